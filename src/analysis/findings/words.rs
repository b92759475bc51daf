//! Names and counts within a sentence.

/// The most characters of a name within a sentence.
const MOST_CHARS: usize = 60;

/// The most names that are listed one by one.
const MOST_NAMES: usize = 3;

/// A name on one line and not too long, or the id of what has none.
pub(super) fn called(name: &str, id: &str) -> String {
    let mut called = String::new();
    let mut count = 0;
    for word in name.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        if count > 0 {
            called.push(' ');
            count += 1;
        }
        for c in word.chars() {
            if count >= MOST_CHARS {
                called.push('…');
                return called;
            }
            called.push(c);
            count += 1;
        }
    }
    if called.is_empty() {
        id.to_owned()
    } else {
        called
    }
}

/// "A", "A and B", "A, B and C", "A, B, C and 4 more".
pub(super) fn names(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if all.len() <= MOST_NAMES => format!("{} and {last}", first.join(", ")),
        _ => {
            let (shown, rest) = all.split_at(MOST_NAMES);
            format!("{} and {} more", shown.join(", "), rest.len())
        }
    }
}

/// "1 factor", "2 factors".
pub(super) fn many(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_kind_stand_on_one_line() {
        assert_eq!(called("  [yellow\n\ttail] ", "x"), "[yellow tail]");
        assert_eq!(called(" \n", "rival-2"), "rival-2");
        let long = called(&"ü".repeat(10_000), "x");
        assert_eq!(long.chars().count(), MOST_CHARS + 1);
    }

    #[test]
    fn many_names_are_counted() {
        let all: Vec<String> = ["A", "B", "C", "D", "E"].map(str::to_owned).to_vec();
        assert_eq!(names(&all[..0]), "");
        assert_eq!(names(&all[..1]), "A");
        assert_eq!(names(&all[..2]), "A and B");
        assert_eq!(names(&all[..3]), "A, B and C");
        assert_eq!(names(&all[..4]), "A, B, C and 1 more");
    }
}
