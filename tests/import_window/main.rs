//! Importing a table in the window, as a user does it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod corrections;
mod merging;
#[path = "../import/mutants.rs"]
#[expect(dead_code, reason = "only tables are broken here")]
mod mutants;
#[path = "../import/packages.rs"]
mod packages;
mod real;
mod trouble;
mod ways;
#[path = "../window/mod.rs"]
#[expect(dead_code, reason = "other tests need the rest of it")]
mod window;

use std::path::PathBuf;

use egui::Event;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use seachart::io::import::{Known, Progress, Source};
use seachart::model::{Project, Score};
use tempfile::TempDir;

use window::Window;

/// Of the dialog.
const MAKE: &str = "Make a new project";
const ADD: &str = "Add to this project";

/// Eight answers about three shops.
const SHOPS: &str = "id,shop,taste,speed\n1,Grind,4,2\n1,Brew,5,1\n1,Chain,2,5\n2,Grind,3,3\n\
                     2,Brew,4,2\n2,Chain,1,5\n3,Grind,,4\n3,Brew,5,x\n";

/// A file in a folder of its own.
fn file(name: &str, contents: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, contents).unwrap();
    (folder, path)
}

/// The dialog over the start screen, with a table in it.
fn dialog(name: &str, contents: impl AsRef<[u8]>) -> (Window, TempDir) {
    let (folder, path) = file(name, contents);
    let mut window = Window::new([]);
    window.drop_file(&path);
    (window, folder)
}

/// What the command line makes of a table without any option.
fn as_guessed(source: &Source) -> Project {
    let plan = source.plan(&Known::default()).unwrap();
    let outcome = seachart::io::import::run(source, &plan, &Progress::default()).unwrap();
    seachart::io::import::project(&outcome, None).unwrap()
}

/// More of what only these tests do.
impl Window {
    /// Ctrl+V with this on the clipboard.
    fn paste(&mut self, text: &str) {
        self.harness.event(Event::Paste(text.to_owned()));
        self.settle();
    }

    /// Choose from a list that is called so.
    #[track_caller]
    fn choose(&mut self, list: &str, item: &str) {
        self.harness.get_by_label_contains(list).click();
        self.settle();
        self.click_last(item);
    }

    /// Whether the dialog is shown.
    fn asks(&self) -> bool {
        self.shows("Make a new project")
    }

    #[track_caller]
    fn may(&self, button: &str) -> bool {
        !self
            .harness
            .get_by_label(button)
            .accesskit_node()
            .is_disabled()
    }

    /// The name of what has the focus.
    fn focused(&self) -> Option<String> {
        let root = self.harness.root();
        let mut nodes = root.children_recursive();
        let found = nodes.find(|node| node.accesskit_node().is_focused())?;
        found.accesskit_node().label()
    }

    #[track_caller]
    fn click_containing(&mut self, label: &str) {
        self.harness.get_by_label_contains(label).click();
        self.settle();
    }

    fn score(&self, competitor: &str, factor: &str) -> Score {
        let project = self.app().project().unwrap();
        let find = |name: &str| project.competitors.iter().find(|it| *it.name == *name);
        let factors = &mut project.factors.iter();
        let factor = factors.find(|it| *it.name == *factor).unwrap();
        project
            .scores
            .get(&find(competitor).unwrap().id, &factor.id)
    }
}
