//! The prompt of Windows (User Account Control) and the second run behind it.
//!
//! Apart because only Windows asks this way: the shell starts this same program with the verb
//! `runas`, and what it writes comes back through a file. One prompt, and only when this process
//! has no rights of its own.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::order::{Answer, Order};
use super::{Act, announced};
use crate::certificate::Certificate;
use crate::error::Cause;
use crate::truststore::error::file_error;
use crate::truststore::{Error, Presence, TrustStore};
use crate::win32::rights;

/// The person pressed No, or closed the prompt (`ERROR_CANCELLED`).
const CANCELLED: i32 = 1223;
/// A person looks for somebody with the password.
const PATIENCE: Duration = Duration::from_secs(300);

/// Asks, waits for the second run, and answers what the store says afterwards.
pub(super) async fn ask(
    store: &dyn TrustStore,
    program: &Path,
    act: Act,
    root: &Certificate,
) -> Result<Presence, Error> {
    let handed = announced(root)?;
    // Inherited rights, not the owner's alone: an administrator's account must read the root and
    // write the answer, and that may be another person's.
    let folder = tempfile::Builder::new()
        .prefix("camseal-")
        .tempdir()
        .map_err(|e| file_error(&std::env::temp_dir(), e))?;
    let program = reachable(program, folder.path())?;
    // Closed, so that nothing keeps the other account from reading it.
    let handed = handed.into_temp_path();
    let order = Order {
        act,
        root: handed.to_path_buf(),
        announced: root.fingerprint(),
        answer: folder.path().join("answer.json"),
    };
    let words = order.write();
    log::info!("asks for rights: {} {words}", program.display());
    let ran = tokio::task::spawn_blocking(move || rights::run_elevated(&program, &words, PATIENCE))
        .await
        .unwrap_or_else(|e| Err(std::io::Error::other(e)));
    let after = store.presence(root).await?;
    let wanted = match act {
        Act::Install => Presence::Trusted,
        Act::Remove => Presence::Absent,
    };
    if after == wanted {
        return Ok(after);
    }
    match (ran, Answer::load(&order.answer)) {
        (Err(error), _) if error.raw_os_error() == Some(CANCELLED) => Err(Error::NotAllowed {
            output: error.to_string(),
        }),
        (
            _,
            Some(Answer {
                reason: Some(said), ..
            }),
        ) => Err(refused(store, said)),
        (Err(error), _) => Err(refused(store, error.to_string())),
        (Ok(_), Some(_)) => Ok(after),
        (Ok(status), None) => Err(refused(
            store,
            format!("the second run ended with {status} and wrote no answer"),
        )),
    }
}

fn refused(store: &dyn TrustStore, said: String) -> Error {
    Error::Refused {
        place: store.place(),
        cause: Cause::new(said),
    }
}

/// An administrator's session does not know this one's drive letters for other computers: from
/// there the program is copied beside the order first.
fn reachable(program: &Path, folder: &Path) -> Result<PathBuf, Error> {
    if !rights::is_remote(program) {
        return Ok(program.to_owned());
    }
    let copy = folder.join(program.file_name().unwrap_or("camseal.exe".as_ref()));
    let _ = std::fs::copy(program, &copy).map_err(|e| file_error(program, e))?;
    Ok(copy)
}
