//! The two other ways to a padlock, in the window: a company's CA signs what cameras or this
//! program ask for, and a device's own root is trusted. And a request that is dropped on the window
//! while a camera is done by hand.
//!
//! Real services over practice cameras; only dialogs and the trust store are made up. Pictures are
//! left in `target/tmp/ways/` to be looked at.

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

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use camseal::authority::request::CameraRequest;
use camseal::authority::{self, Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::{Certificate, Name, Subject};
use camseal::device::{Address, tls};
use camseal::gui::Pressed::Enter;
use camseal::gui::action::Event;
use camseal::gui::adopting::{self, Adopting};
use camseal::gui::requests::{self, Part, Requests};
use camseal::gui::wizard::step::StepId;
use camseal::gui::wizard::{Message, find, work};
use camseal::i18n::{self, Language};
use camseal::secret::Secret;
use camseal::site::{CameraId, Kept, KeyAt, Site, Standing, StoredAuthority};
use time::OffsetDateTime;
use wizard::person::{Person, eye};

const TALL: iced::Size = iced::Size::new(1100.0, 1300.0);

fn picture<M>(view: iced::Element<'_, M>, name: &str) {
    eye::picture(view, TALL, "ways", name);
}

fn shows<M>(view: iced::Element<'_, M>, words: &str) -> bool {
    eye::shows(view, TALL, words)
}

/// A company's CA.
struct Company(Authority);

impl Company {
    fn new() -> Self {
        let wish = AuthorityWish {
            key: KeyKind::P256,
            ..AuthorityWish::new("Astoria Holding", OffsetDateTime::now_utc())
        };
        Self(Authority::create(&wish).unwrap())
    }

    /// Signs a request and writes the answer with the root above it; the device certificate.
    fn signs(&self, request: &Path, names: &[&str], out: &Path) -> Certificate {
        let request = CameraRequest::read(&std::fs::read(request).unwrap()).unwrap();
        let names = names
            .iter()
            .map(|ip| Name::Ip(ip.parse().unwrap()))
            .collect();
        let wish = LeafWish::new(names, OffsetDateTime::now_utc());
        let signed = self.0.sign(&request, &wish).unwrap();
        let root = self.0.root().pem();
        let pem: String = signed.chain.iter().map(Certificate::pem).collect();
        std::fs::write(out, pem + &root).unwrap();
        signed.certificate
    }
}

fn the_only_file(folder: &Path) -> PathBuf {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

fn installed(wishes: Vec<Event>) -> Vec<(CameraId, camseal::work::order::Given)> {
    let mut wishes = wishes.into_iter();
    let found = wishes.find_map(|wish| match wish {
        Event::Install(given) => Some(given),
        _ => None,
    });
    found.expect("nothing is to be put in")
}

/// The key is made on the camera, the company signs days later, and the camera serves it.
#[test]
fn a_company_signs_what_a_camera_asks_for() {
    i18n::switch(Language::English);
    let mut person = Person::at(&["onvif-tls"]);
    person.goes_to_the_authority();
    person.goes_to_the_plan();
    let out = person.folder().join("requests");
    person.will_pick(out.clone());
    let site = person.site().clone();
    let camera = site.cameras().unwrap().remove(0);
    let logins = person.wizard().session().logins();
    let mut screen = Requests::open(site.clone(), [camera.id], logins).unwrap();
    assert!(!shows(screen.view(false), "Password"), "it is known");
    let services = person.services();
    for (part, value) in [
        (Part::Country, "DE"),
        (Part::Organization, "Astoria"),
        (Part::Unit, "CCTV"),
    ] {
        let typed = requests::Message::Typed(part, value.to_owned());
        let _ = screen.update(typed, &services);
    }
    picture(screen.view(false), "request-new");
    let wishes = person.drives(requests::Message::Make, |m| screen.update(m, &services));
    let told = |event: &Event| matches!(event, Event::Notify(n) if n.what == "1 request is saved");
    assert!(wishes.iter().any(told), "{wishes:?}");
    let waiting = site.requests().unwrap();
    assert!(matches!(waiting[0].key, KeyAt::Camera(_)));
    let request = the_only_file(&out);
    let asked = CameraRequest::read(&std::fs::read(&request).unwrap()).unwrap();
    for part in ["Astoria", "CCTV", "DE"] {
        assert!(asked.subject().contains(part), "{}", asked.subject());
    }
    picture(screen.view(false), "request-waiting");

    // The answer is dropped on the window.
    let company = Company::new();
    let answer = person.folder().join("answer.pem");
    let leaf = company.signs(&request, &["127.0.0.1"], &answer);
    let dropped = requests::Message::Dropped(answer);
    let _ = person.drives(dropped, |m| screen.update(m, &services));
    picture(screen.view(false), "request-answered");
    assert!(matches!(screen.key(Enter), Some(requests::Message::PutIn)));
    let wishes = person.drives(requests::Message::PutIn, |m| screen.update(m, &services));
    person.brings(installed(wishes));
    assert_eq!(person.step(), StepId::Plan);
    // The plan says whose certificate it is.
    let whose = format!("Certificate of {}, valid until", leaf.issuer());
    assert!(person.draws(&whose), "{whose}");
    person.pictures("plan-given");
    person.presses(Enter);
    person.waits_for_the_way_on();
    let served = person.cameras()[0].state().served;
    assert_eq!(served, Some(leaf.fingerprint().to_string()));
    assert_eq!(site.camera(camera.id).unwrap().standing, Standing::Secured);
    assert!(site.requests().unwrap().is_empty(), "it waits no longer");
}

/// A site with two devices done by hand, whose keys are locked with a typed passphrase.
fn locked_site(folder: &Path) -> (Site, Vec<CameraId>) {
    let wish = AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Hotel", OffsetDateTime::now_utc())
    };
    let own = Authority::create(&wish).unwrap();
    let site = Site::create(&folder.join("hotel.camseal"), "Hotel").unwrap();
    let stored = StoredAuthority::seal(&own, &Secret::new("open sesame"), Kept::Typed, &[]);
    site.adopt(stored.unwrap()).unwrap();
    let ids = ["10.0.0.8", "10.0.0.9"].map(|address| {
        let seen = camseal::device::Identified {
            address: address.parse().unwrap(),
            family: camseal::device::Family::by_hand(),
            signs: Vec::new(),
            channel: camseal::device::Channel::Pinned,
            served: None,
            https_port: Some(443),
            http_port: None,
            identity: camseal::device::Identity::default(),
            clock: None,
            expected: None,
        };
        site.add(&seen).unwrap()
    });
    (site, ids.to_vec())
}

/// One certificate for several devices: only with a key made here, with its warning, and under the
/// site's passphrase. What answers nothing, or names other addresses, is told.
#[test]
fn one_certificate_for_two_devices_is_made_here_and_warned_of() {
    i18n::switch(Language::English);
    let mut person = Person::at(&[]);
    let folder = tempfile::tempdir().unwrap();
    let (site, ids) = locked_site(folder.path());
    let out = folder.path().join("out");
    person.will_pick(out.clone());
    let services = person.services();
    let mut screen = Requests::open(site.clone(), ids.clone(), BTreeMap::new()).unwrap();
    assert!(shows(
        screen.view(false),
        "Make the request on the device’s page, then drop it here. Or choose a key made here."
    ));
    let _ = screen.update(requests::Message::OnDevice(false), &services);
    let _ = screen.update(requests::Message::Shared(true), &services);
    picture(screen.view(false), "request-shared");
    let make = |screen: &mut Requests| {
        person.drives(requests::Message::Make, |m| screen.update(m, &services))
    };
    let _ = make(&mut screen);
    assert!(
        shows(screen.view(false), "Passphrase of this site’s authority"),
        "locked"
    );
    let type_in = |screen: &mut Requests, text: &str| {
        let typed = requests::Message::Passphrase(Secret::new(text));
        let _ = screen.update(typed, &services);
    };
    type_in(&mut screen, "wrong one");
    let _ = make(&mut screen);
    assert!(
        site.requests().unwrap().is_empty(),
        "nothing without the key"
    );
    type_in(&mut screen, "open sesame");
    let _ = make(&mut screen);
    let waiting = site.requests().unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].cameras, ids);

    // Of the two addresses the company names one.
    let company = Company::new();
    let answer = folder.path().join("answer.crt");
    let leaf = company.signs(&the_only_file(&out), &["10.0.0.8"], &answer);
    // A certificate for another key fits nowhere.
    let strange = folder.path().join("strange.crt");
    let other = LeafWish::new(
        vec![Name::Ip("10.0.0.8".parse().unwrap())],
        OffsetDateTime::now_utc(),
    );
    std::fs::write(&strange, company.0.issue(&other).unwrap().certificate.pem()).unwrap();
    let dropped = requests::Message::Dropped(strange);
    let _ = person.drives(dropped, |m| screen.update(m, &services));
    assert!(shows(
        screen.view(false),
        "None of these certificates is for a key that waits here."
    ));
    let dropped = requests::Message::Dropped(answer);
    let _ = person.drives(dropped, |m| screen.update(m, &services));
    assert!(shows(
        screen.view(false),
        "The certificate does not name 10.0.0.9. Browsers accept it as 10.0.0.8 only."
    ));
    picture(screen.view(false), "request-shared-answered");
    let put_in = requests::Message::PutIn;
    let wishes = person.drives(put_in, |m| screen.update(m, &services));
    assert!(wishes.is_empty(), "the key sleeps: {wishes:?}");
    type_in(&mut screen, "open sesame");
    let put_in = requests::Message::PutIn;
    let given = installed(person.drives(put_in, |m| screen.update(m, &services)));
    assert_eq!(given.len(), 2);
    for (_, given) in given {
        assert_eq!(given.chain[0], leaf);
        assert!(given.key.is_some());
    }
}

