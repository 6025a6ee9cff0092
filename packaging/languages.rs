//! The languages of the program, read from the folders of `i18n/` before the compiler starts.
//!
//! Apart so that a language is one folder and nothing else: its tag is the folder's name, its own
//! name and its English one are two texts in it, and the letters it needs are those of its texts.
//! `src/i18n.rs` takes in what is written here.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The source and the fallback; the first of the list.
const SOURCE: &str = "en";

struct Spoken {
    /// BCP 47, the folder's name.
    tag: String,
    /// `language-name`.
    name: String,
    /// `language-name-english`.
    english: String,
    /// Every character of its texts beyond ASCII.
    letters: String,
}

/// Writes `languages.rs`: the enum `Language`, one variant a folder, and its facts.
pub fn write(texts: &Path, out: &Path) -> Result<(), String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(texts).map_err(|e| format!("{}: {e}", texts.display()))? {
        let folder = entry.map_err(|e| e.to_string())?.path();
        if folder.is_dir() {
            all.push(read(&folder)?);
        }
    }
    all.sort_by_key(|spoken| (spoken.tag != SOURCE, spoken.tag.clone()));
    let mut code = String::from(
        "/// A language camseal ships complete: a folder of `i18n/`.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum Language {\n",
    );
    for spoken in &all {
        let _ = writeln!(code, "/// {}.\n{},", spoken.english, variant(spoken));
    }
    let count = all.len();
    let _ = writeln!(
        code,
        "}}\nimpl Language {{\n/// Every shipped language, English first.\n\
         pub const ALL: [Self; {count}] = ["
    );
    for spoken in &all {
        let _ = writeln!(code, "Self::{},", variant(spoken));
    }
    code.push_str("];\n");
    for (name, what, fact) in [
        ("tag", "BCP 47 tag, also its folder in `i18n/`", 0),
        ("name", "Its own name for itself", 1),
        ("english", "Its name in English, in Latin letters", 2),
        ("letters", "Every character of its texts beyond ASCII", 3),
    ] {
        let _ = writeln!(
            code,
            "/// {what}.\npub const fn {name}(self) -> &'static str {{ match self {{"
        );
        for spoken in &all {
            let facts = [&spoken.tag, &spoken.name, &spoken.english, &spoken.letters];
            let _ = writeln!(code, "Self::{} => {:?},", variant(spoken), facts[fact]);
        }
        code.push_str("}}\n");
    }
    code.push_str("}\n");
    fs::write(out, code).map_err(|e| format!("{}: {e}", out.display()))
}

fn read(folder: &Path) -> Result<Spoken, String> {
    let file = folder.join("camseal.ftl");
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let told = |key: &str| {
        text.lines()
            .filter_map(|line| line.split_once('='))
            .find(|(found, _)| found.trim_end() == key)
            .map(|(_, told)| told.trim().to_owned())
            .ok_or_else(|| format!("{} does not say {key}", file.display()))
    };
    let letters: BTreeSet<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    Ok(Spoken {
        tag: folder
            .file_name()
            .and_then(|name| name.to_str())
            .ok_or_else(|| format!("{} is no tag", folder.display()))?
            .to_owned(),
        name: told("language-name")?,
        english: told("language-name-english")?,
        letters: letters.into_iter().collect(),
    })
}

/// "Chinese (simplified)" is `ChineseSimplified`.
fn variant(spoken: &Spoken) -> String {
    spoken
        .english
        .split(|c: char| !c.is_ascii_alphanumeric())
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_ascii_uppercase().to_string() + letters.as_str()
            })
        })
        .collect()
}
