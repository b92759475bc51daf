//! What small tables mean: layouts, roles, scales, numbers and what is skipped.

use proptest::prelude::*;
use seachart::io::import::{
    Basis, Decimal, Format, Known, Layout, Role, Source, guess, head, preview,
};
use seachart::model::{Confidence, Level, Number, Score, Survey};

use super::{cell, cell_of, import, numbers, project, scale, skipped, strings};

#[test]
fn ratings_become_counts_means_and_deviations() {
    let outcome = import(
        "brand,taste,speed\nA,1,5\nA,2,\nB,4,3\nA,3,4\n",
        &Known::default(),
    );
    assert_eq!(outcome.layout, Layout::Ratings);
    assert_eq!(outcome.rows, 4);
    assert_eq!(outcome.competitors, ["A", "B"]);
    assert_eq!(
        numbers(cell(&outcome, "A", "taste")),
        (3, Some(2.0), Some(1.0))
    );
    assert_eq!(numbers(cell(&outcome, "B", "taste")), (1, Some(4.0), None));
    assert_eq!(
        numbers(cell(&outcome, "A", "speed")),
        (2, Some(4.5), Some(0.5_f64.sqrt()))
    );
    assert_eq!(skipped(&outcome), [("speed", "blank", 1, 3)]);
}

#[test]
fn a_day_in_the_name_of_what_is_rated_does_not_make_it_a_day() {
    let outcome = import(
        "brand,age group,Ease of use on the first day,Price per month,Delivery time,year\n\
         A,1,1,5,2,3\nA,2,2,1,3,4\nB,3,4,3,5,3\nA,4,3,4,1,3\n",
        &Known::default(),
    );
    assert_eq!(outcome.layout, Layout::Ratings);
    let rated = [
        "Ease of use on the first day",
        "Price per month",
        "Delivery time",
    ];
    assert_eq!(outcome.factors, rated);
}

#[test]
fn a_matrix_is_read_either_way() {
    let upright = "company,Price,Quality\nAcme,3,4\nBest,-,9\nCity,,2\n";
    let turned = "factor,Acme,Best,City\nPrice,3,-,\nQuality,4,9,2\n";
    let known = Known {
        own: Some(" acme ".to_owned()),
        ..scale(0.0, 10.0)
    };
    let project_of = |text| {
        let mut project = project(text, &known);
        project.title = "".into();
        project
    };
    let made = project_of(upright);
    assert_eq!(made, project_of(turned));
    let ids: Vec<&str> = made.competitors.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["acme", "best", "city"]);
    assert_eq!(made.own().map(|it| &*it.name), Some("Acme"));
    let score = |competitor: usize, factor: usize| {
        made.scores
            .get(&made.competitors[competitor].id, &made.factors[factor].id)
    };
    assert_eq!(score(0, 0), Score::Level(Level::nearest(3.0)));
    assert_eq!(score(1, 0), Score::NotOffered);
    assert_eq!(score(2, 0), Score::Unscored);
    let evidence = made
        .evidence
        .get(&made.competitors[0].id, &made.factors[0].id)
        .unwrap();
    assert_eq!((evidence.confidence, evidence.survey), (None, None));
    assert_eq!(&*evidence.source, "table.csv");
}

#[test]
fn the_reverse_matrix_is_found_without_its_header() {
    for text in [
        ",Acme,Best\nPrice,3,4\nService quality,5,6\n",
        "x,Acme,Best\nmpg,20,30\nweight,3000,2500\nrange,400,500\n",
    ] {
        let outcome = import(text, &Known::default());
        assert_eq!(outcome.competitors, ["Acme", "Best"], "{text}");
    }
    let own = Known {
        own: Some("Best".to_owned()),
        ..Known::default()
    };
    let outcome = import("x,Acme,Best\nfoo,3,4\nbar,5,6\n", &own);
    assert_eq!(outcome.competitors, ["Acme", "Best"]);
    let outcome = import("x,foo,bar\nAcme,3,4\nBest,5,6\n", &own);
    assert_eq!(outcome.competitors, ["Acme", "Best"]);
}

