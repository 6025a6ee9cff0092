//! The list as one page for the customer: opens in any browser, prints, asks the network nothing.
//!
//! Apart because everything in it that a camera wrote is hostile until it is escaped. No script,
//! no link to the outside, and a policy in the page that says so.

use std::fmt::Write as _;

use super::{Audit, Light, Line, plain};
use crate::check::Client;
use crate::error::Explain;
use crate::fl;
use crate::i18n::date;

/// Colours are always beside a glyph and a word; the page is read on paper too.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;background:Canvas;color:CanvasText}\
h1{font-size:1.6rem;margin:0}p.lead{margin:.2rem 0 1.2rem;opacity:.8}\
ul.sum{display:flex;flex-wrap:wrap;gap:.6rem;list-style:none;padding:0;margin:0 0 1.5rem}\
ul.sum li{border:1px solid;border-radius:.4rem;padding:.4rem .9rem;font-weight:600}\
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.5rem .6rem;border-top:1px solid #8886}\
th{font-size:.85rem;opacity:.8}code{font-family:ui-monospace,monospace;font-size:.85rem;overflow-wrap:anywhere}\
.light{font-weight:600;white-space:nowrap}.small{font-size:.85rem;opacity:.85}\
.red{color:#a8171c}.amber{color:#8a5a00}.green{color:#0b6b3a}.unknown{color:#59636e}\
@media(prefers-color-scheme:dark){.red{color:#ff8f8f}.amber{color:#f0c060}.green{color:#6fd39b}.unknown{color:#a9b4bf}}\
section.dangers{border:2px solid #a8171c;border-radius:.5rem;padding:.6rem 1rem;margin:0 0 1.5rem}\
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}";

/// The whole page, in the language chosen at this moment.
pub fn html(audit: &Audit) -> String {
    let title = match &audit.site {
        Some(site) if !site.trim().is_empty() => fl!("audit-title-site", site = plain(site)),
        _ => fl!("audit-title"),
    };
    let mut page = String::new();
    // Writing into a String cannot end badly.
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>{STYLE}</style></head>\n<body>\n\
         <h1>{}</h1>\n<p class=\"lead\">{}</p>\n<ul class=\"sum\">",
        escape(&fl!("audit-language")),
        escape(&title),
        escape(&title),
        escape(&fl!(
            "audit-lead",
            count = audit.lines.len(),
            moment = moment(audit)
        )),
    );
    for light in Light::ALL {
        let count = audit.count(light);
        if count > 0 {
            let _ = write!(
                page,
                "<li class=\"{}\">{} {count} {}</li>",
                light.id(),
                glyph(light),
                escape(&light.label())
            );
        }
    }
    page.push_str("</ul>\n");
    dangers(&mut page, audit);
    let _ = write!(
        page,
        "<table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead>\n<tbody>\n",
        escape(&fl!("audit-column-light")),
        escape(&fl!("audit-column-camera")),
        escape(&fl!("audit-column-found")),
        escape(&fl!("audit-column-certificate")),
        escape(&fl!("audit-column-clients")),
    );
    let mut lines: Vec<&Line> = audit.lines.iter().collect();
    lines.sort_by_key(|line| Light::ALL.iter().position(|l| *l == line.light));
    for line in lines {
        row(&mut page, line);
    }
    page.push_str("</tbody></table>\n</body></html>\n");
    page
}

fn moment(audit: &Audit) -> String {
    let at = audit.at;
    format!("{} {:02}:{:02} UTC", at.date(), at.hour(), at.minute())
}

fn dangers(page: &mut String, audit: &Audit) {
    if audit.dangers.is_empty() {
        return;
    }
    let _ = write!(
        page,
        "<section class=\"dangers\"><h2>{}</h2><ul>",
        escape(&fl!("audit-dangers"))
    );
    for danger in &audit.dangers {
        let told = danger.explain();
        let _ = write!(
            page,
            "<li>{}<br><strong>{}</strong></li>",
            escape(&plain_long(&told.what)),
            escape(&told.todo)
        );
    }
    page.push_str("</ul></section>\n");
}

/// A sentence of ours that quotes foreign text.
fn plain_long(text: &str) -> String {
    text.split(' ').map(plain).collect::<Vec<_>>().join(" ")
}

fn row(page: &mut String, line: &Line) {
    let _ = write!(
        page,
        "<tr><td class=\"light {}\">{} {}</td><td><strong>{}</strong>",
        line.light.id(),
        glyph(line.light),
        escape(&line.light.label()),
        escape(&plain(&line.address.to_string()))
    );
    if let Some(title) = &line.title {
        let _ = write!(page, "<br>{}", escape(&plain(title)));
    }
    let _ = write!(
        page,
        "<br><span class=\"small\">{}</span>",
        escape(&line.state.label())
    );
    let same = line.sameness.text();
    if !same.is_empty() {
        let _ = write!(page, "<br><span class=\"small\">{}</span>", escape(&same));
    }
    page.push_str("</td><td>");
    if let Some(reason) = &line.reason {
        let told = reason.explain();
        let _ = write!(
            page,
            "{}<br><strong>{}</strong>",
            escape(&plain_long(&told.what)),
            escape(&plain_long(&told.todo))
        );
    }
    let said = |v: &crate::check::Video| v.is_in_clear() || v.offers_srtp.is_some();
    if let Some(video) = line.ladder.video.filter(said) {
        let _ = write!(
            page,
            "<br><span class=\"small\">{}</span>",
            escape(&video.text())
        );
    }
    page.push_str("</td><td>");
    if let (Some(certificate), Some(days)) = (line.ladder.certificate(), line.days_left()) {
        let _ = write!(
            page,
            "{}<br><span class=\"small\">{}</span><br><span class=\"small\">{}</span><br><code>{}</code>",
            escape(&fl!(
                "audit-until",
                date = date::day(certificate.not_after()),
                days = days
            )),
            escape(&plain(certificate.issuer())),
            escape(
                &line
                    .ladder
                    .handshake
                    .as_ref()
                    .map_or_else(String::new, |h| {
                        plain(&format!("{}, {}", h.version, h.cipher))
                    })
            ),
            escape(&certificate.fingerprint().grouped())
        );
    }
    page.push_str("</td><td class=\"small\">");
    for client in Client::ALL {
        let verdict = line
            .ladder
            .verdict
            .iter()
            .chain(&line.ladder.others)
            .find(|v| v.client == client);
        let (class, mark) = match verdict.and_then(|v| v.secure) {
            Some(true) => ("green", "✓"),
            Some(false) => ("red", "✕"),
            None => continue,
        };
        let _ = write!(
            page,
            "<span class=\"{class}\">{mark}</span> {}<br>",
            escape(&client.label())
        );
    }
    page.push_str("</td></tr>\n");
}

fn glyph(light: Light) -> &'static str {
    match light {
        Light::Red => "✕",
        Light::Amber => "!",
        Light::Green => "✓",
        Light::Unknown => "?",
    }
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_camera_wrote_stays_text() {
        assert_eq!(
            escape("<img src=x onerror='a()'>&\""),
            "&lt;img src=x onerror=&#39;a()&#39;&gt;&amp;&quot;"
        );
    }
}
