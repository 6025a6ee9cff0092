//! 200 practice cameras whose keys take five seconds, 64 at once: total time against the ideal,
//! and the memory of the laptop's side.
//!
//! The cameras run in a process of their own (this program again, with `cameras`), so that the
//! memory measured is camseal's alone. `cargo bench --bench work -- [COUNT [AT_ONCE [SECONDS]]]`.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use camseal::authority::{Authority, AuthorityWish};
use camseal::device::{Credentials, identify};
use camseal::practice;
use camseal::secret::Secret;
use camseal::site::{Kept, Site, StoredAuthority};
use camseal::work::{Batch, Moment, Network, Options, Outcome, Plan, run};
use futures::StreamExt;
use time::OffsetDateTime;

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    // cargo hands `--bench` over; numbers are ours.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|w| w != "--bench")
        .collect();
    let number = |at: usize, default: f64| {
        words
            .iter()
            .filter_map(|w| w.parse().ok())
            .nth(at)
            .unwrap_or(default)
    };
    let (count, at_once, seconds) = (
        number(0, 200.0) as usize,
        number(1, 64.0) as usize,
        number(2, 5.0),
    );
    let runtime = tokio::runtime::Runtime::new()?;
    match words.first().map(String::as_str) {
        Some("cameras") => runtime.block_on(cameras(count, seconds)),
        _ => runtime.block_on(measure(count, at_once, seconds)),
    }
}

/// Runs the cameras until standard input ends.
async fn cameras(count: usize, seconds: f64) -> Result<(), Failure> {
    let all = practice::start(practice::Options {
        families: vec!["onvif-tls".to_owned()],
        count,
        key_seconds: seconds,
        keys_ahead: count,
        ..practice::Options::default()
    })
    .await?;
    while all
        .first()
        .is_some_and(|camera| camera.keys_ahead() < count)
    {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
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

async fn measure(count: usize, at_once: usize, seconds: f64) -> Result<(), Failure> {
    let mut out = std::io::stdout();
    let mut child = Command::new(std::env::current_exe()?)
        .args(["cameras", &count.to_string(), "1", &seconds.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
    let addresses: Vec<String> = lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .collect();

    let folder = tempfile::tempdir()?;
    let site = Site::create(&folder.path().join("Bench.camseal"), "Bench")?;
    let authority = Authority::create(&AuthorityWish::new("Bench", OffsetDateTime::now_utc()))?;
    let stored = StoredAuthority::seal(&authority, &Secret::new("bench"), Kept::Typed, &[])?;
    site.adopt(stored.clone())?;
    let mut found = futures::stream::iter(addresses)
        .map(|text| async move { Ok::<_, Failure>(identify(&text.parse()?).await?) })
        .buffer_unordered(32);
    while let Some(seen) = found.next().await {
        let _ = site.add(&seen?)?;
    }
    let cameras = site.cameras()?;
    let options = Options {
        at_once,
        ..Options::default()
    };
    let login = Credentials {
        user: "admin".to_owned(),
        password: Secret::new("practice"),
    };
    let batch = Batch {
        site,
        authority: Arc::new(authority),
        plan: Plan::draft(&stored, &cameras, &options, OffsetDateTime::now_utc()),
        logins: cameras.iter().map(|c| (c.id, login.clone())).collect(),
        options,
        attempt: 1,
    };
    let used = (cpu("self"), cpu(&child.id().to_string()));
    let begun = Instant::now();
    let (mut progress, _control) = run(batch, Arc::new(Network));
    let mut secured = 0;
    while let Some(progress) = progress.next().await {
        match progress.at {
            Moment::Ended(Outcome::Secured { .. }) => secured += 1,
            Moment::Ended(other) => writeln!(out, "camera {}: {other:?}", progress.camera)?,
            _ => {}
        }
    }
    let total = begun.elapsed();
    let spent = |before: Option<f64>, after: Option<f64>| match (before, after) {
        (Some(before), Some(after)) => format!("{:.1}", after - before),
        _ => "?".to_owned(),
    };
    let here = spent(used.0, cpu("self"));
    let there = spent(used.1, cpu(&child.id().to_string()));
    drop(child.stdin.take());
    let _ = child.wait()?;

    let rounds = count.div_ceil(at_once) as f64;
    let ideal = Duration::from_secs_f64(rounds * seconds);
    writeln!(
        out,
        "{secured} of {count} secured, {at_once} at once, keys of {seconds} s: \
         {:.1} s, ideal {:.1} s, factor {:.2}; peak memory {} MB; CPU {here} s here, {there} s in the cameras",
        total.as_secs_f64(),
        ideal.as_secs_f64(),
        total.as_secs_f64() / ideal.as_secs_f64(),
        peak_megabytes().map_or_else(|| "?".to_owned(), |mb| mb.to_string()),
    )?;
    Ok(())
}

/// CPU seconds a process used so far, where the system tells it.
fn cpu(process: &str) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // Fields 14 and 15, counted behind the name in parentheses; hundredths of a second on Linux.
    let rest = stat.rsplit_once(')')?.1;
    let ticks = rest.split_whitespace().skip(11).take(2);
    Some(ticks.filter_map(|t| t.parse::<f64>().ok()).sum::<f64>() / 100.0)
}

/// High-water mark of resident memory, where the system tells it.
fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}
