//! Runs commands. The only place where anything changes.

use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::{App, Appearance, Leave, edits};
use crate::command::{Command, MenuCommand, Selection, View};
use crate::edit::History;
use crate::figure::Theme;
use crate::ui::{Camera, Purpose};

/// How much larger one step of zoom makes the picture.
const ZOOM_STEP: f64 = 1.25;

impl App {
    /// Run one command.
    pub fn run(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::Menu(command) if !self.enabled(command) => {}
            Command::Menu(command) => self.run_menu(command, ctx),
            Command::Edit(edit) => self.edit(edit),
            Command::Edits(name, edits) => self.edit_all(name, edits),
            Command::BeginGesture => self.with_history(History::begin),
            Command::BeginNamedGesture(name) => {
                self.with_history(|history| history.begin_named(name));
            }
            Command::Show(view) => self.show(view),
            Command::ShowMap(map) => self.show_map(map),
            Command::ShowScenario(scenario) => self.show_scenario(scenario),
            Command::CommitGesture => self.with_history(|history| {
                history.commit();
            }),
            Command::CancelGesture => self.with_history(History::cancel),
            Command::Select(selection) => self.selection = selection,
            Command::Rename(selection) => {
                self.selection = selection.clone();
                self.rename(selection);
            }
            Command::Open(path) => self.open(path),
            Command::OpenSample(name) => self.open_sample(name, ctx),
            Command::Import(step) => self.import_step(step),
            Command::OpenVersion(place) => self.open_version(place, ctx),
            Command::CloseVersions => self.panels.versions.close(),
            Command::ForgetRecent(path) => self.forget_recent(&path),
            Command::Notify(text) => {
                self.notices.note(text);
            }
            Command::Answer(answer) => self.answer(answer, ctx),
            Command::Outside(answer) => self.answer_outside(answer, ctx),
            Command::Rescue(answer) => self.answer_rescue(answer, ctx),
            Command::TypePath => self.type_path(),
            Command::PathTyped => self.path_typed(),
            Command::PathCancelled => self.path_cancelled(),
            Command::WritePicture => self.write_picture(),
        }
        self.tidy();
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one table with a row for each command"
    )]
    fn run_menu(&mut self, command: MenuCommand, ctx: &Context) {
        match command {
            MenuCommand::New => self.blank(ctx),
            MenuCommand::Open => self.ask(Purpose::Open, String::new(), "ron"),
            // Its key always works, and there may be nothing new.
            MenuCommand::Save if !self.enabled(MenuCommand::Save) => {}
            MenuCommand::Save => self.save(),
            MenuCommand::SaveAs => self.save_as(),
            MenuCommand::Import => self.ask(Purpose::Import, String::new(), "csv"),
            MenuCommand::PasteTable => self.ask_clipboard(ctx),
            MenuCommand::EarlierVersions => self.show_versions(ctx),
            MenuCommand::Export => self.open_export(),
            MenuCommand::CopyPicture => self.copy_picture(),
            MenuCommand::StartScreen => self.leave(Leave::Start, ctx),
            MenuCommand::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            MenuCommand::Undo => self.undo(),
            MenuCommand::Redo => self.redo(),
            MenuCommand::Rename => self.rename(self.selection.clone()),
            MenuCommand::SelectNothing => self.selection = Selection::Project,
            MenuCommand::Palette => self.panels.palette.open(),
            MenuCommand::ShowCanvas => self.show(View::Canvas),
            MenuCommand::ShowCurve => self.show(View::Curve),
            MenuCommand::ShowMap => self.show(View::Map),
            MenuCommand::ShowErrc => self.show(View::Errc),
            MenuCommand::ShowScores => self.show(View::Scores),
            MenuCommand::Transpose => self.settings.transposed ^= true,
            MenuCommand::SideBySide => self.show_beside(),
            MenuCommand::Fit => self.each_camera(Camera::fit),
            MenuCommand::ZoomSelection => self.zoom_selection(),
            MenuCommand::ZoomIn => self.each_camera(|camera| camera.zoom_by(ZOOM_STEP)),
            MenuCommand::ZoomOut => self.each_camera(|camera| camera.zoom_by(1.0 / ZOOM_STEP)),
            MenuCommand::ToggleReading => self.settings.reading ^= true,
            MenuCommand::ToggleOutline => self.settings.outline ^= true,
            MenuCommand::ToggleInspector => self.toggle_inspector(),
            MenuCommand::AppearanceSystem => self.appear(Appearance::System, ctx),
            MenuCommand::AppearanceLight => self.appear(Appearance::Light, ctx),
            MenuCommand::AppearanceDark => self.appear(Appearance::Dark, ctx),
            MenuCommand::PictureLight => self.settings.picture = Theme::Light,
            MenuCommand::PictureDark => self.settings.picture = Theme::Dark,
            MenuCommand::PicturePrint => self.settings.picture = Theme::Print,
            MenuCommand::Keys | MenuCommand::About => self.panels.help = Some(command),
            MenuCommand::Duplicate
            | MenuCommand::Delete
            | MenuCommand::MoveUp
            | MenuCommand::MoveDown
            | MenuCommand::ToggleVisible
            | MenuCommand::MakeOwn
            | MenuCommand::ClearScore
            | MenuCommand::ToggleNotOffered
            | MenuCommand::AddCompetitor
            | MenuCommand::AddAlternative
            | MenuCommand::AddFactor
            | MenuCommand::ToggleStandard
            | MenuCommand::ToggleMarks
            | MenuCommand::ToggleWhiskers
            | MenuCommand::ToggleConfidence
            | MenuCommand::ToggleImportance
            | MenuCommand::SwapAxes
            | MenuCommand::FlipX
            | MenuCommand::FlipY
            | MenuCommand::ToggleRings
            | MenuCommand::ToggleWhiteSpace
            | MenuCommand::UnpinLabels
            | MenuCommand::Promote
            | MenuCommand::AddSegment
            | MenuCommand::AddScenario
            | MenuCommand::AddMap
            | MenuCommand::AddMapOfNewFactor => self.change(command),
        }
    }

    pub(super) fn with_history(&mut self, act: impl FnOnce(&mut History)) {
        if let Some(session) = &mut self.session {
            act(&mut session.history);
        }
    }

    fn appear(&mut self, appearance: Appearance, ctx: &Context) {
        self.settings.appearance = appearance;
        ctx.set_theme(appearance);
    }

    /// Keep what hangs on the project in step with it.
    pub(super) fn tidy(&mut self) {
        let project = self.project().map(Arc::clone);
        self.views.follow(project.as_ref());
        if !edits::exists(&self.selection, self.project()) {
            self.selection = Selection::Project;
        }
        // The offer to undo a deletion would undo something else by now.
        let stale = self.panels.undo_offer.as_ref().is_some_and(|(_, then)| {
            let now = self
                .session
                .as_ref()
                .map(|session| session.history.project());
            now.is_none_or(|now| !Arc::ptr_eq(now, then))
        });
        if stale && let Some((notice, _)) = self.panels.undo_offer.take() {
            self.notices.take_back(notice);
        }
    }
}
