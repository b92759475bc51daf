//! The live positioning map: the picture of an export, with handles on it.
//!
//! Made as the live canvas is: what can be dragged is an egui widget above the
//! plot, so that it takes the press before panning does, works from the
//! keyboard, and is found by name. What is drawn here is never in a file.

use std::sync::{Arc, OnceLock};

use egui::{CursorIcon, Rect, Ui};
use egui_plot::PlotTransform;

use super::camera::{Camera, scale_of};
use super::live::{Pointed, pointed};
use crate::analysis::industry_standard;
use crate::command::{Command, Selection};
use crate::figure::{
    Fonts, LabelPlaces, MapOptions, MapPicture, MapSubject, Page, Theme, positioning_map_with,
};
use crate::model::{CompetitorId, FactorId, Map, MapId, Project};
use crate::render::screen::{page_from_screen, screen_from_page};

mod axis;
mod band;
mod bar;
mod card;
mod directory;
mod drag;
mod group;
mod handles;
mod hit;
mod labels;
mod menu;
mod overlay;
mod rings;
mod thing;
mod typed;
mod words;

use axis::{AxisWords, Written};
use band::Band;
use directory::Directory;
use drag::Drag;
use handles::Handles;
use hit::Under;
use labels::LabelDrag;
use typed::Typed;

/// What the view shows this frame.
#[derive(Clone, Copy, Debug)]
pub struct MapContext<'a> {
    /// The open project, in the chosen scenario.
    pub project: &'a Arc<Project>,
    /// The project without the scenario, where one is chosen.
    pub as_is: Option<&'a Arc<Project>>,
    /// Which of its maps; none where it has none.
    pub map: Option<&'a MapId>,
    /// What is selected.
    pub selection: &'a Selection,
    /// Of the picture, not of the window.
    pub theme: Theme,
    /// What texts are measured with.
    pub fonts: &'a Fonts,
}

/// A layout and what it was made from.
#[derive(Debug)]
struct Layout {
    project: Arc<Project>,
    as_is: Option<Arc<Project>>,
    map: MapId,
    page: Page,
    theme: Theme,
    /// Labelled before others.
    selected: Vec<CompetitorId>,
    /// Whether something was being dragged.
    dragging: bool,
    drawn: Arc<Drawn>,
}

impl Layout {
    fn is_of(&self, context: &MapContext<'_>, map: &Map, page: Page, dragging: bool) -> bool {
        let same_as_is = match (&self.as_is, context.as_is) {
            (Some(then), Some(now)) => Arc::ptr_eq(then, now),
            (None, None) => true,
            _ => false,
        };
        Arc::ptr_eq(&self.project, context.project)
            && same_as_is
            && self.map == map.id
            && self.page == page
            && self.theme == context.theme
            && self.dragging == dragging
            && self.selected == context.selection.competitors()
    }
}

/// What the view remembers between frames. Nothing here is part of the project.
#[derive(Debug, Default)]
pub struct MapView {
    layout: Option<Layout>,
    /// How many there have been.
    layouts: u64,
    directory: Directory,
    camera: Camera,
    /// What is under the pointer.
    under: Option<Under>,
    drag: Option<Drag>,
    handles: Handles,
    label_drag: LabelDrag,
    band: Band,
    axis_words: AxisWords,
    typed: Option<Typed>,
}

impl MapView {
    /// Where it looks.
    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    /// Where it looks, to be changed.
    pub fn camera_mut(&mut self) -> &mut Camera {
        &mut self.camera
    }

