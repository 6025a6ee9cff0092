//! Scripts in the technician's words, played in the whole program over practice cameras: what is
//! clicked, typed and seen, as it stands in `tests/scripts/*.ice`.
//!
//! The format is iced_test's; the player is our own (see `common/stage.rs`): a person waits until a
//! button can be pressed and until what is expected is there. A word before the line `-----` names
//! the situation a script begins in.

#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "common/stage.rs"]
mod stage;
#[path = "common/world.rs"]
mod world;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::{Name, file};
use camseal::gui::{Message, wizard};
use camseal::practice;
use camseal::secret::Secret;
use camseal::site::{Deed, Kept, Site, Standing, StoredAuthority};
use iced_test::instruction::{Expectation, Interaction, Keyboard, Mouse, Target};
use iced_test::{Ice, Instruction};
use stage::Stage;
use time::OffsetDateTime;
use world::World;

/// The language is the process's: scripts are played one after the other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A script that was played to its end.
struct Played {
    /// The program as it was left.
    stage: Stage,
    clicks: usize,
    /// Letters and keys, Enter counted as one.
    characters: usize,
}

/// Plays the script of this name in this world.
fn play(name: &str, world: &World, arrange: impl FnOnce(&mut camseal::gui::Start)) -> Played {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/scripts")
        .join(format!("{name}.ice"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("the script {} is missing: {error}", path.display()));
    let ice = Ice::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(ice.instructions.len() > 3, "{name} says next to nothing");
    let mut start = world.start();
    arrange(&mut start);
    let mut stage = Stage::open(&start, ice.viewport);
    let (mut clicks, mut characters) = (0, 0);
    for (number, instruction) in ice.instructions.iter().enumerate() {
        let line = format!("{name}, line {}: {instruction}", number + 1);
        // No key store on this stage, whatever the computer has: the passphrase is typed.
        if stage.sees("Who vouches for these cameras?") {
            let keeper = wizard::authority::Message::Keeper(false);
            stage.say(Message::Wizard(wizard::Message::Authority(keeper)));
        }
        match instruction {
            Instruction::Expect(Expectation::Text(words)) => {
                // An address of this run stands in the script as {0}.
                let words = fill(words, world);
                let seen = stage.wait(|stage| stage.sees(&words));
                assert!(seen, "{line}\nthere is: {:#?}", stage.texts());
            }
            Instruction::Interact(Interaction::Mouse(Mouse::Click {
                target: Some(Target::Text(words)),
                ..
            })) => {
                clicks += 1;
                stage.click(&fill(words, world));
            }
            Instruction::Interact(Interaction::Keyboard(Keyboard::Typewrite(text))) => {
                let text = fill(text, world);
                characters += text.chars().count();
                stage.types(&text);
            }
            Instruction::Interact(key @ Interaction::Keyboard(Keyboard::Type(_))) => {
                characters += 1;
                assert!(stage.interact(key), "{line}");
            }
            Instruction::Interact(other) => {
                panic!("{line}\nis neither a click on words, nor letters, nor a key: {other:?}")
            }
        }
    }
    Played {
        stage,
        clicks,
        characters,
    }
}

fn fill(words: &str, world: &World) -> String {
    let mut words = words.to_owned();
    for number in 0..3 {
        let mark = format!("{{{number}}}");
        if words.contains(&mark) {
            words = words.replace(&mark, &world.address(number).to_string());
        }
    }
    words
}

fn alone() -> std::sync::MutexGuard<'static, ()> {
    ONE_AT_A_TIME
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The sites that were made, opened from copies: the program holds its files.
fn sites(world: &World) -> Vec<Site> {
    let copies = world.folder().join("copies");
    std::fs::create_dir_all(&copies).unwrap();
    std::fs::read_dir(world.sites())
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let copy = copies.join(path.file_name().unwrap());
            let _ = std::fs::copy(&path, &copy).unwrap();
            Site::open(&copy).unwrap()
        })
        .collect()
}

fn secured(site: &Site) -> usize {
    let cameras = site.cameras().unwrap();
    cameras
        .iter()
        .filter(|camera| camera.standing == Standing::Secured)
        .count()
}

fn company(name: &str) -> Authority {
    Authority::create(&AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new(name, OffsetDateTime::now_utc())
    })
    .unwrap()
}

