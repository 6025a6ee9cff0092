//! The site screen: a thousand cameras, found, sorted, ticked, checked, moved and forgotten; and the
//! way from there into the wizard.

#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use camseal::gui::cameras::{Cameras, Column, Kind, Message};
use camseal::gui::services::{Fake, Services};
use camseal::gui::{self, App, Pressed, Start};
use camseal::i18n::{self, Language};
use camseal::site::{CameraId, Site};
use futures::StreamExt as _;
use iced::Task;
use iced_test::runtime::{Action, task};
use time::macros::datetime;

#[path = "common/eye.rs"]
mod eye;
#[path = "cameras/farewell.rs"]
mod farewell;
#[path = "common/filled.rs"]
mod filled;

const NOW: time::OffsetDateTime = datetime!(2026-11-21 10:00 UTC);

fn sees(screen: &Cameras, words: &str) -> bool {
    eye::shows(screen.view(false), eye::WINDOW, words)
}

fn picture(screen: &Cameras, name: &str) {
    eye::picture(screen.view(false), eye::WINDOW, "cameras", name);
}

fn services() -> Services {
    Services::fake(Fake::default())
}

/// A site with so many secured cameras; the third one's certificate ends soon.
fn site(folder: &Path, many: u8) -> Site {
    i18n::switch(Language::English);
    let authority = filled::authority("Harbour Logistics", NOW);
    let path = folder.join("harbour.camseal");
    let site = filled::site(&path, "Harbour Logistics", &authority);
    for number in 1..=many {
        let ip = format!("10.20.4.{number}");
        let id = add(&site, &ip, &format!("camera-{number:04}"));
        let days = if number == 3 { 30 } else { 730 };
        filled::secured(&site, id, &filled::leaf(&authority, &ip, NOW, days));
    }
    site
}

fn add(site: &Site, address: &str, model: &str) -> CameraId {
    site.add(&filled::seen(address, "Practice", model)).unwrap()
}

/// Says it and what follows.
fn say(screen: &mut Cameras, message: Message) {
    let services = services();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _inside = runtime.enter();
    let mut waiting: Vec<Task<Message>> = vec![screen.update(message, &services).task];
    while let Some(task) = waiting.pop() {
        let Some(mut letters) = task::into_stream(task) else {
            continue;
        };
        while let Some(action) = runtime.block_on(letters.next()) {
            if let Action::Output(message) = action {
                waiting.push(screen.update(message, &services).task);
            }
        }
    }
}

#[test]
fn cameras_are_found_sorted_and_filtered() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path(), 12);
    assert!(Cameras::fits(&site));
    let mut screen = Cameras::open(site, &services()).unwrap();
    picture(&screen, "site");
    assert!(sees(&screen, "camera-0001"));
    assert!(sees(&screen, "Ends soon"));
    say(&mut screen, Message::Show(Kind::Ends));
    assert!(sees(&screen, "camera-0003") && !sees(&screen, "camera-0001"));
    say(&mut screen, Message::ShowAll);
    say(&mut screen, Message::Search("10.20.4.11".to_owned()));
    assert!(sees(&screen, "camera-0011") && !sees(&screen, "camera-0001"));
    say(&mut screen, Message::Search("no such camera".to_owned()));
    assert!(sees(&screen, "No camera here fits what you chose."));
    say(&mut screen, Message::Search(String::new()));
    say(&mut screen, Message::Sort(Column::Address));
    picture(&screen, "by-address");
}

#[test]
fn the_ticked_ones_are_forgotten_after_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path(), 4);
    let ids: Vec<CameraId> = site.cameras().unwrap().iter().map(|c| c.id).collect();
    let mut screen = Cameras::open(site.clone(), &services()).unwrap();
    say(&mut screen, Message::Tick(ids[0], true));
    say(&mut screen, Message::Tick(ids[1], true));
    assert!(sees(&screen, "2 selected"));
    picture(&screen, "ticked");
    say(&mut screen, Message::Forget);
    assert!(sees(&screen, "Forget 2 cameras?"));
    say(&mut screen, Message::Leave);
    assert_eq!(site.cameras().unwrap().len(), 4, "nothing without a yes");
    say(&mut screen, Message::Forget);
    say(&mut screen, Message::Forgotten);
    let left: Vec<CameraId> = site.cameras().unwrap().iter().map(|c| c.id).collect();
    assert_eq!(left, ids[2..]);
}

#[test]
fn a_camera_moves_and_is_to_be_renewed() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path(), 2);
    let id = site.cameras().unwrap()[0].id;
    let mut screen = Cameras::open(site.clone(), &services()).unwrap();
    let _ = screen.update(Message::Move(id), &services());
    let _ = screen.update(Message::MoveTyped("10.20.4.300".to_owned()), &services());
    let _ = screen.update(Message::Moved, &services());
    assert!(sees(&screen, "This is no address. Example: 192.168.1.64"));
    let _ = screen.update(Message::MoveTyped("10.20.4.77".to_owned()), &services());
    let _ = screen.update(Message::Moved, &services());
    assert_eq!(site.camera(id).unwrap().address.host(), "10.20.4.77");
    assert_eq!(screen.ticked(), [id]);
    assert!(sees(&screen, "the authority or the address changed"));
}

