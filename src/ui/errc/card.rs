//! One card: the factor, our level against the standard, what the users say.

use egui::{
    Color32, CursorIcon, Label, Margin, Rect, Response, RichText, Role, Sense, Shape, Stroke,
    StrokeKind, TextStyle, Ui, UiBuilder, WidgetInfo, pos2, text::LayoutJob, vec2,
};

use super::super::fields::{Drafts, Field, TextField, one_line, semibold, unnamed};
use super::super::icon::{Icon, IconButton};
use super::super::live::GRIP;
use super::super::theme;
use super::{BoardView, Frame, card_id, is_pointed_at, notes, words};
use crate::analysis::Judgement;
use crate::command::{Command, Selection};
use crate::model::{Factor, Score};

/// The most lines of a name on a card.
const NAME_LINES: usize = 6;
/// How small the letters of a name get for a long word, before it is broken.
const SMALLEST: f32 = 0.8;
/// The side of the buttons on a card.
const BUTTON: f32 = 20.0;

impl BoardView {
    pub(super) fn card(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, judged: &Judgement) {
        let Some(factor) = frame.context.project.factor(&judged.factor) else {
            return;
        };
        let builder = UiBuilder::new()
            .scope_id(card_id(frame.panel, &factor.id))
            .sense(GRIP);
        let shown = ui.scope_builder(builder, |ui| self.face(ui, frame, factor, judged));
        let (response, more) = (shown.response, shown.inner);
        let scale = frame.project().settings.scale;
        let selected = frame.is_selected(factor);
        response.widget_info(|| {
            let name = words::card_name(factor, judged, scale);
            WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), selected, name)
        });
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Grab);
        }
        self.pointed(ui, frame, factor, &response);
        self.drag(ui, &factor.id, &response);
        self.keys(ui, frame, judged, &response);
        response.context_menu(|ui| self.menu(ui, frame, judged));
        if let Some(more) = more {
            egui::Popup::menu(&more).show(|ui| self.menu(ui, frame, judged));
        }
    }

    /// Clicks, and the keyboard that comes and goes.
    fn pointed(&mut self, ui: &Ui, frame: &mut Frame<'_>, factor: &Factor, response: &Response) {
        let selection = Selection::Factor(factor.id.clone());
        let pressed = response.clicked() || response.secondary_clicked() || response.drag_started();
        if (pressed || response.gained_focus()) && *frame.context.selection != selection {
            frame.commands.push(Command::Select(selection));
        }
        if pressed {
            response.request_focus();
        }
        let elsewhere = frame.is_selected(factor) && self.seen.as_ref() != Some(&factor.id);
        if response.gained_focus() || elsewhere {
            response.scroll_to_me(None);
        }
        if elsewhere && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        if response.double_clicked() {
            self.toggle_notes(ui, frame, &factor.id);
        }
    }

    /// What is on the card; gives the button for its menu.
    fn face(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        factor: &Factor,
        judged: &Judgement,
    ) -> Option<Response> {
        let state = ui.response();
        if self.holds(&factor.id) {
            ui.set_opacity(0.35);
        }
        let ground = ui.painter().add(Shape::Noop);
        let active = state.has_focus() || is_pointed_at(ui, state.rect);
        let inside = egui::Frame::new().inner_margin(Margin::symmetric(10, 8));
        let inner = inside.show(ui, |ui| {
            ui.set_width(ui.available_width().max(0.0));
            ui.spacing_mut().item_spacing.y = 4.0;
            let more = self.title(ui, frame, factor, active);
            let scale = frame.project().settings.scale;
            track(ui, judged, frame.as_is(judged));
            level(ui, judged, frame.as_is(judged), scale);
            if let Some(text) = words::disagreement(judged, scale) {
                let color = theme::colors(ui).warning;
                ui.add(Label::new(RichText::new(text).small().color(color)).wrap());
            }
            if self.open.contains(&factor.id) {
                self.notes(ui, frame, judged);
            } else {
                notes::summary(ui, judged);
            }
            more
        });
        let rect = inner.response.rect;
        let colors = theme::colors(ui);
        let stroke = if state.has_focus() {
            Stroke::new(2.0, colors.accent)
        } else if frame.is_selected(factor) {
            Stroke::new(1.5, colors.accent.gamma_multiply(0.6))
        } else if active {
            Stroke::new(1.0, colors.soft_text.gamma_multiply(0.6))
        } else {
            Stroke::new(1.0, colors.line)
        };
        let shape =
            egui::epaint::RectShape::new(rect, 6.0, colors.field, stroke, StrokeKind::Inside);
        ui.painter().set(ground, shape);
        inner.inner
    }

    /// The name, or the field to type it into, and the buttons beside it.
    fn title(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        factor: &Factor,
        active: bool,
    ) -> Option<Response> {
        let naming = self.naming.as_ref().is_some_and(|(id, _)| *id == factor.id);
        if naming {
            self.name_field(ui, frame, factor);
            return None;
        }
        let width = ui.available_width() - 2.0 * BUTTON;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.vertical(|ui| {
                ui.set_width(width.max(20.0));
                name(ui, factor);
            });
            let what = format!("More about {}", words::short_name(factor));
            let more = if active {
                Some(button(ui, Icon::More, &what))
            } else {
                ui.allocate_space(vec2(BUTTON, BUTTON));
                None
            };
            let open = self.open.contains(&factor.id);
            let (icon, what) = if open {
                (Icon::Up, "Close the notes on")
            } else {
                (Icon::Down, "Open the notes on")
            };
            let what = format!("{what} {}", words::short_name(factor));
            if button(ui, icon, &what).clicked() {
                self.toggle_notes(ui, frame, &factor.id);
            }
            more
        })
        .inner
    }

    /// The name of a new or renamed factor while it is typed.
    fn name_field(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, factor: &Factor) {
        let field = Field::FactorName(factor.id.clone());
        let begun = self.naming.as_ref().is_some_and(|(_, begun)| *begun);
        if !begun {
            Drafts::focus(ui.ctx(), frame.panel, &field);
            self.naming = Some((factor.id.clone(), true));
        }
        let look = TextField::line(field, "Name of the factor");
        let (panel, project) = (frame.panel, frame.context.project);
        let response = self
            .drafts
            .show_with_error(ui, panel, project, &look, frame.commands);
        if begun && !ui.memory(|memory| memory.has_focus(response.id)) {
            self.naming = None;
            let by_key = ui.input(|input| !input.pointer.any_pressed());
            if by_key {
                self.focus_next = Some(factor.id.clone());
            }
            ui.ctx().request_repaint();
        }
    }
}

