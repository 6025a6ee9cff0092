//! What the window offers to do about a finding, pressed as a person presses it: the buttons of the
//! doctor, the changed certificate that is accepted, the list that is saved, the proof that renews,
//! and what is said before an authority is taken over or a certificate issued.
//!
//! The world is made of ladders, so that each broken rung can be had; the network is not asked.
//! Pictures are left in `target/tmp/mending/` to be looked at.

#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "mending/world.rs"]
mod world;

use std::sync::Arc;

use camseal::authority::Authority;
use camseal::authority::request::CameraRequest;
use camseal::certificate::Certificate;
use camseal::check::{Danger, Finding, Kept as InStore, Ladder, RungId};
use camseal::device::Address;
use camseal::gui::action::Event;
use camseal::gui::doctor::recall::Sites;
use camseal::gui::services::{Fake, Services};
use camseal::gui::signing::{self, Signing};
use camseal::gui::trusting::Trusting;
use camseal::gui::wizard::session::{Login, Session};
use camseal::gui::wizard::step::{Step, StepId};
use camseal::gui::wizard::{authority, plan, proof};
use camseal::i18n::{self, Language};
use camseal::secret::Secret;
use camseal::site::{Kept, PinReason, Site, Standing as Of, StoredAuthority};
use camseal::truststore::{Presence, StoreKind, TrustStore};
use time::macros::datetime;
use world::*;

/// A finding at an address, with all that the button may depend on.
struct Broken {
    what: &'static str,
    ladder: Ladder,
    button: Option<&'static str>,
    wish: fn(&Event) -> bool,
}

fn secures(event: &Event) -> bool {
    matches!(event, Event::Secure { known: None, .. })
}

fn never(_: &Event) -> bool {
    false
}

#[tokio::test]
async fn each_broken_rung_has_the_button_that_mends_it() {
    i18n::switch(Language::English);
    let site_root = root("Hotel Astoria");
    let camera = leaf(&site_root, "10.0.0.5");
    // The site's own is told by its limits.
    let unlimited = made_by(|_| {});
    let broken = |rung, finding| ladder(rung, finding, Some(&camera));
    let secure = "Secure 10.0.0.5";
    let stranger = |what, ladder, button| Broken {
        what,
        ladder,
        button,
        wish: if button.is_some() { secures } else { never },
    };
    let at = || "10.0.0.5".to_owned();
    let cases = vec![
        stranger(
            "silent",
            ladder(
                RungId::Reachable,
                Finding::Unreachable { address: at() },
                None,
            ),
            None,
        ),
        stranger(
            "HTTPS off",
            ladder(
                RungId::Port,
                Finding::OnlyHttp {
                    address: at(),
                    port: 80,
                },
                None,
            ),
            Some(secure),
        ),
        stranger(
            "another name",
            broken(
                RungId::Name,
                Finding::WrongName {
                    asked: at(),
                    names: vec!["10.0.0.9".into()],
                },
            ),
            Some(secure),
        ),
        stranger(
            "ended",
            broken(
                RungId::Dates,
                Finding::Expired {
                    since: datetime!(2026-01-01 0:00 UTC),
                },
            ),
            Some(secure),
        ),
        stranger(
            "not begun",
            broken(
                RungId::Dates,
                Finding::NotYetValid {
                    from: datetime!(2027-01-01 0:00 UTC),
                },
            ),
            Some(secure),
        ),
        stranger(
            "weak key",
            broken(
                RungId::Chain,
                Finding::WeakKey {
                    key: "RSA-1024".into(),
                },
            ),
            Some(secure),
        ),
        stranger(
            "vouches for itself",
            broken(
                RungId::Root,
                Finding::UntrustedRoot {
                    issuer: "x".into(),
                    self_signed: true,
                },
            ),
            Some(secure),
        ),
        stranger(
            "too long for Apple",
            broken(
                RungId::Clients,
                Finding::ClientRefuses {
                    client: "apple".into(),
                    because: Box::new(Finding::TooLong {
                        days: 1000,
                        limit: 825,
                    }),
                },
            ),
            Some(secure),
        ),
        stranger(
            "an authority that ended",
            broken(
                RungId::Root,
                Finding::RootExpired {
                    root: "x".into(),
                    since: datetime!(2026-01-01 0:00 UTC),
                },
            ),
            Some(secure),
        ),
        // Only Windows has one place where its clock is set; the words say what to do elsewhere.
        stranger(
            "this clock",
            broken(RungId::Dates, Finding::ThisClock { seconds_off: 9000 }),
            None,
        ),
        Broken {
            what: "the site's root is not in",
            ladder: Ladder {
                root: Some(site_root.certificate.clone()),
                ..broken(
                    RungId::Root,
                    Finding::UntrustedRoot {
                        issuer: "Hotel Astoria".into(),
                        self_signed: false,
                    },
                )
            },
            button: Some("Make this PC trust it"),
            wish: |event| matches!(event, Event::Trust(_)),
        },
        // A vendor's root is never offered to be trusted.
        stranger(
            "a vendor's root is not in",
            Ladder {
                root: Some(unlimited.authority.root().clone()),
                dangers: vec![vendor(false)],
                ..broken(
                    RungId::Root,
                    Finding::UntrustedRoot {
                        issuer: "CA".into(),
                        self_signed: false,
                    },
                )
            },
            Some(secure),
        ),
    ];
    for case in cases {
        let address: Address = "10.0.0.5".parse().unwrap();
        let services = Services::fake(Fake {
            ladders: [(address.clone(), case.ladder)].into(),
            ..Fake::default()
        });
        let doctor = asked(address, Sites::default(), &services).await;
        let offered: Vec<&str> = MENDS
            .into_iter()
            .filter(|label| shows(doctor.view(false), label))
            .collect();
        assert_eq!(offered, Vec::from_iter(case.button), "{}", case.what);
        if let Some(button) = case.button {
            let (doctor, event) = press(doctor, button, &services).await;
            let event = event.unwrap_or_else(|| panic!("{}: nothing happened", case.what));
            assert!((case.wish)(&event), "{}: {event:?}", case.what);
            drop(doctor);
        }
    }
}

