//! What requests for another authority need done off the window's thread: keys, files, cameras.
//!
//! Apart from the screen so that it can be tried without a window.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures::StreamExt as _;
use futures::stream;
use time::OffsetDateTime;

use crate::authority::request::CameraRequest;
use crate::authority::{self, KeyKind, vault};
use crate::certificate::{self, Certificate, Name, Subject, file};
use crate::device::Address;
use crate::error::{Explain, Explanation};
use crate::gui::services::blocking;
use crate::gui::wizard::session::Login;
use crate::secret::Secret;
use crate::site::{self, Camera, CameraId, KeyAt, Site};
use crate::work::order::{self, Given, Match, Order};
use crate::work::{self, Connector, Patience, guided};
use crate::{directory, explain, fl};

/// A request has one to four kilobytes; more is another file.
const LIMIT: u64 = 1 << 20;
/// How a request is called in PEM (RFC 7468, chapter 7).
const LABEL: &str = "CERTIFICATE REQUEST";
/// Devices that make keys at the same time.
const AT_ONCE: usize = 8;

/// Where keys are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    Device,
    Here,
}

/// What is to be made.
pub(super) struct Wish {
    pub site: Site,
    pub cameras: Vec<Camera>,
    pub subject: Subject,
    /// Further names, only when one request is made.
    pub names: Vec<String>,
    /// Whether the typed common name holds: not where each device has its own.
    pub named: bool,
    pub place: Where,
    pub shared: bool,
    pub passphrase: Option<Secret>,
    pub logins: BTreeMap<CameraId, Login>,
    pub folder: PathBuf,
}

/// A request that was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// For whom.
    pub cameras: Vec<CameraId>,
    /// What goes to the other authority.
    pub file: PathBuf,
}

/// What came back, sorted.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// By request.
    pub matches: Vec<Match>,
    /// Device certificates that answer nothing that waits.
    pub strange: Vec<String>,
    /// All that was read, for more that may follow.
    pub(super) heap: Vec<Certificate>,
}

