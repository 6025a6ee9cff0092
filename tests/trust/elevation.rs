//! Elevation with a runner that plays sudo and pkexec.
//!
//! Apart from the stores because here the second run of the program is what is tried.

use camseal::truststore::elevate::{Act, Answers, Prompt, elevate_on, mend_on};
use camseal::truststore::stray::{self, Known};

use super::*;

/// Plays the second run behind sudo or pkexec: changes the store with an administrator's player.
struct Asked {
    as_person: Player,
    answer: Output,
    carries_out: bool,
}

impl Runner for Asked {
    fn find(&self, program: &str) -> Option<PathBuf> {
        self.as_person.find(program)
    }

    fn run<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Output, Error>> {
        Box::pin(async move {
            let words = command.words();
            self.as_person.ran.lock().unwrap().push(words.clone());
            if self.carries_out {
                let after = |flag: &str| {
                    let at = words.iter().position(|w| w == flag).unwrap();
                    words[at + 1].clone()
                };
                let pem = pem::parse(fs::read(after("--root")).unwrap()).unwrap();
                let root = Certificate::from_der(pem.contents()).unwrap();
                assert_eq!(after("--sha256"), root.fingerprint().to_string());
                let administrator = Computer {
                    root: self.as_person.root.clone(),
                    home: None,
                    person: None,
                    runner: Arc::new(Player::new(
                        &self.as_person.root,
                        &["update-ca-certificates", "chromium", "firefox-esr"],
                    )),
                };
                let install = after("trust") == "install";
                let named = words.iter().enumerate().filter(|(_, w)| *w == "--store");
                for (at, _) in named {
                    let store = administrator.store(&words[at + 1]).unwrap();
                    let _ = if install {
                        store.install(&root).await.unwrap()
                    } else {
                        store.remove(&root).await.unwrap()
                    };
                }
            }
            Ok(self.answer.clone())
        })
    }

    fn is_administrator(&self) -> bool {
        false
    }
}

fn asked(folder: &Path, programs: &[&str], answer: Output, carries_out: bool) -> Arc<Asked> {
    Arc::new(Asked {
        as_person: Player::new(folder, programs),
        answer,
        carries_out,
    })
}

fn ended(status: i32, stderr: &str) -> Output {
    Output {
        status: Some(status),
        stderr: stderr.as_bytes().to_vec(),
        ..Output::default()
    }
}

fn system() -> Vec<StoreId> {
    vec![StoreId("system".to_owned())]
}

fn only(mut answers: Answers) -> Result<Presence, Error> {
    assert_eq!(answers.len(), 1);
    answers.remove(0).1
}

/// A root that is over.
fn expired() -> Certificate {
    let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
    wish.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Constrained(0));
    wish.not_before = rcgen::date_time_ymd(2001, 1, 1);
    wish.not_after = rcgen::date_time_ymd(2002, 1, 1);
    let key = rcgen::KeyPair::generate().unwrap();
    Certificate::from_der(wish.self_signed(&key).unwrap().der()).unwrap()
}

#[tokio::test]
async fn one_prompt_is_enough_for_all_stores() {
    let ours = root("a");
    // Chromium and Firefox, whose policies need an administrator as the system does.
    let folder = place(&ANCHORS[3]);
    let programs = [
        "update-ca-certificates",
        "pkexec",
        "chromium",
        "firefox-esr",
    ];
    let runner = asked(folder.path(), &programs, ended(0, ""), true);
    let computer = Computer {
        root: folder.path().to_owned(),
        home: None,
        person: None,
        runner: runner.clone(),
    };
    let ids: Vec<StoreId> = computer.stores().iter().map(|store| store.id()).collect();
    assert!(ids.len() >= 3, "{ids:?}");
    let program = Path::new("/opt/camseal/camseal");
    let prompt = Prompt::Window;
    for (act, then) in [
        (Act::Install, Presence::Trusted),
        (Act::Remove, Presence::Absent),
    ] {
        let before = runner.as_person.ran.lock().unwrap().len();
        let answers = elevate_on(&computer, program, act, &ours, &ids, prompt).await;
        let answered: Vec<StoreId> = answers.iter().map(|(id, _)| id.clone()).collect();
        assert_eq!(answered, ids);
        for (id, answer) in answers {
            assert_eq!(answer.unwrap(), then, "{id}");
        }
        let ran = runner.as_person.ran.lock().unwrap();
        assert_eq!(ran.len(), before + 1, "one prompt");
        let words = &ran[before];
        let named = words.iter().filter(|word| *word == "--store").count();
        assert_eq!(named, ids.len());
    }
    // A store that is not there is told, and the others go on.
    let some = [StoreId("none".to_owned()), ids[0].clone()];
    let answers = elevate_on(&computer, program, Act::Install, &ours, &some, prompt).await;
    assert!(matches!(answers[0].1, Err(Error::NoSuchStore { .. })));
    assert_eq!(answers[1].1.clone().unwrap(), Presence::Trusted);
}

