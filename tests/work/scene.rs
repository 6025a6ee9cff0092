//! A site of memory cameras and one run of the batch over it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::device::Credentials;
use camseal::secret::Secret;
use camseal::site::{CameraId, Kept, Site, StoredAuthority};
use camseal::work::{Batch, Connector, Moment, Options, Outcome, Patience, Plan, Progress, run};
use futures::StreamExt;
use time::OffsetDateTime;

use super::fake::Cable;

pub static AUTHORITY: LazyLock<Arc<Authority>> = LazyLock::new(|| {
    let mut wish = AuthorityWish::new("Test", OffsetDateTime::now_utc());
    wish.key = KeyKind::P256;
    Arc::new(Authority::create(&wish).unwrap())
});

pub static SEALED: LazyLock<StoredAuthority> = LazyLock::new(|| {
    StoredAuthority::seal(&AUTHORITY, &Secret::new("sleep"), Kept::Typed, &[]).unwrap()
});

pub fn options() -> Options {
    Options {
        patience: Patience {
            poll: Duration::from_millis(5),
            appear: Duration::from_millis(40),
            restart: Duration::from_millis(40),
            key: Duration::from_millis(500),
            retry: Duration::from_millis(1),
        },
        ..Options::default()
    }
}

pub fn site(folder: &Path) -> Site {
    let site = Site::create(&folder.join("Test.camseal"), "Test").unwrap();
    site.adopt(SEALED.clone()).unwrap();
    site
}

pub fn batch(site: &Site, options: Options, password: &str) -> Batch {
    let cameras = site.cameras().unwrap();
    let login = Credentials {
        user: "admin".into(),
        password: Secret::new(password),
    };
    Batch {
        site: site.clone(),
        authority: Arc::clone(&AUTHORITY),
        plan: Plan::draft(&SEALED, &cameras, &options, OffsetDateTime::now_utc()),
        logins: cameras.iter().map(|c| (c.id, login.clone())).collect(),
        options,
        attempt: 1,
    }
}

pub async fn add(site: &Site, cable: &Cable) {
    for fake in &cable.0 {
        let _ = site
            .add(&cable.identify(&fake.address).await.unwrap())
            .unwrap();
    }
}

pub async fn outcomes(batch: Batch, cable: &Cable) -> HashMap<CameraId, Outcome> {
    let (stream, _control) = run(batch, Arc::new(cable.clone()));
    let all: Vec<Progress> = stream.collect().await;
    all.into_iter()
        .filter_map(|p| match p.at {
            Moment::Ended(outcome) => Some((p.camera, outcome)),
            _ => None,
        })
        .collect()
}

pub async fn one(site: &Site, cable: &Cable, options: Options) -> Outcome {
    let mut all = outcomes(batch(site, options, "right"), cable).await;
    assert_eq!(all.len(), 1);
    let id = site.cameras().unwrap()[0].id;
    all.remove(&id).unwrap()
}
