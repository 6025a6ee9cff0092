//! What crosses between the window and its second run as administrator on Windows: the order as
//! a command line, the answer as a small file.
//!
//! Apart because both ends are this same program, and because the end with rights must be narrow:
//! it takes exactly one shape of command line, compares the SHA-256 of what it is handed before
//! anything else, changes this computer's store of roots and nothing else, and writes its answer
//! only into a file that was not there before.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Act, compare};
use crate::certificate::{Certificate, Fingerprint};
use crate::truststore::{Error, Presence, SYSTEM, TrustStore, admit, error::file_error};

/// A root certificate is a few kilobytes.
const LARGEST: u64 = 64 * 1024;

/// What the second run is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Put in or take out.
    pub act: Act,
    /// The file with the root (PEM or DER).
    pub root: PathBuf,
    /// Its SHA-256, announced.
    pub announced: Fingerprint,
    /// Where the answer goes; must not exist yet.
    pub answer: PathBuf,
}

impl Order {
    /// Reads a command line behind the program's name. `None` when it has any other shape: then
    /// it is no order of ours.
    pub fn read(words: &[OsString]) -> Option<Self> {
        let text = |at: usize| words.get(at).and_then(|w| w.to_str());
        let shape = words.len() == 11
            && text(0) == Some("trust")
            && text(2) == Some("--root")
            && text(4) == Some("--sha256")
            && text(6) == Some("--store")
            && text(7) == Some(SYSTEM)
            && text(8) == Some("--answer")
            && text(10) == Some("--elevated");
        if !shape {
            return None;
        }
        Some(Self {
            act: match text(1)? {
                "install" => Act::Install,
                "remove" => Act::Remove,
                _ => return None,
            },
            root: PathBuf::from(words.get(3)?),
            announced: text(5)?.parse().ok()?,
            answer: PathBuf::from(words.get(9)?),
        })
    }

    /// The same as one command line for `CommandLineToArgvW`.
    pub fn write(&self) -> String {
        let words = [
            "trust".to_owned(),
            self.act.verb().to_owned(),
            "--root".to_owned(),
            self.root.display().to_string(),
            "--sha256".to_owned(),
            self.announced.to_string(),
            "--store".to_owned(),
            SYSTEM.to_owned(),
            "--answer".to_owned(),
            self.answer.display().to_string(),
            "--elevated".to_owned(),
        ];
        words.map(|word| quoted(&word)).join(" ")
    }

    /// Does it, with rights, and writes down how it went. Nobody is asked here.
    pub async fn carry_out(&self, store: &dyn TrustStore) -> Answer {
        let answer = match self.change(store).await {
            Ok(presence) => Answer {
                presence: Some(presence.into()),
                reason: None,
            },
            Err(error) => Answer {
                presence: None,
                reason: Some(crate::error::chain(&error).join(": ")),
            },
        };
        if let Err(error) = answer.save(&self.answer) {
            log::error!("{error}");
        }
        answer
    }

    async fn change(&self, store: &dyn TrustStore) -> Result<Presence, Error> {
        let root = self.handed_over()?;
        compare(&root, self.announced)?;
        match self.act {
            Act::Install => {
                admit(&root)?;
                store.install(&root).await
            }
            Act::Remove => store.remove(&root).await,
        }
    }

    /// Only the first certificate of the file counts: the window writes one.
    fn handed_over(&self) -> Result<Certificate, Error> {
        let broken = |e| file_error(&self.root, e);
        let mut bytes = Vec::new();
        let _ = std::fs::File::open(&self.root)
            .map_err(broken)?
            .take(LARGEST)
            .read_to_end(&mut bytes)
            .map_err(broken)?;
        let der = pem::parse(&bytes).map_or(bytes, pem::Pem::into_contents);
        Certificate::from_der(&der).map_err(|e| Error::Damaged {
            place: self.root.display().to_string(),
            detail: e.to_string(),
        })
    }
}

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// What the store said afterwards.
    pub presence: Option<Seen>,
    /// Why not, for Details.
    pub reason: Option<String>,
}

/// [`Presence`] as it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// In and trusted.
    Trusted,
    /// In, but not trusted.
    Untrusted,
    /// Not in.
    Absent,
}

