//! Where scores come from: only what there is, as little is known of most.

use super::page::Page;
use super::things::exact;
use crate::model::{Evidence, EvidenceTable, Survey};

pub(super) fn table(page: &mut Page, table: &EvidenceTable) {
    page.list(
        "evidence: {",
        "}",
        table.rows(),
        |page, (competitor, row)| {
            page.open_key(competitor.as_str(), "{");
            for (factor, evidence) in row {
                page.open_key(factor.as_str(), "Evidence(");
                write_evidence(page, evidence);
                page.close(")");
            }
            page.close("}");
        },
    );
}

fn write_evidence(page: &mut Page, evidence: &Evidence) {
    let Evidence {
        source,
        date,
        quote,
        confidence,
        spread,
        survey,
        segments,
    } = evidence;
    page.text_if("source", source);
    page.field_if("date", date.map(|date| format!("\"{date}\"")));
    page.text_if("quote", quote);
    page.field_if("confidence", confidence.map(|it| format!("{it:?}")));
    page.field_if("spread", *spread);
    page.field_if("survey", survey.as_ref().map(in_line));
    if !segments.is_empty() {
        page.list("segments: {", "}", segments, |page, (segment, survey)| {
            page.key(segment.as_str());
            page.put(format_args!("{},\n", in_line(survey)));
        });
    }
}

/// A survey is one row of somebody's table, and one line here.
fn in_line(survey: &Survey) -> String {
    let Survey {
        n,
        mean,
        sd,
        low,
        high,
    } = survey;
    let sd = sd.map_or_else(|| "None".to_owned(), |sd| exact(sd.get()));
    let [mean, low, high] = [mean, low, high].map(|number| exact(number.get()));
    format!("Survey(n: {n}, mean: {mean}, sd: {sd}, low: {low}, high: {high})")
}
