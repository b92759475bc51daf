//! Unsaved work that outlives the program: kept while it runs, offered by the
//! next run.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use egui::Context;

use super::jobs::{News, Slot};
use super::session::Session;
use super::{App, Leave, when};
use crate::command::{Command, Rescue};
use crate::io::Fingerprint;
use crate::io::recovery::{
    self, Against, Fault, FaultGuard, Keeper, Kept, Origin, Rescued, Rescues, Trouble,
};
use crate::model::Project;
use crate::ui::{NoticeId, RescuedCard};

/// In the program's folder.
const FOLDER: &str = "recovery";

/// What was rescued, and what is kept of the open project.
#[derive(Default)]
pub(super) struct Recovery {
    /// None where nothing can be kept.
    keeper: Option<Keeper>,
    /// What the keeper was told last.
    told: Option<Told>,
    /// What was said about its troubles.
    trouble: Option<(Trouble, NoticeId)>,
    list: Vec<Rescued>,
    /// How many more there are.
    more: usize,
    /// Says that there is something.
    notice: Option<NoticeId>,
}

/// What tells one state of unsaved work from another.
struct Told {
    project: Arc<Project>,
    serial: u64,
    fingerprint: Option<Fingerprint>,
}

impl App {
    /// Begin to keep unsaved work, and look for that of other runs.
    pub(super) fn start_recovery(&mut self) {
        let Some(folder) = self.data.as_ref().map(|data| data.join(FOLDER)) else {
            return;
        };
        let ctx = self.jobs.context().clone();
        match Keeper::new(&folder, move || ctx.request_repaint()) {
            Ok(keeper) => self.recovery.keeper = Some(keeper),
            Err(error) => {
                let folder = folder.display();
                self.notices.error(format!(
                    "unsaved changes would not survive a crash, {error}: {folder}"
                ));
            }
        }
        self.look_for_rescued(&folder);
    }

    fn look_for_rescued(&mut self, folder: &Path) {
        let folder = folder.to_owned();
        let started = self.jobs.start(Slot::Rescue, move || {
            News::Rescued(recovery::rescue(&folder))
        });
        self.note_failure(started);
    }

    /// What a hook for panics has to call, so that nothing is lost.
    pub fn fault_guard(&self) -> Option<FaultGuard> {
        let keeper = self.recovery.keeper.as_ref();
        keeper.map(Keeper::fault_guard)
    }

    /// Tell the keeper what could be lost now, if that has changed. Nothing
    /// could once the user has decided to close the window without it.
    pub(super) fn keep_unsaved(&mut self) {
        let Some(keeper) = &self.recovery.keeper else {
            return;
        };
        let session = self.session.as_ref().filter(|session| {
            let lost = session.history.is_dirty();
            lost && !self.files.may_close
        });
        let now = session.map(|session| (session.history.project(), session.serial, session.disk));
        let same = match (&self.recovery.told, now) {
            (Some(told), Some((project, serial, disk))) => {
                Arc::ptr_eq(&told.project, project)
                    && told.serial == serial
                    && told.fingerprint == disk
            }
            (None, None) => true,
            _ => false,
        };
        if !same {
            keeper.keep(session.map(kept));
            self.recovery.told = session.map(told);
        }
    }

    /// Write down what was told last, and keep nothing any more.
    pub(super) fn end_recovery(&mut self) {
        self.keep_unsaved();
        self.recovery.keeper = None;
    }

    /// Say it once when unsaved work cannot be kept, and take it back when it
    /// can be again.
    pub(super) fn watch_keeper(&mut self) {
        let keeper = self.recovery.keeper.as_ref();
        let trouble = keeper.and_then(Keeper::trouble);
        let said = self.recovery.trouble.as_ref().map(|(trouble, _)| trouble);
        if said == trouble.as_ref() {
            return;
        }
        if let Some((_, notice)) = self.recovery.trouble.take() {
            self.notices.take_back(notice);
        }
        if let Some(trouble) = trouble {
            let text = match &trouble {
                Trouble::NotKept(words) => {
                    format!("unsaved changes would not survive a crash, {words}")
                }
                Trouble::NotTakenAway(words) => format!(
                    "a copy kept against a crash is needed no longer and cannot be taken away, \
                     {words}. The next start may offer it"
                ),
            };
            self.recovery.trouble = Some((trouble, self.notices.error(text)));
        }
    }

    /// The project that is being opened was rescued: from now on it is kept
    /// where it lies, and offered no longer.
    pub(super) fn adopt(&mut self, session: &Session) {
        let Some(place) = session.rescued.clone() else {
            return;
        };
        self.recovery
            .list
            .retain(|rescued| rescued.place.name() != place.name());
        if let Some(keeper) = &self.recovery.keeper {
            keeper.move_to(place, Some(kept(session)));
            self.recovery.told = Some(told(session));
        }
    }

    /// Take in what was found.
    pub(super) fn rescued(&mut self, found: Rescues) {
        for fault in &found.faults {
            let words = fault_words(fault);
            self.notices.error(format!("{words}. Nothing was lost"));
        }
        self.recovery.more = found.more;
        self.recovery.list.extend(found.list);
        self.show_rescued();
        let path = self
            .session
            .as_ref()
            .and_then(|session| session.path.clone());
        self.offer_for(path.as_deref());
    }

