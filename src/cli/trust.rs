//! `trust status`, `install` and `remove`: the stores of this computer.
//!
//! Apart because this verb is also the small second run that works as administrator: it compares
//! the announced SHA-256 first and always says something when it does not succeed.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::failure::{Error, Failure, variant};
use super::output::columns;
use super::sheet::{self, Sheet};
use super::{Desk, Done, Exit, arguments, files, opening, tidy};
use crate::certificate::{Certificate, Fingerprint};
use crate::error::Explanation;
use crate::fl;
use crate::truststore::elevate::{self, Act, Prompt};
use crate::truststore::{self, Change, Computer, Presence, StoreId, StoreKind, TrustStore};

/// What is said of one store.
#[derive(Serialize)]
pub(super) struct Row {
    id: StoreId,
    kind: StoreKind,
    place: String,
    /// Another way to the same, or a program most do not use: changed only when named.
    extra: bool,
    needs_elevation: bool,
    #[serde(flatten)]
    presence: Option<Presence>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<Change>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<sheet::Note>,
    #[serde(skip)]
    exit: Exit,
    #[serde(skip)]
    chain: Vec<String>,
}

#[derive(Serialize)]
struct Answer {
    root: Sheet,
    stores: Vec<Row>,
    notes: Vec<sheet::Note>,
}

/// What is wished of the stores.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Tell,
    Preview(Act),
    Do(Act),
}

impl Wish {
    fn is_removal(self) -> bool {
        matches!(self, Self::Do(Act::Remove) | Self::Preview(Act::Remove))
    }

    /// The presence that counts as yes.
    fn wanted(self) -> Presence {
        match self {
            Self::Tell | Self::Preview(Act::Install) | Self::Do(Act::Install) => Presence::Trusted,
            Self::Preview(Act::Remove) | Self::Do(Act::Remove) => Presence::Absent,
        }
    }
}

/// How the system's store is changed by somebody who is not its administrator.
struct Rights {
    /// Whether the person may be asked.
    ask: bool,
    /// The option that names the root, for a command an administrator can run.
    root: Vec<String>,
}

impl Rights {
    fn of(desk: &Desk, root: Option<&Path>, ask: bool) -> Self {
        let site = desk.global.site.as_deref();
        let named = root.map(|path| ("--root", path));
        let root = named
            .or(site.map(|path| ("--site", path)))
            .map(|(option, path)| {
                // An administrator stands in another folder.
                let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
                vec![option.to_owned(), shell_word(&path.display().to_string())]
            });
        Self {
            ask,
            root: root.unwrap_or_default(),
        }
    }

    /// What an administrator may type instead.
    fn by_hand(&self, act: Act, stores: &[StoreId]) -> String {
        let program = std::env::current_exe().map_or_else(
            |_| "camseal-cli".to_owned(),
            |path| shell_word(&path.display().to_string()),
        );
        let mut words = vec![program, "trust".to_owned(), act.verb().to_owned()];
        words.extend(self.root.iter().cloned());
        for store in stores {
            words.extend(["--store".to_owned(), shell_word(&store.0)]);
        }
        words.join(" ")
    }
}

