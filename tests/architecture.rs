//! The laws of the house: who may know whom, and how large a room may grow.
//!
//! The directions are drawn in the crate documentation (`src/lib.rs`). Every `crate::` path in
//! `src/` is read here; an upward one fails with file, line and rule.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each area may use. An area always may use itself.
fn allowed() -> BTreeMap<&'static str, Vec<&'static str>> {
    let ground = ["error", "i18n", "secret", "directory", "settings", "win32"];
    let with = |more: &[&'static str]| {
        let mut all = ground.to_vec();
        all.extend_from_slice(more);
        all
    };
    let core = [
        "certificate",
        "authority",
        "device",
        "site",
        "check",
        "truststore",
        "discovery",
        "work",
    ];
    BTreeMap::from([
        ("error", ground.to_vec()),
        ("i18n", ground.to_vec()),
        ("secret", ground.to_vec()),
        ("directory", ground.to_vec()),
        ("settings", ground.to_vec()),
        ("win32", Vec::new()),
        ("certificate", with(&[])),
        ("authority", with(&["certificate"])),
        ("device", with(&["certificate"])),
        ("site", with(&["certificate", "authority", "device"])),
        (
            "check",
            with(&["certificate", "authority", "device", "truststore"]),
        ),
        ("truststore", with(&["certificate"])),
        ("discovery", with(&["certificate", "device"])),
        (
            "work",
            with(&[
                "certificate",
                "authority",
                "device",
                "site",
                "check",
                "truststore",
                "discovery",
            ]),
        ),
        // A practice camera never shares code with the client it judges.
        ("practice", with(&[])),
        ("cli", {
            let mut all = with(&core);
            all.push("practice");
            all
        }),
        ("gui", {
            let mut all = with(&core);
            all.extend(["practice", "cli"]);
            all
        }),
    ])
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    assert!(files.len() > 20, "the sources were not found");
    files
        .into_iter()
        .map(|f| {
            let name = f
                .strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            (name, fs::read_to_string(&f).unwrap())
        })
        .collect()
}

/// A file without the tests at its foot.
fn above_the_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

/// The areas named after `crate::` in one line, groups such as `crate::{a::B, c}` included.
fn areas_named(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        if line[..at].ends_with('$') {
            continue;
        }
        let rest = &line[at + 7..];
        let word = |s: &str| {
            s.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        };
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = 0;
            for (i, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        found.push(word(group[start..i].trim()));
                        break;
                    }
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        found.push(word(group[start..i].trim()));
                        start = i + 1;
                    }
                    _ => {}
                }
            }
        } else {
            found.push(word(rest));
        }
    }
    found
}

#[test]
fn arrows_point_down_only() {
    let allowed = allowed();
    let mut broken = Vec::new();
    for (name, text) in sources() {
        let area = name.split('/').next().unwrap().trim_end_matches(".rs");
        let Some(may) = allowed.get(area) else {
            assert!(
                matches!(area, "lib" | "main" | "bin"),
                "{name}: the area {area} has no rule"
            );
            continue;
        };
        // Tests at a file's foot may reach for practice cameras.
        for (number, line) in above_the_tests(&text).lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for used in areas_named(line) {
                if used != area
                    && allowed.contains_key(used.as_str())
                    && !may.contains(&used.as_str())
                {
                    broken.push(format!(
                        "src/{name}:{}: {area} may not use {used}",
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_reader_sees_grouped_imports() {
    assert_eq!(
        areas_named("use crate::{site::Site, work};"),
        ["site", "work"]
    );
    assert_eq!(areas_named("    crate::device::look(x)"), ["device"]);
    assert!(areas_named("$crate::fl!(x)").is_empty());
}

#[test]
fn window_and_console_libraries_stay_in_their_rooms() {
    for (name, text) in sources() {
        let text = above_the_tests(&text);
        let (iced, clap) = (
            text.contains("iced::") || text.contains("rfd::"),
            text.contains("clap::"),
        );
        assert!(
            !iced || name.starts_with("gui") || name == "main.rs",
            "{name} knows iced or rfd"
        );
        assert!(!clap || name.starts_with("cli"), "{name} knows clap");
        let http = text.contains("reqwest::");
        assert!(
            !http || name.starts_with("device/http"),
            "{name} knows reqwest"
        );
    }
}

#[test]
fn practice_and_client_share_no_protocol_code() {
    for (name, text) in sources() {
        let practice = name.starts_with("practice");
        assert!(
            !(practice && text.contains("quick_xml")),
            "{name}: practice cameras read with roxmltree"
        );
        assert!(
            !(name.starts_with("device") && text.contains("roxmltree")),
            "{name}: the client reads with quick-xml"
        );
    }
}

#[test]
fn files_stay_readable() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > 600)
        .map(|(name, text)| format!("{name}: {} lines", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "split these: {}", long.join(", "));
}

#[test]
fn every_file_says_what_it_is() {
    for (name, text) in sources() {
        assert!(
            text.trim_start_matches("#![cfg_attr").contains("//! "),
            "{name} has no opening sentence"
        );
    }
}
