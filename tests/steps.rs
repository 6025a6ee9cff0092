//! Steps without a runtime: a message in; draft, gate, wish and whether there is work, out.

#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use camseal::check::{Finding, Ladder, Rung, RungId, Standing};
use camseal::device::{self, Address, Channel, Family, Identified, Identity, Sign};
use camseal::discovery::{Scout, Sighting};
use camseal::error::Cause;
use camseal::gui::action::Event;
use camseal::gui::services::{Fake, Services};
use camseal::gui::wizard::session::Session;
use camseal::gui::wizard::step::{Gate, Key, Step};
use camseal::gui::wizard::{authority, find, login, plan, work};
use camseal::secret::Secret;
use camseal::site::Site;

struct World {
    services: Services,
    site: Site,
    _folder: tempfile::TempDir,
}

fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    World {
        services: Services::fake(Fake::default()),
        site: Site::create(&folder.path().join("new.camseal"), "").unwrap(),
        _folder: folder,
    }
}

fn sighting(address: &str, endpoint: Option<&str>) -> Sighting {
    Sighting {
        endpoint: endpoint.map(ToOwned::to_owned),
        name: Some("Lobby\u{202E} east".to_owned()),
        model: Some("P3265".to_owned()),
        manufacturer: Some("Axis".to_owned()),
        ..Sighting::new(address.parse().unwrap(), Scout::WsDiscovery)
    }
}

fn over_http(address: &str) -> Identified {
    Identified {
        address: address.parse().unwrap(),
        family: Family::onvif_tls(),
        signs: vec![Sign::Http, Sign::OnvifKeystore],
        channel: Channel::Clear,
        served: None,
        https_port: None,
        http_port: Some(80),
        identity: Identity::default(),
        clock: None,
        expected: Default::default(),
    }
}

fn shows<M: Clone + 'static>(view: iced::Element<'_, M>, text: &str) -> bool {
    iced_test::simulator(view).find(text).is_ok()
}

/// Feeds a first sighting and its answer.
fn found(step: &mut find::Find, world: &mut World, address: &str, endpoint: Option<&str>) {
    let seen = find::Message::Sighted(sighting(address, endpoint));
    let action = step.update(seen, &mut world.site, &world.services);
    assert_eq!(action.task.units(), 1, "it is asked who it is");
}

fn row(number: u32) -> find::RowId {
    find::RowId(number)
}

#[test]
fn what_is_not_secure_is_ticked_by_itself() {
    let mut world = world();
    let mut step = find::Find::new(Session::default());
    assert!(matches!(step.gate(&world.site), Gate::Closed(_)));
    found(&mut step, &mut world, "10.0.0.1", None);
    assert!(matches!(step.gate(&world.site), Gate::Busy(_)));
    let answer = find::Message::Identified(row(1), 1, Ok(over_http("10.0.0.1")));
    let action = step.update(answer, &mut world.site, &world.services);
    assert_eq!(
        action.task.units(),
        0,
        "without a certificate nothing is to judge"
    );
    assert_eq!(step.gate(&world.site), Gate::Open);
    assert!(shows(step.view(&world.site), "Axis P3265"));
    assert!(shows(step.view(&world.site), "Lobby east"), "made harmless");
    assert!(shows(
        step.view(&world.site),
        "No HTTPS: picture and login go unencrypted"
    ));
}

#[test]
fn a_late_answer_is_ignored() {
    let mut world = world();
    let mut step = find::Find::new(Session::default());
    found(&mut step, &mut world, "10.0.0.1", None);
    let late = find::Message::Identified(row(1), 7, Ok(over_http("10.0.0.1")));
    let _ = step.update(late, &mut world.site, &world.services);
    assert!(shows(step.view(&world.site), "Asking…"));
}

#[test]
fn two_on_one_address_close_the_way_on_until_one_is_unticked() {
    let mut world = world();
    let mut step = find::Find::new(Session::default());
    for (number, endpoint) in [(1, "uuid:a"), (2, "uuid:b")] {
        found(&mut step, &mut world, "10.0.0.108", Some(endpoint));
        let answer = find::Message::Identified(row(number), 1, Ok(over_http("10.0.0.108")));
        let _ = step.update(answer, &mut world.site, &world.services);
    }
    let Gate::Closed(reason) = step.gate(&world.site) else {
        panic!("the conflict does not close the way on");
    };
    assert_eq!(
        reason.text,
        "Two ticked cameras share 10.0.0.108. Untick one."
    );
    let untick = find::Message::Tick(row(2), false);
    let _ = step.update(untick, &mut world.site, &world.services);
    assert_eq!(step.gate(&world.site), Gate::Open);
}

