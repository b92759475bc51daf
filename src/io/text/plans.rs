//! Plans, and the scenarios that have them.

use super::page::Page;
use super::write_score;
use crate::model::{Card, Plan, Scenario};

pub(super) fn plan(page: &mut Page, plan: &Plan) {
    let Plan { cards, muted } = plan;
    page.open("plan: Plan(");
    page.list("cards: {", "}", cards, |page, (factor, card)| {
        page.open_key(factor.as_str(), "Card(");
        write_card(page, card);
        page.close(")");
    });
    page.list("muted: [", "]", muted, |page, finding| {
        page.element(finding);
    });
    page.close(")");
}

/// Only what is said on it, as little is on most.
fn write_card(page: &mut Page, card: &Card) {
    let Card {
        decision,
        saves,
        gives,
        owner,
        effort,
        by_when,
    } = card;
    page.field_if("decision", decision.map(|it| format!("{it:?}")));
    page.text_if("saves", saves);
    page.text_if("gives", gives);
    page.text_if("owner", owner);
    page.field_if("effort", effort.map(|it| format!("{it:?}")));
    page.text_if("by_when", by_when);
}

pub(super) fn scenario(page: &mut Page, scenario: &Scenario) {
    let Scenario {
        id,
        name,
        tagline,
        notes,
        scores,
        plan: its_plan,
    } = scenario;
    page.open("Scenario(");
    page.text("id", id.as_str());
    page.text("name", name);
    page.text("tagline", tagline);
    page.text("notes", notes);
    page.list("scores: {", "}", scores, |page, (factor, score)| {
        write_score(page, factor.as_str(), *score);
    });
    plan(page, its_plan);
    page.close(")");
}
