//! Very many random commands, gestures, keys and pictures against the whole
//! program: nothing panics, nothing is lost, and what it keeps in memory does
//! not grow.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may panic, and says what it counted"
)]

#[path = "../hostile/random.rs"]
mod dice;
mod plain;
#[path = "../edits/plan.rs"]
mod plan;
#[path = "../files/random.rs"]
#[expect(dead_code, reason = "each test file uses some of it")]
mod random;
mod walk;
#[path = "../window/mod.rs"]
#[expect(dead_code, reason = "each test file uses some of it")]
mod window;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use cap::Cap;

use walk::{Seen, Tally, Walk};

#[global_allocator]
static HEAP: Cap<std::alloc::System> = Cap::new(std::alloc::System, usize::MAX);

/// How many deeds are done where the environment does not say.
const DEEDS: u64 = 8_000;

/// The seed of the first walk where the environment does not say; the others
/// count on from it.
const SEED: u64 = 1;

/// What all walks together may keep more at their end than when they had used
/// up undo for the first time. In the long run of CI this is less than 100 bytes
/// a deed: whatever is kept for each deed is found.
const GROWTH_BYTES: usize = 16 << 20;

/// What may come to that for each deed. Unoptimised, egui remembers for ever
/// what every id was made from, to say which are used twice; in a release it
/// does not.
const GROWTH_PER_DEED: usize = if cfg!(debug_assertions) { 512 } else { 0 };

/// How many deeds to do, as `SEACHART_DEEDS` says.
fn deeds() -> u64 {
    asked("SEACHART_DEEDS").unwrap_or(DEEDS)
}

/// What the environment says.
fn asked(name: &str) -> Option<u64> {
    let asked = std::env::var(name).ok()?;
    Some(asked.parse().expect(name))
}

/// Where all walks wait for each other, so that memory is counted while nobody
/// takes any. Nobody waits for a walk that panicked.
#[derive(Default)]
struct Meeting {
    walks: usize,
    arrived: AtomicUsize,
    left: AtomicUsize,
    gone: AtomicUsize,
}

/// A walk that the others wait for as long as it goes on.
struct Attendance<'m>(&'m Meeting);

impl Drop for Attendance<'_> {
    fn drop(&mut self) {
        self.0.gone.fetch_add(1, Ordering::SeqCst);
    }
}

impl Meeting {
    /// What all walks keep in memory, once all are here.
    fn bytes(&self, round: usize) -> usize {
        let all = |counter: &AtomicUsize| {
            let gone = self.gone.load(Ordering::SeqCst);
            counter.load(Ordering::SeqCst) + gone * round >= self.walks * round
        };
        self.arrived.fetch_add(1, Ordering::SeqCst);
        while !all(&self.arrived) {
            std::thread::sleep(Duration::from_millis(1));
        }
        let bytes = HEAP.allocated();
        self.left.fetch_add(1, Ordering::SeqCst);
        while !all(&self.left) {
            std::thread::sleep(Duration::from_millis(1));
        }
        bytes
    }
}

/// What a walk came to.
struct Report {
    tally: Tally,
    seen: Seen,
    /// What all walks kept: with undo used up, at the end, and with nothing open.
    bytes: [usize; 3],
}

/// Go on until every step of undo is taken.
fn fill(walk: &mut Walk) {
    let most = walk.deeds() + 50_000;
    while !walk.is_full() {
        walk.go_on();
        assert!(walk.deeds() < most, "undo is never used up");
    }
}

/// One walk of so many deeds, or a few more.
fn walked(seed: u64, deeds: u64, meeting: &Meeting) -> Report {
    let _attendance = Attendance(meeting);
    let folder = tempfile::tempdir().unwrap();
    let mut walk = Walk::new(seed, folder.path());
    fill(&mut walk);
    let full = meeting.bytes(1);
    while walk.deeds() < deeds {
        walk.go_on();
    }
    fill(&mut walk);
    let end = meeting.bytes(2);
    walk.end();
    let closed = meeting.bytes(3);
    Report {
        tally: walk.tally,
        seen: walk.seen(),
        bytes: [full, end, closed],
    }
}

#[test]
fn nothing_is_lost_however_long_somebody_works() {
    let begun = Instant::now();
    let first = asked("SEACHART_SEED").unwrap_or(SEED);
    let walks = std::thread::available_parallelism().map_or(2, usize::from);
    let each = deeds().div_ceil(walks as u64);
    let meeting = Meeting {
        walks,
        ..Meeting::default()
    };
    let reports: Vec<Report> = std::thread::scope(|scope| {
        let walks = (first..).take(walks);
        let walks: Vec<_> = walks
            .map(|seed| {
                let meeting = &meeting;
                scope.spawn(move || walked(seed, each, meeting))
            })
            .collect();
        walks.into_iter().map(|walk| walk.join().unwrap()).collect()
    });
    for (seed, report) in (first..).zip(&reports) {
        println!("seed {seed}: {:?}, {:?}", report.tally, report.seen);
    }
    let done = reports.iter().map(|it| it.tally.commands + it.tally.events);
    let [full, end, closed] = reports[0].bytes;
    println!(
        "{} deeds in {:?}; kept: {} KiB with undo used up, {} KiB at the end, {} KiB with nothing open",
        done.sum::<u64>(),
        begun.elapsed(),
        full >> 10,
        end >> 10,
        closed >> 10,
    );
    let most = full + GROWTH_BYTES + GROWTH_PER_DEED * deeds() as usize;
    assert!(end < most, "{end} bytes, {full} before");
    assert!(
        closed < most,
        "{closed} bytes with nothing open, {full} before"
    );
    for report in &reports {
        // Else undo and redo would hardly have been compared.
        assert!(report.seen.compared > each / 30, "{:?}", report.seen);
        assert!(report.seen.unseen < each / 500, "{:?}", report.seen);
    }
}
