//! `seachart export`: a picture without a window.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::view::{Seen, View, Wanted};
use super::{Done, Fault, complain};
use crate::figure::{Fonts, Page, Scene, Shape, Theme, undrawable};
use crate::io;
use crate::model::Project;
use crate::render::{self, Format, PixelSize, Request};

/// How many pixels an inch has where only pixels are asked for.
const SCREEN_DPI: f64 = 96.0;

/// How many where centimetres are: enough for print.
const PRINT_DPI: f64 = 300.0;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The project
    file: PathBuf,

    /// The picture; its ending (.svg, .png or .pdf) is the format. Of several pages the second
    /// goes to OUT-2 and so on; a PDF file has them all. A table ends in .md or .csv
    out: PathBuf,

    #[command(flatten)]
    wanted: Wanted,

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

/// What is written.
enum Output {
    Picture(Request),
    /// A table as text for other programs, of a project and what it is a
    /// variant of.
    Table(fn(&Project, Option<&Project>) -> String),
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
        self.wanted.check()?;
        let output = self.output()?;
        let project = io::read(&self.file).map_err(Fault::input)?;
        let seen = self.wanted.seen(&project, &self.file)?;
        match output {
            Output::Picture(request) => self.picture(&seen, &request)?,
            Output::Table(table) => {
                let as_is = seen.as_is.map(|as_is| as_is.project);
                let text = table(&seen.project, as_is);
                io::write_bytes(&self.out, text.as_bytes()).map_err(Fault::input)?;
            }
        }
        Ok(Done::default())
    }

    /// What the ending of the file asks for.
    fn output(&self) -> Result<Output, Fault> {
        let ending = self.out.extension().unwrap_or_default();
        let ending = ending.to_string_lossy().to_lowercase();
        match (self.wanted.view, ending.as_str()) {
            (View::Errc, "md") => Ok(Output::Table(|it, _| io::board_markdown(it))),
            (View::Errc, "csv") => Ok(Output::Table(|it, _| io::board_csv(it))),
            (View::Scores, "md") => Ok(Output::Table(|it, _| io::scores_markdown(it))),
            (View::Scores, "csv") => Ok(Output::Table(|it, _| io::scores_csv(it))),
            (View::Evidence, "md") => Ok(Output::Table(io::evidence_markdown)),
            (View::Evidence, "csv") => Ok(Output::Table(io::evidence_csv)),
            (View::Scores | View::Evidence, _) => {
                let out = self.out.display();
                let message = format!("the name of a table ends in .md or .csv: {out}");
                Err(Fault::Usage(message))
            }
            _ => self.request(&ending).map(Output::Picture),
        }
    }

    /// Draw a picture into its files.
    fn picture(&self, seen: &Seen<'_>, request: &Request) -> Result<(), Fault> {
        let fonts = Fonts::default();
        let (width, height) = (request.size.width(), request.size.height());
        let page = Page::for_picture(f64::from(width), f64::from(height));
        let picture = self.wanted.picture(&seen.project, &self.file)?;
        let pages = picture
            .pages(&seen.project, seen.as_is, &page, self.theme.into(), &fonts)
            .unwrap_or_default();
        let files = render::export_pages(&pages, request, &fonts).map_err(Fault::input)?;
        io::write_pages(&self.out, &files).map_err(Fault::input)?;
        let missing = pages.iter().flat_map(|page| missing(page, &fonts));
        if let Some(sentence) = undrawable(missing) {
            complain(&sentence);
        }
        Ok(())
    }

    fn request(&self, ending: &str) -> Result<Request, Fault> {
        let format = Format::from_extension(ending).ok_or_else(|| {
            let out = self.out.display();
            let endings = match self.wanted.view {
                View::Errc => ".svg, .png, .pdf, .md or .csv",
                View::Canvas | View::Curve | View::Map | View::Scores | View::Evidence => {
                    ".svg, .png or .pdf"
                }
            };
            Fault::Usage(format!("the name of a picture ends in {endings}: {out}"))
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
        Shape::Path { .. } | Shape::Area { .. } | Shape::Markers { .. } => Vec::new(),
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
