//! Before the compiler: the languages found in `i18n/`, and for Windows the resources of both
//! programs (icon, manifest, version), compiled by the system's own resource compiler.

mod languages;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=i18n");
    println!("cargo:rerun-if-changed=packaging/languages.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    if let Err(reason) = languages::write(Path::new("i18n"), &out.join("languages.rs")) {
        println!("cargo:warning=the languages cannot be read: {reason}");
        std::process::exit(1);
    }
    println!("cargo:rerun-if-changed=packaging/windows");
    println!("cargo:rerun-if-changed=assets/camseal.ico");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("windows") {
        for (program, description) in [
            ("camseal", "camseal: certificates for cameras"),
            ("camseal-cli", "camseal for the console"),
        ] {
            match resources(program, description) {
                Ok(file) => {
                    println!("cargo:rustc-link-arg-bin={program}={}", file.display());
                }
                // A program without icon and manifest would be blurred and start with the wrong
                // code page: that is no release.
                Err(reason) => {
                    println!("cargo:warning=no resources for {program}: {reason}");
                    std::process::exit(1);
                }
            }
        }
    }
}

/// Compiles `camseal.rc` for one program: `windres` for the GNU linker, `rc` for Microsoft's.
fn resources(program: &str, description: &str) -> Result<PathBuf, String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    let version = env::var("CARGO_PKG_VERSION").map_err(|e| e.to_string())?;
    let mut numbers: Vec<&str> = version.split(['.', '-']).take(3).collect();
    numbers.push("0");
    let text = |text: &str| format!("\\\"{text}\\\"");
    let words = [
        ("VERSION_NUMBERS", numbers.join(",")),
        ("VERSION_TEXT", text(&version)),
        ("PROGRAM_NAME", text(program)),
        ("PROGRAM_FILE", text(&format!("{program}.exe"))),
        ("PROGRAM_DESCRIPTION", text(description)),
    ];
    let gnu = env::var("CARGO_CFG_TARGET_ENV").as_deref() == Ok("gnu");
    let file = out.join(format!("{program}.{}", if gnu { "o" } else { "res" }));
    let script = "camseal.rc";
    let mut call = if gnu {
        let cross = env::var("HOST") != env::var("TARGET");
        let usual = if cross {
            "x86_64-w64-mingw32-windres"
        } else {
            "windres"
        };
        Command::new(env::var_os("WINDRES").unwrap_or_else(|| usual.into()))
    } else {
        Command::new("rc")
    };
    // The script names its files relative to itself.
    let _ = call.current_dir("packaging/windows");
    if gnu {
        let _ = call
            .args(["--input", script, "--output-format", "coff", "--output"])
            .arg(&file);
        for (name, value) in words {
            // windres hands this to a shell, which takes one layer of quotes away.
            let _ = call.arg(format!("-D{name}={value}"));
        }
    } else {
        let _ = call.arg("/nologo").arg("/fo").arg(&file);
        for (name, value) in words {
            let _ = call
                .arg("/d")
                .arg(format!("{name}={}", value.replace("\\\"", "\"")));
        }
        let _ = call.arg(script);
    }
    let ended = call
        .output()
        .map_err(|e| format!("{:?}: {e}", call.get_program()))?;
    if ended.status.success() {
        Ok(file)
    } else {
        Err(String::from_utf8_lossy(&ended.stderr).replace('\n', " "))
    }
}