#[test]
fn a_wide_table_is_split_at_its_headers() {
    for text in [
        "id,A: taste,B: taste,A: speed,B: speed\n1,1,2,3,4\n2,3,2,5,\n",
        "id,taste - A,taste - B,speed - A,speed - B\n1,1,2,3,4\n2,3,2,5,\n",
    ] {
        let outcome = import(text, &Known::default());
        assert_eq!(outcome.layout, Layout::Wide, "{text}");
        assert_eq!(outcome.competitors, ["A", "B"], "{text}");
        assert_eq!(outcome.factors, ["taste", "speed"], "{text}");
        assert_eq!(cell(&outcome, "A", "taste").mean, Some(2.0), "{text}");
        assert_eq!(cell(&outcome, "B", "speed").n, 1, "{text}");
    }
    let known = Known {
        factors: strings(&["speed"]),
        ..Known::default()
    };
    let text = "id,A: taste,B: taste,A: speed,B: speed\n1,1,2,3,4\n";
    assert_eq!(import(text, &known).factors, ["speed"]);
}

#[test]
fn a_long_table_names_its_factors() {
    let text = "who,factor,score\nA,Price,3\nB,Price,4\nA,Taste,5\nB,Taste,-\n";
    let outcome = import(text, &Known::default());
    assert_eq!(outcome.layout, Layout::Long);
    assert_eq!(outcome.factors, ["Price", "Taste"]);
    assert_eq!(numbers(cell(&outcome, "A", "Taste")), (1, Some(5.0), None));
    assert_eq!(numbers(cell(&outcome, "B", "Taste")), (0, None, None));
}

#[test]
fn segments_answer_for_themselves_and_for_all() {
    let text = "brand,segment,taste\nA,old,1\nA,new,5\nA,,3\nA,old,3\n";
    let outcome = import(text, &Known::default());
    assert_eq!(outcome.segments, ["old", "new"]);
    assert_eq!(numbers(cell(&outcome, "A", "taste")).0, 4);
    let old = cell_of(&outcome, "A", "taste", Some("old"));
    assert_eq!(numbers(old), (2, Some(2.0), Some(2.0_f64.sqrt())));
    assert_eq!(skipped(&outcome), [("segment", "blank", 1, 4)]);
    let made = project(text, &Known::default());
    let evidence = made
        .evidence
        .get(&made.competitors[0].id, &made.factors[0].id)
        .unwrap();
    assert_eq!(evidence.confidence, Some(Confidence::Measured));
    let Some(Survey {
        n,
        mean,
        sd,
        low,
        high,
    }) = evidence.survey
    else {
        panic!("expected a survey");
    };
    assert_eq!((n, mean.get(), low.get(), high.get()), (4, 3.0, 1.0, 5.0));
    assert_eq!(sd.map(Number::get), numbers(cell(&outcome, "A", "taste")).2);
    assert_eq!(evidence.segments.len(), 2);
}

#[test]
fn weights_count() {
    let text = "brand,weight,taste\nA,0.5,1\nA,1.5,5\nA,0,5\nA,x,5\nA,,5\n";
    let outcome = import(
        text,
        &Known {
            weight: Some("weight".to_owned()),
            ..Known::default()
        },
    );
    let (n, mean, sd) = numbers(cell(&outcome, "A", "taste"));
    assert_eq!((n, mean), (2, Some(4.0)));
    // √(2/1 · (0.5·9 + 1.5·1) / 2)
    assert!((sd.unwrap() - 6.0_f64.sqrt()).abs() < 1e-12);
    let expected = [
        ("weight", "blank", 1, 6),
        ("weight", "not a number", 1, 5),
        ("weight", "not positive", 1, 4),
    ];
    assert_eq!(skipped(&outcome), expected);
}

