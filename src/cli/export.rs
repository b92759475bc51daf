//! `seachart export`: a picture without a window.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Done, Fault, complain};
use crate::figure::{Fonts, Page, Scene, Shape, Theme, strategy_canvas, undrawable};
use crate::io;
use crate::render::{self, Format, PixelSize, Request};

/// How many pixels an inch has where only pixels are asked for.
const SCREEN_DPI: f64 = 96.0;

/// How many where centimetres are: enough for print.
const PRINT_DPI: f64 = 300.0;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The project
    file: PathBuf,

    /// The picture; its ending (.svg, .png or .pdf) is the format
    out: PathBuf,

    /// What to draw
    #[arg(long, value_enum, default_value_t = View::Canvas)]
    view: View,

    /// Size in pixels [default: 1920x1080]
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = pixels, conflicts_with_all = ["width_cm", "height_cm"])]
    size: Option<PixelSize>,

    /// Width in centimetres
    #[arg(long, value_name = "CM", value_parser = length, requires = "height_cm", allow_negative_numbers = true)]
    width_cm: Option<f64>,

    /// Height in centimetres
    #[arg(long, value_name = "CM", value_parser = length, requires = "width_cm", allow_negative_numbers = true)]
    height_cm: Option<f64>,

    /// Pixels an inch [default: 96, with centimetres 300]
    #[arg(long, value_parser = resolution, allow_negative_numbers = true)]
    dpi: Option<f64>,

    /// Colours
    #[arg(long, value_enum, default_value_t = Colors::Light)]
    theme: Colors,

    /// Leave the background out
    #[arg(long)]
    transparent: bool,

    /// Draw text as paths
    #[arg(long)]
    outlines: bool,
}

/// The pictures there are.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum View {
    /// All value curves over the same factors
    Canvas,
}

/// The themes, as they are called on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Colors {
    /// For white pages
    Light,
    /// For dark slides
    Dark,
    /// Black, greys and dashes
    Print,
}

impl From<Colors> for Theme {
    fn from(colors: Colors) -> Self {
        match colors {
            Colors::Light => Self::Light,
            Colors::Dark => Self::Dark,
            Colors::Print => Self::Print,
        }
    }
}

impl Options {
    pub(super) fn run(self) -> Result<Done, Fault> {
        // All that can be typed wrong comes before what a file can have wrong.
        let request = self.request()?;
        let project = io::read(&self.file).map_err(Fault::input)?;
        let fonts = Fonts::default();
        let (width, height) = (request.size.width(), request.size.height());
        let page = Page::for_picture(f64::from(width), f64::from(height));
        let scene = match self.view {
            View::Canvas => strategy_canvas(&project, &page, self.theme.into(), &fonts).scene,
        };
        let picture = render::export(&scene, &request, &fonts).map_err(Fault::input)?;
        io::write_bytes(&self.out, &picture).map_err(Fault::input)?;
        if let Some(sentence) = undrawable(missing(&scene, &fonts)) {
            complain(&sentence);
        }
        Ok(Done::default())
    }

    fn request(&self) -> Result<Request, Fault> {
        let ending = self.out.extension().unwrap_or_default();
        let ending = ending.to_string_lossy().to_lowercase();
        let format = Format::from_extension(&ending).ok_or_else(|| {
            let out = self.out.display();
            Fault::Usage(format!(
                "the name of a picture ends in .svg, .png or .pdf: {out}"
            ))
        })?;
        let default_dpi = match self.width_cm {
            Some(_) => PRINT_DPI,
            None => SCREEN_DPI,
        };
        let dpi = self.dpi.unwrap_or(default_dpi);
        let size = match (self.size, self.width_cm, self.height_cm) {
            (Some(size), _, _) => size,
            (None, Some(width), Some(height)) => {
                PixelSize::from_cm(width, height, dpi).map_err(Fault::usage)?
            }
            _ => PixelSize::new(1920, 1080).map_err(Fault::usage)?,
        };
        Ok(Request {
            format,
            size,
            dpi,
            transparent: self.transparent,
            outlines: self.outlines,
        })
    }
}

/// The characters of the picture that are not in it.
fn missing(scene: &Scene, fonts: &Fonts) -> impl Iterator<Item = char> {
    scene.marks.iter().flat_map(|mark| match &mark.shape {
        Shape::Text(text) => fonts.missing(&text.content),
        Shape::Path { .. } => Vec::new(),
    })
}

fn pixels(typed: &str) -> Result<PixelSize, String> {
    let expected = "expected width x height in pixels, such as 1920x1080";
    let (width, height) = typed.split_once(['x', 'X', '×']).ok_or(expected)?;
    let side = |text: &str| text.trim().parse::<u32>().map_err(|_not| expected);
    PixelSize::new(side(width)?, side(height)?).map_err(|error| error.to_string())
}

fn length(typed: &str) -> Result<f64, &'static str> {
    let centimetres: f64 = typed.parse().unwrap_or(f64::NAN);
    if centimetres > 0.0 && centimetres.is_finite() {
        Ok(centimetres)
    } else {
        Err("expected a length in centimetres, such as 25.4")
    }
}

fn resolution(typed: &str) -> Result<f64, &'static str> {
    let dpi: f64 = typed.parse().unwrap_or(f64::NAN);
    if (1.0..=10_000.0).contains(&dpi) {
        Ok(dpi)
    } else {
        Err("expected 1 to 10000 pixels an inch")
    }
}