fn vendor(trusted: bool) -> Danger {
    Danger::VendorRoot {
        vendor: "Sunell".into(),
        root: "CA".into(),
        trusted,
    }
}

/// Every label a mending button may have at 10.0.0.5.
const MENDS: [&str; 5] = [
    "Secure 10.0.0.5",
    "Renew for 10.0.0.5",
    "Make this PC trust it",
    "Take the root out of this PC",
    "Set this PC's clock",
];

#[tokio::test]
async fn a_camera_of_a_site_is_renewed_under_the_address_it_has_now() {
    i18n::switch(Language::English);
    let at = Installed::new();
    // It moved: the site knows 10.0.0.9, the same certificate answers at 10.0.0.5.
    let address: Address = "10.0.0.5".parse().unwrap();
    let wrong = Finding::WrongName {
        asked: "10.0.0.5".into(),
        names: vec!["10.0.0.9".into()],
    };
    let services = Services::fake(Fake {
        ladders: [(
            address.clone(),
            ladder(RungId::Name, wrong, Some(&at.certificate)),
        )]
        .into(),
        ..Fake::default()
    });
    let doctor = asked(address.clone(), at.sites(), &services).await;
    let (_, event) = press(doctor, "Renew for 10.0.0.5", &services).await;
    assert_eq!(
        event,
        Some(Event::Secure {
            address: address.clone(),
            known: Some((at.site.path(), at.id, Some(address))),
        })
    );
}

