//! What moving a card asks of the project.

use super::words;
use super::{BoardView, Frame};
use crate::analysis::{CardMove, Judgement, move_card};
use crate::command::{Command, Selection};
use crate::edit::{Edit, PlanEdit};
use crate::model::{Action, Card, Factor, Kind, Level, Role, Score};

/// Where our own curve starts on a factor that is created.
const CREATED: f64 = 7.0;

impl Frame<'_> {
    /// Move a card to a column, and its point to where that column has it.
    pub(super) fn move_card(&mut self, judged: &Judgement, action: Action) {
        let project = self.context.project;
        let found = move_card(project, &judged.factor, action);
        let (Some(found), Some(factor), Some(own)) =
            (found, project.factor(&judged.factor), project.own())
        else {
            return;
        };
        let mut edits = Vec::new();
        if let Some(score) = found.score.filter(|score| *score != judged.own) {
            edits.push(Edit::SetScore {
                competitor: own.id.clone(),
                factor: factor.id.clone(),
                score,
            });
        }
        // Last: it is what counts, whatever the point does to the card.
        edits.push(self.decided(judged, found.decision));
        let name = self.name_of_move(factor, found, action);
        self.commands.push(Command::Edits(name, edits));
        if found.score.is_none() {
            let why = words::no_proposal(action);
            self.commands.push(Command::Notify(why));
        }
    }

    /// "Raise Price to 7.0".
    pub(super) fn name_of_move(&self, factor: &Factor, to: CardMove, action: Action) -> String {
        let (action, factor) = (action.name(), words::short_name(factor));
        match to.score {
            Some(Score::Level(level)) => {
                let level = self.project().settings.scale.show(level);
                format!("{action} {factor} to {level}")
            }
            _ => format!("{action} {factor}"),
        }
    }

    /// Decide without moving the point; what the rule says anyway is no decision.
    pub(super) fn decide(&mut self, judged: &Judgement, decision: Option<Action>) {
        let decision = decision.filter(|_| decision != judged.verdict);
        if decision != judged.card.decision {
            let edit = self.decided(judged, decision);
            self.commands.push(Command::Edit(edit));
        }
    }

    fn decided(&self, judged: &Judgement, decision: Option<Action>) -> Edit {
        Edit::Plan(PlanEdit::Card {
            scenario: self.context.scenario.cloned(),
            factor: judged.factor.clone(),
            card: Card {
                decision,
                ..(*judged.card).clone()
            },
        })
    }
}

impl BoardView {
    /// Add a factor that we offer and no rival does, with its name ready to be
    /// typed. In a scenario, we do not offer it yet as it is.
    pub(super) fn create_factor(&mut self, frame: &mut Frame<'_>) {
        let project = frame.context.project;
        let Some(own) = project.own() else {
            return;
        };
        let factor = project.fresh_factor("New factor", Kind::default());
        let id = factor.id.clone();
        let others = project.competitors.iter().filter(|competitor| {
            let today = competitor.role == Role::Own && frame.context.scenario.is_some();
            competitor.role == Role::Rival || today
        });
        let scores = others.map(|competitor| (competitor.id.clone(), Score::NotOffered));
        let edits = vec![
            Edit::AddFactor {
                factor,
                scores: scores.collect(),
                at: usize::MAX,
            },
            Edit::SetScore {
                competitor: own.id.clone(),
                factor: id.clone(),
                score: Score::Level(Level::nearest(CREATED)),
            },
        ];
        let commands = &mut *frame.commands;
        commands.push(Command::Edits("Create a new factor".to_owned(), edits));
        commands.push(Command::Select(Selection::Factor(id.clone())));
        self.naming = Some((id, false));
    }
}
