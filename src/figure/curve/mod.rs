//! The value curve of one competitor, over what its rivals offer.

use super::chart::{
    self, Bars, Cell, Curves, Evidence, Frame, Importance, Label, Narrow, Plan, Row,
};
use super::legend::Legend;
use super::page::{footing, heading};
use super::pen::Pen;
use super::{AsIs, Axes, Fonts, Lane, Look, Page, Part, Placed, Scene, Theme};
use crate::analysis::industry_standard;
use crate::model::{Competitor, CompetitorId, Factor, Level, Project, Role, Scale, Score};

mod arrows;
mod describe;

/// A laid-out value curve.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueCurve {
    /// The picture.
    pub scene: Scene,
    /// Where levels and factors stand in it.
    pub axes: Axes,
    /// Every point of the curve, left to right.
    pub points: Vec<Placed>,
}

/// What is to be seen in the picture of a value curve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CurveOptions<'a> {
    /// Whether there is room for what is not offered.
    pub lane: Lane,
    /// Draws our own curve as it is, thin and pale, behind the scenario's, with
    /// an arrow wherever it changes. Says nothing about other competitors.
    pub as_is: Option<AsIs<'a>>,
}

/// What of a project is in the picture.
struct Subject<'a> {
    project: &'a Project,
    competitor: Option<&'a Competitor>,
    factors: Vec<&'a Factor>,
    curves: Curves<'a>,
    scenario: Option<&'a str>,
    /// The lowest and the highest level of the rivals that offer each factor.
    ranges: Vec<Option<(f64, f64)>>,
    /// Those rivals.
    rivals: Vec<&'a Competitor>,
    /// The industry standard of each factor.
    standards: Vec<Option<f64>>,
    /// How far our level is above the standard, where that is more than the margin.
    gaps: Vec<Option<f64>>,
    lane: bool,
}

impl<'a> Subject<'a> {
    fn of(project: &'a Project, id: &CompetitorId, options: CurveOptions<'a>) -> Self {
        let factors: Vec<&Factor> = project.canvas_factors().map(AsRef::as_ref).collect();
        let competitor = project.competitor(id).map(AsRef::as_ref);
        let rows: Vec<Vec<Score>> = competitor
            .iter()
            .map(|competitor| chart::scores(project, competitor, &factors))
            .collect();
        let as_is = options
            .as_is
            .zip(competitor.filter(|it| it.role == Role::Own));
        let before = as_is.and_then(|(as_is, own)| {
            let before = chart::scores(as_is.project, own, &factors);
            (Some(&before) != rows.first()).then_some(before)
        });
        let standards: Vec<Option<f64>> = factors
            .iter()
            .map(|factor| Some(industry_standard(project, &factor.id)?.level))
            .collect();
        let margin = project.settings.margin;
        let pairs = rows.iter().flatten().zip(&standards);
        let gaps = pairs.map(|(score, standard)| gap(*score, *standard, margin));
        let gaps = gaps.collect();
        let rivals = rivals(project, competitor, &factors);
        let competitors: Vec<&Competitor> = competitor.into_iter().collect();
        let curves = Curves {
            evidence: Evidence::of(
                project,
                as_is.map(|(as_is, _)| as_is.project),
                &competitors,
                &factors,
            ),
            competitors,
            rows,
            as_is: before,
        };
        Self {
            project,
            competitor,
            lane: options.lane == Lane::Shown || curves.any_not_offered(),
            ranges: ranges(project, &rivals, &factors),
            rivals,
            standards,
            gaps,
            factors,
            curves,
            scenario: as_is.map(|(as_is, _)| as_is.scenario),
        }
    }

    /// The labels of the band, the standard, the curve as it is, and the curve.
    fn labels(&self, look: &Look) -> Vec<Label> {
        let mut labels = vec![self.band_label(look), chart::standard_label(look)];
        let Some(competitor) = self.competitor else {
            return labels;
        };
        if self.curves.as_is.is_some() {
            labels.push(chart::as_is_label(look, competitor));
        }
        let mut label = chart::curve_label(look, competitor);
        label.importance = Importance::Own;
        if let Some(scenario) = self.scenario {
            label.text = chart::with_scenario(&label.text, scenario);
        }
        labels.push(label);
        labels
    }

    /// The name of the only rival, or what the band is.
    fn band_label(&self, look: &Look) -> Label {
        let is_rival = self.competitor.is_some_and(|it| it.role == Role::Rival);
        let text = match self.rivals.as_slice() {
            [only] => &*only.name,
            _ if is_rival => "Range of other rivals",
            _ => "Range of rivals",
        };
        Label {
            part: Part::Band,
            leader: Part::Band,
            text: text.to_owned(),
            color: look.soft_text,
            line_color: look.standard,
            importance: Importance::Rival,
        }
    }

