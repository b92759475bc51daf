//! The eliminate-reduce-raise-create board as a table for other programs.
//!
//! One row for each factor, in the order of the project. Levels and gaps are
//! written as the project shows them; what is unscored or has no standard is empty.

use crate::analysis::{Judgement, judge};
use crate::model::{Action, Effort, Factor, Level, Project, Score};

/// The headings of the columns.
const HEADINGS: [&str; 11] = [
    "Factor", "Verdict", "Decision", "Level", "Standard", "Gap", "Saves", "Gives", "Owner",
    "Effort", "By when",
];

/// What programs that read CSV take for UTF-8, and Excel for nothing else.
const BYTE_ORDER_MARK: char = '\u{feff}';

type Cells = [String; HEADINGS.len()];

/// The board of `project` as a Markdown document: its title, its tagline, and a
/// table. Without an own company the table has no rows.
pub fn board_markdown(project: &Project) -> String {
    let mut text = String::new();
    let title = markdown(&project.title);
    if !title.is_empty() {
        text.extend(["# ", &title, "\n\n"]);
    }
    let tagline = markdown(&project.tagline);
    if !tagline.is_empty() {
        text.extend([&tagline, "\n\n"]);
    }
    let row = |text: &mut String, cells: &mut dyn Iterator<Item = String>| {
        text.push('|');
        for cell in cells {
            text.extend([" ", &cell, " |"]);
        }
        text.push('\n');
    };
    row(&mut text, &mut HEADINGS.iter().map(|it| (*it).to_owned()));
    let numeric = 3..=5;
    let rules = (0..HEADINGS.len()).map(|at| if numeric.contains(&at) { "---:" } else { "---" });
    row(&mut text, &mut rules.map(str::to_owned));
    for cells in rows(project) {
        row(&mut text, &mut cells.iter().map(|cell| markdown(cell)));
    }
    let source = markdown(&project.source);
    if !source.is_empty() {
        text.extend(["\n", &source, "\n"]);
    }
    text
}

/// The board of `project` as comma-separated values (RFC 4180): UTF-8 with a
/// byte order mark, lines that end in CR LF, the headings first.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn board_csv(project: &Project) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    let headings = HEADINGS.map(str::to_owned);
    for cells in std::iter::once(headings).chain(rows(project)) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            push_csv(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}

fn rows(project: &Project) -> impl Iterator<Item = Cells> {
    let pairs = project.factors.iter().zip(judge(project));
    pairs.map(|(factor, judgement)| cells(project, factor, &judgement))
}

fn cells(project: &Project, factor: &Factor, judgement: &Judgement) -> Cells {
    let scale = project.settings.scale;
    let card = &judgement.card;
    let action = |action: Option<Action>| action.map_or("", Action::name).to_owned();
    [
        factor.name.to_string(),
        action(judgement.verdict),
        action(card.decision),
        match judgement.own {
            Score::Unscored => String::new(),
            Score::NotOffered => "not offered".to_owned(),
            Score::Level(level) => scale.show(level),
        },
        judgement.standard.map_or_else(String::new, |standard| {
            scale.show(Level::nearest(standard.level))
        }),
        judgement.gap().map_or_else(String::new, |gap| {
            let (low, high) = scale.ends();
            difference(gap / 10.0 * (high - low))
        }),
        card.saves.to_string(),
        card.gives.to_string(),
        card.owner.to_string(),
        card.effort.map_or("", Effort::name).to_owned(),
        card.by_when.to_string(),
    ]
}

/// A difference of levels to two decimals at most, as levels are shown.
fn difference(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.strip_suffix('0').unwrap_or(&text);
    match text {
        "-0.0" => "0.0".to_owned(),
        _ => text.to_owned(),
    }
}

/// `text` as Markdown that says just that, on one line.
fn markdown(text: &str) -> String {
    if is_number(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push_str("<br>");
        }
        push_markdown(&mut out, line);
    }
    out
}

/// Append `line` with a backslash before everything that Markdown could read
/// otherwise: signs that mean something anywhere, and those that do at the
/// beginning of a line.
fn push_markdown(out: &mut String, line: &str) {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let mut characters = line.chars().enumerate().peekable();
    while let Some((at, character)) = characters.next() {
        let ends_word = characters
            .peek()
            .is_none_or(|(_, next)| next.is_whitespace());
        let anywhere = matches!(
            character,
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '#'
        );
        let leading = match character {
            '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => at > 0 && at == digits && ends_word,
            _ => false,
        };
        if anywhere || leading {
            out.push('\\');
        }
        if character.is_control() {
            out.push(' ');
        } else {
            out.push(character);
        }
    }
}

/// Append a cell, in quotes if it needs them.
fn push_csv(text: &mut String, cell: &str) {
    let formula = cell.starts_with(is_formula) && !is_number(cell);
    let quoted = cell.contains(['"', ',', '\r', '\n']) || cell.trim() != cell;
    if quoted {
        text.push('"');
    }
    if formula {
        text.push('\'');
    }
    for character in cell.chars() {
        if character == '"' {
            text.push('"');
        }
        text.push(character);
    }
    if quoted {
        text.push('"');
    }
}

/// What makes a spreadsheet take a cell for a formula, if it comes first.
fn is_formula(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n')
}

