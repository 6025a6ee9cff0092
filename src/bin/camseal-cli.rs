//! The console program: the exit code of the console area, and nothing else.
//!
//! Apart from the window program because a Windows program with a window has no console.

use std::process::ExitCode;

fn main() -> ExitCode {
    // The second run as administrator (see `truststore::elevate`) speaks to nobody.
    #[cfg(windows)]
    if let Some(code) = camseal::cli::elevated(std::env::args_os()) {
        return ExitCode::from(code);
    }
    ExitCode::from(camseal::cli::run(std::env::args_os()))
}
