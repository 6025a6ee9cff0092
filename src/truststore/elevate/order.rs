//! What crosses between the window and its second run as administrator on Windows: the order as
//! a command line, the answer as a small file.
//!
//! Apart because both ends are this same program, and because the end with rights must be narrow:
//! it takes exactly one shape of command line, compares the SHA-256 of what it is handed before
//! anything else, puts it into or takes it out of stores of roots of this computer and does nothing
//! else, and writes its answer only into a file that was not there before.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Act, compare};
use crate::certificate::{Certificate, Fingerprint};
use crate::truststore::{Error, Presence, Shelf, StoreId, TrustStore, admit, error::file_error};

/// A root certificate is a few kilobytes.
const LARGEST: u64 = 64 * 1024;

/// More stores than any computer has.
const MOST: usize = 32;

/// What the second run is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Put in or take out.
    pub act: Act,
    /// The file with the root (PEM or DER).
    pub root: PathBuf,
    /// Its SHA-256, announced.
    pub announced: Fingerprint,
    /// In which stores.
    pub stores: Vec<StoreId>,
    /// The shelf it is taken from: after it was put among the roots, or instead of them.
    pub shelf: Option<Shelf>,
    /// Where the answer goes; must not exist yet.
    pub answer: PathBuf,
}

impl Order {
    /// Reads a command line behind the program's name. `None` when it has any other shape: then
    /// it is no order of ours.
    pub fn read(words: &[OsString]) -> Option<Self> {
        let (fixed, rest) = words.split_at_checked(6)?;
        let [trust, act, root, path, sha256, announced] = fixed else {
            return None;
        };
        let (rest, end) = rest.split_at_checked(rest.len().checked_sub(3)?)?;
        let [answer, file, elevated] = end else {
            return None;
        };
        let names = trust == "trust" && root == "--root" && sha256 == "--sha256";
        if !names || answer != "--answer" || elevated != "--elevated" {
            return None;
        }
        let (mut stores, mut shelf) = (Vec::new(), None);
        for pair in rest.chunks(2) {
            let [option, value] = pair else { return None };
            match option.to_str()? {
                "--store" if shelf.is_none() => stores.push(StoreId(value.to_str()?.to_owned())),
                "--shelf" if shelf.is_none() => shelf = Some(value.to_str()?.parse().ok()?),
                _ => return None,
            }
        }
        // A shelf is one store's.
        let most = if shelf.is_some() { 1 } else { MOST };
        if stores.is_empty() || stores.len() > most {
            return None;
        }
        Some(Self {
            act: match act.to_str()? {
                "install" => Act::Install,
                "remove" => Act::Remove,
                _ => return None,
            },
            root: PathBuf::from(path),
            announced: announced.to_str()?.parse().ok()?,
            stores,
            shelf,
            answer: PathBuf::from(file),
        })
    }

    /// The same as one command line for `CommandLineToArgvW`.
    pub fn write(&self) -> String {
        let mut words = vec![
            "trust".to_owned(),
            self.act.verb().to_owned(),
            "--root".to_owned(),
            self.root.display().to_string(),
            "--sha256".to_owned(),
            self.announced.to_string(),
        ];
        for store in &self.stores {
            words.extend(["--store".to_owned(), store.0.clone()]);
        }
        if let Some(shelf) = self.shelf {
            words.extend(["--shelf".to_owned(), shelf.to_string()]);
        }
        words.extend([
            "--answer".to_owned(),
            self.answer.display().to_string(),
            "--elevated".to_owned(),
        ]);
        let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
        words.join(" ")
    }