#[tokio::test]
async fn a_vendors_root_is_taken_out_and_read_back() {
    i18n::switch(Language::English);
    let vendors = root("CA");
    let camera = leaf(&vendors, "10.0.0.5");
    let address: Address = "10.0.0.5".parse().unwrap();
    let store = Arc::new(Shelf::holding(&vendors.certificate));
    let whole = Ladder {
        root: Some(vendors.certificate.clone()),
        dangers: vec![vendor(true)],
        kept: vec![InStore {
            store: "memory".into(),
            kind: StoreKind::System,
            place: "memory".into(),
            presence: Some(Presence::Trusted),
        }],
        ..whole(&camera)
    };
    let services = Services::fake(Fake {
        ladders: [(address.clone(), whole)].into(),
        stores: vec![store.clone()],
        ..Fake::default()
    });
    let doctor = asked(address, Sites::default(), &services).await;
    picture(doctor.view(false), "vendor-root");
    assert!(shows(doctor.view(false), "Secure 10.0.0.5"));
    let (_, event) = press(doctor, "Take the root out of this PC", &services).await;
    let Some(Event::TakeOut(out)) = event else {
        panic!("{event:?}");
    };
    assert_eq!(out, vendors.certificate);

    let (mut trusting, task) = Trusting::take_out(out, &services);
    let mut said = settle(task, |m| trusting.update(m, &services)).await;
    assert!(shows(trusting.view(false), "The root is taken out"));
    picture(trusting.view(false), "take-out");
    let pressed = click(trusting.view(false), "Take out");
    for message in pressed {
        let action = trusting.update(message, &services);
        said.extend(action.event);
        said.extend(settle(action.task, |m| trusting.update(m, &services)).await);
    }
    assert!(
        said.iter()
            .any(|e| matches!(e, Event::Notify(n) if n.what == "Taken out and read back.")),
        "{said:?}"
    );
    assert_eq!(
        store.presence(&vendors.certificate).await.unwrap(),
        Presence::Absent
    );
}

#[tokio::test]
async fn a_changed_certificate_is_accepted_after_both_were_shown() {
    i18n::switch(Language::English);
    let at = Installed::new();
    let other = leaf(&root("Somebody"), "10.0.0.9");
    let address: Address = "10.0.0.9:443".parse().unwrap();
    let wrong = Finding::WrongName {
        asked: "10.0.0.9".into(),
        names: vec!["10.0.0.7".into()],
    };
    let services = Services::fake(Fake {
        ladders: [(address.clone(), ladder(RungId::Name, wrong, Some(&other)))].into(),
        ..Fake::default()
    });
    let doctor = asked(address.clone(), at.sites(), &services).await;
    picture(doctor.view(false), "changed");
    // Both fingerprints stand side by side, and nothing is offered to be replaced.
    for certificate in [&at.certificate, &other] {
        assert!(shows(
            doctor.view(false),
            &certificate.fingerprint().short()
        ));
    }
    for label in ["Renew for 10.0.0.9", "Secure 10.0.0.9"] {
        assert!(!shows(doctor.view(false), label), "{label}");
    }
    let pinned = || at.site.pin(at.id).unwrap().unwrap();
    assert_eq!(pinned().certificate, at.certificate);
    let (doctor, _) = press(doctor, "Accept the new one", &services).await;
    assert_eq!(
        (pinned().certificate, pinned().reason),
        (other, PinReason::Accepted)
    );
    assert!(
        !shows(doctor.view(false), "Accept the new one"),
        "it was looked at again, and it is the same as last time"
    );
    assert!(shows(doctor.view(false), "Renew for 10.0.0.9"));
}

#[tokio::test]
async fn a_list_is_saved_as_a_page_and_as_a_table() {
    i18n::switch(Language::English);
    let folder = tempfile::tempdir().unwrap();
    let site_root = root("Hotel Astoria");
    let (good, bad) = (leaf(&site_root, "10.0.0.1"), leaf(&site_root, "10.0.0.2"));
    let ladders = [
        ("10.0.0.1", whole(&good)),
        (
            "10.0.0.2",
            ladder(
                RungId::Name,
                Finding::WrongName {
                    asked: "10.0.0.2".into(),
                    names: vec!["10.0.0.9".into()],
                },
                Some(&bad),
            ),
        ),
    ];
    for (button, file, start) in [
        ("Save as a page", "list.html", "<!doctype html>"),
        ("Save as a table", "list.csv", "\u{feff}\"address\""),
    ] {
        let out = folder.path().join(file);
        let services = Services::fake(Fake {
            ladders: ladders
                .iter()
                .map(|(address, ladder)| (address.parse().unwrap(), ladder.clone()))
                .collect(),
            picked: Some(out.clone()),
            ..Fake::default()
        });
        // 10.0.0.3 answers nothing.
        let doctor = typed("10.0.0.1 10.0.0.2 10.0.0.3", Sites::default(), &services).await;
        picture(doctor.view(false), "list");
        assert!(shows(
            doctor.view(false),
            "3 cameras. Press one to see why."
        ));
        let (_, event) = press(doctor, button, &services).await;
        assert!(
            matches!(&event, Some(Event::Notify(n)) if n.what == "The list is saved"),
            "{event:?}"
        );
        let text = std::fs::read_to_string(&out).unwrap();
        assert!(text.starts_with(start), "{file}: {text}");
        for address in ["10.0.0.1", "10.0.0.2", "10.0.0.3"] {
            assert!(text.contains(address), "{file}: {address}");
        }
    }
}

