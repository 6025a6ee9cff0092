//! Clocks: set from this computer, handed to a time server, and never left worse for it; also on a
//! camera whose certificate is fine. Practice cameras ask a real SNTP server on loopback.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::HashMap;
use std::net::UdpSocket;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::certificate::Fingerprint;
use camseal::device::{self, Address, Credentials, TimeServer};
use camseal::error::Explain;
use camseal::practice::{self, HandTime, PracticeCamera, Quirks};
use camseal::secret::Secret;
use camseal::site::{Kept, Site, Standing, StoredAuthority};
use camseal::work::{
    Aim, Batch, Consent, Error, Left, Moment, Network, Note, Options, Outcome, Patience, Plan,
    Progress, run,
};
use futures::StreamExt;
use time::OffsetDateTime;
use time_server::{answering, time_server};

#[path = "common/time_server.rs"]
mod time_server;

static AUTHORITY: LazyLock<Arc<Authority>> = LazyLock::new(|| {
    let wish = AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Clocks", OffsetDateTime::now_utc())
    };
    Arc::new(Authority::create(&wish).unwrap())
});

static STORED: LazyLock<StoredAuthority> = LazyLock::new(|| {
    StoredAuthority::seal(&AUTHORITY, &Secret::new("sleep"), Kept::Typed, &[]).unwrap()
});

/// A site with one camera whose clock is off by so much.
struct Set {
    _folder: tempfile::TempDir,
    site: Site,
    camera: PracticeCamera,
}

/// What the work told of one camera.
struct Told {
    outcome: Outcome,
    notes: Vec<Note>,
}

impl Set {
    async fn new(family: &str, seconds: i64, ntp_port: u16, quirks: Quirks) -> Self {
        let options = practice::Options {
            families: vec![family.to_owned()],
            count: 1,
            key_seconds: 0.2,
            restart_seconds: 0.3,
            clock_offset_seconds: seconds,
            ntp_port,
            quirks,
            ..practice::Options::default()
        };
        let camera = practice::start(options).await.unwrap().remove(0);
        let folder = tempfile::tempdir().unwrap();
        let site = Site::create(&folder.path().join("Clocks.camseal"), "Clocks").unwrap();
        site.adopt(STORED.clone()).unwrap();
        let address = Address::new("127.0.0.1", Some(camera.https_port));
        let _ = site
            .add(&device::identify(&address).await.unwrap())
            .unwrap();
        Self {
            _folder: folder,
            site,
            camera,
        }
    }

    fn plan(&self, options: &Options) -> Plan {
        let cameras = self.site.cameras().unwrap();
        Plan::draft(&STORED, &cameras, options, OffsetDateTime::now_utc())
    }

    async fn secure(&self, options: Options) -> Told {
        let cameras = self.site.cameras().unwrap();
        let login = Credentials {
            user: "admin".into(),
            password: Secret::new("practice"),
        };
        let batch = Batch {
            site: self.site.clone(),
            authority: Arc::clone(&AUTHORITY),
            plan: self.plan(&options),
            logins: HashMap::from([(cameras[0].id, login)]),
            options,
            attempt: 1,
        };
        let (stream, _control) = run(batch, Arc::new(Network));
        let all: Vec<Progress> = stream.collect().await;
        let (mut outcome, mut notes) = (None, Vec::new());
        for step in all {
            match step.at {
                Moment::Noted(note) => notes.push(note),
                Moment::Ended(ended) => outcome = Some(ended),
                _ => {}
            }
        }
        Told {
            outcome: outcome.unwrap(),
            notes,
        }
    }

    fn is_off(&self) -> bool {
        self.camera.state().clock_offset_seconds.abs() > 60
    }

    fn served(&self) -> Option<String> {
        self.camera.state().served
    }

    fn asked(&self, operation: &str) -> usize {
        let received = self.camera.received();
        let hits = received
            .iter()
            .filter(|r| r.operation.as_deref() == Some(operation));
        hits.count()
    }
}

fn options() -> Options {
    Options {
        patience: Patience {
            poll: Duration::from_millis(100),
            appear: Duration::from_secs(3),
            restart: Duration::from_secs(20),
            key: Duration::from_secs(60),
            retry: Duration::from_millis(300),
        },
        ..Options::default()
    }
}

