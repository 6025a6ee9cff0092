//! The languages: each is complete, says the same with the same arguments, and can be drawn with
//! the fonts that travel with the program; the window's code holds no sentence of its own.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn language(tag: &str) -> String {
    std::fs::read_to_string(root().join("i18n").join(tag).join("camseal.ftl")).unwrap()
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
fn german_says_everything_english_says() {
    let (en, de) = (messages(&language("en")), messages(&language("de")));
    assert!(en.len() > 300, "the reader found only {}", en.len());
    let missing: Vec<_> = en.keys().filter(|k| !de.contains_key(*k)).collect();
    let extra: Vec<_> = de.keys().filter(|k| !en.contains_key(*k)).collect();
    assert!(missing.is_empty(), "not in German: {missing:?}");
    assert!(extra.is_empty(), "only in German: {extra:?}");
    for (key, arguments) in &en {
        assert_eq!(arguments, &de[key], "arguments of {key}");
    }
}

#[test]
fn the_program_itself_can_read_every_text() {
    // A syntax error makes Fluent drop the message; the loader then knows fewer of them.
    for language in camseal::i18n::Language::ALL {
        camseal::i18n::switch(language);
        for key in messages(&self::language(language.tag())).keys() {
            let known = match key.split_once('.') {
                Some((id, attribute)) => camseal::i18n::LOADER.has_attr(id, attribute),
                None => camseal::i18n::LOADER.has(key),
            };
            assert!(known, "{}: {key} cannot be read", language.tag());
        }
    }
    camseal::i18n::switch(camseal::i18n::Language::English);
}

#[test]
fn what_is_explained_says_what_and_what_to_do() {
    for tag in ["en", "de"] {
        let all = messages(&language(tag));
        for key in all.keys() {
            if let Some(id) = key.strip_suffix(".what") {
                assert!(
                    all.contains_key(&format!("{id}.todo")),
                    "{tag}: {id} has no .todo"
                );
            }
            if let Some(id) = key.strip_suffix(".todo") {
                assert!(
                    all.contains_key(&format!("{id}.what")),
                    "{tag}: {id} has no .what"
                );
            }
            let explains = key.starts_with("error-") || key.starts_with("finding-");
            if explains && !key.contains('.') {
                assert!(
                    all.contains_key(&format!("{key}.what")),
                    "{tag}: {key} has no .what"
                );
            }
        }
    }
}

#[cfg(feature = "gui")]
#[test]
fn every_letter_is_in_the_embedded_fonts() {
    // sentences stand in the first two faces
    let faces: Vec<BTreeSet<u32>> = camseal::gui::text::FONTS[..2]
        .iter()
        .map(|font| characters(font))
        .collect();
    assert!(faces.iter().all(|face| face.contains(&u32::from('ß'))));
    for tag in ["en", "de"] {
        for c in language(tag).chars().filter(|c| !c.is_control()) {
            assert!(
                faces.iter().all(|face| face.contains(&u32::from(c))),
                "{tag}: {c:?} is in no embedded font"
            );
        }
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