#[test]
fn a_refused_certificate_is_told_with_its_reason() {
    let mut world = world();
    let mut step = find::Find::new(Session::default());
    found(&mut step, &mut world, "10.0.0.1", None);
    let answer = find::Message::Identified(
        row(1),
        1,
        Err(device::Error::Unreachable {
            address: "10.0.0.1".parse::<Address>().unwrap(),
            cause: Cause::new("gone"),
        }),
    );
    let _ = step.update(answer, &mut world.site, &world.services);
    assert!(shows(
        step.view(&world.site),
        "Nothing answers at this address"
    ));
    // It was not identified, so no verdict can belong to it.
    let ladder = Ladder {
        rungs: vec![Rung {
            id: RungId::Root,
            standing: Standing::Broken {
                finding: Finding::Revoked,
            },
            notes: Vec::new(),
        }],
        ..Ladder::default()
    };
    let judged = find::Message::Judged(row(1), 1, ladder);
    let _ = step.update(judged, &mut world.site, &world.services);
    assert!(shows(
        step.view(&world.site),
        "Nothing answers at this address"
    ));
}

#[test]
fn the_login_asks_for_consent_before_plain_http() {
    let mut world = world();
    let session = Session::default();
    let seen = over_http("10.0.0.1");
    let id = world.site.add(&seen).unwrap();
    session.choose([(id, seen)]);
    let mut step = login::Login::new(session);
    let _ = step.enter(&world.site, &world.services);
    let typed = login::Message::Password(0, Secret::new("secret"));
    let _ = step.update(typed, &mut world.site, &world.services);
    let action = step.update(login::Message::Try(0), &mut world.site, &world.services);
    assert_eq!(action.task.units(), 0, "nothing is sent before the consent");
    assert!(matches!(step.gate(&world.site), Gate::Closed(_)));
    let action = step.update(login::Message::Agree(id), &mut world.site, &world.services);
    assert_eq!(action.task.units(), 1, "what was typed is tried at once");
    assert!(matches!(step.gate(&world.site), Gate::Busy(_)));
}

#[test]
fn each_brand_has_a_password_of_its_own() {
    let mut world = world();
    let session = Session::default();
    let made_by = |maker: &str, address: &str| Identified {
        channel: Channel::Pinned,
        https_port: Some(443),
        identity: Identity {
            manufacturer: maker.to_owned(),
            ..Identity::default()
        },
        ..over_http(address)
    };
    let devices = [
        ("Axis", "10.0.0.1"),
        ("Hikvision", "10.0.0.2"),
        ("Axis", "10.0.0.3"),
    ]
    .map(|(maker, address)| made_by(maker, address));
    let ids: Vec<_> = devices
        .iter()
        .map(|seen| world.site.add(seen).unwrap())
        .collect();
    session.choose(ids.iter().copied().zip(devices));
    let mut step = login::Login::new(session);
    let _ = step.enter(&world.site, &world.services);
    assert!(shows(step.view(&world.site), "All 3 devices"));
    let mut hear =
        |step: &mut login::Login, message| step.update(message, &mut world.site, &world.services);
    let _ = hear(&mut step, login::Message::ByBrand(true));
    let site = Site::create(&world._folder.path().join("other.camseal"), "").unwrap();
    for words in ["Axis", "Hikvision", "2 devices", "One password for all"] {
        assert!(shows(step.view(&site), words), "{words}");
    }
    let typed = |row, text: &str| login::Message::Password(row, Secret::new(text));
    let _ = hear(&mut step, typed(0, "axis-secret"));
    let asked = hear(&mut step, login::Message::Try(0));
    // Two cameras are asked, and the next empty field is ready to be typed into.
    assert_eq!(asked.task.units(), 3);
    let _ = hear(&mut step, typed(1, "hik-secret"));
    let asked = hear(&mut step, login::Message::Try(1));
    assert_eq!(asked.task.units(), 1, "only the Hikvision");
    // One Axis refuses: a further row for that brand alone.
    let refused = || device::Error::Refused {
        address: "10.0.0.3".parse().unwrap(),
    };
    let yes = || Ok(device::ClearHttp::Refused);
    let _ = hear(&mut step, login::Message::Answered(ids[0], 1, yes()));
    let _ = hear(
        &mut step,
        login::Message::Answered(ids[2], 2, Err(refused())),
    );
    assert!(shows(step.view(&site), "The one that refused"));
    let again = hear(&mut step, login::Message::Try(0));
    assert_eq!(
        again.task.units(),
        1,
        "the field, nobody is asked the same twice"
    );
    let _ = hear(&mut step, login::Message::Answered(ids[1], 3, yes()));
    let _ = hear(&mut step, typed(2, "older-secret"));
    assert!(matches!(
        step.keys().enter,
        Key::Send(login::Message::Try(2))
    ));
    let asked = hear(&mut step, login::Message::Try(2));
    assert_eq!(asked.task.units(), 1, "only the one that refused");
    let _ = hear(&mut step, login::Message::Answered(ids[2], 4, yes()));
    assert_eq!(step.gate(&site), Gate::Open);
}