#[test]
fn what_is_skipped_is_counted_with_its_first_row() {
    let text =
        "brand,taste\nA,4\nA,\nA,NA\nA,x\nA,2015-06-13\nA,9\nA,0\nA,99\n,3\n\n,\nA,5,extra\n";
    let known = Known {
        missing: strings(&["99", "x"]),
        ..scale(1.0, 5.0)
    };
    let outcome = import(text, &known);
    let expected = [
        ("brand", "blank", 1, 10),
        ("taste", "blank", 2, 3),
        ("taste", "missing", 2, 5),
        ("taste", "not a number", 1, 6),
        ("taste", "outside the scale", 2, 7),
        ("column 3", "no header", 1, 13),
    ];
    assert_eq!(skipped(&outcome), expected);
    assert_eq!(
        numbers(cell(&outcome, "A", "taste")),
        (2, Some(4.5), Some(0.5_f64.sqrt()))
    );
    assert_eq!(outcome.rows, 10);
}

#[test]
fn ragged_rows_are_blank_where_they_end() {
    let outcome = import("brand,a,b,c\nA,1,2,3\nB,4\nC,5,1\n", &Known::default());
    assert_eq!(
        skipped(&outcome),
        [("b", "blank", 1, 3), ("c", "blank", 2, 3)]
    );
}

#[test]
fn scales_map_to_levels_also_downwards() {
    let text = "brand,taste\nA,1\nA,2\nB,6\nB,6\n";
    for (known, level) in [(scale(1.0, 6.0), 1.0), (scale(6.0, 1.0), 9.0)] {
        let made = project(text, &known);
        let score = made
            .scores
            .get(&made.competitors[0].id, &made.factors[0].id);
        assert_eq!(score, Score::Level(Level::nearest(level)));
    }
    let outcome = import(text, &Known::default());
    assert_eq!(outcome.scales.ends, [(1.0, 7.0)]);
}

#[test]
fn numbers_are_read_as_spreadsheets_show_them() {
    for sales in [
        ["\"1,200\"", "\"2,350\"", "\"11,100\""],
        ["1 200", "2 350", "11 100"],
        ["1\u{a0}200", "2\u{202f}350", "11\u{2009}100"],
        ["1'200", "2’350", "11'100"],
        ["$1200", "2350 €", "¥ 11100"],
        ["1200%", "2350 %", "11100\u{a0}%"],
        ["\"$1,200.00\"", "\"$2,350.00\"", "\"$11,100.00\""],
    ] {
        let [a, b, c] = sales;
        let outcome = import(
            &format!("Brand,Sales,Taste\nA,{a},4\nB,{b},5\nC,{c},3\n"),
            &Known::default(),
        );
        assert_eq!(outcome.factors, ["Sales", "Taste"], "{sales:?}");
        assert_eq!(outcome.skipped, [], "{sales:?}");
        let means = ["A", "B", "C"].map(|name| cell(&outcome, name, "Sales").mean);
        assert_eq!(
            means,
            [Some(1200.0), Some(2350.0), Some(11_100.0)],
            "{sales:?}"
        );
    }
    let text = "Brand;Sales;Taste\nA;1.200;4\nB;2.350;5\nC;11.100;3,5\n";
    let outcome = import(text, &Known::default());
    assert_eq!(outcome.skipped, []);
    assert_eq!(cell(&outcome, "C", "Sales").mean, Some(11_100.0));
    assert_eq!(cell(&outcome, "C", "Taste").mean, Some(3.5));
    // What accountants mean is not guessed at.
    let outcome = import("Brand,Sales\nA,(12)\nB,$13\nC,14\n", &Known::default());
    assert_eq!(skipped(&outcome), [("Sales", "not a number", 1, 2)]);
}

