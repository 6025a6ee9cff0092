//! Pictures of the screens, in the languages and palettes that differ most, and what the screens
//! do when they are pressed.
//!
//! A picture without its baseline fails; `CAMSEAL_WRITE_SNAPSHOTS=1` writes the missing ones. A
//! picture that differs is written to `target/snapshots/`, to be looked at beside the baseline.

#![allow(clippy::unwrap_used, clippy::panic)]
#![cfg(feature = "gui")]

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use camseal::authority::request::CameraRequest;
use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::certificate::{Certificate, Name, chain::Chain, file};
use camseal::gui::home::{self, Home, State, Summary};
use camseal::gui::services::{Fake, Services};
use camseal::gui::signing::{self, Signing};
use camseal::gui::viewer::Viewer;
use camseal::gui::{App, Message, Pressed, Start, preferences, text, theme, wizard};
use camseal::i18n::{self, Language};
use camseal::secret::Secret;
use camseal::settings::{Settings, Theme};
use camseal::site::{Deed, Kept, Site, StoredAuthority};
use futures::StreamExt as _;
use iced::{Element, Size, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action, task};
use time::macros::datetime;

const SIZE: Size = Size::new(1100.0, 760.0);

/// The language is the process's: pictures are taken one after the other.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ONE_AT_A_TIME
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn settings() -> iced::Settings {
    iced::Settings {
        fonts: text::FONTS.iter().map(|font| (*font).into()).collect(),
        default_font: text::REGULAR,
        default_text_size: text::LABEL.into(),
        ..iced::Settings::default()
    }
}

fn simulate<'a, M>(picture: Element<'a, M>) -> Simulator<'a, M> {
    Simulator::with_size(settings(), SIZE, picture)
}

/// Compares with the baseline of this name.
fn compare<M>(name: &str, picture: Element<'_, M>, theme: &iced::Theme) {
    let snapshot = simulate(picture).snapshot(theme).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let baseline = root.join("tests/snapshots").join(format!("{name}.png"));
    let drawn = baseline.with_file_name(format!("{name}-tiny-skia.png"));
    let may_write = std::env::var_os("CAMSEAL_WRITE_SNAPSHOTS").is_some();
    assert!(
        drawn.exists() || may_write,
        "{} is missing; look at the screen, then write it with CAMSEAL_WRITE_SNAPSHOTS=1",
        drawn.display()
    );
    if !snapshot.matches_image(&baseline).unwrap() {
        let seen = root.join("target/snapshots").join(format!("{name}.png"));
        let _ = std::fs::remove_file(seen.with_file_name(format!("{name}-tiny-skia.png")));
        let _ = snapshot.matches_image(&seen).unwrap();
        panic!(
            "{name} looks different: compare {} with {}",
            seen.display(),
            drawn.display()
        );
    }
}

/// The looks that differ most: two palettes, English and a language of long words.
fn each_look(name: &str, draw: impl Fn(&str, Language, iced::Theme)) {
    let _alone = alone();
    for language in [Language::English, Language::German] {
        i18n::switch(language);
        for (word, theme) in [("light", theme::light()), ("dark", theme::dark())] {
            draw(
                &format!("{name}-{word}-{}", language.tag()),
                language,
                theme,
            );
        }
    }
    i18n::switch(Language::English);
}

fn sites() -> Vec<Summary> {
    let site = |name: &str, cameras, ends, visited, state| Summary {
        path: PathBuf::from(format!("/sites/{name}.camseal")),
        name: name.to_owned(),
        cameras,
        ends,
        visited: Some(visited),
        state,
    };
    vec![
        site(
            "Hotel Astoria",
            40,
            Some((
                datetime!(2026-11-20 0:00 UTC),
                datetime!(2028-11-19 0:00 UTC),
            )),
            datetime!(2026-11-21 12:00 UTC),
            State::Unfinished { done: 17, all: 40 },
        ),
        site(
            "Harbour Logistics, Gate 3",
            40,
            Some((
                datetime!(2025-01-01 0:00 UTC),
                datetime!(2026-12-29 0:00 UTC),
            )),
            datetime!(2026-03-04 12:00 UTC),
            State::Ending,
        ),
        site(
            "Marina Car Park",
            112,
            Some((
                datetime!(2026-10-03 0:00 UTC),
                datetime!(2028-10-02 0:00 UTC),
            )),
            datetime!(2026-10-14 12:00 UTC),
            State::Secure,
        ),
        site(
            "School on the Hill",
            0,
            None,
            datetime!(2026-01-09 12:00 UTC),
            State::Empty,
        ),
    ]
}

