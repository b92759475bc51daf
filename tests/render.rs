//! What the painters make of a scene.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::LazyLock;

use kurbo::{BezPath, Circle, Point, Shape as _, Size};
use resvg::usvg::{self, roxmltree};
use seachart::figure::{Anchor, Fonts, Mark, Part, Rgba, Scene, Shape, Stroke, Text, Turn, Weight};
use seachart::model::{CompetitorId, FactorId};
use seachart::render::{Format, MAX_SIDE, PixelSize, Request, export, pixels, svg};

const INK: Rgba = Rgba::hex(0x1b2733);

fn competitor(name: &str) -> CompetitorId {
    CompetitorId::from_name(name, |_| false)
}

fn factor(name: &str) -> FactorId {
    FactorId::from_name(name, |_| false)
}

fn text(part: Part, at: (f64, f64), content: &str) -> Mark {
    let shape = Shape::Text(Text {
        at: at.into(),
        anchor: Anchor::Start,
        turn: Turn::Upright,
        size: 12.0,
        weight: Weight::Regular,
        color: INK,
        content: content.to_owned(),
    });
    Mark { part, shape }
}

fn line(part: Part, points: &[(f64, f64)], dash: &[f64]) -> Mark {
    let mut path = BezPath::new();
    path.move_to(points[0]);
    for point in &points[1..] {
        path.line_to(*point);
    }
    let stroke = Some(Stroke {
        width: 1.75,
        color: INK.faded(0.5),
        dash: dash.to_vec(),
    });
    Mark {
        part,
        shape: Shape::Path {
            path,
            fill: None,
            stroke,
        },
    }
}

fn dot(part: Part, at: (f64, f64)) -> Mark {
    Mark {
        part,
        shape: Shape::Path {
            path: Circle::new(at, 4.0).to_path(0.1),
            fill: Some(Rgba::hex(0xc8553d)),
            stroke: None,
        },
    }
}

/// One of everything.
fn scene() -> Scene {
    let (wine, budget) = (competitor("[yellow tail]"), competitor("Budget wines"));
    let price = factor("Price");
    let mut label = text(Part::Label(wine.clone()), (190.0, 40.0), "[yellow tail]");
    let mut name = text(Part::FactorName(price.clone()), (20.0, 90.0), "Price");
    if let (Shape::Text(label), Shape::Text(name)) = (&mut label.shape, &mut name.shape) {
        label.anchor = Anchor::End;
        label.weight = Weight::SemiBold;
        name.anchor = Anchor::Middle;
        name.turn = Turn::Up;
    }
    Scene {
        size: Size::new(200.0, 100.0),
        background: Some(Rgba::hex(0xffffff)),
        marks: vec![
            line(Part::Rule, &[(10.0, 80.0), (190.0, 80.0)], &[]),
            line(
                Part::Curve(budget.clone()),
                &[(20.0, 70.0), (180.0, 60.5)],
                &[4.0, 2.5],
            ),
            dot(Part::Point(budget.clone(), price.clone()), (20.0, 70.0)),
            line(
                Part::Curve(wine.clone()),
                &[(20.0, 30.0), (180.0, 50.0)],
                &[],
            ),
            dot(Part::Point(wine.clone(), price.clone()), (20.0, 30.0)),
            label,
            line(Part::Curve(wine), &[(20.0, 20.0), (30.0, 20.0)], &[]),
            name,
            text(Part::Title, (10.0, 15.0), "  Wine & <\"drinks'>  "),
            text(Part::Note, (100.0, 95.0), "Go 🚗 now"),
        ],
        title: "US wine <2001>".to_owned(),
        description: "Two curves.\nOne factor.".to_owned(),
    }
}

fn small(format: Format) -> Request {
    Request::new(format, PixelSize::new(400, 200).unwrap())
}

fn only_text(content: &str) -> Scene {
    Scene {
        marks: vec![text(Part::Note, (10.0, 50.0), content)],
        title: content.to_owned(),
        description: content.to_owned(),
        ..scene()
    }
}