#[tokio::test]
async fn the_proof_shows_what_is_refused_and_renews_it() {
    i18n::switch(Language::English);
    let mut at = Installed::new();
    let session = Session::default();
    session.opened(at.authority.clone());
    session.logged_in(at.id, login());
    let fine = leaf(&at.root, "10.0.0.8");
    let _ = at.another("10.0.0.8", &fine);
    let long = Finding::ClientRefuses {
        client: "apple".into(),
        because: Box::new(Finding::TooLong {
            days: 1000,
            limit: 825,
        }),
    };
    let refused = refused_by_apple(ladder(RungId::Clients, long, Some(&at.certificate)));
    let services = Services::fake(Fake {
        ladders: [
            ("10.0.0.9:443".parse().unwrap(), refused),
            ("10.0.0.8:443".parse().unwrap(), whole(&fine)),
        ]
        .into(),
        ..Fake::default()
    });
    let mut step = proof::Proof::new(session.clone());
    let task = step.enter(&at.site, &services);
    let _ = settle(task, |m| step.update(m, &mut at.site, &services)).await;
    picture(step.view(&at.site), "proof");
    for words in ["10.0.0.9", "10.0.0.8"] {
        assert!(shows(step.view(&at.site), words), "{words}");
    }
    for message in click(step.view(&at.site), "Refused somewhere") {
        let _ = step.update(message, &mut at.site, &services);
    }
    assert!(shows(step.view(&at.site), "10.0.0.9"));
    assert!(!shows(step.view(&at.site), "10.0.0.8"));

    // The certificate is ours and lasts, so the plan would only prove it again.
    let before = || {
        let mut step = plan::Plan::new(session.clone());
        let _ = step.enter(&at.site, &services);
        step.caption(&at.site)
    };
    assert_eq!(before(), None);
    let pressed = click(step.view(&at.site), "Renew for 730 days");
    let mut wish = None;
    for message in pressed {
        wish = step.update(message, &mut at.site, &services).event;
    }
    assert_eq!(wish, Some(Event::Go(StepId::Plan)));
    let mut step = plan::Plan::new(session.clone());
    let _ = step.enter(&at.site, &services);
    assert_eq!(step.caption(&at.site).as_deref(), Some("1 change"));
    // Nothing was changed by asking.
    assert_eq!(at.site.camera(at.id).unwrap().standing, Of::Secured);
}

fn login() -> Login {
    Login {
        credentials: camseal::device::Credentials {
            user: "admin".into(),
            password: Secret::new("practice"),
        },
        clear_http: camseal::device::ClearHttp::Refused,
    }
}

/// A company's authority that may vouch for mail only, by its own words: most clients refuse what it
/// signs for a camera.
fn mail_only() -> Made {
    made_by(|wish| {
        wish.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::EmailProtection];
    })
}