/// A request from a device's page: dropped for the one ticked device, answered, saved for its page.
#[test]
fn a_request_of_a_page_finds_its_device_again() {
    i18n::switch(Language::English);
    let mut person = Person::at(&[]);
    let folder = tempfile::tempdir().unwrap();
    let (site, ids) = locked_site(folder.path());
    let services = person.services();
    let request = csr(folder.path(), "10.0.0.9");
    let mut screen = Requests::open(site.clone(), ids.clone(), BTreeMap::new()).unwrap();
    let dropped = || requests::Message::Dropped(request.clone());
    let wishes = person.drives(dropped(), |m| screen.update(m, &services));
    assert!(matches!(&wishes[..], [Event::Notify(n)] if n.what.starts_with("Tick the one device")));
    let _ = screen.update(requests::Message::Tick(ids[0], false), &services);
    let _ = person.drives(dropped(), |m| screen.update(m, &services));
    let waiting = site.requests().unwrap();
    assert_eq!(
        (&waiting[0].key, &waiting[0].cameras[..]),
        (&KeyAt::Page, &ids[1..])
    );

    let answer = folder.path().join("answer.crt");
    let leaf = Company::new().signs(&request, &["10.0.0.9"], &answer);
    let to = folder.path().join("for-the-page.crt");
    person.will_pick(to.clone());
    let services = person.services();
    let dropped = requests::Message::Dropped(answer);
    let _ = person.drives(dropped, |m| screen.update(m, &services));
    assert!(
        screen.key(Enter).is_none(),
        "a person uploads it, no program"
    );
    picture(screen.view(false), "request-page");
    // The watch that follows goes on for as long as the page takes: only the file is waited for.
    let saving = screen.update(
        requests::Message::Saving(ids[1], Some(to.clone())),
        &services,
    );
    let saved = person.drives_once(saving.task).expect("nothing was saved");
    let action = screen.update(saved, &services);
    assert!(matches!(action.event, Some(Event::Notify(_))));
    drop(action);
    assert!(shows(screen.view(false), "Waiting for the new certificate"));
    let text = std::fs::read_to_string(&to).unwrap();
    assert!(text.starts_with(&leaf.pem()));
    assert_eq!(site.camera(ids[1]).unwrap().certificate(), Some(&leaf));
    assert!(site.requests().unwrap().is_empty());
}