/// Texts that have broken programs.
fn hostile() -> Vec<String> {
    vec![
        "<&\"'>]]><!-- -->".to_owned(),
        "a\0b\u{1}c\u{7f}\u{fffe}\u{ffff}".to_owned(),
        "line\nbreak\r\n\u{2028}\u{2029}tab\t".to_owned(),
        "\u{202e}right to left\u{200f} שלום (עולם) עם price".to_owned(),
        "🚗 👨‍👩‍👧 🇫🇷 e\u{301}\u{301}\u{301} か\u{3099}".to_owned(),
        "हिन्दी किताब क्षि ราคา السعر".to_owned(),
        "\u{301}".to_owned(),
        String::new(),
        "   ".to_owned(),
        "long ".repeat(2_000),
        "x".repeat(10_000),
    ]
}

#[test]
fn the_svg_of_a_scene_is_the_golden_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/scene.svg");
    let text = svg(&scene(), &small(Format::Svg), &Fonts::bundled_only());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, golden, "UPDATE_GOLDEN=1 rewrites the golden file");
}

#[test]
fn svg_says_what_it_shows_and_names_its_parts() {
    let text = svg(&scene(), &small(Format::Svg), &Fonts::bundled_only());
    let document = roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute("width"), Some("400"));
    assert_eq!(root.attribute("viewBox"), Some("0 0 200 100"));
    let labels = root.attribute("aria-labelledby").unwrap().split(' ');
    let texts: Vec<&str> = labels
        .map(|id| {
            let is_it = |node: &roxmltree::Node<'_, '_>| node.attribute("id") == Some(id);
            document.descendants().find(is_it).unwrap().text().unwrap()
        })
        .collect();
    assert_eq!(texts, ["US wine <2001>", "Two curves. One factor."]);

    let mut ids: Vec<&str> = document
        .descendants()
        .filter_map(|node| node.attribute("id"))
        .collect();
    assert!(ids.contains(&"curve-yellow-tail") && ids.contains(&"curve-yellow-tail-2"));
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
}

#[test]
fn hostile_texts_leave_every_file_sound() {
    let fonts = Fonts::default();
    for content in hostile() {
        let scene = only_text(&content);
        for outlines in [false, true] {
            let request = Request {
                outlines,
                ..small(Format::Svg)
            };
            let text = svg(&scene, &request, &fonts);
            let document = roxmltree::Document::parse(&text);
            assert!(document.is_ok(), "{content:.40?}: {document:?}");
        }
        for format in [Format::Png, Format::Pdf] {
            let file = export(&scene, &small(format), &fonts);
            assert!(file.is_ok(), "{content:.40?}: {file:?}");
        }
    }
}

#[test]
fn a_text_is_the_same_after_reading_the_svg() {
    let fonts = Fonts::default();
    for content in ["<&\"'> ]]>", "  two  spaces ", "Go 🚗 now", "שלום price"] {
        let text = svg(&only_text(content), &small(Format::Svg), &fonts);
        let document = roxmltree::Document::parse(&text).unwrap();
        let node = document
            .descendants()
            .find(|node| node.has_tag_name("text"));
        let mut read: String = node
            .unwrap()
            .descendants()
            .filter(roxmltree::Node::is_text)
            .map(|node| node.text().unwrap_or_default())
            .collect();
        if content.starts_with('ש') {
            // Stands as it is seen, for each part has its own place.
            read = read.split(' ').rev().collect::<Vec<_>>().join(" ");
            assert!(read.contains("price") && read.contains("שלום"), "{read}");
        } else {
            assert_eq!(read, content);
        }
    }
}

/// The texts of a tree, wherever they are.
fn texts(group: &usvg::Group) -> Vec<&usvg::Text> {
    let mut found = Vec::new();
    for node in group.children() {
        match node {
            usvg::Node::Text(text) => found.push(&**text),
            usvg::Node::Group(group) => found.extend(texts(group)),
            usvg::Node::Path(_) | usvg::Node::Image(_) => {}
        }
    }
    found
}

