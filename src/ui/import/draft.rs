//! What is known of a table so far, and what would become of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::io::import::{self, Head, Known, Layout, Outcome, Plan, Role};
use crate::model::{self, Project};

/// The most curves of the small picture: more are a tangle.
const CURVES: usize = 24;

/// The most factors of the small picture: more are narrower than their markers.
const FACTORS: usize = 60;

/// How a table is laid out, as a user chooses it: a matrix both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub(super) enum Arrangement {
    /// A matrix with a row for each competitor.
    Rows,
    /// A matrix with a column for each competitor.
    Columns,
    /// A row for each person and competitor.
    Ratings,
    /// A row for each person.
    Wide,
    /// A row for each value.
    Long,
}

impl Arrangement {
    fn of(plan: &Plan) -> Self {
        match plan.layout {
            Layout::Matrix if plan.columns_in(Role::Competitor).next().is_some() => Self::Rows,
            Layout::Matrix => Self::Columns,
            Layout::Ratings => Self::Ratings,
            Layout::Wide => Self::Wide,
            Layout::Long => Self::Long,
        }
    }

    fn layout(self) -> Layout {
        match self {
            Self::Rows | Self::Columns => Layout::Matrix,
            Self::Ratings => Layout::Ratings,
            Self::Wide => Layout::Wide,
            Self::Long => Layout::Long,
        }
    }

    /// For the list to choose from.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Rows => "Matrix",
            Self::Columns => "Matrix, turned",
            Self::Ratings => "Ratings",
            Self::Wide => "Wide",
            Self::Long => "Long",
        }
    }

    /// What the rows and columns hold.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Rows => "Each row is a competitor, each column a factor",
            Self::Columns => "Each row is a factor, each column a competitor",
            Self::Ratings => "Each row is what one person said about one competitor",
            Self::Wide => "Each column is a competitor and a factor, such as \"Brand: taste\"",
            Self::Long => "Each row names a competitor and a factor, and has one value",
        }
    }

    /// What a column can be for.
    pub(super) fn roles(self) -> &'static [Role] {
        use Role::{Competitor, Factor, Ignore, Person, Rating, Segment, Weight};
        match self {
            Self::Rows => &[Competitor, Rating, Segment, Weight, Ignore],
            Self::Columns => &[Factor, Rating, Ignore],
            Self::Ratings => &[Competitor, Rating, Segment, Weight, Person, Ignore],
            Self::Wide => &[Rating, Segment, Weight, Person, Ignore],
            Self::Long => &[Competitor, Factor, Rating, Segment, Weight, Person, Ignore],
        }
    }
}

/// The first rows, what they were taken for, and what that makes.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) head: Head,
    /// The roles that somebody gave to columns, by place.
    roles: BTreeMap<usize, Role>,
    /// None where what is known does not go with the table, and why.
    pub(super) plan: Result<Plan, String>,
    /// What the plan makes of the first rows, or why nothing.
    pub(super) made: Result<Made, String>,
}

/// What a plan makes of the first rows.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) outcome: Outcome,
    /// How many scores there are.
    pub(super) scores: usize,
    /// For the small picture: the first competitors and factors.
    pub(super) project: Arc<Project>,
}

impl Draft {
    /// What the first rows mean, with what is known.
    pub(super) fn new(head: Head, known: &Known) -> Self {
        let mut draft = Self {
            head,
            roles: BTreeMap::new(),
            plan: Err(String::new()),
            made: Err(String::new()),
        };
        draft.plan(known);
        draft
    }

    /// The same for first rows that were read again. Roles that were given
    /// stay where the columns are the same.
    pub(super) fn replaced(self, head: Head, known: &Known) -> Self {
        let names = |plan: &Result<Plan, String>| -> Vec<String> {
            let columns = plan.iter().flat_map(|plan| &plan.columns);
            columns.map(|column| column.name.clone()).collect()
        };
        let before = names(&self.plan);
        let mut draft = Self::new(head, known);
        if names(&draft.plan) == before {
            draft.roles = self.roles;
            draft.plan(known);
        }
        draft
    }

