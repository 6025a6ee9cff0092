//! Where passwords and passphrases come from: a file, stdin, the environment, or a terminal.
//!
//! Apart because none of them may ever be an argument (every account of the machine can read
//! arguments), be echoed, or be asked for where nobody can answer.

use std::io::{self, BufRead, IsTerminal, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::failure::{Error, Failure};
use crate::directory;
use crate::error::Cause;
use crate::secret::Secret;

/// Longer is no password but a wrong file.
const LIMIT: u64 = 4096;

/// One kind of secret and its two doors.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    /// The option that names a file.
    pub option: &'static str,
    /// The environment variable.
    pub variable: &'static str,
}

/// A device's, a PFX's or a key file's.
pub(super) const PASSWORD: Kind = Kind {
    option: "--password-file",
    variable: "CAMSEAL_PASSWORD",
};

/// What opens the authority's key.
pub(super) const PASSPHRASE: Kind = Kind {
    option: "--passphrase-file",
    variable: "CAMSEAL_PASSPHRASE",
};

impl Kind {
    /// From the file, else the variable; `None` when neither was given.
    pub fn given(self, file: Option<&Path>) -> Result<Option<Secret>, Failure> {
        match file {
            Some(path) => first_line(path).map(Some),
            None => Ok(std::env::var(self.variable)
                .ok()
                .map(Zeroizing::new)
                .filter(|s| !s.is_empty())
                .map(|s| Secret::new(s.as_str()))),
        }
    }

    /// Like [`Kind::given`], then asks on the terminal.
    pub fn wanted(self, file: Option<&Path>, question: &str) -> Result<Secret, Failure> {
        match self.given(file)? {
            Some(secret) => Ok(secret),
            None if can_ask() => ask(question),
            None => Err(self.missing()),
        }
    }

    /// The failure that says how to give it.
    pub fn missing(self) -> Failure {
        Failure::from(Error::NoSecret {
            option: self.option,
            variable: self.variable,
        })
    }
}

/// Whether a person sits at a terminal.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks without echo.
pub(super) fn ask(question: &str) -> Result<Secret, Failure> {
    rpassword::prompt_password(format!("{question} "))
        .map(|text| Secret::new(Zeroizing::new(text).as_str()))
        .map_err(|e| Failure::from(Error::NotAnswered(Cause::new(e))))
}

/// Asks yes or no on the terminal; Enter alone is no.
pub(super) fn agrees(question: &str, yes: &str) -> Result<bool, Failure> {
    use std::io::Write;
    let _ = write!(io::stderr().lock(), "{question} ");
    let _ = io::stderr().flush();
    let mut line = String::new();
    let _ = io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|e| Failure::from(Error::NotAnswered(Cause::new(e))))?;
    Ok(means_yes(&line, yes))
}

/// Whether what was typed is one of the words for yes, or begins one; "y" is understood in every
/// language. Several words stand apart by blanks: not every keyboard has the "í" of "sí".
fn means_yes(line: &str, yes: &str) -> bool {
    let said = line.trim().to_lowercase();
    let mut words = yes.split_whitespace().chain(["yes"]);
    !said.is_empty() && words.any(|word| word.starts_with(&said))
}

/// The first line of a file or stdin, without its line end.
pub(super) fn first_line(path: &Path) -> Result<Secret, Failure> {
    let mut text = Zeroizing::new(Vec::new());
    if path == Path::new("-") {
        let _ = io::stdin()
            .lock()
            .take(LIMIT)
            .read_to_end(&mut text)
            .map_err(|e| directory::Error::at(path, e))?;
    } else {
        *text = directory::read(path, LIMIT)?;
    }
    let line = text.split(|b| *b == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let secret = std::str::from_utf8(line).ok().filter(|l| !l.is_empty());
    secret.map(Secret::new).ok_or_else(|| {
        Failure::from(Error::EmptySecret {
            path: path.to_owned(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_first_line_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p");
        for (text, secret) in [("a b\r\nrest", Some("a b")), ("x", Some("x")), ("\n", None)] {
            std::fs::write(&path, text).unwrap();
            let read = first_line(&path).ok();
            assert_eq!(read.as_ref().map(Secret::reveal), secret);
        }
        std::fs::write(&path, [b'x'; 5000]).unwrap();
        assert!(first_line(&path).is_err());
    }
    #[test]
    fn yes_is_understood_however_it_is_typed() {
        for said in ["s", "si\n", "Sí", "SÍ ", "y", "yes\r\n"] {
            assert!(means_yes(said, "sí si"), "{said:?}");
        }
        for said in ["", "\n", "no", "n", "sn", "sí no"] {
            assert!(!means_yes(said, "sí si"), "{said:?}");
        }
    }
}