#[test]
fn home() {
    let now = datetime!(2026-11-21 10:00 UTC);
    let home = Home::showing(sites(), now);
    each_look("home", |name, language, theme| {
        compare(name, home.view(language, false), &theme);
    });
}

#[test]
fn home_of_a_new_computer() {
    let home = Home::showing(Vec::new(), datetime!(2026-11-21 10:00 UTC));
    each_look("home-new", |name, language, theme| {
        compare(name, home.view(language, false), &theme);
    });
}

fn certificates() -> (Certificate, Vec<Certificate>) {
    let pem = include_bytes!("fixtures/screens/camera.pem");
    let contents = file::read(pem, None).unwrap();
    let mut chain = Chain::order(&contents.certificates)
        .unwrap()
        .certificates
        .into_iter();
    let lowest = chain.next().unwrap();
    (lowest, chain.collect())
}

#[test]
fn viewer() {
    let services = Services::fake(Fake::default());
    let (certificate, above) = certificates();
    let (viewer, _) = Viewer::open(certificate, above, None, &services);
    each_look("viewer", |name, _, theme| {
        compare(name, viewer.view(false), &theme);
    });
}

#[test]
fn the_settings() {
    let settings = Settings::default();
    // Only these two: the list grows, and some names are drawn in a face of the system.
    let known = [Language::English, Language::German];
    each_look("settings", |name, _, theme| {
        compare(name, preferences::listing(&known, &settings, false), &theme);
    });
}

#[tokio::test]
async fn the_frame_of_the_wizard() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::create(&folder.path().join("a.camseal"), "Hotel Astoria").unwrap();
    let services = Services::fake(Fake::default());
    let (wizard, _) = wizard::Wizard::open(site, &services);
    each_look("wizard", |name, _, theme| {
        compare(name, wizard.view(false), &theme);
    });
}

/// Finds and presses by the words a person reads, so that the language files are tested too.
#[test]
fn the_big_card_starts_a_new_site() {
    let _alone = alone();
    i18n::switch(Language::English);
    let home = Home::showing(Vec::new(), datetime!(2026-11-21 10:00 UTC));
    let mut ui = simulate(home.view(Language::English, false));
    let _ = ui.click("Start at a new site").unwrap();
    let heard: Vec<_> = ui.into_messages().collect();
    assert!(matches!(heard[..], [home::Message::NewSite]), "{heard:?}");
}

