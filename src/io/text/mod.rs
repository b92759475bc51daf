//! A project as the text of its file, in the latest version.
//!
//! Made to be read by people and compared by version control: every field and
//! every score on a line of its own, always the same ones in the same order,
//! and long notes line by line. By hand and not through `ron`'s serializer,
//! which writes notes on one line and every apostrophe as `\'`.

use self::page::Page;
use super::VERSION;
use super::version::STRUCT;
use crate::model::{Level, Project, Score, Scores, Settings};

mod evidence;
mod maps;
mod page;
mod plans;
mod things;

/// The text of the file of `project`. Equal projects give equal texts.
pub fn to_ron(project: &Project) -> String {
    let Project {
        title,
        tagline,
        source,
        notes,
        settings,
        competitors,
        factors,
        metrics,
        scores,
        evidence,
        segments,
        importance,
        plan,
        scenarios,
        maps,
    } = project;
    let mut page = Page::default();
    page.open(&format!("{STRUCT}("));
    page.field("version", VERSION);
    page.text("title", title);
    page.text("tagline", tagline);
    page.text("source", source);
    page.text("notes", notes);
    write_settings(&mut page, *settings);
    // Whatever has an id, before whatever names it.
    page.list("metrics: [", "]", metrics, |page, metric| {
        things::metric(page, metric);
    });
    page.list("competitors: [", "]", competitors, |page, competitor| {
        things::competitor(page, competitor);
    });
    page.list("factors: [", "]", factors, |page, factor| {
        things::factor(page, factor);
    });
    page.list("segments: [", "]", segments, |page, segment| {
        things::segment(page, segment);
    });
    page.field_if("importance", importance.as_ref().map(things::whose));
    write_scores(&mut page, scores);
    evidence::table(&mut page, evidence);
    plans::plan(&mut page, plan);
    page.list("scenarios: [", "]", scenarios, |page, scenario| {
        plans::scenario(page, scenario);
    });
    page.list("maps: [", "]", maps, |page, map| {
        maps::map(page, map);
    });
    page.out.push_str(")\n");
    page.out
}

fn write_settings(page: &mut Page, settings: Settings) {
    let Settings {
        scale,
        margin,
        standard,
        marks,
        whiskers,
        confidence,
    } = settings;
    page.open("settings: Settings(");
    page.field("scale", format_args!("{scale:?}"));
    page.field("margin", margin);
    page.field("standard", standard);
    page.field("marks", marks);
    // Off in most projects.
    page.field_if("whiskers", whiskers.then_some(true));
    page.field_if("confidence", confidence.then_some(true));
    page.close(")");
}

fn write_scores(page: &mut Page, scores: &Scores) {
    page.list(
        "scores: {",
        "}",
        scores.rows(),
        |page, (competitor, row)| {
            page.open_key(competitor.as_str(), "{");
            for (factor, score) in row.iter() {
                write_score(page, factor.as_str(), *score);
            }
            page.close("}");
        },
    );
}

/// One score, in a line of its own.
fn write_score(page: &mut Page, factor: &str, score: Score) {
    page.key(factor);
    match score {
        Score::Level(level) => {
            page.out.push_str("Level(");
            push_level(&mut page.out, level);
            page.out.push(')');
        }
        Score::NotOffered => page.out.push_str("NotOffered"),
        Score::Unscored => page.out.push_str("Unscored"),
    }
    page.out.push_str(",\n");
}

/// What `level` shows as, without the formatting of floats, which would take
/// most of the time of saving.
fn push_level(out: &mut String, level: Level) {
    #[expect(clippy::cast_sign_loss, reason = "levels are not negative")]
    let hundredths = (level.get() * 100.0).round() as u16;
    let digit = |tenfold: u16| char::from(b'0' + (hundredths / tenfold % 10) as u8);
    if hundredths >= 1000 {
        out.push(digit(1000));
    }
    out.extend([digit(100), '.', digit(10)]);
    if !hundredths.is_multiple_of(10) {
        out.push(digit(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_written_as_they_are_shown() {
        for hundredths in 0..=1000 {
            let level = Level::nearest(f64::from(hundredths) / 100.0);
            let mut out = String::new();
            push_level(&mut out, level);
            assert_eq!(out, level.to_string());
        }
    }
}
