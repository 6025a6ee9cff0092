//! The languages: each is complete, says the same with the same arguments, and can be drawn with
//! the fonts that travel with the program; the window's code holds no sentence of its own.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use camseal::i18n::{self, Language};
use i18n_embed::unic_langid::LanguageIdentifier;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn texts(language: Language) -> String {
    let folder = root().join("i18n").join(language.tag());
    std::fs::read_to_string(folder.join("camseal.ftl")).unwrap()
}

/// The language is the process's: one test at a time looks texts up.
fn alone() -> MutexGuard<'static, ()> {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Every `id` and `id.attribute` with the arguments its text uses.
///
/// Reads the part of the syntax the files use (Fluent 1.0): messages at the line's start,
/// indented attributes and continuation lines, `{ $argument }` and selectors.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    let mut id = String::new();
    let mut key = String::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let rest = if let Some(attribute) = line
            .trim_start()
            .strip_prefix('.')
            .filter(|_| line.starts_with(' '))
        {
            let (name, rest) = attribute
                .split_once('=')
                .unwrap_or_else(|| panic!("line {}: {line}", number + 1));
            key = format!("{id}.{}", name.trim());
            assert!(
                all.insert(key.clone(), BTreeSet::new()).is_none(),
                "{key} twice"
            );
            rest
        } else if line.starts_with(' ') || line.starts_with(['}', '*', '[']) {
            line
        } else {
            let (name, rest) = line
                .split_once('=')
                .unwrap_or_else(|| panic!("line {}: {line}", number + 1));
            id = name.trim().to_owned();
            assert!(
                id.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "line {}: {id:?} is no key",
                number + 1
            );
            key = id.clone();
            assert!(
                all.insert(key.clone(), BTreeSet::new()).is_none(),
                "{key} twice"
            );
            rest
        };
        let known: &mut BTreeSet<String> = all.get_mut(&key).unwrap();
        for part in rest.split('$').skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                .collect();
            let _ = known.insert(name);
        }
    }
    all
}

#[test]
fn every_folder_is_a_language_and_nothing_else_is() {
    let mut folders: Vec<String> = std::fs::read_dir(root().join("i18n"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    folders.sort();
    let mut tags = Language::ALL.map(Language::tag).to_vec();
    tags.sort_unstable();
    assert_eq!(folders, tags);
    for language in Language::ALL {
        let tag = language.tag();
        assert!(tag.parse::<LanguageIdentifier>().is_ok(), "{tag}");
        let files: Vec<_> = std::fs::read_dir(root().join("i18n").join(tag))
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(files, ["camseal.ftl"], "{tag}");
        assert!(language.english().is_ascii() && !language.name().is_empty());
    }
}

/// A language is its folder: no other file may have to name it. English is the source, and tests
/// may speak of any language.
#[test]
fn no_program_file_names_a_language() {
    let mut files = Vec::new();
    for folder in ["src", "packaging", ".ci"] {
        collect(&root().join(folder), &mut files);
    }
    for path in files {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue; // no text: an icon
        };
        let code = text.split("#[cfg(test)]").next().unwrap();
        for language in &Language::ALL[1..] {
            for word in [
                format!("Language::{language:?}"),
                format!("Self::{language:?}"),
                format!("i18n/{}", language.tag()),
            ] {
                assert!(!code.contains(&word), "{} says {word}", path.display());
            }
        }
    }
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else {
            into.push(path);
        }
    }
}

#[test]
fn every_language_says_everything_english_says() {
    let en = messages(&texts(Language::English));
    assert!(en.len() > 300, "the reader found only {}", en.len());
    for language in Language::ALL {
        let own = messages(&texts(language));
        let missing: Vec<_> = en.keys().filter(|k| !own.contains_key(*k)).collect();
        let extra: Vec<_> = own.keys().filter(|k| !en.contains_key(*k)).collect();
        assert!(missing.is_empty(), "not in {language:?}: {missing:?}");
        assert!(extra.is_empty(), "only in {language:?}: {extra:?}");
        for (key, arguments) in &en {
            assert_eq!(arguments, &own[key], "{language:?}: arguments of {key}");
        }
    }
}

