//! A list of 40 practice cameras, checked as a whole: total time, the slowest camera, and one
//! healthy camera alone.
//!
//! The cameras run in a process of their own (this program again, with `cameras`), so that what is
//! measured is camseal's side. `cargo bench --bench audit -- [COUNT]`.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use camseal::check::audit::{AT_ONCE, Audit, Light, Line, Subject, audit, csv, html};
use camseal::check::{Ask, climb};
use camseal::practice;
use futures::StreamExt;
use time::OffsetDateTime;

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    // cargo hands `--bench` over; numbers are ours.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|w| w != "--bench")
        .collect();
    let count = words.iter().find_map(|w| w.parse().ok()).unwrap_or(40);
    let runtime = tokio::runtime::Runtime::new()?;
    match words.first().map(String::as_str) {
        Some("cameras") => runtime.block_on(cameras(count)),
        _ => runtime.block_on(measure(count)),
    }
}

/// Runs the cameras until standard input ends.
async fn cameras(count: usize) -> Result<(), Failure> {
    let all = practice::start(practice::Options {
        families: vec!["onvif-tls".to_owned()],
        count,
        ..practice::Options::default()
    })
    .await?;
    {
        let mut out = std::io::stdout().lock();
        for camera in &all {
            writeln!(out, "127.0.0.1:{}", camera.https_port)?;
        }
        writeln!(out)?;
        out.flush()?;
    }
    let _ = tokio::task::spawn_blocking(|| std::io::stdin().read(&mut [0])).await??;
    Ok(())
}

async fn measure(count: usize) -> Result<(), Failure> {
    let mut out = std::io::stdout();
    let mut child = Command::new(std::env::current_exe()?)
        .args(["cameras", &count.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
    let addresses: Vec<String> = lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .collect();

    let begun = Instant::now();
    let first = addresses.first().ok_or("no camera")?.parse()?;
    let alone = climb(&Ask::whole(first)).await;
    writeln!(
        out,
        "one camera with everything asked: {:.2} s (rungs: {})",
        begun.elapsed().as_secs_f64(),
        alone.rungs.len()
    )?;

    for round in 1..=3 {
        let mut subjects = Vec::with_capacity(addresses.len());
        for address in &addresses {
            subjects.push(Subject::new(Ask::of_many(address.parse()?)));
        }
        let begun = Instant::now();
        let lines: Vec<Line> = audit(subjects, |ask| Box::pin(async move { climb(&ask).await }))
            .map(|(_, line)| line)
            .collect()
            .await;
        let slowest = lines
            .iter()
            .map(|l| l.ladder.took)
            .max()
            .unwrap_or(Duration::ZERO);
        let mut list = Audit::of(lines, &[], None, OffsetDateTime::now_utc());
        list.ask_stores().await;
        let documents = html(&list).len() + csv(&list).len();
        writeln!(
            out,
            "round {round}: {} cameras, {AT_ONCE} at once: {:.2} s, slowest {:.2} s; \
             red {}, amber {}, green {}, no answer {}; page and table {} kB; peak memory {} MB",
            list.lines.len(),
            begun.elapsed().as_secs_f64(),
            slowest.as_secs_f64(),
            list.count(Light::Red),
            list.count(Light::Amber),
            list.count(Light::Green),
            list.count(Light::Unknown),
            documents / 1024,
            peak_megabytes().map_or_else(|| "?".to_owned(), |mb| mb.to_string()),
        )?;
    }
    drop(child.stdin.take());
    let _ = child.wait()?;
    Ok(())
}

/// High-water mark of resident memory, where the system tells it.
fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}
