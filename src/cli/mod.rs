//! The command line: the same work as in the window, without one.
//!
//! A contract that scripts depend on. Exit status: 0 done, 1 the input is at
//! fault, 2 the command line is at fault. An error is one line on standard
//! error. Nothing here needs a display; the window is opened by whoever calls
//! [`run`].

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::io::{Sample, WriteError, sample, samples, write, write_new};
use crate::model::Project;

mod analyze;
mod check;
mod export;
mod import;
mod view;

/// Put competitors on a strategy canvas, drag them, and put the picture on a slide
#[derive(Debug, Parser)]
#[command(name = "seachart", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    work: Option<Work>,

    /// The project to open in the window; without it, a start screen
    file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Work {
    /// List the built-in samples, one name a line
    Samples,

    /// Write a new project
    New {
        /// The file to write
        out: PathBuf,
        /// Copy a built-in sample instead of starting blank
        #[arg(long, value_name = "NAME", value_parser = names())]
        sample: Option<String>,
        /// Replace the file if there is one
        #[arg(long)]
        force: bool,
    },

    /// Say what is wrong or doubtful in a project
    Check {
        /// The project
        file: PathBuf,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },

    /// Say what our own curve does with each factor, and how it stands to the rivals
    Analyze(analyze::Options),

    /// Draw a project into an SVG, PNG or PDF file
    Export(export::Options),

    /// Make a project from a table: CSV, TSV or other text, XLSX or ODS
    Import(Box<import::Options>),
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(samples().iter().map(|Sample { name, .. }| *name))
}

/// What a command came to, when it could do its work.
#[derive(Debug, Default)]
struct Done {
    /// For standard output.
    text: String,
    /// Whether the input is at fault nevertheless.
    at_fault: bool,
}

/// Why a command could not do its work, in one line.
#[derive(Debug)]
enum Fault {
    /// A file, its contents, or the system.
    Input(String),
    /// What was typed.
    Usage(String),
}

impl Fault {
    fn input(error: impl Display) -> Self {
        Self::Input(error.to_string())
    }

    fn usage(error: impl Display) -> Self {
        Self::Usage(error.to_string())
    }
}

/// Do what `arguments` say, the first of which is the program's own name, and
/// give the exit status. `window` opens the window and returns when it is closed.
pub fn run<E: Display>(
    arguments: impl IntoIterator<Item = OsString>,
    window: impl FnOnce(Option<PathBuf>) -> Result<(), E>,
) -> ExitCode {
    match come_to(arguments, window) {
        Ok(done) => print(&done),
        Err(Fault::Input(message)) => {
            complain(&message);
            ExitCode::from(1)
        }
        Err(Fault::Usage(message)) => {
            complain(&message);
            ExitCode::from(2)
        }
    }
}

/// The same without a window and without printing it: the exit status, with what
/// would stand on standard output or the line of complaint.
pub fn answer(arguments: impl IntoIterator<Item = OsString>) -> (u8, String) {
    match come_to(arguments, |_| Err("here is no window")) {
        Ok(Done { text, at_fault }) => (u8::from(at_fault), text),
        Err(Fault::Input(message)) => (1, message),
        Err(Fault::Usage(message)) => (2, message),
    }
}

/// What the arguments ask for, done.
fn come_to<E: Display>(
    arguments: impl IntoIterator<Item = OsString>,
    window: impl FnOnce(Option<PathBuf>) -> Result<(), E>,
) -> Result<Done, Fault> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    match Arguments::try_parse_from(&arguments) {
        Ok(Arguments {
            work: Some(work), ..
        }) => work.run(),
        Ok(Arguments { work: None, file }) => {
            // It is remembered, and the next run begins in another folder.
            let file = file.map(|file| std::path::absolute(&file).unwrap_or(file));
            window(file).map(|()| Done::default()).map_err(Fault::input)
        }
        Err(error) => said(&error, &arguments),
    }
}

impl Work {
    fn run(self) -> Result<Done, Fault> {
        match self {
            Self::Samples => Ok(Done {
                text: samples()
                    .iter()
                    .flat_map(|it| {
                        [
                            it.name, "
",
                        ]
                    })
                    .collect(),
                at_fault: false,
            }),
            Self::New { out, sample, force } => {
                let project = started_from(sample.as_deref())?;
                put(&out, &project, force).map(|()| Done::default())
            }
            Self::Check { file, json } => check::run(&file, json),
            Self::Analyze(options) => options.run(),
            Self::Export(options) => options.run(),
            Self::Import(options) => options.run(),
        }
    }
}

/// Write a new project; by `force` in place of what is there.
fn put(out: &Path, project: &Project, force: bool) -> Result<(), Fault> {
    let written = if force {
        write(out, project)
    } else {
        write_new(out, project)
    };
    written.map_err(|error| {
        let advice = match error {
            WriteError::Exists(_) => "--force replaces it, ",
            _ => "",
        };
        Fault::Input(format!("{advice}{error}"))
    })
}

