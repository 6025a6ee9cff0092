//! The prompt of Windows (User Account Control) and the second run behind it.
//!
//! Apart because only Windows asks this way: the shell starts this same program with the verb
//! `runas`, and what it writes comes back through a file. One prompt, and only when this process
//! has no rights of its own.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::order::{Answer, Order, Told};
use super::{Errand, announced};
use crate::error::Cause;
use crate::truststore::error::file_error;
use crate::truststore::{Error, Presence, TrustStore};
use crate::win32::rights;

/// The person pressed No, or closed the prompt (`ERROR_CANCELLED`).
const CANCELLED: i32 = 1223;
/// A person looks for somebody with the password.
const PATIENCE: Duration = Duration::from_secs(300);

/// Asks, waits for the second run, and answers what each store says afterwards.
pub(super) async fn ask(program: &Path, errand: Errand<'_>) -> Vec<Result<Presence, Error>> {
    let ran = run(program, &errand).await;
    errand
        .read_back(|store, after| {
            let (ended, answer) = ran.as_ref().map_err(Clone::clone)?;
            let told = answer.as_ref().and_then(|answer| answer.of(&store.id()));
            match (ended, told) {
                (Err(error), _) if error.raw == Some(CANCELLED) => Err(Error::NotAllowed {
                    output: error.text.clone(),
                }),
                (
                    _,
                    Some(Told {
                        reason: Some(said), ..
                    }),
                ) => Err(refused(store, said.clone())),
                (Err(error), _) => Err(refused(store, error.text.clone())),
                (Ok(_), Some(_)) => Ok(after),
                (Ok(status), None) => Err(refused(
                    store,
                    format!("the second run ended with {status} and wrote no answer"),
                )),
            }
        })
        .await
}

/// Why the second run did not start or end.
struct Failed {
    raw: Option<i32>,
    text: String,
}

/// The second run: how it ended, and the answer it wrote.
async fn run(
    program: &Path,
    errand: &Errand<'_>,
) -> Result<(Result<u32, Failed>, Option<Answer>), Error> {
    let handed = announced(errand.root)?;
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
        act: errand.act,
        root: handed.to_path_buf(),
        announced: errand.root.fingerprint(),
        stores: errand.stores.iter().map(|store| store.id()).collect(),
        shelf: errand.shelf,
        answer: folder.path().join("answer.json"),
    };
    let words = order.write();
    log::info!("asks for rights: {} {words}", program.display());
    let ran = tokio::task::spawn_blocking(move || rights::run_elevated(&program, &words, PATIENCE))
        .await
        .unwrap_or_else(|e| Err(std::io::Error::other(e)));
    let ended = ran.map_err(|error| Failed {
        raw: error.raw_os_error(),
        text: error.to_string(),
    });
    Ok((ended, Answer::load(&order.answer)))
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
