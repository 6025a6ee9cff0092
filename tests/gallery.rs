//! The gallery: every screen, filled as a technician sees it, in every look.
//!
//! ```text
//! cargo test --test gallery                          # looks for faults, draws nothing
//! CAMSEAL_PICTURES=1 cargo test --test gallery       # and writes gallery/ into the build folder
//! CAMSEAL_PICTURES=login,trust cargo test …          # only what begins so, for a change just made
//! CAMSEAL_WRITE_DOCS=1 cargo test --test gallery     # writes the pictures of README.md and docs/
//! ```
//!
//! A fault is a text that lies over another, is cut off at its side or at its lower edge, or runs out
//! of the window, in any language and at any size. The pictures are for eyes: they are looked at one by one. Those of
//! README.md and of the handbook come out of the same run, so that they never show what the program
//! does not.

#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "gallery/handbook.rs"]
mod handbook;
#[path = "gallery/sites.rs"]
mod sites;
#[path = "common/stage.rs"]
mod stage;
#[path = "common/world.rs"]
mod world;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use camseal::gui::wizard::{self, authority, login, plan};
use camseal::gui::{Message, cameras, glyphs, home, preferences, viewer};
use camseal::i18n::Language;
use camseal::practice;
use camseal::settings::Theme;
use iced::Size;
use iced::keyboard::key::Named;
use stage::Stage;
use world::World;

/// The language is the process's.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

const THEMES: [(&str, Theme); 3] = [
    ("light", Theme::Light),
    ("dark", Theme::Dark),
    ("contrast", Theme::Contrast),
];

/// Percent, and the window in pixels: the usual one, and the smallest laptop at half as large again.
const SIZES: [(u16, Size); 2] = [
    (100, Size::new(1100.0, 760.0)),
    (150, Size::new(1536.0, 1050.0)),
];

/// Where the pictures go.
struct Gallery {
    folder: PathBuf,
    longest: Language,
    /// Pictures are drawn, not only faults looked for.
    draws: bool,
    /// Only screens whose name begins so; all when empty.
    only: Vec<String>,
    faults: String,
    screens: usize,
}

impl Gallery {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .parent()
            .unwrap()
            .join("gallery");
        std::fs::create_dir_all(&folder).unwrap();
        let wanted = std::env::var("CAMSEAL_PICTURES").ok();
        Self {
            folder,
            longest: longest(),
            draws: wanted.is_some(),
            only: wanted
                .filter(|wanted| wanted != "1")
                .map(|wanted| wanted.split(',').map(str::to_owned).collect())
                .unwrap_or_default(),
            faults: String::new(),
            screens: 0,
        }
    }

    /// This screen in every look.
    fn hang(&mut self, stage: &mut Stage, name: &str) {
        self.screens += 1;
        if !self.only.is_empty() && !self.only.iter().any(|only| name.starts_with(only)) {
            return;
        }
        for (percent, size) in SIZES {
            stage.say(Message::Preferences(preferences::Message::Scale(percent)));
            stage.resize(size);
            for language in Language::ALL.into_iter().filter(|l| glyphs::drawable(*l)) {
                speak(stage, language);
                let name = format!("{name}-{}-{percent}", language.tag());
                self.look(stage, &name);
                if self.draws {
                    self.draw(stage, &name, language);
                }
            }
        }
        self.document(stage, name);
    }

    /// English and the longest language in every theme, the others once.
    fn draw(&self, stage: &mut Stage, name: &str, language: Language) {
        let shown = if [Language::English, self.longest].contains(&language) {
            &THEMES[..]
        } else if name.ends_with("-100") {
            &THEMES[..1]
        } else {
            &[]
        };
        for (word, theme) in shown {
            stage.say(Message::Preferences(preferences::Message::Dress(*theme)));
            stage.picture(&self.folder.join(format!("{name}-{word}.png")));
        }
    }

    /// The pictures of README.md and of the handbook.
    fn document(&mut self, stage: &mut Stage, name: &str) {
        stage.say(Message::Preferences(preferences::Message::Scale(100)));
        stage.resize(SIZES[0].1);
        let light = preferences::Message::Dress(Theme::Light);
        stage.say(Message::Preferences(light));
        for language in handbook::LANGUAGES {
            for path in handbook::pictures(name, language) {
                if handbook::may_write() {
                    speak(stage, language);
                    stage.small_picture(&path);
                }
                handbook::check(&path);
            }
        }
        speak(stage, Language::English);
    }

    /// What a machine sees of a fault: texts over one another, or running out of the window.
    fn look(&mut self, stage: &mut Stage, name: &str) {
        let size = stage.logical();
        let texts = stage.written();
        for text in stage.cut() {
            let _ = writeln!(self.faults, "{name}: is cut off at its lower edge: {text}");
        }
        // What lies below a question is covered on purpose.
        if ["question", "help", "notice"]
            .iter()
            .any(|over| name.contains(over))
        {
            return;
        }
        for (i, (text, bounds, seen)) in texts.iter().enumerate() {
            if bounds.x + bounds.width > size.width + 1.0 {
                let _ = writeln!(self.faults, "{name}: runs out of the window: {text}");
            }
            if seen.width + 1.0 < bounds.width {
                let _ = writeln!(self.faults, "{name}: is cut off at its side: {text}");
            }
            for (other, _, place) in &texts[i + 1..] {
                if let Some(common) = seen.intersection(place)
                    && common.width > 3.0
                    && common.height > 5.0
                {
                    let _ = writeln!(self.faults, "{name}: over one another: {text} | {other}");
                }
            }
        }
    }
}