fn started_from(name: Option<&str>) -> Result<Project, Fault> {
    let Some(name) = name else {
        return Ok(Project::default());
    };
    sample(name).ok_or_else(|| Fault::Usage(format!("there is no sample \"{name}\"")))
}

/// The project, from the file at `path`, as it is or with our own company as it
/// would be in the scenario with the id that was typed.
fn seen(project: Project, scenario: Option<&str>, path: &Path) -> Result<Project, Fault> {
    let Some(typed) = scenario else {
        return Ok(project);
    };
    let mut all = project.scenarios.iter();
    let found = all.find(|scenario| scenario.id.as_str() == typed);
    if let Some(seen) = found.and_then(|scenario| project.in_scenario(&scenario.id)) {
        return Ok(seen);
    }
    let ids = project.scenarios.iter().map(|it| it.id.as_str());
    let ids: Vec<&str> = ids.collect();
    Err(Fault::Usage(unknown(("scenario", typed), &ids, path)))
}

/// What to say of an id that is not in the project, with those that are.
fn unknown((kind, id): (&str, &str), ids: &[&str], path: &Path) -> String {
    let path = path.display();
    let expected = match ids {
        [] => "it has none".to_owned(),
        ids => format!("expected {}", ids.join(", ")),
    };
    format!("there is no {kind} \"{id}\", {expected}: {path}")
}

/// What clap says: the help that was asked for, or one line of complaint.
fn said(error: &clap::Error, arguments: &[OsString]) -> Result<Done, Fault> {
    let text = error.render().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Ok(Done {
            text,
            at_fault: false,
        }),
        ErrorKind::ArgumentConflict if let Some(typed) = unknown_command(arguments) => {
            let typed = typed.display();
            Err(Fault::Usage(format!(
                "there is no command \"{typed}\" (seachart --help tells more)"
            )))
        }
        _ => {
            // Below the first paragraph stand advice and usage.
            let told = text.split("\n\n").next().unwrap_or_default();
            let words: Vec<&str> = told.split_whitespace().collect();
            let line = words.join(" ");
            let line = line.strip_prefix("error: ").unwrap_or(&line);
            Err(Fault::Usage(format!("{line} (seachart --help tells more)")))
        }
    }
}

/// The first word, where it can only be meant as a command and is none.
fn unknown_command(arguments: &[OsString]) -> Option<&OsString> {
    let first = arguments.get(1)?;
    let known = Arguments::command()
        .get_subcommands()
        .any(|command| first == command.get_name());
    (!known && arguments.len() > 2).then_some(first)
}

/// Say on standard error, on one line, what is wrong.
fn complain(message: &str) {
    let plain = |c: char| {
        if c.is_control() {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    let line: String = message.chars().map(plain).collect();
    // With nowhere to complain to there is the exit status still.
    drop(writeln!(io::stderr().lock(), "seachart: {line}"));
}

fn print(done: &Done) -> ExitCode {
    let mut out = io::stdout().lock();
    let printed = out
        .write_all(done.text.as_bytes())
        .and_then(|()| out.flush());
    match printed {
        // Whoever reads has read enough: `seachart samples | head -1`.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("cannot write to standard output, {error}"));
            ExitCode::from(1)
        }
        _ => ExitCode::from(u8::from(done.at_fault)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn an_unknown_scenario_is_answered_with_those_there_are() {
        let mut project = Project::default();
        let complaint =
            |project: &Project| match seen(project.clone(), Some("x"), Path::new("p.ron")) {
                Err(Fault::Usage(message)) => message,
                other => format!("{other:?}"),
            };
        let expected = "there is no scenario \"x\", it has none: p.ron";
        assert_eq!(complaint(&project), expected);
        for (name, expected) in [("To be", "to-be"), ("Bold", "to-be, bold")] {
            let scenario = project.fresh_scenario(name);
            project.scenarios.push(Arc::new(scenario));
            let expected = format!("there is no scenario \"x\", expected {expected}: p.ron");
            assert_eq!(complaint(&project), expected);
        }
    }

    #[test]
    fn a_scenario_is_seen_with_its_own_tagline() {
        let mut project = Project::default();
        let mut scenario = project.fresh_scenario("To be");
        scenario.tagline = "Better".into();
        project.scenarios.push(Arc::new(scenario));
        assert_eq!(
            &*seen(project.clone(), Some("to-be"), Path::new("p.ron"))
                .unwrap()
                .tagline,
            "Better"
        );
        assert_eq!(
            seen(project.clone(), None, Path::new("p.ron")).unwrap(),
            project
        );
    }
}
