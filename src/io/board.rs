//! The eliminate-reduce-raise-create board as a table for other programs.
//!
//! One row for each factor, in the order of the project. Levels and gaps are
//! written as the project shows them; what is unscored or has no standard is empty.

use super::cells::{csv, markdown, push_markdown_table};
use crate::analysis::{Judgement, judge};
use crate::model::{Action, Effort, Factor, Level, Project, Score};

/// The headings of the columns.
const HEADINGS: [&str; 11] = [
    "Factor", "Verdict", "Decision", "Level", "Standard", "Gap", "Saves", "Gives", "Owner",
    "Effort", "By when",
];

type Cells = [String; HEADINGS.len()];

/// The board of `project` as a Markdown document: its title, its tagline, and a
/// table. Without an own company the table has no rows.
pub fn board_markdown(project: &Project) -> String {
    let mut text = String::new();
    let title = markdown(&project.title);
    if !title.is_empty() {
        text.extend(["# ", &title, "\n\n"]);
    }
    let tagline = markdown(&project.tagline);
    if !tagline.is_empty() {
        text.extend([&tagline, "\n\n"]);
    }
    let headings = HEADINGS.map(str::to_owned);
    push_markdown_table(
        &mut text,
        &headings,
        |at| (3..=5).contains(&at),
        rows(project),
    );
    let source = markdown(&project.source);
    if !source.is_empty() {
        text.extend(["\n", &source, "\n"]);
    }
    text
}

/// The board of `project` as comma-separated values (RFC 4180): UTF-8 with a
/// byte order mark, lines that end in CR LF, the headings first.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn board_csv(project: &Project) -> String {
    let headings = HEADINGS.map(str::to_owned);
    csv(std::iter::once(headings).chain(rows(project)))
}

fn rows(project: &Project) -> impl Iterator<Item = Cells> {
    let pairs = project.factors.iter().zip(judge(project));
    pairs.map(|(factor, judgement)| cells(project, factor, &judgement))
}

fn cells(project: &Project, factor: &Factor, judgement: &Judgement) -> Cells {
    let scale = project.settings.scale;
    let card = &judgement.card;
    let action = |action: Option<Action>| action.map_or("", Action::name).to_owned();
    [
        factor.name.to_string(),
        action(judgement.verdict),
        action(card.decision),
        match judgement.own {
            Score::Unscored => String::new(),
            Score::NotOffered => "not offered".to_owned(),
            Score::Level(level) => scale.show(level),
        },
        judgement.standard.map_or_else(String::new, |standard| {
            scale.show(Level::nearest(standard.level))
        }),
        judgement.gap().map_or_else(String::new, |gap| {
            let (low, high) = scale.ends();
            difference(gap / 10.0 * (high - low))
        }),
        card.saves.to_string(),
        card.gives.to_string(),
        card.owner.to_string(),
        card.effort.map_or("", Effort::name).to_owned(),
        card.by_when.to_string(),
    ]
}

/// A difference of levels to two decimals at most, as levels are shown.
fn difference(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.strip_suffix('0').unwrap_or(&text);
    match text {
        "-0.0" => "0.0".to_owned(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::cells::{is_formula, is_number};
    use super::*;
    use crate::model::Role;

    /// The cells of CSV text, read by the rules of RFC 4180.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut characters = text.chars().peekable();
        let mut quoted = false;
        while let Some(character) = characters.next() {
            let cells = rows.last_mut().unwrap();
            match character {
                '"' if quoted && characters.peek() == Some(&'"') => {
                    characters.next();
                    cells.last_mut().unwrap().push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                '\r' if !quoted && characters.peek() == Some(&'\n') => {
                    characters.next();
                    rows.push(vec![String::new()]);
                }
                other => cells.last_mut().unwrap().push(other),
            }
        }
        rows.pop();
        rows
    }

    fn wine() -> Project {
        crate::io::sample("wine").unwrap()
    }

    #[test]
    fn the_board_of_the_wine_as_csv() {
        let text = board_csv(&wine());
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            lines[0],
            "\u{feff}Factor,Verdict,Decision,Level,Standard,Gap,Saves,Gives,Owner,Effort,By when"
        );
        assert_eq!(lines[1], "Price,Reduce,,2.5,5.0,-2.5,,,,,");
        assert_eq!(
            lines[2],
            "Enological terminology,Eliminate,,not offered,6.25,-6.25,,,,,"
        );
        assert_eq!(lines[8], "Easy drinking,Create,,10.0,,,,,,,");
        assert_eq!(lines.len(), 12);
    }

    #[test]
    fn the_board_of_the_wine_as_markdown() {
        let text = board_markdown(&wine());
        assert!(text.starts_with(
            "# US wine, around 2001\n\nA wine to pick in seconds and enjoy without a lesson\n\n\
             | Factor | Verdict | Decision | Level | Standard | Gap | Saves | Gives | Owner | Effort | By when |\n\
             | --- | --- | --- | ---: | ---: | ---: | --- | --- | --- | --- | --- |\n\
             | Price | Reduce |  | 2.5 | 5.0 | -2.5 |  |  |  |  |  |\n"
        ), "{text}");
        assert!(
            text.ends_with("case of \\[yellow tail\\]; the numbers are ours\n"),
            "{text}"
        );
    }

    #[test]
    fn a_difference_has_two_decimals_at_most() {
        assert_eq!(difference(-0.001), "0.0");
        assert_eq!(difference(1.0 / 3.0), "0.33");
        assert_eq!(difference(-2.5), "-2.5");
    }

    #[test]
    fn without_an_own_company_the_board_has_no_rows() {
        let mut project = wine();
        let own = project.own().unwrap().id.clone();
        project
            .competitors
            .retain(|competitor| competitor.id != own);
        assert_eq!(
            read(board_csv(&project).trim_start_matches('\u{feff}')).len(),
            1
        );
        assert!(board_markdown(&project).contains("| --- |"));
    }

    proptest! {
        #[test]
        fn csv_is_read_back_cell_by_cell_and_holds_no_formula(
            names in prop::collection::vec("([=+\\-@]|\\PC|[\"',\r\n\t ]){0,8}", 1..6),
            note in "([=+\\-@]|\\PC|[\"',\r\n\t ]){0,12}",
        ) {
            let mut project = Project::default();
            let own = project.fresh_competitor("Us", Role::Own);
            project.competitors.push(own.into());
            for name in &names {
                let factor = project.fresh_factor(name, crate::model::Kind::default());
                let card = crate::model::Card { saves: note.as_str().into(), ..Default::default() };
                project.plan.cards.insert(factor.id.clone(), card.into());
                project.factors.push(factor.into());
            }
            let text = board_csv(&project);
            let rows = read(text.strip_prefix('\u{feff}').unwrap());
            prop_assert_eq!(rows.len(), names.len() + 1);
            for (cells, name) in rows[1..].iter().zip(&names) {
                prop_assert_eq!(cells.len(), HEADINGS.len());
                let escaped = |text: &str| {
                    let formula = text.starts_with(is_formula) && !is_number(text);
                    format!("{}{text}", if formula { "'" } else { "" })
                };
                prop_assert_eq!(&cells[0], &escaped(name));
                prop_assert_eq!(&cells[6], &escaped(&note));
                for cell in cells {
                    prop_assert!(!cell.starts_with(is_formula) || is_number(cell), "{cell:?}");
                }
            }
        }

    }
}
