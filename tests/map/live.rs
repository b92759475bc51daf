//! A map in motion: labels stay where they are.

use std::sync::Arc;

use kurbo::Rect;
use seachart::figure::{
    Fonts, MapOptions, MapPicture, MapSubject, Page, Part, Theme, positioning_map_with,
};
use seachart::model::{CompetitorId, Map, Measure, Pin, Project, Score, Share};

use super::{at, bubbles, check, lay_out, overlap, random, score, suggested};

fn next(project: &Project, map: &Map, previous: Option<&MapPicture>, fonts: &Fonts) -> MapPicture {
    let subject = MapSubject {
        project,
        map,
        as_is: None,
    };
    let options = MapOptions {
        selected: &[],
        previous: previous.map(|picture| &picture.labels),
        lanes: previous.map(|picture| picture.lanes),
    };
    let page = Page::for_picture(1600.0, 900.0);
    positioning_map_with(subject, &page, Theme::Light, fonts, options)
}

/// The label of a competitor, if it has one.
fn label(picture: &MapPicture, id: &CompetitorId) -> Option<Rect> {
    Some(picture.labels.competitors.get(id)?.bounds)
}

fn bubble_box(picture: &MapPicture, id: &CompetitorId) -> Rect {
    let wanted = Part::Bubble(id.clone());
    let all = bubbles(picture);
    all.into_iter().find(|(part, _)| *part == wanted).unwrap().1
}

/// Drag one competitor across the map in small steps.
#[track_caller]
fn drag(mut project: Project, map: &Map, dragged: usize, steps: impl Iterator<Item = (f64, f64)>) {
    let fonts = Fonts::bundled_only();
    let id = project.competitors[dragged].id.clone();
    let [x, y] = [0, 1].map(|at| project.factors[at].id.clone());
    let mut before = next(&project, map, None, &fonts);
    // From a picture at rest, as a drag starts.
    let rest = next(&project, map, Some(&before), &fonts);
    for competitor in &project.competitors {
        assert_eq!(label(&before, &competitor.id), label(&rest, &competitor.id));
    }
    for (step, (across, up)) in steps.enumerate() {
        project.scores.set(&id, &x, score(across));
        project.scores.set(&id, &y, score(up));
        let after = next(&project, map, Some(&before), &fonts);
        check(&after, map, &fonts, &format!("step {step}"));
        assert_eq!(before.axes, after.axes, "nothing but the bubble moves");
        check_step(&before, &after, &project, &id, step);
        before = after;
    }
}

#[track_caller]
fn check_step(
    before: &MapPicture,
    after: &MapPicture,
    project: &Project,
    dragged: &CompetitorId,
    step: usize,
) {
    let bubble = bubble_box(after, dragged).inflate(1.6, 1.6);
    for competitor in project.competitors.iter().filter(|it| it.id != *dragged) {
        let (old, new) = (label(before, &competitor.id), label(after, &competitor.id));
        let Some(old) = old else { continue };
        // Only the dragged bubble, or a label that it drove away, drives a label away.
        let displaced = project.competitors.iter().any(|other| {
            other.id != competitor.id
                && label(after, &other.id) != label(before, &other.id)
                && label(after, &other.id)
                    .is_some_and(|label| overlap(label.inflate(6.0, 2.0), old))
        });
        assert!(
            new == Some(old) || overlap(bubble, old) || displaced,
            "step {step}: {} went from {old:?} to {new:?} though {bubble:?}",
            competitor.name
        );
        if let Some(new) = new {
            let way = new.center().distance(old.center());
            assert!(way < 130.0, "step {step}: {} jumped {way}", competitor.name);
        }
    }
    // The dragged label comes along on its side unless that is taken.
    let way = |picture: &MapPicture| {
        let place = picture.labels.competitors.get(dragged)?;
        Some(place.way())
    };
    if let (Some(old), Some(new)) = (way(before), way(after))
        && (new - old).hypot() > 0.01
    {
        let bounds = label(after, dragged).unwrap();
        let kept = bounds + (old - new);
        let others = project.competitors.iter().filter(|it| it.id != *dragged);
        let in_the_way = others.into_iter().any(|other| {
            let label = label(after, &other.id);
            overlap(bubble_box(after, &other.id).inflate(2.0, 2.0), kept)
                || label.is_some_and(|label| overlap(label.inflate(6.0, 3.0), kept))
        });
        let frame = after.axes.frame.inset(-2.6);
        let leaves = frame.union(kept) != frame;
        let crossed = !after.labels.competitors.is_empty() && has_leaders(after);
        assert!(
            in_the_way || leaves || crossed,
            "step {step}: the label changed sides for nothing: {old:?} {new:?} {kept:?}"
        );
    }
}

/// Whether any label stands away from its bubble, so that its line may be in the way.
fn has_leaders(picture: &MapPicture) -> bool {
    let marks = picture.scene.marks.iter();
    marks
        .into_iter()
        .any(|mark| matches!(mark.part, Part::Leader(_)))
}

#[test]
fn labels_stay_while_a_bubble_is_dragged_across_the_map() {
    let (project, map) = at(&[
        ("Our own company", 1.0, 5.0),
        ("Northwind Traders", 3.0, 5.0),
        ("Contoso", 3.4, 5.6),
        ("Fabrikam Residences", 5.0, 4.8),
        ("Adventure Works", 6.5, 5.2),
        ("Litware", 7.0, 5.0),
        ("Proseware", 8.0, 4.5),
    ]);
    let steps = (0..=100).map(|step| (1.0 + f64::from(step) * 0.08, 5.0));
    drag(project, &map, 0, steps);
}

