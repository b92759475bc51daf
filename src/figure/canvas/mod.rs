//! The strategy canvas: all value curves over the same factors.

use std::sync::Arc;

use super::chart::{self, Bars, Curves, Evidence, Frame, Label, Plan};
use super::legend::Legend;
use super::page::{footing, heading};
use super::pen::Pen;
use super::{Axes, Fonts, Lane, Page, Placed, Scene, Theme};
use crate::analysis::{Judgement, Standard, industry_standard, judge};
use crate::model::{Competitor, Factor, Project, Role, Score};

mod describe;
mod marks;

/// A laid-out strategy canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Canvas {
    /// The picture.
    pub scene: Scene,
    /// Where levels and factors stand in it.
    pub axes: Axes,
    /// Every point in it, curve by curve, back to front.
    pub points: Vec<Placed>,
    /// The industry standard of each factor in it, whether drawn or not.
    pub standards: Vec<Option<Standard>>,
    /// How many curves have no label because there is no room for more.
    pub unlabelled: usize,
}

/// What a scenario is shown beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsIs<'a> {
    /// The project as it is, where the one that is drawn is
    /// [in a scenario](Project::in_scenario).
    pub project: &'a Project,
    /// What the scenario is called.
    pub scenario: &'a str,
}

/// What is to be seen on a strategy canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CanvasOptions<'a> {
    /// Whether there is room for what is not offered.
    pub lane: Lane,
    /// Draws our own curve as it is, thin and pale, behind the scenario's.
    pub as_is: Option<AsIs<'a>>,
}

/// What of a project stands on the canvas.
struct Subject<'a> {
    project: &'a Project,
    factors: Vec<&'a Factor>,
    curves: Curves<'a>,
    /// What the scenario is called, where one is drawn.
    scenario: Option<&'a str>,
    /// The industry standard of each factor.
    standards: Vec<Option<Standard>>,
    /// The same, if it is drawn.
    drawn_standards: Option<Vec<Option<f64>>>,
    /// What our own curve does with each factor; empty where no marks are drawn.
    judgements: Vec<Judgement>,
    /// How much each factor matters; none where that is not drawn.
    bars: Bars,
    /// Whether there is a lane for what is not offered.
    lane: bool,
}

impl<'a> Subject<'a> {
    fn of(project: &'a Project, options: CanvasOptions<'a>) -> Self {
        let factors: Vec<&Factor> = project.canvas_factors().map(AsRef::as_ref).collect();
        let mut drawn: Vec<(&Competitor, Vec<Score>)> = project
            .shown_competitors()
            .filter_map(|competitor| {
                let row = chart::scores(project, competitor, &factors);
                let has_points = row.iter().any(|score| *score != Score::Unscored);
                has_points.then_some((competitor.as_ref(), row))
            })
            .collect();
        drawn.sort_by_key(|(competitor, _)| match competitor.role {
            Role::Alternative => 0,
            Role::Rival => 1,
            Role::Own => 2,
        });
        let own = drawn.last().filter(|(last, _)| last.role == Role::Own);
        let as_is = own.zip(options.as_is).and_then(|((own, now), as_is)| {
            let before = chart::scores(as_is.project, own, &factors);
            (before != *now).then_some(before)
        });
        let has_own = own.is_some();
        let (competitors, rows): (Vec<&Competitor>, _) = drawn.into_iter().unzip();
        let before = options.as_is.map(|as_is| as_is.project);
        let evidence = Evidence::of(project, before, &competitors, &factors);
        let curves = Curves {
            competitors,
            rows,
            as_is,
            evidence,
        };
        // Judged once: marks and standard come from the same answer.
        let judged = if has_own { judge(project) } else { Vec::new() };
        let standards: Vec<Option<Standard>> = if has_own {
            let judged = chart::on_canvas(project, &judged);
            judged.map(|judgement| judgement.standard).collect()
        } else {
            let factors = factors.iter();
            let standards = factors.map(|factor| industry_standard(project, &factor.id));
            standards.collect()
        };
        Self {
            project,
            lane: options.lane == Lane::Shown || curves.any_not_offered(),
            drawn_standards: draws_standard(project, &factors)
                .then(|| standards.iter().map(|it| Some((*it)?.level)).collect()),
            standards,
            judgements: marks::judgements(project, judged, options.lane),
            bars: Bars::of(project, &factors),
            factors,
            curves,
            scenario: options.as_is.map(|as_is| as_is.scenario),
        }
    }

