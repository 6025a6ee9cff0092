//! The console twin: every verb of camseal for scripts, screen readers and machines without a
//! desktop.
//!
//! The door of the area: [`run`] reads the command line, chooses the language, hands the verb to
//! its file, and turns the answer into an exit code. Data goes to stdout, all else to stderr.

use std::ffi::OsString;
use std::path::Path;

use clap::Parser;

use crate::i18n::{self, Language};
use crate::settings::Settings;

use arguments::{Arguments, Verb};
use failure::Failure;
use output::Output;

mod adopt;
mod arguments;
mod authority;
mod check;
#[cfg(windows)]
mod elevated;
mod failure;
mod files;
mod find;
mod forget;
mod http_off;
mod identify;
mod issue;
mod opening;
mod output;
mod practice;
mod request;
mod secrets;
mod secure;
mod sheet;
mod shell;
mod site;
mod tidy;
mod trust;
mod view;

#[cfg(windows)]
pub use elevated::elevated;
pub use failure::Error;

/// How a verb ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Yes, or done: 0.
    Yes,
    /// No, refused, not trusted: 1.
    No,
    /// Could not find out, or bad use: 2.
    Unknown,
}

impl Exit {
    fn code(self) -> u8 {
        match self {
            Self::Yes => 0,
            Self::No => 1,
            Self::Unknown => 2,
        }
    }
}

/// What a verb answers.
type Done = Result<Exit, Failure>;

/// What every verb is given.
struct Desk {
    output: Output,
    global: arguments::Global,
}

impl Desk {
    /// The path of `--site`.
    fn site_path(&self) -> Result<&Path, Failure> {
        self.global
            .site
            .as_deref()
            .ok_or_else(|| Failure::from(Error::NoSite))
    }
}

/// Carries out one command line (program name first) and answers the exit code: 0 yes or done,
/// 1 no, refused or not trusted, 2 could not find out or bad use.
pub fn run(args: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> u8 {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(told) => {
            // Help and version go to stdout with 0, bad use to stderr with 2. A closed pipe is
            // nobody's concern here.
            let _ = told.print();
            return if told.use_stderr() { 2 } else { 0 };
        }
    };
    let Arguments { global, verb } = arguments;
    let output = Output::new(global.json, global.verbose);
    let exit = match choose_language(global.language.as_deref()) {
        Err(error) => Err(Failure::from(error)),
        Ok(()) => answer(Desk { output, global }, verb),
    };
    match exit {
        Ok(exit) => exit.code(),
        Err(failure) => {
            output.failure(&failure);
            failure.exit.code()
        }
    }
}

/// `--language`, else what the person chose in the window, else the desktop's.
fn choose_language(tag: Option<&str>) -> Result<(), Error> {
    let language = match tag {
        Some(tag) => Language::from_tag(tag).ok_or_else(|| Error::UnknownLanguage {
            tag: tag.to_owned(),
        })?,
        None => Settings::path()
            .map(|path| Settings::load(&path).0)
            .and_then(|settings| settings.language)
            .unwrap_or_else(Language::of_desktop),
    };
    i18n::switch(language);
    Ok(())
}

fn answer(desk: Desk, verb: Verb) -> Done {
    match verb {
        Verb::Completions { shell } => return shell::completions(&desk, shell),
        Verb::Manual { verb } => return shell::manual(&desk, verb.as_deref()),
        _ => {}
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Error::runtime)?;
    runtime.block_on(async {
        match verb {
            Verb::Practice(asked) => practice::practice(&desk, asked).await,
            Verb::Site(arguments::Site::Create(asked)) => site::create(&desk, asked),
            Verb::Site(arguments::Site::Forget(asked)) => forget::forget(&desk, &asked).await,
            Verb::Site(arguments::Site::Show { file }) => site::show(&desk, file.as_deref()),
            Verb::Authority(arguments::Authority::Export { format, out }) => {
                authority::export(&desk, format, out.as_deref())
            }
            Verb::Authority(arguments::Authority::Import(asked)) => {
                authority::import(&desk, &asked)
            }
            Verb::View(asked) => view::view(&desk, &asked).await,
            Verb::Identify(asked) => identify::identify(&desk, asked).await,
            Verb::Issue(asked) => issue::issue(&desk, &asked),
            Verb::Sign(asked) => issue::sign(&desk, &asked),
            Verb::HttpOff(asked) => http_off::http_off(&desk, &asked).await,
            Verb::Request(asked) => request::request(&desk, &asked).await,
            Verb::Secure(asked) => secure::secure(&desk, &asked).await,
            Verb::Adopt(asked) => adopt::adopt(&desk, &asked).await,
            Verb::Check(asked) => check::check(&desk, &asked).await,
            Verb::Trust(asked) => trust::trust(&desk, asked).await,
            Verb::Find(asked) => find::find(&desk, asked).await,
            Verb::Completions { .. } | Verb::Manual { .. } => Ok(Exit::Yes),
        }
    })
}
