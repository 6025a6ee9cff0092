//! One practice camera, the site that knows it, and the work as a technician would run it.
//!
//! Apart from the table, which says what must come of it.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::device::{self, Address, ClearHttp, Credentials};
use camseal::practice::{self, PracticeCamera, Quirks};
use camseal::secret::Secret;
use camseal::site::{Kept, Site, StoredAuthority};
use camseal::work::{
    Batch, Consent, Error, Moment, Network, Options, Outcome, Patience, Plan, run,
};
use futures::StreamExt;
use time::OffsetDateTime;

use crate::Row;

pub static AUTHORITY: LazyLock<Arc<Authority>> = LazyLock::new(|| {
    let wish = AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Practice", OffsetDateTime::now_utc())
    };
    Arc::new(Authority::create(&wish).unwrap())
});

pub static STORED: LazyLock<StoredAuthority> = LazyLock::new(|| {
    StoredAuthority::seal(&AUTHORITY, &Secret::new("sleep"), Kept::Typed, &[]).unwrap()
});

/// Everything is agreed to; a busy computer is given time.
pub fn options() -> Options {
    Options {
        patience: Patience {
            poll: Duration::from_millis(100),
            appear: Duration::from_secs(20),
            restart: Duration::from_secs(40),
            key: Duration::from_secs(60),
            retry: Duration::from_millis(300),
        },
        restart: Consent::Given,
        set_clock: Consent::Given,
        clear_http: ClearHttp::Agreed,
        ..Options::default()
    }
}

/// For what never comes: nobody waits long for a certificate the device has forgotten.
pub fn impatient() -> Options {
    let usual = options();
    Options {
        patience: Patience {
            appear: Duration::from_secs(2),
            restart: Duration::from_secs(4),
            ..usual.patience
        },
        ..usual
    }
}

/// For devices that serve nothing new before a restart: soon asked for, long waited for.
pub fn patient() -> Options {
    let usual = options();
    Options {
        patience: Patience {
            appear: Duration::from_secs(3),
            ..usual.patience
        },
        ..usual
    }
}

pub struct Bench {
    _folder: tempfile::TempDir,
    pub site: Site,
    pub camera: PracticeCamera,
    address: Address,
}

impl Bench {
    pub async fn new(row: &Row, quirks: Quirks) -> Self {
        let options = practice::Options {
            families: vec![row.family.to_owned()],
            count: 1,
            key_seconds: 0.1,
            restart_seconds: 0.5,
            quirks,
            ..practice::Options::default()
        };
        let camera = practice::start(options).await.unwrap().remove(0);
        let port = match row.by_http || !camera.state().https {
            true => camera.http_port,
            false => camera.https_port,
        };
        Self::of(camera, Address::new("127.0.0.1", Some(port))).await
    }

    async fn of(camera: PracticeCamera, address: Address) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::create(&folder.path().join("S.camseal"), "S").unwrap();
        site.adopt(STORED.clone()).unwrap();
        let mut seen = device::identify(&address).await.unwrap();
        // A question has three seconds; a busy computer may need them for its own things.
        for _ in 0..5 {
            if seen.family.id == camera.family {
                break;
            }
            seen = device::identify(&address).await.unwrap();
        }
        assert_eq!(seen.family.id, camera.family, "signs: {:?}", seen.signs);
        let _ = site.add(&seen).unwrap();
        Self {
            _folder: folder,
            site,
            camera,
            address,
        }
    }

    /// The same camera met by another laptop, which knows nothing of it.
    pub async fn again(self) -> Self {
        Self::of(self.camera, self.address).await
    }

    pub async fn run(&self) -> Outcome {
        self.run_as("admin", "practice", options()).await
    }

    pub async fn run_as(&self, user: &str, password: &str, options: Options) -> Outcome {
        let cameras = self.site.cameras().unwrap();
        let login = Credentials {
            user: user.into(),
            password: Secret::new(password),
        };
        let batch = Batch {
            site: self.site.clone(),
            authority: Arc::clone(&AUTHORITY),
            plan: Plan::draft(&STORED, &cameras, &options, OffsetDateTime::now_utc()),
            logins: cameras.iter().map(|c| (c.id, login.clone())).collect(),
            options,
            attempt: 1,
        };
        let (stream, _) = run(batch, Arc::new(Network));
        let ended = stream.filter_map(|p| async move {
            match p.at {
                Moment::Ended(outcome) => Some(outcome),
                _ => None,
            }
        });
        let all: Vec<Outcome> = ended.collect().await;
        if std::env::var_os("CAMSEAL_TRACE").is_some() {
            for seen in self.camera.received() {
                eprintln!(
                    "{:>3} {} {} {:?} {:?}",
                    seen.number, seen.tls, seen.line, seen.operation, seen.status
                );
            }
        }
        all.into_iter().next().unwrap()
    }

    /// Whether the device serves what the outcome says, and nothing else of ours lies in it.
    pub fn secured(&self, outcome: &Outcome) -> Result<(), String> {
        let state = self.camera.state();
        let Outcome::Secured { fingerprint, .. } = outcome else {
            return Err(format!("not secured: {outcome:?}"));
        };
        if state.served != Some(fingerprint.to_string()) {
            return Err(format!("serves {:?}, not {fingerprint}", state.served));
        }
        if state.serves_factory {
            return Err("serves the factory's certificate".to_owned());
        }
        let ours = ours(&state);
        match ours.len() {
            0 | 1 => Ok(()),
            _ => Err(format!("left behind: {ours:?}")),
        }
    }

    /// Whether it is as it was from the factory, nothing of ours in it.
    pub fn untouched(&self) -> Result<(), String> {
        let state = self.camera.state();
        let ours = ours(&state);
        if state.serves_factory && ours.is_empty() {
            return Ok(());
        }
        Err(format!("factory {}, ours {ours:?}", state.serves_factory))
    }

    /// Waits until the device has carried out what it was last told, restarts included: nobody
    /// comes again within the same second.
    pub async fn settled(&self) -> Result<(), String> {
        for _ in 0..600 {
            if !self.camera.state().busy {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err("still busy after a minute".to_owned())
    }

    /// Reachable in the only sense that counts: without the oddities the work secures it.
    pub async fn reachable(&self, row: &Row) -> Result<(), String> {
        self.settled().await?;
        self.camera.bend((row.quirks)());
        match self.run().await {
            Outcome::Secured { .. } | Outcome::AlreadySecure { .. } => Ok(()),
            outcome => Err(format!("afterwards: {outcome:?}")),
        }
    }
}

fn ours(state: &practice::State) -> Vec<String> {
    let ours = state.aliases.iter();
    let mut ours: Vec<String> = ours.filter(|a| a.starts_with("camseal")).cloned().collect();
    ours.dedup();
    ours
}

pub fn device_error(outcome: &Outcome) -> Option<&device::Error> {
    match outcome {
        Outcome::Failed {
            error: Error::Device(error),
            ..
        }
        | Outcome::PutBack {
            error: Error::Device(error),
            ..
        } => Some(error),
        _ => None,
    }
}
