//! The right to change the real system store of this computer: only when it was given, and one
//! test at a time.
//!
//! Apart because several tests change that store. Those of one program run side by side, and two
//! runs of `cargo test` may meet; a lock file keeps them in a row.

use std::fs::File;

use camseal::truststore::command::{Programs, Runner};

/// Held while a test may change the store; given back when dropped.
pub struct Turn(#[allow(dead_code)] File);

/// Waits for the turn. `None`, said aloud, without `CAMSEAL_SYSTEM_STORE_TESTS=1` or
/// administrator's rights.
pub fn take() -> Option<Turn> {
    if std::env::var("CAMSEAL_SYSTEM_STORE_TESTS").as_deref() != Ok("1") {
        eprintln!("skipped: CAMSEAL_SYSTEM_STORE_TESTS is not 1");
        return None;
    }
    if !Programs.is_administrator() {
        eprintln!("skipped: the system store needs administrator's rights");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
        return None;
    }
    let file = File::create(std::env::temp_dir().join("camseal-system-store-tests.lock")).unwrap();
    file.lock().unwrap();
    Some(Turn(file))
}
