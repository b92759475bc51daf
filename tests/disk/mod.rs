//! A disk that fails as it is told to, for tests of saving.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};

use seachart::io::{Disk, Existing, Present, SystemDisk};
use tempfile::TempPath;

/// What goes wrong, and at which step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing can be written.
    Write(ErrorKind),
    /// The first bytes are written, the rest is not.
    Half(ErrorKind),
    /// The disk takes no more bytes and says nothing.
    Nothing,
    /// Written, and lost on the way to the disk.
    Sync,
    /// The name cannot be changed.
    Place,
    /// A folder stands in the file's place when the name is to be changed.
    FolderInPlace,
    /// The folder with the file is gone when the name is to be changed.
    FolderGone,
    /// The name is changed, and nobody knows whether that is on the disk.
    SyncFolder,
    /// One byte reads otherwise before the name is changed.
    ReadsOtherwise,
    /// The contents cannot be read before the name is changed.
    Unreadable,
    /// Somebody puts other contents in place right before the name is changed.
    ChangedBefore,
    /// Somebody puts other contents in place right after the name was changed.
    Overtaken,
    /// Somebody takes the file away right after the name was changed.
    TakenAway,
    /// One byte reads otherwise once the name was changed.
    PlacedReadsOtherwise,
    /// The contents cannot be read once the name was changed.
    PlacedUnreadable,
}

/// Faults that leave the old file as it was.
pub(crate) const HARMLESS: [Fault; 10] = [
    Fault::Write(ErrorKind::StorageFull),
    Fault::Write(ErrorKind::ReadOnlyFilesystem),
    Fault::Half(ErrorKind::StorageFull),
    Fault::Half(ErrorKind::QuotaExceeded),
    Fault::Half(ErrorKind::FileTooLarge),
    Fault::Nothing,
    Fault::Sync,
    Fault::Place,
    Fault::ReadsOtherwise,
    Fault::Unreadable,
];

/// The disk there is, with a fault while there is one.
#[derive(Debug, Default)]
pub(crate) struct FaultyDisk {
    fault: Mutex<Option<Fault>>,
    /// Only the next time.
    once: Mutex<bool>,
    /// Writing waits while this is set.
    held: Mutex<bool>,
    released: Condvar,
    /// The names that were changed.
    placed: Mutex<usize>,
}

fn broken() -> io::Error {
    io::Error::other("Input/output error")
}

impl FaultyDisk {
    pub(crate) fn with(fault: Fault) -> Arc<Self> {
        let disk = Arc::new(Self::default());
        disk.break_with(fault);
        disk
    }

    pub(crate) fn break_with(&self, fault: Fault) {
        *self.fault.lock().unwrap() = Some(fault);
    }

    /// Mended by itself as soon as it did its harm, where a name is to be changed.
    pub(crate) fn break_once(&self, fault: Fault) {
        self.break_with(fault);
        *self.once.lock().unwrap() = true;
    }

    fn has_once(&self, fault: Fault) -> bool {
        let has = self.has(fault);
        if has && std::mem::take(&mut *self.once.lock().unwrap()) {
            self.mend();
        }
        has
    }

    pub(crate) fn mend(&self) {
        *self.fault.lock().unwrap() = None;
    }

    /// Make every write wait.
    pub(crate) fn hold(&self) {
        *self.held.lock().unwrap() = true;
    }

    pub(crate) fn release(&self) {
        *self.held.lock().unwrap() = false;
        self.released.notify_all();
    }

    pub(crate) fn placed(&self) -> usize {
        *self.placed.lock().unwrap()
    }

    fn has(&self, fault: Fault) -> bool {
        *self.fault.lock().unwrap() == Some(fault)
    }
}

impl Disk for FaultyDisk {
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        let held = self.held.lock().unwrap();
        drop(self.released.wait_while(held, |held| *held).unwrap());
        match *self.fault.lock().unwrap() {
            Some(Fault::Write(kind)) => Err(kind.into()),
            Some(Fault::Half(kind)) if file.metadata()?.len() > 0 => Err(kind.into()),
            Some(Fault::Half(_)) => file.write(&bytes[..bytes.len().div_ceil(2)]),
            Some(Fault::Nothing) => Ok(0),
            _ => file.write(bytes),
        }
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        if self.has(Fault::Sync) {
            file.set_len(0)?; // As after a loss of power.
            return Err(broken());
        }
        SystemDisk.sync(file)
    }

    fn place(&self, file: TempPath, target: &Path, existing: Existing) -> io::Result<()> {
        let fault = *self.fault.lock().unwrap();
        match fault {
            Some(Fault::Place) => {
                self.has_once(Fault::Place);
                return Err(broken());
            }
            Some(Fault::FolderInPlace) => {
                fs::remove_file(target)?;
                fs::create_dir_all(target.join("not empty"))?;
            }
            Some(Fault::FolderGone) => fs::remove_dir_all(target.parent().unwrap())?,
            _ => {}
        }
        SystemDisk.place(file, target, existing)?;
        *self.placed.lock().unwrap() += 1;
        match fault {
            Some(Fault::Overtaken) => fs::write(target, "of another program"),
            Some(Fault::TakenAway) => fs::remove_file(target),
            _ => Ok(()),
        }
    }

    fn present(&self, path: &Path) -> Present {
        if self.has_once(Fault::ChangedBefore) {
            fs::write(path, "of another program").unwrap();
        }
        SystemDisk.present(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.has(Fault::SyncFolder) {
            return Err(broken());
        }
        SystemDisk.sync_folder(folder)
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let placed = self.placed() > 0;
        if self.has(Fault::Unreadable) || (placed && self.has(Fault::PlacedUnreadable)) {
            return Err(broken());
        }
        let mut bytes = SystemDisk.read(path, most)?;
        if self.has(Fault::ReadsOtherwise) || (placed && self.has(Fault::PlacedReadsOtherwise)) {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x20;
        }
        Ok(bytes)
    }
}