#[test]
fn labels_stay_in_a_crowd() {
    for dragged in [0, 7] {
        let project = random::crowd(30);
        let map = suggested(&project);
        let steps = (0..=100).map(|step| {
            let part = f64::from(step) / 100.0;
            (10.0 * part, 5.0 + 4.0 * (7.0 * part).sin())
        });
        drag(project, &map, dragged, steps);
    }
}

#[test]
fn a_pinned_label_stands_where_it_was_put_and_others_avoid_it() {
    let fonts = Fonts::bundled_only();
    let (project, mut map) = at(&[("Us", 4.0, 5.0), ("Rival", 5.0, 5.0), ("Third", 6.0, 5.0)]);
    let id = project.competitors[0].id.clone();
    let free = lay_out(&project, &map, (1600.0, 900.0), Theme::Light, &fonts);
    let rival = label(&free, &project.competitors[1].id).unwrap();
    let own = free
        .bubbles
        .iter()
        .find(|it| it.competitor == id)
        .unwrap()
        .at;
    // Right where the rival's label is.
    let way = rival.center() - own;
    map.pins.insert(id.clone(), Pin::nearest(way.x, way.y));
    let pinned = lay_out(&project, &map, (1600.0, 900.0), Theme::Light, &fonts);
    let place = label(&pinned, &id).unwrap();
    assert!(place.center().distance(rival.center()) < 0.1);
    for other in &project.competitors[1..] {
        assert!(!overlap(label(&pinned, &other.id).unwrap(), place));
    }
    let leaders = pinned.scene.marks.iter();
    assert!(
        leaders
            .into_iter()
            .any(|mark| mark.part == Part::Leader(id.clone()))
    );
    // Far off the page it stops at the frame.
    map.pins.insert(id.clone(), Pin::nearest(-2_000.0, 2_000.0));
    let pinned = lay_out(&project, &map, (1600.0, 900.0), Theme::Light, &fonts);
    let (place, frame) = (label(&pinned, &id).unwrap(), pinned.axes.frame);
    assert!((place.x0 - frame.x0).abs() < 0.01 && (place.y1 - frame.y1).abs() < 0.01);
}

#[test]
fn a_drag_into_the_gutter_moves_nothing_else() {
    let fonts = Fonts::bundled_only();
    let (mut project, map) = at(&[("Us", 4.0, 5.0), ("Rival", 5.0, 5.0), ("Third", 6.0, 2.0)]);
    let id = project.competitors[0].id.clone();
    let (third, x) = (
        project.competitors[2].id.clone(),
        project.factors[0].id.clone(),
    );
    project.scores.set(&third, &x, Score::NotOffered);
    let before = next(&project, &map, None, &fonts);
    project.scores.set(&id, &x, Score::NotOffered);
    let after = next(&project, &map, Some(&before), &fonts);
    assert_eq!(before.axes, after.axes);
    // Nor does the gutter go with the last who stood there.
    project.scores.set(&third, &x, score(6.0));
    project.scores.set(&id, &x, score(4.0));
    let after = next(&project, &map, Some(&before), &fonts);
    assert_eq!(before.axes, after.axes);
    project.scores.set(&third, &x, Score::NotOffered);
    let after = next(&project, &map, Some(&before), &fonts);
    assert_eq!(before.axes, after.axes);
    let rest = |picture: &MapPicture| {
        let bubbles = picture.bubbles.iter().filter(|it| it.competitor != id);
        bubbles.cloned().collect::<Vec<_>>()
    };
    assert_eq!(rest(&before), rest(&after));
}

/// What may change from one frame to the next.
fn changes(project: &mut Project, map: &mut Map, step: usize) {
    let factors = [0, 1].map(|at| project.factors[at].id.clone());
    let other = |step: usize| (step * 37) % project.competitors.len();
    let at = other(step);
    let id = project.competitors[at].id.clone();
    match step % 8 {
        0 => project.scores.set(&id, &factors[0], score(9.5)),
        1 => project.scores.set(&id, &factors[1], Score::NotOffered),
        2 => project.scores.remove_row(&id),
        3 => Arc::make_mut(&mut project.competitors[at]).visible = false,
        4 => drop(project.competitors.remove(at)),
        5 => project.competitors.swap(at, 0),
        6 => drop(map.hidden.insert(id)),
        _ => map.x.of = Measure::Share,
    }
}

#[test]
fn a_drag_remembers_only_what_is_still_so() {
    let fonts = Fonts::bundled_only();
    let mut project = random::crowd(1_200);
    for competitor in &mut project.competitors {
        Arc::make_mut(competitor).share = Some(Share::try_from(1.5).unwrap());
    }
    let mut map = suggested(&project);
    let mut before = next(&project, &map, None, &fonts);
    for step in 0..17 {
        // Twice, for the first frame only takes down what to remember.
        before = next(&project, &map, Some(&before), &fonts);
        changes(&mut project, &mut map, step);
        let after = next(&project, &map, Some(&before), &fonts);
        let subject = MapSubject {
            project: &project,
            map: &map,
            as_is: None,
        };
        let options = MapOptions {
            lanes: Some(before.lanes),
            ..MapOptions::default()
        };
        let page = Page::for_picture(1600.0, 900.0);
        let anew = positioning_map_with(subject, &page, Theme::Light, &fonts, options);
        assert_eq!(after.bubbles, anew.bubbles, "step {step}");
        assert_eq!(after.unplaced, anew.unplaced, "step {step}");
        before = after;
    }
}
