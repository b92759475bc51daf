//! A point that can be picked up: its place, its name, its widget.

use egui::{Id, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};
use kurbo::Point;

use super::super::live::{GRIP, ROOM};
use super::Stage;
use crate::figure::{Placed, shown_name};
use crate::model::{CompetitorId, FactorId, Level, Score};
use crate::render::screen::screen_from_page;

/// A point that can be picked up.
#[derive(Clone, Debug)]
pub(super) struct Grip {
    pub(super) competitor: CompetitorId,
    pub(super) factor: FactorId,
    pub(super) score: Score,
    /// On the page.
    pub(super) at: Point,
    /// Of its marker, in page points.
    pub(super) radius: f64,
}

impl Grip {
    pub(super) fn of(point: &Placed) -> Self {
        Self {
            competitor: point.competitor.clone(),
            factor: point.factor.clone(),
            score: point.score,
            at: point.at,
            radius: point.radius,
        }
    }
}

/// The widget of a point. One that does not pick up is for the keyboard only.
pub(super) fn handle(ui: &Ui, stage: &Stage<'_>, grip: &Grip, picks_up: bool) -> Response {
    let center = screen_from_page(&stage.transform, grip.at);
    let side = ROOM.max(2.0 * grip.radius as f32 * stage.scale());
    let rect = Rect::from_center_size(center, Vec2::splat(side)).intersect(stage.clip);
    let id = handle_id(ui, &grip.competitor, &grip.factor);
    let sense = if picks_up { GRIP } else { Sense::FOCUSABLE };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, name_of(stage, grip)));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(10.0);
        if let Some(level) = grip.score.level() {
            node.set_numeric_value(level.get());
        }
        node.set_value(score_in_words(stage, grip.score));
    });
    if response.secondary_clicked() || response.context_menu_opened() {
        response.request_focus();
    }
    response
}

pub(super) fn handle_id(ui: &Ui, competitor: &CompetitorId, factor: &FactorId) -> Id {
    ui.scope_id().with(("point", competitor, factor))
}

/// "Premium wines, Price: 10.0, industry standard 6.0".
fn name_of(stage: &Stage<'_>, grip: &Grip) -> String {
    let project = stage.project();
    let competitor = project.competitor(&grip.competitor);
    let competitor = competitor
        .map(|found| shown_name(&found.name))
        .unwrap_or_default();
    let factor = project.factor(&grip.factor);
    let factor = factor
        .map(|found| shown_name(&found.name))
        .unwrap_or_default();
    let score = score_in_words(stage, grip.score);
    let standard = stage.standard(&grip.factor).map(|level| {
        let shown = project.settings.scale.show(Level::nearest(level));
        format!(", industry standard {shown}")
    });
    format!(
        "{competitor}, {factor}: {score}{}",
        standard.unwrap_or_default()
    )
}

fn score_in_words(stage: &Stage<'_>, score: Score) -> String {
    match score {
        Score::Unscored => "unscored".to_owned(),
        Score::NotOffered => "not offered".to_owned(),
        Score::Level(level) => stage.project().settings.scale.show(level),
    }
}

/// Places to pick up for what is unscored of the selected competitor, so that
/// it can be scored on the canvas: at the standard, or in the middle.
pub(super) fn unscored(stage: &Stage<'_>) -> Vec<Grip> {
    let project = stage.project();
    let selected = stage.context.selection.competitor();
    let Some(competitor) = selected.filter(|id| {
        project
            .competitor(id)
            .is_some_and(|competitor| competitor.visible)
    }) else {
        return Vec::new();
    };
    let axes = &stage.canvas.axes;
    let columns = axes.columns.iter();
    columns
        .filter(|(factor, _)| project.scores.get(competitor, factor) == Score::Unscored)
        .map(|(factor, x)| Grip {
            competitor: competitor.clone(),
            factor: factor.clone(),
            score: Score::Unscored,
            at: Point::new(*x, axes.y(start_level(stage, factor).get())),
            radius: 4.0,
        })
        .collect()
}

/// Where a point starts that has no level yet.
pub(super) fn start_level(stage: &Stage<'_>, factor: &FactorId) -> Level {
    stage.standard(factor).map_or(Level::MIDDLE, Level::nearest)
}

/// The place on the screen of a point, for what is shown beside it.
pub(super) fn place_of(
    stage: &Stage<'_>,
    competitor: &CompetitorId,
    factor: &FactorId,
) -> Option<Pos2> {
    let mut points = stage.canvas.points.iter();
    let placed = points.find(|point| point.competitor == *competitor && point.factor == *factor);
    let at = if let Some(point) = placed {
        point.at
    } else {
        let x = stage.canvas.axes.x(factor)?;
        Point::new(x, stage.canvas.axes.y(start_level(stage, factor).get()))
    };
    Some(screen_from_page(&stage.transform, at))
}
