//! What leaves the program: nothing over a network, and in files nothing about
//! who made them, where and when.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[cfg(unix)]
#[path = "privacy/saved.rs"]
mod saved;
#[cfg(unix)]
#[path = "privacy/traces.rs"]
#[expect(clippy::expect_used, reason = "a test may panic")]
mod traces;
#[cfg(unix)]
#[expect(dead_code, reason = "each test file uses some of it")]
mod window;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// What code says that talks to other machines, or could.
const NETWORK: [&str; 6] = [
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "ToSocketAddrs",
    "getaddrinfo",
    "AF_INET",
];

/// Crates beneath the program in whose code one of these words stands, and why
/// no connection comes of it.
const MAY_SAY_SO: [(&str, &str); 6] = [
    ("async-io", "waits for the local sockets of zbus"),
    ("libc", "declares what the system has; calls nothing"),
    (
        "linux-raw-sys",
        "declares what the system has; calls nothing",
    ),
    (
        "rustix",
        "wraps what the system has: local sockets of X11, Wayland and zbus",
    ),
    (
        "x11rb",
        "talks to the X server, which is elsewhere only if DISPLAY says so",
    ),
    (
        "zbus",
        "talks to the desktop over its local bus: accessibility and file dialogs",
    ),
];

/// The lines of Rust files under `folder` that are code.
fn code(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code(&path, each);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            each(&path, &String::from_utf8_lossy(&fs::read(&path).unwrap()));
        }
    }
}

/// Whether a line that is no comment has one of the words.
fn says(text: &str, words: &[&str]) -> bool {
    // Most files have none of them, which is seen sooner.
    words.iter().any(|word| text.contains(word))
        && text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .any(|line| words.iter().any(|word| line.contains(word)))
}

/// This machine as cargo calls it.
fn host() -> String {
    let told = Command::new("rustc").arg("-vV").output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let mut lines = told.lines();
    let host = lines.find_map(|line| line.strip_prefix("host: "));
    host.unwrap().to_owned()
}

/// The folders of all crates that the program is made of on this machine, by name.
fn crates() -> BTreeMap<String, Vec<PathBuf>> {
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .args(["--filter-platform", &host()])
        .output()
        .unwrap();
    assert!(
        told.status.success(),
        "{:?}",
        String::from_utf8(told.stderr)
    );
    let metadata: Value = serde_json::from_slice(&told.stdout).unwrap();
    let list = |value: &Value| value.as_array().unwrap().clone();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let by_id = |values: Vec<Value>| -> BTreeMap<String, Value> {
        values.into_iter().map(|it| (text(&it["id"]), it)).collect()
    };
    let nodes = by_id(list(&metadata["resolve"]["nodes"]));
    let packages = by_id(list(&metadata["packages"]));
    let mut seen = BTreeSet::new();
    let mut open = vec![text(&metadata["resolve"]["root"])];
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        for dependency in list(&nodes[&id]["deps"]) {
            // Neither of tests nor of build scripts: of the program.
            let kinds = list(&dependency["dep_kinds"]);
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                open.push(text(&dependency["pkg"]));
            }
        }
    }
    let mut folders: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for id in seen {
        let package = &packages[&id];
        let manifest = PathBuf::from(text(&package["manifest_path"]));
        let folder = manifest.parent().unwrap().join("src");
        folders
            .entry(text(&package["name"]))
            .or_default()
            .push(folder);
    }
    folders
}

#[test]
fn no_crate_beneath_the_program_opens_a_connection() {
    let crates = crates();
    assert!(crates.len() > 200, "{} crates", crates.len());
    let mut found = BTreeSet::new();
    for (name, folders) in &crates {
        for folder in folders {
            code(folder, &mut |_, text| {
                if says(text, &NETWORK) {
                    found.insert(name.as_str());
                }
            });
        }
    }
    let expected: BTreeSet<&str> = MAY_SAY_SO.iter().map(|(name, _)| *name).collect();
    // The list is of what a window needs under Linux; elsewhere it needs less.
    let strange: Vec<_> = found.difference(&expected).collect();
    assert!(
        strange.is_empty(),
        "these crates can open connections: {strange:?}"
    );
    if cfg!(target_os = "linux") {
        assert_eq!(found, expected, "an exception that nobody needs");
    }
}

#[test]
fn the_program_itself_knows_no_network_and_no_user() {
    let words = [&NETWORK[..], &["std::net", "core::net", "UnixStream"]].concat();
    code(Path::new("src"), &mut |path, text| {
        assert!(!says(text, &words), "{}", path.display());
        let asks = ["\"USER\"", "\"LOGNAME\"", "\"HOSTNAME\"", "gethostname"];
        assert!(!says(text, &asks), "{}", path.display());
    });
    assert!(says("let a = TcpStream::connect", &NETWORK));
    assert!(!says("/// No TcpStream\nlet a = 1;", &NETWORK));
}

