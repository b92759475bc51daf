//! One frame: keys, panels, dialogs, and then the commands they sent.

use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui, ViewportCommand};

use super::jobs::Slot;
use super::logic::dropped;
use super::plan::compared;
use super::{App, Leave};
use crate::command::{Command, MenuCommand, View};
use crate::model::Project;
use crate::ui::{
    BoardView, CanvasContext, CanvasView, Hint, MapContext, MapView, Offers, OutlineContext, Saved,
    ScoresView, StartContext, about_window, conflict, keys, keys_window, menu_bar, status_line,
    theme, unsaved_changes,
};

impl App {
    /// Show everything, then run what was asked for.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let table = self.offers();
        let offers = |command: MenuCommand| table[command as usize].clone();
        let mut commands = Vec::new();
        let keys = self.take_keys(&ctx, &offers);
        if self.files.close_asked || self.files.arrived.is_some() {
            hand_in_text(&ctx);
        }
        commands.extend(dropped(&ctx));
        commands.extend(self.pasted(&ctx));
        self.bars(ui, &offers, &mut commands);
        match self.shown() {
            Some(project) => self.panels(ui, &project, &mut commands),
            None => self.start_screen(ui, &mut commands),
        }
        self.dialogs(&ctx, &offers, &mut commands);
        self.notices.ui(&ctx, &mut commands);
        show_drop_target(ui);