#[test]
fn enter_continues_the_unfinished_site() {
    let home = Home::showing(sites(), datetime!(2026-11-21 10:00 UTC));
    match home.enter() {
        home::Message::Open(path) => assert!(path.ends_with("Hotel Astoria.camseal")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn settings_hold_at_once_and_escape_leaves_them() {
    let _alone = alone();
    let (mut app, _) = App::boot(&Start::with(Services::fake(Fake::default())));
    let _ = app.update(Message::Home(home::Message::Preferences));
    let _ = app.update(Message::Preferences(preferences::Message::Speak(Some(
        Language::German,
    ))));
    let _ = app.update(Message::Preferences(preferences::Message::Dress(
        Theme::Dark,
    )));
    let _ = app.update(Message::Preferences(preferences::Message::Scale(150)));
    assert!(simulate(app.view()).find("Sprache").is_ok());
    assert_eq!(theme::colours(&app.theme()), &theme::DARK);
    assert!((app.scale() - 1.5).abs() < f32::EPSILON);
    let _ = app.update(Message::Pressed(Pressed::Escape));
    assert!(simulate(app.view()).find("Kameras sichern").is_ok());
    i18n::switch(Language::English);
}

#[test]
fn a_broken_site_is_a_screen_with_a_way_out() {
    let _alone = alone();
    i18n::switch(Language::English);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Broken.camseal");
    std::fs::write(
        &path,
        b"this is no database, and it is long enough to look like a file",
    )
    .unwrap();
    let answer = Site::open(&path).map(|_| ()).unwrap_err();
    let mut start = Start::with(Services::fake(Fake::default()));
    start.settings.language = Some(Language::English);
    let (mut app, _) = App::boot(&start);
    let _ = app.update(Message::Opened(path.clone(), Err(answer)));
    let mut ui = simulate(app.view());
    assert!(ui.find("Try again").is_ok());
    let _ = ui.click("Home").unwrap();
    let heard: Vec<_> = ui.into_messages().collect();
    for message in heard {
        let _ = app.update(message);
    }
    assert!(simulate(app.view()).find("Secure cameras").is_ok());
}

/// A door station's request: signed with SHA-1, its address only in the common name, and asking
/// to become an authority.
fn request() -> CameraRequest {
    CameraRequest::read(include_bytes!("fixtures/screens/request.csr")).unwrap()
}

/// A site whose key opens only with the passphrase "corridor lantern".
fn signing_site(path: &Path) {
    let wish = AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Hotel Astoria", datetime!(2026-11-20 10:00 UTC))
    };
    let authority = Authority::create(&wish).unwrap();
    let secret = Secret::new("corridor lantern");
    let site = Site::create(path, "Hotel Astoria").unwrap();
    let stored = StoredAuthority::seal(&authority, &secret, Kept::Typed, &[]).unwrap();
    site.adopt(stored).unwrap();
}

/// What the work answers, one letter after the other, until nothing is left to do.
async fn settle(signing: &mut Signing, task: Task<signing::Message>, services: &Services) {
    let mut waiting = vec![task];
    while let Some(task) = waiting.pop() {
        let Some(mut letters) = task::into_stream(task) else {
            continue;
        };
        while let Some(action) = letters.next().await {
            if let Action::Output(message) = action {
                waiting.push(signing.update(message, services).task);
            }
        }
    }
}

#[test]
fn a_request_without_a_site() {
    let services = Services::fake(Fake::default());
    let (mut signing, _) = Signing::open(Some(request()), &[]);
    let _ = signing.update(signing::Message::Listed(Vec::new()), &services);
    each_look("signing", |name, _, theme| {
        compare(name, signing.view(false), &theme);
    });
}

#[tokio::test]
async fn a_request_becomes_a_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.camseal");
    signing_site(&path);
    let out = folder.path().join("door.pem");
    let services = Services::fake(Fake {
        picked: Some(out.clone()),
        ..Fake::default()
    });
    let (mut signing, task) = Signing::open(Some(request()), std::slice::from_ref(&path));
    settle(&mut signing, task, &services).await;
    // The key wants its passphrase before anything can be pressed.
    assert!(signing.key(Pressed::Enter).is_none());

    let typed = |text: &str| signing::Message::Passphrase(Secret::new(text));
    let _ = signing.update(typed("wrong"), &services);
    let task = signing.update(signing::Message::Sign, &services).task;
    settle(&mut signing, task, &services).await;
    assert!(!out.exists(), "nothing is signed with a wrong passphrase");
    {
        let _alone = alone();
        i18n::switch(Language::English);
        let mut ui = simulate(signing.view(false));
        assert!(ui.find("Sign").is_ok());
        assert!(
            ui.find("That is not its passphrase. Nothing is locked by trying again.")
                .is_ok()
        );
    }

    let _ = signing.update(typed("corridor lantern"), &services);
    let task = signing.update(signing::Message::Sign, &services).task;
    settle(&mut signing, task, &services).await;
    let contents = file::read(&std::fs::read(&out).unwrap(), None).unwrap();
    let [certificate] = &contents.certificates[..] else {
        panic!("the root does not belong into the device");
    };
    assert_eq!(certificate.public_key(), request().public_key());
    assert!(!certificate.is_authority());
    assert_eq!(
        certificate.names(),
        [
            Name::Ip("192.168.1.120".parse().unwrap()),
            Name::Dns("door.hotel.lan".into()),
        ]
    );
    let journal = Site::open(&path).unwrap().journal().unwrap();
    assert_eq!(journal.last().unwrap().deed, Deed::Issued);
}

/// Home, after this card was pressed.
fn pressed(card: &str) -> App {
    let mut start = Start::with(Services::fake(Fake::default()));
    start.settings.language = Some(Language::English);
    let (mut app, _) = App::boot(&start);
    let heard: Vec<_> = {
        let mut ui = simulate(app.view());
        let _ = ui.click(card).unwrap();
        ui.into_messages().collect()
    };
    for message in heard {
        let _ = app.update(message);
    }
    app
}

#[test]
fn the_third_card_opens_the_screen_and_escape_leaves_it() {
    let _alone = alone();
    let mut app = pressed("Sign a request");
    assert!(simulate(app.view()).find("Choose the request…").is_ok());
    let request = camseal::gui::opening::Found::Request(request());
    let _ = app.update(Message::Read(vec![PathBuf::from("door.csr")], Ok(request)));
    assert!(simulate(app.view()).find("Another request…").is_ok());
    let _ = app.update(Message::Pressed(Pressed::Escape));
    assert!(simulate(app.view()).find("Secure cameras").is_ok());
}

/// What a device made itself is trusted from home, without a site: the address is typed there.
#[test]
fn home_leads_to_the_root_that_a_device_made() {
    let _alone = alone();
    let mut app = pressed("Trust what a device has");
    assert!(simulate(app.view()).find("Address of the device").is_ok());
    let _ = app.update(Message::Pressed(Pressed::Escape));
    assert!(simulate(app.view()).find("Secure cameras").is_ok());
}
