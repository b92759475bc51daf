//! Real surveys through the dialog: the same project as from the command line.
//! The tables are no part of this repository: `SEACHART_DATA` says where they are.

use std::env;
use std::path::{Path, PathBuf};

use seachart::io::import::Source;

use super::{MAKE, as_guessed};
use crate::window::Window;

/// The folder with the tables; without one, why nothing is tested.
fn data() -> Option<PathBuf> {
    let folder = env::var_os("SEACHART_DATA").map(PathBuf::from);
    if folder.is_none() {
        #[expect(clippy::print_stderr, reason = "whoever runs the tests should know")]
        {
            eprintln!("skipped: SEACHART_DATA does not say where the tables are");
        }
    }
    folder
}

#[track_caller]
fn check(path: &Path) {
    let mut window = Window::new([]);
    window.draw_boxes();
    window.drop_file(path);
    window.click(MAKE);
    let expected = as_guessed(&Source::file(path).unwrap());
    assert_eq!(
        **window.app().project().unwrap(),
        expected,
        "{}",
        path.display()
    );
}

#[test]
fn the_dialog_makes_what_the_command_line_makes() {
    let Some(folder) = data() else { return };
    for name in [
        "fastfood_ratings.csv",
        "fastfood_importance.csv",
        "brand_ratings.csv",
        "airline_lounge_ratings.csv",
        "cars_specs.csv",
        "import_variants/dev_fastfood_fully_long.csv",
        "import_variants/dev_fastfood_semicolon_crlf_bom.csv",
        "import_variants/dev_fastfood_two_sheets_header_row3.xlsx",
        "import_variants/dev_fastfood_utf16le_tab.txt",
        "import_variants/dev_fastfood_wide.csv",
    ] {
        check(&folder.join(name));
    }
}
