//! The wizard where it does not go straight on: an authority that exists already, a pause, a
//! restart nobody agreed to yet, a camera done by hand, a site that was begun yesterday.
//!
//! Over practice cameras with real services; a picture of every such page is left in
//! `wizard/` of the test's own folder.

#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

mod wizard {
    pub mod person;
}

use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::certificate::file::{self, Cipher};
use camseal::gui::Pressed::Enter;
use camseal::gui::wizard::step::{Gate, StepId};
use camseal::gui::wizard::{Message, authority, find, plan, work};
use camseal::practice::{Legacy, Options, Quirks};
use camseal::secret::Secret;
use camseal::site::Standing;
use time::OffsetDateTime;
use wizard::person::Person;

fn company() -> Authority {
    Authority::create(&AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Northern Retail", OffsetDateTime::now_utc())
    })
    .unwrap()
}

/// A company's authority comes as a locked PFX: its passphrase is asked for, a wrong one is told,
/// and the cameras are signed by that very root.
#[test]
fn an_authority_that_exists_is_taken_over() {
    let mut person = Person::at(&["onvif-tls"]);
    person.goes_to_the_authority();
    let company = company();
    let path = person.folder().join("company.pfx");
    let sealed = company.seal(&Secret::new("attic")).unwrap();
    let key = file::read(sealed.pem().as_bytes(), Some(&Secret::new("attic"))).unwrap();
    let pfx = file::pkcs12(
        std::slice::from_ref(company.certificate()),
        &key.keys[0],
        &Secret::new("winter garden"),
        Cipher::Modern,
    )
    .unwrap();
    std::fs::write(&path, pfx).unwrap();
    person.will_pick(path);

    person.says(Message::Authority(authority::Message::OpenFiles));
    assert!(matches!(person.gate(), Gate::Closed(_)), "it is locked");
    person.pictures("authority-locked");
    let typed =
        |text: &str| Message::Authority(authority::Message::ImportPassphrase(Secret::new(text)));
    person.says(typed("summer garden"));
    person.says(Message::Authority(authority::Message::Unlock));
    assert!(matches!(person.gate(), Gate::Closed(_)));
    person.pictures("authority-wrong-passphrase");
    person.says(typed("winter garden"));
    person.says(Message::Authority(authority::Message::Unlock));
    person.types_name("Hotel Astoria");
    person.types_passphrase("practice12");
    person.pictures("authority-imported");
    person.waits_for_the_way_on();
    person.presses(Enter);
    assert_eq!(person.step(), StepId::Plan);
    person.pictures("plan");
    person.presses(Enter);
    person.waits_for_the_way_on();
    person.pictures("work-done");
    let stored = person.site().authority().unwrap().unwrap();
    assert_eq!(stored.certificate, *company.certificate());
    let camera = &person.site().cameras().unwrap()[0];
    assert_eq!(camera.standing, Standing::Secured);
}

/// A pause finishes the camera in hand and begins no other; going on finishes all.
#[test]
fn a_pause_begins_no_further_camera() {
    let mut person = Person::at(&["onvif-tls", "onvif-tls", "onvif-tls"]);
    person.goes_to_the_authority();
    person.goes_to_the_plan();
    person.hears(Message::Onward);
    person.hears(Message::Work(work::Message::Pause));
    person.says(Message::Work(work::Message::Tick));
    let secured = |person: &Person| {
        let cameras = person.site().cameras().unwrap();
        let secured = |c: &&camseal::site::Camera| c.standing == Standing::Secured;
        cameras.iter().filter(secured).count()
    };
    assert!(secured(&person) < 3, "nothing was left for later");
    assert!(matches!(person.gate(), Gate::Closed(_)));
    person.pictures("work-paused");
    person.says(Message::Work(work::Message::Resume));
    person.waits_for_the_way_on();
    assert_eq!(secured(&person), 3);
}

/// A camera that must restart waits for the person's word, then serves the new certificate.
#[test]
fn a_restart_is_asked_for() {
    let mut person = Person::with(Options {
        families: vec!["onvif-legacy".to_owned()],
        quirks: Quirks {
            legacy: Legacy {
                needs_restart: true,
                ..Legacy::default()
            },
            ..Quirks::default()
        },
        ..Options::default()
    });
    person.goes_to_the_authority();
    person.goes_to_the_plan();
    person.says(Message::Plan(plan::Message::Restart(false)));
    person.presses(Enter);
    person.pictures("work-needs-restart");
    person.sees("Restart it");
    let id = person.site().cameras().unwrap()[0].id;
    person.says(Message::Work(work::Message::Restart(id)));
    person.waits_for_the_way_on();
    assert_eq!(
        person.site().cameras().unwrap()[0].standing,
        Standing::Secured
    );
}

/// A camera nobody drives gets its files: certificate and key belong together and name it.
#[test]
fn a_camera_done_by_hand_gets_its_files() {
    let mut person = Person::at(&["by-hand"]);
    // Nothing is ticked by itself that this program cannot do by itself.
    person.says(Message::Find(find::Message::TickAll(true)));
    person.goes_to_the_authority();
    person.goes_to_the_plan();
    person.pictures("plan-by-hand");
    person.presses(Enter);
    person.pictures("work-by-hand");
    let folder = person.folder().join("for the camera");
    std::fs::create_dir(&folder).unwrap();
    person.will_pick(folder.clone());
    let id = person.site().cameras().unwrap()[0].id;
    person.says(Message::Work(work::Message::Keep(id)));
    let (mut keys, mut certificates) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(&folder).unwrap() {
        let contents = file::read(&std::fs::read(entry.unwrap().path()).unwrap(), None).unwrap();
        keys.extend(contents.keys);
        certificates.extend(contents.certificates);
    }
    let [key] = &keys[..] else {
        panic!("one key is wanted, not {}", keys.len())
    };
    let leaf = certificates.iter().find(|c| !c.is_authority()).unwrap();
    assert!(key.belongs_to(leaf));
    assert!(
        leaf.names()
            .iter()
            .any(|name| name.to_string() == "127.0.0.1")
    );
}

/// Closed after the authority was made, opened again: the login is asked for, because passwords
/// are not kept, the authority opens with its passphrase, and the work goes on to its end.
#[test]
fn a_site_begun_yesterday_goes_on() {
    let mut person = Person::at(&["onvif-tls"]);
    person.goes_to_the_authority();
    person.goes_to_the_plan();
    person.opens_the_site_again();
    assert_eq!(person.step(), StepId::Login);
    person.pictures("login-again");
    person.logs_in("practice");
    person.waits_for_the_way_on();
    person.presses(Enter);
    person.says(Message::Authority(authority::Message::Keeper(false)));
    assert!(matches!(person.gate(), Gate::Closed(_)));
    person.pictures("authority-asleep");
    person.says(Message::Authority(authority::Message::Passphrase(
        Secret::new("practice13"),
    )));
    person.presses(Enter);
    assert_eq!(person.step(), StepId::Authority, "a wrong passphrase");
    person.says(Message::Authority(authority::Message::Passphrase(
        Secret::new("practice12"),
    )));
    person.presses(Enter);
    assert_eq!(person.step(), StepId::Plan);
    person.presses(Enter);
    person.waits_for_the_way_on();
    assert_eq!(
        person.site().cameras().unwrap()[0].standing,
        Standing::Secured
    );
    person.presses(Enter);
    person.pictures("trust");
    person.presses(Enter);
    person.presses(Enter);
    person.sees("Proof");
    person.pictures("proof");
    person.opens_the_site_again();
    assert_eq!(
        person.step(),
        StepId::Proof,
        "a finished site opens at its proof"
    );
}
