//! The reading as a page of plain text.

use crate::analysis::{
    Divergence, Gauge, Judgement, Reading, WhyNot, industry_standards, judge, read,
};
use crate::model::{Action, Level, Project, Scale, Score};

/// The most columns that a name takes up in a table.
const MOST_WIDE: usize = 44;

/// The longest line of running text.
const LINE: usize = 100;

/// `project`, which is seen in the scenario with this id, if any.
pub(super) fn in_words(project: &Project, scenario: Option<&str>) -> String {
    let Reading {
        focus,
        divergence,
        convergence,
        over_delivery,
        findings,
    } = read(project);
    let mut page = Page::default();
    page.head(project, scenario);
    page.table(&factors(project));
    page.table(&[
        gauge("Focus", &focus),
        gauge("Convergence of rivals", &convergence),
        gauge("Over-delivery", &over_delivery),
    ]);
    page.table(&distances(project, &divergence));
    page.line("Findings");
    if findings.is_empty() {
        page.line("  none");
    }
    for finding in &findings {
        let muted = if finding.muted { "(muted) " } else { "" };
        page.text("  - ", &format!("{muted}{}", finding.message));
    }
    page.line("");
    page.line("How the numbers are made");
    page.text("  Focus: ", focus.formula);
    page.text("  Convergence: ", convergence.formula);
    page.text("  Over-delivery: ", over_delivery.formula);
    page.text("  Divergence in level: ", Divergence::LEVEL_FORMULA);
    page.text("  Divergence in shape: ", Divergence::SHAPE_FORMULA);
    page.0
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn line(&mut self, line: &str) {
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    fn head(&mut self, project: &Project, scenario: Option<&str>) {
        let title = short(&project.title);
        self.line(if title.is_empty() {
            "Without a title"
        } else {
            &title
        });
        match project.own() {
            Some(own) => {
                let all = project.scenarios.iter();
                let variant = scenario.map_or_else(
                    || "as it is".to_owned(),
                    |id| {
                        let mut all = all.filter(|scenario| scenario.id.as_str() == id);
                        let name = all.next().map_or("", |scenario| &*scenario.name);
                        format!("scenario {}", named(name, id))
                    },
                );
                let (own, margin) = (named(&own.name, own.id.as_str()), project.settings.margin);
                let margin = in_units(margin.get(), project.settings.scale);
                self.line(&format!(
                    "{own}, {variant}; a margin of {margin} to the industry standard"
                ));
            }
            None => self.line("No competitor is our own company: only the rivals can be read"),
        }
        self.line("");
    }

    /// Rows of cells, their columns aligned; the last is as long as it likes.
    fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut widths = vec![0; columns];
        for row in rows {
            for (column, cell) in row.iter().enumerate().take(row.len().saturating_sub(1)) {
                widths[column] = widths[column].max(width(cell));
            }
        }
        for row in rows {
            let mut line = String::new();
            for (cell, wide) in row.iter().zip(&widths) {
                let padding = wide.saturating_sub(width(cell)) + 2;
                line.push_str(cell);
                line.push_str(&" ".repeat(padding));
            }
            self.line(&line);
        }
        if !rows.is_empty() {
            self.line("");
        }
    }

    /// Running text after `mark`, broken between words.
    fn text(&mut self, mark: &str, text: &str) {
        let mut line = mark.to_owned();
        let mut used = width(mark);
        let mut is_first = true;
        for word in text.split(' ') {
            let wide = width(word);
            if !is_first && used + 1 + wide > LINE {
                self.line(&line);
                "    ".clone_into(&mut line);
                used = 4;
            } else if !is_first {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += wide;
            is_first = false;
        }
        self.line(&line);
    }
}

/// Every factor with what is known of it.
fn factors(project: &Project) -> Vec<Vec<String>> {
    let scale = project.settings.scale;
    let shown = |level: f64| scale.show(Level::nearest(level));
    let judgements = judge(project);
    let mut rows = Vec::new();
    for (index, (factor, (_, standard))) in project
        .factors
        .iter()
        .zip(industry_standards(project))
        .enumerate()
    {
        let mut row = vec![named(&factor.name, factor.id.as_str())];
        let standard = standard.map_or_else(|| "–".to_owned(), |it| shown(it.level));
        if let Some(judgement) = judgements.get(index) {
            row.push(match judgement.own {
                Score::Level(level) => scale.show(level),
                Score::NotOffered => "not offered".to_owned(),
                Score::Unscored => "unscored".to_owned(),
            });
            row.extend([standard, gap(judgement, scale), action(judgement, scale)]);
        } else {
            row.push(standard);
        }
        rows.push(row);
    }
    if !rows.is_empty() {
        let heads: &[&str] = match project.own() {
            Some(_) => &["Factor", "Ours", "Standard", "Gap", "Action"],
            None => &["Factor", "Standard"],
        };
        rows.insert(0, heads.iter().map(|head| (*head).to_owned()).collect());
    }
    rows
}

fn gap(judgement: &Judgement, scale: Scale) -> String {
    let Some(gap) = judgement.gap() else {
        return "–".to_owned();
    };
    let size = in_units(gap.abs(), scale);
    let is_none = size.chars().all(|c| matches!(c, '0' | '.'));
    match size {
        size if is_none => size,
        size if gap > 0.0 => format!("+{size}"),
        size => format!("−{size}"),
    }
}

/// A difference of levels in units of the scale.
fn in_units(levels: f64, scale: Scale) -> String {
    let (low, high) = scale.ends();
    // Halves away from 0, as levels are rounded, and not to the even digit.
    let hundredths = (levels / 10.0 * (high - low) * 100.0).round();
    let text = format!("{:.2}", hundredths / 100.0);
    match text.strip_suffix('0') {
        Some(short) => short.to_owned(),
        None => text,
    }
}

/// What counts, and what the rule says where the users decided against it.
fn action(judgement: &Judgement, scale: Scale) -> String {
    let verdict = judgement.verdict.map_or("no verdict", Action::name);
    match (judgement.card.decision, judgement.verdict) {
        (Some(decision), _) if judgement.is_against_the_rule() => {
            let reason = judgement.reason(scale);
            format!("{}, by decision; {reason}: {verdict}", decision.name())
        }
        (Some(decision), _) => format!("{}, by decision", decision.name()),
        (None, Some(_)) => verdict.to_owned(),
        (None, None) => format!("{verdict}: {}", judgement.reason(scale)),
    }
}

/// A number, and what went into it or why there is none.
fn gauge(name: &str, gauge: &Gauge) -> Vec<String> {
    let numbers = gauge.numbers.iter();
    let numbers: Vec<String> = numbers
        .map(|(name, number)| format!("{} {}", name.replace('_', " "), plain(*number)))
        .collect();
    let basis = match gauge.value {
        Ok(_) => numbers.join(", "),
        Err(why) => not_defined(why),
    };
    vec![name.to_owned(), number(gauge.value), basis]
}

/// A count as it is, anything else to two decimals.
fn plain(number: f64) -> String {
    let decimals = if number.fract() == 0.0 { 0 } else { 2 };
    format!("{number:.decimals$}")
}

fn number(value: Result<f64, WhyNot>) -> String {
    value.map_or_else(|_| "–".to_owned(), |value| format!("{value:.2}"))
}

fn not_defined(why: WhyNot) -> String {
    format!("not defined: {why}")
}

fn distances(project: &Project, divergence: &[Divergence]) -> Vec<Vec<String>> {
    if divergence.is_empty() {
        return Vec::new();
    }
    let heads = ["Divergence from", "Level", "Shape", ""];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for from in divergence {
        let name = project.competitor(&from.competitor);
        let name = name.map_or("", |competitor| &*competitor.name);
        let why_not = from.shape().err().map(not_defined);
        rows.push(vec![
            named(name, from.competitor.as_str()),
            number(from.level),
            number(from.shape()),
            why_not.unwrap_or_default(),
        ]);
    }
    rows
}

/// A name on one line, cut where it is long; the id of what has none.
fn named(name: &str, id: &str) -> String {
    let name = short(name);
    if name.is_empty() { id.to_owned() } else { name }
}

fn short(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let mut short = String::new();
    let mut used = 0;
    for word in words.filter(|word| !word.is_empty()) {
        if used > 0 {
            short.push(' ');
            used += 1;
        }
        for c in word.chars() {
            used += width_of(c);
            if used >= MOST_WIDE {
                short.push('…');
                return short;
            }
            short.push(c);
        }
    }
    short
}

fn width(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

/// How many columns of a terminal a character takes up, as far as alignment
/// needs to know: Chinese, Japanese, Korean and emoji are wide, marks on
/// letters have no width.
fn width_of(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}