/// A word as a POSIX shell reads it back, quoted only where it must be.
fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@%".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// The verb with its three ways.
pub(super) async fn trust(desk: &Desk, asked: arguments::Trust) -> Done {
    let (scope, wish) = match asked {
        arguments::Trust::Status(scope) => (scope, Wish::Tell),
        arguments::Trust::Install(change) => (change.scope, wished(Act::Install, change.dry_run)),
        arguments::Trust::Remove(change) => (change.scope, wished(Act::Remove, change.dry_run)),
        arguments::Trust::Tidy(asked) => return tidy::tidy(desk, asked).await,
    };
    let root = root(desk, &scope)?;
    if matches!(wish, Wish::Preview(Act::Install) | Wish::Do(Act::Install)) {
        truststore::admit(&root)?;
    }
    let stores = chosen(&scope.store, scope.root_dir.as_deref())?;
    // An administrator's run knows this computer's stores, not those below a folder.
    let rights = Rights::of(desk, scope.root.as_deref(), scope.root_dir.is_none());
    let named = !scope.store.is_empty();
    let (rows, exit) = walk(&root, &stores, wish, &rights, named).await;
    let answer = Answer {
        root: Sheet::of(&root),
        notes: truststore::findings()
            .iter()
            .map(|f| sheet::Note::of(variant(f), f))
            .collect(),
        stores: rows,
    };
    desk.output
        .answer(&answer, || text(&root, &answer.stores))?;
    if !desk.output.is_json() {
        tell(desk, &answer);
    }
    Ok(exit)
}

fn wished(act: Act, dry_run: bool) -> Wish {
    if dry_run {
        Wish::Preview(act)
    } else {
        Wish::Do(act)
    }
}

/// After `secure`: puts the site's root into every store, and answers what was not possible. Only
/// with `ask` may the one question for administrator rights be asked.
pub(super) async fn install_everywhere(
    desk: &Desk,
    root: &Certificate,
    ask: bool,
) -> Vec<Explanation> {
    let rights = Rights::of(desk, None, ask);
    let stores = truststore::stores();
    let (rows, _) = walk(root, &stores, Wish::Do(Act::Install), &rights, false).await;
    rows.into_iter()
        .filter_map(|row| row.error)
        .map(|note| note.explanation())
        .collect()
}

/// At the end of a job: takes a root out of every store, those most do not use included.
pub(super) async fn out_of_everything(
    desk: &Desk,
    root: &Certificate,
    dry_run: bool,
) -> (Vec<Row>, Exit) {
    let rights = Rights::of(desk, None, true);
    let wish = if dry_run {
        Wish::Preview(Act::Remove)
    } else {
        Wish::Do(Act::Remove)
    };
    walk(root, &truststore::stores(), wish, &rights, true).await
}

/// The root of `--root` when given, else of the site; compared with `--sha256` before anything.
fn root(desk: &Desk, scope: &arguments::TrustScope) -> Result<Certificate, Failure> {
    let Some(path) = scope.root.as_deref() else {
        let site = opening::site(desk)?;
        return Ok(opening::stored(&site)?.root().clone());
    };
    let root = own_root(path)?;
    if let Some(text) = &scope.sha256 {
        let announced: Fingerprint = text.parse().map_err(|_| Error::BadFingerprint {
            text: text.chars().take(80).collect(),
        })?;
        elevate::compare(&root, announced)?;
    }
    Ok(root)
}

/// The root in a file: of several certificates, the one that vouches for itself.
pub(super) fn own_root(path: &Path) -> Result<Certificate, Failure> {
    let all = files::certificates(path)?;
    let root = all.iter().find(|c| c.is_self_issued()).or(all.first());
    root.cloned().ok_or_else(|| Error::NoCertificate.into())
}

/// The stores with these ids, of this computer or of the system below a folder; all when none is
/// named.
pub(super) fn chosen(
    ids: &[String],
    below: Option<&Path>,
) -> Result<Vec<Arc<dyn TrustStore>>, Failure> {
    let all = match below {
        Some(folder) => Computer::below(folder)?.stores(),
        None => truststore::stores(),
    };
    if let Some(id) = ids.iter().find(|id| all.iter().all(|s| s.id().0 != **id)) {
        return Err(truststore::Error::NoSuchStore { id: id.clone() }.into());
    }
    if all.is_empty() {
        return Err(Error::NoStores.into());
    }
    Ok(all
        .into_iter()
        .filter(|s| ids.is_empty() || ids.contains(&s.id().0))
        .collect())
}

