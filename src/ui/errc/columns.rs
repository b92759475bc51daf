//! The four columns under their two headings, and the tray below them.

use egui::{
    Align2, Label, Layout, Rect, RichText, Role, ScrollArea, Stroke, StrokeKind, TextStyle, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::fields::{remark, semibold};
use super::super::theme;
use super::{BoardView, Frame, words};
use crate::analysis::Judgement;
use crate::model::Action;

/// Between columns.
const GAP: f32 = 12.0;
/// Four columns side by side are each at least this wide.
const NARROW: f32 = 148.0;
/// The least height of columns with cards, side by side and in two rows.
const COLUMN_LEAST: [f32; 2] = [200.0, 280.0];
/// Of the tray, and with the notes of a card in it open.
const TRAY_LEAST: [f32; 2] = [112.0, 368.0];
/// Of the cards in the tray.
const TRAY_CARD: f32 = 190.0;
/// Of the line above two columns that says what they have in common.
const GROUP: f32 = 24.0;

/// What two columns have in common.
const GROUPS: [(&str, [Action; 2]); 2] = [
    ("Lowers cost", [Action::Eliminate, Action::Reduce]),
    ("Adds value", [Action::Raise, Action::Create]),
];

impl BoardView {
    /// The columns and the tray, in what is left of the room. A window too
    /// small for them scrolls.
    pub(super) fn columns(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let room = ui.available_rect_before_wrap();
        let [beside, below] = COLUMN_LEAST;
        let (rows, column) = if room.width() < 4.0 * NARROW + 3.0 * GAP {
            (2.0, below)
        } else {
            (1.0, beside)
        };
        let tray = TRAY_LEAST[usize::from(self.is_tray_open(frame))];
        let least = rows * (column + GROUP) + GAP + tray;
        let size = vec2(room.width(), room.height().max(least));
        ScrollArea::vertical()
            .id_salt("board")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let (all, _) = ui.allocate_exact_size(size, egui::Sense::hover());
                let tray = tray_height(frame, size).clamp(tray, (size.y * 0.34).max(tray));
                let (above, below) = all.split_top_bottom_at_y(all.bottom() - tray);
                self.groups(
                    ui,
                    frame,
                    above.with_max_y(above.bottom() - GAP),
                    rows > 1.0,
                );
                self.tray(ui, frame, below);
            });
    }

    /// Are the notes of a card in the tray open?
    fn is_tray_open(&self, frame: &Frame<'_>) -> bool {
        let mut cards = frame.cards(Some(Action::Keep)).chain(frame.cards(None));
        cards.any(|judged| self.open.contains(&judged.factor))
    }

    fn groups(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect, stacked: bool) {
        let halves = if stacked {
            let (upper, lower) = rect.split_top_bottom_at_fraction(0.5);
            [upper.with_max_y(upper.bottom() - GAP / 2.0), lower]
        } else {
            let half = (rect.width() - GAP) / 2.0;
            [
                rect.with_max_x(rect.left() + half),
                rect.with_min_x(rect.right() - half),
            ]
        };
        for ((name, actions), rect) in GROUPS.into_iter().zip(halves) {
            let (line, below) = rect.split_top_bottom_at_y(rect.top() + GROUP);
            group(ui, name, line);
            let width = (below.width() - GAP) / 2.0;
            for (action, left) in actions.into_iter().zip([0.0, width + GAP]) {
                let left = below.left() + left;
                let column = below.with_min_x(left).with_max_x(left + width);
                self.column(ui, frame, column, action);
            }
        }
    }

    fn column(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect, action: Action) {
        self.ground(ui, rect, action);
        let cards: Vec<Judgement> = frame.cards(Some(action)).cloned().collect();
        Self::name_column(ui, rect, &format!("Column {}", action.name()), cards.len());
        let builder = UiBuilder::new().id_salt(action).max_rect(rect.shrink(10.0));
        ui.scope_builder(builder, |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(rect));
            heading(ui, action, cards.len());
            remark(ui, words::explanation(action));
            ui.add_space(4.0);
            let button = if action == Action::Create { 36.0 } else { 0.0 };
            let height = (ui.available_height() - button).max(40.0);
            ScrollArea::vertical()
                .id_salt("cards")
                .auto_shrink([false, true])
                .max_height(height)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = theme::GAP;
                    for judged in &cards {
                        self.card(ui, frame, judged);
                    }
                    if cards.is_empty() {
                        remark(ui, "Drag a card here");
                    }
                });
            if action == Action::Create {
                ui.add_space(4.0);
                self.create_button(ui, frame);
            }
        });
    }

    fn create_button(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let button = egui::Button::new("+ New factor").min_size(vec2(ui.available_width(), 28.0));
        let tooltip = "Add a factor that we offer and no rival does: it starts at level 7, and \
                       every rival is set to not offered";
        if ui.add(button).on_hover_text(tooltip).clicked() {
            self.create_factor(frame);
        }
    }

    /// What is kept, and below it what nobody can judge yet.
    fn tray(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) {
        self.ground(ui, rect, Action::Keep);
        let kept: Vec<Judgement> = frame.cards(Some(Action::Keep)).cloned().collect();
        let unscored: Vec<Judgement> = frame.cards(None).cloned().collect();
        Self::name_column(ui, rect, "Tray Keep", kept.len());
        let builder = UiBuilder::new().id_salt("tray").max_rect(rect.shrink(10.0));
        ui.scope_builder(builder, |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(rect));
            ui.horizontal(|ui| {
                heading(ui, Action::Keep, kept.len());
                remark(ui, words::explanation(Action::Keep));
            });
            ui.add_space(4.0);
            ScrollArea::vertical()
                .id_salt("cards")
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    ui.push_id("kept", |ui| self.grid(ui, frame, &kept));
                    if !unscored.is_empty() {
                        ui.add_space(theme::GAP);
                        let text = format!("Unscored  {}", unscored.len());
                        ui.label(RichText::new(text).weak());
                        ui.push_id("unscored", |ui| self.grid(ui, frame, &unscored));
                    }
                });
        });
    }

    /// Cards beside each other, read column by column.
    fn grid(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, cards: &[Judgement]) {
        if cards.is_empty() {
            return;
        }
        let width = ui.available_width();
        let across = ((width + GAP) / (TRAY_CARD + GAP)).floor().max(1.0) as usize;
        let across = across.min(cards.len());
        let each = ((width + GAP) / ((width + GAP) / (TRAY_CARD + GAP)).floor().max(1.0)) - GAP;
        let top = ui.cursor().top();
        let left = ui.cursor().left();
        let mut used = Rect::from_min_size(pos2(left, top), vec2(width, 0.0));
        let mut rest = cards;
        for place in 0..across {
            let (here, after) = rest.split_at(rest.len().div_ceil(across - place));
            rest = after;
            let x = left + place as f32 * (each + GAP);
            let room = Rect::from_min_size(pos2(x, top), vec2(each, f32::INFINITY));
            let builder = UiBuilder::new()
                .id_salt(place)
                .max_rect(room)
                .layout(Layout::default());
            let column = ui.scope_builder(builder, |ui| {
                ui.spacing_mut().item_spacing.y = theme::GAP;
                for judged in here {
                    self.card(ui, frame, judged);
                }
            });
            used = used.union(column.response.rect);
        }
        ui.advance_cursor_after_rect(used);
    }

    /// Its name for those who cannot see it: "Column Raise: 1 card".
    fn name_column(ui: &Ui, rect: Rect, what: &str, count: usize) {
        let cards = if count == 1 { "card" } else { "cards" };
        let id = ui.scope_id().with(("column", what));
        let response = ui.interact(rect, id, egui::Sense::hover());
        let name = format!("{what}: {count} {cards}");
        response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    }

    /// What cards lie on; lit up while a card is held over it.
    fn ground(&mut self, ui: &Ui, rect: Rect, action: Action) {
        let colors = theme::colors(ui);
        let over = self.is_held_over(ui, rect, action);
        let (fill, stroke) = if over {
            (colors.selected, Stroke::new(1.5, colors.accent))
        } else {
            (colors.panel, Stroke::new(1.0, colors.line))
        };
        ui.painter()
            .rect(rect, 8.0, fill, stroke, StrokeKind::Inside);
    }
}