/// A request as a device's page makes one; its file.
fn csr(folder: &Path, address: &str) -> PathBuf {
    let subject = Subject {
        common_name: address.to_owned(),
        ..Subject::default()
    };
    let names = [Name::Ip(address.parse().unwrap())];
    let made = authority::order(KeyKind::P256, &subject, &names).unwrap();
    let file = folder.join("certreq.pem");
    let pem = pem::encode(&pem::Pem::new("CERTIFICATE REQUEST", made.request));
    std::fs::write(&file, pem).unwrap();
    file
}

/// K4: while a camera is done by hand its request is dropped on the window and signed beside it.
#[test]
fn a_request_dropped_while_a_camera_is_done_by_hand_is_signed() {
    i18n::switch(Language::English);
    let mut person = Person::at(&["by-hand"]);
    // Nothing is ticked by itself that this program cannot do by itself.
    person.says(Message::Find(find::Message::TickAll(true)));
    person.goes_to_the_authority();
    let folder = tempfile::tempdir().unwrap();
    let request = csr(folder.path(), "127.0.0.1");
    assert!(!person.wizard().takes(&request), "not before the work");
    person.goes_to_the_plan();
    person.presses(Enter);
    let photo = folder.path().join("photo.pem");
    std::fs::write(&photo, "no request").unwrap();
    assert!(person.wizard().takes(&request) && !person.wizard().takes(&photo));
    person.says(Message::Work(work::Message::Dropped(request.clone())));
    let signed = std::fs::read(folder.path().join("certreq-signed.crt")).unwrap();
    let signed = camseal::certificate::file::read(&signed, None)
        .unwrap()
        .certificates;
    let asked = CameraRequest::read(&std::fs::read(&request).unwrap()).unwrap();
    assert_eq!(signed[0].public_key(), asked.public_key());
    assert!(
        signed[0]
            .names()
            .contains(&Name::Ip("127.0.0.1".parse().unwrap()))
    );
    let camera = person.site().cameras().unwrap().remove(0);
    assert_eq!(camera.certificate(), Some(&signed[0]), "it is waited for");
    person.pictures("hand-request-dropped");
}