async fn walk(
    root: &Certificate,
    stores: &[Arc<dyn TrustStore>],
    wish: Wish,
    rights: &Rights,
    named: bool,
) -> (Vec<Row>, Exit) {
    let mut visits = Vec::new();
    for store in stores {
        // An extra store that nobody named is told, not changed, and its answer is no lack. What
        // was put in once is taken out again wherever it is.
        let wish = match wish {
            Wish::Do(Act::Install) | Wish::Preview(Act::Install) if store.is_extra() && !named => {
                Wish::Tell
            }
            other => other,
        };
        visits.push(Visit {
            before: store.presence(root).await,
            store: store.as_ref(),
            wish,
        });
    }
    let mut answers = with_rights(root, &visits, rights).await;
    let mut rows = Vec::new();
    let mut exit = Exit::Yes;
    for visit in visits {
        let wish = visit.wish;
        let id = visit.store.id();
        let answer = answers.iter().position(|(other, _)| *other == id);
        let answer = answer.map(|at| answers.swap_remove(at).1);
        let row = row(visit, root, answer).await;
        let counts = named || !row.extra || wish.is_removal();
        if !counts {
            rows.push(row);
            continue;
        }
        // One store that could not be asked leaves the whole question open.
        if row.exit == Exit::Unknown || exit == Exit::Yes {
            exit = row.exit;
        }
        rows.push(row);
    }
    (rows, exit)
}

/// One store, before anything is done.
struct Visit<'a> {
    store: &'a dyn TrustStore,
    wish: Wish,
    before: Result<Presence, truststore::Error>,
}

impl Visit<'_> {
    /// Whether it is to be changed and only an administrator can.
    fn is_locked(&self) -> bool {
        let due = self.before.as_ref().is_ok_and(|p| *p != self.wish.wanted());
        due && matches!(self.wish, Wish::Do(_)) && self.store.needs_elevation()
    }
}

/// Changes every store that needs an administrator, after one question.
async fn with_rights(
    root: &Certificate,
    visits: &[Visit<'_>],
    rights: &Rights,
) -> elevate::Answers {
    let locked: Vec<&Visit<'_>> = visits.iter().filter(|visit| visit.is_locked()).collect();
    let Some(Wish::Do(act)) = locked.first().map(|visit| visit.wish) else {
        return Vec::new();
    };
    if !rights.ask {
        let refused = |visit: &&Visit<'_>| {
            let place = visit.store.place();
            let error = truststore::Error::NeedsAdministrator { place };
            (visit.store.id(), Err(error))
        };
        return locked.iter().map(refused).collect();
    }
    let ids: Vec<StoreId> = locked.iter().map(|visit| visit.store.id()).collect();
    let mut answers = elevate::elevate(act, root, &ids, Prompt::here()).await;
    for (_, answer) in &mut answers {
        if let Err(truststore::Error::NoElevation { command }) = answer {
            *command = rights.by_hand(act, &ids);
        }
    }
    answers
}

/// `done` is the answer of a store that was changed with rights.
async fn row(
    visit: Visit<'_>,
    root: &Certificate,
    done: Option<Result<Presence, truststore::Error>>,
) -> Row {
    let Visit {
        store,
        wish,
        before,
    } = visit;
    let mut changes = Vec::new();
    let answer = match (before, wish) {
        (Ok(before), Wish::Preview(act)) => {
            if before != wish.wanted() {
                changes = match act {
                    Act::Install => store.preview_install(root),
                    Act::Remove => store.preview_remove(root),
                };
            }
            Ok(before)
        }
        (Ok(before), Wish::Do(act)) if before != wish.wanted() => match (done, act) {
            (Some(done), _) => done,
            (None, Act::Install) => store.install(root).await,
            (None, Act::Remove) => store.remove(root).await,
        },
        (before, _) => before,
    };
    let (presence, error) = match answer {
        Ok(presence) => (Some(presence), None),
        // What could not be changed can still be told.
        Err(error) => (store.presence(root).await.ok(), Some(error)),
    };
    let exit = match (&presence, &error, wish) {
        (_, Some(error), _) => error_exit(error),
        // A preview answers what it was asked, whatever is there now.
        (Some(_), None, Wish::Preview(_)) => Exit::Yes,
        (Some(presence), None, _) if *presence == wish.wanted() => Exit::Yes,
        _ => Exit::No,
    };
    Row {
        id: store.id(),
        kind: store.kind(),
        place: store.place(),
        extra: store.is_extra(),
        needs_elevation: store.needs_elevation(),
        presence,
        changes,
        chain: error
            .as_ref()
            .map(|e| crate::error::chain(e))
            .unwrap_or_default(),
        error: error.map(|e| sheet::Note::of(Failure::of("truststore", &e, exit).id, &e)),
        exit,
    }
}

