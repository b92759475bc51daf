//! Reads a whole table as planned.

use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use strum::IntoEnumIterator as _;

use super::error::{Fault, Place};
use super::head::{Head, Value};
use super::plan::{Format, Plan};
use super::progress::Progress;
use super::reading::Reading;
use super::source::Source;
use super::tally::{Reason, Tally};
use super::text::{Block, Blocks, Decoded, Dialect, Encoding, Stop, scan};
use super::{ImportError, Outcome, book, outcome};

/// How many threads count at the same time. Each takes every second piece on
/// every machine: rounding depends on which numbers are added first, and a
/// table must give the same project everywhere.
const LANES: usize = 2;

/// What all rows of a table say, as `plan` reads them.
///
/// Takes as long as the table is large, so `progress` is told how far it has
/// come and asked whether it should go on. A table of text is read in pieces
/// by several threads; the result is the same to the last digit every time.
pub fn run(source: &Source, plan: &Plan, progress: &Progress) -> Result<Outcome, ImportError> {
    let name = source.name();
    let reading = Reading::of(plan).map_err(|fault| fault.of(name))?;
    let tally = match &plan.format {
        Format::Text {
            encoding, dialect, ..
        } => read_text(source, &reading, (*encoding, *dialect), progress)?,
        Format::Sheet(sheet) => book::tally(source, sheet, &reading, progress)?,
    };
    if tally.rows == 0 {
        let message = "there is no row with data: expected rows below the header";
        return Err(Fault::new(Place::default(), message).of(name));
    }
    let outcome = outcome::of(&tally, plan, source.short_name());
    if outcome.cells.is_empty() {
        return Err(nothing_read(&tally).of(name));
    }
    Ok(outcome)
}

/// What to say of a table without a single value: where the first cell was left
/// out, and why. That of a blank one only if there is no other.
fn nothing_read(tally: &Tally<'_>) -> Fault {
    let skips = tally.skips.iter().enumerate().flat_map(|(column, skips)| {
        let skips = Reason::iter().zip(skips).filter(|(_, skip)| skip.count > 0);
        skips.map(move |(reason, skip)| (reason, Place::cell(skip.first_row, column + 1)))
    });
    let first = skips.min_by_key(|(reason, place)| (*reason == Reason::Blank, *place));
    let (why, place) = match first {
        Some((reason, place)) => (
            format!(", the first cell left out is {}", reason.name()),
            place,
        ),
        None => (String::new(), Place::default()),
    };
    let message = format!("no value could be read{why}: expected at least one number");
    Fault::new(place, message)
}

/// What the first rows say, for a preview.
pub fn preview(head: &Head, plan: &Plan) -> Result<Outcome, ImportError> {
    let of_name = |fault: Fault| fault.of(&head.name);
    let reading = Reading::of(plan).map_err(of_name)?;
    let mut tally = Tally::new(&reading);
    for (row, cells) in (1..).zip(&head.rows) {
        if row > u64::from(plan.header_row) {
            count(&mut tally, row, cells).map_err(of_name)?;
        }
    }
    let outcome = outcome::of(&tally, plan, head.short_name.clone());
    if head.whole && tally.rows > 0 && outcome.cells.is_empty() {
        return Err(of_name(nothing_read(&tally)));
    }
    Ok(outcome)
}

/// Count one row of cells.
fn count(tally: &mut Tally<'_>, row: u64, cells: &[Value]) -> Result<(), Fault> {
    tally.begin(row);
    for (column, cell) in cells.iter().enumerate() {
        match cell {
            Value::Blank => tally.text(column, b"")?,
            Value::Text(text) => tally.text(column, text.as_bytes())?,
            Value::Number(number) => tally.numeric(column, *number)?,
            Value::Other(text) => tally.other(column, text)?,
        }
    }
    tally.end(cells.len(), || cells.iter().any(|cell| !cell.is_blank()))
}

/// Tells how much was read, and stops where it is not wanted any more.
struct Watched<'p, R> {
    inner: R,
    progress: &'p Progress,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.progress.is_cancelled() {
            return Ok(0);
        }
        let read = self.inner.read(out)?;
        self.progress.advance(read as u64);
        Ok(read)
    }
}

