//! The rows of the lists: how each looks, and what presses on it ask for.

use egui::{Align, Key, Layout, Popup, Rect, Response, SetOpenCommand, Ui, UiBuilder};

use super::super::fields::{Drafts, Field, Lines, TextField, one_line, unnamed};
use super::menu::RowMenu;
use super::row::{Chosen, Row, Shown, Sign, row_rect};
use super::{Frame, Item, Outline, Thing, row_id};
use crate::command::{Command, Selection};
use crate::edit::{CompetitorChange, Edit, FactorChange};
use crate::model::{Competitor, Factor, Role};

impl Outline {
    pub(super) fn project_row(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) {
        let what = Selection::Project;
        let title = match &*frame.project.title {
            blank if unnamed(blank) => "Untitled project",
            title => title,
        };
        let row = Row {
            id: row_id(frame.panel, &what),
            rect,
            noun: "Project",
            name: title,
            sign: Sign::None,
            tag: "",
            strong: true,
            chosen: chosen(frame.selection, &what),
            dragged: false,
            ring: self.by_key,
            shown: None,
            look: frame.look,
        };
        self.row(ui, frame, &what, &row);
    }

    /// Show a row of a list and act on what the user did to it.
    pub(super) fn item(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, item: &Item<'_>) {
        let eye_name = match item.thing {
            Thing::Competitor(competitor) => competitor_eye(competitor),
            Thing::Factor(factor) => factor_eye(factor),
        };
        let row = self.look_of(frame, item, &eye_name);
        let Some(shown) = self.row(ui, frame, &item.what, &row) else {
            return;
        };
        if shown.eye.as_ref().is_some_and(Response::clicked) {
            frame.commands.push(Command::Edit(toggled(item.thing)));
        }
        row_menus(ui, frame, item, &shown);
        self.reorder(ui, frame, item, &shown.row);
    }

    fn look_of<'a>(&self, frame: &Frame<'a>, item: &Item<'a>, eye_name: &'a str) -> Row<'a> {
        let what = &item.what;
        let row = Row {
            id: row_id(frame.panel, what),
            rect: row_rect(item.area, item.index),
            noun: "",
            name: "",
            sign: Sign::None,
            tag: "",
            strong: false,
            chosen: chosen(frame.selection, what),
            dragged: self.is_dragged(what),
            ring: self.by_key,
            shown: None,
            look: frame.look,
        };
        match item.thing {
            Thing::Competitor(competitor) => Row {
                noun: "Competitor",
                name: &competitor.name,
                sign: Sign::Marker(competitor),
                tag: match competitor.role {
                    Role::Own => "own",
                    Role::Rival => "",
                    Role::Alternative => "alternative",
                },
                strong: competitor.role == Role::Own,
                shown: Some((competitor.visible, eye_name)),
                ..row
            },
            Thing::Factor(factor) => Row {
                noun: "Factor",
                name: &factor.name,
                sign: Sign::Number(item.index + 1),
                // A price is a price.
                tag: match factor.kind.name() {
                    kind if kind == &*factor.name => "",
                    kind => kind,
                },
                shown: Some((factor.on_canvas, eye_name)),
                ..row
            },
        }
    }

    /// Show a row, or the field for its name while that is edited.
    fn row(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        what: &Selection,
        row: &Row<'_>,
    ) -> Option<Shown> {
        let renamed = self
            .rename
            .as_ref()
            .is_some_and(|rename| rename.what == *what);
        if renamed {
            self.rename_field(ui, frame, what, row);
            return None;
        }
        let shown = row.show(ui);
        if shown.row.has_focus() {
            self.focused = Some(what.clone());
        }
        if shown.row.clicked() || shown.row.secondary_clicked() {
            frame.commands.push(Command::Select(what.clone()));
            shown.row.request_focus();
        }
        if shown.row.double_clicked() {
            self.start_rename(what.clone());
            ui.ctx().request_repaint();
        }
        Some(shown)
    }

    fn rename_field(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        what: &Selection,
        row: &Row<'_>,
    ) {
        let field = match what {
            Selection::Competitor(id) | Selection::Point(id, _) => {
                Field::CompetitorName(id.clone())
            }
            Selection::Factor(id) => Field::FactorName(id.clone()),
            _ => Field::Title,
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

fn chosen(selection: &Selection, what: &Selection) -> Chosen {
    let partly = match what {
        Selection::Competitor(id) => selection.competitor() == Some(id),
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

fn competitor_eye(competitor: &Competitor) -> String {
    let verb = if competitor.visible { "Hide" } else { "Show" };
    format!("{verb} {}", one_line(&competitor.name))
}

fn factor_eye(factor: &Factor) -> String {
    let name = one_line(&factor.name);
    if factor.on_canvas {
        format!("Take {name} off the canvas")
    } else {
        format!("Put {name} on the canvas")
    }
}

/// On the canvas if it was not, and the other way round.
fn toggled(thing: Thing<'_>) -> Edit {
    match thing {
        Thing::Competitor(competitor) => Edit::ChangeCompetitor {
            id: competitor.id.clone(),
            change: CompetitorChange::Visible(!competitor.visible),
        },
        Thing::Factor(factor) => Edit::ChangeFactor {
            id: factor.id.clone(),
            change: FactorChange::OnCanvas(!factor.on_canvas),
        },
    }
}

/// The menu of a row: at the pointer on a right click, below its button on a
/// press or on the menu key.
fn row_menus(ui: &Ui, frame: &mut Frame<'_>, item: &Item<'_>, shown: &Shown) {
    let count = item.list.len(frame.project);
    let look = frame.look;
    let mut menu = RowMenu {
        what: &item.what,
        index: item.index,
        count,
        commands: frame.commands,
    };
    let mut content = |ui: &mut Ui| match item.thing {
        Thing::Competitor(competitor) => menu.competitor(ui, competitor, look),
        Thing::Factor(factor) => menu.factor(ui, factor),
    };
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