fn loopback() -> TimeServer {
    "127.0.0.1".parse().unwrap()
}

fn follows() -> Options {
    Options {
        time_server: Some(loopback()),
        // A machine under load may take its time; a server that answers ends the wait at once.
        patience: Patience {
            appear: Duration::from_secs(60),
            ..options().patience
        },
        ..options()
    }
}

const HOUR: i64 = 3600;

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_follows_the_time_server_and_gets_its_time_from_it() {
    for family in ["onvif-tls", "onvif-legacy"] {
        let set = Set::new(family, -2 * HOUR, time_server(true), Quirks::default()).await;
        let told = set.secure(follows()).await;
        assert!(matches!(told.outcome, Outcome::Secured { .. }));
        assert_eq!(told.notes, [Note::Follows { server: loopback() }]);
        let state = set.camera.state();
        assert_eq!(state.time_server.as_deref(), Some("127.0.0.1"), "{family}");
        assert!(!set.is_off(), "{state:?}");
        assert_eq!(set.site.cameras().unwrap()[0].clock_offset, Some(0));
        // Once more: it follows it already and is right, so nothing is said to its clock.
        let (named, times) = (set.asked("SetNTP"), set.asked("SetSystemDateAndTime"));
        let served = set.served();
        assert_eq!(set.plan(&follows()).rows[0].aim, Aim::SetClock);
        let again = set.secure(follows()).await;
        assert!(matches!(again.outcome, Outcome::AlreadySecure { .. }));
        assert!(again.notes.is_empty());
        assert_eq!(set.asked("SetNTP"), named);
        assert_eq!(set.asked("SetSystemDateAndTime"), times);
        assert_eq!(set.served(), served);
    }
}

/// The server never answers, or nobody listens there: the clock is set by hand, and it is said.
#[tokio::test(flavor = "multi_thread")]
async fn a_silent_time_server_leaves_the_clock_right() {
    let silent = time_server(false);
    let nobody = UdpSocket::bind("127.0.0.1:0").unwrap();
    let closed = nobody.local_addr().unwrap().port();
    drop(nobody);
    for port in [silent, closed] {
        let set = Set::new("onvif-tls", -2 * HOUR, port, Quirks::default()).await;
        let options = Options {
            patience: options().patience,
            ..follows()
        };
        let told = set.secure(options).await;
        assert!(matches!(told.outcome, Outcome::Secured { .. }));
        assert_eq!(told.notes, [Note::ServerSilent { server: loopback() }]);
        let state = set.camera.state();
        assert_eq!(state.time_server, None, "it follows nobody");
        assert!(!set.is_off(), "{state:?}");
    }
}

/// A camera whose clock nobody can set, whether it says so or not.
fn cannot_be_set(hand_time: HandTime) -> Quirks {
    Quirks {
        hand_time,
        ..Quirks::default()
    }
}

/// The server is silent, and the clock cannot be set either: the person hears of both. Two hours do
/// not matter to the certificate.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_neither_follows_nor_can_be_set_is_told() {
    for hand_time in [HandTime::Refused, HandTime::Ignored] {
        let quirks = cannot_be_set(hand_time);
        let set = Set::new("onvif-tls", -5 * HOUR / 2, time_server(false), quirks).await;
        let options = Options {
            patience: options().patience,
            ..follows()
        };
        let told = set.secure(options).await;
        assert!(
            matches!(told.outcome, Outcome::Secured { .. }),
            "{hand_time:?}: {:?}",
            told.outcome
        );
        let [note] = &told.notes[..] else {
            panic!("{hand_time:?}: {:?}", told.notes);
        };
        assert_eq!(note.id(), "time-server-silent-clock-not-set");
        assert!(note.needs_the_person());
        let words = note.explain();
        assert!(
            words.what.contains("127.0.0.1") && words.what.contains("2 hours"),
            "{words:?}"
        );
        assert!(set.is_off());
        // The site does not believe it right, and its log does not say it was set.
        let offset = set.site.cameras().unwrap()[0].clock_offset.unwrap();
        assert!(offset < -HOUR, "{offset}");
    }
}