#[test]
fn checking_tells_who_is_silent() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = Cameras::open(site(folder.path(), 3), &services()).unwrap();
    assert!(!sees(&screen, "Not seen"));
    say(&mut screen, Message::CheckAll);
    assert!(
        sees(&screen, "off, or moved"),
        "nobody lives in the fake world"
    );
    picture(&screen, "checked");
}

/// A thousand rows are one list, of which only what is in sight is drawn.
#[test]
fn a_thousand_cameras_scroll() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path(), 1);
    for number in 2..=1000 {
        let ip = format!("10.21.{}.{}", number / 250, number % 250 + 1);
        let _ = add(&site, &ip, &format!("camera-{number:04}"));
    }
    let mut screen = Cameras::open(site, &services()).unwrap();
    say(&mut screen, Message::Sort(Column::Camera));
    assert!(sees(&screen, "camera-0002") && !sees(&screen, "camera-0900"));
    say(&mut screen, Message::Scrolled(45_000.0, 400.0));
    assert!(sees(&screen, "camera-0902") && !sees(&screen, "camera-0002"));
    say(&mut screen, Message::TickAll(true));
    assert_eq!(screen.ticked().len(), 1000);
}

#[test]
fn a_finished_site_opens_here_and_renewing_leads_to_the_login() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path(), 2);
    let path = site.path();
    let id = site.cameras().unwrap()[0].id;
    let mut start = Start::with(services());
    start.settings.language = Some(Language::English);
    let (mut app, _) = App::boot(&start);
    let _ = app.update(gui::Message::Opened(path, Ok(site)));
    assert!(eye::shows(app.view(), eye::WINDOW, "Secure more cameras"));
    let _ = app.update(gui::Message::Cameras(Message::Tick(id, true)));
    let _ = app.update(gui::Message::Pressed(Pressed::Enter));
    assert!(eye::shows(app.view(), eye::WINDOW, "Log in"));
}

/// Requests for another authority are seen without ticking anything, can be saved once more, and lead
/// to where their answer is dropped.
#[test]
fn waiting_requests_stand_above_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let site = site(folder.path(), 4);
    let id = site.cameras().unwrap()[0].id;
    let mut screen = Cameras::open(site.clone(), &services()).unwrap();
    assert!(!sees(&screen, "Save the requests"));
    let names = [camseal::certificate::Name::Ip("10.20.4.1".parse().unwrap())];
    let subject = camseal::certificate::Subject::named("10.20.4.1");
    let made =
        camseal::authority::order(camseal::authority::KeyKind::P256, &subject, &names).unwrap();
    let sealed = camseal::authority::vault::seal(
        &made.key,
        &camseal::secret::Secret::new("corridor lantern"),
    )
    .unwrap();
    let _ = site
        .request_kept(&[id], &made.request, &made.public_key, Some(&sealed))
        .unwrap();
    screen.refresh();
    assert!(sees(
        &screen,
        "A request waits for the answer of another CA"
    ));
    picture(&screen, "waiting");
    let out = folder.path().join("requests");
    say(&mut screen, Message::Folder(Some(out.clone())));
    let file = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap();
    let again = std::fs::read(file.path()).unwrap();
    let again = camseal::authority::request::CameraRequest::read(&again).unwrap();
    assert_eq!(again.der(), made.request);
    let wish = screen.update(Message::Requests, &services()).event;
    assert_eq!(wish, Some(gui::action::Event::Requests));
}

/// A look at the cameras is remembered: home says that one has changed, and the table says which.
#[test]
fn what_has_changed_is_still_known_at_the_next_start() {
    use camseal::gui::home::{State, Summary};

    let folder = tempfile::tempdir().unwrap();
    let first = site(folder.path(), 2);
    let path = first.path();
    let cameras = first.cameras().unwrap();
    drop(first);
    let now = time::OffsetDateTime::now_utc();
    let state = || Summary::read(&path, now).state;
    let looked_at = |seen: &[_]| Site::open(&path).unwrap().looked_at(seen).unwrap();
    assert!(matches!(state(), State::Secure), "{:?}", state());
    let other = filled::authority("Somebody else", NOW);
    let strange = filled::leaf(&other, "10.20.4.2", NOW, 730).fingerprint();
    let usual = |camera: &camseal::site::Camera| (camera.id, camera.pinned.unwrap());
    looked_at(&[usual(&cameras[0]), (cameras[1].id, strange)]);
    assert!(matches!(state(), State::Changed(1)), "{:?}", state());
    let mut screen = Cameras::open(Site::open(&path).unwrap(), &services()).unwrap();
    assert!(sees(&screen, "not by camseal"));
    say(&mut screen, Message::Show(Kind::Changed));
    assert!(sees(&screen, "camera-0002") && !sees(&screen, "camera-0001"));
    drop(screen);
    // As it should be again.
    looked_at(&[usual(&cameras[1])]);
    assert!(matches!(state(), State::Secure), "{:?}", state());
    let later = Summary::read(&path, now + time::Duration::days(200)).state;
    assert!(matches!(later, State::Unseen(200)), "{later:?}");
}
