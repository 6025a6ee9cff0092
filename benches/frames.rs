//! How long a frame takes, with the software renderer and nothing else: a site of a thousand cameras
//! that is scrolled, and a whole practice run.
//!
//! ```text
//! cargo bench --bench frames                # 1,000 rows, 600 turns of the wheel
//! cargo bench --bench frames -- 100 60      # fewer, to look whether it works
//! ```
//!
//! It says what it is at, and a part that is not done after a few minutes is given up with what it
//! has measured.
//!
//! A frame is everything between an event and finished pixels: the widgets told, the program's own
//! message, a new layout, and every pixel of the window drawn anew. The real window draws only the
//! piece that changed, or everything where something moved (`src/gui/widget/sheet.rs`); what that
//! costs, the system's part in it too, `scroll.py` measures.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

#[path = "../tests/common/filled.rs"]
mod filled;
#[path = "../tests/common/stage.rs"]
mod stage;
#[path = "../tests/common/world.rs"]
mod world;

use std::time::{Duration, Instant};

use camseal::gui::{Message, home, wizard};
use iced::Size;
use iced::keyboard::key::Named;
use stage::Stage;
use time::OffsetDateTime;
use world::World;

const SIZE: Size = Size::new(1100.0, 760.0);
const CAMERAS: u16 = 1000;
const TURNS: u16 = 600;
/// No part is worth more.
const LONGEST: Duration = Duration::from_secs(240);

fn main() {
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let mut numbers = std::env::args().filter_map(|arg| arg.parse().ok());
    let cameras = numbers.next().unwrap_or(CAMERAS);
    let turns = numbers.next().unwrap_or(TURNS);
    scroll(cameras, turns);
    practise();
}

/// What the bench is at.
fn at(began: Instant, what: &str) {
    println!("  {:6.1} s  {what}", began.elapsed().as_secs_f64());
}

fn say(what: &str, times: &mut [Duration], limit: Duration) {
    times.sort();
    let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1000.0;
    let over = times.iter().filter(|time| **time > limit).count();
    println!(
        "{what}: {} of them, ms: median {:.1}, 99 % {:.1}, longest {:.1}; over {:.1} ms: {over}",
        times.len(),
        at(50),
        at(99),
        at(100),
        limit.as_secs_f64() * 1000.0,
    );
}

/// Sixty frames a second leave 16.7 ms.
fn scroll(cameras: u16, turns: u16) {
    let start = Instant::now();
    let world = World::with(&[]);
    let path = world.folder().join("large.camseal");
    fill(&path, cameras);
    at(start, &format!("a site of {cameras} cameras is written"));
    // For `scroll.py`, which looks at the real window.
    if let Some(kept) = std::env::var_os("CAMSEAL_KEEP_SITE") {
        let _ = std::fs::copy(&path, kept).unwrap();
    }
    let mut stage = Stage::open(&world.start(), SIZE);
    stage.say(Message::Home(home::Message::Open(path)));
    stage.until("Secure more cameras");
    let _ = stage.frame();
    at(start, "it is opened and drawn");
    let mut times = Vec::new();
    for turn in 0..turns {
        let began = Instant::now();
        stage.wheel(if turn < turns / 3 * 2 { 1.5 } else { -2.0 });
        let _ = stage.frame();
        times.push(began.elapsed());
        if turn % 100 == 99 {
            at(start, &format!("{} turns of the wheel", turn + 1));
        }
        if start.elapsed() > LONGEST {
            at(start, "given up");
            break;
        }
    }
    say(
        &format!("{cameras} rows scrolled"),
        &mut times,
        Duration::from_micros(16_667),
    );
}

fn fill(path: &std::path::Path, cameras: u16) {
    let now = OffsetDateTime::now_utc();
    let authority = filled::authority("Harbour Logistics", now);
    let site = filled::site(path, "Harbour Logistics", &authority);
    for number in 0..cameras {
        let ip = format!("10.21.{}.{}", number / 250, number % 250 + 1);
        let seen = filled::seen(&ip, "Practice", &format!("camera-{number:04}"));
        let id = site.add(&seen).unwrap();
        filled::secured(&site, id, &filled::leaf(&authority, &ip, now, 730));
    }
}

/// From home to the proof, drawing after everything that happens.
fn practise() {
    let start = Instant::now();
    let world = World::with(&["onvif-tls"; 8]);
    let mut stage = Stage::open(&world.start(), SIZE);
    at(start, "eight practice cameras stand");
    let watch = |stage: &mut Stage, words: &str| {
        let there = stage.wait(|stage| {
            let _ = stage.frame();
            stage.can_press(words)
        });
        assert!(there, "“{words}” cannot be pressed");
        stage.click(words);
        let _ = stage.frame();
        at(start, words);
    };
    watch(&mut stage, "Start at a new site");
    watch(&mut stage, "Next: Login");
    stage.types("practice");
    stage.key(Named::Enter);
    watch(&mut stage, "Next: Authority");
    let step = wizard::authority::Message::Keeper(false);
    stage.say(Message::Wizard(wizard::Message::Authority(step)));
    for words in ["Hotel Astoria", "corridor lantern", "corridor lantern"] {
        stage.types(words);
        let _ = stage.frame();
        if words.starts_with('c') || stage.sees("Passphrase") {
            stage.key(Named::Enter);
        }
    }
    watch(&mut stage, "Start");
    watch(&mut stage, "Next: Trust");
    watch(&mut stage, "Install");
    watch(&mut stage, "Next: Proof");
    watch(&mut stage, "Finish");
    let limit = Duration::from_millis(50);
    let mut frames = std::mem::take(&mut stage.frames);
    let mut updates = std::mem::take(&mut stage.updates);
    say("practice run, frames", &mut frames, limit);
    say("practice run, messages", &mut updates, limit);
}