fn speak(stage: &mut Stage, language: Language) {
    let spoken = preferences::Message::Speak(Some(language));
    stage.say(Message::Preferences(spoken));
}

/// The language whose texts take the most room, among those the program's own fonts can write.
fn longest() -> Language {
    let length = |language: &Language| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("i18n")
            .join(language.tag())
            .join("camseal.ftl");
        std::fs::read_to_string(path).unwrap().chars().count()
    };
    Language::ALL
        .into_iter()
        .filter(|language| *language != Language::English)
        .max_by_key(length)
        .unwrap()
}

fn alone() -> std::sync::MutexGuard<'static, ()> {
    ONE_AT_A_TIME
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

const CALM: Duration = Duration::from_millis(400);

#[test]
fn every_screen_in_every_look() {
    let _alone = alone();
    let mut gallery = Gallery::new();
    around_the_wizard(&mut gallery);
    through_the_wizard(&mut gallery);
    camseal::i18n::switch(Language::English);
    let report = gallery.folder.join("faults.txt");
    std::fs::write(&report, &gallery.faults).unwrap();
    assert!(gallery.screens >= 30, "only {} screens", gallery.screens);
    assert!(
        gallery.faults.is_empty(),
        "look at {}:\n{}",
        gallery.folder.display(),
        gallery.faults
    );
}

