//! The certificate viewer's further pages: the technical fold, saving in every form, comparing, and
//! whether a key belongs; and that hostile certificates are shown and harm nothing.

#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::file::{self, Cipher};
use camseal::certificate::{Certificate, Name, PrivateKey};
use camseal::gui::action::Event;
use camseal::gui::services::{Fake, Services};
use camseal::gui::viewer::{Form, Message, Viewer};
use camseal::gui::{text, theme};
use camseal::i18n::{self, Language};
use camseal::secret::Secret;
use futures::StreamExt as _;
use iced::{Element, Size, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action, task};
use time::macros::datetime;

fn simulate<'a, M>(picture: Element<'a, M>) -> Simulator<'a, M> {
    let settings = iced::Settings {
        fonts: text::FONTS.iter().map(|font| (*font).into()).collect(),
        default_font: text::REGULAR,
        default_text_size: text::LABEL.into(),
        ..iced::Settings::default()
    };
    Simulator::with_size(settings, Size::new(1100.0, 1500.0), picture)
}

/// Leaves a picture for a person to look at.
fn picture(viewer: &Viewer, name: &str) {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("viewer");
    std::fs::create_dir_all(&place).unwrap();
    let shown = place.join(format!("{name}-tiny-skia.png"));
    let _ = std::fs::remove_file(shown);
    let drawn = simulate(viewer.view(false))
        .snapshot(&theme::light())
        .unwrap();
    assert!(
        drawn
            .matches_image(place.join(format!("{name}.png")))
            .unwrap()
    );
}

fn sees(viewer: &Viewer, words: &str) -> bool {
    simulate(viewer.view(false)).find(words).is_ok()
}

struct World {
    authority: Authority,
    leaf: Certificate,
    key: PrivateKey,
    folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        i18n::switch(Language::English);
        let now = datetime!(2026-11-21 10:00 UTC);
        let authority = Authority::create(&AuthorityWish {
            key: KeyKind::P256,
            ..AuthorityWish::new("Hotel Astoria", now)
        })
        .unwrap();
        let (leaf, key) = issue(&authority, "192.168.1.64");
        Self {
            authority,
            leaf,
            key,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn viewer(&self) -> Viewer {
        let above = vec![self.authority.root().clone()];
        Viewer::open(self.leaf.clone(), above, None, &picks(None)).0
    }
}

fn issue(authority: &Authority, address: &str) -> (Certificate, PrivateKey) {
    let names = vec![Name::Ip(address.parse().unwrap())];
    let wish = LeafWish {
        key: KeyKind::P256,
        ..LeafWish::new(names, datetime!(2026-11-21 10:00 UTC))
    };
    let issued = authority.issue(&wish).unwrap();
    (issued.certificate, issued.key)
}

fn picks(path: Option<PathBuf>) -> Services {
    Services::fake(Fake {
        picked: path,
        ..Fake::default()
    })
}

/// Says it and everything that follows; answers the wishes to the frame.
fn say(viewer: &mut Viewer, message: Message, services: &Services) -> Vec<Event> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _inside = runtime.enter();
    let mut events = Vec::new();
    let mut waiting: Vec<Task<Message>> = Vec::new();
    let mut take = |viewer: &mut Viewer, message, waiting: &mut Vec<Task<Message>>| {
        let action = viewer.update(message, services);
        events.extend(action.event);
        waiting.push(action.task);
    };
    take(viewer, message, &mut waiting);
    while let Some(task) = waiting.pop() {
        let Some(mut letters) = task::into_stream(task) else {
            continue;
        };
        while let Some(action) = runtime.block_on(letters.next()) {
            if let Action::Output(message) = action {
                take(viewer, message, &mut waiting);
            }
        }
    }
    events
}

#[test]
fn the_fold_says_it_in_plain_words_and_in_the_standards() {
    let world = World::new();
    let mut viewer = world.viewer();
    assert!(!sees(&viewer, "2.5.29.15"));
    let _ = say(&mut viewer, Message::Unfold, &picks(None));
    picture(&viewer, "technical");
    for words in [
        "2.5.29.15",
        "keyUsage: digitalSignature",
        "sign handshakes",
        "2.5.29.17",
    ] {
        assert!(sees(&viewer, words), "“{words}” is not drawn");
    }
}

