//! The whole application without a window, driven by accessible names.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use seachart::app::{App, Dialogs, Reply, Settings};
use seachart::command::Command;

/// What is drawn: nothing in the first frame, so that the fonts are there in the second.
pub(crate) struct Frames {
    pub(crate) app: Option<App>,
    start: Option<(Settings, Dialogs, Prepare)>,
}

/// What is set before the first frame.
type Prepare = Box<dyn FnOnce(App) -> App>;

impl Frames {
    fn ui(&mut self, ui: &mut egui::Ui) {
        if let Some((settings, dialogs, prepare)) = self.start.take() {
            self.app = Some(prepare(App::new(ui.ctx(), settings, dialogs)));
            ui.ctx().request_repaint();
        } else if let Some(app) = &mut self.app {
            app.logic(ui.ctx());
            app.frame(ui);
        }
    }
}

/// A running application.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, Frames>,
}

impl Window {
    /// With the start screen; the dialogs will give these answers, in turn.
    pub(crate) fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::with(Settings::default(), replies)
    }

    pub(crate) fn with(settings: Settings, replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::prepared(settings, replies, |app| app)
    }

    /// With an application that was told where to keep things, or on which disk.
    pub(crate) fn prepared(
        settings: Settings,
        replies: impl IntoIterator<Item = Reply>,
        prepare: impl FnOnce(App) -> App + 'static,
    ) -> Self {
        let dialogs = Dialogs::Scripted(replies.into_iter().collect());
        let frames = Frames {
            app: None,
            start: Some((settings, dialogs, Box::new(prepare))),
        };
        let harness = Harness::builder()
            .with_size(vec2(1280.0, 800.0))
            .with_max_steps(30)
            .build_ui_state(|ui, frames: &mut Frames| frames.ui(ui), frames);
        let mut window = Self { harness };
        window.settle();
        window
    }

    /// With a copy of a sample.
    pub(crate) fn sample(title: &str, replies: impl IntoIterator<Item = Reply>) -> Self {
        let mut window = Self::new(replies);
        window.click(&format!("Sample {title}"));
        window
    }

    pub(crate) fn app(&self) -> &App {
        self.harness.state().app.as_ref().unwrap()
    }

    /// Until nothing moves and nothing is waited for. Fails where the window
    /// would repaint for ever.
    pub(crate) fn settle(&mut self) {
        let begun = Instant::now();
        loop {
            self.harness.run();
            if !self.app().is_waiting() {
                break;
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "a job hangs");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    #[track_caller]
    pub(crate) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// The last of several with the same words: what is in front.
    #[track_caller]
    pub(crate) fn click_last(&mut self, label: &str) {
        self.harness.get_all_by_label(label).last().unwrap().click();
        self.settle();
    }

    /// The last of those whose words contain these.
    #[track_caller]
    pub(crate) fn click_last_containing(&mut self, label: &str) {
        let found = self.harness.get_all_by_label_contains(label);
        found.last().unwrap().click();
        self.settle();
    }

    #[track_caller]
    pub(crate) fn last_is_enabled(&self, label: &str) -> bool {
        let last = self.harness.get_all_by_label(label).last().unwrap();
        !last.accesskit_node().is_disabled()
    }

    /// As if a panel had sent it.
    pub(crate) fn run(&mut self, command: Command) {
        let ctx = self.harness.ctx.clone();
        let app = self.harness.state_mut().app.as_mut().unwrap();
        app.run(command, &ctx);
        self.settle();
    }

    /// As if a panel had sent it, without waiting for what it begins.
    pub(crate) fn run_frames(&mut self, command: Command) {
        let ctx = self.harness.ctx.clone();
        let app = self.harness.state_mut().app.as_mut().unwrap();
        app.run(command, &ctx);
        self.harness.step();
    }

    /// Let this many seconds pass.
    pub(crate) fn wait(&mut self, seconds: f64) {
        let now = self.harness.ctx.input(|input| input.time);
        self.harness.input_mut().time = Some(now + seconds);
        self.settle();
        self.harness.input_mut().time = None;
    }

    /// Choose an item of a menu. Undo and redo also say what they are about.
    #[track_caller]
    pub(crate) fn menu(&mut self, menu: &str, item: &str) {
        self.click(menu);
        self.click(item);
    }

    pub(crate) fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// What one frame with a pressed key asks of the window.
    pub(crate) fn key_in_one_frame(
        &mut self,
        modifiers: Modifiers,
        key: Key,
    ) -> Vec<ViewportCommand> {
        self.harness.input_mut().events.push(Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        });
        self.harness.step();
        self.viewport_commands()
    }

    /// Drag what is called so up or down, with a key pressed half-way.
    #[track_caller]
    pub(crate) fn drag_with_key(&mut self, label: &str, by: f32, modifiers: Modifiers, key: Key) {
        let handle = self.harness.get_by_label_contains(label).rect();
        let start = handle.center();
        self.harness.drag_at(start);
        self.harness.step();
        for step in 1..=8_u8 {
            let way = vec2(0.0, by * f32::from(step) / 8.0);
            self.harness.hover_at(start + way);
            self.harness.step();
            if step == 4 {
                self.harness.key_press_modifiers(modifiers, key);
                self.harness.step();
            }
        }
        self.harness.drop_at(start + vec2(0.0, by));
        self.settle();
    }

    /// As in the real window: a box stands for what no font can draw. Tests
    /// panic instead, to find forgotten icons.
    pub(crate) fn draw_boxes(&self) {
        let policy = egui::MissingGlyphPolicy::Tofu;
        self.harness.ctx.set_missing_glyph_policy(policy);
    }

    /// Into whatever has the focus.
    pub(crate) fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Put the cursor into a field and replace its text.
    #[track_caller]
    pub(crate) fn fill(&mut self, field: &str, text: &str) {
        self.click(field);
        self.key(Modifiers::COMMAND, Key::A);
        self.write(text);
    }

    #[track_caller]
    pub(crate) fn value(&self, field: &str) -> String {
        self.harness.get_by_label(field).value().unwrap_or_default()
    }

    pub(crate) fn shows(&self, label: &str) -> bool {
        self.harness
            .query_all_by_label_contains(label)
            .next()
            .is_some()
    }

    #[track_caller]
    pub(crate) fn is_enabled(&self, label: &str) -> bool {
        !self
            .harness
            .get_by_label(label)
            .accesskit_node()
            .is_disabled()
    }

    pub(crate) fn title(&self) -> String {
        self.app().project().unwrap().title.to_string()
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let list = self.app().project().unwrap().competitors.iter();
        list.map(|competitor| competitor.name.to_string()).collect()
    }

    pub(crate) fn notices(&self) -> Vec<String> {
        self.app().notices().map(ToOwned::to_owned).collect()
    }

    /// Change something, so that there is something to lose.
    pub(crate) fn change_title(&mut self, title: &str) {
        self.fill("Title of the picture", title);
        self.key(Modifiers::NONE, Key::Enter);
    }

    /// As the button of the window does; the commands that come back.
    pub(crate) fn close(&mut self) -> Vec<ViewportCommand> {
        let commands = self.begin_to_close();
        self.settle();
        commands
    }

    /// The same, without waiting for what the closing waits for.
    pub(crate) fn begin_to_close(&mut self) -> Vec<ViewportCommand> {
        let root = self.harness.input_mut().viewports.entry(ViewportId::ROOT);
        root.or_default().events.push(ViewportEvent::Close);
        self.harness.step();
        let commands = self.viewport_commands();
        if let Some(root) = self
            .harness
            .input_mut()
            .viewports
            .get_mut(&ViewportId::ROOT)
        {
            root.events.clear();
        }
        commands
    }

    /// What the last frame asked of the window.
    pub(crate) fn viewport_commands(&self) -> Vec<ViewportCommand> {
        let root = &self.harness.output().viewport_output[&ViewportId::ROOT];
        root.commands.clone()
    }

    /// Drop a file.
    pub(crate) fn drop_file(&mut self, path: &Path) {
        #[derive(Debug)]
        struct Dropped(std::path::PathBuf);
        impl egui::DroppedFile for Dropped {
            fn path(&self) -> &Path {
                &self.0
            }
            fn bytes(&self) -> Result<Vec<u8>, String> {
                std::fs::read(&self.0).map_err(|error| error.to_string())
            }
        }
        let dropped = std::sync::Arc::new(Dropped(path.to_owned()));
        self.harness.input_mut().dropped_files.push(dropped);
        self.settle();
    }
}