fn tree(scene: &Scene, fonts: &Fonts) -> usvg::Tree {
    let size = PixelSize::new(200, 100).unwrap();
    let text = svg(scene, &Request::new(Format::Svg, size), fonts);
    let options = usvg::Options {
        fontdb: fonts.database(),
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(&text, &options).unwrap()
}

#[test]
fn no_text_gets_lost_on_the_way_to_pixels() {
    let tree = tree(&scene(), &Fonts::bundled_only());
    let texts = texts(tree.root());
    assert_eq!(texts.len(), 4);
    for text in texts {
        let glyphs = text
            .layouted()
            .iter()
            .flat_map(|span| &span.positioned_glyphs);
        assert!(glyphs.clone().count() > 4 && glyphs.clone().all(|glyph| glyph.id.0 != 0));
    }
}

#[test]
fn widths_are_those_of_the_svg_library() {
    let fonts = Fonts::bundled_only();
    for content in SAMPLES {
        for (size, weight) in [
            (9.0, Weight::Regular),
            (12.5, Weight::SemiBold),
            (28.0, Weight::Regular),
        ] {
            let mut scene = only_text(content);
            if let Shape::Text(text) = &mut scene.marks[0].shape {
                (text.size, text.weight) = (size, weight);
            }
            let tree = tree(&scene, &fonts);
            let drawn = f64::from(texts(tree.root())[0].bounding_box().width());
            let measured = fonts.width(content, size, weight);
            assert!(
                (drawn - measured).abs() < 0.1,
                "{content}: {drawn}, {measured}"
            );
        }
    }
}

const SAMPLES: [&str; 6] = [
    "Above-the-line marketing, AVATAR To. Wa 1,234.50",
    "Größe und Übersichtlichkeit des Geschäftsführers",
    "Ποιότητα και εξυπηρέτηση",
    "Качество обслуживания клиентов",
    "office ffi -> x 3×4 (A) 10:30",
    "Č Ł Ž İ ı ș ț",
];

fn decode(file: &[u8]) -> (png::OutputInfo, Vec<u8>, Option<png::PixelDimensions>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(file))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    (info, pixels, reader.info().pixel_dims)
}

#[test]
fn png_has_the_size_asked_for_and_ink() {
    let fonts = Fonts::bundled_only();
    for (width, height) in [(400, 200), (1, 1), (777, 388), (3840, 2160)] {
        let size = PixelSize::new(width, height).unwrap();
        let request = Request {
            dpi: 300.0,
            ..Request::new(Format::Png, size)
        };
        let (info, pixels, dimensions) = decode(&export(&scene(), &request, &fonts).unwrap());
        assert_eq!((info.width, info.height), (width, height));
        assert_eq!(info.color_type, png::ColorType::Rgb);
        assert_eq!(dimensions.unwrap().xppu, 11_811);
        if width > 1 {
            assert!(pixels.iter().filter(|byte| **byte < 128).count() > 500);
            let corner = &pixels[pixels.len() - 3..];
            assert_eq!(corner, [255; 3], "the page reaches the last pixel");
        }
    }
}

#[test]
fn a_transparent_png_shows_what_lies_behind_it() {
    let fonts = Fonts::bundled_only();
    let request = Request {
        transparent: true,
        ..small(Format::Png)
    };
    let (info, pixels, _) = decode(&export(&scene(), &request, &fonts).unwrap());
    assert_eq!(info.color_type, png::ColorType::Rgba);
    assert_eq!(pixels[..4], [0; 4]);
    assert_eq!(pixels[pixels.len() - 4..], [0; 4]);
    // In the middle of a dot, two pixels for each point of the page.
    let inside = 4 * (140 * 400 + 40);
    assert_eq!(pixels[inside..inside + 4], [0xc8, 0x55, 0x3d, 255]);
    // Colours are not darkened by their own transparency.
    let rule = 4 * (160 * 400 + 200);
    let [r, g, b, a] = pixels[rule..rule + 4] else {
        panic!("four bytes a pixel");
    };
    assert!((120..136).contains(&a), "{a}");
    for (channel, ink) in [r, g, b].into_iter().zip(INK.0) {
        assert!(channel.abs_diff(ink) <= 2, "{r} {g} {b}");
    }
}

#[test]
fn a_picture_drawn_in_bands_is_the_one_drawn_at_once() {
    let fonts = Fonts::bundled_only();
    let request = Request::new(Format::Png, PixelSize::new(MAX_SIDE, 300).unwrap());
    let (_, bands, _) = decode(&export(&scene(), &request, &fonts).unwrap());
    let whole = pixels(&scene(), &request, &fonts).unwrap();
    let whole = whole.as_chunks::<4>().0.iter();
    let differ = whole
        .zip(bands.as_chunks::<3>().0)
        .filter(|(a, b)| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 2))
        .count();
    // A curve cut at the edge of a band may be rounded the other way.
    assert!(differ < 200, "{differ} of five million");
}