/// A ZIP as a NAS exports its authority: certificate and locked key in files of their own.
fn nas_zip(folder: &Path, authority: &Authority) -> PathBuf {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let sealed = authority.seal(&Secret::new("winter garden")).unwrap();
    for (name, text) in [
        ("readme.txt", "Exported by the NAS".to_owned()),
        ("ca.crt", authority.certificate().pem()),
        ("ca.key", sealed.pem()),
    ] {
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    let path = folder.join("nas-export.zip");
    std::fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
    path
}

#[test]
fn three_practice_cameras_are_secured() {
    let _alone = alone();
    let world = World::with(&["onvif-tls", "onvif-tls", "onvif-tls"]);
    let played = play("three-cameras", &world, |_| {});
    // With the passphrase, which a computer with a key store does not even ask for.
    assert!(played.clicks <= 6, "{} clicks", played.clicks);
    assert!(played.characters <= 60, "{} letters", played.characters);
    drop(played);
    let sites = sites(&world);
    assert_eq!(secured(&sites[0]), 3);
    let root = sites[0].authority().unwrap().unwrap().root().clone();
    assert_eq!(world.shelf.roots(), [root]);
}

#[test]
fn an_authority_comes_from_the_zip_of_a_nas() {
    let _alone = alone();
    let world = World::with(&["onvif-tls"]);
    let authority = company("Northern Retail");
    let zip = nas_zip(world.folder(), &authority);
    drop(play("authority-from-a-nas", &world, |start| {
        start.file = Some(zip);
    }));
    assert_eq!(world.shelf.roots(), [authority.root().clone()]);
    let stored = sites(&world)[0].authority().unwrap().unwrap();
    assert_eq!(stored.certificate, *authority.certificate());
}

#[test]
fn two_certificates_are_viewed_and_compared() {
    let _alone = alone();
    let world = World::with(&[]);
    let authority = company("Hotel Astoria");
    let issue = |address: &str| {
        let names = vec![Name::Ip(address.parse().unwrap())];
        let wish = LeafWish {
            key: KeyKind::P256,
            ..LeafWish::new(names, OffsetDateTime::now_utc())
        };
        let path = world.folder().join(format!("{address}.pem"));
        std::fs::write(&path, authority.issue(&wish).unwrap().certificate.pem()).unwrap();
        path
    };
    let (one, other) = (issue("192.168.1.64"), issue("192.168.1.65"));
    world.hand.will_pick([other]);
    drop(play("view-and-compare", &world, |start| {
        start.file = Some(one);
    }));
}

#[test]
fn a_request_is_signed() {
    let _alone = alone();
    let world = World::with(&[]);
    let path = world.folder().join("astoria.camseal");
    let site = Site::create(&path, "Hotel Astoria").unwrap();
    let secret = Secret::new("corridor lantern");
    let sealed =
        StoredAuthority::seal(&company("Hotel Astoria"), &secret, Kept::Typed, &[]).unwrap();
    site.adopt(sealed).unwrap();
    drop(site);
    let request = world.folder().join("door.csr");
    let bytes = include_bytes!("fixtures/screens/request.csr");
    std::fs::write(&request, bytes).unwrap();
    let signed = world.folder().join("door.pem");
    world.hand.will_pick([request]);
    world.hand.will_pick([signed.clone()]);
    let played = play("sign-a-request", &world, |start| {
        start.settings.opened(&path);
    });
    drop(played);
    let contents = file::open(&signed, None).unwrap();
    assert_eq!(contents.certificates.len(), 1);
    let journal = Site::open(&path).unwrap().journal().unwrap();
    assert_eq!(journal.last().unwrap().deed, Deed::Issued);
}

#[test]
fn the_doctor_says_why() {
    let _alone = alone();
    let world = World::with(&["onvif-tls"]);
    drop(play("doctor", &world, |_| {}));
}

#[test]
fn the_language_changes_in_the_middle_of_a_step() {
    let _alone = alone();
    let world = World::with(&["onvif-tls"]);
    drop(play("change-the-language", &world, |_| {}));
    camseal::i18n::switch(camseal::i18n::Language::English);
}

#[test]
fn back_through_all_steps_loses_nothing() {
    let _alone = alone();
    let world = World::with(&["onvif-tls"]);
    drop(play("back-through-all-steps", &world, |_| {}));
    assert_eq!(secured(&sites(&world)[0]), 1);
}

#[test]
fn a_wrong_password_is_told_and_sent_once() {
    let _alone = alone();
    let world = World::with(&["onvif-tls"]);
    let mut stage = play("wrong-password", &world, |_| {}).stage;
    let tries = |world: &World| world.cameras.lock().unwrap()[0].state().wrong_tries;
    // Most cameras lock after five: nothing is sent twice, and the right one ends the counting.
    assert_eq!(tries(&world), 1);
    stage.types("practice");
    stage.key(iced::keyboard::key::Named::Enter);
    stage.until("1 logged in");
    assert_eq!(tries(&world), 0);
}

#[test]
fn a_camera_is_lost_in_the_middle_of_the_work() {
    let _alone = alone();
    let world = World::of(practice::Options {
        families: vec!["onvif-tls".to_owned(); 2],
        key_seconds: 0.1,
        ..practice::Options::default()
    });
    world.pull_the_plug_after("CreatePKCS10CSR");
    drop(play("a-camera-is-lost", &world, |_| {}));
    let sites = sites(&world);
    assert_eq!(secured(&sites[0]), 1, "the other one is not harmed");
}

/// What leads nowhere leaves nothing.
#[test]
fn looking_around_leaves_no_site() {
    let _alone = alone();
    let world = World::with(&[]);
    let mut stage = play("look-around", &world, |_| {}).stage;
    let empty = stage.wait(|_| {
        let left = std::fs::read_dir(world.sites()).unwrap();
        left.count() == 0
    });
    assert!(empty, "a site that holds nothing was left");
}
