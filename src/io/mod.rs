//! Project files and built-in samples.

// Stands in for the real files, which are written elsewhere, until they are merged.

use std::path::Path;

use crate::model::Project;

/// Why a file was not read or written.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct FileError(String);

/// Reads the title.
pub fn read(path: &Path) -> Result<Project, FileError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| FileError(format!("{error}: {}", path.display())))?;
    let Some(title) = text.strip_prefix("Seachart ") else {
        return Err(FileError(format!(
            "expected Seachart: {}:1:1",
            path.display()
        )));
    };
    Ok(Project {
        title: title.into(),
        ..Project::default()
    })
}

/// Writes the title.
pub fn write(path: &Path, project: &Project) -> Result<(), FileError> {
    write_bytes(path, format!("Seachart {}", project.title).as_bytes())
}

/// Writes anything.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    std::fs::write(path, bytes).map_err(|error| FileError(format!("{error}: {}", path.display())))
}

/// A built-in project.
#[derive(Debug)]
#[expect(missing_docs, reason = "says it itself")]
pub struct Sample {
    pub name: &'static str,
    pub title: &'static str,
}

/// All of them.
pub fn samples() -> &'static [Sample] {
    &[
        Sample {
            name: "wine",
            title: "US wine, around 2001",
        },
        Sample {
            name: "airline",
            title: "US short-haul air",
        },
        Sample {
            name: "circus",
            title: "Live entertainment",
        },
        Sample {
            name: "hotel",
            title: "Hotels",
        },
        Sample {
            name: "barber",
            title: "Japanese barbers",
        },
        Sample {
            name: "coffee",
            title: "Two coffee shops",
        },
    ]
}

/// One of them.
pub fn sample(name: &str) -> Option<Project> {
    let sample = samples().iter().find(|sample| sample.name == name)?;
    Some(Project {
        title: sample.title.into(),
        ..Project::default()
    })
}