#[test]
fn prices_and_percentages_tell_factors_from_competitors() {
    let text = "x,Foo,Bar\np,$20,$30\nq,\"$3,000\",\"$2,500\"\nr,40 %,50 %\n";
    let outcome = import(text, &Known::default());
    assert_eq!(outcome.competitors, ["Foo", "Bar"]);
}

#[test]
fn ranges_far_apart_in_a_matrix_are_units_of_their_own() {
    let columns = "Taste,Share\n";
    let matrix = format!("Brand,{columns}A,1,0.2\nB,5,0.5\nC,3,0.3\n");
    let outcome = import(&matrix, &Known::default());
    assert_eq!(outcome.scales.basis, Basis::EachFactor);
    assert_eq!(outcome.scales.ends, [(1.0, 5.0), (0.2, 0.5)]);
    // Answers of people are on one scale until somebody says otherwise.
    let ratings = format!("Brand,{columns}A,1,0.2\nA,5,0.5\nB,3,0.3\nB,3,0.3\nB,3,1\n");
    let outcome = import(&ratings, &Known::default());
    assert_eq!(outcome.layout, Layout::Ratings);
    assert_eq!(outcome.scales.basis, Basis::Guessed);
}

#[test]
fn not_offered_may_be_said_in_words() {
    for text in [
        "who,Price,Taste\nA,3,not offered\nB,4,5\n",
        "who,factor,score\nA,Price,3\nA,Taste,Not offered\nB,Price,4\nB,Taste,5\n",
    ] {
        let outcome = import(text, &Known::default());
        assert_eq!(outcome.skipped, [], "{text}");
        assert_eq!(
            numbers(cell(&outcome, "A", "Taste")),
            (0, None, None),
            "{text}"
        );
    }
}

#[test]
fn years_may_be_what_columns_are_called() {
    let outcome = import("Brand,2023,2024\nA,3,4\nB,5,4\n", &Known::default());
    assert_eq!(outcome.factors, ["2023", "2024"]);
    assert_eq!((outcome.competitors.len(), outcome.rows), (2, 2));
}

#[test]
fn decimal_commas_encodings_and_headers_further_down() {
    let text = "Our survey\r\n\r\nMarke;Größe;Güte\r\nÄ;3,5;4\r\nÖ;2,25;1,5\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let source = Source::from_bytes("t.csv", &bytes);
    let plan = source.plan(&Known::default()).unwrap();
    assert_eq!(plan.header_row, 3);
    let Format::Text {
        encoding, decimal, ..
    } = plan.format
    else {
        panic!("expected text");
    };
    assert_eq!((encoding.name(), decimal), ("Windows-1252", Decimal::Comma));
    let outcome = super::try_import(&source, &Known::default()).unwrap();
    assert_eq!(outcome.competitors, ["Ä", "Ö"]);
    assert_eq!(cell(&outcome, "Ö", "Größe").mean, Some(2.25));
}

#[test]
fn a_table_without_header_is_read_too() {
    let known = Known {
        header_row: Some(0),
        ..Known::default()
    };
    let outcome = import("A,1,2\nB,3,4\n", &known);
    assert_eq!(outcome.factors, ["column 2", "column 3"]);
    assert_eq!(
        import("A,1,2\nB,3,4\nC,5,6\n", &Known::default())
            .competitors
            .len(),
        3
    );
}

#[test]
fn every_guess_is_open_to_correction() {
    let source = Source::from_bytes(
        "t.csv",
        b"brand,kind,taste,speed\nA,x,1,2\nA,y,3,4\nB,x,5,5\nB,y,2,2\n",
    );
    let head = head(&source, &Known::default()).unwrap();
    let mut plan = guess(&head, &Known::default()).unwrap();
    let roles: Vec<Role> = plan.columns.iter().map(|it| it.role).collect();
    assert_eq!(
        roles,
        [Role::Competitor, Role::Ignore, Role::Rating, Role::Rating]
    );
    plan.columns[1].role = Role::Segment;
    plan.columns[3].role = Role::Ignore;
    let outcome = preview(&head, &plan).unwrap();
    assert_eq!(outcome.segments, ["x", "y"]);
    assert_eq!(outcome.factors, ["taste"]);
    plan.columns[0].role = Role::Ignore;
    plan.columns[1].role = Role::Competitor;
    assert_eq!(preview(&head, &plan).unwrap().competitors, ["x", "y"]);
    plan.columns[2].role = Role::Ignore;
    let error = preview(&head, &plan).unwrap_err().to_string();
    assert_eq!(
        error,
        "no column has values: expected at least one column of numbers: t.csv"
    );
}