impl From<Presence> for Seen {
    fn from(presence: Presence) -> Self {
        match presence {
            Presence::Trusted => Self::Trusted,
            Presence::Untrusted => Self::Untrusted,
            Presence::Absent => Self::Absent,
        }
    }
}

impl Answer {
    fn save(&self, path: &Path) -> Result<(), Error> {
        let broken = |e| file_error(path, e);
        let text = serde_json::to_vec(self).map_err(|e| broken(std::io::Error::other(e)))?;
        // Never over something that is there: this runs with rights.
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)
            .and_then(|mut file| file.write_all(&text))
            .map_err(broken)
    }

    /// Reads what the second run wrote; `None` when it wrote nothing that can be understood.
    pub fn load(path: &Path) -> Option<Self> {
        let mut bytes = Vec::new();
        let _ = std::fs::File::open(path)
            .ok()?
            .take(LARGEST)
            .read_to_end(&mut bytes)
            .ok()?;
        serde_json::from_slice(&bytes).ok()
    }
}

/// One word as `CommandLineToArgvW` reads it back: quotes and the backslashes before them are
/// doubled (Microsoft, "Parsing C command-line arguments").
fn quoted(word: &str) -> String {
    if !word.is_empty() && !word.contains([' ', '\t', '"']) {
        return word.to_owned();
    }
    let mut line = String::from("\"");
    let mut slashes = 0;
    for c in word.chars() {
        match c {
            '\\' => slashes += 1,
            '"' => {
                line.push_str(&"\\".repeat(slashes + 1));
                slashes = 0;
            }
            _ => slashes = 0,
        }
        line.push(c);
    }
    line.push_str(&"\\".repeat(slashes));
    line.push('"');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order() -> Order {
        Order {
            act: Act::Install,
            root: PathBuf::from(r"C:\Users\Jörg Müller\Temp\root.crt"),
            announced: "ab".repeat(32).parse().unwrap(),
            answer: PathBuf::from(r"C:\Users\Jörg Müller\Temp\answer.json"),
        }
    }

    fn words(order: &Order) -> Vec<OsString> {
        [
            "trust",
            order.act.verb(),
            "--root",
            order.root.to_str().unwrap(),
            "--sha256",
            &order.announced.to_string(),
            "--store",
            "system",
            "--answer",
            order.answer.to_str().unwrap(),
            "--elevated",
        ]
        .iter()
        .map(OsString::from)
        .collect()
    }

    #[test]
    fn words_with_spaces_and_quotes_survive_windows() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted(r"C:\no space\"), r#""C:\no space\\""#);
        assert_eq!(quoted(r#"a\"b"#), r#""a\\\"b""#);
        assert_eq!(quoted(""), r#""""#);
        assert!(
            order()
                .write()
                .contains(r#"--root "C:\Users\Jörg Müller\Temp\root.crt""#)
        );
    }

    #[test]
    fn only_the_one_shape_is_an_order() {
        let right = words(&order());
        assert_eq!(Order::read(&right), Some(order()));
        for at in 0..right.len() {
            let mut fewer = right.clone();
            let _ = fewer.remove(at);
            assert_eq!(Order::read(&fewer), None, "without word {at}");
        }
        for (at, other) in [
            (1, "status"),
            (5, "abcd"),
            (7, "firefox"),
            (10, "--verbose"),
        ] {
            let mut wrong = right.clone();
            wrong[at] = OsString::from(other);
            assert_eq!(Order::read(&wrong), None, "{other}");
        }
        let mut more = right;
        more.push("--json".into());
        assert_eq!(Order::read(&more), None);
    }

    #[test]
    fn an_answer_is_never_written_over_something() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answer.json");
        let answer = Answer {
            presence: Some(Seen::Trusted),
            reason: None,
        };
        answer.save(&path).unwrap();
        assert_eq!(Answer::load(&path), Some(answer.clone()));
        assert!(answer.save(&path).is_err());
        std::fs::write(&path, "{\"presence\":\"trusted\",\"run\":\"calc\"}").unwrap();
        assert_eq!(Answer::load(&path), None);
        assert_eq!(Answer::load(&folder.path().join("none")), None);
    }
}