/// Without a server, too: agreed to, tried, and told.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_cannot_be_set_is_told() {
    for hand_time in [HandTime::Refused, HandTime::Ignored] {
        let quirks = cannot_be_set(hand_time);
        let set = Set::new("onvif-tls", -2 * HOUR, time_server(false), quirks).await;
        let agreed = Options {
            set_clock: Consent::Given,
            ..options()
        };
        let told = set.secure(agreed).await;
        assert!(matches!(told.outcome, Outcome::Secured { .. }));
        let ids: Vec<&str> = told.notes.iter().map(Note::id).collect();
        assert_eq!(ids, ["clock-not-set"], "{hand_time:?}");
    }
}

/// A server that is wrong itself moves the clock, and then nobody can set it: what counts is how far
/// it is off now, not how far it was before.
#[tokio::test(flavor = "multi_thread")]
async fn the_error_tells_how_far_the_clock_is_off_now() {
    let one = |hand_time| async move {
        let wrong = answering(Some(-30 * 24 * HOUR - 6 * HOUR));
        let quirks = cannot_be_set(hand_time);
        let set = Set::new("onvif-tls", -2 * HOUR, wrong, quirks).await;
        let options = Options {
            patience: Patience {
                // The camera must have asked by then, however busy this machine is.
                appear: Duration::from_secs(12),
                ..options().patience
            },
            ..follows()
        };
        let served = set.served();
        let told = set.secure(options).await;
        let Outcome::Failed {
            error: Error::ClockOff { offset, .. },
            left: Left::Untouched,
            ..
        } = &told.outcome
        else {
            panic!("{hand_time:?}: {:?}", told.outcome);
        };
        let off = (*offset + time::Duration::days(30)).abs();
        assert!(off < time::Duration::hours(7), "{offset}");
        let words = told.outcome.explain();
        assert!(words.what.contains("30 days"), "{words:?}");
        let ids: Vec<&str> = told.notes.iter().map(Note::id).collect();
        assert_eq!(ids, ["time-server-silent-clock-not-set"], "{hand_time:?}");
        assert_eq!(set.served(), served, "nothing was put into it");
    };
    let ((), ()) = futures::join!(one(HandTime::Refused), one(HandTime::Ignored));
}

/// A camera without the operations, and a family without a documented call for it.
#[tokio::test(flavor = "multi_thread")]
async fn without_a_way_to_name_a_time_server_the_clock_is_set() {
    let without = Quirks {
        time_server: false,
        ..Quirks::default()
    };
    for (family, quirks) in [("onvif-tls", without), ("reolink", Quirks::default())] {
        let set = Set::new(family, -2 * HOUR, time_server(true), quirks).await;
        let told = set.secure(follows()).await;
        assert!(matches!(told.outcome, Outcome::Secured { .. }), "{family}");
        let server = loopback();
        assert_eq!(told.notes[0], Note::NoTimeServer { server }, "{family}");
        assert!(matches!(told.notes[1], Note::ClockSet { .. }), "{family}");
        assert!(!set.is_off(), "{family}");
    }
}

/// The certificate is fine and stays; the clock that is off is a change of its own, and needs the
/// person's yes.
#[tokio::test(flavor = "multi_thread")]
async fn a_clock_is_set_although_the_certificate_is_good() {
    let set = Set::new("onvif-tls", -2 * HOUR, 123, Quirks::default()).await;
    let first = set.secure(options()).await;
    assert!(matches!(first.outcome, Outcome::Secured { .. }));
    assert!(set.is_off(), "nobody agreed to set it");
    let served = set.served();

    assert_eq!(set.plan(&options()).rows[0].aim, Aim::Prove);
    let agreed = Options {
        set_clock: Consent::Given,
        ..options()
    };
    assert_eq!(set.plan(&agreed).rows[0].aim, Aim::SetClock);
    let told = set.secure(agreed.clone()).await;
    assert!(matches!(told.outcome, Outcome::AlreadySecure { .. }));
    assert!(matches!(told.notes[..], [Note::ClockSet { .. }]));
    assert!(!set.is_off());
    assert_eq!(set.served(), served, "the certificate stays");
    let camera = &set.site.cameras().unwrap()[0];
    assert_eq!(camera.standing, Standing::Secured);
    let pinned = camera.pinned.map(|f: Fingerprint| f.to_string());
    assert_eq!(pinned, served);
    assert_eq!(set.plan(&agreed).rows[0].aim, Aim::Prove, "now it is right");
}