    /// Bring the cards and the notice in line with what there is.
    pub(super) fn show_rescued(&mut self) {
        let now = SystemTime::now();
        let list = &self.recovery.list;
        let cards = list.iter().map(|rescued| card(rescued, now)).collect();
        let mut remarks: Vec<String> = Vec::new();
        let faults = list.iter().filter_map(|rescued| rescued.fault.as_ref());
        remarks.extend(faults.map(fault_words).take(1));
        if self.recovery.more > 0 {
            let more = self.recovery.more;
            remarks.push(format!(
                "{more} more will be offered when these are dealt with"
            ));
        }
        self.panels.rescue.set(cards, remarks);
        if let Some(notice) = self.recovery.notice.take() {
            self.notices.take_back(notice);
        }
        let busy = self.session.is_some() || self.jobs.is_busy(Slot::Open);
        let count = self.recovery.list.len();
        if count > 0 && busy {
            let words = match count {
                1 => "unsaved work of another time was rescued".to_owned(),
                _ => format!("unsaved work of {count} projects was rescued"),
            };
            let show = Command::Rescue(Rescue::Show);
            self.recovery.notice = Some(self.notices.wait(words, "Show…", show));
        } else if count == 0 && self.recovery.more > 0 {
            self.recovery.more = 0;
            if let Some(data) = &self.data {
                let folder = data.join(FOLDER);
                self.look_for_rescued(&folder);
            }
        }
    }

    /// The file at `path` is open now: if there is work for it, do not let
    /// anybody edit the file without knowing.
    pub(super) fn offer_for(&mut self, path: Option<&Path>) {
        let mut files = self
            .recovery
            .list
            .iter()
            .filter_map(|rescued| rescued.origin.file.as_deref());
        if path.is_some_and(|path| files.any(|file| file == path)) {
            self.panels.rescue.show(true);
        }
    }

    pub(super) fn answer_rescue(&mut self, answer: Rescue, ctx: &Context) {
        match answer {
            Rescue::Show => self.panels.rescue.show(true),
            Rescue::Later => {
                self.panels.rescue.show(false);
                self.show_rescued();
            }
            Rescue::Open(name) => self.open_rescued(&name, false, ctx),
            Rescue::SaveElsewhere(name) => self.open_rescued(&name, true, ctx),
            Rescue::Discard(name) => {
                let list = &mut self.recovery.list;
                if let Some(at) = list.iter().position(|one| one.place.name() == &*name) {
                    list.remove(at).place.clear();
                }
                self.show_rescued();
            }
        }
    }

    fn open_rescued(&mut self, name: &str, elsewhere: bool, ctx: &Context) {
        let mut list = self.recovery.list.iter();
        let rescued = list.find(|rescued| rescued.place.name() == name);
        let Some(session) = rescued.and_then(|rescued| Session::of_rescued(rescued, elsewhere))
        else {
            return;
        };
        self.panels.rescue.show(false);
        self.show_rescued(); // Perhaps the open project stays.
        self.leave(Leave::For(Box::new(session)), ctx);
    }
}

fn told(session: &Session) -> Told {
    Told {
        project: session.project(),
        serial: session.serial,
        fingerprint: session.disk,
    }
}

fn kept(session: &Session) -> Kept {
    Kept {
        project: session.project(),
        origin: Origin {
            file: session.path.clone(),
            fingerprint: session.disk,
            name: session.name(),
        },
    }
}

/// What a card says.
fn card(rescued: &Rescued, now: SystemTime) -> RescuedCard {
    let age = when::ago(rescued.written, now).to_lowercase();
    let file = rescued.origin.file.as_deref();
    let name = file
        .and_then(Path::file_name)
        .map(|name| name.display().to_string());
    let project = rescued.project.as_ref().ok();
    let title = match (project.map(|project| project.title.trim()), &name) {
        (Some(""), Some(name)) => name.clone(),
        (Some(""), None) => rescued.origin.name.clone(),
        (Some(title), _) => title.to_owned(),
        (None, _) => "A project that cannot be read".to_owned(),
    };
    let lies = rescued.place.project().display().to_string();
    let place = match (&name, project) {
        (_, None) => format!("{} · kept in {lies}", capital(&age)),
        (Some(name), _) => format!("{name} · {age}"),
        (None, _) => format!("Never saved in a file · {age}"),
    };
    RescuedCard {
        name: rescued.place.name().into(),
        title,
        place,
        full_place: file.map_or(lies, |file| file.display().to_string()),
        difference: capital(&difference(rescued)),
        project: project.cloned(),
    }
}

fn difference(rescued: &Rescued) -> String {
    let project = match &rescued.project {
        Ok(project) => project,
        Err(problem) => return problem.clone(),
    };
    match &rescued.against {
        Against::NeverSaved => {
            let competitors = counted(project.competitors.len(), "competitor");
            let factors = counted(project.factors.len(), "factor");
            format!("{competitors}, {factors}")
        }
        Against::Gone => "its file is no longer there".to_owned(),
        Against::Unreadable => "its file cannot be read as it is now".to_owned(),
        Against::File {
            difference,
            touched: false,
        } => format!("{difference} since the file was saved"),
        Against::File {
            difference,
            touched: true,
        } => format!("{difference} · another program has written the file since"),
    }
}

fn counted(number: usize, what: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {what}{s}")
}

/// What is said about a fault that ended another run.
fn fault_words(fault: &Fault) -> String {
    let Fault {
        version,
        place,
        message,
    } = fault;
    format!("Seachart {version} ended through a fault of its own, in {place}: {message}")
}

/// As the beginning of a line.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(rest).collect()
}
