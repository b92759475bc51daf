//! Menu commands about the map that is selected, or else shown.

use std::sync::Arc;

use super::App;
use crate::command::{MenuCommand, Selection, View};
use crate::edit::{Edit, ListEdit, MapChange};
use crate::figure::Picture;
use crate::model::{Axis, Map};
use crate::ui::{Camera, CanvasView};

impl App {
    /// The map that commands about maps are about.
    pub(super) fn map_at_hand(&self) -> Option<&Arc<Map>> {
        let project = self.project()?;
        match &self.selection {
            Selection::Map(id) => project.map(id),
            _ if self.shows_map() => project.map(self.map()?),
            _ => None,
        }
    }

    pub(super) fn change_map(&mut self, command: MenuCommand) {
        let Some(map) = self.map_at_hand() else {
            return;
        };
        let flipped = |axis: &Axis| Axis {
            flipped: !axis.flipped,
            ..axis.clone()
        };
        let change = match command {
            MenuCommand::SwapAxes => MapChange::Axes(map.y.clone(), map.x.clone()),
            MenuCommand::FlipX => MapChange::X(flipped(&map.x)),
            MenuCommand::FlipY => MapChange::Y(flipped(&map.y)),
            MenuCommand::ToggleRings => MapChange::Segments(!map.segments),
            MenuCommand::ToggleWhiteSpace => MapChange::WhiteSpace(!map.white_space),
            MenuCommand::UnpinLabels => MapChange::Unpin,
            _ => return,
        };
        let id = map.id.clone();
        self.edit(Edit::Map(ListEdit::Change { id, change }));
    }

    /// Do something to the camera of each view that is shown.
    pub(super) fn each_camera(&mut self, act: impl Fn(&mut Camera)) {
        if self.shows_canvas() {
            act(self.panels.canvas.camera_mut());
        }
        if self.view() == View::Curve {
            act(self.panels.curve.picture_mut().camera_mut());
        }
        if self.shows_map() {
            act(self.panels.map.camera_mut());
        }
    }

    /// Show what is selected larger.
    pub(super) fn zoom_selection(&mut self) {
        if self.shows_canvas() {
            self.panels.canvas.look_at(&self.selection);
        }
        if self.view() == View::Curve {
            self.panels.curve.picture_mut().look_at(&self.selection);
        }
        if self.shows_map() {
            self.panels.map.look_at(&self.selection);
        }
    }

    /// How large the picture is shown, in percent of the whole one: of two, the
    /// one whose tab is chosen. None where no picture is shown.
    pub(super) fn zoom(&self) -> Option<f64> {
        let camera = match self.view() {
            View::Map => Some(self.panels.map.camera()),
            View::Canvas | View::Curve | View::Errc | View::Scores => {
                self.live_picture().map(CanvasView::camera)
            }
        };
        camera.map(Camera::percent)
    }

    /// The picture that is exported and copied.
    pub(super) fn picture(&self) -> Picture {
        match (self.view(), self.map()) {
            (View::Map, Some(map)) => Picture::Map(map.clone()),
            (View::Errc, _) => Picture::Errc,
            (View::Curve, _) => self
                .shown()
                .and_then(|project| {
                    let whose = self.panels.curve.whose(&project, &self.selection);
                    whose.map(|whose| Picture::Curve(whose.id.clone()))
                })
                .unwrap_or_default(),
            _ => Picture::Canvas,
        }
    }
}