    /// The gaps to the standard, one for each factor.
    fn row(&self, look: &Look) -> Row {
        // Our own level may change while it is dragged; the standards do not.
        if self.standards.iter().all(Option::is_none) {
            return Row::default();
        }
        let unit = unit(self.project.settings.scale);
        let cells = self.factors.iter().zip(&self.gaps).map(|(factor, gap)| {
            Some(Cell {
                part: Part::Verdict(factor.id.clone()),
                text: signed((*gap)? * unit),
                color: look.text,
                tint: Some(look.tint(look.standard)),
            })
        });
        Row {
            name: "Gap to standard",
            cells: cells.collect(),
            widest: vec![signed(-8.88), signed(10.0 * unit)],
            narrow: Narrow::Turned,
        }
    }
}

/// How far a score is above the standard, in levels, where that is more than
/// the margin. What is not offered counts as 0.
fn gap(score: Score, standard: Option<f64>, margin: Level) -> Option<f64> {
    let level = match score {
        Score::Level(level) => level.get(),
        Score::NotOffered => 0.0,
        Score::Unscored => return None,
    };
    let gap = level - standard?;
    (gap.abs() > margin.get()).then_some(gap)
}

/// How much of what is shown one level is.
fn unit(scale: Scale) -> f64 {
    let (low, high) = scale.ends();
    (high - low) / 10.0
}

/// A gap with its sign, to two decimals at most, as levels are shown.
fn signed(gap: f64) -> String {
    let sign = if gap < 0.0 { '−' } else { '+' };
    let text = format!("{sign}{:.2}", gap.abs());
    match text.strip_suffix('0') {
        Some(short) => short.to_owned(),
        None => text,
    }
}

/// The rivals that a competitor is seen against: all that offer something but
/// itself, whose own curve would cover the edge of the band.
///
/// Hidden rivals count, as they do for the standard.
fn rivals<'a>(
    project: &'a Project,
    competitor: Option<&Competitor>,
    factors: &[&Factor],
) -> Vec<&'a Competitor> {
    let itself = competitor.map(|competitor| &competitor.id);
    let rivals = project.competitors.iter().map(AsRef::as_ref);
    let others = rivals.filter(|it| it.role == Role::Rival && Some(&it.id) != itself);
    let offers = |rival: &&Competitor| {
        let scores = chart::scores(project, rival, factors);
        scores.iter().any(|score| score.level().is_some())
    };
    others.filter(offers).collect()
}

/// The lowest and the highest level of each factor among the rivals that offer it.
fn ranges(
    project: &Project,
    rivals: &[&Competitor],
    factors: &[&Factor],
) -> Vec<Option<(f64, f64)>> {
    let mut ranges: Vec<Option<(f64, f64)>> = vec![None; factors.len()];
    for rival in rivals {
        let scores = chart::scores(project, rival, factors);
        for (range, score) in ranges.iter_mut().zip(scores) {
            let Some(level) = score.level().map(Level::get) else {
                continue;
            };
            let (low, high) = range.unwrap_or((level, level));
            *range = Some((low.min(level), high.max(level)));
        }
    }
    ranges
}

/// Lay out the value curve of `competitor` on `page`.
///
/// It stands over the band from the lowest to the highest rival and the industry
/// standard. Under each factor is the gap to the standard where it is more than
/// the project's margin. The standard is drawn even where the canvas is set to leave it out: the
/// gaps are measured from it. A competitor that does not exist has no curve.
pub fn value_curve(
    project: &Project,
    competitor: &CompetitorId,
    page: &Page,
    theme: Theme,
    fonts: &Fonts,
    options: CurveOptions<'_>,
) -> ValueCurve {
    let subject = Subject::of(project, competitor, options);
    let mut pen = Pen {
        look: theme.look(),
        fonts,
        marks: Vec::new(),
    };
    let mut sheet = page.sheet();
    // The tagline is about our own curve.
    let own = subject.competitor.is_some_and(|it| it.role == Role::Own);
    let tagline = if own { &*project.tagline } else { "" };
    heading(&mut pen, &project.title, tagline, &mut sheet);
    let legend = Legend::of(subject.curves.evidence.kinds);
    footing(&mut pen, project, None, &legend, &mut sheet);
    let plan = Plan {
        factors: &subject.factors,
        lane: subject.lane,
        row: subject.row(pen.look),
        bars: Bars::default(),
        breadth: 0.0,
        labels: subject.labels(pen.look),
    };
    let frame = Frame::new(plan, sheet, fonts);
    let mut ends = vec![chart::band(&mut pen, &subject.ranges, &frame.axes)];
    frame.draw(&mut pen);
    ends.push(chart::standard(&mut pen, &subject.standards, &frame.axes));
    let places = subject.curves.place(&frame.axes);
    arrows::draw(&mut pen, &subject.curves, &places, &frame.axes);
    subject.curves.draw(&mut pen, &places, &frame.axes);
    if subject.curves.as_is.is_some() {
        ends.push(places.as_is_end());
    }
    ends.extend(places.ends());
    frame.label(&mut pen, ends);

    ValueCurve {
        scene: Scene {
            size: page.size,
            background: Some(pen.look.page),
            marks: pen.marks,
            title: describe::picture_title(&subject),
            description: describe::description(&subject),
        },
        axes: frame.axes,
        points: places.into_points(),
    }
}
