//! What the tests of the ONVIF family share: a practice camera, a login, a small authority, and
//! the way to a certificate in short verbs.

use std::time::{Duration, Instant};

use camseal::certificate::{Certificate, Fingerprint, PrivateKey, Subject};
use camseal::device::{
    self, Address, Before, ClearHttp, Connected, Credentials, Device, Error, Keep, KeyState,
    KeyWish, Trail, Upload, tls,
};
use camseal::practice::{self, At, Options, PracticeCamera, Quirks, Trick, What};
use camseal::secret::Secret;

pub const PASSWORD: &str = "practice";

pub async fn camera(family: &str, quirks: Quirks) -> PracticeCamera {
    let options = Options {
        families: vec![family.to_owned()],
        count: 1,
        key_seconds: 0.2,
        restart_seconds: 0.3,
        quirks,
        ..Options::default()
    };
    practice::start(options).await.unwrap().remove(0)
}

pub fn at(camera: &PracticeCamera) -> Address {
    Address::new("127.0.0.1", Some(camera.https_port))
}

pub fn login(user: &str, password: &str) -> Credentials {
    Credentials {
        user: user.to_owned(),
        password: Secret::new(password),
    }
}

pub async fn connect_at(address: &Address) -> Result<Connected, Error> {
    let seen = device::identify(address).await?;
    device::connect(address, &seen, &login("admin", PASSWORD), ClearHttp::Agreed).await
}

pub async fn connect(camera: &PracticeCamera) -> Connected {
    connect_at(&at(camera)).await.unwrap()
}

/// A small authority of the test's own.
pub struct Signer {
    issuer: rcgen::Issuer<'static, rcgen::KeyPair>,
}

impl Signer {
    pub fn new() -> Self {
        let mut params = rcgen::CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Constrained(0));
        let key = rcgen::KeyPair::generate().unwrap();
        Self {
            issuer: rcgen::Issuer::new(params, key),
        }
    }

    pub fn sign(&self, request: &[u8]) -> Certificate {
        let mut request =
            rcgen::CertificateSigningRequestParams::from_der(&request.to_vec().into()).unwrap();
        request.params.subject_alt_names = vec![rcgen::SanType::IpAddress([127, 0, 0, 1].into())];
        request.params.serial_number = Some(rand::random::<u64>().into());
        let signed = request.signed_by(&self.issuer).unwrap();
        Certificate::from_der(signed.der()).unwrap()
    }

    pub fn issue(&self) -> (Certificate, PrivateKey) {
        use rsa::pkcs8::EncodePrivateKey as _;
        let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
        let der = key.to_pkcs8_der().unwrap().as_bytes().to_vec();
        let pair = rcgen::KeyPair::from_pkcs8_der_and_sign_algo(
            &der.clone().into(),
            &rcgen::PKCS_RSA_SHA256,
        )
        .unwrap();
        let params = rcgen::CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        let signed = params.signed_by(&pair, &self.issuer).unwrap();
        (
            Certificate::from_der(signed.der()).unwrap(),
            PrivateKey::from_pkcs8(der.into()),
        )
    }
}

pub fn trail(name: &str) -> Trail {
    Trail {
        alias: format!("camseal-{name}"),
        ..Trail::default()
    }
}

/// Key on the camera, up to the upload.
pub async fn put_in(
    device: &dyn Device,
    trail: &mut Trail,
    wish: KeyWish,
) -> Result<Certificate, Error> {
    trail.key = Some(device.make_key(trail, wish).await?.id);
    let begun = Instant::now();
    while device.key_state(trail).await? != KeyState::Ready {
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "the key is never ready"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let request = device
        .request(trail, &Subject::named("cam01.local"))
        .await?;
    let certificate = Signer::new().sign(&request);
    upload(device, trail, certificate.clone(), None).await?;
    Ok(certificate)
}

pub async fn upload(
    device: &dyn Device,
    trail: &mut Trail,
    certificate: Certificate,
    key: Option<PrivateKey>,
) -> Result<(), Error> {
    let upload = Upload {
        chain: vec![certificate],
        key,
    };
    for _ in 0..5 {
        let uploaded = device.upload(trail, &upload).await?;
        *trail = uploaded.trail;
        if uploaded.complete {
            return Ok(());
        }
    }
    panic!("the upload never ends");
}

pub async fn appears(address: &Address, wanted: Fingerprint) {
    let begun = Instant::now();
    loop {
        if let Ok(seen) = tls::look(address, Duration::from_secs(2)).await
            && seen.chain.first().map(Certificate::fingerprint) == Some(wanted)
        {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "never served");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Everything from login to proof and clean-up; answers what was there before.
pub async fn secure(camera: &PracticeCamera, name: &str) -> (Before, Trail, Fingerprint) {
    let device = connect(camera).await;
    let _ = device.identity().await.unwrap();
    let can = device.capabilities().await.unwrap();
    assert!(can.key_on_camera);
    let before = device.before().await.unwrap();
    let mut trail = trail(name);
    let certificate = put_in(&*device, &mut trail, KeyWish::Rsa(2048))
        .await
        .unwrap();
    let _ = device.activate(&trail, &before).await.unwrap();
    appears(&at(camera), certificate.fingerprint()).await;
    // the same connection object survives the change it asked for
    let _ = device.clean_up(&trail, Keep::New).await.unwrap();
    (before, trail, certificate.fingerprint())
}

pub fn trick(at: At, what: What) -> Quirks {
    Quirks {
        tricks: vec![Trick { at, what }],
        ..Quirks::default()
    }
}
