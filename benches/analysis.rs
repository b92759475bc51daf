//! How fast a project is read: everything that follows a dragged point.

use std::sync::Arc;

use divan::{Bencher, black_box};
use seachart::analysis::{judge, read};
use seachart::io::sample;
use seachart::model::{Kind, Level, Project, Role, Score};

// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The projects that are measured.
#[derive(Clone, Copy, Debug)]
enum Size {
    Wine,
    /// 200 competitors by 60 factors, all scored.
    Large,
    /// The same with a twentieth of the scores missing, here and there.
    LargeWithGaps,
    /// A map's worth: 10,000 competitors by 3 factors.
    Crowd,
}

const SIZES: [Size; 4] = [Size::Wine, Size::Large, Size::LargeWithGaps, Size::Crowd];

fn project(size: Size) -> Project {
    match size {
        Size::Wine => sample("wine").unwrap_or_default(),
        Size::Large => made(200, 60, 0),
        Size::LargeWithGaps => made(200, 60, 5),
        Size::Crowd => made(10_000, 3, 5),
    }
}

/// Our own company and its rivals, with so many scores of a hundred missing.
fn made(competitors: usize, factors: usize, missing: u64) -> Project {
    let mut project = Project::default();
    let names = project.fresh_competitor("Competitor", Role::Rival);
    for number in 0..competitors {
        let mut competitor = names.clone();
        if number == 0 {
            competitor.role = Role::Own;
        }
        let name = format!("Competitor {number}");
        competitor.id = seachart::model::CompetitorId::from_name(&name, |_| false);
        competitor.name = name.into();
        project.competitors.push(Arc::new(competitor));
    }
    for number in 0..factors {
        let factor = project.fresh_factor(&format!("Factor {number}"), Kind::Product);
        project.factors.push(Arc::new(factor));
    }
    // A linear congruential generator: the same numbers every time.
    let mut state = 1_u64;
    let mut random = || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        state >> 33
    };
    for competitor in &project.competitors {
        for factor in &project.factors {
            let level = Level::nearest((random() % 1001) as f64 / 100.0);
            let score = match random() % 100 {
                part if part < missing => Score::Unscored,
                part if part >= 90 => Score::NotOffered,
                _ => Score::Level(level),
            };
            project.scores.set(&competitor.id, &factor.id, score);
        }
    }
    project
}

/// Every measure and every finding.
#[divan::bench(args = SIZES)]
fn reading(bencher: Bencher<'_, '_>, size: Size) {
    let project = project(size);
    bencher.bench_local(|| read(black_box(&project)));
}

/// Every card of the board.
#[divan::bench(args = SIZES)]
fn board(bencher: Bencher<'_, '_>, size: Size) {
    let project = project(size);
    bencher.bench_local(|| judge(black_box(&project)));
}
