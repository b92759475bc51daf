//! What stands on a map, and whether a label has room.

use kurbo::{Line, Rect};

use super::candidates::{Candidate, Tier, candidates, nudged};
use super::grid::{Grid, crosses, is_on_circle, nearest};
use super::solid::Solid;
use super::{Item, Surroundings, Urgency};

/// The least room between a label and a bubble, in points.
const CLEAR: f64 = 1.0;

/// The least room between two labels, across and down.
const APART: (f64, f64) = (4.0, 0.5);

/// The least room between a label and the frame.
const EDGE: f64 = 2.5;

/// A label further from its bubble than this is joined to it by a leader line.
const MOVED: f64 = 7.0;

/// Around a label within this distance another bubble may be taken for its own.
const DOUBTFUL: f64 = 4.0;

/// What such a bubble costs, and at most.
const DOUBT: (f64, f64) = (0.9, 2.7);

/// What it costs to lie on an arrow or on a ring, or to cross a bubble or
/// another leader line on the way.
const CROSSING: f64 = 2.0;

/// What it costs to lie on a line of the crosshair.
const ON_CROSSHAIR: f64 = 0.8;

/// From so many bubbles at one spot on, their labels stand in two columns.
const FANNED: usize = 5;

/// What every point away from where it stood before costs a label.
const STEADY: f64 = 0.2;

/// A label on the map.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) candidate: Candidate,
    pub(super) leader: Option<Line>,
}

/// What stands on a map.
pub(super) struct Board<'a> {
    pub(super) frame: Rect,
    /// Bubbles, and whatever else labels must keep clear of.
    solid: Solid,
    around: &'a Surroundings<'a>,
    pub(super) items: Vec<Item>,
    /// The label of each item has its number as name.
    labels: Grid,
    pub(super) spots: Vec<Option<Spot>>,
}

impl<'a> Board<'a> {
    pub(super) fn new(around: &'a Surroundings<'a>, solid: Solid, items: Vec<Item>) -> Self {
        let frame = around.frame;
        let mut labels = Grid::new(frame);
        labels.reserve(items.len());
        Self {
            frame,
            solid,
            around,
            spots: vec![None; items.len()],
            items,
            labels,
        }
    }

    pub(super) fn put(&mut self, index: usize, spot: Spot) {
        self.labels.put(index, spot.candidate.bounds);
        self.spots[index] = Some(spot);
    }

    pub(super) fn take(&mut self, index: usize) -> Option<Spot> {
        self.labels.take(index);
        self.spots[index].take()
    }

    /// Whether a place is within the frame and clear of all but labels.
    fn is_clear(&self, index: usize, bounds: Rect) -> bool {
        let frame = self.frame.inset(-EDGE);
        let inside = frame.x0 <= bounds.x0
            && frame.y0 <= bounds.y0
            && bounds.x1 <= frame.x1
            && bounds.y1 <= frame.y1;
        inside
            && !self
                .solid
                .is_taken(bounds.inflate(CLEAR, CLEAR), self.items[index].own)
    }

