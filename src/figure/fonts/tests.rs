use super::*;

#[test]
fn the_stated_heights_are_those_of_the_font() {
    for face in FACES[..2].iter().map(|face| face.as_ref().unwrap()) {
        let of_size_1 = |units: i16| f64::from(units) / f64::from(face.units_per_em());
        assert!((of_size_1(face.ascender()) - Fonts::ASCENT).abs() < 1e-3);
        assert!((of_size_1(-face.descender()) - Fonts::DESCENT).abs() < 1e-3);
        let capital = of_size_1(face.capital_height().unwrap());
        assert!((capital - Fonts::CAP_HEIGHT).abs() < 1e-3);
    }
}

#[test]
fn fonts_are_shared_between_threads() {
    fn check<T: Send + Sync>() {}
    check::<Fonts>();
}

#[test]
fn width_grows_with_size_and_weight_and_knows_kerning() {
    let fonts = Fonts::bundled_only();
    let width = |text, size, weight| fonts.width(text, size, weight);
    let regular = width("Price", 10.0, Weight::Regular);
    assert!((width("Price", 20.0, Weight::Regular) - 2.0 * regular).abs() < 1e-9);
    assert!(width("Price", 10.0, Weight::SemiBold) > regular);
    assert!(width("AV", 10.0, Weight::Regular) < 2.0 * width("A", 10.0, Weight::Regular));
    assert_eq!(width("", 10.0, Weight::Regular), 0.0);
}

#[test]
fn what_has_no_look_has_no_width_and_is_never_missing() {
    let fonts = Fonts::bundled_only();
    let invisible = "\u{200d}\u{200f}\u{202e}\u{ad}\u{fe0f}\0\u{7f}\u{feff}";
    assert_eq!(fonts.width(invisible, 10.0, Weight::Regular), 0.0);
    assert!(fonts.missing(invisible).is_empty());
    assert!(fonts.missing("a e\u{301} \u{3000}\t\n").is_empty());
}

#[test]
fn latin_greek_cyrillic_and_emoji_need_no_other_font() {
    let fonts = Fonts::bundled_only();
    let text = "Größe, ŁÓDŹ, Ποιότητα, Качество, İstanbul – “€20” → 🚗😀";
    assert!(fonts.missing(text).is_empty());
    assert!(Fonts::is_plain("Größe Ποιότητα Качество", Weight::SemiBold));
    assert!(!Fonts::is_plain("🚗", Weight::Regular));
}

#[test]
fn each_missing_character_is_named_once_in_order() {
    let fonts = Fonts::bundled_only();
    assert_eq!(fonts.missing("価格 price 価 ك"), ['価', '格', 'ك']);
}

#[test]
fn a_line_is_cut_where_the_font_changes() {
    let fonts = Fonts::bundled_only();
    let line = fonts.line("To 🚗 go", Weight::SemiBold);
    let faces: Vec<Face> = line.runs.iter().map(|run| run.face).collect();
    let bundled = Face::Bundled(Weight::SemiBold);
    assert_eq!(faces, [bundled, Face::Emoji, bundled]);
    let texts: Vec<&str> = line
        .runs
        .iter()
        .map(|run| &line.text[run.range.clone()])
        .collect();
    assert_eq!(texts, ["To ", "🚗", " go"]);
    assert!(line.runs.is_sorted_by(|a, b| a.x < b.x) && line.runs[2].x < line.width);
}

#[test]
fn words_that_run_to_the_left_stand_in_reading_order() {
    let fonts = Fonts::bundled_only();
    let line = fonts.line("א 🚗 ב", Weight::Regular);
    let first = &line.text[line.runs[0].range.clone()];
    assert_eq!(first.trim(), "ב", "{line:?}");
}

#[test]
fn the_outline_of_a_text_is_as_wide_as_the_text() {
    use kurbo::Shape as _;
    let fonts = Fonts::bundled_only();
    let line = fonts.line("HOH", Weight::Regular);
    let bounds = fonts.outline(&line.runs[0]).bounding_box();
    let width = fonts.width("HOH", 1.0, Weight::Regular);
    assert!(bounds.x0 > 0.0 && bounds.x1 < width && bounds.width() > 0.85 * width);
    assert!((-bounds.y0 - Fonts::CAP_HEIGHT).abs() < 0.03 && bounds.y1 < 0.03);
}

#[test]
fn text_of_any_kind_is_measured() {
    let fonts = Fonts::bundled_only();
    for text in [
        "x".repeat(10_000),
        "\u{202e}abc\u{2066}דגה".repeat(50),
        "か\u{3099}\u{301}\u{301}\u{301}".repeat(20),
        "\u{301}".to_owned(),
        "\u{2029}a\u{2029}b".to_owned(),
    ] {
        assert!(fonts.width(&text, 10.0, Weight::Regular).is_finite());
    }
}

#[test]
fn texts_beyond_what_is_remembered_are_measured_all_the_same() {
    let fonts = Fonts::bundled_only();
    let long = "x".repeat(Fonts::REMEMBERED / 4);
    for head in ["a", "b", "c", "d", "e", "f"] {
        fonts.width(&format!("{head}{long}"), 1.0, Weight::Regular);
    }
    assert!(fonts.widths.lock().unwrap().bytes <= Fonts::REMEMBERED);
}

#[test]
fn the_choice_of_a_fallback_does_not_depend_on_what_was_asked_before() {
    // Says nothing on a machine without such fonts, where both find none.
    let (one, other) = (Fonts::default(), Fonts::default());
    let letters = ['価', 'あ', 'ع', 'ก', '한', 'क', 'א'];
    let forwards = letters.map(|c| one.fallback_for(c, Weight::Regular));
    let mut backwards = letters;
    backwards.reverse();
    let mut backwards = backwards.map(|c| other.fallback_for(c, Weight::Regular));
    backwards.reverse();
    assert_eq!(forwards, backwards);
}
