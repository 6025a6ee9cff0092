//! What is said where: data on stdout, everything else on stderr, text or JSON.
//!
//! Apart so that no verb writes to a stream itself: here foreign text loses its control characters
//! (a camera's name must not drive the terminal), a closed pipe is no error, and a full disk is.

use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use super::failure::{Error, Failure};
use crate::error::{Cause, Explanation};
use crate::fl;

/// Text for people or JSON for programs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Output {
    json: bool,
    verbose: bool,
}

impl Output {
    pub fn new(json: bool, verbose: bool) -> Self {
        Self { json, verbose }
    }

    /// Whether a program reads the answer.
    pub fn is_json(self) -> bool {
        self.json
    }

    /// Whether somebody watches stderr: only then is a progress line worth redrawing.
    pub fn is_watched(self) -> bool {
        !self.json && io::stderr().is_terminal()
    }

    /// One answer: as one line of JSON, or the text of `words`.
    pub fn answer(
        self,
        value: &impl Serialize,
        words: impl FnOnce() -> String,
    ) -> Result<(), Error> {
        if self.json {
            self.json(value)
        } else {
            self.text(&words())
        }
    }

    /// One JSON object in one line, flushed: a reader at the other end of a pipe waits for it.
    pub fn json(self, value: &impl Serialize) -> Result<(), Error> {
        let mut line = serde_json::to_vec(value).map_err(|e| Error::Output(Cause::new(e)))?;
        line.push(b'\n');
        self.bytes(&line)
    }

    /// Lines for people.
    pub fn text(self, text: &str) -> Result<(), Error> {
        let mut line = harmless(text);
        line.push('\n');
        self.bytes(line.as_bytes())
    }

    /// Bytes as they are (PEM, DER, completions).
    pub fn bytes(self, bytes: &[u8]) -> Result<(), Error> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            // `| head` has seen enough.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(|e| Error::Output(Cause::new(e))),
        }
    }

    /// A line beside the answer. If stderr is gone there is nobody to tell.
    pub fn aside(self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{}", harmless(text));
    }

    /// A note with what to do, beside the answer.
    pub fn note(self, explanation: &Explanation) {
        self.aside(&fl!("console-note", what = explanation.what.as_str()));
        if !explanation.todo.is_empty() {
            self.aside(&fl!("console-hint", todo = explanation.todo.as_str()));
        }
    }

    /// Why the program ends: `error: …`, `hint: …`, with `--verbose` the causes.
    pub fn failure(self, failure: &Failure) {
        if self.json {
            let told = Told {
                error: &failure.id,
                what: &failure.explanation.what,
                todo: &failure.explanation.todo,
                causes: self.verbose.then_some(&failure.chain[..]),
            };
            if let Ok(line) = serde_json::to_string(&told) {
                self.aside(&line);
            }
            return;
        }
        self.aside(&fl!(
            "console-error",
            what = failure.explanation.what.as_str()
        ));
        if !failure.explanation.todo.is_empty() {
            self.aside(&fl!(
                "console-hint",
                todo = failure.explanation.todo.as_str()
            ));
        }
        if self.verbose {
            for (depth, cause) in failure.chain.iter().enumerate() {
                self.aside(&format!("  {depth}: {cause}"));
            }
        }
    }
}

/// An error for programs.
#[derive(Serialize)]
struct Told<'a> {
    error: &'a str,
    what: &'a str,
    todo: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    causes: Option<&'a [String]>,
}

/// Without control, direction and invisible characters; line breaks and tabs stay.
pub(super) fn harmless(text: &str) -> String {
    text.chars()
        .filter(|c| {
            matches!(c, '\n' | '\t')
                || !(c.is_control()
                    || matches!(*c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'))
        })
        .collect()
}

/// Lines in two columns, the left one as wide as its longest cell.
pub(super) fn columns(rows: &[(String, String)]) -> String {
    let width = rows
        .iter()
        .map(|(left, _)| left.chars().count())
        .max()
        .unwrap_or(0);
    rows.iter()
        .map(|(left, right)| {
            let gap = " ".repeat(width - left.chars().count() + 2);
            // A value of several lines stays in its column.
            let right = right.replace('\n', &format!("\n{}", " ".repeat(width + 2)));
            format!("{left}{gap}{right}")
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_cannot_drive_the_terminal() {
        assert_eq!(
            harmless("a\u{1b}]0;x\u{7}b\r\u{202e}c\td\n"),
            "a]0;xbc\td\n"
        );
    }

    #[test]
    fn columns_line_up() {
        let rows = [("a".into(), "1\n2".into()), ("long".into(), "3".into())];
        assert_eq!(columns(&rows), "a     1\n      2\nlong  3");
    }
}
