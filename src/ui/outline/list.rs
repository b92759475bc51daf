//! The five lists, and what each of them has in its rows.

use super::super::fields::Field;
use super::super::fields::{MapField, ScenarioField, SegmentField};
use crate::command::{Command, MenuCommand, Selection};
use crate::edit::{CompetitorChange, Edit, FactorChange, ListEdit, SegmentChange};
use crate::model::{Competitor, Factor, Map, Project, Scenario, Segment};

/// What stands before all variants of our own curve.
pub(super) const AS_IS: &str = "As is";

/// A row of the panel.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Spot {
    /// Above the lists: the project itself.
    Project,
    /// Our own curve as it is, the first of its variants. It cannot be renamed,
    /// moved or deleted, and what is selected by it is the project.
    AsIs,
    /// A row of a list, by what it selects.
    Of(Selection),
}

impl Spot {
    /// The row of what is selected, if it has one of its own.
    pub(super) fn of(selection: &Selection) -> Option<Self> {
        match selection {
            Selection::Project => Some(Self::Project),
            Selection::Point(..) | Selection::Several(_) => None,
            other => Some(Self::Of(other.clone())),
        }
    }

    /// What a press on the row selects.
    pub(super) fn selection(&self) -> Selection {
        match self {
            Self::Project | Self::AsIs => Selection::Project,
            Self::Of(selection) => selection.clone(),
        }
    }

    /// What a press on the row asks for: a scenario is worked on and a map is
    /// shown once it is selected.
    pub(super) fn choose(&self, commands: &mut Vec<Command>) {
        match self {
            Self::AsIs => commands.push(Command::ShowScenario(None)),
            Self::Of(Selection::Scenario(id)) => {
                commands.push(Command::ShowScenario(Some(id.clone())));
            }
            Self::Of(Selection::Map(id)) => commands.push(Command::ShowMap(id.clone())),
            Self::Project | Self::Of(_) => {}
        }
        commands.push(Command::Select(self.selection()));
    }

    /// The name that can be edited in the row.
    pub(super) fn name_field(&self) -> Option<Field> {
        Some(match self {
            Self::Project => Field::Title,
            Self::Of(Selection::Competitor(id)) => Field::CompetitorName(id.clone()),
            Self::Of(Selection::Factor(id)) => Field::FactorName(id.clone()),
            Self::Of(Selection::Segment(id)) => Field::Segment(id.clone(), SegmentField::Name),
            Self::Of(Selection::Scenario(id)) => Field::Scenario(id.clone(), ScenarioField::Name),
            Self::Of(Selection::Map(id)) => Field::Map(id.clone(), MapField::Name),
            Self::AsIs | Self::Of(_) => return None,
        })
    }
}

/// One of the lists, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum List {
    Competitors,
    Factors,
    Segments,
    Scenarios,
    Maps,
}