#[test]
fn the_program_itself_can_read_every_text() {
    let _alone = alone();
    for language in Language::ALL {
        // A syntax error makes Fluent drop the message, and English is said instead.
        if let Err((_, errors)) = fluent_syntax::parser::parse(texts(language)) {
            panic!("{language:?} cannot be read: {errors:?}");
        }
        i18n::switch(language);
        assert_eq!(Language::now(), language);
        let loader = &*i18n::LOADER;
        for (key, names) in messages(&texts(language)) {
            let (id, attribute) = match key.split_once('.') {
                Some((id, attribute)) => (id, Some(attribute)),
                None => (key.as_str(), None),
            };
            let known = attribute.map_or_else(|| loader.has(id), |a| loader.has_attr(id, a));
            assert!(known, "{language:?}: {key} cannot be read");
            if names.is_empty() {
                continue;
            }
            // Whatever the number: a text comes out, with nothing left unsaid or boxed.
            for number in [0_i64, 1, 2, 5, 21, 100] {
                let arguments: HashMap<&str, i64> =
                    names.iter().map(|name| (name.as_str(), number)).collect();
                let said = match attribute {
                    Some(attribute) => loader.get_attr_args(id, attribute, arguments),
                    None => loader.get_args(id, arguments),
                };
                assert!(
                    !said.contains(['{', '}', '\u{2068}', '\u{2069}']),
                    "{language:?}: {key} with {number}: {said}"
                );
            }
        }
        assert_eq!(
            camseal::fl!("audit-language"),
            language.tag(),
            "the language of a page of HTML is its tag"
        );
        assert!(
            camseal::fl!("settings-no-font", language = language.english())
                .contains(language.english())
        );
    }
    i18n::switch(Language::English);
}

#[test]
fn a_text_of_a_language_stays_in_its_folder() {
    let _alone = alone();
    // Switched to and fro, each language says its own words at once.
    for language in Language::ALL.into_iter().chain(Language::ALL) {
        i18n::switch(language);
        assert_eq!(camseal::fl!("language-name"), language.name());
    }
    i18n::switch(Language::English);
}

#[test]
fn what_is_explained_says_what_and_what_to_do() {
    for language in Language::ALL {
        let all = messages(&texts(language));
        for key in all.keys() {
            if let Some(id) = key.strip_suffix(".what") {
                assert!(
                    all.contains_key(&format!("{id}.todo")),
                    "{language:?}: {id} has no .todo"
                );
            }
            if let Some(id) = key.strip_suffix(".todo") {
                assert!(
                    all.contains_key(&format!("{id}.what")),
                    "{language:?}: {id} has no .what"
                );
            }
            let explains = key.starts_with("error-") || key.starts_with("finding-");
            if explains && !key.contains('.') {
                assert!(
                    all.contains_key(&format!("{key}.what")),
                    "{language:?}: {key} has no .what"
                );
            }
        }
    }
}

/// Chrome's lack of trust is not this computer's: the sentence names whose it is.
#[test]
fn who_does_not_trust_is_named() {
    use camseal::check::{Client, Finding};
    use camseal::error::Explain;
    let _alone = alone();
    for language in Language::ALL {
        i18n::switch(language);
        for self_signed in [false, true] {
            let finding = Finding::UntrustedRoot {
                issuer: "Own root".to_owned(),
                self_signed,
            };
            let usual = finding.explain().what;
            for client in Client::ALL {
                let said = finding.explain_by(client).what;
                let refuses = Finding::ClientRefuses {
                    client: client.id().to_owned(),
                    because: Box::new(finding.clone()),
                };
                if client == Client::ThisPc {
                    assert_eq!(said, usual, "{language:?}");
                    continue;
                }
                assert_ne!(said, usual, "{language:?}");
                assert!(said.contains(&client.label()), "{language:?}: {said}");
                assert_eq!(said.contains("Own root"), !self_signed, "{said}");
                // Told once who it is.
                assert_eq!(refuses.explain().what, said, "{language:?}");
            }
        }
    }
    i18n::switch(Language::English);
}

/// Days are written in each language's order, and the month is never a bare number between others.
#[cfg(feature = "gui")]
#[test]
fn every_language_writes_days_its_own_way() {
    use camseal::i18n::date;
    use time::{Date, Month, Time};
    let _alone = alone();
    for language in Language::ALL {
        i18n::switch(language);
        let mut months = BTreeSet::new();
        for month in (1..=12).map(|number| Month::try_from(number).unwrap()) {
            let day = Date::from_calendar_date(2031, month, 17).unwrap();
            let said = date::day(day.with_time(Time::MIDNIGHT).assume_utc());
            assert!(
                said.contains("2031") && said.contains("17"),
                "{language:?}: {said}"
            );
            let rest = said.replace("2031", "").replace("17", "");
            assert!(
                rest.chars().any(char::is_alphabetic),
                "{language:?}: {said}"
            );
            let _ = months.insert(said);
        }
        assert_eq!(months.len(), 12, "{language:?}");
    }
    i18n::switch(Language::English);
}

/// Latin, Greek and Cyrillic letters, their punctuation and signs travel with the program; other
/// scripts are left to the system.
#[cfg(feature = "gui")]
fn travels_along(c: char) -> bool {
    matches!(c, '\0'..='\u{58F}' | '\u{1E00}'..='\u{2BFF}')
}