/// From the first sighting to the proof, over practice cameras.
fn through_the_wizard(gallery: &mut Gallery) {
    let world = World::of(practice::Options {
        families: ["onvif-tls", "axis", "hanwha", "reolink", "onvif-tls"]
            .map(str::to_owned)
            .to_vec(),
        key_seconds: 2.0,
        ..practice::Options::default()
    });
    let mut stage = Stage::open(&world.start(), SIZES[0].1);
    gallery.hang(&mut stage, "home-new");
    stage.click("Start at a new site");
    stage.until("5 of 5 ticked");
    stage.settle(CALM);
    gallery.hang(&mut stage, "find");
    stage.click("Next: Login");
    stage.until("Log in");
    stage.settle(CALM);
    gallery.hang(&mut stage, "login");
    let by_brand = |stage: &mut Stage, on| {
        let step = wizard::Message::Login(login::Message::ByBrand(on));
        stage.say(Message::Wizard(step));
    };
    by_brand(&mut stage, true);
    gallery.hang(&mut stage, "login-brands");
    by_brand(&mut stage, false);
    stage.types("practice");
    stage.key(Named::Enter);
    stage.settle(CALM);
    if stage.sees("Log in over plain HTTP") {
        gallery.hang(&mut stage, "login-question");
        stage.click("Log in over plain HTTP");
    }
    stage.until("5 logged in");
    gallery.hang(&mut stage, "login-accepted");
    stage.click("Next: Authority");
    stage.until("Who vouches for these cameras?");
    stage.settle(CALM);
    let say = |stage: &mut Stage, message| {
        stage.say(Message::Wizard(wizard::Message::Authority(message)));
    };
    say(&mut stage, authority::Message::Keeper(false));
    stage.types("Hotel Astoria");
    gallery.hang(&mut stage, "authority");
    stage.wheel(20.0);
    gallery.hang(&mut stage, "authority-below");
    stage.wheel(-20.0);
    say(&mut stage, authority::Message::Details);
    gallery.hang(&mut stage, "authority-details");
    say(&mut stage, authority::Message::Details);
    say(
        &mut stage,
        authority::Message::Chose(authority::Choice::Existing),
    );
    gallery.hang(&mut stage, "authority-existing");
    say(
        &mut stage,
        authority::Message::Chose(authority::Choice::New),
    );
    let secret = || camseal::secret::Secret::new("corridor lantern");
    say(&mut stage, authority::Message::Passphrase(secret()));
    say(&mut stage, authority::Message::Again(secret()));
    stage.click("Next: Plan");
    stage.until("The plan");
    stage.settle(CALM);
    // Pictures first, then the cameras that would not restart by themselves.
    gallery.hang(&mut stage, "plan");
    let clocks = |stage: &mut Stage, message| {
        stage.say(Message::Wizard(wizard::Message::Plan(message)));
    };
    clocks(&mut stage, plan::Message::Follow(true));
    clocks(&mut stage, plan::Message::Server("192.168.1.1".to_owned()));
    gallery.hang(&mut stage, "plan-time-server");
    clocks(&mut stage, plan::Message::Follow(false));
    stage.say(Message::Wizard(wizard::Message::Plan(
        plan::Message::Restart(true),
    )));
    stage.click("Start");
    stage.until("Making its key");
    gallery.hang(&mut stage, "work");
    stage.until("Next: Trust");
    let done = stage.wait(|stage| stage.can_press("Next: Trust"));
    assert!(done, "{:#?}", stage.texts());
    gallery.hang(&mut stage, "work-done");
    world.shelf.also_holds(sites::ended("Former Installer"));
    stage.click("Next: Trust");
    stage.until("Not there");
    stage.until("Certificates in the wrong place");
    gallery.hang(&mut stage, "trust");
    stage.click("Install");
    stage.until("Installed and read back");
    gallery.hang(&mut stage, "trust-done");
    stage.click("Next: Proof");
    let done = stage.wait(|stage| stage.can_press("Finish"));
    assert!(done, "{:#?}", stage.texts());
    gallery.hang(&mut stage, "proof");
    stage.key(Named::F1);
    gallery.hang(&mut stage, "proof-help");
    stage.key(Named::F1);
    // A row of the proof leads to the viewer, with the camera asked.
    stage.click("AXIS P0000");
    stage.settle(CALM);
    stage.settle(CALM);
    gallery.hang(&mut stage, "viewer-live");
    stage.key(Named::Escape);
    stage.click("Finish");
    stage.until("Hotel Astoria");
    stage.click("Why is it not secure?");
    stage.until("Known cameras");
    gallery.hang(&mut stage, "doctor");
    stage.types(&world.address(0).to_string());
    stage.key(Named::Enter);
    stage.settle(CALM);
    let answered = stage.wait(|stage| stage.can_press("Copy what was found"));
    assert!(answered, "{:#?}", stage.texts());
    stage.settle(CALM);
    gallery.hang(&mut stage, "doctor-answer");
}

