//! Points in time, for people.

use std::time::{Duration, SystemTime};

/// By the clock on the wall here: "25 Nov 2026, 21:04". Empty for a time no
/// calendar has.
pub(super) fn date_and_time(at: SystemTime) -> String {
    formatted(at, "%-d %b %Y, %H:%M")
}

/// The same as part of a file's name: "2026-11-25 21-04".
pub(super) fn for_a_name(at: SystemTime) -> String {
    formatted(at, "%Y-%m-%d %H-%M")
}

fn formatted(at: SystemTime, format: &str) -> String {
    let Ok(timestamp) = jiff::Timestamp::try_from(at) else {
        return String::new();
    };
    let here = timestamp.to_zoned_datetime(jiff::tz::TimeZone::system());
    here.strftime(format).to_string()
}

/// How long before `now` something was: "2 hours ago".
pub(super) fn ago(at: SystemTime, now: SystemTime) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    // A clock that was put back makes it now.
    let age = now.duration_since(at).unwrap_or(Duration::ZERO).as_secs();
    let (count, unit) = match age {
        0..10 => return "Just now".to_owned(),
        10..MINUTE => (age, "second"),
        MINUTE..HOUR => (age / MINUTE, "minute"),
        HOUR..DAY => (age / HOUR, "hour"),
        _ if age < 60 * DAY => (age / DAY, "day"),
        _ if age < 730 * DAY => (age / (30 * DAY), "month"),
        _ => (age / (365 * DAY), "year"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural} ago")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_said_in_its_largest_unit() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(2_000_000_000);
        for (seconds, words) in [
            (0, "Just now"),
            (9, "Just now"),
            (59, "59 seconds ago"),
            (60, "1 minute ago"),
            (3599, "59 minutes ago"),
            (3600, "1 hour ago"),
            (86_399, "23 hours ago"),
            (86_400, "1 day ago"),
            (59 * 86_400, "59 days ago"),
            (60 * 86_400, "2 months ago"),
            (729 * 86_400, "24 months ago"),
            (1500 * 86_400, "4 years ago"),
        ] {
            let at = now - Duration::from_secs(seconds);
            assert_eq!(ago(at, now), words, "{seconds}");
        }
        assert_eq!(ago(now + Duration::from_secs(9), now), "Just now");
    }

    #[test]
    fn a_date_has_the_clock_of_this_place() {
        let at = SystemTime::UNIX_EPOCH + Duration::from_mins(29_927_344);
        let date = date_and_time(at);
        // Nowhere is further from Greenwich than 14 hours.
        assert!(
            ["24 Nov 2026, ", "25 Nov 2026, ", "26 Nov 2026, "]
                .iter()
                .any(|day| date.starts_with(day)),
            "{date}"
        );
        let name = for_a_name(at);
        assert!(name.starts_with("2026-11-2"), "{name}");
        assert_eq!(name.len(), 16, "{name}");
        let far = SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 50);
        assert_eq!(date_and_time(far), "");
    }
}