pub(super) fn error_exit(error: &truststore::Error) -> Exit {
    use truststore::Error as T;
    match error {
        T::OtherRoot { .. }
        | T::NotAnAuthority { .. }
        | T::NotAllowed { .. }
        | T::NeedsAdministrator { .. }
        | T::NoElevation { .. }
        | T::Locked { .. }
        | T::Denied { .. }
        | T::ReadOnly { .. }
        | T::DiskFull { .. }
        | T::Busy { .. }
        | T::ByHand { .. } => Exit::No,
        _ => Exit::Unknown,
    }
}

impl From<truststore::Error> for Failure {
    fn from(error: truststore::Error) -> Self {
        let exit = error_exit(&error);
        Self::of("truststore", &error, exit)
    }
}

fn text(root: &Certificate, stores: &[Row]) -> String {
    format!(
        "{}\n{}\n\n{}",
        root.title(),
        root.fingerprint().grouped(),
        rows_text(stores)
    )
}

/// What each store answered, and what changes there.
pub(super) fn rows_text(stores: &[Row]) -> String {
    let rows: Vec<(String, String)> = stores
        .iter()
        .map(|row| {
            let state = match row.presence {
                Some(Presence::Trusted) => fl!("console-presence-trusted"),
                Some(Presence::Untrusted) => fl!("console-presence-untrusted"),
                Some(Presence::Absent) => fl!("console-presence-absent"),
                None => fl!("console-presence-unknown"),
            };
            let mut words = format!("{state}  {}", row.place);
            for change in &row.changes {
                words.push('\n');
                words.push_str(&change_words(change));
            }
            (row.id.to_string(), words)
        })
        .collect();
    columns(&rows)
}

/// One thing that will change, in words.
pub(super) fn change_words(change: &Change) -> String {
    match change {
        Change::Write(path) => fl!("trust-change-write", path = path.display().to_string()),
        Change::Remove(path) => fl!("trust-change-remove", path = path.display().to_string()),
        Change::Run(command) => fl!("trust-change-run", command = command.join(" ")),
        Change::Trust(place) => fl!("trust-change-trust", place = place.as_str()),
    }
}

/// Why a store did not do what was wished, with its evidence.
fn tell(desk: &Desk, answer: &Answer) {
    for row in &answer.stores {
        if let Some(error) = &row.error {
            desk.output.failure(&Failure {
                id: String::new(),
                explanation: error.explanation(),
                chain: row.chain.clone(),
                exit: row.exit,
            });
        }
    }
    for note in &answer.notes {
        desk.output.note(&note.explanation());
    }
}

#[cfg(test)]
mod tests {
    use super::shell_word;

    #[test]
    fn a_path_survives_the_shell() {
        assert_eq!(
            shell_word("/home/eva/hotel.camseal"),
            "/home/eva/hotel.camseal"
        );
        assert_eq!(shell_word("/mnt/Hotel Astoria"), "'/mnt/Hotel Astoria'");
        assert_eq!(shell_word("it's; rm"), r"'it'\''s; rm'");
        assert_eq!(shell_word(""), "''");
    }
}