/// What a row of a list shows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Thing<'a> {
    Competitor(&'a Competitor),
    Factor(&'a Factor),
    Segment(&'a Segment),
    AsIs,
    Scenario(&'a Scenario),
    Map(&'a Map),
}

impl List {
    /// From top to bottom.
    pub(super) const ALL: [Self; 5] = [
        Self::Competitors,
        Self::Factors,
        Self::Segments,
        Self::Scenarios,
        Self::Maps,
    ];

    /// Above it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Competitors => "Competitors",
            Self::Factors => "Factors",
            Self::Segments => "Segments",
            Self::Scenarios => "Scenarios",
            Self::Maps => "Maps",
        }
    }

    /// What stands in it while it is empty.
    pub(super) fn without(self) -> &'static str {
        match self {
            Self::Competitors => "No competitors yet",
            Self::Factors => "No factors yet",
            Self::Segments => "Who buys, and what they want",
            Self::Scenarios => "Variants of our own curve",
            Self::Maps => "Competitors on two axes",
        }
    }

    /// What its things are called.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Competitors => "Competitor",
            Self::Factors => "Factor",
            Self::Segments => "Segment",
            Self::Scenarios => "Scenario",
            Self::Maps => "Map",
        }
    }

    /// Adds to it.
    pub(super) fn add(self) -> MenuCommand {
        match self {
            Self::Competitors => MenuCommand::AddCompetitor,
            Self::Factors => MenuCommand::AddFactor,
            Self::Segments => MenuCommand::AddSegment,
            Self::Scenarios => MenuCommand::AddScenario,
            Self::Maps => MenuCommand::AddMap,
        }
    }

    /// How many things it has.
    pub(super) fn count(self, project: &Project) -> usize {
        match self {
            Self::Competitors => project.competitors.len(),
            Self::Factors => project.factors.len(),
            Self::Segments => project.segments.len(),
            Self::Scenarios => project.scenarios.len(),
            Self::Maps => project.maps.len(),
        }
    }

    /// How many rows stay at its top, whatever is done to the others.
    pub(super) fn fixed(self, project: &Project) -> usize {
        match self {
            Self::Scenarios => usize::from(!project.scenarios.is_empty()),
            _ => 0,
        }
    }

    /// How many rows it has.
    pub(super) fn len(self, project: &Project) -> usize {
        self.fixed(project) + self.count(project)
    }

    /// What the row at `index` shows.
    pub(super) fn thing(self, project: &Project, index: usize) -> Option<Thing<'_>> {
        let Some(at) = index.checked_sub(self.fixed(project)) else {
            return Some(Thing::AsIs);
        };
        Some(match self {
            Self::Competitors => Thing::Competitor(project.competitors.get(at)?),
            Self::Factors => Thing::Factor(project.factors.get(at)?),
            Self::Segments => Thing::Segment(project.segments.get(at)?),
            Self::Scenarios => Thing::Scenario(project.scenarios.get(at)?),
            Self::Maps => Thing::Map(project.maps.get(at)?),
        })
    }

    /// The list in which a row stands.
    pub(super) fn of(spot: &Spot) -> Option<Self> {
        Some(match spot {
            Spot::AsIs | Spot::Of(Selection::Scenario(_)) => Self::Scenarios,
            Spot::Of(Selection::Competitor(_)) => Self::Competitors,
            Spot::Of(Selection::Factor(_)) => Self::Factors,
            Spot::Of(Selection::Segment(_)) => Self::Segments,
            Spot::Of(Selection::Map(_)) => Self::Maps,
            Spot::Project | Spot::Of(_) => return None,
        })
    }

    /// Where a row stands in this list, if it does.
    pub(super) fn position(self, project: &Project, spot: &Spot) -> Option<usize> {
        let selection = match spot {
            Spot::AsIs => return (self.fixed(project) > 0).then_some(0),
            Spot::Project => return None,
            Spot::Of(selection) => selection,
        };
        let at = match (self, selection) {
            (Self::Competitors, Selection::Competitor(id)) => {
                project.competitors.iter().position(|it| it.id == *id)
            }
            (Self::Factors, Selection::Factor(id)) => {
                project.factors.iter().position(|it| it.id == *id)
            }
            (Self::Segments, Selection::Segment(id)) => {
                project.segments.iter().position(|it| it.id == *id)
            }
            (Self::Scenarios, Selection::Scenario(id)) => {
                project.scenarios.iter().position(|it| it.id == *id)
            }
            (Self::Maps, Selection::Map(id)) => project.maps.iter().position(|it| it.id == *id),
            _ => None,
        };
        Some(at? + self.fixed(project))
    }
}

impl Thing<'_> {
    /// Its row.
    pub(super) fn spot(self) -> Spot {
        Spot::Of(match self {
            Self::Competitor(it) => Selection::Competitor(it.id.clone()),
            Self::Factor(it) => Selection::Factor(it.id.clone()),
            Self::Segment(it) => Selection::Segment(it.id.clone()),
            Self::Scenario(it) => Selection::Scenario(it.id.clone()),
            Self::Map(it) => Selection::Map(it.id.clone()),
            Self::AsIs => return Spot::AsIs,
        })
    }

    /// The edit that gives it the place `to` among its like; none for what stays.
    pub(super) fn moved(self, to: usize) -> Option<Edit> {
        Some(match self {
            Self::Competitor(it) => {
                let id = it.id.clone();
                Edit::MoveCompetitor { id, to }
            }
            Self::Factor(it) => {
                let id = it.id.clone();
                Edit::MoveFactor { id, to }
            }
            Self::Segment(it) => {
                let id = it.id.clone();
                Edit::Segment(ListEdit::Move { id, to })
            }
            Self::Scenario(it) => {
                let id = it.id.clone();
                Edit::Scenario(ListEdit::Move { id, to })
            }
            Self::Map(it) => {
                let id = it.id.clone();
                Edit::Map(ListEdit::Move { id, to })
            }
            Self::AsIs => return None,
        })
    }

    /// The edit that shows it if it is hidden, and the other way round; none for
    /// what is neither.
    pub(super) fn toggled(self) -> Option<Edit> {
        Some(match self {
            Self::Competitor(it) => Edit::ChangeCompetitor {
                id: it.id.clone(),
                change: CompetitorChange::Visible(!it.visible),
            },
            Self::Factor(it) => Edit::ChangeFactor {
                id: it.id.clone(),
                change: FactorChange::OnCanvas(!it.on_canvas),
            },
            Self::Segment(it) => Edit::Segment(ListEdit::Change {
                id: it.id.clone(),
                change: SegmentChange::Visible(!it.visible),
            }),
            Self::AsIs | Self::Scenario(_) | Self::Map(_) => return None,
        })
    }
}