/// What the cards in the tray would take.
fn tray_height(frame: &Frame<'_>, size: egui::Vec2) -> f32 {
    let across = ((size.x + GAP) / (TRAY_CARD + GAP)).floor().max(1.0) as usize;
    let rows = |action| frame.cards(action).count().div_ceil(across) as f32;
    64.0 + 84.0 * (rows(Some(Action::Keep)) + rows(None))
}

/// What two columns have in common, over a line as wide as they are.
fn group(ui: &Ui, name: &str, rect: Rect) {
    let colors = theme::colors(ui);
    let painter = ui.painter();
    let font = TextStyle::Small.resolve(ui.style());
    let at = pos2(rect.left() + 2.0, rect.center().y - 2.0);
    let text = painter.text(at, Align2::LEFT_CENTER, name, font, colors.soft_text);
    let from = pos2(text.right() + 8.0, at.y);
    painter.line_segment(
        [from, pos2(rect.right(), at.y)],
        Stroke::new(1.0, colors.line),
    );
}

/// The name of a column and how many cards it has.
fn heading(ui: &mut Ui, action: Action, count: usize) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let font = semibold(ui, 15.0);
        ui.add(Label::new(RichText::new(action.name()).font(font).strong()));
        ui.label(RichText::new(count.to_string()).weak());
    });
}
