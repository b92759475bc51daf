//! The strategy canvas: all value curves over the same factors.

use kurbo::Size;

use super::{Fonts, Scene, Theme};
use crate::model::{FactorId, Level, Project, Score};

/// The area of a page in square points: that of 960 × 540.
const AREA: f64 = 960.0 * 540.0;

/// The sheet a figure is laid out on, in points.
///
/// All sheets have the same area, whatever the size of the picture: a picture
/// of 800 × 450 pixels and one of 3840 × 2160 are the same picture at two
/// scales, and letters are as large beside the curves in both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// Of the sheet.
    pub size: Size,
}

impl Page {
    /// The sheet for a picture of `width` × `height` in any unit, at least 1 × 1.
    pub fn for_picture(width: f64, height: f64) -> Self {
        let (width, height) = (width.max(1.0), height.max(1.0));
        let scale = (AREA / (width * height)).sqrt();
        Self {
            size: Size::new(width * scale, height * scale),
        }
    }
}

/// Where levels and factors stand on a laid-out canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Axes {
    /// The factors on the canvas and their x, left to right.
    pub columns: Vec<(FactorId, f64)>,
    /// The y of level 10.
    pub top: f64,
    /// The y of level 0.
    pub bottom: f64,
    /// The y of the rule for what is not offered, below level 0.
    pub not_offered: f64,
}

impl Axes {
    /// The x of a factor, if it stands on the canvas.
    pub fn x(&self, factor: &FactorId) -> Option<f64> {
        let mut columns = self.columns.iter();
        columns.find(|(id, _)| id == factor).map(|(_, x)| *x)
    }

    /// The y of a level.
    pub fn y(&self, level: f64) -> f64 {
        self.bottom + (self.top - self.bottom) * level / 10.0
    }

    /// The y of a score's point; none for an unscored one.
    pub fn y_of(&self, score: Score) -> Option<f64> {
        match score {
            Score::Unscored => None,
            Score::NotOffered => Some(self.not_offered),
            Score::Level(level) => Some(self.y(level.get())),
        }
    }

    /// The level nearest to a y, stopping at the ends of the scale.
    pub fn level_at(&self, y: f64) -> Level {
        Level::nearest((self.bottom - y) / (self.bottom - self.top) * 10.0)
    }
}

/// A laid-out strategy canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Canvas {
    /// The picture.
    pub scene: Scene,
    /// Where things stand in it, for handles.
    pub axes: Axes,
}

/// Lay out the strategy canvas of `project` on `page`.
pub fn strategy_canvas(project: &Project, page: &Page, theme: Theme, fonts: &Fonts) -> Canvas {
    let _ = fonts;
    Canvas {
        scene: Scene {
            size: page.size,
            background: Some(theme.look().page),
            marks: Vec::new(),
            title: project.title.to_string(),
            description: String::new(),
        },
        axes: Axes {
            columns: Vec::new(),
            top: 40.0,
            bottom: page.size.height - 80.0,
            not_offered: page.size.height - 60.0,
        },
    }
}
