//! Where Java runtimes lie: on their own, and inside the software of recorders.
//!
//! Apart because it is a table of folders, the same on every system but for its roots.

use std::fs;
use std::path::{Path, PathBuf};

/// One runtime.
pub(super) struct Runtime {
    /// The folder's name, for ids.
    pub name: String,
    /// Its roots.
    pub cacerts: PathBuf,
    /// Its own keytool; it may be missing in a cut-down runtime.
    pub keytool: Option<PathBuf>,
}

/// Folders whose children are runtimes.
const HOMES: [&str; 13] = [
    "usr/lib/jvm",
    "usr/java",
    "opt/java",
    "Library/Java/JavaVirtualMachines",
    "Program Files/Java",
    "Program Files/Eclipse Adoptium",
    "Program Files/Amazon Corretto",
    "Program Files/Microsoft",
    "Program Files/Zulu",
    "Program Files/BellSoft",
    "Program Files (x86)/Java",
    "Program Files (x86)/Eclipse Adoptium",
    "Program Files (x86)/Zulu",
];

/// Folders whose children are programs that may bring a runtime along.
const PROGRAMS: [&str; 4] = [
    "opt",
    "Program Files",
    "Program Files (x86)",
    "Applications",
];

/// The names such a runtime's folder has inside a program's.
const BUNDLED: [&str; 6] = [
    "jre",
    "java",
    "jdk",
    "runtime",
    "lib/runtime",
    "Contents/runtime/Contents/Home",
];

/// No folder is searched for more than this many programs.
const MANY: usize = 2000;

/// Every runtime below `root`, JAVA_HOME's first when the root is this computer's.
pub(super) fn runtimes(root: &Path, home: Option<&Path>) -> Vec<Runtime> {
    let mut found = Vec::new();
    if root == Path::new("/") || cfg!(windows) {
        let named = std::env::var_os("JAVA_HOME").map(PathBuf::from);
        found.extend(named.filter(|p| p.is_absolute()).and_then(|p| at(&p, None)));
    }
    for folder in HOMES {
        for child in children(&root.join(folder)) {
            found.extend(at(&child, None));
        }
    }
    if let Some(home) = home {
        for child in children(&home.join(".sdkman/candidates/java")) {
            found.extend(at(&child, None));
        }
        for child in children(&home.join(".jdks")) {
            found.extend(at(&child, None));
        }
    }
    for folder in PROGRAMS {
        for program in children(&root.join(folder)) {
            let name = name(&program);
            // The maker's folder may stand between: "Program Files/Maker/Program/jre".
            let inner = children(&program);
            for place in inner.iter().chain([&program]) {
                for bundled in BUNDLED {
                    found.extend(at(&place.join(bundled), Some(&name)));
                }
            }
        }
    }
    found
}

/// The runtime in this folder, when one is there; macOS puts it below `Contents/Home`, Java 8's
/// JDK below `jre`.
fn at(folder: &Path, called: Option<&str>) -> Option<Runtime> {
    let inside = ["", "Contents/Home", "jre"];
    inside.iter().find_map(|inside| {
        let home = folder.join(inside);
        let cacerts = home.join("lib").join("security").join("cacerts");
        cacerts.is_file().then(|| Runtime {
            name: called.map_or_else(|| name(folder), str::to_owned),
            keytool: Some(
                home.join("bin")
                    .join(format!("keytool{}", std::env::consts::EXE_SUFFIX)),
            ),
            cacerts,
        })
    })
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut all: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .take(MANY)
        .collect();
    all.sort();
    all
}

/// Letters, digits and dots of the folder's name: an id is typed.
fn name(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '.' {
                c
            } else {
                '-'
            }
        })
        .collect();
    plain.to_lowercase()
}
