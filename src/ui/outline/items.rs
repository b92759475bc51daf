//! The rows of the lists: how each looks, and what presses on it ask for.

use std::borrow::Cow;

use egui::{Align, Key, Layout, Popup, Rect, Response, SetOpenCommand, Ui, UiBuilder};

use super::super::fields::{Drafts, Lines, TextField, one_line, unnamed};
use super::list::AS_IS;
use super::menu::RowMenu;
use super::row::{Chosen, End, Row, Shown, Sign, row_rect};
use super::{Frame, Item, Outline, Spot, Thing, row_id};
use crate::command::{Command, Selection};
use crate::model::{Role, Segment};

impl Outline {
    pub(super) fn project_row(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) {
        let spot = Spot::Project;
        let title = match &*frame.project.title {
            blank if unnamed(blank) => "Untitled project",
            title => title,
        };
        let row = Row {
            noun: "Project",
            name: title,
            strong: true,
            chosen: chosen(frame.selection, &spot),
            ..self.plain_row(frame, &spot, rect)
        };
        self.row(ui, frame, &spot, &row);
    }

    /// Show a row of a list and act on what the user did to it.
    pub(super) fn item(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, item: &Item<'_>) {
        let eye = eye(item.thing);
        let tag = tag(item.thing);
        let row = Row {
            tag: &tag,
            end: match &eye {
                Some((shown, name)) => End::Eye(*shown, name),
                None if item.spot == Spot::AsIs => End::Nothing,
                None => End::Menu,
            },
            ..self.look_of(frame, item)
        };
        let Some(shown) = self.row(ui, frame, &item.spot, &row) else {
            return;
        };
        if shown.eye.as_ref().is_some_and(Response::clicked) {
            let edit = item.thing.toggled();
            frame.commands.extend(edit.map(Command::Edit));
        }
        if item.spot != Spot::AsIs {
            row_menus(ui, frame, item, &shown);
            self.reorder(ui, frame, item, &shown.row);
        }
    }

    /// What the rows of a frame have in common.
    fn plain_row<'a>(&self, frame: &Frame<'a>, spot: &Spot, rect: Rect) -> Row<'a> {
        Row {
            id: row_id(frame.panel, spot),
            rect,
            noun: "",
            name: "",
            sign: Sign::None,
            tag: "",
            strong: false,
            chosen: Chosen::Not,
            dragged: self.is_dragged(spot),
            ring: self.by_key,
            end: End::Nothing,
            look: frame.look,
        }
    }

    fn look_of<'a>(&self, frame: &Frame<'a>, item: &Item<'a>) -> Row<'a> {
        let rect = row_rect(item.area, item.index);
        let row = Row {
            noun: item.list.noun(),
            chosen: chosen(frame.selection, &item.spot),
            ..self.plain_row(frame, &item.spot, rect)
        };
        match item.thing {
            Thing::Competitor(competitor) => Row {
                name: &competitor.name,
                sign: Sign::Marker(competitor),
                strong: competitor.role == Role::Own,
                ..row
            },
            Thing::Factor(factor) => Row {
                name: &factor.name,
                sign: Sign::Number(item.index + 1),
                ..row
            },
            Thing::Segment(segment) => Row {
                name: &segment.name,
                sign: Sign::Ring(segment),
                ..row
            },
            Thing::AsIs => Row {
                name: AS_IS,
                sign: Sign::Choice(frame.scenario.is_none()),
                ..row
            },
            Thing::Scenario(scenario) => Row {
                name: &scenario.name,
                sign: Sign::Choice(frame.scenario == Some(&scenario.id)),
                ..row
            },
            Thing::Map(map) => Row {
                name: &map.name,
                sign: Sign::Axes(frame.map == Some(&map.id)),
                ..row
            },
        }
    }

    /// Show a row, or the field for its name while that is edited.
    fn row(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        spot: &Spot,
        row: &Row<'_>,
    ) -> Option<Shown> {
        let renamed = self
            .rename
            .as_ref()
            .is_some_and(|rename| rename.what == *spot);
        if renamed {
            self.rename_field(ui, frame, spot, row);
            return None;
        }
        let shown = row.show(ui);
        if shown.row.has_focus() {
            self.focused = Some(spot.clone());
        }
        if shown.row.clicked() || shown.row.secondary_clicked() {
            self.choose(frame, spot);
            shown.row.request_focus();
        }
        if shown.row.double_clicked() && *spot != Spot::AsIs {
            self.start_rename(spot.selection());
            ui.ctx().request_repaint();
        }
        Some(shown)
    }

    fn rename_field(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, spot: &Spot, row: &Row<'_>) {
        let Some(field) = spot.name_field() else {
            self.rename = None;
            return;
        };
        if let Some(rename) = &mut self.rename
            && !rename.begun
        {
            rename.begun = true;
            Drafts::focus(ui.ctx(), frame.panel, &field);
        }
        row.sign(ui);
        let rect = row.rect.with_min_x(row.text_left() - 4.0);
        let mut inside = ui.new_child(
            UiBuilder::new()
                .max_rect(rect)
                .layout(Layout::left_to_right(Align::Center)),
        );
        let name = format!("Name of {}", row.noun.to_lowercase());
        let look = TextField {
            lines: Lines::One,
            ..TextField::line(field, &name)
        };
        let drafts = &mut self.drafts;
        drafts.show(
            &mut inside,
            frame.panel,
            frame.project,
            &look,
            frame.commands,
        );
        if drafts.is_open(&look.field) {
            return;
        }
        self.rename = None;
        let by_key =
            ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Escape));
        if by_key {
            // Back to where the arrow keys go on.
            ui.memory_mut(|memory| memory.request_focus(row.id));
        }
        ui.ctx().request_repaint();
    }
}