/// What stands nowhere in any file.
const SECRETS: [&str; 3] = ["secretuser", "secretmachine", "secretfolder"];

fn run(folder: &Path, arguments: &str) {
    let output = Command::new(env!("CARGO_BIN_EXE_seachart"))
        .current_dir(folder)
        .env("USER", SECRETS[0])
        .env("LOGNAME", SECRETS[0])
        .env("HOSTNAME", SECRETS[1])
        .args(arguments.split_whitespace())
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments}");
}

/// A folder with a file of every kind in it.
fn files() -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join(SECRETS[2]);
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("t.csv"), "brand,taste\nA,1\nB,5\n").unwrap();
    run(&folder, "new w.ron --sample wine");
    let import = format!("import {}/t.csv i.ron", folder.display());
    run(&folder, &import);
    for view in ["canvas", "curve", "map", "errc"] {
        for ending in ["svg", "png", "pdf"] {
            run(
                &folder,
                &format!("export w.ron {view}.{ending} --view {view}"),
            );
        }
    }
    run(&folder, "export w.ron board.md --view errc");
    run(&folder, "export w.ron board.csv --view errc");
    (root, folder)
}

#[cfg(unix)]
#[test]
fn no_file_says_who_made_it_and_where() {
    let (root, folder) = files();
    let mut words = traces::real_names();
    words.extend(SECRETS.map(ToOwned::to_owned));
    let place = root.path().file_name().unwrap();
    words.insert(place.to_str().unwrap().to_owned());
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = traces::readable(&path);
        for word in &words {
            assert!(!traces::say(&bytes, word), "{} says {word}", path.display());
        }
        count += 1;
    }
    assert_eq!(count, 1 + 2 + 12 + 2);
}

#[test]
fn a_picture_says_nothing_of_itself_but_its_title() {
    let (_root, folder) = files();
    for view in ["canvas", "curve", "map", "errc"] {
        let read = |ending| fs::read(folder.join(format!("{view}.{ending}"))).unwrap();
        png_has_no_texts(&read("png"));
        pdf_has_a_title_only(&read("pdf"));
        let svg = String::from_utf8(read("svg")).unwrap();
        for word in ["<!--", "<metadata", "<?", "generator", "xmlns:dc", "data-"] {
            assert!(!svg.contains(word), "{view}.svg has {word}");
        }
    }
}

/// Size, resolution and pixels.
fn png_has_no_texts(bytes: &[u8]) {
    let mut kinds = BTreeSet::new();
    let mut rest = &bytes[8..];
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        kinds.insert(String::from_utf8_lossy(&after[..4]).into_owned());
        rest = &after[4 + length + 4..];
    }
    assert!(rest.is_empty(), "something stands behind the picture");
    let allowed = ["IDAT", "IEND", "IHDR", "pHYs"].map(str::to_owned);
    assert_eq!(kinds, allowed.into());
}

/// The title twice, and numbers made from the contents.
fn pdf_has_a_title_only(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for word in [
        "Producer",
        "Creator",
        "Author",
        "Date",
        "ModifyDate",
        "/Keywords",
    ] {
        assert!(!text.contains(word), "a PDF has {word}");
    }
    // Its objects may be packed, too.
    #[cfg(unix)]
    {
        let packed = traces::unpacked(bytes);
        for key in [
            "/Producer",
            "/Creator",
            "/Author",
            "/CreationDate",
            "/ModDate",
        ] {
            assert!(!traces::say(&packed, key), "a PDF has {key}");
        }
    }
    let packet = text.split("<x:xmpmeta").nth(1).unwrap();
    let packet = packet.split("</x:xmpmeta>").next().unwrap();
    let elements = packet.split('<').skip(1).filter(|it| !it.starts_with('/'));
    let names = elements.filter_map(|it| it.split([' ', '>']).next());
    let names: BTreeSet<&str> = names.filter(|it| !it.starts_with("rdf:")).collect();
    let allowed = [
        "dc:format",
        "dc:title",
        "pdf:PDFVersion",
        "xmpMM:DocumentID",
        "xmpMM:InstanceID",
        "xmpMM:RenditionClass",
        "xmpTPg:NPages",
    ];
    assert_eq!(names, allowed.into());
}

#[test]
fn the_same_picture_of_another_day_and_place_has_the_same_bytes() {
    let (_one, first) = files();
    // Times in files count seconds.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let (_two, second) = files();
    for entry in fs::read_dir(&first).unwrap() {
        let name = entry.unwrap().file_name();
        let same = fs::read(first.join(&name)).unwrap() == fs::read(second.join(&name)).unwrap();
        assert!(same, "{}", name.display());
    }
}
