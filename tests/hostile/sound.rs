//! What must be true of anything that is taken for a project or for a table,
//! wherever it comes from. Shared with the fuzz targets in `tests/fuzz`.

use std::path::Path;

use seachart::analysis;
use seachart::figure::{AsIs, Fonts, Page, Picture, Theme};
use seachart::io::import::{
    Head, Known, Layout, Outcome, Progress, Source, guess, head, preview, project, run,
};
use seachart::io::{
    board_csv, board_markdown, evidence_csv, evidence_markdown, parse, scores_csv, scores_markdown,
    to_ron,
};
use seachart::model::Project;
use seachart::render::{Format, PixelSize, Request, export_pages};

/// How many competitors, maps and scenarios of a project are drawn, each.
const DRAWN: usize = 3;

/// What was accepted keeps every rule, and comes back from the file that it is
/// saved as.
pub fn kept(project: &Project) {
    assert_eq!(project.check(), [], "accepted, and not sound");
    let saved = to_ron(project);
    match parse(&saved, Path::new("saved.ron")) {
        Ok(back) => assert!(back == *project, "saved, and another one opened\n{saved}"),
        Err(error) => panic!("saved, and not opened again: {error}\n{saved}"),
    }
}

/// Every way to see a project: as it is, and in its first scenarios.
fn seen(project: &Project) -> Vec<(Project, Option<AsIs<'_>>)> {
    let mut seen = vec![(project.clone(), None)];
    for scenario in project.scenarios.iter().take(DRAWN) {
        if let Some(changed) = project.in_scenario(&scenario.id) {
            let as_is = AsIs {
                project,
                scenario: &scenario.name,
            };
            seen.push((changed, Some(as_is)));
        }
    }
    seen
}

/// Every kind of picture, and the first of a kind.
pub fn pictures(project: &Project) -> Vec<Picture> {
    let curves = project.competitors.iter().take(DRAWN);
    let maps = project.maps.iter().take(DRAWN);
    [Picture::Canvas, Picture::Errc]
        .into_iter()
        .chain(curves.map(|competitor| Picture::Curve(competitor.id.clone())))
        .chain(maps.map(|map| Picture::Map(map.id.clone())))
        .collect()
}

/// Draw a project in every way, and say everything about it that can be said.
/// The number of SVG files that came of it.
pub fn drawn(project: &Project, size: (u32, u32), fonts: &Fonts) -> usize {
    let mut files = 0;
    for (seen, as_is) in seen(project) {
        for picture in pictures(&seen) {
            files += one(&seen, as_is, &picture, size, fonts);
        }
        drop((board_csv(&seen), board_markdown(&seen)));
        drop((scores_csv(&seen), scores_markdown(&seen)));
        let varied = as_is.map(|as_is| as_is.project);
        drop((
            evidence_csv(&seen, varied),
            evidence_markdown(&seen, varied),
        ));
        drop((analysis::read(&seen), analysis::judge(&seen)));
    }
    files
}

/// Draw one picture; the number of SVG files that came of it.
pub fn one(
    project: &Project,
    as_is: Option<AsIs<'_>>,
    picture: &Picture,
    size: (u32, u32),
    fonts: &Fonts,
) -> usize {
    let page = Page::for_picture(f64::from(size.0), f64::from(size.1));
    let size = PixelSize::new(size.0, size.1).unwrap();
    let request = Request::new(Format::Svg, size);
    let pages = picture.pages(project, as_is, &page, Theme::Light, fonts);
    let svgs = export_pages(&pages.unwrap(), &request, fonts).unwrap();
    for svg in &svgs {
        finite(std::str::from_utf8(svg).unwrap());
    }
    svgs.len()
}

/// No number of an SVG file is none.
fn finite(svg: &str) {
    // In attributes only; what people write stands in text, where quotes are escaped.
    for name in [
        "x",
        "y",
        "width",
        "height",
        "d",
        "stroke-width",
        "font-size",
    ] {
        for part in svg.split(&format!(" {name}=\"")).skip(1) {
            let numbers = part.split('"').next().unwrap_or_default();
            let wrong = numbers.contains("NaN") || numbers.contains("inf");
            assert!(!wrong, "{name} is {numbers}");
        }
    }
}

/// Read `bytes` as a table in every step that a dialog takes; what comes of it.
pub fn table(bytes: &[u8], known: &Known) -> Option<Project> {
    let source = Source::from_bytes("t", bytes);
    let head: Head = head(&source, known).ok()?;
    let plan = guess(&head, known).ok()?;
    if let Ok(seen) = preview(&head, &plan) {
        finite_numbers(&seen);
    }
    let outcome = run(&source, &plan, &Progress::default()).ok()?;
    finite_numbers(&outcome);
    let project = project(&outcome, None).ok()?;
    kept(&project);
    Some(project)
}

/// What may be known of a table beforehand, as a few bits choose.
pub fn known(choice: u8) -> Known {
    let layouts = [Layout::Matrix, Layout::Ratings, Layout::Wide, Layout::Long];
    Known {
        layout: layouts.get(usize::from(choice & 7)).copied(),
        header_row: [0, 1, 2].get(usize::from(choice >> 3 & 7)).copied(),
        ..Known::default()
    }
}

fn finite_numbers(outcome: &Outcome) {
    for cell in &outcome.cells {
        assert!(cell.mean.is_none_or(f64::is_finite), "{outcome:?}");
        assert!(
            cell.sd.is_none_or(|sd| sd.is_finite() && sd >= 0.0),
            "{outcome:?}"
        );
        assert!(cell.n > 0 || cell.mean.is_none(), "{outcome:?}");
    }
    for (low, high) in &outcome.scales.ends {
        let sound = low.is_finite() && high.is_finite() && low != high;
        assert!(sound, "{outcome:?}");
    }
}