/// Why it does not go on.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Trouble {
    /// The camera, the site or the authority.
    #[error(transparent)]
    Work(#[from] work::Error),
    /// A file.
    #[error(transparent)]
    Directory(#[from] directory::Error),
    /// A file that is not understood.
    #[error(transparent)]
    Certificate(#[from] certificate::Error),
    /// The site's keys open only with a passphrase.
    #[error("the keys of the site are locked")]
    Locked,
    /// A part of the subject that cannot stand there.
    #[error("{text:?} cannot stand in a request")]
    BadSubject { text: String },
    /// Nothing in these files is for a key that waits.
    #[error("nothing fits")]
    NothingFits,
    /// A mistake of camseal.
    #[error("the work broke off")]
    BrokeOff,
}

impl Trouble {
    /// Whether a passphrase is what is missing.
    pub(super) fn is_locked(&self) -> bool {
        let closed = |error: &authority::Error| matches!(error, authority::Error::Closed);
        match self {
            Self::Locked => true,
            Self::Work(work::Error::Authority(error)) => closed(error),
            Self::Work(work::Error::Site(site::Error::Authority(error))) => closed(error),
            _ => false,
        }
    }
}

impl From<site::Error> for Trouble {
    fn from(error: site::Error) -> Self {
        Self::Work(error.into())
    }
}

impl From<authority::Error> for Trouble {
    fn from(error: authority::Error) -> Self {
        Self::Work(error.into())
    }
}

impl Explain for Trouble {
    fn explain(&self) -> Explanation {
        match self {
            Self::Work(error) => error.explain(),
            Self::Directory(error) => error.explain(),
            Self::Certificate(error) => error.explain(),
            Self::Locked => authority::Error::Closed.explain(),
            Self::BadSubject { text } => explain!("error-requests-subject", text = text.as_str()),
            Self::NothingFits => explain!("error-requests-nothing-fits"),
            Self::BrokeOff => explain!("error-requests-broke-off"),
        }
    }
}

/// Makes the requests, on the cameras or here, keeps them in the site and writes their files. One
/// answer for each request.
pub(super) async fn make(wish: Wish, connector: Arc<dyn Connector>) -> Vec<Result<Made, Trouble>> {
    let wish = Arc::new(wish);
    if let Err(error) = directory::make(&wish.folder) {
        return vec![Err(error.into())];
    }
    if wish.place == Where::Here {
        let here = move || here(&wish);
        return blocking(here, || vec![Err(Trouble::BrokeOff)]).await;
    }
    let each = wish.cameras.clone().into_iter().map(|camera| {
        let (wish, connector) = (wish.clone(), connector.clone());
        async move { on_camera(&wish, &camera, &*connector).await }
    });
    stream::iter(each).buffered(AT_ONCE).collect().await
}

async fn on_camera(
    wish: &Wish,
    camera: &Camera,
    connector: &dyn Connector,
) -> Result<Made, Trouble> {
    let address = camera.address.clone();
    let Some(login) = wish.logins.get(&camera.id).cloned() else {
        return Err(work::Error::NoLogin { address }.into());
    };
    let order = Order {
        camera: camera.id,
        login: login.credentials,
        clear_http: login.clear_http,
        subject: subject(wish, &address)?,
        patience: Patience::default(),
    };
    let der = order::on_camera(&wish.site, connector, order).await?;
    write(wish, std::slice::from_ref(camera), &der)
}

fn here(wish: &Wish) -> Vec<Result<Made, Trouble>> {
    let secret = match wish.site.secret(wish.passphrase.as_ref()) {
        Ok(Some(secret)) => secret,
        Ok(None) => return vec![Err(Trouble::Locked)],
        Err(error) => return vec![Err(error.into())],
    };
    let groups: Vec<&[Camera]> = match wish.shared {
        true => vec![&wish.cameras],
        false => wish.cameras.chunks(1).collect(),
    };
    let one = |cameras: &[Camera]| {
        let Some(first) = cameras.first() else {
            return Err(Trouble::BrokeOff);
        };
        let subject = subject(wish, &first.address)?;
        let names = names(cameras, &wish.names);
        let ordered = authority::order(KeyKind::Rsa2048, &subject, &names)?;
        let sealed = vault::seal(&ordered.key, &secret)?;
        let ids: Vec<CameraId> = cameras.iter().map(|camera| camera.id).collect();
        let key = &ordered.public_key;
        let _ = wish
            .site
            .request_kept(&ids, &ordered.request, key, Some(&sealed))?;
        write(wish, cameras, &ordered.request)
    };
    groups.into_iter().map(one).collect()
}

/// What the devices are reached by, then what was typed.
fn names(cameras: &[Camera], typed: &[String]) -> Vec<Name> {
    let reached = cameras.iter().map(|camera| name_of(&camera.address));
    let typed = typed.iter().map(|text| match text.parse() {
        Ok(ip) => Name::Ip(ip),
        Err(_) => Name::Dns(text.to_ascii_lowercase()),
    });
    let mut names: Vec<Name> = Vec::new();
    for name in reached.chain(typed) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The name a certificate for this address has to have.
pub(super) fn name_of(address: &Address) -> Name {
    match address.ip() {
        Some(ip) => Name::Ip(ip),
        None => Name::Dns(address.host().to_ascii_lowercase()),
    }
}

fn subject(wish: &Wish, address: &Address) -> Result<Subject, Trouble> {
    let typed = wish.subject.common_name.trim();
    let common_name = if wish.named && !typed.is_empty() {
        typed.to_owned()
    } else {
        address.host().to_owned()
    };
    let subject = Subject {
        common_name,
        ..wish.subject.clone()
    };
    subject.checked().map_err(|error| {
        use certificate::BadSubject::{Country, Field};
        let (Country { text } | Field { text }) = error;
        Trouble::BadSubject { text }
    })
}

fn write(wish: &Wish, cameras: &[Camera], der: &[u8]) -> Result<Made, Trouble> {
    write_to(&wish.folder, cameras, der)
}

/// Writes the files of all requests that wait once more; how many. Those whose camera still makes
/// its key have none yet.
///
/// # Errors
/// What the site or the disk refused.
pub fn export(site: &Site, folder: &Path) -> Result<usize, Trouble> {
    directory::make(folder)?;
    let all = site.cameras()?;
    let mut count = 0;
    for one in site.requests()? {
        let Some(der) = &one.der else {
            continue;
        };
        let whose = all.iter().filter(|c| one.cameras.contains(&c.id));
        let cameras: Vec<Camera> = whose.cloned().collect();
        let _ = write_to(folder, &cameras, der)?;
        count += 1;
    }
    Ok(count)
}

fn write_to(folder: &Path, cameras: &[Camera], der: &[u8]) -> Result<Made, Trouble> {
    let stem = cameras.first().map(|c| guided::stem(&c.address));
    let file = folder.join(format!("{}.csr", stem.unwrap_or_default()));
    let pem = pem::encode_config(
        &pem::Pem::new(LABEL, der),
        pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF),
    );
    directory::write_atomic(&file, pem.as_bytes())?;
    Ok(Made {
        cameras: cameras.iter().map(|camera| camera.id).collect(),
        file,
    })
}

/// A request that a person made on a device's page.
pub(super) fn add(site: &Site, camera: CameraId, path: &Path) -> Result<(), Trouble> {
    let bytes = directory::read(path, LIMIT)?;
    let request = CameraRequest::read(&bytes)?;
    let _ = site.request_kept(&[camera], request.der(), request.public_key(), None)?;
    Ok(())
}

/// Reads what came back and finds whose it is, together with what was read before: the certificate
/// and its intermediates often come as several files.
pub(super) fn read(
    site: &Site,
    paths: &[PathBuf],
    mut heap: Vec<Certificate>,
    now: OffsetDateTime,
) -> Result<Answers, Trouble> {
    for path in paths {
        for certificate in file::open(path, None)?.certificates {
            if !heap.contains(&certificate) {
                heap.push(certificate);
            }
        }
    }
    let requests = site.requests()?;
    let matches = order::matched(&requests, &heap, now);
    let answers = |one: &Certificate| requests.iter().any(|request| request.is_answered_by(one));
    let strange = heap
        .iter()
        .filter(|one| !one.is_authority() && !answers(one));
    let strange: Vec<String> = strange.map(|one| one.title().to_owned()).collect();
    if matches.is_empty() && heap.iter().any(|one| !one.is_authority()) {
        return Err(Trouble::NothingFits);
    }
    Ok(Answers {
        matches,
        strange,
        heap,
    })
}

/// What the batch is given; keys made here are woken with the site's secret.
pub(super) fn given(
    site: &Site,
    answers: &Answers,
    typed: Option<&Secret>,
) -> Result<Vec<(CameraId, Given)>, Trouble> {
    let wakes = |one: &Match| matches!(one.request.key, KeyAt::Here(_));
    let secret = if answers.matches.iter().any(wakes) {
        Some(site.secret(typed)?.ok_or(Trouble::Locked)?)
    } else {
        None
    };
    let mut all = Vec::new();
    for one in &answers.matches {
        if one.request.key == KeyAt::Page {
            continue;
        }
        let given = one.given(secret.as_ref())?;
        all.extend(one.request.cameras.iter().map(|id| (*id, given.clone())));
    }
    Ok(all)
}

/// The certificate for a device whose key a person made on its page: written for that page, and
/// waited for from now on.
pub(super) fn for_page(
    site: &Site,
    answers: &Answers,
    camera: CameraId,
    path: &Path,
) -> Result<(), Trouble> {
    let mut all = answers.matches.iter();
    let one = all.find(|one| one.request.cameras.contains(&camera));
    let one = one.ok_or(Trouble::NothingFits)?;
    let text: String = one.chain.iter().map(Certificate::pem).collect();
    directory::write_atomic(path, text.as_bytes())?;
    site.files_made(camera, &one.chain)?;
    site.request_closed(one.request.id, camera)?;
    Ok(())
}

/// What is said of an answer before it goes in: a device that is called by a name the certificate
/// has not, and a key that several devices share.
pub(super) fn doubts(one: &Match, cameras: &[Camera]) -> Vec<String> {
    let mut said = Vec::new();
    let Some(leaf) = one.chain.first() else {
        return said;
    };
    for camera in cameras
        .iter()
        .filter(|c| one.request.cameras.contains(&c.id))
    {
        if !leaf.names().contains(&name_of(&camera.address)) {
            let names: Vec<String> = leaf.names().iter().map(ToString::to_string).collect();
            said.push(fl!(
                "requests-not-named",
                address = camera.address.to_string(),
                names = names.join(", ")
            ));
        }
    }
    let count = one.request.cameras.len();
    if count > 1 {
        said.push(fl!("console-request-shared", count = count));
    }
    said
}
