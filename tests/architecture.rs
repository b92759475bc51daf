//! The layers of `src/lib.rs`, enforced.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// A module of the crate, the modules it may use, and words that no line of its
/// code may have.
struct Layer {
    name: &'static str,
    uses: &'static [&'static str],
    never: &'static [&'static str],
}

const LAYERS: [Layer; 10] = [
    Layer {
        name: "model",
        uses: &[],
        never: &["egui", "std::fs", "SystemTime", "Instant"],
    },
    Layer {
        name: "edit",
        uses: &["model"],
        never: &["egui", "std::fs", "SystemTime", "Instant"],
    },
    Layer {
        name: "analysis",
        uses: &["model"],
        never: &["egui", "std::fs", "&mut Project"],
    },
    Layer {
        name: "figure",
        uses: &["model", "analysis"],
        never: &["egui", "std::fs", "SystemTime", "Instant"],
    },
    Layer {
        name: "render",
        uses: &["model", "figure"],
        never: &["std::fs", "&mut Project"],
    },
    Layer {
        name: "io",
        // analysis: the board that is exported holds the rule's verdicts.
        uses: &["model", "analysis"],
        never: &["egui"],
    },
    Layer {
        name: "command",
        uses: &["model", "edit", "figure"],
        never: &["std::fs", "History"],
    },
    Layer {
        name: "cli",
        uses: &["model", "analysis", "figure", "render", "io"],
        never: &["egui", "eframe", "std::fs"],
    },
    Layer {
        name: "ui",
        // io: what a table is taken for is a value that a dialog shows and corrects.
        uses: &[
            "model", "edit", "analysis", "figure", "render", "io", "command",
        ],
        never: &[
            "std::fs",
            "History",
            "&mut Project",
            "io::read",
            "io::write",
            "Source::file",
            "import::run",
        ],
    },
    Layer {
        name: "app",
        uses: &[
            "model", "edit", "analysis", "figure", "render", "io", "command", "ui",
        ],
        never: &[],
    },
];

const MAX_LINES: usize = 500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files at `path`, a file or a folder, in order; none if there is neither.
fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        return if is_rust {
            vec![path.to_owned()]
        } else {
            Vec::new()
        };
    }
    let Ok(entries) = fs::read_dir(path) else {
        return Vec::new();
    };
    let mut inside: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    inside.sort();
    inside.iter().flat_map(|path| rust_files(path)).collect()
}

fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// What in `text`, a file of `layer`, is against the rules.
fn offences(layer: &Layer, text: &str) -> Vec<String> {
    let mut offences = Vec::new();
    for (number, line) in code_lines(text) {
        for word in layer.never {
            if line.contains(word) {
                offences.push(format!("line {number} mentions {word}"));
            }
        }
    }
    let code: Vec<&str> = code_lines(text).map(|(_, line)| line).collect();
    for path in code.join("\n").split("crate::").skip(1) {
        for module in modules(path) {
            let known = LAYERS.iter().any(|other| other.name == module);
            if known && module != layer.name && !layer.uses.contains(&module) {
                offences.push(format!("uses {module}"));
            }
        }
    }
    offences
}

/// The modules at the start of what follows `crate::`: one, or several in braces.
fn modules(path: &str) -> Vec<&str> {
    let Some(list) = path.strip_prefix('{') else {
        return vec![name_at_start(path)];
    };
    let mut depth = 1;
    let mut modules = vec![name_at_start(list)];
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => modules.push(name_at_start(&list[at + 1..])),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    modules
}

fn name_at_start(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn no_layer_reaches_up() {
    for layer in &LAYERS {
        let src = root().join("src");
        let mut files = rust_files(&src.join(layer.name));
        files.extend(rust_files(&src.join(layer.name).with_extension("rs")));
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let offences = offences(layer, &text);
            assert!(offences.is_empty(), "{}: {offences:?}", file.display());
        }
    }
}

#[test]
fn every_module_has_a_layer() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for (_, line) in code_lines(&lib) {
        if let Some(module) = line.strip_prefix("pub mod ") {
            let module = module.trim_end_matches(';');
            assert!(LAYERS.iter().any(|layer| layer.name == module), "{module}");
        }
    }
}

#[test]
fn a_planted_fault_is_found() {
    let check = |text: &str, expected: &[&str]| {
        assert_eq!(offences(&LAYERS[0], text), expected, "{text}");
    };
    check("// use egui;\nuse crate::model::Level;\n", &[]);
    check("use crate::edit::Edit;\n", &["uses edit"]);
    check("\nuse egui::Ui;\n", &["line 2 mentions egui"]);
    check(
        "use crate::{\n    model::{Level, ui},\n    io::{self, app},\n    ui,\n};\nuse x::{edit};",
        &["uses io", "uses ui"],
    );
}

#[test]
fn no_file_grows_past_the_limit() {
    for file in rust_files(&root().join("src")) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= MAX_LINES, "{} has {lines} lines", file.display());
    }
}
