//! The first rows of the table, with what each column is for above it.

use egui::text::LayoutJob;
use egui::{
    Align, Align2, ComboBox, FontSelection, Layout, Pos2, Rect, Role as Part, Sense, TextStyle, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::draft::Draft;
use crate::io::import::{Head, Role};
use crate::ui::fields::one_line;
use crate::ui::theme;

/// Of a row of cells, in points.
const ROW: f32 = 22.0;
/// Of the names of columns and what they are for.
const HEADER: f32 = 56.0;
/// Of the numbers of rows.
const NUMBERS: f32 = 44.0;
/// Of a column.
const COLUMN: f32 = 120.0;
/// Between a cell's edge and its text.
const PAD: f32 = 6.0;
/// How pale what is left out is.
const PALE: f32 = 0.45;

/// A column, as it is shown.
struct Shown {
    name: String,
    /// None where there is no plan.
    role: Option<Role>,
}

impl Shown {
    fn is_used(&self) -> bool {
        !matches!(self.role, Some(Role::Ignore | Role::Person))
    }

    fn is_number(&self) -> bool {
        matches!(self.role, Some(Role::Rating | Role::Weight))
    }
}

/// Show the first rows; gives the role that was chosen for a column.
pub(super) fn ui(ui: &mut Ui, draft: &Draft, size: Vec2) -> Option<(usize, Role)> {
    let (outer, _) = ui.allocate_exact_size(size, Sense::hover());
    let colors = theme::colors(ui);
    ui.painter().rect_filled(outer, 6.0, colors.field);
    let table = Table {
        draft,
        header: draft.plan.as_ref().map_or(0, |plan| plan.header_row),
        columns: columns(draft),
    };
    let edge = (outer.size().min_elem() / 2.0).min(1.0);
    let inside = UiBuilder::new().max_rect(outer.shrink(edge));
    let mut child = ui.new_child(inside.layout(Layout::top_down(Align::Min)));
    let chosen = egui::ScrollArea::both()
        .id_salt("first rows")
        .auto_shrink(false)
        .show_viewport(&mut child, |ui, viewport| table.ui(ui, viewport))
        .inner;
    let line = egui::Stroke::new(1.0, colors.line);
    let inside = egui::StrokeKind::Inside;
    ui.painter().rect_stroke(outer, 6.0, line, inside);
    chosen
}

fn columns(draft: &Draft) -> Vec<Shown> {
    if let Ok(plan) = &draft.plan {
        let columns = plan.columns.iter().map(|column| Shown {
            name: one_line(&column.name),
            role: Some(column.role),
        });
        return columns.collect();
    }
    let width = draft.head.rows.iter().map(Vec::len).max().unwrap_or(0);
    let columns = (1..=width).map(|number| Shown {
        name: format!("column {number}"),
        role: None,
    });
    columns.collect()
}

struct Table<'a> {
    draft: &'a Draft,
    /// The row with the names of the columns, from 1.
    header: u32,
    columns: Vec<Shown>,
}

/// Where what is seen of the table lies in the window.
struct Places {
    /// The top left corner of the table, which may be out of sight.
    origin: Pos2,
    /// What is seen.
    seen: Rect,
}

impl Places {
    fn column(&self, at: usize) -> (f32, f32) {
        let left = self.origin.x + NUMBERS + at as f32 * COLUMN;
        (left, left + COLUMN)
    }

    fn row(&self, at: usize) -> f32 {
        self.origin.y + HEADER + at as f32 * ROW
    }

    /// The place of the first and past the last of those that are seen.
    fn range(from: f32, to: f32, step: f32, count: usize) -> std::ops::Range<usize> {
        let first = (from / step).floor().max(0.0) as usize;
        let end = (to / step).ceil().max(0.0) as usize;
        first.min(count)..end.min(count)
    }
}