/// The name of a factor on as many lines as it takes, within reason.
fn name(ui: &mut Ui, factor: &Factor) {
    let blank = unnamed(&factor.name);
    let shown = if blank {
        "unnamed".to_owned()
    } else {
        one_line(&factor.name)
    };
    let color = if blank {
        ui.visuals().weak_text_color()
    } else {
        ui.visuals().text_color()
    };
    let size = TextStyle::Body.resolve(ui.style()).size;
    let font = semibold(ui, size * word_fit(ui, &shown, size));
    let mut job = LayoutJob::simple(shown, font, color, ui.available_width());
    job.wrap.max_rows = NAME_LINES;
    ui.add(Label::new(job));
}

/// How much smaller letters are for the longest word to stand on one line.
fn word_fit(ui: &Ui, text: &str, size: f32) -> f32 {
    let width = |word: &str| {
        let font = semibold(ui, size);
        let galley = ui
            .painter()
            .layout_no_wrap(word.to_owned(), font, Color32::PLACEHOLDER);
        galley.size().x
    };
    let longest = text.split_whitespace().map(width).fold(0.0, f32::max);
    // With room for the space behind it, which else begins the next line.
    let room = ui.available_width() - size / 3.0;
    (room / longest.max(1.0)).clamp(SMALLEST, 1.0)
}

fn button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let (id, rect) = ui.allocate_space(vec2(BUTTON, BUTTON));
    let button = IconButton {
        id,
        rect,
        icon,
        name,
        selected: None,
        weak: true,
    };
    button.show_for_pointer(ui)
}

/// Our level and the standard on a line from 0 to 10, with the margin around
/// the standard and where we are as it is.
fn track(ui: &mut Ui, judged: &Judgement, as_is: Option<Score>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
    let colors = theme::colors(ui);
    let painter = ui.painter();
    let line = rect.shrink2(vec2(5.0, 0.0));
    let y = line.center().y;
    let x = |level: f64| line.left() + line.width() * (level / 10.0).clamp(0.0, 1.0) as f32;
    let rule = Stroke::new(1.0, colors.line);
    painter.line_segment([pos2(line.left(), y), pos2(line.right(), y)], rule);
    if let Some(standard) = judged.standard {
        let from = x(standard.level - judged.margin);
        let to = x(standard.level + judged.margin);
        let band = Rect::from_min_max(pos2(from, y - 3.0), pos2(to, y + 3.0));
        painter.rect_filled(band, 2.0, colors.hover);
        let at = x(standard.level);
        let tick = [pos2(at, y - 5.0), pos2(at, y + 5.0)];
        painter.line_segment(tick, Stroke::new(1.5, colors.soft_text));
    }
    let place = |score: Score| match score {
        Score::Level(level) => Some(x(level.get())),
        Score::NotOffered => Some(line.left()),
        Score::Unscored => None,
    };
    let dot = |score: Score, radius: f32, color: Color32| {
        let Some(x) = place(score) else { return };
        if score == Score::NotOffered {
            let ring = Stroke::new(1.5, color);
            painter.circle(pos2(x, y), radius, colors.field, ring);
        } else {
            painter.circle_filled(pos2(x, y), radius, color);
        }
    };
    let pale = colors.accent.gamma_multiply(0.45);
    if let Some(before) = as_is {
        if let (Some(from), Some(to)) = (place(before), place(judged.own)) {
            painter.line_segment([pos2(from, y), pos2(to, y)], Stroke::new(1.5, pale));
        }
        dot(before, 3.0, pale);
    }
    dot(judged.own, 4.5, colors.accent);
}

/// Our level, where it comes from, and how far it is from the standard.
fn level(ui: &mut Ui, judged: &Judgement, as_is: Option<Score>, scale: crate::model::Scale) {
    let height = std::mem::take(&mut ui.spacing_mut().interact_size.y);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        let own = words::score(judged.own, scale);
        let own = match as_is {
            Some(before) => format!("{} → {own}", words::score(before, scale)),
            None => own,
        };
        let font = semibold(ui, 13.0);
        ui.add(Label::new(RichText::new(own).font(font)).extend());
        let standard = match judged.standard {
            Some(found) => format!("standard {}", words::standard(found, scale)),
            None => "no standard".to_owned(),
        };
        let gap = words::gap(judged, scale);
        let text = match gap {
            Some(gap) => format!("{standard} · {gap}"),
            None => standard,
        };
        // All of it on the next line rather than a part.
        let text = RichText::new(text).small().weak();
        ui.add(Label::new(text).extend());
    });
    ui.spacing_mut().interact_size.y = height;
}
