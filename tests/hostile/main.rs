//! Files that somebody broke, by accident or not: each is refused or it is
//! sound, soon, and without much memory, by the reader and by the commands.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may panic, and says what it counted"
)]

mod commands;
mod mutate;
mod random;
#[expect(dead_code, unreachable_pub, reason = "shared with the fuzz targets")]
mod sound;
mod tokens;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use seachart::figure::Fonts;
use seachart::io::{read, samples};

use mutate::{Original, mutated};
use random::Random;

/// How many cases are tried where the environment does not say.
const CASES: u64 = 10_000;

/// Of these that are accepted, one is drawn in every way; the others in one.
const DRAWN: u64 = 16;

/// Of these that are refused, one is by the command, too, which has the same reader.
const CHECKED: u64 = 4;

/// Of these that are accepted, one is exported by the command, also as PNG and PDF.
const EXPORTED: u64 = 64;

/// The seed of the first case; the others count on from it.
const SEED: u64 = 0x5ea_c4a7;

/// Nothing that is done with a case may compute for longer: what a computer is
/// asked for counts, not what else it does.
const PATIENCE: Duration = Duration::from_secs(2);

/// No case may hang, on a machine however busy.
const HANG: Duration = Duration::from_mins(1);

/// All cases together may take no more memory at any time.
const MEMORY_BYTES: u64 = 512 << 20;

/// Sizes of pictures, ordinary and not.
const SIZES: [(u32, u32); 6] = [
    (1920, 1080),
    (800, 450),
    (400, 900),
    (1, 1),
    (3000, 2),
    (2, 3000),
];

/// What came of the cases.
#[derive(Default)]
struct Counts {
    refused: AtomicU64,
    accepted: AtomicU64,
    drawn: AtomicU64,
    pictures: AtomicU64,
    exported: AtomicU64,
}

/// Every sample and every file of the tests.
fn originals() -> Vec<Original> {
    let samples = samples().iter();
    let mut originals: Vec<Original> = samples
        .map(|sample| Original::new(sample.text.to_owned()))
        .collect();
    let mut files: Vec<_> = fs::read_dir("tests/files").unwrap().collect();
    files.sort_by_key(|entry| entry.as_ref().unwrap().file_name());
    for entry in files {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "ron") {
            originals.push(Original::new(fs::read_to_string(&path).unwrap()));
        }
    }
    originals
}

/// How many cases to try, as `SEACHART_CASES` says.
fn cases() -> u64 {
    let asked = std::env::var("SEACHART_CASES").ok();
    asked.map_or(CASES, |asked| asked.parse().expect("SEACHART_CASES"))
}

/// What this thread computed so far, where the system counts that.
fn computed(begun: Instant) -> Duration {
    let stat = fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = stat.ok().and_then(|stat| {
        let first = stat.split_whitespace().next()?;
        first.parse().ok()
    });
    nanoseconds.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}

/// The most memory that this process ever had, where the system says so.
fn peak_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// Do it, in time.
pub(crate) fn within<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let before = computed(begun);
    let done = work();
    let taken = computed(begun).saturating_sub(before);
    assert!(taken < PATIENCE, "{what} took {taken:?}");
    done
}