fn read_text<'r>(
    source: &Source,
    reading: &'r Reading,
    (encoding, dialect): (Encoding, Dialect),
    progress: &Progress,
) -> Result<Tally<'r>, ImportError> {
    progress.expect(source.len().unwrap_or_default());
    let watched = Watched {
        inner: source.open()?,
        progress,
    };
    let blocks = Blocks::new(Decoded::new(watched, encoding), dialect);
    let tally = tally_of(blocks, reading, dialect);
    if progress.is_cancelled() {
        return Err(ImportError::Cancelled);
    }
    tally.map_err(|stop| match stop {
        Stop::Io(error) => source.unreadable(error),
        Stop::Wrong(fault) => fault.of(source.name()),
    })
}

fn tally_of<R: Read>(
    mut blocks: Blocks<R>,
    reading: &Reading,
    dialect: Dialect,
) -> Result<Tally<'_>, Stop> {
    let mut tally = Tally::new(reading);
    let mut block = Block::default();
    if !blocks.next_into(&mut block)? {
        return Ok(tally);
    }
    scan(&block, dialect, &mut tally)?;
    if !blocks.next_into(&mut block)? {
        return Ok(tally);
    }
    // Longer than one piece: worth more threads.
    in_parallel(blocks, block, tally, dialect)
}

/// Read the rest, which begins with `block`, and add it to `tally`.
fn in_parallel<R: Read>(
    mut blocks: Blocks<R>,
    block: Block,
    mut tally: Tally<'_>,
    dialect: Dialect,
) -> Result<Tally<'_>, Stop> {
    let (give_back, spare) = channel();
    let stop = AtomicBool::new(false);
    let reading = tally.reading;
    thread::scope(|scope| {
        let (mut lanes, mut workers) = (Vec::new(), Vec::new());
        for number in 0..LANES {
            let (lane, blocks) = sync_channel(2);
            let worker = Worker {
                blocks,
                give_back: give_back.clone(),
                stop: &stop,
                dialect,
            };
            let worker = thread::Builder::new()
                .name(format!("import {number}"))
                .spawn_scoped(scope, move || worker.work(reading))
                .map_err(Stop::Io)?;
            lanes.push(lane);
            workers.push(worker);
        }
        let mut result = feed(&mut blocks, block, &lanes, &spare, &stop);
        // Nothing more comes.
        drop(lanes);
        for worker in workers {
            let Ok(found) = worker.join() else {
                return Err(Stop::Io(io::Error::other("a thread broke down")));
            };
            let merged = found.and_then(|theirs| tally.merge(theirs));
            if let Err(fault) = merged {
                result = Err(earlier(result, fault));
            }
        }
        result.map(|()| tally)
    })
}

/// Of two things that are wrong, the one that comes first in the table.
fn earlier(result: Result<(), Stop>, fault: Fault) -> Stop {
    match result {
        Err(Stop::Wrong(other)) if other.place <= fault.place => Stop::Wrong(other),
        _ => Stop::Wrong(fault),
    }
}

/// Hand out the pieces of a table to one lane after the other.
fn feed<R: Read>(
    blocks: &mut Blocks<R>,
    mut block: Block,
    lanes: &[SyncSender<Block>],
    spare: &Receiver<Block>,
    stop: &AtomicBool,
) -> Result<(), Stop> {
    for lane in lanes.iter().cycle() {
        if stop.load(Ordering::Relaxed) || lane.send(block).is_err() {
            break;
        }
        block = spare.try_recv().unwrap_or_default();
        if !blocks.next_into(&mut block)? {
            break;
        }
    }
    Ok(())
}

/// Counts the pieces of one lane.
struct Worker<'l> {
    blocks: Receiver<Block>,
    /// For pieces that were counted, to be filled again.
    give_back: Sender<Block>,
    /// Whether something wrong was found.
    stop: &'l AtomicBool,
    dialect: Dialect,
}

impl Worker<'_> {
    fn work(self, reading: &Reading) -> Result<Tally<'_>, Fault> {
        let mut tally = Tally::new(reading);
        let mut wrong = None;
        for block in self.blocks {
            // After a fault, pieces are taken so that nobody waits for room.
            if wrong.is_none()
                && let Err(fault) = scan(&block, self.dialect, &mut tally)
            {
                self.stop.store(true, Ordering::Relaxed);
                wrong = Some(fault);
            }
            // Whoever reads may have stopped.
            drop(self.give_back.send(block));
        }
        wrong.map_or(Ok(tally), Err)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Wrong(fault)
    }
}
