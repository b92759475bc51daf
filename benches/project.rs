//! How fast a project is edited, opened and saved: a sample, one whose file has
//! 7 MB, and one that has very many of everything (`tests/big`).

#![expect(clippy::unwrap_used, reason = "a benchmark may panic")]

#[path = "../tests/big/project.rs"]
mod big;

use std::path::Path;
use std::sync::Arc;

use divan::{Bencher, black_box};
use seachart::edit::{Edit, History};
use seachart::io::backups::Backups;
use seachart::io::{Fingerprint, parse, read, sample, to_ron, write};
use seachart::model::{CompetitorId, FactorId, Kind, Level, Project, Role, Score};

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
    SevenMegabytes,
    Big,
}

const SIZES: [Size; 3] = [Size::Wine, Size::SevenMegabytes, Size::Big];

fn project(size: Size) -> Project {
    match size {
        Size::Wine => sample("wine").unwrap(),
        Size::SevenMegabytes => large(),
        Size::Big => big::project(),
    }
}

/// 1,000 competitors by 200 factors, all scored.
fn large() -> Project {
    let mut project = Project::default();
    for number in 0..1000 {
        let competitor = project.fresh_competitor(&format!("Competitor {number}"), Role::Rival);
        project.competitors.push(Arc::new(competitor));
    }
    for number in 0..200 {
        let factor = project.fresh_factor(&format!("Factor {number}"), Kind::Product);
        project.factors.push(Arc::new(factor));
    }
    for (row, competitor) in project.competitors.iter().enumerate() {
        for (column, factor) in project.factors.iter().enumerate() {
            let level = Level::nearest(((row * 7 + column * 13) % 1001) as f64 / 100.0);
            project
                .scores
                .set(&competitor.id, &factor.id, Score::Level(level));
        }
    }
    project
}

/// The middle of the table.
fn point(project: &Project) -> (CompetitorId, FactorId) {
    let competitor = &project.competitors[project.competitors.len() / 2];
    let factor = &project.factors[project.factors.len() / 2];
    (competitor.id.clone(), factor.id.clone())
}

/// One point moved late in a long session: the oldest step is freed for it.
#[divan::bench(args = SIZES)]
fn edit(bencher: Bencher<'_, '_>, size: Size) {
    let project = project(size);
    let (competitor, factor) = point(&project);
    let mut history = History::new(project);
    let mut turn = 0_u32;
    let mut edit = || {
        turn += 1;
        history
            .apply(Edit::SetScore {
                competitor: competitor.clone(),
                factor: factor.clone(),
                score: Score::Level(Level::nearest(f64::from(turn % 1000) / 100.0)),
            })
            .unwrap();
    };
    for _ in 0..600 {
        edit();
    }
    bencher.bench_local(edit);
}

/// One step back and forward again: two operations.
#[divan::bench(args = SIZES)]
fn undo_and_redo(bencher: Bencher<'_, '_>, size: Size) {
    let project = project(size);
    let (competitor, factor) = point(&project);
    let mut history = History::new(project);
    history
        .apply(Edit::SetScore {
            competitor,
            factor,
            score: Score::NotOffered,
        })
        .unwrap();
    bencher.bench_local(|| {
        assert!(history.undo().is_some());
        assert!(history.redo().is_some());
    });
}

/// A project to the text of its file.
#[divan::bench(args = SIZES)]
fn to_text(bencher: Bencher<'_, '_>, size: Size) {
    let project = project(size);
    bencher.bench_local(|| to_ron(black_box(&project)));
}

/// The text of a file to a project, checked.
#[divan::bench(args = SIZES)]
fn from_text(bencher: Bencher<'_, '_>, size: Size) {
    let text = to_ron(&project(size));
    bencher.bench_local(|| parse(black_box(&text), Path::new("p.ron")).unwrap());
}

/// All of saving: to text, onto the disk, and read back twice.
#[divan::bench(args = SIZES)]
fn save(bencher: Bencher<'_, '_>, size: Size) {
    let project = project(size);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    bencher.bench_local(|| write(&path, black_box(&project)).unwrap());
}

/// What is done beside a save: looking at what is overwritten, and keeping
/// what was written.
#[divan::bench(args = SIZES)]
fn keep_version(bencher: Bencher<'_, '_>, size: Size) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let backups = Backups::new(&folder.path().join("data"));
    let bytes = to_ron(&project(size)).into_bytes();
    std::fs::write(&path, &bytes).unwrap();
    bencher.bench_local(|| {
        backups.keep_present(&path).unwrap();
        backups.keep(&path, black_box(&bytes)).unwrap();
    });
}

/// Telling whether contents are the same as before.
#[divan::bench(args = SIZES)]
fn fingerprint(bencher: Bencher<'_, '_>, size: Size) {
    let text = to_ron(&project(size));
    bencher.bench_local(|| Fingerprint::of(black_box(text.as_bytes())));
}

/// All of opening, from a disk that has the file at hand.
#[divan::bench(args = SIZES)]
fn open(bencher: Bencher<'_, '_>, size: Size) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    write(&path, &project(size)).unwrap();
    bencher.bench_local(|| read(black_box(&path)).unwrap());
}