#[tokio::test]
async fn what_clients_refuse_of_an_authority_is_said_before_it_is_taken_over() {
    i18n::switch(Language::English);
    let folder = tempfile::tempdir().unwrap();
    let made = mail_only();
    let file = folder.path().join("company.pem");
    std::fs::write(&file, made.pem()).unwrap();
    let mut site = Site::create(&folder.path().join("a.camseal"), "Hotel").unwrap();
    let services = Services::fake(Fake {
        picked: Some(file),
        now: time::OffsetDateTime::now_utc(),
        ..Fake::default()
    });
    let mut step = authority::Authority::new(Session::default());
    let action = step.update(authority::Message::OpenFiles, &mut site, &services);
    let _ = settle(action.task, |m| step.update(m, &mut site, &services)).await;
    picture(step.view(&site), "import");
    let told = foreseen(&made.authority);
    assert!(!told.is_empty());
    assert!(shows(step.view(&site), &told), "{told}");
    assert_eq!(site.authority().unwrap().map(|_| ()), None, "nothing yet");
}

/// The first thing foreseen of this authority's work at any address, as the window words it.
fn foreseen(authority: &Authority) -> String {
    use camseal::check::{Client, foresee_authority};
    use camseal::error::Explain;
    let now = time::OffsetDateTime::now_utc();
    let all = foresee_authority(authority, &Client::ALL, now);
    all.first().map(|f| f.explain().what).unwrap_or_default()
}

#[tokio::test]
async fn what_clients_refuse_of_a_plan_is_said_before_it_starts() {
    i18n::switch(Language::English);
    let folder = tempfile::tempdir().unwrap();
    let made = mail_only();
    let site = Site::create(&folder.path().join("a.camseal"), "Hotel").unwrap();
    let stored =
        StoredAuthority::seal(&made.authority, &Secret::new("x"), Kept::Typed, &[]).unwrap();
    site.adopt(stored).unwrap();
    let id = site.add(&seen("192.168.1.64")).unwrap();
    let session = Session::default();
    session.only([id]);
    session.opened(made.authority.clone());
    let services = Services::fake(Fake {
        now: time::OffsetDateTime::now_utc(),
        ..Fake::default()
    });
    let mut site = site;
    let mut step = plan::Plan::new(session);
    let task = step.enter(&site, &services);
    let _ = settle(task, |m| step.update(m, &mut site, &services)).await;
    picture(step.view(&site), "plan");
    let told = foreseen(&made.authority);
    assert!(shows(step.view(&site), &told), "{told}");
}

#[tokio::test]
async fn a_signed_request_that_somebody_refuses_is_not_saved_unread() {
    i18n::switch(Language::English);
    let folder = tempfile::tempdir().unwrap();
    let made = mail_only();
    let path = folder.path().join("a.camseal");
    let site = Site::create(&path, "Hotel").unwrap();
    let secret = Secret::new("corridor lantern");
    let stored = StoredAuthority::seal(&made.authority, &secret, Kept::Typed, &[]).unwrap();
    site.adopt(stored).unwrap();
    drop(site);
    let out = folder.path().join("door.pem");
    let services = Services::fake(Fake {
        picked: Some(out.clone()),
        now: time::OffsetDateTime::now_utc(),
        ..Fake::default()
    });
    let request = CameraRequest::read(include_bytes!("fixtures/screens/request.csr")).unwrap();
    let (mut signing, task) = Signing::open(Some(request), std::slice::from_ref(&path));
    let _ = settle(task, |m| signing.update(m, &services)).await;
    let names = signing::Message::Names("192.168.1.64".into());
    let _ = signing.update(names, &services);
    let _ = signing.update(signing::Message::Passphrase(secret), &services);
    let action = signing.update(signing::Message::Sign, &services);
    let _ = settle(action.task, |m| signing.update(m, &services)).await;
    picture(signing.view(false), "signing");
    let told = foreseen(&made.authority);
    assert!(shows(signing.view(false), &told), "{told}");
    assert!(!out.exists(), "first it is read");
    let action = signing.update(signing::Message::Save, &services);
    let _ = settle(action.task, |m| signing.update(m, &services)).await;
    let pem = std::fs::read(&out).unwrap();
    let first = pem::parse_many(pem).unwrap().remove(0);
    let served = Certificate::from_der(first.contents()).unwrap();
    assert!(served.is_signed_by(made.authority.certificate()));
}