    /// Show what is selected larger, from the next frame on.
    pub fn look_at(&mut self, selection: &Selection) {
        let Some(layout) = &self.layout else { return };
        let picture = &layout.drawn.picture;
        let bubbles = picture.bubbles.iter();
        let selected = bubbles
            .filter(|bubble| selection.has(&bubble.competitor))
            .map(|bubble| (bubble.at, bubble.radius));
        let rings = picture.rings.iter();
        let rings = rings
            .filter(|ring| *selection == Selection::Segment(ring.segment.clone()))
            .map(|ring| (ring.at, ring.radius));
        let boxes = selected
            .chain(rings)
            .map(|(at, radius)| kurbo::Rect::from_center_size(at, (2.0 * radius, 2.0 * radius)));
        if let Some(all) = boxes.reduce(|all, one| all.union(one)) {
            self.camera.look_at(all.inflate(90.0, 70.0));
        }
    }

    /// The competitor whose bubble or label is under the pointer.
    pub fn hovered(&self) -> Option<&CompetitorId> {
        self.under.as_ref().and_then(Under::competitor)
    }

    /// Is something typed on the picture? Then Escape and most keys are the field's.
    pub fn is_typing(&self) -> bool {
        self.typed.is_some()
    }

    /// Is something being dragged? Then Escape is the map's.
    pub fn is_dragging(&self) -> bool {
        self.drag.is_some() || self.label_drag.is_dragging() || self.band.is_dragging()
    }

    /// Show the map in all the room there is, with a bar above it; push what the
    /// user asked for onto `commands`.
    pub fn ui(&mut self, ui: &mut Ui, context: MapContext<'_>, commands: &mut Vec<Command>) {
        let map = context.map.and_then(|id| context.project.map(id));
        bar::ui(ui, &context, map.map(AsRef::as_ref), commands);
        let rect = ui.available_rect_before_wrap();
        if rect.width() < 1.0 || rect.height() < 1.0 {
            return;
        }
        if let Some(map) = map {
            self.map_ui(ui, rect, context, map, commands);
        } else {
            self.forget();
            card::no_map(ui, rect, commands);
        }
    }

    /// Nothing is shown: nothing can be under way.
    fn forget(&mut self) {
        *self = Self {
            camera: std::mem::take(&mut self.camera),
            layouts: self.layouts,
            ..Self::default()
        };
    }

    fn map_ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        context: MapContext<'_>,
        map: &Map,
        commands: &mut Vec<Command>,
    ) {
        let page = Page::for_picture(rect.width().into(), rect.height().into());
        let drawn = self.layout(context, map, page);
        self.directory.follow(context.project);
        self.find_hovered(ui, &drawn.picture);
        // What a press on the ground is for decides whether it pans.
        let holds = self.drag.is_some() || self.band.holds(ui, self.under.as_ref());
        self.camera.hold(holds);
        let emphasis = self.hovered().filter(|_| !self.is_dragging()).cloned();
        let scene = &drawn.picture.scene;
        let response = self
            .camera
            .ui(ui, "positioning map", scene, emphasis.as_ref());
        let ground = &response.response;
        if self.under.is_some() && ground.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        }

        let stage = Stage {
            context,
            map,
            picture: &drawn.picture,
            drawn: &drawn,
            written: &drawn.written,
            directory: &self.directory,
            transform: response.transform,
            clip: rect,
            under: self.under.clone(),
            zoomed: self.camera.is_zoomed(),
        };
        let (drag, typed) = (&mut self.drag, &mut self.typed);
        menu::ground(&stage, ground, commands);
        self.band.ui(ui, &stage, ground, drag, commands);
        self.label_drag.ui(ui, &stage, commands);
        self.handles.ui(ui, &stage, drag, typed, commands);
        drag::end_if_lost(drag, commands);
        self.axis_words.ui(ui, &stage, commands);
        typed::ui(ui, &stage, typed, commands);
        card::of_map(ui, &stage, commands);
    }

    /// The layout for this frame, made anew only when something changed.
    fn layout(&mut self, context: MapContext<'_>, map: &Map, page: Page) -> Arc<Drawn> {
        let dragging = self.drag.is_some() || self.label_drag.is_dragging();
        let before = self.layout.take();
        if let Some(layout) = before.as_ref()
            && layout.is_of(&context, map, page, dragging)
        {
            let drawn = Arc::clone(&layout.drawn);
            self.layout = before;
            return drawn;
        }
        let before = before.filter(|layout| dragging && layout.map == map.id);
        let labels: Option<&LabelPlaces> =
            before.as_ref().map(|layout| &layout.drawn.picture.labels);
        let options = MapOptions {
            selected: context.selection.competitors(),
            previous: labels,
            lanes: before.as_ref().map(|layout| layout.drawn.picture.lanes),
        };
        let subject = MapSubject {
            project: context.project,
            map,
            as_is: context.as_is.map(AsRef::as_ref),
        };
        let picture = positioning_map_with(subject, &page, context.theme, context.fonts, options);
        self.layouts += 1;
        let drawn = Arc::new(Drawn {
            serial: self.layouts,
            written: axis::written(&picture, context.fonts),
            picture,
            standards: OnceLock::new(),
        });
        self.layout = Some(Layout {
            project: Arc::clone(context.project),
            as_is: context.as_is.map(Arc::clone),
            map: map.id.clone(),
            page,
            theme: context.theme,
            selected: context.selection.competitors().to_vec(),
            dragging,
            drawn: Arc::clone(&drawn),
        });
        drawn
    }

    /// Find what is under the pointer, by where things were a frame ago.
    fn find_hovered(&mut self, ui: &Ui, picture: &MapPicture) {
        if self.is_dragging() {
            // What the pointer passed over when the drag began is not meant.
            self.under = None;
            return;
        }
        let at = match pointed(ui) {
            Pointed::Nothing => return,
            Pointed::Away => None,
            Pointed::At(at) => Some(at),
        };
        self.under = at.zip(self.camera.transform()).and_then(|(at, transform)| {
            let reach = hit::REACH / scale_of(transform);
            hit::under(picture, page_from_screen(transform, at), reach)
        });
    }
}

