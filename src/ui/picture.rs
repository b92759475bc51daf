//! A picture that is only looked at: on the cards of samples, and before an export.

use std::borrow::Cow;

use egui::{Rect, Ui, Vec2};
use kurbo::{Affine, Shape as _};

use crate::figure::{Fonts, Mark, Page, Part, Scene, Shape, Theme, strategy_canvas};
use crate::model::{Project, Role};
use crate::render::screen;

/// The most curves of a thumbnail, and the most factors.
const MOST_CURVES: usize = 60;
const MOST_FACTORS: usize = 60;

/// Of lines and markers in a thumbnail, against those on a page.
const THINNER: f64 = 0.7;

/// Paint `scene` of `theme` into `rect`, which should have its proportions. What
/// is transparent shows a chequered ground that suits the theme.
pub(super) fn paint(ui: &Ui, rect: Rect, scene: &Scene, theme: Theme) {
    if scene.background.is_none() {
        chequer(ui, rect, theme);
    }
    screen::paint(ui, scene, rect);
}

/// The pattern that stands for "nothing here" in programs for pictures.
fn chequer(ui: &Ui, rect: Rect, theme: Theme) {
    const SIDE: f32 = 8.0;
    let look = theme.look();
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 0.0, screen::color(look.page));
    let mut row = 0_u16;
    while f32::from(row) * SIDE < rect.height() {
        let mut column = row % 2;
        while f32::from(column) * SIDE < rect.width() {
            let at = egui::vec2(f32::from(column), f32::from(row)) * SIDE;
            let cell = Rect::from_min_size(rect.min + at, Vec2::splat(SIDE));
            painter.rect_filled(cell, 0.0, screen::color(look.rule));
            column += 2;
        }
        row += 1;
    }
}

/// A picture of `size` with nothing but curves, as large as they go: words would
/// be too small to read.
pub fn thumbnail(project: &Project, size: Vec2, theme: Theme, fonts: &Fonts) -> Scene {
    let mut plain = few(project).into_owned();
    plain.settings.whiskers = false;
    plain.settings.confidence = false;
    let (width, height) = (f64::from(size.x), f64::from(size.y));
    let page = Page::for_picture(width, height);
    let mut scene = strategy_canvas(&plain, &page, theme, fonts).scene;
    scene.background = None; // That of what it stands on.
    scene
        .marks
        .retain(|mark| matches!(mark.part, Part::Curve(_) | Part::Point(..)));
    let paths = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Path { path, .. } => Some(path.bounding_box()),
        Shape::Text(_) | Shape::Area { .. } | Shape::Markers { .. } => None,
    });
    let Some(bounds) = paths.reduce(|all, path| all.union(path)) else {
        return scene;
    };
    let room = kurbo::Rect::new(0.0, 0.0, width, height).inset(-22.0);
    let fit = Affine::translate(room.origin().to_vec2())
        * Affine::scale_non_uniform(
            room.width() / bounds.width().max(1.0),
            room.height() / bounds.height().max(1.0),
        )
        * Affine::translate(-bounds.origin().to_vec2());
    for mark in &mut scene.marks {
        shrink(mark, fit);
    }
    scene.size = kurbo::Size::new(width, height);
    scene
}

/// The project with no more than can be told apart in a thumbnail: the curves in
/// front, among them ours.
fn few(project: &Project) -> Cow<'_, Project> {
    let curves = project.competitors.len();
    if curves <= MOST_CURVES && project.factors.len() <= MOST_FACTORS {
        return Cow::Borrowed(project);
    }
    let mut few = project.clone();
    few.factors.truncate(MOST_FACTORS);
    let mut skipped = curves.saturating_sub(MOST_CURVES);
    few.competitors.retain(|competitor| {
        let kept = skipped == 0 || competitor.role == Role::Own;
        skipped -= usize::from(!kept);
        kept
    });
    Cow::Owned(few)
}

/// Move a mark to where `fit` takes it. Lines get thinner and markers smaller
/// than on a page, but less so than the picture as a whole.
fn shrink(mark: &mut Mark, fit: Affine) {
    let Shape::Path { path, stroke, .. } = &mut mark.shape else {
        return;
    };
    if matches!(mark.part, Part::Point(..)) {
        let center = path.bounding_box().center();
        let to: kurbo::Point = fit * center;
        path.apply_affine(
            Affine::translate(to.to_vec2())
                * Affine::scale(THINNER)
                * Affine::translate(-center.to_vec2()),
        );
    } else {
        path.apply_affine(fit);
    }
    if let Some(stroke) = stroke {
        stroke.width *= THINNER;
        for length in &mut stroke.dash {
            *length *= THINNER;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Kind;

    #[test]
    fn of_a_large_project_a_thumbnail_shows_a_part_and_always_our_own_curve() {
        let mut project = Project::default();
        for number in 0..200 {
            let role = if number == 0 { Role::Own } else { Role::Rival };
            let competitor = project.fresh_competitor("Name", role);
            project.competitors.push(Arc::new(competitor));
            let factor = project.fresh_factor("Factor", Kind::Product);
            project.factors.push(Arc::new(factor));
        }
        let shown = few(&project);
        assert_eq!(shown.factors.len(), MOST_FACTORS);
        assert_eq!(shown.competitors.len(), MOST_CURVES);
        assert_eq!(shown.own(), project.own());
        assert_eq!(shown.competitors.last(), project.competitors.last());
        project.factors.truncate(MOST_FACTORS);
        project.competitors.truncate(MOST_CURVES);
        assert!(matches!(few(&project), Cow::Borrowed(_)));
    }
}
