//! Finds what programs that are gone had no time to save.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::super::{ReadError, read};
use super::fault::Fault;
use super::{Origin, Place, header};
use crate::analysis::difference_in_words;
use crate::model::{Project, limits};

/// The most projects that are offered at a time; the newest come first.
const MOST: usize = 20;

/// The most bytes of projects that are offered at a time.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// The most bytes of a project that is offered. More than a file may have: what
/// has become too large to be saved is kept all the same, and must not be lost
/// for that.
const MOST_OF_ONE: u64 = 8 * limits::FILE_BYTES;

/// Work that a program had no time to save.
#[derive(Debug)]
pub struct Rescued {
    /// Where it lies; locked while this is kept, so that no other window offers it, too.
    pub place: Arc<Place>,
    /// Where it belongs.
    pub origin: Origin,
    /// When it was last written.
    pub written: SystemTime,
    /// All of it, or why it cannot be read.
    pub project: Result<Arc<Project>, String>,
    /// How it stands to its file.
    pub against: Against,
    /// If the program ended through a fault of its own.
    pub fault: Option<Fault>,
}

/// How rescued work stands to its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// It was never in a file, or nobody knows in which.
    NeverSaved,
    /// The file is no longer there.
    Gone,
    /// There is something, but it cannot be read.
    Unreadable,
    /// The file is there.
    File {
        /// What changes when the file is replaced by what was rescued.
        difference: String,
        /// Whether another program has written the file since.
        touched: bool,
    },
}

/// All that was rescued.
#[derive(Debug, Default)]
pub struct Rescues {
    /// The newest first.
    pub list: Vec<Rescued>,
    /// How many more there are, which will be offered when these are dealt with.
    pub more: usize,
    /// Faults that ended a program that had nothing to lose, or had saved it.
    pub faults: Vec<Fault>,
}

/// Look for it in the recovery folder. What is the same as its file was saved
/// after all, and is cleared away.
pub fn rescue(folder: &Path) -> Rescues {
    let mut places: Vec<_> = Place::abandoned(folder)
        .into_iter()
        .map(|place| (size_and_time(&place.project()), place))
        .collect();
    places.sort_by_key(|((_, time), _)| std::cmp::Reverse(*time));
    let mut rescues = Rescues::default();
    let mut bytes = 0;
    for ((size, time), place) in places {
        if !place.project().exists() {
            rescues.faults.extend(Fault::read(&place.fault()));
            place.clear();
            continue;
        }
        bytes += size;
        let full = rescues.list.len() >= MOST || bytes > MOST_BYTES;
        if full && !rescues.list.is_empty() {
            rescues.more += 1;
        } else {
            match look_at(place, time) {
                Ok(rescued) => rescues.list.push(rescued),
                Err(fault) => rescues.faults.extend(fault),
            }
        }
    }
    let list = &mut rescues.list;
    list.sort_by_key(|rescued| std::cmp::Reverse(rescued.written));
    rescues
}

fn size_and_time(path: &Path) -> (u64, SystemTime) {
    let metadata = fs::metadata(path);
    let time = metadata.as_ref().ok().and_then(|data| data.modified().ok());
    (
        metadata.map_or(0, |data| data.len()),
        time.unwrap_or(UNIX_EPOCH),
    )
}

/// What lies in a place. Where it is in its file, too, the place is cleared away
/// and what is left is the fault that ended the program, if one did.
fn look_at(place: Place, time: SystemTime) -> Result<Rescued, Option<Fault>> {
    let path = place.project();
    let fault = Fault::read(&place.fault());
    let text = read::text(&path, MOST_OF_ONE);
    let known = text.as_ref().ok().and_then(|text| header::parse(text));
    let (origin, written) = known.unwrap_or_else(|| (Origin::default(), time));
    let project = text.and_then(|text| read::parse(&text, &path));
    let project = project.map(Arc::new).map_err(|error| in_words(&error));
    let against = match &project {
        Ok(project) => against(&origin, project),
        Err(_) => Some(Against::NeverSaved),
    };
    let Some(against) = against else {
        place.clear();
        return Err(fault);
    };
    Ok(Rescued {
        place: Arc::new(place),
        origin,
        written,
        project,
        against,
        fault,
    })
}

/// How `project` stands to its file; `None` if the file has all of it.
fn against(origin: &Origin, project: &Project) -> Option<Against> {
    let Some(file) = &origin.file else {
        return Some(Against::NeverSaved);
    };
    match read::open(file) {
        Ok(opened) if opened.project == *project => None,
        Ok(opened) => Some(Against::File {
            difference: difference_in_words(&opened.project, project),
            touched: Some(opened.fingerprint) != origin.fingerprint,
        }),
        Err(ReadError::Unreadable { source, .. })
            if source.kind() == std::io::ErrorKind::NotFound =>
        {
            Some(Against::Gone)
        }
        Err(_) => Some(Against::Unreadable),
    }
}

/// What is wrong, with the line it is in, but without the path.
fn in_words(error: &ReadError) -> String {
    match error.place() {
        Some((line, _)) => format!("{}, in line {line}", error.message()),
        None => error.message(),
    }
}
