//! What is said about the table of a random project.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use seachart::model::{
    Action, Axis, BubbleSize, Buyers, Card, Color, Confidence, Crosshair, Date, Effort, Evidence,
    FactorId, Level, Measure, Number, Pin, Plan, Project, Quadrants, Score, Share, Survey, Whose,
};

use super::{color, level, score, share, text, variant};

/// The parts, with places in place of ids.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    metrics: Vec<MetricPart>,
    segments: Vec<SegmentPart>,
    importance: Option<(bool, Index)>,
    evidence: Vec<(Index, Index, EvidencePart)>,
    plan: PlanPart,
    scenarios: Vec<ScenarioPart>,
    maps: Vec<MapPart>,
}

/// A name, a unit, and who has how much.
type MetricPart = (Arc<str>, Arc<str>, Vec<(Index, Number)>);

/// A name, a tagline, notes, and what differs.
type ScenarioPart = ([Arc<str>; 3], Vec<(Index, Score)>, PlanPart);

type Levels = Vec<(Index, Level)>;

#[derive(Clone, Debug)]
struct SegmentPart {
    name: Arc<str>,
    notes: Arc<str>,
    buyers: Buyers,
    size: Option<Share>,
    color: Color,
    visible: bool,
    importance: Levels,
    ideal: Levels,
}

#[derive(Clone, Debug)]
struct EvidencePart {
    evidence: Evidence,
    segments: Vec<(Index, Survey)>,
}

#[derive(Clone, Debug)]
struct PlanPart {
    cards: Vec<(Index, Card)>,
    muted: Vec<Arc<str>>,
}

#[derive(Clone, Debug)]
struct MapPart {
    name: Arc<str>,
    axes: [(u8, Index, bool); 2],
    size: (u8, Index),
    crosshair: Crosshair,
    quadrants: [Arc<str>; 4],
    hidden: Vec<Index>,
    switches: [bool; 2],
    pins: Vec<(Index, Pin)>,
    segment_pins: Vec<(Index, Pin)>,
}

/// A part of each kind, or none, or some.
pub(super) fn parts() -> impl Strategy<Value = Parts> {
    let place = any::<Index>;
    let metric = (text(), text(), vec((place(), number()), 0..4));
    let names = [text().boxed(), text().boxed(), text().boxed()];
    let scenario = (names, vec((place(), score()), 0..4), plan());
    (
        vec(metric, 0..4),
        (vec(segment(), 0..4), option::of((any::<bool>(), place()))),
        vec((place(), place(), evidence()), 0..6),
        plan(),
        vec(scenario, 0..3),
        vec(map(), 0..3),
    )
        .prop_map(
            |(metrics, (segments, importance), evidence, plan, scenarios, maps)| Parts {
                metrics,
                segments,
                importance,
                evidence,
                plan,
                scenarios,
                maps,
            },
        )
}

/// A finite number, mostly ordinary.
fn number() -> impl Strategy<Value = Number> {
    prop_oneof![
        (-1000_i32..1000).prop_map(|tenths| f64::from(tenths) / 10.0),
        any::<f64>(),
    ]
    .prop_filter_map("a finite number", |value| Number::try_from(value).ok())
}

fn survey() -> impl Strategy<Value = Survey> {
    let sd = option::of(number().prop_filter("no deviation", |sd| sd.get() >= 0.0));
    (1_u32.., number(), sd, number(), number()).prop_filter_map(
        "no width",
        |(n, mean, sd, low, high)| {
            (low != high).then_some(Survey {
                n,
                mean,
                sd,
                low,
                high,
            })
        },
    )
}

fn segment() -> impl Strategy<Value = SegmentPart> {
    let levels = || vec((any::<Index>(), level()), 0..4);
    (
        (text(), text()),
        variant::<Buyers>(),
        share(),
        color(),
        any::<bool>(),
        (levels(), levels()),
    )
        .prop_map(
            |((name, notes), buyers, size, color, visible, (importance, ideal))| SegmentPart {
                name,
                notes,
                buyers,
                size,
                color,
                visible,
                importance,
                ideal,
            },
        )
}

fn evidence() -> impl Strategy<Value = EvidencePart> {
    let date = (1_u16..=9999, 1_u8..=12, 1_u8..=31)
        .prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day));
    (
        (text(), text()),
        option::of(date),
        option::of(variant::<Confidence>()),
        option::of(level()),
        option::of(survey()),
        vec((any::<Index>(), survey()), 0..3),
    )
        .prop_map(
            |((source, quote), date, confidence, spread, survey, segments)| EvidencePart {
                evidence: Evidence {
                    source,
                    date,
                    quote,
                    confidence,
                    spread,
                    survey,
                    segments: BTreeMap::new(),
                },
                segments,
            },
        )
}

fn plan() -> impl Strategy<Value = PlanPart> {
    let card = (
        option::of(variant::<Action>()),
        [
            text().boxed(),
            text().boxed(),
            text().boxed(),
            text().boxed(),
        ],
        option::of(variant::<Effort>()),
    )
        .prop_map(|(decision, [saves, gives, owner, by_when], effort)| Card {
            decision,
            saves,
            gives,
            owner,
            effort,
            by_when,
        });
    (vec((any::<Index>(), card), 0..4), vec(text(), 0..3))
        .prop_map(|(cards, muted)| PlanPart { cards, muted })
}

