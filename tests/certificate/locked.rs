//! What a locked key file may cost to open.

use super::*;

/// A key file sealed with scrypt of this block size (n = 2^16), or PBKDF2 of so many rounds.
fn sealed(key: &PrivateKey, cost: pkcs8::pkcs5::pbes2::Parameters<'_>) -> Vec<u8> {
    use pkcs8::der::Decode as _;
    pkcs8::PrivateKeyInfo::from_der(key.pkcs8())
        .unwrap()
        .encrypt_with_params(cost, "right")
        .unwrap()
        .as_bytes()
        .to_vec()
}

/// The passphrase is right each time: only the limit tells them apart.
#[test]
fn a_dear_key_file_is_not_even_tried() {
    use pkcs8::pkcs5::{pbes2::Parameters, scrypt};
    let now = OffsetDateTime::now_utc();
    let authority = Authority::create(&AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("x", now)
    });
    let names = vec![Name::Dns("cam.local".into())];
    let key = authority
        .unwrap()
        .issue(&LeafWish::new(names, now))
        .unwrap();
    let key = key.key;
    let right = Secret::new("right");
    for (block_size, opens) in [(32, true), (33, false)] {
        let cost = scrypt::Params::new(16, block_size, 1, 32).unwrap();
        let cost = Parameters::scrypt_aes256cbc(cost, &[7; 16], &[9; 16]).unwrap();
        let read = file::read(&sealed(&key, cost), Some(&right));
        match (opens, read) {
            (true, Ok(contents)) => assert_eq!(contents.keys.len(), 1),
            (false, Err(Error::Unsupported { .. })) => {}
            (_, read) => panic!("{block_size}: {read:?}"),
        }
    }
    // Parallel blocks cost time instead of memory.
    for (parallel, opens) in [(64, true), (65, false)] {
        let cost = scrypt::Params::new(4, 8, parallel, 32).unwrap();
        let cost = Parameters::scrypt_aes256cbc(cost, &[7; 16], &[9; 16]).unwrap();
        let read = file::read(&sealed(&key, cost), Some(&right));
        assert_eq!(read.is_ok(), opens, "{parallel}: {read:?}");
    }
    let cost = Parameters::pbkdf2_sha256_aes256cbc(1000, &[7; 16], &[9; 16]).unwrap();
    let mut file = sealed(&key, cost);
    assert!(file::read(&file, Some(&right)).is_ok());
    // 02 02 03e8 are the thousand rounds; a hundred million of them are not begun.
    let at = file
        .windows(4)
        .position(|w| w == [2, 2, 0x03, 0xe8])
        .unwrap();
    let many = [2, 4, 0x05, 0xf5, 0xe1, 0x00];
    let _ = file.splice(at..at + 4, many).count();
    grow_lengths(&mut file, at, 2);
    let begin = std::time::Instant::now();
    assert!(matches!(
        file::read(&file, Some(&right)),
        Err(Error::Unsupported { .. })
    ));
    assert!(begin.elapsed().as_secs() < 20);
}

/// Every SEQUENCE around `at` becomes so much longer; none needs a longer length for it.
fn grow_lengths(file: &mut [u8], at: usize, more: u8) {
    let mut start = 0;
    while start < at {
        let digits = match file[start + 1] {
            0..=0x7f => start + 1..start + 2,
            long => start + 2..start + 2 + usize::from(long & 0x7f),
        };
        let length = file[digits.clone()]
            .iter()
            .fold(0, |n, b| n << 8 | usize::from(*b));
        let inside = digits.end;
        if file[start] == 0x30 && at < inside + length {
            let last = &mut file[digits.end - 1];
            *last = last.checked_add(more).unwrap();
            assert!(digits.start == start + 2 || *last < 0x80);
            start = inside;
        } else {
            start = inside + length;
        }
    }
}
