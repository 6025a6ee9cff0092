//! The list for a spreadsheet (RFC 4180).
//!
//! Apart because a spreadsheet carries out what looks like a formula: names in certificates are
//! written by strangers, so a cell that begins like one gets an apostrophe.

use super::{Audit, Line, plain};
use crate::check::Client;
use crate::error::Explain;

/// The columns; their names are stable, scripts rely on them.
const COLUMNS: [&str; 16] = [
    "address",
    "name",
    "light",
    "state",
    "reason",
    "what",
    "todo",
    "same_as_last_time",
    "valid_until",
    "days_left",
    "issuer",
    "sha256",
    "tls",
    "cipher",
    "video",
    "dangers",
];

/// The whole list, one camera a line, in UTF-8 with a byte order mark: without it spreadsheets on
/// Windows read another character set.
pub fn csv(audit: &Audit) -> String {
    let clients = Client::ALL.map(|c| c.id().replace('-', "_"));
    let mut text = String::from('\u{feff}');
    let header = COLUMNS
        .iter()
        .map(|c| (*c).to_owned())
        .chain(clients)
        .map(|c| cell(&c));
    text.push_str(&header.collect::<Vec<_>>().join(","));
    text.push_str("\r\n");
    for line in &audit.lines {
        let cells: Vec<String> = cells(line).iter().map(|c| cell(c)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn cells(line: &Line) -> Vec<String> {
    let ladder = &line.ladder;
    let told = line.reason.as_ref().map(Explain::explain);
    let certificate = ladder.certificate();
    let handshake = ladder.handshake.as_ref();
    let mut cells = vec![
        line.address.to_string(),
        line.title.clone().unwrap_or_default(),
        line.light.id().to_owned(),
        line.state.id().to_owned(),
        line.reason.as_ref().map_or("", |r| r.id()).to_owned(),
        told.as_ref().map(|t| t.what.clone()).unwrap_or_default(),
        told.map(|t| t.todo).unwrap_or_default(),
        line.sameness.id().to_owned(),
        certificate
            .map(|c| c.not_after().date().to_string())
            .unwrap_or_default(),
        line.days_left().map(|d| d.to_string()).unwrap_or_default(),
        certificate
            .map(|c| c.issuer().to_owned())
            .unwrap_or_default(),
        certificate
            .map(|c| c.fingerprint().to_string())
            .unwrap_or_default(),
        handshake.map(|h| h.version.clone()).unwrap_or_default(),
        handshake.map(|h| h.cipher.clone()).unwrap_or_default(),
        ladder.video.map(video).unwrap_or_default(),
        ladder
            .dangers
            .iter()
            .map(super::super::danger::Danger::id)
            .collect::<Vec<_>>()
            .join(" "),
    ];
    for client in Client::ALL {
        let verdict = ladder
            .verdict
            .iter()
            .chain(&ladder.others)
            .find(|v| v.client == client);
        cells.push(
            match verdict.and_then(|v| v.secure) {
                Some(true) => "secure",
                Some(false) => "refused",
                None => "",
            }
            .to_owned(),
        );
    }
    cells
}

/// What answers, then what the device says it offers.
fn video(video: crate::check::Video) -> String {
    use crate::check::Door;
    let mut said = match (video.plain, video.encrypted) {
        (Door::Answers, Door::Answers) => vec!["clear+encrypted"],
        (Door::Answers, _) => vec!["clear"],
        (_, Door::Answers) => vec!["encrypted"],
        _ => Vec::new(),
    };
    match video.offers_srtp {
        Some(true) => said.push("offers-srtp"),
        Some(false) => said.push("no-srtp"),
        None => {}
    }
    said.join(" ")
}

/// Always quoted. What a spreadsheet would take for a formula (`=`, `+`, `-`, `@`) is told to be
/// text; a plain number stays one.
fn cell(text: &str) -> String {
    let text = plain(text);
    let formula = text.starts_with(['=', '+', '-', '@']) && text.parse::<i64>().is_err();
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        for (text, written) in [
            (
                "=HYPERLINK(\"http://x\")",
                "\"'=HYPERLINK(\"\"http://x\"\")\"",
            ),
            ("@SUM(1)", "\"'@SUM(1)\""),
            ("\t=1+1", "\"'=1+1\""),
            ("\u{202e}+cmd", "\"'+cmd\""),
            ("-12", "\"-12\""),
            ("a,b\r\nc", "\"a,bc\""),
        ] {
            assert_eq!(cell(text), written, "{text:?}");
        }
    }
}
