//! The program: arguments in, exit status out.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    seachart::cli::run(std::env::args_os(), seachart::app::run)
}