#[test]
fn every_form_is_saved_and_read_again() {
    let world = World::new();
    let mut viewer = world.viewer();
    let _ = say(&mut viewer, Message::Export, &picks(None));
    assert!(sees(&viewer, "Chain for Windows (.p7b)"));
    picture(&viewer, "export");
    for (form, ending, count) in [
        (Form::Pem, "crt", 1),
        (Form::Der, "cer", 1),
        (Form::Chain, "pem", 2),
        (Form::P7b, "p7b", 2),
    ] {
        let path = world.folder.path().join(format!("saved.{ending}"));
        let told = say(
            &mut viewer,
            Message::ExportAs(form),
            &picks(Some(path.clone())),
        );
        assert!(matches!(told[..], [Event::Notify(_)]), "{told:?}");
        let contents = file::open(&path, None).unwrap();
        assert_eq!(contents.certificates.len(), count, "{form:?}");
        assert!(contents.certificates.contains(&world.leaf));
        assert!(contents.keys.is_empty());
    }
    assert!(
        !sees(&viewer, "Chain for Windows (.p7b)"),
        "the question is gone"
    );
}

#[test]
fn two_certificates_are_compared() {
    let world = World::new();
    let mut viewer = world.viewer();
    let same = world.file("same.crt", world.leaf.pem().as_bytes());
    let _ = say(&mut viewer, Message::Compare, &picks(Some(same)));
    assert!(sees(&viewer, "The same certificate"));
    let (other, _) = issue(&world.authority, "192.168.1.65");
    let other = world.file("other.crt", other.pem().as_bytes());
    let _ = say(&mut viewer, Message::Compare, &picks(Some(other)));
    assert!(sees(&viewer, "They hold different keys."));
    assert!(sees(&viewer, "192.168.1.65"));
    picture(&viewer, "compare");
    let key = world.file("only.key", world.key.pkcs8());
    let told = say(&mut viewer, Message::Compare, &picks(Some(key)));
    assert!(
        matches!(told[..], [Event::Notify(_)]),
        "a key is no certificate"
    );
    let _ = say(&mut viewer, Message::CompareClose, &picks(None));
    assert!(!sees(&viewer, "They hold different keys."));
}

#[test]
fn a_key_belongs_or_does_not_even_a_locked_one() {
    let world = World::new();
    let mut viewer = world.viewer();
    let _ = say(&mut viewer, Message::Unfold, &picks(None));
    let own = world.file("own.key", world.key.pkcs8());
    let _ = say(&mut viewer, Message::Key, &picks(Some(own)));
    assert!(sees(&viewer, "own.key belongs to this certificate."));
    let (_, stranger) = issue(&world.authority, "192.168.1.65");
    let stranger = world.file("stranger.key", stranger.pkcs8());
    let _ = say(&mut viewer, Message::Key, &picks(Some(stranger)));
    assert!(sees(
        &viewer,
        "stranger.key does not belong to this certificate."
    ));
    picture(&viewer, "stranger");
    let pfx = file::pkcs12(
        std::slice::from_ref(&world.leaf),
        &world.key,
        &Secret::new("attic window"),
        Cipher::Modern,
    )
    .unwrap();
    let locked = world.file("camera.pfx", &pfx);
    let _ = say(&mut viewer, Message::Key, &picks(Some(locked)));
    assert!(sees(&viewer, "Passphrase of camera.pfx"));
    let typed = |text: &str| Message::KeyTyped(Secret::new(text));
    let _ = say(&mut viewer, typed("cellar"), &picks(None));
    let _ = say(&mut viewer, Message::KeyOpen, &picks(None));
    assert!(sees(&viewer, "Passphrase of camera.pfx"));
    let _ = say(&mut viewer, typed("attic window"), &picks(None));
    assert!(!format!("{:?}", typed("attic window")).contains("attic"));
    let _ = say(&mut viewer, Message::KeyOpen, &picks(None));
    assert!(sees(&viewer, "camera.pfx belongs to this certificate."));
}
