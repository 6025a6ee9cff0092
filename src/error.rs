//! How every error of camseal reaches a person: facts in the enums, words in the language files.
//!
//! Apart because all areas use it: an area's `Error` carries only facts (an address, a status);
//! [`Explain`] turns them into *what happened* and *what to do now*.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// A foreign error that can be cloned into messages. Its text is for the log and for "Details".
#[derive(Clone)]
pub struct Cause(Arc<dyn StdError + Send + Sync>);

impl Cause {
    /// Wraps any error, or a plain sentence about a technical fact.
    pub fn new(error: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Arc::from(error.into()))
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl StdError for Cause {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}

/// What happened, in one sentence, and what the technician can do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// One sentence, no code, no "failed to".
    pub what: String,
    /// One or two imperatives.
    pub todo: String,
}

/// Everything that is shown to a person as a reason: errors, findings, closed gates.
pub trait Explain {
    /// In the language chosen at this moment; never store the answer.
    fn explain(&self) -> Explanation;
}

/// The whole chain of an error as text, outermost first, for "Details" and `--verbose`.
pub fn chain(error: &(dyn StdError + 'static)) -> Vec<String> {
    let mut lines = vec![error.to_string()];
    let mut next = error.source();
    while let Some(inner) = next {
        let text = inner.to_string();
        if lines.last() != Some(&text) {
            lines.push(text);
        }
        next = inner.source();
    }
    lines
}

/// `explain!("error-device-refused", address = a)` reads `.what` and `.todo` of one message.
///
/// The id, both attributes and the arguments are checked by the compiler. Arguments belong to
/// `.what`; the rare ones of `.todo` follow a semicolon: `explain!("id", a = x; b = y)`.
#[macro_export]
macro_rules! explain {
    ($id:literal $(, $key:ident = $value:expr)* $(,)? $(; $($late:ident = $with:expr),+ $(,)?)?) => {{
        $crate::error::Explanation {
            what: $crate::fl!($id, "what" $(, $key = $value)*),
            todo: $crate::fl!($id, "todo" $($(, $late = $with)+)?),
        }
    }};
}