    /// The labels that a place, or its leader line, would lie on, or whose
    /// leader lines run through it; each once.
    pub(super) fn in_the_way(
        &self,
        index: usize,
        bounds: Rect,
        leader: Option<Line>,
    ) -> Vec<usize> {
        let mut found: Vec<usize> = self.labels.over(bounds.inflate(APART.0, APART.1)).collect();
        if let Some(leader) = leader {
            found.extend(self.labels.crossed(leader));
        }
        let leaders = self.spots.iter().enumerate();
        found.extend(leaders.filter_map(|(other, spot)| {
            let leader = spot.as_ref()?.leader?;
            crosses(leader, bounds).then_some(other)
        }));
        found.retain(|other| *other != index);
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The same as a question: whether there are any.
    fn is_blocked(&self, index: usize, bounds: Rect, leader: Option<Line>) -> bool {
        if self
            .labels
            .is_taken(bounds.inflate(APART.0, APART.1), index)
        {
            return true;
        }
        if let Some(leader) = leader
            && self
                .labels
                .crossed(leader)
                .iter()
                .any(|other| *other != index)
        {
            return true;
        }
        let mut leaders = self.spots.iter().enumerate();
        leaders.any(|(other, spot)| {
            let leader = spot.as_ref().and_then(|spot| spot.leader);
            other != index && leader.is_some_and(|leader| crosses(leader, bounds))
        })
    }

    /// The line from a bubble to a label that stands away from it.
    pub(super) fn leader(&self, index: usize, bounds: Rect) -> Option<Line> {
        let item = &self.items[index];
        let end = nearest(bounds, item.at);
        let way = end - item.at;
        let distance = way.length();
        if distance - item.reach <= MOVED {
            return None;
        }
        let start = item.at + way * ((item.reach + 1.0) / distance);
        Some(Line::new(start, end - way * (1.5 / distance)))
    }

    /// What is unwelcome about a place, beside its distance.
    fn trouble(&self, index: usize, bounds: Rect, leader: Option<Line>) -> f64 {
        let item = &self.items[index];
        let near = bounds.inflate(DOUBTFUL, DOUBTFUL);
        let most = (DOUBT.1 / DOUBT.0) as usize;
        let mut cost = DOUBT.0 * self.solid.count(near, item.own, most) as f64;
        let rings = self.around.rings.iter();
        let rings = rings.filter(|ring| is_on_circle(bounds, ring.at, ring.radius));
        cost += CROSSING * rings.count() as f64;
        let lies_on = |lines: &[Line]| {
            let lines = lines.iter().filter(|line| crosses(**line, bounds));
            lines.count() as f64
        };
        cost += CROSSING * lies_on(self.around.arrows);
        cost += ON_CROSSHAIR * lies_on(self.around.crosshair);
        if let Some(leader) = leader {
            let bubbles = self.solid.crossed(leader, item.own);
            let leaders = self.spots.iter().flatten().filter_map(|spot| spot.leader);
            let leaders = leaders.filter(|other| {
                other.crossing_point(leader).is_some_and(|at| {
                    let (a, b) = (
                        Rect::from_points(other.p0, other.p1),
                        Rect::from_points(leader.p0, leader.p1),
                    );
                    a.inflate(0.1, 0.1).contains(at) && b.inflate(0.1, 0.1).contains(at)
                })
            });
            cost += CROSSING * (bubbles + leaders.count()) as f64;
        }
        cost
    }

    /// What a candidate comes to, if there is room and it is cheaper than `most`.
    fn judge(&self, index: usize, candidate: Candidate, most: f64) -> Option<Spot> {
        let bounds = candidate.bounds;
        if candidate.cost >= most || !self.is_clear(index, bounds) {
            return None;
        }
        let leader = self.leader(index, bounds);
        if self.is_blocked(index, bounds, leader) {
            return None;
        }
        let cost = candidate.cost + self.trouble(index, bounds, leader);
        let candidate = Candidate { cost, ..candidate };
        (cost < most).then_some(Spot { candidate, leader })
    }

    /// The cheapest of candidates, which come in that order but for trouble.
    fn best(&self, index: usize, all: Vec<Candidate>) -> Option<Spot> {
        let mut best: Option<Spot> = None;
        for candidate in all {
            let most = best.map_or(f64::INFINITY, |spot| spot.candidate.cost);
            if candidate.cost >= most {
                break;
            }
            if let Some(spot) = self.judge(index, candidate, most) {
                best = Some(spot);
            }
        }
        best
    }

    /// The best place for a label, as near as there is any.
    pub(super) fn search(&self, index: usize) -> Option<Spot> {
        let item = &self.items[index];
        let fan = (item.crowd >= FANNED).then_some(Tier::Fan);
        let tiers = [Tier::Near, Tier::Around, Tier::Far, Tier::Anywhere];
        let tiers = fan.into_iter().chain(tiers);
        tiers
            .filter(|tier| item.urgency >= Urgency::High || *tier < Tier::Far)
            .find_map(|tier| self.best(index, candidates(item, tier, self.frame)))
    }

    /// The same place as before, seen from the bubble, if there is room.
    pub(super) fn keep(&self, index: usize) -> Option<Spot> {
        let item = &self.items[index];
        let before = item.before?;
        let same = Candidate {
            // To the last bit, or labels that just touch would drive each other on.
            bounds: if item.rests {
                before.bounds
            } else {
                before.bounds + (item.at - before.of)
            },
            size: before.size,
            cost: 0.0,
        };
        self.judge(index, same, f64::INFINITY)
    }

    /// The best place near the one before.
    pub(super) fn yield_to_others(&self, index: usize) -> Option<Spot> {
        let item = &self.items[index];
        let Some(before) = item.before else {
            return self.search(index);
        };
        let wish = item.at + before.way();
        let steady = |candidate: Candidate| {
            let cost = candidate.cost.min(3.0) + STEADY * candidate.bounds.center().distance(wish);
            Candidate { cost, ..candidate }
        };
        let slid = nudged(item, before.way(), before.size);
        let close = [Tier::Near, Tier::Around].map(|tier| candidates(item, tier, self.frame));
        let all = slid.into_iter().chain(close.into_iter().flatten());
        let mut all: Vec<Candidate> = all.map(steady).collect();
        all.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        self.best(index, all).or_else(|| self.search(index))
    }

    /// Where a label would stand if only one other label made way: the place
    /// and that label.
    pub(super) fn wishes(&self, index: usize) -> Vec<(Spot, usize)> {
        let item = &self.items[index];
        let near = [Tier::Near, Tier::Around].map(|tier| candidates(item, tier, self.frame));
        let mut wishes = Vec::new();
        for candidate in near.into_iter().flatten() {
            if !self.is_clear(index, candidate.bounds) {
                continue;
            }
            let leader = self.leader(index, candidate.bounds);
            if let [other] = self.in_the_way(index, candidate.bounds, leader).as_slice() {
                wishes.push((Spot { candidate, leader }, *other));
            }
        }
        wishes.sort_by(|(a, _), (b, _)| a.candidate.cost.total_cmp(&b.candidate.cost));
        wishes
    }
}
