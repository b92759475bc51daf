//! What can be done with the thing under the pointer.

use egui::{Response, Ui};

use super::super::live::entry;
use super::Stage;
use super::labels::pinned;
use super::thing::{Thing, start_score};
use crate::command::{Command, MenuCommand, Selection};
use crate::edit::{Edit, ListEdit, MapChange, SegmentChange};
use crate::model::{CompetitorId, FactorId, Role, Score};

/// The width of a menu, in points.
const WIDTH: f32 = 220.0;

/// What can be done with a bubble or a ring, or with all that are selected.
pub(super) fn thing(ui: &mut Ui, stage: &Stage<'_>, thing: &Thing, commands: &mut Vec<Command>) {
    ui.set_min_width(WIDTH);
    match (thing, stage.context.selection) {
        (Thing::Competitor(id), Selection::Several(ids)) if ids.binary_search(id).is_ok() => {
            several(ui, stage, ids, commands);
        }
        (Thing::Competitor(id), _) => competitor(ui, stage, id, commands),
        (Thing::Segment(_), _) => ring(ui, stage, thing, commands),
    }
}

fn competitor(ui: &mut Ui, stage: &Stage<'_>, id: &CompetitorId, commands: &mut Vec<Command>) {
    let with = |command| (command, Selection::Competitor(id.clone()));
    on(ui, with(MenuCommand::Rename), commands);
    on(ui, with(MenuCommand::Duplicate), commands);
    ui.separator();
    not_offered(ui, stage, id, commands);
    if item(
        ui,
        "Clear both levels",
        "Nobody has said yet where it stands",
    ) {
        commands.push(clear(stage, std::slice::from_ref(id)));
    }
    ui.separator();
    if item(
        ui,
        "Hide on this map",
        "It stays on the canvas and on other maps",
    ) {
        commands.push(hide(stage, std::slice::from_ref(id)));
    }
    if stage.map.pins.contains_key(id) && item(ui, "Unpin label", "Let the program place the label")
    {
        commands.push(pinned(stage, &Thing::Competitor(id.clone()), None));
    }
    let found = stage.directory.find(id);
    if found.is_some_and(|found| found.role != Role::Own) {
        on(ui, with(MenuCommand::MakeOwn), commands);
    }
    ui.separator();
    on(ui, with(MenuCommand::Delete), commands);
}

/// Whether each of the two factors is offered, with the keys that say so.
fn not_offered(ui: &mut Ui, stage: &Stage<'_>, id: &CompetitorId, commands: &mut Vec<Command>) {
    let axes = &stage.picture.axes;
    for (axis, key) in [(&axes.x, "N"), (&axes.y, "Shift+N")] {
        let Some(factor) = axis.of.factor() else {
            continue;
        };
        let offered = stage.project().scores.get(id, factor) != Score::NotOffered;
        let name = stage.name_of(axis);
        let label = format!(
            "{name}: {}",
            if offered { "not offered" } else { "offered" }
        );
        let button = egui::Button::new(label).shortcut_text(key);
        if ui.add(button).clicked() {
            let score = if offered {
                Score::NotOffered
            } else {
                start_score(stage, axis)
            };
            commands.push(Command::Edit(Edit::SetScore {
                competitor: id.clone(),
                factor: factor.clone(),
                score,
            }));
            ui.close();
        }
    }
}

fn several(ui: &mut Ui, stage: &Stage<'_>, ids: &[CompetitorId], commands: &mut Vec<Command>) {
    if item(
        ui,
        "Hide on this map",
        "They stay on the canvas and on other maps",
    ) {
        commands.push(hide(stage, ids));
    }
    if item(
        ui,
        "Clear both levels",
        "Nobody has said yet where they stand",
    ) {
        commands.push(clear(stage, ids));
    }
    ui.separator();
    entry(ui, MenuCommand::Delete, None, commands);
    entry(ui, MenuCommand::ZoomSelection, None, commands);
    entry(ui, MenuCommand::SelectNothing, None, commands);
}

fn ring(ui: &mut Ui, stage: &Stage<'_>, thing: &Thing, commands: &mut Vec<Command>) {
    let Thing::Segment(id) = thing else { return };
    let with = |command| (command, thing.selection());
    on(ui, with(MenuCommand::Rename), commands);
    on(ui, with(MenuCommand::Duplicate), commands);
    ui.separator();
    if item(
        ui,
        "Clear the ideal here",
        "Nobody has said yet what they would like best",
    ) {
        let axes = &stage.picture.axes;
        let factors = [&axes.x, &axes.y]
            .into_iter()
            .filter_map(|axis| axis.of.factor());
        let edits = factors.map(|factor: &FactorId| {
            let (id, change) = (id.clone(), SegmentChange::Ideal(factor.clone(), None));
            Edit::Segment(ListEdit::Change { id, change })
        });
        let name = format!("Clear the ideal of {}", stage.segment(id));
        commands.push(Command::Edits(name, edits.collect()));
    }
    if stage.map.segment_pins.contains_key(id)
        && item(ui, "Unpin label", "Let the program place the label")
    {
        commands.push(pinned(stage, thing, None));
    }
    if item(ui, "Hide on all maps", "The segment stays in the project") {
        let (id, change) = (id.clone(), SegmentChange::Visible(false));
        commands.push(Command::Edit(Edit::Segment(ListEdit::Change {
            id,
            change,
        })));
    }
    ui.separator();
    on(ui, with(MenuCommand::Delete), commands);
}

