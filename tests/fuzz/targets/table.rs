//! Any bytes as a table of another program: refused, or a sound project.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[expect(dead_code, reason = "each target uses some of it")]
#[path = "../../hostile/sound.rs"]
mod sound;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, table)) = bytes.split_first() else {
        return;
    };
    sound::table(table, &sound::known(*choice));
});