    /// Guess again what is not known.
    pub(super) fn plan(&mut self, known: &Known) {
        let guessed = import::guess(&self.head, known);
        self.plan = guessed.map_err(|error| error.in_words()).map(|mut plan| {
            for (at, role) in &self.roles {
                if let Some(column) = plan.columns.get_mut(*at) {
                    column.role = *role;
                }
            }
            plan
        });
        self.make();
    }

    fn make(&mut self) {
        self.made = match &self.plan {
            Ok(plan) => Made::of(&self.head, plan),
            Err(error) => Err(error.clone()),
        };
    }

    /// The layout; none where there is no plan.
    pub(super) fn arrangement(&self) -> Option<Arrangement> {
        self.plan.as_ref().ok().map(Arrangement::of)
    }

    /// Lay the table out in another way: what its columns are for is guessed
    /// again, but for those that have nothing to do with it.
    pub(super) fn arrange(&mut self, arrangement: Arrangement, known: &mut Known) {
        known.layout = Some(arrangement.layout());
        self.roles.retain(|_, role| {
            let about_rows = matches!(role, Role::Competitor | Role::Factor | Role::Rating);
            !about_rows && arrangement.roles().contains(role)
        });
        self.plan(known);
        let key = match arrangement {
            Arrangement::Rows => Role::Competitor,
            Arrangement::Columns => Role::Factor,
            _ => return,
        };
        if self.arrangement() == Some(arrangement) {
            return;
        }
        let Ok(plan) = &self.plan else {
            return;
        };
        let mut columns = plan.columns.iter();
        let named = columns.position(|it| matches!(it.role, Role::Competitor | Role::Factor));
        self.roles.insert(named.unwrap_or(0), key);
        self.plan(known);
    }

    /// Say what a column is for. What only one column can be, the others no
    /// longer are.
    pub(super) fn assign(&mut self, column: usize, role: Role, known: &Known) {
        let single = matches!(
            role,
            Role::Competitor | Role::Factor | Role::Segment | Role::Weight
        );
        let alone = single || (role == Role::Rating && known_long(&self.plan));
        if alone && let Ok(plan) = &self.plan {
            let others: Vec<usize> = plan.columns_in(role).map(|(at, _)| at).collect();
            self.roles
                .extend(others.into_iter().map(|at| (at, Role::Ignore)));
        }
        self.roles.insert(column, role);
        self.plan(known);
    }

    /// Forget the roles that were given, because the columns are others.
    pub(super) fn forget_roles(&mut self) {
        self.roles.clear();
    }
}

fn known_long(plan: &Result<Plan, String>) -> bool {
    plan.as_ref().is_ok_and(|plan| plan.layout == Layout::Long)
}

impl Made {
    fn of(head: &Head, plan: &Plan) -> Result<Self, String> {
        let said = |error: import::ImportError| error.in_words();
        let outcome = import::preview(head, plan).map_err(said)?;
        if outcome.rows == 0 {
            return Err("there is no row with data: expected rows below the header".to_owned());
        }
        let project = import::project(&outcome, plan.own.as_deref()).map_err(said)?;
        let scores = scores_of(&outcome);
        Ok(Self {
            scores,
            project: Arc::new(few(project)),
            outcome,
        })
    }
}

/// How many scores, or importances, the table gives.
fn scores_of(outcome: &Outcome) -> usize {
    let all = outcome.is_importance() && !outcome.segments.is_empty();
    let mut cells = 0;
    for cell in &outcome.cells {
        cells += usize::from(cell.segment.is_some() == all);
    }
    cells
}

