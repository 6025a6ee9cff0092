//! One file each, small, and nothing beside Windows' own DLLs; icon, manifest and version inside.

use std::collections::BTreeSet;
use std::path::Path;

use super::wine::{Wine, tool};

/// What every Windows 10 and 11 brings. A new name here is a decision, not a formality.
const WINDOWS_OWN: [&str; 24] = [
    "advapi32.dll",
    "bcrypt.dll",
    "bcryptprimitives.dll",
    "combase.dll",
    "comctl32.dll",
    "comdlg32.dll",
    "crypt32.dll",
    "dwmapi.dll",
    "gdi32.dll",
    "imm32.dll",
    "iphlpapi.dll",
    "kernel32.dll",
    "msvcrt.dll",
    "ncrypt.dll",
    "ntdll.dll",
    "ole32.dll",
    "oleaut32.dll",
    "secur32.dll",
    "shell32.dll",
    "shlwapi.dll",
    "user32.dll",
    "userenv.dll",
    "uxtheme.dll",
    "ws2_32.dll",
];

/// 16 MB as Windows counts them: what still goes by mail and onto any stick.
const LARGEST: u64 = 16 * 1024 * 1024;

fn imports(program: &Path) -> BTreeSet<String> {
    let said = tool(
        "x86_64-w64-mingw32-objdump",
        &["-p", &program.display().to_string()],
    );
    assert_eq!(said.code, 0, "{}", said.err);
    said.out
        .lines()
        .filter_map(|line| line.trim().strip_prefix("DLL Name: "))
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn nothing_is_needed_beside_the_program() {
    let Some(wine) = Wine::find() else { return };
    for name in ["camseal", "camseal-cli"] {
        let program = wine.program(name);
        let imports = imports(&program);
        assert!(imports.len() > 5, "{imports:?}");
        let foreign: Vec<_> = imports
            .iter()
            .filter(|dll| !WINDOWS_OWN.contains(&dll.as_str()) && !dll.starts_with("api-ms-win-"))
            .collect();
        assert!(foreign.is_empty(), "{name} needs {foreign:?}");
        let size = program.metadata().unwrap().len();
        eprintln!("{name}.exe has {size} bytes");
        assert!(size <= LARGEST, "{name}.exe has {size} bytes");
    }
}

#[test]
fn icon_manifest_and_version_are_inside() {
    let Some(wine) = Wine::find() else { return };
    for (name, subsystem) in [("camseal", "Windows GUI"), ("camseal-cli", "Windows CUI")] {
        let program = wine.program(name);
        let head = tool(
            "x86_64-w64-mingw32-objdump",
            &["-x", &program.display().to_string()],
        );
        let line = head.out.lines().find(|line| line.starts_with("Subsystem"));
        assert!(
            line.is_some_and(|l| l.contains(subsystem)),
            "{name}: {line:?}"
        );

        let section = wine.folder.path().join("resources");
        let cut = tool(
            "x86_64-w64-mingw32-objcopy",
            &[
                "--output-target=binary",
                "--only-section=.rsrc",
                &program.display().to_string(),
                &section.display().to_string(),
            ],
        );
        assert_eq!(cut.code, 0, "{}", cut.err);
        let bytes = std::fs::read(&section).unwrap();
        let has = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
        for word in ["PerMonitorV2", "longPathAware", "asInvoker", ">UTF-8<"] {
            assert!(has(word.as_bytes()), "{name}: the manifest lacks {word}");
        }
        let wide =
            |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        for word in [
            "VS_VERSION_INFO",
            &format!("{name}.exe"),
            env!("CARGO_PKG_VERSION"),
        ] {
            assert!(has(&wide(word)), "{name}: the version lacks {word}");
        }
        let icon = std::fs::read("assets/camseal.ico").unwrap();
        let largest = icon.windows(8).rposition(|w| w == b"\x89PNG\r\n\x1a\n");
        let largest = &icon[largest.unwrap()..];
        assert!(has(&largest[..largest.len().min(4096)]), "{name}: no icon");
    }
}