    /// Does it, with rights, and writes down how it went. Nobody is asked here. `all` are the
    /// stores of this computer.
    pub async fn carry_out(&self, all: &[Arc<dyn TrustStore>]) -> Answer {
        let mut answer = Answer { stores: Vec::new() };
        for id in &self.stores {
            let done = match all.iter().find(|store| store.id() == *id) {
                Some(store) => self.change(store.as_ref()).await,
                None => Err(Error::NoSuchStore { id: id.0.clone() }),
            };
            let reason = done.as_ref().err();
            answer.stores.push(Told {
                store: id.0.clone(),
                reason: reason.map(|error| crate::error::chain(error).join(": ")),
                presence: done.ok().map(Seen::from),
            });
        }
        if let Err(error) = answer.save(&self.answer) {
            log::error!("{error}");
        }
        answer
    }

    async fn change(&self, store: &dyn TrustStore) -> Result<Presence, Error> {
        let root = self.handed_over()?;
        compare(&root, self.announced)?;
        let presence = match (self.act, self.shelf) {
            (Act::Install, _) => {
                admit(&root)?;
                store.install(&root).await?
            }
            (Act::Remove, None) => store.remove(&root).await?,
            (Act::Remove, Some(_)) => store.presence(&root).await?,
        };
        let Some(shelf) = self.shelf else {
            return Ok(presence);
        };
        if self.act == Act::Install && presence != Presence::Trusted {
            // It stays where it is until it has its new place.
            return Ok(presence);
        }
        for held in store.listing().await? {
            if held.fingerprint() == self.announced && held.shelf == shelf {
                store.take(&held).await?;
            }
        }
        store.presence(&root).await
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
    /// Each store of the order.
    pub stores: Vec<Told>,
}

/// How it went in one store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// Its id.
    pub store: String,
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
    /// What was said of this store.
    pub fn of(&self, store: &StoreId) -> Option<&Told> {
        self.stores.iter().find(|told| told.store == store.0)
    }

    /// Whether every store was changed.
    pub fn is_whole(&self) -> bool {
        self.stores.iter().all(|told| told.presence.is_some())
    }

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
            stores: vec![StoreId("system".to_owned()), StoreId("java-21".to_owned())],
            shelf: None,
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
            "--store",
            "java-21",
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
        let mut shelved = right.clone();
        let _: Vec<_> = shelved
            .splice(8..10, ["--shelf".into(), "personal".into()])
            .collect();
        let read = Order::read(&shelved).unwrap();
        assert_eq!(read.shelf, Some(Shelf::Personal));
        assert_eq!(read.stores.len(), 1);
        assert!(
            read.write()
                .contains("--store system --shelf personal --answer")
        );
        for at in 0..right.len() {
            let mut fewer = right.clone();
            let _ = fewer.remove(at);
            assert_eq!(Order::read(&fewer), None, "without word {at}");
        }
        for (at, other) in [
            (1, "status"),
            (5, "abcd"),
            (6, "--site"),
            // a shelf of two stores, and one that is none
            (8, "--shelf"),
            (12, "--verbose"),
        ] {
            let mut wrong = right.clone();
            wrong[at] = OsString::from(other);
            assert_eq!(Order::read(&wrong), None, "{other}");
        }
        let mut more = right;
        more.push("--json".into());
        assert_eq!(Order::read(&more), None);
        let mut many = words(&order());
        for _ in 0..MOST {
            many.insert(6, "system".into());
            many.insert(6, "--store".into());
        }
        assert_eq!(Order::read(&many), None);
    }

    #[test]
    fn an_answer_is_never_written_over_something() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answer.json");
        let answer = Answer {
            stores: vec![Told {
                store: "system".to_owned(),
                presence: Some(Seen::Trusted),
                reason: None,
            }],
        };
        assert!(answer.is_whole());
        answer.save(&path).unwrap();
        assert_eq!(Answer::load(&path), Some(answer.clone()));
        assert!(answer.save(&path).is_err());
        std::fs::write(&path, "{\"stores\":[],\"run\":\"calc\"}").unwrap();
        assert_eq!(Answer::load(&path), None);
        assert_eq!(Answer::load(&folder.path().join("none")), None);
    }
}