#[tokio::test]
async fn a_stray_among_the_systems_roots_goes_after_one_prompt() {
    let old = expired();
    for refuses in [false, true] {
        let folder = place(&ANCHORS[3]);
        let player = Player::new(folder.path(), &["update-ca-certificates"]);
        let store = Linux::find(folder.path(), Arc::new(player)).unwrap();
        assert_eq!(store.install(&old).await.unwrap(), Presence::Trusted);
        let programs = ["update-ca-certificates", "pkexec"];
        let answer = ended(if refuses { 126 } else { 0 }, "");
        let runner = asked(folder.path(), &programs, answer, !refuses);
        let computer = Computer {
            root: folder.path().to_owned(),
            home: None,
            person: None,
            runner: runner.clone(),
        };
        let stores = computer.stores();
        let (all, unread) = stray::listing(&stores).await;
        assert!(unread.is_empty());
        let known = Known::new(&stores, time::OffsetDateTime::now_utc());
        let found = stray::judge(&all, &known);
        let [found] = &found[..] else {
            panic!("{found:?}");
        };
        // Without rights nothing is possible; with one prompt it is.
        let alone = stray::mend(&stores, found).await;
        assert!(
            matches!(alone, Err(Error::NeedsAdministrator { .. })),
            "{alone:?}"
        );
        let program = Path::new("/c");
        let mended = mend_on(&computer, program, &stores, found, Prompt::Window).await;
        let asked = runner.as_person.ran.lock().unwrap().len();
        assert_eq!(asked, 1);
        let after = stores[0].presence(&old).await.unwrap();
        if refuses {
            assert!(
                matches!(mended, Err(Error::NotAllowed { .. })),
                "{mended:?}"
            );
            assert_eq!(after, Presence::Trusted);
        } else {
            mended.unwrap();
            assert_eq!(after, Presence::Absent);
        }
    }
}

#[tokio::test]
async fn one_prompt_starts_this_program_and_the_store_is_read_again() {
    let ours = root("a");
    for (prompt, by) in [(Prompt::Terminal, "sudo"), (Prompt::Window, "pkexec")] {
        let folder = place(&ANCHORS[3]);
        let programs = ["update-ca-certificates", "sudo", "pkexec"];
        let runner = asked(folder.path(), &programs, ended(0, ""), true);
        let computer = Computer {
            root: folder.path().to_owned(),
            home: None,
            person: None,
            runner: runner.clone(),
        };
        let program = Path::new("/opt/camseal/camseal");
        for (act, then) in [
            (Act::Install, Presence::Trusted),
            (Act::Install, Presence::Trusted),
            (Act::Remove, Presence::Absent),
        ] {
            let answer = elevate_on(&computer, program, act, &ours, &system(), prompt).await;
            assert_eq!(only(answer).unwrap(), then);
        }
        let ran = runner.as_person.ran.lock().unwrap();
        assert_eq!(ran.len(), 2, "what is done already asks nobody");
        assert_eq!(ran[0][0], format!("/usr/sbin/{by}"));
        assert!(ran[0].contains(&"/opt/camseal/camseal".to_owned()));
    }
}

#[tokio::test]
async fn a_refused_prompt_is_told_from_a_failure() {
    let ours = root("a");
    for (prompt, answer, refused) in [
        (Prompt::Window, ended(126, "dismissed"), true),
        (Prompt::Window, ended(127, "Not authorized"), true),
        (Prompt::Window, ended(2, "error: disk full"), false),
        (
            Prompt::Terminal,
            ended(1, "sudo: 3 incorrect password attempts"),
            true,
        ),
        (Prompt::Terminal, ended(1, ""), true),
        (Prompt::Terminal, ended(2, "error: disk full"), false),
        // Success that changed nothing is not believed either.
        (Prompt::Terminal, ended(0, ""), false),
    ] {
        let folder = place(&ANCHORS[3]);
        let programs = ["update-ca-certificates", "sudo", "pkexec"];
        let computer = Computer {
            root: folder.path().to_owned(),
            home: None,
            person: None,
            runner: asked(folder.path(), &programs, answer.clone(), false),
        };
        let program = Path::new("/c");
        let got = elevate_on(&computer, program, Act::Install, &ours, &system(), prompt).await;
        let got = only(got);
        match (&got, answer.status) {
            (Ok(presence), Some(0)) => assert_eq!(*presence, Presence::Absent),
            (Err(Error::NotAllowed { .. }), _) => assert!(refused, "{answer:?}"),
            (Err(Error::Command { .. }), _) => assert!(!refused, "{answer:?}"),
            _ => panic!("{answer:?} became {got:?}"),
        }
    }
}

#[tokio::test]
async fn without_sudo_and_pkexec_the_command_is_told() {
    let folder = place(&ANCHORS[3]);
    let runner = asked(
        folder.path(),
        &["update-ca-certificates"],
        ended(0, ""),
        false,
    );
    let computer = Computer {
        root: folder.path().to_owned(),
        home: None,
        person: None,
        runner,
    };
    let program = Path::new("/c");
    let (ours, here) = (root("a"), Prompt::here());
    let got = elevate_on(&computer, program, Act::Install, &ours, &system(), here).await;
    let got = only(got);
    assert!(matches!(got, Err(Error::NoElevation { .. })), "{got:?}");
}