fn map() -> impl Strategy<Value = MapPart> {
    let axis = || (0_u8..4, any::<Index>(), any::<bool>());
    let pin = || {
        let way = || -2100.0..2100.0_f64;
        (way(), way()).prop_map(|(dx, dy)| Pin::nearest(dx, dy))
    };
    let pins = || vec((any::<Index>(), pin()), 0..3);
    (
        (text(), [axis(), axis()], (0_u8..3, any::<Index>())),
        variant::<Crosshair>(),
        [
            text().boxed(),
            text().boxed(),
            text().boxed(),
            text().boxed(),
        ],
        vec(any::<Index>(), 0..3),
        any::<[bool; 2]>(),
        (pins(), pins()),
    )
        .prop_map(
            |((name, axes, size), crosshair, quadrants, hidden, switches, pins)| MapPart {
                name,
                axes,
                size,
                crosshair,
                quadrants,
                hidden,
                switches,
                pins: pins.0,
                segment_pins: pins.1,
            },
        )
}

/// The id at a place of a list, unless the list is empty.
macro_rules! id_at {
    ($list:expr, $place:expr) => {{
        let list = &$list;
        (!list.is_empty()).then(|| $place.get(list).id.clone())
    }};
}

impl Parts {
    /// Say it of the things that `project` has.
    pub(super) fn add_to(self, project: &mut Project) {
        self.add_metrics(project);
        self.add_segments(project);
        project.importance = self.importance.as_ref().and_then(|(all, segment)| {
            let segment = id_at!(project.segments, segment).map(Whose::Segment);
            if *all { Some(Whose::All) } else { segment }
        });
        for (competitor, factor, part) in &self.evidence {
            let competitor = id_at!(project.competitors, competitor);
            if let (Some(competitor), Some(factor)) = (competitor, id_at!(project.factors, factor))
            {
                let mut evidence = part.evidence.clone();
                for (segment, survey) in &part.segments {
                    if let Some(segment) = id_at!(project.segments, segment) {
                        evidence.segments.insert(segment, *survey);
                    }
                }
                project.evidence.set(&competitor, &factor, evidence);
            }
        }
        project.plan = self.plan.of(project);
        for ([name, tagline, notes], scores, plan) in &self.scenarios {
            let mut scenario = project.fresh_scenario(name);
            scenario.tagline = Arc::clone(tagline);
            scenario.notes = Arc::clone(notes);
            scenario.scores = by_factor(project, scores);
            scenario.plan = plan.of(project);
            project.scenarios.push(Arc::new(scenario));
        }
        self.add_maps(project);
    }

    fn add_metrics(&self, project: &mut Project) {
        for (name, unit, numbers) in &self.metrics {
            let mut metric = project.fresh_metric(name);
            metric.unit = Arc::clone(unit);
            for (place, number) in numbers {
                if !project.competitors.is_empty() {
                    let at = place.index(project.competitors.len());
                    let competitor = Arc::make_mut(&mut project.competitors[at]);
                    competitor.metrics.insert(metric.id.clone(), *number);
                }
            }
            project.metrics.push(Arc::new(metric));
        }
    }

    fn add_segments(&self, project: &mut Project) {
        for part in &self.segments {
            let mut segment = project.fresh_segment(&part.name);
            segment.notes = Arc::clone(&part.notes);
            segment.buyers = part.buyers;
            segment.size = part.size;
            segment.color = part.color;
            segment.visible = part.visible;
            segment.importance = by_factor(project, &part.importance);
            segment.ideal = by_factor(project, &part.ideal);
            project.segments.push(Arc::new(segment));
        }
    }

    fn add_maps(&self, project: &mut Project) {
        for part in &self.maps {
            let mut map = project.fresh_map(&part.name);
            let metric = |place: &Index| id_at!(project.metrics, place);
            let axis = |(kind, place, flipped): &(u8, Index, bool)| Axis {
                of: match kind {
                    0 => None,
                    1 => id_at!(project.factors, place).map(Measure::Factor),
                    2 => metric(place).map(Measure::Metric),
                    _ => Some(Measure::Share),
                }
                .unwrap_or_default(),
                flipped: *flipped,
            };
            [map.x, map.y] = part.axes.each_ref().map(axis);
            map.size = match &part.size {
                (0, _) => BubbleSize::Same,
                (1, _) => BubbleSize::Share,
                (_, place) => metric(place).map_or(BubbleSize::Same, BubbleSize::Metric),
            };
            map.crosshair = part.crosshair;
            let [top_left, top_right, bottom_left, bottom_right] = part.quadrants.clone();
            map.quadrants = Quadrants {
                top_left,
                top_right,
                bottom_left,
                bottom_right,
            };
            [map.segments, map.white_space] = part.switches;
            let competitor = |place: &Index| id_at!(project.competitors, place);
            map.hidden = part.hidden.iter().filter_map(competitor).collect();
            let pinned = part.pins.iter();
            map.pins = pinned
                .filter_map(|(place, pin)| Some((competitor(place)?, *pin)))
                .collect();
            let pinned = part.segment_pins.iter();
            map.segment_pins = pinned
                .filter_map(|(place, pin)| Some((id_at!(project.segments, place)?, *pin)))
                .collect();
            project.maps.push(Arc::new(map));
        }
    }
}

impl PlanPart {
    fn of(&self, project: &Project) -> Plan {
        let said = self
            .cards
            .iter()
            .filter(|(_, card)| *card != Card::default());
        let cards = said.filter_map(|(place, card)| {
            Some((id_at!(project.factors, place)?, Arc::new(card.clone())))
        });
        Plan {
            cards: cards.collect(),
            muted: self.muted.iter().cloned().collect(),
        }
    }
}

fn by_factor<T: Copy>(project: &Project, values: &[(Index, T)]) -> BTreeMap<FactorId, T> {
    let values = values.iter();
    values
        .filter_map(|(place, value)| Some((id_at!(project.factors, place)?, *value)))
        .collect()
}