#[test]
fn leaving_the_only_device_out_leads_nowhere() {
    let mut world = world();
    let session = Session::default();
    let seen = over_http("10.0.0.1");
    let id = world.site.add(&seen).unwrap();
    session.choose([(id, seen)]);
    let mut step = login::Login::new(session.clone());
    let _ = step.enter(&world.site, &world.services);
    let out = login::Message::LeaveOut(id);
    let _ = step.update(out, &mut world.site, &world.services);
    assert!(matches!(step.gate(&world.site), Gate::Closed(_)));
    assert!(session.cameras(&world.site).is_empty());
    let back = login::Message::TakeBack(id);
    let _ = step.update(back, &mut world.site, &world.services);
    assert_eq!(session.cameras(&world.site).len(), 1);
}

#[test]
fn the_authority_says_what_is_missing() {
    let mut world = world();
    let mut step = authority::Authority::new(Session::default());
    let mut hear = |step: &mut authority::Authority, message| {
        step.update(message, &mut world.site, &world.services)
    };
    let said = |step: &authority::Authority, site: &Site| match step.gate(site) {
        Gate::Closed(reason) => reason.text,
        other => format!("{other:?}"),
    };
    let _ = hear(&mut step, authority::Message::Keeper(false));
    let site = Site::create(&world._folder.path().join("other.camseal"), "").unwrap();
    assert_eq!(said(&step, &site), "Type the name of the site.");
    let _ = hear(&mut step, authority::Message::Named(" Hotel ".to_owned()));
    assert_eq!(said(&step, &site), "Type a passphrase twice.");
    let secret = |text| Secret::new(text);
    let _ = hear(&mut step, authority::Message::Passphrase(secret("short")));
    assert_eq!(said(&step, &site), "Too short: at least 10 characters");
    let _ = hear(
        &mut step,
        authority::Message::Passphrase(secret("long enough")),
    );
    let _ = hear(&mut step, authority::Message::Again(secret("long enoug")));
    assert_eq!(said(&step, &site), "The two are not the same");
    let _ = hear(&mut step, authority::Message::Again(secret("long enough")));
    assert_eq!(step.gate(&site), Gate::Open);
    let action = hear(&mut step, authority::Message::Submit);
    assert_eq!(action.task.units(), 1, "Enter makes it");
    assert!(matches!(step.gate(&site), Gate::Busy(_)));
}

#[test]
fn with_a_key_store_only_the_name_is_asked_for() {
    let mut world = world();
    let mut step = authority::Authority::new(Session::default());
    let keeper = authority::Message::Keeper(true);
    let _ = step.update(keeper, &mut world.site, &world.services);
    let name = authority::Message::Named("Hotel".to_owned());
    let _ = step.update(name, &mut world.site, &world.services);
    assert_eq!(step.gate(&world.site), Gate::Open);
}

#[test]
fn without_an_authority_nothing_can_be_started() {
    let mut world = world();
    let session = Session::default();
    let seen = over_http("10.0.0.1");
    let id = world.site.add(&seen).unwrap();
    session.choose([(id, seen)]);
    let mut step = plan::Plan::new(session.clone());
    let _ = step.enter(&world.site, &world.services);
    assert!(matches!(step.gate(&world.site), Gate::Closed(_)));
    let mut step = work::Work::new(session);
    let task = step.enter(&world.site, &world.services);
    assert_eq!(task.units(), 0, "nothing was ordered");
    assert!(matches!(step.gate(&world.site), Gate::Closed(_)));
    let pause = step.update(work::Message::Pause, &mut world.site, &world.services);
    assert_eq!(pause.event, None);
}

#[test]
fn enter_tries_the_password_while_somebody_is_left_to_ask() {
    let mut world = world();
    let session = Session::default();
    let seen = Identified {
        channel: Channel::Pinned,
        https_port: Some(443),
        ..over_http("10.0.0.1")
    };
    let id = world.site.add(&seen).unwrap();
    session.choose([(id, seen)]);
    let mut step = login::Login::new(session);
    let _ = step.enter(&world.site, &world.services);
    assert!(matches!(step.keys().enter, Key::Frame));
    let typed = login::Message::Password(0, Secret::new("secret"));
    let _ = step.update(typed, &mut world.site, &world.services);
    assert!(matches!(step.keys().enter, Key::Send(_)));
    let asked = step.update(login::Message::Try(0), &mut world.site, &world.services);
    assert_eq!(asked.task.units(), 1);
    // The camera of an older question has nothing to say any more.
    let late = login::Message::Answered(id, 99, Ok(device::ClearHttp::Refused));
    let action = step.update(late, &mut world.site, &world.services);
    assert_eq!(action.event, None::<Event>);
    assert!(matches!(step.gate(&world.site), Gate::Busy(_)));
}