/// A laid-out map, and what is asked about it.
#[derive(Debug)]
struct Drawn {
    /// Another one for every layout.
    serial: u64,
    picture: MapPicture,
    /// The words beside the axes.
    written: Vec<Written>,
    /// On x and y, once somebody asks.
    standards: OnceLock<[Option<f64>; 2]>,
}

/// What everything on the map needs to know this frame.
struct Stage<'a> {
    context: MapContext<'a>,
    map: &'a Map,
    picture: &'a MapPicture,
    drawn: &'a Drawn,
    written: &'a [Written],
    directory: &'a Directory,
    transform: PlotTransform,
    /// Of the picture on the screen.
    clip: Rect,
    /// What is under the pointer.
    under: Option<Under>,
    /// Whether not all of the picture is in sight.
    zoomed: bool,
}

impl Stage<'_> {
    /// Screen points per page point.
    fn scale(&self) -> f32 {
        scale_of(&self.transform) as f32
    }

    fn project(&self) -> &Project {
        self.context.project
    }

    /// The industry standards of the factors on both axes, 0 to 10.
    fn standards(&self) -> &[Option<f64>; 2] {
        self.drawn.standards.get_or_init(|| {
            let axes = &self.picture.axes;
            [&axes.x, &axes.y].map(|axis| {
                let standard = industry_standard(self.project(), axis.of.factor()?)?;
                Some(standard.level)
            })
        })
    }

    /// The industry standard of one of the two factors.
    fn standard(&self, factor: &FactorId) -> Option<f64> {
        let [x, y] = *self.standards();
        let on_x = self.picture.axes.x.of.factor() == Some(factor);
        if on_x { x } else { y }
    }

    /// The frame around the bubbles, on the screen.
    fn frame(&self) -> Rect {
        let frame = self.picture.axes.frame;
        let corner = |x, y| screen_from_page(&self.transform, kurbo::Point::new(x, y));
        Rect::from_two_pos(corner(frame.x0, frame.y0), corner(frame.x1, frame.y1))
    }
}