    /// Of the standard, of our own curve as it is, and of each curve, in this order.
    fn labels(&self, pen: &Pen<'_>) -> Vec<Label> {
        let look = pen.look;
        let mut labels = Vec::with_capacity(self.curves.competitors.len() + 2);
        if self.drawn_standards.is_some() {
            labels.push(chart::standard_label(look));
        }
        if let (Some(_), Some(own)) = (&self.curves.as_is, self.curves.competitors.last()) {
            labels.push(chart::as_is_label(look, own));
        }
        let competitors = self.curves.competitors.iter();
        labels.extend(competitors.map(|competitor| {
            let mut label = chart::curve_label(look, competitor);
            if let Some(scenario) = self.scenario.filter(|_| competitor.role == Role::Own) {
                label.text = chart::with_scenario(&label.text, scenario);
            }
            label
        }));
        labels
    }
}

/// Whether the industry standard is drawn.
///
/// With one rival it would be that rival's curve once more: it takes two that
/// offer something.
fn draws_standard(project: &Project, factors: &[&Factor]) -> bool {
    let offers = |competitor: &&Arc<Competitor>| {
        let row = project.scores.row(&competitor.id);
        competitor.role == Role::Rival
            && row.is_some_and(|row| {
                let mut scores = factors.iter().filter_map(|factor| row.get(&factor.id));
                scores.any(|score| score.level().is_some())
            })
    };
    let rivals = project.competitors.iter().filter(offers);
    project.settings.standard && rivals.take(2).count() == 2
}

/// What the signs of a canvas stand for, where that is not plain.
fn legend(subject: &Subject<'_>) -> Legend {
    let legend = Legend::of(subject.curves.evidence.kinds);
    if subject.bars.is_empty() {
        legend
    } else {
        legend.with_bars(&subject.bars.whose)
    }
}

/// Lay out the strategy canvas of `project` on `page`.
pub fn strategy_canvas(project: &Project, page: &Page, theme: Theme, fonts: &Fonts) -> Canvas {
    strategy_canvas_with(project, page, theme, fonts, CanvasOptions::default())
}

/// Like [`strategy_canvas`], with what only some canvases need.
pub fn strategy_canvas_with(
    project: &Project,
    page: &Page,
    theme: Theme,
    fonts: &Fonts,
    options: CanvasOptions<'_>,
) -> Canvas {
    let subject = Subject::of(project, options);
    let mut pen = Pen {
        look: theme.look(),
        fonts,
        marks: Vec::new(),
    };
    let mut sheet = page.sheet();
    heading(&mut pen, &project.title, &project.tagline, &mut sheet);
    let row = marks::row(&subject, pen.look);
    let remark = marks::key(&subject);
    footing(
        &mut pen,
        project,
        remark.as_ref(),
        &legend(&subject),
        &mut sheet,
    );

    let plan = Plan {
        factors: &subject.factors,
        lane: subject.lane,
        row,
        bars: subject.bars.clone(),
        breadth: subject.curves.evidence.breadth(),
        labels: subject.labels(&pen),
    };
    let frame = Frame::new(plan, sheet, fonts);
    frame.draw(&mut pen);
    let mut ends = Vec::new();
    if let Some(standards) = &subject.drawn_standards {
        ends.push(chart::standard(&mut pen, standards, &frame.axes));
    }
    let places = subject.curves.place(&frame.axes);
    subject.curves.draw(&mut pen, &places, &frame.axes);
    if subject.curves.as_is.is_some() {
        ends.push(places.as_is_end());
    }
    ends.extend(places.ends());
    let unlabelled = frame.label(&mut pen, ends);

    Canvas {
        scene: Scene {
            size: page.size,
            background: Some(pen.look.page),
            marks: pen.marks,
            title: chart::describe::title(project, "Strategy canvas"),
            description: describe::description(&subject),
        },
        axes: frame.axes,
        points: places.into_points(),
        standards: subject.standards,
        unlabelled,
    }
}