/// Of a project, the first competitors and our own company, and the first factors.
fn few(project: Project) -> Project {
    let (mut competitors, mut others) = (Vec::new(), Vec::new());
    for competitor in project.competitors {
        let stays = competitor.role == model::Role::Own || competitors.len() < CURVES;
        let list = if stays { &mut competitors } else { &mut others };
        list.push(competitor);
    }
    let mut factors = project.factors;
    let more = factors.split_off(factors.len().min(FACTORS));
    let mut scores = project.scores;
    for competitor in others {
        scores.remove_row(&competitor.id);
    }
    for factor in more {
        scores.remove_column(&factor.id);
    }
    Project {
        competitors,
        factors,
        scores,
        ..Project::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::import::Source;

    const TABLE: &str = "brand,city,taste,speed\nA,X,1,5\nB,Y,2,4\nA,Y,3,2\nB,X,5,1\n";

    fn draft(text: &str, known: &Known) -> Draft {
        let source = Source::from_text(text);
        Draft::new(import::head(&source, known).unwrap(), known)
    }

    fn roles(draft: &Draft) -> Vec<Role> {
        let columns = &draft.plan.as_ref().unwrap().columns;
        columns.iter().map(|column| column.role).collect()
    }

    #[test]
    fn a_role_that_only_one_column_has_is_taken_from_the_other() {
        let known = Known::default();
        let mut draft = draft(TABLE, &known);
        assert_eq!(roles(&draft)[0], Role::Competitor);
        draft.assign(1, Role::Competitor, &known);
        assert_eq!(roles(&draft)[..2], [Role::Ignore, Role::Competitor]);
        draft.assign(0, Role::Segment, &known);
        let made = draft.made.as_ref().unwrap();
        assert_eq!(made.outcome.segments, ["A", "B"]);
        assert_eq!(made.scores, 4, "of everybody");
    }

    #[test]
    fn another_layout_keeps_only_the_roles_it_knows() {
        let mut known = Known::default();
        let mut draft = draft(TABLE, &known);
        draft.assign(3, Role::Ignore, &known);
        draft.assign(0, Role::Person, &known);
        draft.assign(1, Role::Competitor, &known);
        draft.arrange(Arrangement::Rows, &mut known);
        assert_eq!(draft.arrangement(), Some(Arrangement::Rows));
        assert_eq!(roles(&draft)[3], Role::Ignore);
        draft.arrange(Arrangement::Columns, &mut known);
        assert_eq!(draft.arrangement(), Some(Arrangement::Columns));
        assert!(!roles(&draft).contains(&Role::Competitor));
    }

    #[test]
    fn roles_stay_where_the_columns_are_the_same() {
        let known = Known::default();
        let mut before = draft(TABLE, &known);
        before.assign(3, Role::Ignore, &known);
        let head = before.head.clone();
        let same = before.replaced(head, &known);
        assert_eq!(roles(&same)[3], Role::Ignore);
        let other = draft(&TABLE.replace("speed", "price"), &known).head;
        assert_eq!(roles(&same.replaced(other, &known))[3], Role::Rating);
    }

    #[test]
    fn every_layout_offers_the_roles_it_needs() {
        use strum::IntoEnumIterator as _;
        for arrangement in Arrangement::iter() {
            assert!(arrangement.roles().contains(&Role::Rating));
            assert!(arrangement.roles().contains(&Role::Ignore));
        }
    }

    #[test]
    fn the_small_picture_has_our_own_curve_and_few_others() {
        use std::fmt::Write as _;
        let mut text = "brand".to_owned();
        for factor in 0..100 {
            write!(text, ",f{factor}").unwrap();
        }
        for brand in 0..50 {
            write!(text, "\nbrand {brand}").unwrap();
            for factor in 0..100 {
                write!(text, ",{}", (brand * factor) % 5 + 1).unwrap();
            }
        }
        let known = Known {
            own: Some("brand 49".to_owned()),
            ..Known::default()
        };
        let draft = draft(&text, &known);
        let made = draft.made.as_ref().unwrap();
        assert_eq!(made.outcome.competitors.len(), 50);
        assert_eq!(made.scores, 5_000);
        let project = &made.project;
        assert_eq!(project.competitors.len(), CURVES + 1);
        assert_eq!(project.factors.len(), FACTORS);
        assert_eq!(&*project.own().unwrap().name, "brand 49");
        assert_eq!(project.check(), []);
    }
}
