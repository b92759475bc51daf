//! Any bytes as a project file: refused, or sound, drawn and saved.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use seachart::figure::Fonts;

#[expect(dead_code, reason = "each target uses some of it")]
#[path = "../../hostile/sound.rs"]
mod sound;

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::bundled_only);

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(project) = seachart::io::parse(text, Path::new("p.ron")) {
        sound::kept(&project);
        let sizes = [(800, 450), (1920, 1080), (1, 1), (3000, 2), (400, 900)];
        sound::drawn(&project, sizes[bytes.len() % sizes.len()], &FONTS);
    }
});