#[test]
fn the_preview_is_what_the_import_makes() {
    let text = "brand,segment,weight,taste\nA,x,0.5,1\nB,y,1.5,\"3\"\n\n,y,1,3\nA,x,1,-\n";
    let source = Source::from_bytes("t.csv", text.as_bytes());
    let head = head(&source, &Known::default()).unwrap();
    let plan = guess(&head, &Known::default()).unwrap();
    let made = super::try_import(&source, &Known::default()).unwrap();
    assert_eq!(preview(&head, &plan).unwrap(), made);
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let outcome = import(
        "brand,taste\n=cmd()|' /C calc'!A0,1\n\"=1+1\",2\n@x,3\n",
        &Known::default(),
    );
    assert_eq!(outcome.competitors, ["=cmd()|' /C calc'!A0", "=1+1", "@x"]);
}

/// A name as it may stand in a table, without blanks at its ends.
fn name() -> impl Strategy<Value = String> {
    "[A-Za-z0-9é日\"',;\t\n=+@-]{1,12}".prop_map(|name| format!("n{}x", name.trim()))
}

fn names(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    prop::collection::btree_set(name(), count).prop_map(|names| names.into_iter().collect())
}

/// A cell of a table of text.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

proptest! {
    /// A table of levels, written as spreadsheets do, comes back as it was.
    #[test]
    fn a_table_comes_back_as_it_was(
        competitors in names(1..6),
        factors in names(1..6),
        levels in prop::collection::vec(prop::option::of(prop::option::of(0_u16..=1000)), 36),
        delimiter in prop::sample::select(vec![",", ";", "\t", "|"]),
        newline in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let mut lines = vec![std::iter::once("competitor").chain(factors.iter().map(String::as_str))
            .map(quoted).collect::<Vec<_>>().join(delimiter)];
        let mut expected = Vec::new();
        for (row, competitor) in competitors.iter().enumerate() {
            let mut cells = vec![quoted(competitor)];
            for column in 0..factors.len() {
                let level = levels[row * 6 + column];
                let level = if row + column == 0 { Some(Some(250)) } else { level };
                cells.push(match level {
                    None => String::new(),
                    Some(None) => "-".to_owned(),
                    Some(Some(level)) => (f64::from(level) / 100.0).to_string(),
                });
                expected.push(match level {
                    None => Score::Unscored,
                    Some(None) => Score::NotOffered,
                    Some(Some(level)) => Score::Level(Level::nearest(f64::from(level) / 100.0)),
                });
            }
            lines.push(cells.join(delimiter));
        }
        let text = lines.join(newline);
        let known = Known {
            layout: Some(Layout::Matrix),
            competitor: Some("competitor".to_owned()),
            factors: factors.clone(),
            header_row: Some(1),
            ..scale(0.0, 10.0)
        };
        let made = project(&text, &known);
        let found: Vec<String> = made.competitors.iter().map(|it| it.name.to_string()).collect();
        prop_assert_eq!(&found, &competitors);
        let found: Vec<String> = made.factors.iter().map(|it| it.name.to_string()).collect();
        prop_assert_eq!(&found, &factors);
        let scores: Vec<Score> = made.competitors.iter()
            .flat_map(|competitor| made.factors.iter().map(|factor| made.scores.get(&competitor.id, &factor.id)))
            .collect();
        prop_assert_eq!(scores, expected);
    }
}
