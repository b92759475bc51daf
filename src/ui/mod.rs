//! Panels: each reads the project and pushes commands.

mod fields;
mod icon;
mod inspector;
mod marker;
mod outline;

pub use inspector::Inspector;
pub use outline::Outline;
