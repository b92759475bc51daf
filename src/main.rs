//! The program: arguments in, exit status out.

use std::path::PathBuf;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    seachart::cli::run(std::env::args_os(), window)
}

/// Stands in for `seachart::app::run`, which opens the window.
fn window(_file: Option<PathBuf>) -> Result<(), &'static str> {
    Err("no window can be opened here: seachart export draws without one")
}