        // Keys last: a text field that lost the focus to one hands in its text first.
        commands.extend(keys.into_iter().map(Command::Menu));
        let waits = self.files.close_asked || self.files.arrived.is_some();
        let news = !commands.is_empty() || waits;
        // Menu commands after all edits: a save or an undo means what was typed too,
        // and what was typed belongs to the scenario that was shown then.
        let (menu, others): (Vec<_>, Vec<_>) = commands
            .into_iter()
            .partition(|command| matches!(command, Command::Menu(_) | Command::ShowScenario(_)));
        for command in others.into_iter().chain(menu) {
            self.run(command, &ctx);
        }
        self.settle_close(&ctx);
        if let Some(session) = self.files.arrived.take() {
            self.leave(Leave::For(session), &ctx);
        }
        if news {
            ctx.request_repaint();
        }
        self.tell_title(&ctx);
        self.watch_glyphs();
        self.keep_unsaved();
    }

    /// The commands whose keys were pressed. A dialog has the keys to itself.
    fn take_keys(&self, ctx: &Context, offers: Offers<'_>) -> Vec<MenuCommand> {
        if self.in_dialog() {
            return Vec::new();
        }
        let session = self.session.as_ref();
        let view = self.live_picture();
        let map = self.shows_map().then_some(&self.panels.map);
        let board = (self.view() == View::Errc).then_some(&self.panels.board);
        let table = (self.view() == View::Scores).then_some(&self.panels.scores);
        let focus = keys::Focus {
            text: ctx.text_edit_focused()
                || view.is_some_and(CanvasView::is_typing)
                || map.is_some_and(MapView::is_typing)
                || table.is_some_and(ScoresView::is_typing),
            drag: view.is_some_and(CanvasView::is_dragging)
                || map.is_some_and(MapView::is_dragging)
                || board.is_some_and(BoardView::is_dragging)
                || session.is_some_and(|session| session.history.in_gesture() && is_held(ctx)),
            card: board.is_some_and(BoardView::is_on_card),
            cells: table.is_some_and(ScoresView::is_on_cells),
            popup: egui::Popup::is_any_open(ctx),
        };
        let sent = keys::pressed(ctx, focus, offers);
        if !sent.is_empty() {
            egui::Popup::close_all(ctx);
        }
        if focus.text && !sent.is_empty() {
            hand_in_text(ctx);
        }
        sent
    }

    pub(super) fn in_dialog(&self) -> bool {
        self.files.asking.is_some()
            || self.panels.path.is_some()
            || self.panels.help.is_some()
            || self.panels.rescue.is_asking()
            || self.conflict().is_some()
            || self.panels.palette.is_open()
            || self.panels.export.is_open()
            || self.panels.import.is_open()
            || self.panels.versions.is_open()
    }

    /// Menu, toolbar and status line.
    fn bars(&mut self, ui: &mut Ui, offers: Offers<'_>, commands: &mut Vec<Command>) {
        let bar = Frame::new().fill(theme::colors(ui).panel);
        let document = self.document();
        Panel::top("menu")
            .frame(bar.inner_margin(Margin {
                left: 8,
                right: 12,
                top: 2,
                bottom: 2,
            }))
            .show(ui, |ui| menu_bar(ui, offers, &document, commands));
        let Some(project) = self.shown() else {
            return;
        };
        let scenario = self.scenario().cloned();
        Panel::top("toolbar")
            .exact_size(theme::TOOLBAR_HEIGHT)
            .frame(bar.inner_margin(Margin::symmetric(12, 0)))
            .show(ui, |ui| {
                let toolbar = &mut self.panels.toolbar;
                toolbar.ui(ui, &project, scenario.as_ref(), offers, commands);
            });
        let saved = self.saved_state();
        let zoom = self.zoom();
        let hint = Hint::new(self.view(), &self.selection);
        Panel::bottom("status")
            .exact_size(theme::STATUS_HEIGHT)
            .frame(bar.inner_margin(Margin::symmetric(12, 0)))
            .show(ui, |ui| status_line(ui, hint, saved, zoom));
    }

    fn saved_state(&self) -> Saved {
        match &self.session {
            _ if self.jobs.is_busy(Slot::Save) => Saved::Saving,
            _ if let Some(standing) = self.standing() => standing,
            Some(session) if session.path.is_none() => Saved::Never,
            Some(session) if session.history.is_dirty() => Saved::Edited,
            _ => Saved::Yes,
        }
    }

    /// The lists, the fields, and the picture between them.
    fn panels(&mut self, ui: &mut Ui, project: &Arc<Project>, commands: &mut Vec<Command>) {
        let colors = theme::colors(ui);
        let side = Frame::new()
            .fill(colors.panel)
            .inner_margin(Margin::same(8));
        // Cloned, because the panels are borrowed beside them.
        let (scenario, map) = (self.scenario().cloned(), self.map().cloned());
        let lists = OutlineContext {
            project,
            selection: &self.selection,
            scenario: scenario.as_ref(),
            map: map.as_ref(),
            theme: self.settings.picture,
        };
        let room = (ui.available_width() - theme::CANVAS_WIDTH) / 2.0;
        if self.settings.outline {
            let [low, usual, high] = fitting(theme::OUTLINE_WIDTH, room);
            Panel::left("outline")
                .default_size(usual)
                .size_range(low..=high)
                .frame(side)
                .show(ui, |ui| {
                    let outline = &mut self.panels.outline;
                    outline.ui(ui, lists, commands);
                });
        }
        if self.settings.inspector || self.settings.reading {
            let [low, usual, high] = fitting(theme::INSPECTOR_WIDTH, room);
            Panel::right("inspector")
                .default_size(usual)
                .size_range(low..=high)
                .frame(side)
                .show(ui, |ui| self.right_ui(ui, project, commands));
        }
        CentralPanel::default()
            .frame(Frame::new().fill(colors.desk))
            .show(ui, |ui| self.views_ui(ui, project, commands));
    }

    /// What is in the middle: one view, or canvas and map beside each other.
    fn views_ui(&mut self, ui: &mut Ui, project: &Arc<Project>, commands: &mut Vec<Command>) {
        match self.view() {
            View::Errc => return self.board_ui(ui, project, commands),
            View::Curve => return self.curve_ui(ui, project, commands),
            View::Scores => return self.scores_ui(ui, project, commands),
            View::Canvas | View::Map => {}
        }
        let as_is = self.as_is();
        let shown = self.map().cloned();
        let canvas = CanvasContext {
            project,
            as_is: as_is.as_ref().map(compared),
            alone: None,
            selection: &self.selection,
            theme: self.settings.picture,
            fonts: &self.fonts,
        };
        let map = MapContext {
            project,
            as_is: as_is.as_ref().map(|(project, _)| project),
            map: shown.as_ref(),
            selection: &self.selection,
            theme: self.settings.picture,
            fonts: &self.fonts,
        };
        let views = (&mut self.panels.canvas, &mut self.panels.map);
        match self.views.view {
            View::Canvas | View::Map if self.views.beside => {
                beside(ui, views, (canvas, map), commands);
            }
            View::Map => views.1.ui(ui, map, commands),
            View::Canvas | View::Curve | View::Errc | View::Scores => {
                views.0.ui(ui, canvas, commands);
            }
        }
    }

    fn start_screen(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let ground = Frame::new().fill(theme::colors(ui).desk);
        CentralPanel::default().frame(ground).show(ui, |ui| {
            let panels = &mut self.panels;
            let context = StartContext {
                cards: &panels.cards,
                recent: &panels.recent,
                fonts: &self.fonts,
            };
            let rescued = &mut panels.rescue;
            panels.start.ui(ui, context, rescued, commands);
        });
    }

    /// Whatever stands in front of the panels. What is shown last is on top.
    fn dialogs(&mut self, ctx: &Context, offers: Offers<'_>, commands: &mut Vec<Command>) {
        if let Some(project) = self.shown() {
            let as_is = self.as_is();
            let as_is = as_is.as_ref().map(|(project, name)| (project, &**name));
            let export = &mut self.panels.export;
            export.ui(ctx, &project, as_is, &self.fonts, commands);
        }
        // A question about what is open comes first.
        if self.files.asking.is_none() {
            let beside = self.session.is_some();
            let import = &mut self.panels.import;
            import.ui(ctx, beside, &self.fonts, commands);
        }
        self.panels.versions.ui(ctx, commands);
        let open = match self.panels.help {
            Some(MenuCommand::About) => about_window(ctx),
            Some(_) => keys_window(ctx),
            None => true,
        };
        if !open {
            self.panels.help = None;
        }
        if let Some(question) = self.conflict() {
            conflict(ctx, question, commands);
        }
        self.panels.rescue.dialogs(ctx, &self.fonts, commands);
        if self.files.asking.is_some() {
            let name = self.session.as_ref().map(super::Session::name);
            unsaved_changes(ctx, &name.unwrap_or_default(), commands);
        }
        if let Some(field) = &mut self.panels.path {
            field.ui(ctx, commands);
        }
        self.panels.palette.ui(ctx, offers, commands);
    }

    /// Tell the system the window's title, when it is another.
    fn tell_title(&mut self, ctx: &Context) {
        let title = self.title();
        if title != self.shown_title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }
}

