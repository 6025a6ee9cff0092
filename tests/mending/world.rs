//! What the presses need: certificates, ladders, a store in memory, a site, and a person's finger.

#[path = "../common/eye.rs"]
mod eye;
#[path = "../common/filled.rs"]
mod filled;
#[path = "../common/shelf.rs"]
mod shelf;

use camseal::authority::Authority;
use camseal::certificate::{Certificate, file};
use camseal::check::{Client, Fact, Finding, Handshake, Ladder, Rung, RungId, Standing, Verdict};
use camseal::device::{Address, Identified};
use camseal::gui::action::{Action, Event};
use camseal::gui::doctor::recall::Sites;
use camseal::gui::doctor::{Doctor, Message};
use camseal::gui::services::Services;
use camseal::site::{CameraId, Site};
use futures::StreamExt as _;
use iced::{Element, Task};
use iced_test::runtime::{self, task};
pub use shelf::Shelf;
use time::OffsetDateTime;

// ── certificates

/// An authority of the site's own kind.
pub struct Root {
    pub certificate: Certificate,
    authority: Authority,
}

pub fn root(name: &str) -> Root {
    let authority = filled::authority(name, OffsetDateTime::now_utc());
    Root {
        certificate: authority.root().clone(),
        authority,
    }
}

pub fn leaf(root: &Root, address: &str) -> Certificate {
    filled::leaf(&root.authority, address, OffsetDateTime::now_utc(), 730)
}

/// An authority that somebody else made.
pub struct Made {
    pub authority: Authority,
    certificate: String,
    key: String,
}

impl Made {
    pub fn pem(&self) -> String {
        format!("{}{}", self.certificate, self.key)
    }
}

pub fn made_by(spoil: impl FnOnce(&mut rcgen::CertificateParams)) -> Made {
    let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = rcgen::DistinguishedName::new();
    wish.distinguished_name
        .push(rcgen::DnType::CommonName, "Company authority");
    let now = OffsetDateTime::now_utc();
    wish.not_before = now - time::Duration::days(1);
    wish.not_after = now + time::Duration::days(3000);
    wish.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    wish.key_usages = vec![rcgen::KeyUsagePurpose::KeyCertSign];
    spoil(&mut wish);
    let key = rcgen::KeyPair::generate().unwrap();
    let (certificate, key) = (wish.self_signed(&key).unwrap().pem(), key.serialize_pem());
    let read = file::read(format!("{certificate}{key}").as_bytes(), None).unwrap();
    Made {
        authority: Authority::import_files(&[read], now).unwrap(),
        certificate,
        key,
    }
}

// ── ladders

fn handshake(certificate: &Certificate) -> Handshake {
    Handshake {
        address: "10.0.0.5:443".parse().unwrap(),
        asked: certificate.names()[0].clone(),
        chain: vec![certificate.clone()],
        version: "TLS 1.3".into(),
        cipher: "TLS_AES_128_GCM_SHA256".into(),
        old: None,
        at: OffsetDateTime::now_utc(),
    }
}

fn rungs(standing: impl Fn(RungId) -> Standing) -> Vec<Rung> {
    RungId::ALL
        .into_iter()
        .map(|id| Rung {
            id,
            standing: standing(id),
            notes: Vec::new(),
        })
        .collect()
}

/// Broken at this rung; those below hold, those above were not asked.
pub fn ladder(broken: RungId, finding: Finding, served: Option<&Certificate>) -> Ladder {
    Ladder {
        rungs: rungs(|id| match id.cmp(&broken) {
            std::cmp::Ordering::Less => Standing::Passed(Fact::Open { port: 443 }),
            std::cmp::Ordering::Equal => Standing::Broken {
                finding: finding.clone(),
            },
            std::cmp::Ordering::Greater => Standing::NotAsked,
        }),
        handshake: served.map(handshake),
        ..Ladder::default()
    }
}

/// Every rung holds, every client accepts.
pub fn whole(served: &Certificate) -> Ladder {
    Ladder {
        rungs: rungs(|_| Standing::Passed(Fact::Open { port: 443 })),
        handshake: Some(handshake(served)),
        others: verdicts(None),
        ..Ladder::default()
    }
}

/// The same ladder, with the verdicts of clients beside this computer.
pub fn refused_by_apple(ladder: Ladder) -> Ladder {
    Ladder {
        others: verdicts(Some(Client::Apple)),
        ..ladder
    }
}

