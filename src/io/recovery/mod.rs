//! What is kept of unsaved work, so that it outlives a crash, a kill or a loss
//! of power.
//!
//! Every window has a [`Place`] in the recovery folder and a [`Keeper`], a
//! thread that writes the project there soon after every change, whole or not
//! at all. Saving, or giving the changes up, takes the file away. A place is
//! locked while its program runs, and the system takes the lock back however
//! the program ends: what lies in a place without a lock is what a program had
//! no time to save, and [`rescue()`] finds it.
//!
//! The file is a project file with one more line, a comment, in front of it: by
//! a change of its name it can be opened without us.

mod fault;
mod header;
mod keeper;
mod place;
mod rescue;

pub use fault::{Fault, FaultGuard};
pub use header::Origin;
pub use keeper::{Keeper, Kept, Trouble};
pub use place::Place;
pub use rescue::{Against, Rescued, Rescues, rescue};

#[cfg(test)]
mod tests;
