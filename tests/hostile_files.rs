//! Three hundred broken and hostile files dropped on the window one after another: no panic, no
//! hang, a sentence for each.
//!
//! Made from sound files by cutting, flipping and nesting, always the same three hundred; and a few
//! made on purpose: a megabyte of names, names that turn the line around, a ZIP that unpacks to
//! gigabytes.

#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write as _;
use std::time::{Duration, Instant};

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::Name;
use camseal::certificate::file::{self, Cipher};
use camseal::gui::services::{Fake, Services};
use camseal::gui::{App, Message, Pressed, Start, text};
use camseal::i18n::Language;
use camseal::secret::Secret;
use futures::StreamExt as _;
use iced::{Size, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action, task};
use time::macros::datetime;

const COUNT: usize = 300;
/// No file may hold the window up for longer, on a busy machine in an unoptimised build.
const LONGEST: Duration = Duration::from_secs(30);

/// The same numbers in every run (xorshift64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap()
    }
}

fn authority(name: &str) -> Authority {
    Authority::create(&AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new(name, datetime!(2026-11-21 10:00 UTC))
    })
    .unwrap()
}

/// Sound files of every kind.
fn sound() -> Vec<Vec<u8>> {
    let authority = authority("Hotel Astoria");
    let names = vec![Name::Ip("192.168.1.64".parse().unwrap())];
    let issued = authority
        .issue(&LeafWish {
            key: KeyKind::P256,
            ..LeafWish::new(names, datetime!(2026-11-21 10:00 UTC))
        })
        .unwrap();
    let chain = [issued.certificate.clone(), authority.root().clone()];
    let pfx = |cipher| file::pkcs12(&chain, &issued.key, &Secret::new("attic"), cipher).unwrap();
    let zip = {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for (name, bytes) in [
            ("cert.pem", issued.certificate.pem().into_bytes()),
            ("privkey.pem", issued.key.pkcs8().to_vec()),
        ] {
            writer.start_file(name, options).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    vec![
        issued.certificate.pem().into_bytes(),
        issued.certificate.der().to_vec(),
        issued.key.pkcs8().to_vec(),
        authority
            .seal(&Secret::new("attic"))
            .unwrap()
            .pem()
            .into_bytes(),
        file::p7b(&chain),
        pfx(Cipher::Modern),
        pfx(Cipher::Legacy),
        zip,
        include_bytes!("fixtures/screens/request.csr").to_vec(),
    ]
}

/// Made on purpose.
fn wicked() -> Vec<Vec<u8>> {
    let many = (0..40_000).map(|n| Name::Dns(format!("camera-{n:06}.local")));
    let large = authority("Large")
        .issue(&LeafWish {
            key: KeyKind::P256,
            ..LeafWish::new(many.collect(), datetime!(2026-11-21 10:00 UTC))
        })
        .map(|issued| issued.certificate.der().to_vec())
        .unwrap_or_else(|_| vec![0x30, 0x83, 0x0f, 0xff, 0xff]);
    let turned = authority("Safe \u{202E}eruces\u{2066} \u{0007}\u{200B}name");
    let bomb = {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file("cert.pem", options).unwrap();
        let zeros = vec![b'A'; 1 << 20];
        for _ in 0..64 {
            writer.write_all(&zeros).unwrap();
        }
        writer.finish().unwrap().into_inner()
    };
    let deep = [0x30, 0x80].repeat(50_000);
    let mut wide = String::new();
    for _ in 0..5_000 {
        wide.push_str("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
    }
    vec![
        large,
        turned.root().der().to_vec(),
        bomb,
        deep,
        wide.into_bytes(),
        Vec::new(),
        vec![0; 100_000],
        b"-----BEGIN CERTIFICATE-----".to_vec(),
        "\u{feff}-----BEGIN CERTIFICATE-----\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
        b"%PDF-1.7 this is a manual".to_vec(),
        vec![b'\n'; 9 * 1024 * 1024],
    ]
}

fn broken(dice: &mut Dice, sound: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = sound[dice.roll(sound.len())].clone();
    match dice.roll(5) {
        0 => bytes.truncate(dice.roll(bytes.len())),
        1 => {
            for _ in 0..=dice.roll(8) {
                let at = dice.roll(bytes.len());
                bytes[at] ^= 1 << dice.roll(8);
            }
        }
        2 => {
            let at = dice.roll(bytes.len());
            let end = (at + dice.roll(64)).min(bytes.len());
            let _ = bytes.drain(at..end);
        }
        3 => {
            // Lengths that promise more than there is, where DER keeps them.
            let at = dice.roll(bytes.len().min(32));
            bytes[at] = 0x84;
        }
        _ => {
            let other = &sound[dice.roll(sound.len())];
            let cut = dice.roll(bytes.len());
            bytes.truncate(cut);
            bytes.extend_from_slice(&other[dice.roll(other.len())..]);
        }
    }
    bytes
}

/// Everything that follows from a message, except the notice fading away.
fn settle(app: &mut App, task: Task<Message>, runtime: &tokio::runtime::Runtime) {
    let mut waiting = vec![task];
    while let Some(task) = waiting.pop() {
        let Some(mut letters) = task::into_stream(task) else {
            continue;
        };
        loop {
            let next = runtime.block_on(async {
                tokio::time::timeout(Duration::from_secs(5), letters.next()).await
            });
            match next {
                Ok(Some(Action::Output(message))) => waiting.push(app.update(message)),
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => break,
            }
            // A notice stays six seconds: nothing else is waited for once it stands.
            if app.notice().is_some() {
                return;
            }
        }
    }
}

#[test]
fn three_hundred_files_and_a_sentence_for_each() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _inside = runtime.enter();
    let folder = tempfile::tempdir().unwrap();
    let mut start = Start::with(Services::fake(Fake::default()));
    start.settings.language = Some(Language::English);
    let (mut app, _) = App::boot(&start);
    let sound = sound();
    let mut dice = Dice(0x00c0_ffee_1234_5678);
    let mut files = wicked();
    while files.len() < COUNT {
        files.push(broken(&mut dice, &sound));
    }
    let (mut shown, mut told, mut asked) = (0, 0, 0);
    for (number, bytes) in files.into_iter().enumerate() {
        let path = folder.path().join(format!("{number}.crt"));
        std::fs::write(&path, &bytes).unwrap();
        let began = Instant::now();
        let task = app.update(Message::Dropped(path));
        settle(&mut app, task, &runtime);
        let opened = app.viewer().is_some();
        let question = app.waits_for_a_passphrase();
        let sentence = app.notice().is_some_and(|n| !n.what.trim().is_empty());
        // A sound request inside leads to the page that signs it, which says what it is.
        let signing = drawn(&app).find("Another request…").is_ok();
        assert!(
            opened || question || sentence || signing,
            "file {number} of {} bytes: nothing was said",
            bytes.len()
        );
        assert!(began.elapsed() < LONGEST, "file {number} took too long");
        shown += usize::from(opened);
        asked += usize::from(question);
        told += usize::from(sentence);
        // Back to the page before, with nothing left over.
        let _ = app.update(Message::Close);
        for _ in 0..2 {
            let _ = app.update(Message::Pressed(Pressed::Escape));
        }
    }
    println!("{COUNT} files: {shown} shown, {told} explained, {asked} asked for a passphrase");
    assert!(
        shown > 0 && told > 0 && asked > 0,
        "the mixture is one-sided"
    );
}

fn drawn(app: &App) -> Simulator<'_, Message> {
    let settings = iced::Settings {
        fonts: text::FONTS.iter().map(|font| (*font).into()).collect(),
        default_font: text::REGULAR,
        ..iced::Settings::default()
    };
    Simulator::with_size(settings, Size::new(1100.0, 760.0), app.view())
}
