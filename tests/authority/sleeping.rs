//! The authority's key at rest: a standard file, a limit on its cost, the key store.

use super::*;

#[test]
fn the_sleeping_key_is_a_standard_file() {
    let Some(folder) = tools() else { return };
    let authority = Authority::create(&AuthorityWish::new("Vault", now())).unwrap();
    let passphrase = vault::random_secret().unwrap();
    let sealed = authority.seal(&passphrase).unwrap();
    std::fs::write(folder.path().join("ca.key"), sealed.pem()).unwrap();
    let clear = openssl(
        folder.path(),
        &format!("pkcs8 -in ca.key -passin pass:{}", passphrase.reveal()),
    )
    .unwrap();
    let key = file::read(clear.as_bytes(), None).unwrap().keys.remove(0);
    assert!(key.belongs_to(authority.root()));
    let text = openssl(folder.path(), "asn1parse -in ca.key").unwrap();
    assert!(
        text.contains("PBES2") && text.contains("scrypt") && text.contains("aes-256-cbc"),
        "{text}"
    );
    assert!(
        !sealed
            .der()
            .windows(20)
            .any(|w| key.pkcs8().windows(20).any(|k| k == w))
    );

    let again = Authority::open(authority.root(), &[], &sealed, &passphrase).unwrap();
    assert_eq!(again.code(), authority.code());
    let wrong = Authority::open(authority.root(), &[], &sealed, &Secret::new("nope"));
    assert!(matches!(wrong, Err(Error::Closed)));
    let stranger = Authority::create(&fast("Stranger")).unwrap();
    let other = Authority::open(stranger.root(), &[], &sealed, &passphrase);
    assert!(matches!(other, Err(Error::Closed)));
    assert!(matches!(
        authority.seal(&Secret::new("")),
        Err(Error::EmptyPassphrase)
    ));
    let debug = format!("{authority:?} {sealed:?} {passphrase:?} {key:?}");
    assert!(!debug.contains(passphrase.reveal()));
}

#[test]
fn a_dear_sealed_key_is_not_even_tried() {
    use pkcs8::der::Decode as _;
    use pkcs8::pkcs5::{pbes2, scrypt};
    let authority = Authority::create(&fast("x")).unwrap();
    let secret = Secret::new("x");
    let sealed = authority.seal(&secret).unwrap();
    let clear = pkcs8::EncryptedPrivateKeyInfo::from_der(sealed.der())
        .unwrap()
        .decrypt("x")
        .unwrap();
    let with_block_size = |r| {
        let cost = scrypt::Params::new(4, r, 1, 32).unwrap();
        let parameters = pbes2::Parameters::scrypt_aes256cbc(cost, &[7; 16], &[9; 16]).unwrap();
        let again = pkcs8::PrivateKeyInfo::from_der(clear.as_bytes())
            .unwrap()
            .encrypt_with_params(parameters, "x")
            .unwrap();
        let again = Sealed::from_der(again.as_bytes().to_vec());
        Authority::open(authority.root(), &[], &again, &secret)
    };
    // The passphrase is right both times: only the limit tells them apart.
    assert!(with_block_size(16).is_ok());
    assert!(matches!(with_block_size(17), Err(Error::Closed)));
}

#[test]
fn the_key_store_answers_or_is_absent() {
    use camseal::authority::vault::keeper;
    let started = std::time::Instant::now();
    let site = "test-0000";
    match keeper::remember(site, &Secret::new("s")) {
        Ok(()) => {
            assert!(keeper::recall(site).unwrap() == Some(Secret::new("s")));
            keeper::forget(site).unwrap();
            assert!(keeper::recall(site).unwrap().is_none());
        }
        Err(error) => {
            assert!(!error.explain().todo.is_empty());
            assert!(keeper::recall(site).is_err());
            assert!(keeper::forget(site).is_err());
            assert!(!keeper::is_available());
        }
    }
    assert!(started.elapsed() < std::time::Duration::from_secs(30));
}

#[test]
fn private_keys_are_compared_not_guessed() {
    let authority = Authority::create(&fast("Pairs")).unwrap();
    let keys: Vec<PrivateKey> = KeyKind::ALL[..1]
        .iter()
        .chain(&KeyKind::ALL[3..])
        .map(|k| k.make().unwrap())
        .collect();
    let issued = authority
        .issue(&LeafWish::new(vec![ip("10.0.0.1")], now()))
        .unwrap();
    assert!(keys.iter().all(|k| !k.belongs_to(&issued.certificate)));
    assert!(issued.key.pkcs1().is_some());
    assert!(
        issued
            .key
            .pkcs1_pem()
            .unwrap()
            .starts_with("-----BEGIN RSA PRIVATE KEY-----")
    );
    assert!(keys[1].pkcs1().is_none());
}