/// A recorder that moved shows a certificate for where it was: one press restarts it, and then it is
/// for where it is.
#[test]
fn a_recorder_that_moved_is_restarted_by_one_press() {
    i18n::switch(Language::English);
    let person = Person::with(camseal::practice::Options {
        families: vec!["dahua".to_owned()],
        quirks: camseal::practice::Quirks {
            old_address: true,
            ..camseal::practice::Quirks::default()
        },
        ..camseal::practice::Options::default()
    });
    let recorder = &person.cameras()[0];
    let services = person.services();
    let mut screen = Adopting::open(Vec::new());
    let say =
        |screen: &mut Adopting, message| person.drives(message, |m| screen.update(m, &services));
    let address = format!("127.0.0.1:{}", recorder.http_port);
    let _ = say(&mut screen, adopting::Message::Address(address));
    let password = adopting::Message::Password(Secret::new("practice"));
    let _ = say(&mut screen, password);
    let _ = say(&mut screen, adopting::Message::ClearHttp(true));
    // A busy computer may miss the recorder's time limit.
    for _ in 0..5 {
        if screen.adopted().is_none() {
            let _ = say(&mut screen, adopting::Message::Look);
        }
    }
    assert!(
        screen
            .adopted()
            .is_some_and(|found| !found.names_its_address())
    );
    assert!(shows(screen.view(false), "Restart it"));
    picture(screen.view(false), "adopt-moved");
    assert_eq!(recorder.state().restarts, 0, "not before the press");
    let _ = say(&mut screen, adopting::Message::Restart);
    let found = screen.adopted().expect("it did not come back");
    assert!(found.restarted && found.names_its_address());
    assert_eq!(recorder.state().restarts, 1);
    assert!(!shows(screen.view(false), "Restart it"));
}

/// The guide for recorders, in the window: the device's own root, HTTPS switched on, and shown
/// before this computer trusts it.
#[test]
fn a_recorders_own_root_is_fetched_and_shown_before_it_is_trusted() {
    i18n::switch(Language::English);
    let person = Person::at(&["dahua"]);
    let recorder = &person.cameras()[0];
    let services = person.services();
    let mut screen = Adopting::open(Vec::new());
    let say =
        |screen: &mut Adopting, message| person.drives(message, |m| screen.update(m, &services));
    assert!(screen.key(Enter).is_none(), "nothing is typed");
    let address = format!("127.0.0.1:{}", recorder.http_port);
    let _ = say(&mut screen, adopting::Message::Address(address));
    let password = adopting::Message::Password(Secret::new("practice"));
    let _ = say(&mut screen, password);
    picture(screen.view(false), "adopt-asked");
    let _ = say(&mut screen, adopting::Message::Look);
    assert!(screen.adopted().is_none(), "not over plain HTTP unasked");
    assert!(!recorder.state().https);
    let _ = say(&mut screen, adopting::Message::ClearHttp(true));
    // A busy computer may miss the recorder's time limit.
    for _ in 0..5 {
        if screen.adopted().is_none() {
            let _ = say(&mut screen, adopting::Message::Look);
        }
    }
    picture(screen.view(false), "adopt-found");
    let found = screen.adopted().expect("nothing was found").clone();
    assert!(recorder.state().https && recorder.state().serves_factory);
    assert!(found.root.is_authority() && found.served.is_signed_by(&found.root));
    let seen = person.waits_for(tls::look(
        &Address::new("127.0.0.1", Some(recorder.https_port)),
        Duration::from_secs(30),
    ));
    assert_eq!(seen.unwrap().chain[0], found.served);
    let wishes = say(&mut screen, adopting::Message::Trust);
    assert_eq!(wishes, [Event::Trust(found.root.clone())]);

    // The same out of a file, without a login; a file without a root is refused in words.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cacert.crt");
    std::fs::write(&file, found.root.pem()).unwrap();
    let mut screen = Adopting::open(Vec::new());
    let address = format!("127.0.0.1:{}", recorder.https_port);
    let _ = say(&mut screen, adopting::Message::Address(address));
    let _ = say(&mut screen, adopting::Message::Picked(Some(file.clone())));
    for _ in 0..5 {
        if screen.adopted().is_none() {
            let _ = say(&mut screen, adopting::Message::Look);
        }
    }
    assert_eq!(screen.adopted().map(|found| &found.root), Some(&found.root));
    std::fs::write(&file, found.served.pem()).unwrap();
    let wishes = say(&mut screen, adopting::Message::Picked(Some(file)));
    assert!(matches!(&wishes[..], [Event::Notify(_)]));
}