fn verdicts(refusing: Option<Client>) -> Vec<Verdict> {
    let others = Client::ALL.into_iter().filter(|c| *c != Client::ThisPc);
    others
        .map(|client| Verdict {
            client,
            secure: Some(refusing != Some(client)),
            findings: Vec::new(),
            notes: Vec::new(),
        })
        .collect()
}

// ── a site

/// Without plain HTTP and without a name.
pub fn seen(address: &str) -> Identified {
    Identified {
        http_port: None,
        ..filled::seen(address, "", "")
    }
}

/// A site with one secured camera at 10.0.0.9.
pub struct Installed {
    pub site: Site,
    pub root: Root,
    pub authority: Authority,
    pub certificate: Certificate,
    pub id: CameraId,
    _folder: tempfile::TempDir,
}

impl Installed {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = root("Hotel Astoria");
        let authority = root.authority.clone();
        let place = folder.path().join("a.camseal");
        let site = filled::site(&place, "Hotel Astoria", &authority);
        let certificate = leaf(&root, "10.0.0.9");
        let mut installed = Self {
            site,
            root,
            authority,
            certificate: certificate.clone(),
            id: CameraId(0),
            _folder: folder,
        };
        installed.id = installed.another("10.0.0.9", &certificate);
        installed
    }

    /// One more secured camera.
    pub fn another(&self, address: &str, certificate: &Certificate) -> CameraId {
        let id = self.site.add(&seen(address)).unwrap();
        filled::secured(&self.site, id, certificate);
        id
    }

    pub fn sites(&self) -> Sites {
        Sites {
            paths: Vec::new(),
            open: Some(self.site.clone()),
        }
    }
}

// ── a person's eye and finger

pub fn shows<M>(view: Element<'_, M>, words: &str) -> bool {
    eye::shows(view, eye::TALL, words)
}

pub fn picture<M>(view: Element<'_, M>, name: &str) {
    eye::picture(view, eye::TALL, "mending", name);
}

/// What a press on these words says.
pub fn click<M: Clone + 'static>(view: Element<'_, M>, words: &str) -> Vec<M> {
    let mut ui = eye::simulate(view, eye::TALL);
    if let Err(error) = ui.click(words) {
        panic!("{words}: {error:?}");
    }
    ui.into_messages().collect()
}

/// Works until nothing is left to do; the wishes on the way.
pub async fn settle<M: Send + 'static>(
    task: Task<M>,
    mut update: impl FnMut(M) -> Action<M>,
) -> Vec<Event> {
    let mut waiting = vec![task];
    let mut wishes = Vec::new();
    while let Some(task) = waiting.pop() {
        let Some(mut letters) = task::into_stream(task) else {
            continue;
        };
        while let Some(action) = letters.next().await {
            if let runtime::Action::Output(message) = action {
                let action = update(message);
                wishes.extend(action.event);
                waiting.push(action.task);
            }
        }
    }
    wishes
}

/// The doctor after it was asked about an address.
pub async fn asked(address: Address, sites: Sites, services: &Services) -> Doctor {
    let (mut doctor, task) = Doctor::open(Some(address), sites, services);
    let _ = settle(task, |m| doctor.update(m, services)).await;
    doctor
}

/// The doctor after this was typed and Enter pressed.
pub async fn typed(text: &str, sites: Sites, services: &Services) -> Doctor {
    let (mut doctor, task) = Doctor::open(None, sites, services);
    let _ = settle(task, |m| doctor.update(m, services)).await;
    for message in [Message::Typed(text.to_owned()), Message::Onward] {
        let action = doctor.update(message, services);
        let _ = settle(action.task, |m| doctor.update(m, services)).await;
    }
    doctor
}

/// The doctor after these words were pressed, and the last thing it wished for.
pub async fn press(
    mut doctor: Doctor,
    words: &str,
    services: &Services,
) -> (Doctor, Option<Event>) {
    let mut wish = None;
    for message in click(doctor.view(false), words) {
        let action = doctor.update(message, services);
        wish = action.event.or(wish);
        let later = settle(action.task, |m| doctor.update(m, services)).await;
        wish = later.into_iter().last().or(wish);
    }
    (doctor, wish)
}