#[test]
fn pdf_keeps_text_with_its_fonts_and_tells_nothing_else() {
    let fonts = Fonts::bundled_only();
    let request = Request {
        dpi: 144.0,
        ..small(Format::Pdf)
    };
    let file = export(&scene(), &request, &fonts).unwrap();
    let text = String::from_utf8_lossy(&file);
    assert!(text.starts_with("%PDF-"));
    for expected in [
        "/ToUnicode",
        "/FontFile3",
        "+Inter-Regular",
        "+Inter-SemiBold",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    assert!(
        text.contains("/MediaBox[0 0 200 100]"),
        "400 pixels are 200 points"
    );
    assert!(text.contains("US wine"));
    for unwanted in [
        "/CreationDate",
        "/ModDate",
        "/Producer",
        "/Creator",
        "/Author",
    ] {
        assert!(!text.contains(unwanted), "{unwanted}");
    }
    assert_eq!(file, export(&scene(), &request, &fonts).unwrap());
}

#[test]
fn every_format_gives_the_same_bytes_again_from_other_fonts() {
    for format in [Format::Svg, Format::Png, Format::Pdf] {
        let once = export(&scene(), &small(format), &Fonts::bundled_only());
        let again = export(&scene(), &small(format), &Fonts::bundled_only());
        assert_eq!(once, again, "{format:?}");
    }
}

#[test]
fn outlines_need_no_font_and_look_the_same() {
    let fonts = Fonts::bundled_only();
    let request = Request {
        outlines: true,
        ..small(Format::Svg)
    };
    let outlined = svg(&scene(), &request, &fonts);
    assert!(!outlined.contains("<text") && !outlined.contains("font-family"));
    assert!(outlined.contains("<title") && outlined.contains("id=\"label-yellow-tail\""));
    assert!(outlined.contains("aria-label=\"[yellow tail]\""));

    let tree = usvg::Tree::from_str(&outlined, &usvg::Options::default()).unwrap();
    let mut canvas = resvg::tiny_skia::Pixmap::new(400, 200).unwrap();
    resvg::render(&tree, usvg::Transform::default(), &mut canvas.as_mut());
    let drawn = pixels(&scene(), &small(Format::Png), &fonts).unwrap();
    let pairs = canvas.data().iter().zip(&drawn);
    let off: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    let mean = off as f64 / drawn.len() as f64;
    assert!(mean < 0.2, "{mean}");
}

#[test]
fn a_resolution_without_sense_is_refused() {
    let fonts = Fonts::bundled_only();
    for dpi in [0.0, -96.0, f64::NAN, 1e9] {
        let request = Request {
            dpi,
            ..small(Format::Pdf)
        };
        let error = export(&scene(), &request, &fonts).unwrap_err().to_string();
        assert!(error.contains("1 to 10000"), "{error}");
    }
}

#[test]
fn an_empty_scene_is_a_page() {
    let fonts = Fonts::bundled_only();
    let empty = Scene {
        marks: Vec::new(),
        title: String::new(),
        description: String::new(),
        ..scene()
    };
    for format in [Format::Svg, Format::Png, Format::Pdf] {
        assert!(export(&empty, &small(format), &fonts).is_ok(), "{format:?}");
    }
    let points = Point::new(f64::NAN, f64::INFINITY);
    let odd = Scene {
        marks: vec![line(Part::Rule, &[points.into(), (1e300, 0.0)], &[])],
        ..empty
    };
    for format in [Format::Svg, Format::Png, Format::Pdf] {
        assert!(export(&odd, &small(format), &fonts).is_ok(), "{format:?}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn texts_of_any_characters_are_drawn(
        content in "([a-zA-Z ]|\\PC|[\u{300}-\u{36f}]|[\u{590}-\u{6ff}]|[\u{900}-\u{9ff}]|[\u{e00}-\u{e7f}]|[\u{200b}-\u{206f}]|[\u{3040}-\u{30ff}]|\u{3099}|[\u{1f300}-\u{1faff}]|\u{fe0f}){0,24}"
    ) {
        static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::default);
        for format in [Format::Png, Format::Pdf] {
            let file = export(&only_text(&content), &small(format), &FONTS);
            proptest::prop_assert!(file.is_ok(), "{:?}", file);
        }
        let width = FONTS.width(&content, 12.0, Weight::Regular);
        proptest::prop_assert!(width.is_finite() && width >= 0.0, "{}", width);
    }
}