/// One case, by its seed: through a file, the reader, the rules, the writer, the
/// commands and the pictures.
fn try_case(seed: u64, originals: &[Original], path: &Path, counts: &Counts, fonts: &Fonts) {
    let mut random = Random(seed);
    let which = (seed % originals.len() as u64) as usize;
    let bytes = mutated(originals, which, &mut random);
    fs::write(path, &bytes).unwrap();
    let as_json = random.once_in(2);
    let Ok(project) = within("reading", || read(path)) else {
        if counts
            .refused
            .fetch_add(1, Ordering::Relaxed)
            .is_multiple_of(CHECKED)
        {
            commands::refused(path, as_json);
        }
        return;
    };
    within("saving", || sound::kept(&project));
    commands::said(path, &project, as_json);
    let number = counts.accepted.fetch_add(1, Ordering::Relaxed);
    let size = *random.one_of(&SIZES);
    let pictures = if number.is_multiple_of(DRAWN) {
        counts.drawn.fetch_add(1, Ordering::Relaxed);
        within("drawing all", || sound::drawn(&project, size, fonts))
    } else {
        let picture = random.one_of(&sound::pictures(&project)).clone();
        within("drawing", || {
            sound::one(&project, None, &picture, size, fonts)
        })
    };
    counts
        .pictures
        .fetch_add(pictures as u64, Ordering::Relaxed);
    if number.is_multiple_of(EXPORTED) {
        let files = commands::exported(path, &project, random.next(), size);
        counts.exported.fetch_add(files, Ordering::Relaxed);
    }
}

/// What a thread is at.
#[derive(Default)]
struct Worker {
    /// The seed of its case.
    seed: AtomicU64,
    /// When that began, in milliseconds from the start of the test; 0 between cases.
    begun: AtomicU64,
}

/// Says the seed of the case that panics.
struct Case<'w>(&'w Worker);

impl Drop for Case<'_> {
    fn drop(&mut self) {
        self.0.begun.store(0, Ordering::Relaxed);
        if std::thread::panicking() {
            println!(
                "in the case of seed {}",
                self.0.seed.load(Ordering::Relaxed)
            );
        }
    }
}

/// The cases of one thread.
fn work(
    worker: &Worker,
    next: &AtomicU64,
    originals: &[Original],
    counts: &Counts,
    start: Instant,
) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let fonts = Fonts::bundled_only();
    let cases = cases();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= cases {
            break;
        }
        let seed = SEED + number;
        worker.seed.store(seed, Ordering::Relaxed);
        let now = 1 + start.elapsed().as_millis() as u64;
        worker.begun.store(now, Ordering::Relaxed);
        let case = Case(worker);
        try_case(seed, originals, &path, counts, &fonts);
        drop(case);
    }
}

/// End the process where a case hangs: nothing else would.
fn watch(workers: &[Worker], start: Instant) {
    for worker in workers {
        let begun = Duration::from_millis(worker.begun.load(Ordering::Relaxed));
        if !begun.is_zero() && start.elapsed() > begun + HANG {
            println!("hangs: seed {}", worker.seed.load(Ordering::Relaxed));
            std::process::abort();
        }
    }
}

#[test]
fn every_broken_file_is_refused_or_sound() {
    let originals = originals();
    assert!(
        originals.len() > samples().len() + 6,
        "and the files of the tests"
    );
    let (cases, counts, next) = (cases(), Counts::default(), AtomicU64::new(0));
    let begun = Instant::now();
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let workers: Vec<Worker> = (0..threads).map(|_| Worker::default()).collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = workers
            .iter()
            .map(|worker| scope.spawn(|| work(worker, &next, &originals, &counts, begun)))
            .collect();
        while threads.iter().any(|thread| !thread.is_finished()) {
            watch(&workers, begun);
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
    let [accepted, drawn] = [&counts.accepted, &counts.drawn].map(count);
    let [pictures, exported] = [&counts.pictures, &counts.exported].map(count);
    println!(
        "{cases} mutations of {} files from seed {SEED}: {accepted} accepted, {drawn} of them \
         drawn in every way, {pictures} pictures and {exported} exported files; {:?}; at most {} MiB",
        originals.len(),
        begun.elapsed(),
        peak_bytes().unwrap_or_default() >> 20,
    );
    // Else it would be the reader alone that is tried.
    assert!(accepted > cases / 20);
    assert_eq!(accepted + count(&counts.refused), cases);
    assert!(pictures >= accepted);
    assert!(exported >= accepted / EXPORTED * 3);
    if let Some(peak) = peak_bytes() {
        assert!(peak < MEMORY_BYTES, "{peak} bytes at some time");
    }
}
