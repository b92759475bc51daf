//! A text field on the picture: a typed level, or a name in place.

use egui::{Area, Frame, Key, Label, Order, Pos2, RichText, TextEdit, TextWrapMode, Ui, Vec2};

use super::super::fields::parse_score;
use super::{Stage, grip};
use crate::command::Command;
use crate::edit::{Edit, FactorChange};
use crate::figure::{Part, Shape};
use crate::model::{CompetitorId, FactorId, limits};
use crate::render::screen::screen_from_page;

/// What the field edits.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Target {
    Level(CompetitorId, FactorId),
    Name(FactorId),
}

/// An open field.
#[derive(Debug)]
pub(super) struct InlineEdit {
    target: Target,
    text: String,
    /// Why the text was refused.
    error: Option<String>,
    /// Whether the field has had its first frame.
    shown: bool,
}

impl InlineEdit {
    /// For the level of a point, with what is typed so far.
    pub(super) fn level(competitor: &CompetitorId, factor: &FactorId, text: String) -> Self {
        Self::new(Target::Level(competitor.clone(), factor.clone()), text)
    }

    /// For the name of a factor.
    pub(super) fn name(factor: &FactorId, text: String) -> Self {
        Self::new(Target::Name(factor.clone()), text)
    }

    fn new(target: Target, text: String) -> Self {
        Self {
            target,
            text,
            error: None,
            shown: false,
        }
    }

    /// What the text asks for; an error says what was expected.
    fn edit(&self, stage: &Stage<'_>) -> Result<Edit, String> {
        match &self.target {
            Target::Level(competitor, factor) => {
                let scale = stage.project().settings.scale;
                let score = parse_score(&self.text, scale)?;
                Ok(Edit::SetScore {
                    competitor: competitor.clone(),
                    factor: factor.clone(),
                    score,
                })
            }
            Target::Name(factor) => Ok(Edit::ChangeFactor {
                id: factor.clone(),
                change: FactorChange::Name(self.text.as_str().into()),
            }),
        }
    }

    fn label(&self) -> &'static str {
        match self.target {
            Target::Level(..) => "Level",
            Target::Name(_) => "Factor name",
        }
    }

    /// Where the field stands and how wide it is.
    fn place(&self, stage: &Stage<'_>) -> Option<(Pos2, f32)> {
        match &self.target {
            Target::Level(competitor, factor) => {
                let at = grip::place_of(stage, competitor, factor)?;
                Some((at + Vec2::new(12.0, -34.0), 64.0))
            }
            Target::Name(factor) => {
                let marks = stage.canvas.scene.marks.iter();
                let tops = marks.filter_map(|mark| match (&mark.part, &mark.shape) {
                    (Part::FactorName(id), Shape::Text(text)) if id == factor => {
                        Some(text.bounds(stage.context.fonts).y0)
                    }
                    _ => None,
                });
                let top = tops.fold(f64::MAX, f64::min);
                let x = stage.canvas.axes.x(factor)?;
                let at = screen_from_page(&stage.transform, kurbo::Point::new(x, top));
                // As wide as the room of a name, so that its neighbours stay in sight.
                let pitch = stage.canvas.axes.pitch() as f32 * stage.scale();
                let width = (1.5 * pitch).clamp(96.0, 180.0);
                Some((at - Vec2::new(width / 2.0, 4.0), width))
            }
        }
    }
}

/// Show the open field, if there is one, and close it when it is done with.
pub(super) fn ui(
    ui: &Ui,
    stage: &Stage<'_>,
    inline: &mut Option<InlineEdit>,
    commands: &mut Vec<Command>,
) {
    let Some(field) = inline else { return };
    let Some((place, width)) = field.place(stage) else {
        *inline = None;
        return;
    };
    let id = ui.scope_id().with("inline field");
    let area = Area::new(id)
        .order(Order::Foreground)
        .fixed_pos(place)
        .constrain_to(stage.clip);
    let target = field.target.clone();
    let done = area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style())
            .show(ui, |ui| field_ui(ui, field, width))
            .inner
    });
    let Some(end) = done.inner else { return };
    if end != End::Cancelled {
        match field.edit(stage) {
            Ok(edit) => commands.push(Command::Edit(edit)),
            // Left by a click elsewhere with a text that is no level: let it go.
            Err(_) if end == End::Left && field.error.is_some() => {}
            Err(expected) => {
                field.error = Some(expected);
                field.shown = false;
                return;
            }
        }
    }
    *inline = None;
    if end != End::Left
        && let Target::Level(competitor, factor) = target
    {
        let id = grip::handle_id(ui, &competitor, &factor);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// How a field is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// By Enter or Tab: the text counts.
    Taken,
    /// By a click elsewhere: the text counts.
    Left,
    /// By Escape: the text does not count.
    Cancelled,
}

/// The field, and how it is done with, once it is.
fn field_ui(ui: &mut Ui, field: &mut InlineEdit, width: f32) -> Option<End> {
    let mut output = TextEdit::singleline(&mut field.text)
        .desired_width(width)
        .char_limit(limits::NAME_CHARS)
        .show(ui);
    let response = &output.response.response;
    response.clone().accessible_name(field.label());
    if let Some(error) = &field.error {
        let error = RichText::new(error).color(ui.visuals().error_fg_color);
        ui.add(Label::new(error).wrap_mode(TextWrapMode::Extend));
    }
    if !field.shown {
        field.shown = true;
        response.request_focus();
        // A typed digit is followed by more; a name is replaced or changed.
        let end = egui::text::CCursor::new(field.text.chars().count());
        let range = match field.target {
            Target::Level(..) => egui::text::CCursorRange::one(end),
            Target::Name(_) => egui::text::CCursorRange::two(egui::text::CCursor::new(0), end),
        };
        output.state.cursor.set_char_range(Some(range));
        output.state.store(ui.ctx(), response.id);
        return None;
    }
    if response.changed() {
        field.error = None;
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if !response.lost_focus() {
        return None;
    }
    Some(if pressed(Key::Escape) {
        End::Cancelled
    } else if pressed(Key::Enter) || pressed(Key::Tab) {
        End::Taken
    } else {
        End::Left
    })
}