/// Whether a cell is a plain number, which a spreadsheet should take for one.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match digits.split_once('.') {
        Some((whole, decimals)) => part(whole) && part(decimals),
        None => part(digits),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Role;

    /// The cells of CSV text, read by the rules of RFC 4180.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut characters = text.chars().peekable();
        let mut quoted = false;
        while let Some(character) = characters.next() {
            let cells = rows.last_mut().unwrap();
            match character {
                '"' if quoted && characters.peek() == Some(&'"') => {
                    characters.next();
                    cells.last_mut().unwrap().push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                '\r' if !quoted && characters.peek() == Some(&'\n') => {
                    characters.next();
                    rows.push(vec![String::new()]);
                }
                other => cells.last_mut().unwrap().push(other),
            }
        }
        rows.pop();
        rows
    }

    fn wine() -> Project {
        crate::io::sample("wine").unwrap()
    }

    #[test]
    fn the_board_of_the_wine_as_csv() {
        let text = board_csv(&wine());
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            lines[0],
            "\u{feff}Factor,Verdict,Decision,Level,Standard,Gap,Saves,Gives,Owner,Effort,By when"
        );
        assert_eq!(lines[1], "Price,Reduce,,2.5,5.0,-2.5,,,,,");
        assert_eq!(
            lines[2],
            "Enological terminology,Eliminate,,not offered,6.25,-6.25,,,,,"
        );
        assert_eq!(lines[8], "Easy drinking,Create,,10.0,,,,,,,");
        assert_eq!(lines.len(), 12);
    }

    #[test]
    fn the_board_of_the_wine_as_markdown() {
        let text = board_markdown(&wine());
        assert!(text.starts_with(
            "# US wine, around 2001\n\nA wine to pick in seconds and enjoy without a lesson\n\n\
             | Factor | Verdict | Decision | Level | Standard | Gap | Saves | Gives | Owner | Effort | By when |\n\
             | --- | --- | --- | ---: | ---: | ---: | --- | --- | --- | --- | --- |\n\
             | Price | Reduce |  | 2.5 | 5.0 | -2.5 |  |  |  |  |  |\n"
        ), "{text}");
        assert!(
            text.ends_with("case of \\[yellow tail\\]; the numbers are ours\n"),
            "{text}"
        );
    }

    #[track_caller]
    fn check_markdown(text: &str, expected: &str) {
        assert_eq!(markdown(text), expected);
    }

    #[test]
    fn markdown_says_just_what_the_text_says() {
        check_markdown("a | b", "a \\| b");
        check_markdown("two\r\nlines\n", "two<br>lines");
        check_markdown("- item", "\\- item");
        check_markdown("12. item", "12\\. item");
        check_markdown("3.5 up", "3.5 up");
        check_markdown("-2.5", "-2.5");
        check_markdown("-2.5 up", "\\-2.5 up");
        check_markdown("# <b>*x*</b>", "\\# \\<b\\>\\*x\\*\\</b\\>");
        check_markdown(" \t", "");
        check_markdown("a\tb", "a b");
    }

    #[test]
    fn numbers_are_no_formulas() {
        for number in ["-2.5", "0", "12.25", "-0.01"] {
            assert!(is_number(number), "{number}");
        }
        for text in ["-", "-1+1", "+1", "-inf", "1.", ".5", "--1", "-1e5", "=1"] {
            assert!(!is_number(text), "{text}");
        }
        assert_eq!(difference(-0.001), "0.0");
        assert_eq!(difference(1.0 / 3.0), "0.33");
        assert_eq!(difference(-2.5), "-2.5");
    }

    #[test]
    fn without_an_own_company_the_board_has_no_rows() {
        let mut project = wine();
        let own = project.own().unwrap().id.clone();
        project
            .competitors
            .retain(|competitor| competitor.id != own);
        assert_eq!(
            read(board_csv(&project).trim_start_matches('\u{feff}')).len(),
            1
        );
        assert!(board_markdown(&project).contains("| --- |"));
    }

    proptest! {
        #[test]
        fn csv_is_read_back_cell_by_cell_and_holds_no_formula(
            names in prop::collection::vec("([=+\\-@]|\\PC|[\"',\r\n\t ]){0,8}", 1..6),
            note in "([=+\\-@]|\\PC|[\"',\r\n\t ]){0,12}",
        ) {
            let mut project = Project::default();
            let own = project.fresh_competitor("Us", Role::Own);
            project.competitors.push(own.into());
            for name in &names {
                let factor = project.fresh_factor(name, crate::model::Kind::default());
                let card = crate::model::Card { saves: note.as_str().into(), ..Default::default() };
                project.plan.cards.insert(factor.id.clone(), card.into());
                project.factors.push(factor.into());
            }
            let text = board_csv(&project);
            let rows = read(text.strip_prefix('\u{feff}').unwrap());
            prop_assert_eq!(rows.len(), names.len() + 1);
            for (cells, name) in rows[1..].iter().zip(&names) {
                prop_assert_eq!(cells.len(), HEADINGS.len());
                let escaped = |text: &str| {
                    let formula = text.starts_with(is_formula) && !is_number(text);
                    format!("{}{text}", if formula { "'" } else { "" })
                };
                prop_assert_eq!(&cells[0], &escaped(name));
                prop_assert_eq!(&cells[6], &escaped(&note));
                for cell in cells {
                    prop_assert!(!cell.starts_with(is_formula) || is_number(cell), "{cell:?}");
                }
            }
        }

        #[test]
        fn a_markdown_row_has_one_line_and_all_its_cells(name in "(\\||\\\\|\\PC|[\r\n\t]){0,10}") {
            let cell = markdown(&name);
            prop_assert!(!cell.contains(char::is_control));
            let mut bare = 0;
            let mut escaped = false;
            for character in cell.chars() {
                bare += usize::from(character == '|' && !escaped);
                escaped = character == '\\' && !escaped;
            }
            prop_assert_eq!(bare, 0);
        }
    }
}
