//! Elevation with a runner that plays sudo and pkexec.
//!
//! Apart from the stores because here the second run of the program is what is tried.

use camseal::truststore::elevate::{Act, Prompt, elevate_on};

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
                assert_eq!(after("--store"), "system");
                let player = Player::new(&self.as_person.root, &["update-ca-certificates"]);
                let store = Linux::find(&self.as_person.root, Arc::new(player)).unwrap();
                let _ = match words[words.iter().position(|w| w == "trust").unwrap() + 1].as_str() {
                    "install" => store.install(&root).await.unwrap(),
                    _ => store.remove(&root).await.unwrap(),
                };
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
            let answer = elevate_on(&computer, program, act, &ours, prompt).await;
            assert_eq!(answer.unwrap(), then);
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
        let got = elevate_on(&computer, Path::new("/c"), Act::Install, &ours, prompt).await;
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
    let got = elevate_on(&computer, program, Act::Install, &root("a"), Prompt::here()).await;
    assert!(matches!(got, Err(Error::NoElevation { .. })), "{got:?}");
}