/// The canvas and the map with a line between them that can be dragged: beside
/// each other, or the map below where that would leave too little of either.
fn beside(
    ui: &mut Ui,
    (canvas, map): (&mut CanvasView, &mut MapView),
    (canvas_context, map_context): (CanvasContext<'_>, MapContext<'_>),
    commands: &mut Vec<Command>,
) {
    let room = ui.available_size();
    let (panel, side) = if room.x >= theme::BESIDE_WIDTH {
        (Panel::left("canvas beside"), room.x)
    } else {
        (Panel::top("canvas above"), room.y)
    };
    let panel = panel
        .default_size(side / 2.0)
        .size_range(0.25 * side..=0.75 * side)
        .frame(Frame::new());
    panel.show(ui, |ui| canvas.ui(ui, canvas_context, commands));
    CentralPanel::default()
        .frame(Frame::new())
        .show(ui, |ui| map.ui(ui, map_context, commands));
}

/// The widths of a side panel, cut down to the `room` that a narrow window has for it.
fn fitting([low, usual, high]: [f32; 3], room: f32) -> [f32; 3] {
    let most = room.max(low);
    [low, usual.min(most), high.min(most)]
}

/// Whether a button or a key is down that a gesture lasts as long as. One that
/// was let go of ends this frame, before any command is run: a key pressed right
/// after it is not in its middle.
fn is_held(ctx: &Context) -> bool {
    use egui::Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp};
    let arrows = [ArrowDown, ArrowLeft, ArrowRight, ArrowUp];
    ctx.input(|input| input.pointer.any_down() || arrows.into_iter().any(|key| input.key_down(key)))
}

/// Take the focus from whatever has it: a text field hands in its text then.
fn hand_in_text(ctx: &Context) {
    ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
}

/// While a file is held over the window, say that it can be dropped.
fn show_drop_target(ui: &Ui) {
    let held = ui.input(|input| !input.raw.hovered_files.is_empty());
    if !held {
        return;
    }
    let colors = theme::colors(ui);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    let window = ui.ctx().content_rect();
    painter.rect_filled(window, 0.0, colors.veil);
    let font = egui::TextStyle::Heading.resolve(ui.style());
    let sheet = egui::Rect::from_center_size(window.center(), egui::vec2(360.0, 96.0));
    painter.rect_filled(sheet, 8.0, colors.panel);
    painter.text(
        sheet.center(),
        egui::Align2::CENTER_CENTER,
        "Drop to open",
        font,
        colors.text,
    );
}
