//! Lists of scores that can be typed one after the other.

use egui::{Align, Key, Layout, Rect, Response, Sense, Ui, UiBuilder, Vec2, pos2, vec2};

use super::super::fields::{
    Field, NameLink, ROW_HEIGHT, TextField, error_line, one_line, remark, section,
};
use super::super::icon::{Icon, IconButton};
use super::super::marker;
use super::Form;
use crate::command::Selection;
use crate::edit::Edit;
use crate::model::{Competitor, Factor, Scale, Score};

/// Between rows, in points.
const GAP: f32 = 2.0;

/// The narrowest row with room for a button, in points.
const NARROW: f32 = 180.0;

/// One score in a list: a competitor's on a factor, named by the one that the
/// list is not about.
struct Cell<'a> {
    competitor: &'a Competitor,
    factor: &'a Factor,
    name: &'a str,
    swatch: bool,
}

/// What a competitor offers of each factor.
pub(super) fn of_competitor(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor) {
    let factors = &form.project.factors;
    let cells = factors.iter().map(|factor| Cell {
        competitor,
        factor,
        name: &factor.name,
        swatch: false,
    });
    let cells: Vec<_> = cells.collect();
    list(ui, form, &cells, "No factors yet");
}

/// What each competitor offers of a factor.
pub(super) fn of_factor(ui: &mut Ui, form: &mut Form<'_>, factor: &Factor) {
    let competitors = &form.project.competitors;
    let cells = competitors.iter().map(|competitor| Cell {
        competitor,
        factor,
        name: &competitor.name,
        swatch: true,
    });
    let cells: Vec<_> = cells.collect();
    list(ui, form, &cells, "No competitors yet");
}

fn list(ui: &mut Ui, form: &mut Form<'_>, cells: &[Cell<'_>], empty: &str) {
    section(ui, "Scores", |ui| {
        if cells.is_empty() {
            remark(ui, empty);
            return;
        }
        let scale = form.project.settings.scale;
        let help = format!("{}, – for not offered, empty for unscored", ends(scale));
        remark(ui, &help);
        ui.add_space(GAP);
        form.rows(
            ui,
            (cells.len(), ROW_HEIGHT + GAP),
            |drafts, index| drafts.is_open(&cells[index].field()),
            |ui, form, index| {
                let before = index.checked_sub(1).and_then(|at| cells.get(at));
                cells[index].show(ui, form, before, cells.get(index + 1));
            },
        );
    });
}

/// What a user may type, in short.
pub(super) fn ends(scale: Scale) -> &'static str {
    match scale {
        Scale::ZeroToTen => "0 to 10",
        Scale::OneToFive => "1 to 5",
        Scale::OneToSeven => "1 to 7",
        Scale::Words => "Words or 0 to 10",
    }
}

impl Cell<'_> {
    fn field(&self) -> Field {
        Field::Score(self.competitor.id.clone(), self.factor.id.clone())
    }

    /// Show the row; Enter goes on to the `next`, Shift+Enter back to the `previous`.
    fn show(&self, ui: &mut Ui, form: &mut Form<'_>, previous: Option<&Self>, next: Option<&Self>) {
        let scale = form.project.settings.scale;
        let size = vec2(ui.available_width(), ROW_HEIGHT + GAP);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let rect = rect.with_max_y(rect.top() + ROW_HEIGHT);
        // Then the name needs the room more; a dash can still be typed.
        let narrow = rect.width() < NARROW;
        let width = match scale {
            Scale::Words => 80.0,
            _ if narrow => 50.0,
            _ => 56.0,
        };
        let toggle = rect.with_min_x(rect.right() - ROW_HEIGHT);
        let right = if narrow {
            rect.right()
        } else {
            toggle.left() - 4.0
        };
        let level = Rect::from_x_y_ranges(right - width..=right, rect.y_range());
        let mut left = rect.left();
        if self.swatch {
            let center = pos2(left + 10.0, rect.center().y);
            marker::swatch(ui, center, self.competitor, form.look);
            left += 24.0;
        }
        let name = Rect::from_x_y_ranges(left..=level.left() - 8.0, rect.y_range());
        self.name(ui, form, name);
        let field = self.level(ui, form, level);
        let error = form.drafts.error(&self.field()).map(str::to_owned);
        let (enter, back) =
            ui.input(|input| (input.key_pressed(Key::Enter), input.modifiers.shift));
        if field.lost_focus() && enter {
            let to = match (&error, back) {
                (Some(_), _) => Some(self),
                (None, true) => previous,
                (None, false) => next,
            };
            if let Some(cell) = to {
                form.drafts.focus_next(cell.field());
            }
        }
        if !narrow {
            self.toggle(ui, form, toggle);
        }
        if let Some(error) = error {
            error_line(ui, &error);
            ui.add_space(4.0);
        }
    }

    /// The name, which selects the point.
    fn name(&self, ui: &Ui, form: &mut Form<'_>, rect: Rect) {
        let link = NameLink {
            id: form.panel.with(("point", self.field())),
            rect,
            name: self.name,
            pale: self.swatch && !self.competitor.visible,
        };
        if link.show(ui).clicked() {
            let (competitor, factor) = (&self.competitor.id, &self.factor.id);
            form.select(Selection::Point(competitor.clone(), factor.clone()));
        }
    }

    fn level(&self, ui: &mut Ui, form: &mut Form<'_>, rect: Rect) -> Response {
        let layout = Layout::left_to_right(Align::Center);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        let name = format!("Level of {}", one_line(self.name));
        let look = TextField {
            width: rect.width(),
            ..TextField::line(self.field(), &name)
        };
        form.drafts
            .show(&mut inside, form.panel, form.project, &look, form.commands)
    }

    fn toggle(&self, ui: &Ui, form: &mut Form<'_>, rect: Rect) {
        let (competitor, factor) = (&self.competitor.id, &self.factor.id);
        let score = form.project.scores.get(competitor, factor);
        let not_offered = score == Score::NotOffered;
        let name = format!("{} not offered", one_line(self.name));
        let button = IconButton {
            id: form.panel.with(("not offered", self.field())),
            rect: Rect::from_center_size(rect.center(), Vec2::splat(22.0)),
            icon: Icon::NotOffered,
            name: &name,
            selected: Some(not_offered),
            weak: true,
        };
        if button.show(ui).clicked() {
            form.edit(Edit::SetScore {
                competitor: competitor.clone(),
                factor: factor.clone(),
                score: toggled(score),
            });
        }
    }
}

/// Not offered, or nothing said any more where it was.
pub(super) fn toggled(score: Score) -> Score {
    match score {
        Score::NotOffered => Score::Unscored,
        Score::Unscored | Score::Level(_) => Score::NotOffered,
    }
}