/// Everything that needs no camera.
fn around_the_wizard(gallery: &mut Gallery) {
    let world = World::with(&[]);
    let harbour = sites::fill(&world);
    let mut start = world.start();
    for path in harbour.all.iter().rev() {
        start.settings.opened(path);
    }
    let mut stage = Stage::open(&start, SIZES[0].1);
    stage.until("Harbour Logistics, Gate 3");
    gallery.hang(&mut stage, "home");
    stage.key(Named::F1);
    gallery.hang(&mut stage, "home-help");
    drop(stage);

    start.settings.opened(&harbour.broken);
    let mut stage = Stage::open(&start, SIZES[0].1);
    stage.until("Cannot be opened");
    gallery.hang(&mut stage, "home-broken");

    stage.say(Message::Home(home::Message::Preferences));
    gallery.hang(&mut stage, "settings");
    stage.key(Named::Escape);

    stage.say(Message::Home(home::Message::Open(harbour.large.clone())));
    stage.until("Secure more cameras");
    gallery.hang(&mut stage, "cameras");
    stage.say(Message::Cameras(cameras::Message::TickAll(true)));
    gallery.hang(&mut stage, "cameras-ticked");
    stage.say(Message::Cameras(cameras::Message::Forget));
    gallery.hang(&mut stage, "cameras-question");
    stage.say(Message::Cameras(cameras::Message::Leave));
    stage.say(Message::Cameras(cameras::Message::Requests));
    stage.until("Certificates of another CA");
    stage.settle(CALM);
    gallery.hang(&mut stage, "requests");
    stage.key(Named::Escape);
    stage.until("Secure more cameras");
    stage.say(Message::Cameras(cameras::Message::TickAll(false)));
    let one = cameras::Message::Tick(harbour.camera, true);
    stage.say(Message::Cameras(one));
    gallery.hang(&mut stage, "cameras-one");
    let moved = cameras::Message::Move(harbour.camera);
    stage.say(Message::Cameras(moved));
    gallery.hang(&mut stage, "cameras-move-question");
    stage.key(Named::Escape);
    stage.say(Message::Cameras(cameras::Message::Farewell));
    gallery.hang(&mut stage, "farewell-question");
    stage.key(Named::Escape);
    stage.say(Message::Cameras(cameras::Message::TickAll(false)));
    stage.key(Named::Escape);
    stage.say(Message::Home(home::Message::Adopt));
    stage.until("Trust what a device has");
    stage.settle(CALM);
    gallery.hang(&mut stage, "adopting");
    stage.key(Named::Escape);

    stage.say(Message::Dropped(harbour.certificate.clone()));
    stage.until("Works for");
    gallery.hang(&mut stage, "viewer");
    stage.say(Message::Viewer(viewer::Message::Unfold));
    stage.wheel(8.0);
    gallery.hang(&mut stage, "viewer-technical");
    world.hand.will_pick([harbour.other.clone()]);
    stage.say(Message::Viewer(viewer::Message::Compare));
    stage.until("They hold different keys.");
    gallery.hang(&mut stage, "compare");
    stage.key(Named::Escape);
    stage.key(Named::Escape);

    stage.say(Message::Dropped(harbour.locked.clone()));
    stage.until("This file is locked.");
    gallery.hang(&mut stage, "passphrase-question");
    stage.types("winter garden");
    stage.key(Named::Enter);
    stage.until("An authority (CA) in files");
    stage.until("Every program will accept what it signs, once its root is trusted.");
    stage.settle(CALM);
    gallery.hang(&mut stage, "import");
    stage.key(Named::Enter);
    stage.until("Not there");
    gallery.hang(&mut stage, "trusting");
    stage.key(Named::Escape);
    stage.key(Named::Escape);

    stage.say(Message::Dropped(harbour.request.clone()));
    stage.until("Another request…");
    stage.settle(CALM);
    gallery.hang(&mut stage, "signing");
    stage.key(Named::Escape);

    stage.say(Message::Home(home::Message::Open(harbour.broken.clone())));
    stage.until("Try again");
    gallery.hang(&mut stage, "failure");
    stage.key(Named::Escape);
}

/// The handbook says what F1 says, word for word, in each of its languages.
#[test]
fn the_handbook_is_made_from_the_help() {
    let _alone = alone();
    for language in handbook::LANGUAGES {
        let path = handbook::path(language);
        let text = handbook::text(language);
        if handbook::may_write() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            written,
            text,
            "{} is not what the help says: {}",
            path.display(),
            handbook::ANEW
        );
    }
    camseal::i18n::switch(Language::English);
}
