//! What will be made: counts, what is left out, and a small canvas.

use std::sync::Arc;

use egui::{Role as Part, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::draft::{Draft, Made};
use crate::figure::{Fonts, Scene, Theme};
use crate::io::import::{Basis, Outcome, Role, Skipped};
use crate::model::Project;
use crate::render::screen;
use crate::ui::fields::{heading, one_line, remark};
use crate::ui::picture::thumbnail;
use crate::ui::theme;

/// The most lines about what is left out.
const LINES: usize = 200;

/// The most columns that are named as not read.
const UNREAD: usize = 6;

/// The small canvas, and what it was drawn from.
#[derive(Debug)]
pub(super) struct Small {
    project: Arc<Project>,
    theme: Theme,
    size: Vec2,
    scene: Scene,
}

/// Show what the plan makes of the first rows.
pub(super) fn ui(ui: &mut Ui, draft: &Draft, small: &mut Option<Small>, fonts: &Fonts, room: Vec2) {
    let picture = vec2((room.x * 0.45).min(280.0), room.y);
    ui.horizontal_top(|ui| {
        ui.set_height(room.y);
        ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
        picture_ui(ui, draft.made.as_ref().ok(), small, fonts, picture);
        ui.vertical(|ui| {
            egui::ScrollArea::vertical()
                .id_salt("outlook")
                .max_height(room.y)
                .auto_shrink(false)
                .show(ui, |ui| match &draft.made {
                    Ok(made) => said(ui, draft, made),
                    Err(error) => wrong(ui, error),
                });
        });
    });
}

/// Why nothing can be made.
fn wrong(ui: &mut Ui, error: &str) {
    heading(ui, "Nothing can be made of it yet");
    let color = theme::colors(ui).error;
    ui.add(egui::Label::new(egui::RichText::new(capital(error)).color(color)).wrap());
}

fn picture_ui(
    ui: &mut Ui,
    made: Option<&Made>,
    small: &mut Option<Small>,
    fonts: &Fonts,
    size: Vec2,
) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Part::Image, true, "Preview of the canvas"));
    let colors = theme::colors(ui);
    ui.painter().rect_filled(rect, 6.0, colors.field);
    let line = egui::Stroke::new(1.0, colors.line);
    ui.painter()
        .rect_stroke(rect, 6.0, line, egui::StrokeKind::Inside);
    let Some(made) = made else {
        return;
    };
    if made.outcome.is_importance() {
        let words = "Importance of factors";
        let font = egui::TextStyle::Small.resolve(ui.style());
        let center = egui::Align2::CENTER_CENTER;
        ui.painter()
            .text(rect.center(), center, words, font, colors.soft_text);
        return;
    }
    let theme = if ui.visuals().dark_mode {
        Theme::Dark
    } else {
        Theme::Light
    };
    let inside = rect.shrink(1.0);
    let same = small.as_ref().is_some_and(|it| {
        Arc::ptr_eq(&it.project, &made.project) && it.theme == theme && it.size == inside.size()
    });
    if !same {
        *small = Some(Small {
            project: Arc::clone(&made.project),
            theme,
            size: inside.size(),
            scene: thumbnail(&made.project, inside.size(), theme, fonts),
        });
    }
    if let Some(small) = small {
        screen::paint(ui, &small.scene, inside);
    }
}

fn said(ui: &mut Ui, draft: &Draft, made: &Made) {
    let outcome = &made.outcome;
    heading(ui, &counts(outcome, made.scores));
    let rows = many(outcome.rows, "row");
    let from = if draft.head.whole {
        format!("From {rows}")
    } else {
        format!("From the first {rows}: the table goes on, and all of it will be read")
    };
    remark(ui, &from);
    if outcome.is_importance() {
        let why =
            "No column names competitors: it is read as how much each factor matters to buyers";
        remark(ui, why);
    }
    if let Some(scale) = mapped(outcome) {
        remark(ui, &scale);
    }
    ui.add_space(4.0);
    let unread = unread(draft);
    if outcome.skipped.is_empty() && unread.is_none() {
        ui.label("Nothing is left out");
        return;
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    if let Some(unread) = unread {
        ui.add(egui::Label::new(unread).wrap());
    }
    for skipped in outcome.skipped.iter().take(LINES) {
        ui.add(egui::Label::new(left_out(skipped)).wrap());
    }
    let more = outcome.skipped.len().saturating_sub(LINES);
    if more > 0 {
        ui.label(format!("and so on in {}", many(more as u64, "more place")));
    }
}

/// The columns that are not read: "Columns not read: id, city and 3 more".
fn unread(draft: &Draft) -> Option<String> {
    let plan = draft.plan.as_ref().ok()?;
    let columns = plan.columns_in(Role::Ignore);
    let names: Vec<String> = columns.map(|(_, column)| one_line(&column.name)).collect();
    let more = names.len().saturating_sub(UNREAD);
    let first = names.iter().take(UNREAD).cloned().collect::<Vec<_>>();
    let first = first.join(", ");
    match (names.len(), more) {
        (0, _) => None,
        (1, _) => Some(format!("Column not read: {first}")),
        (_, 0) => Some(format!("Columns not read: {first}")),
        _ => Some(format!("Columns not read: {first} and {more} more")),
    }
}

/// Which values become levels 0 and 10.
fn mapped(outcome: &Outcome) -> Option<String> {
    let (low, high) = outcome.scales.ends.first()?;
    if outcome.scales.basis == Basis::EachFactor {
        return Some("The least to the greatest mean of each factor becomes 0 to 10".to_owned());
    }
    let another = (*low, *high) != (0.0, 10.0);
    another.then(|| format!("{low} to {high} becomes 0 to 10"))
}

/// How many things of each kind.
fn counts(outcome: &Outcome, scores: usize) -> String {
    let mut parts = Vec::new();
    let mut part = |count: usize, what: &str| {
        if count > 0 {
            parts.push(many(count as u64, what));
        }
    };
    part(outcome.competitors.len(), "competitor");
    part(outcome.factors.len(), "factor");
    part(outcome.segments.len(), "segment");
    if outcome.is_importance() {
        part(scores, "importance");
    } else {
        part(scores, "score");
    }
    parts.join(" · ")
}

/// "Taste: 12 cells blank, first in row 5".
fn left_out(skipped: &Skipped) -> String {
    let Skipped {
        column,
        reason,
        count,
        first_row,
    } = skipped;
    let column = one_line(column);
    let cells = many(*count, "cell");
    format!(
        "{column}: {cells} {}, first in row {first_row}",
        reason.name()
    )
}

/// "1 row", "1,234 rows".
pub(super) fn many(count: u64, what: &str) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let s = if count == 1 { "" } else { "s" };
    format!("{text} {what}{s}")
}

/// With a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
