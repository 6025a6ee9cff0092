//! `check` for many: the red, amber and green list, and its files.
//!
//! Apart from the answer for one camera, because a list is read from afar and handed over.

use std::path::Path;

use futures::StreamExt;
use serde::Serialize;
use time::OffsetDateTime;

use super::told::{Hazard, ToldLine};
use crate::check::audit::{self, Audit, Light, Line, Subject};
use crate::check::climb;
use crate::cli::failure::Failure;
use crate::cli::{Desk, Done, Exit, arguments};
use crate::device::Address;
use crate::directory;
use crate::error::Explain;
use crate::fl;
use crate::site::{Camera, Site};
use crate::work::memory;

/// The list in JSON.
#[derive(Serialize)]
struct Told<'a> {
    site: Option<&'a str>,
    red: usize,
    amber: usize,
    green: usize,
    unknown: usize,
    dangers: Vec<Hazard>,
    lines: Vec<ToldLine<'a>>,
}

/// Where the questions come from.
pub(super) struct Asked {
    pub subjects: Vec<Subject>,
    pub site: Option<Site>,
    pub cameras: Vec<Camera>,
}

/// Looks at all, prints the list, saves the files.
pub(super) async fn list(desk: &Desk, asked: &arguments::Check, all: Asked) -> Done {
    let Asked {
        subjects,
        site,
        cameras,
    } = all;
    let known = subjects
        .first()
        .map(|s| s.ask.known.clone())
        .unwrap_or_default();
    let name = match &site {
        Some(site) => Some(site.name()?),
        None => None,
    };
    let count = subjects.len();
    let mut lines: Vec<(usize, Line)> = Vec::with_capacity(count);
    let mut coming = std::pin::pin!(audit::audit(subjects, |ask| {
        Box::pin(async move { climb(&ask).await })
    }));
    while let Some(line) = coming.next().await {
        lines.push(line);
    }
    lines.sort_by_key(|(place, _)| *place);
    let lines: Vec<Line> = lines.into_iter().map(|(_, line)| line).collect();
    if let Some(site) = &site {
        for (camera, line) in cameras.iter().zip(&lines) {
            let _ = memory::remember(site, camera, &line.ladder)?;
        }
        let all = cameras.iter().zip(&lines);
        memory::looked_at(site, all.map(|(camera, line)| (camera.id, &line.ladder)))?;
    }
    let mut audit = Audit::of(lines, &known, name, OffsetDateTime::now_utc());
    audit.ask_stores().await;
    for (path, document) in [
        (&asked.html, audit::html as fn(&Audit) -> String),
        (&asked.csv, audit::csv as fn(&Audit) -> String),
    ] {
        if let Some(path) = path {
            save(desk, path, &document(&audit))?;
        }
    }
    let told = Told {
        site: audit.site.as_deref(),
        red: audit.count(Light::Red),
        amber: audit.count(Light::Amber),
        green: audit.count(Light::Green),
        unknown: audit.count(Light::Unknown),
        dangers: Hazard::all(&audit.dangers),
        lines: audit.lines.iter().map(ToldLine::of).collect(),
    };
    let exit = if told.red > 0 {
        Exit::No
    } else if told.unknown > 0 {
        Exit::Unknown
    } else {
        Exit::Yes
    };
    desk.output.answer(&told, || text(&audit))?;
    Ok(exit)
}

fn save(desk: &Desk, path: &Path, document: &str) -> Result<(), Failure> {
    directory::write_atomic(path, document.as_bytes())?;
    desk.output.aside(&fl!(
        "console-check-saved",
        path = path.display().to_string()
    ));
    Ok(())
}

/// One line a camera: mark, address, light, why.
fn text(audit: &Audit) -> String {
    let address = |line: &Line| line.address.to_string();
    let wide = audit
        .lines
        .iter()
        .map(|l| address(l).chars().count())
        .max()
        .unwrap_or(0);
    let mut lines: Vec<String> = audit
        .lines
        .iter()
        .map(|line| {
            let mark = match line.light {
                Light::Green => '+',
                Light::Amber => '!',
                Light::Red => 'x',
                Light::Unknown => '?',
            };
            let why = line
                .reason
                .as_ref()
                .map_or_else(|| line.state.label(), |reason| reason.explain().what);
            let at = address(line);
            let gap = " ".repeat(wide - at.chars().count());
            format!("{mark} {at}{gap}  {}: {why}", line.light.label())
        })
        .collect();
    for danger in &audit.dangers {
        let told = danger.explain();
        lines.push(String::new());
        lines.push(fl!("console-check-danger", what = told.what.as_str()));
        lines.push(format!("  {}", told.todo));
    }
    lines.push(String::new());
    lines.push(sum(audit));
    lines.join("\n")
}

/// How many stand in which light; what does not occur is not counted up.
fn sum(audit: &Audit) -> String {
    let of = |light| Some(audit.count(light)).filter(|count| *count > 0);
    let parts = [
        of(Light::Red).map(|count| fl!("console-check-red", count = count)),
        of(Light::Amber).map(|count| fl!("console-check-amber", count = count)),
        of(Light::Green).map(|count| fl!("console-check-green", count = count)),
        of(Light::Unknown).map(|count| fl!("console-check-unknown", count = count)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// The addresses of a file.
pub(super) fn addresses(path: &Path) -> Result<Vec<Address>, Failure> {
    /// A list of some thousand cameras has some hundred kilobytes.
    const LIMIT: u64 = 4 * 1024 * 1024;
    let bytes = directory::read(path, LIMIT)?;
    Ok(crate::discovery::range::parse(&String::from_utf8_lossy(
        &bytes,
    ))?)
}