fn chosen(selection: &Selection, spot: &Spot) -> Chosen {
    let Spot::Of(what) = spot else {
        let project = *spot == Spot::Project && *selection == Selection::Project;
        return if project { Chosen::Fully } else { Chosen::Not };
    };
    let partly = match what {
        Selection::Competitor(id) => match selection {
            Selection::Several(sorted) => sorted.binary_search(id).is_ok(),
            other => other.competitor() == Some(id),
        },
        Selection::Factor(id) => selection.factor() == Some(id),
        _ => false,
    };
    if selection == what {
        Chosen::Fully
    } else if partly {
        Chosen::Partly
    } else {
        Chosen::Not
    }
}

/// A word after the name.
fn tag(thing: Thing<'_>) -> Cow<'static, str> {
    match thing {
        Thing::Competitor(competitor) => match competitor.role {
            Role::Own => "own",
            Role::Rival => "",
            Role::Alternative => "alternative",
        }
        .into(),
        // A price is a price.
        Thing::Factor(factor) => match factor.kind.name() {
            kind if kind == &*factor.name => "",
            kind => kind,
        }
        .into(),
        Thing::Segment(segment) => size(segment).into(),
        Thing::AsIs | Thing::Scenario(_) | Thing::Map(_) => "".into(),
    }
}

fn size(segment: &Segment) -> String {
    let size = segment.size.map(|share| format!("{} %", share.percent()));
    size.unwrap_or_default()
}

/// Whether it is shown, and what the button says that changes that.
fn eye(thing: Thing<'_>) -> Option<(bool, String)> {
    let (shown, name) = match thing {
        Thing::Competitor(competitor) => (competitor.visible, &competitor.name),
        Thing::Segment(segment) => (segment.visible, &segment.name),
        Thing::Factor(factor) => {
            let name = one_line(&factor.name);
            let says = if factor.on_canvas {
                format!("Take {name} off the canvas")
            } else {
                format!("Put {name} on the canvas")
            };
            return Some((factor.on_canvas, says));
        }
        Thing::AsIs | Thing::Scenario(_) | Thing::Map(_) => return None,
    };
    let verb = if shown { "Hide" } else { "Show" };
    Some((shown, format!("{verb} {}", one_line(name))))
}

/// The menu of a row: at the pointer on a right click, below its button on a
/// press or on the menu key.
fn row_menus(ui: &Ui, frame: &mut Frame<'_>, item: &Item<'_>, shown: &Shown) {
    let fixed = item.list.fixed(frame.project);
    let look = frame.look;
    let mut menu = RowMenu {
        spot: &item.spot,
        index: item.index - fixed,
        count: item.list.count(frame.project),
        commands: frame.commands,
    };
    let mut content = |ui: &mut Ui| menu.show(ui, item.thing, look);
    shown.row.context_menu(&mut content);
    let Some(more) = &shown.more else {
        return;
    };
    let mut popup = Popup::menu(more).id(shown.row.id.with("menu"));
    if shown.row.has_focus() && menu_key(ui) {
        // The arrow keys enter the menu from there.
        more.request_focus();
        popup = popup.open_memory(SetOpenCommand::Bool(true));
    }
    popup.show(content);
}

fn menu_key(ui: &Ui) -> bool {
    ui.input(|input| {
        input.key_pressed(Key::Menu) || (input.modifiers.shift && input.key_pressed(Key::F10))
    })
}