#[cfg(feature = "gui")]
#[test]
fn every_letter_is_in_the_embedded_fonts() {
    // sentences stand in the first two faces
    let faces: Vec<BTreeSet<u32>> = camseal::gui::text::FONTS[..2]
        .iter()
        .map(|font| characters(font))
        .collect();
    let in_all = |c: char| faces.iter().all(|face| face.contains(&u32::from(c)));
    // what German, French, Spanish and Hungarian write with, narrow and wide fixed blanks among it
    for c in "ßőűŐŰ«»œŒçñ¿¡\u{202F}\u{A0}’„“”‚‘–…".chars() {
        assert!(in_all(c), "{c:?} is in no embedded font");
    }
    for language in Language::ALL {
        let text = texts(language);
        for c in text
            .chars()
            .filter(|c| !c.is_control() && travels_along(*c))
        {
            assert!(in_all(c), "{language:?}: {c:?} is in no embedded font");
        }
        assert!(
            language.letters().chars().all(|c| text.contains(c)),
            "{language:?}: the letters are another text's"
        );
    }
}

/// Laid out as the window does it: every language is drawn without a box for a missing letter,
/// whether by the embedded fonts or by one of the system.
#[cfg(feature = "gui")]
#[test]
fn every_language_can_be_drawn_on_a_machine_with_its_fonts() {
    use camseal::gui::glyphs;
    for language in Language::ALL {
        let foreign = language.letters().chars().any(|c| !travels_along(c));
        let drawable = glyphs::drawable(language);
        if foreign && !drawable && std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none() {
            eprintln!("skipped: no font of this computer has the letters of {language:?}");
            continue;
        }
        assert!(drawable, "{language:?} is drawn with boxes");
        // a face of the system in heavy weight exactly where the embedded one cannot do it
        assert_eq!(
            glyphs::stand_in(language).is_some(),
            foreign,
            "{language:?}"
        );
    }
}

/// The characters a font draws: its `cmap` table, formats 4 and 12 (OpenType 1.9).
#[cfg(feature = "gui")]
fn characters(font: &[u8]) -> BTreeSet<u32> {
    let short = |at: usize| u32::from(u16::from_be_bytes([font[at], font[at + 1]]));
    let long = |at: usize| short(at) << 16 | short(at + 2);
    let tables = short(4) as usize;
    let cmap = (0..tables)
        .map(|i| 12 + 16 * i)
        .find(|at| &font[*at..at + 4] == b"cmap")
        .map(|at| long(at + 8) as usize)
        .unwrap();
    let mut all = BTreeSet::new();
    for i in 0..short(cmap + 2) as usize {
        let table = cmap + long(cmap + 4 + 8 * i + 4) as usize;
        match short(table) {
            4 => {
                let twice = short(table + 6) as usize;
                for segment in (0..twice).step_by(2) {
                    let end = short(table + 14 + segment);
                    let start = short(table + 16 + twice + segment);
                    all.extend((start..=end).filter(|c| *c != 0xFFFF));
                }
            }
            12 => {
                for group in 0..long(table + 12) as usize {
                    let at = table + 16 + 12 * group;
                    all.extend(long(at)..=long(at + 4));
                }
            }
            _ => {}
        }
    }
    all
}

#[test]
fn the_window_holds_no_sentence_of_its_own() {
    let mut found = Vec::new();
    visit(&root().join("src/gui"), &mut found);
    visit_file(&root().join("src/gui.rs"), &mut found);
    assert!(
        found.is_empty(),
        "sentences outside the language files:\n{}",
        found.join("\n")
    );
}

fn visit(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, found);
        } else {
            visit_file(&path, found);
        }
    }
}

/// String literals with a space, outside tests, comments, logs and format strings for the log.
fn visit_file(path: &Path, found: &mut Vec<String>) {
    let text = std::fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap();
    for (number, line) in code.lines().enumerate() {
        let trimmed = line.trim_start();
        let technical = ["//", "log::", "#[", "#!["]
            .iter()
            .any(|start| trimmed.starts_with(start))
            || [
                "Cause::new(",
                "split(",
                "join(",
                "log::",
                "const ",
                "[' '",
                "replace(",
            ]
            .iter()
            .any(|part| line.contains(part));
        if technical {
            continue;
        }
        for literal in literals(line) {
            // more than one word: two letters, a space, two letters
            let words = literal
                .split(' ')
                .filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1);
            // A PEM label, and the authority's name in its certificate, which is never translated.
            let fixed = ["PRIVATE KEY", " camera authority "].contains(&literal.as_str());
            if !fixed && words.count() > 1 && !literal.contains('{') {
                found.push(format!("{}:{}: {literal:?}", path.display(), number + 1));
            }
        }
    }
}

fn literals(line: &str) -> Vec<String> {
    line.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}