/// What can be done with the map as a whole, or with what lies under the pointer.
pub(super) fn ground(stage: &Stage<'_>, ground: &Response, commands: &mut Vec<Command>) {
    ground.context_menu(|ui| {
        ui.set_min_width(WIDTH);
        let selection = stage.context.selection;
        match (selection, selection.competitor()) {
            (Selection::Several(ids), _) => several(ui, stage, ids, commands),
            (Selection::Competitor(_), Some(id)) => competitor(ui, stage, id, commands),
            (Selection::Segment(id), _) => {
                ring(ui, stage, &Thing::Segment(id.clone()), commands);
            }
            _ => of_map(ui, stage, commands),
        }
    });
}

fn of_map(ui: &mut Ui, stage: &Stage<'_>, commands: &mut Vec<Command>) {
    let groups: [&[MenuCommand]; 4] = [
        &[
            MenuCommand::AddCompetitor,
            MenuCommand::AddMap,
            MenuCommand::AddMapOfNewFactor,
        ],
        &[
            MenuCommand::SwapAxes,
            MenuCommand::FlipX,
            MenuCommand::FlipY,
        ],
        &[MenuCommand::ToggleRings, MenuCommand::ToggleWhiteSpace],
        &[
            MenuCommand::Fit,
            MenuCommand::CopyPicture,
            MenuCommand::Export,
        ],
    ];
    for (place, group) in groups.into_iter().enumerate() {
        if place > 0 {
            ui.separator();
        }
        for command in group {
            entry(ui, *command, None, commands);
        }
        if place == 2 {
            if !(stage.map.pins.is_empty() && stage.map.segment_pins.is_empty()) {
                entry(ui, MenuCommand::UnpinLabels, None, commands);
            }
            if !stage.map.hidden.is_empty() {
                show_all(ui, stage, commands);
            }
        }
    }
}

/// Bring back whoever was left out of this map.
pub(super) fn show_all(ui: &mut Ui, stage: &Stage<'_>, commands: &mut Vec<Command>) {
    let label = format!("Show {} hidden", stage.map.hidden.len());
    if item(ui, &label, "Bring back whoever was hidden on this map") {
        let hidden = stage.map.hidden.iter();
        let edits = hidden.map(|id| hidden_here(stage, id, false)).collect();
        let name = format!("Show all on {}", super::words::short(&stage.map.name));
        commands.push(Command::Edits(name, edits));
    }
}

/// An entry for a command on something that is then selected.
fn on(ui: &mut Ui, (command, what): (MenuCommand, Selection), commands: &mut Vec<Command>) {
    let before = commands.len();
    entry(ui, command, None, commands);
    if commands.len() > before {
        commands.insert(before, Command::Select(what));
    }
}

/// An entry of its own; `true` when it is chosen.
fn item(ui: &mut Ui, label: &str, tooltip: &str) -> bool {
    let chosen = ui.button(label).on_hover_text(tooltip).clicked();
    if chosen {
        ui.close();
    }
    chosen
}

fn hidden_here(stage: &Stage<'_>, competitor: &CompetitorId, hidden: bool) -> Edit {
    let id = stage.map.id.clone();
    let change = MapChange::Hidden(competitor.clone(), hidden);
    Edit::Map(ListEdit::Change { id, change })
}

fn hide(stage: &Stage<'_>, ids: &[CompetitorId]) -> Command {
    let edits = ids.iter().map(|id| hidden_here(stage, id, true)).collect();
    let map = super::words::short(&stage.map.name);
    Command::Edits(format!("Leave {} out of {map}", named(stage, ids)), edits)
}

fn clear(stage: &Stage<'_>, ids: &[CompetitorId]) -> Command {
    let axes = &stage.picture.axes;
    let axes = [&axes.x, &axes.y];
    let factors: Vec<&FactorId> = axes.iter().filter_map(|axis| axis.of.factor()).collect();
    let scores = ids.iter().flat_map(|id| {
        factors.iter().map(|factor| Edit::SetScore {
            competitor: id.clone(),
            factor: (*factor).clone(),
            score: Score::Unscored,
        })
    });
    let name = format!("Clear the levels of {}", named(stage, ids));
    Command::Edits(name, scores.collect())
}

fn named(stage: &Stage<'_>, ids: &[CompetitorId]) -> String {
    match ids {
        [one] => super::words::short(&stage.who(one)),
        many => format!("{} competitors", many.len()),
    }
}