impl Table<'_> {
    fn ui(&self, ui: &mut Ui, viewport: Rect) -> Option<(usize, Role)> {
        let Head { rows, .. } = &self.draft.head;
        let width = NUMBERS + self.columns.len() as f32 * COLUMN;
        let height = HEADER + rows.len() as f32 * ROW;
        ui.set_min_size(vec2(width, height));
        let origin = ui.min_rect().min;
        let seen = Rect::from_min_size(origin + viewport.min.to_vec2(), viewport.size());
        let places = Places { origin, seen };
        let across = Places::range(
            viewport.min.x,
            viewport.max.x - NUMBERS,
            COLUMN,
            self.columns.len(),
        );
        let down = Places::range(viewport.min.y, viewport.max.y - HEADER, ROW, rows.len());
        self.cells(ui, &places, across.clone(), down.clone());
        self.numbers(ui, &places, down);
        // One more on each side, so that Tab reaches what is out of sight.
        let across = across.start.saturating_sub(1)..(across.end + 1).min(self.columns.len());
        self.headers(ui, &places, across)
    }

    fn cells(
        &self,
        ui: &Ui,
        places: &Places,
        across: std::ops::Range<usize>,
        down: std::ops::Range<usize>,
    ) {
        let colors = theme::colors(ui);
        let room = Rect::from_min_max(places.seen.min + vec2(NUMBERS, HEADER), places.seen.max);
        let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
        for row in down {
            let cells = self.draft.head.rows.get(row).map_or(&[][..], Vec::as_slice);
            let top = places.row(row);
            let number = row as u32 + 1;
            if number == self.header {
                let line = Rect::from_x_y_ranges(room.x_range(), top..=top + ROW);
                painter.rect_filled(line, 0.0, colors.selected);
            }
            for column in across.clone() {
                let (Some(shown), Some(cell)) = (self.columns.get(column), cells.get(column))
                else {
                    continue;
                };
                if cell.is_blank() {
                    continue;
                }
                let used = shown.is_used() && number >= self.header;
                let color = if used {
                    colors.text
                } else {
                    colors.text.gamma_multiply(PALE)
                };
                let (left, right) = places.column(column);
                let galley = cut(ui, &one_line(&cell.text()), color, TextStyle::Small);
                let x = if shown.is_number() && number > self.header {
                    right - PAD - galley.size().x
                } else {
                    left + PAD
                };
                let y = top + (ROW - galley.size().y) / 2.0;
                painter.galley(pos2(x, y), galley, color);
            }
        }
    }

    /// The numbers of the rows, as a spreadsheet counts; screen readers find the row there.
    fn numbers(&self, ui: &Ui, places: &Places, down: std::ops::Range<usize>) {
        let colors = theme::colors(ui);
        let seen = places.seen;
        let room = Rect::from_min_max(
            seen.min + vec2(0.0, HEADER),
            pos2(seen.left() + NUMBERS, seen.bottom()),
        );
        let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
        painter.rect_filled(room, 0.0, colors.panel);
        let font = TextStyle::Small.resolve(ui.style());
        for row in down {
            let top = places.row(row);
            let at = pos2(room.right() - PAD, top + ROW / 2.0);
            painter.text(
                at,
                Align2::RIGHT_CENTER,
                row + 1,
                font.clone(),
                colors.soft_text,
            );
            let rect = Rect::from_min_size(pos2(room.left(), top), vec2(NUMBERS, ROW));
            let line = ui.interact(rect, ui.scope_id().with(("row", row)), Sense::empty());
            line.widget_info(|| {
                let cells = self.draft.head.rows.get(row).map_or(&[][..], Vec::as_slice);
                let texts: Vec<String> = cells
                    .iter()
                    .take(12)
                    .map(|it| {
                        if it.is_blank() {
                            "blank".to_owned()
                        } else {
                            one_line(&it.text())
                        }
                    })
                    .collect();
                WidgetInfo::labeled(
                    Part::Label,
                    true,
                    format!("Row {}: {}", row + 1, texts.join(", ")),
                )
            });
        }
        painter.vline(room.right(), room.y_range(), (1.0, colors.line));
    }

    /// The names of the columns, and what they are for.
    fn headers(
        &self,
        ui: &mut Ui,
        places: &Places,
        across: std::ops::Range<usize>,
    ) -> Option<(usize, Role)> {
        let colors = theme::colors(ui);
        let seen = places.seen;
        let band = Rect::from_min_size(seen.min, vec2(seen.width(), HEADER));
        ui.painter().rect_filled(band, 0.0, colors.panel);
        ui.painter()
            .hline(band.x_range(), band.bottom(), (1.0, colors.line));
        let mut chosen = None;
        let clip = Rect::from_min_max(
            seen.min + vec2(NUMBERS, 0.0),
            pos2(seen.right(), band.bottom()),
        );
        for column in across {
            let Some(shown) = self.columns.get(column) else {
                continue;
            };
            let (left, right) = places.column(column);
            let rect = Rect::from_x_y_ranges(left..=right, band.y_range());
            let mut child =
                ui.new_child(UiBuilder::new().id_salt(("column", column)).max_rect(rect));
            child.set_clip_rect(clip.intersect(ui.clip_rect()));
            let picked = self.header(&mut child, rect, shown);
            if let Some(role) = picked {
                chosen = Some((column, role));
            }
            child
                .painter()
                .vline(right - 0.5, rect.y_range(), (1.0, colors.line));
        }
        chosen
    }

    fn header(&self, ui: &mut Ui, rect: Rect, shown: &Shown) -> Option<Role> {
        let colors = theme::colors(ui);
        let color = if shown.is_used() {
            colors.text
        } else {
            colors.soft_text
        };
        let name = Rect::from_min_max(
            rect.min + vec2(PAD, 4.0),
            pos2(rect.right() - PAD, rect.top() + 24.0),
        );
        let galley = cut(ui, &shown.name, color, TextStyle::Body);
        let y = name.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(name.left(), y), galley, color);
        let hover = ui.interact(name, ui.scope_id().with("name"), Sense::hover());
        hover.on_hover_text(&shown.name);
        let role = shown.role?;
        let list = Rect::from_min_max(
            pos2(rect.left() + 4.0, rect.top() + 26.0),
            rect.max - vec2(4.0, 4.0),
        );
        let mut inside = ui.new_child(UiBuilder::new().max_rect(list));
        let spacing = inside.spacing_mut();
        spacing.interact_size.y = list.height();
        spacing.button_padding = vec2(6.0, 2.0);
        self.roles(&mut inside, list, shown, role)
    }

    fn roles(&self, ui: &mut Ui, rect: Rect, shown: &Shown, role: Role) -> Option<Role> {
        let roles = self.draft.arrangement().map_or(&[][..], |it| it.roles());
        let mut picked = None;
        let list = ComboBox::from_id_salt("role")
            .selected_text(egui::RichText::new(role.name()).small())
            .width(rect.width())
            .show_ui(ui, |ui| {
                for other in roles {
                    let item = ui.selectable_label(*other == role, other.name());
                    if item.on_hover_text(meaning(*other)).clicked() && *other != role {
                        picked = Some(*other);
                    }
                }
            });
        let name = format!("Column {}: {}", shown.name, role.name());
        list.response
            .widget_info(|| WidgetInfo::labeled(Part::ComboBox, true, &name));
        if list.response.gained_focus() {
            ui.scroll_to_rect(rect.expand2(vec2(NUMBERS + COLUMN, 0.0)), None);
        }
        picked
    }
}

/// What is done with a column in a role.
fn meaning(role: Role) -> &'static str {
    match role {
        Role::Ignore => "It is left out",
        Role::Competitor => "Names the competitor of each row",
        Role::Factor => "Names the factor of each row",
        Role::Rating => "Its numbers become scores",
        Role::Segment => "Names the segment of each person",
        Role::Weight => "Says how much each person counts",
        Role::Person => "Tells persons apart",
    }
}

/// One line of text, cut to the width of a cell.
fn cut(
    ui: &Ui,
    text: &str,
    color: egui::Color32,
    style: TextStyle,
) -> std::sync::Arc<egui::Galley> {
    let font = FontSelection::Style(style).resolve(ui.style());
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap.max_width = COLUMN - 2.0 * PAD;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
