//! The technical fold: every field and every extension, the plain word first, the standard's own
//! word and number beside it.
//!
//! Apart because few open it, and it is a list of facts and no argument.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::{Message, Viewer};
use crate::certificate::{Certificate, extension};
use crate::fl;
use crate::gui::icon::Icon;
use crate::gui::theme::{self, Ink, height, space, width};
use crate::gui::widget::{self, press};
use crate::gui::{date, text};

/// So many names or lines of one extension are drawn; a hostile certificate may hold a million.
const MOST: usize = 40;

/// One line of the list.
struct Line {
    name: String,
    /// The value in plain words.
    value: String,
    /// A code stands in the other face.
    code: bool,
    /// What experts look for.
    more: String,
    critical: bool,
    oid: String,
}

impl Line {
    fn plain(name: String, value: String, more: String) -> Self {
        Self {
            name,
            value,
            code: false,
            more,
            critical: false,
            oid: String::new(),
        }
    }
}

pub(super) fn view(viewer: &Viewer) -> Element<'_, Message> {
    let certificate = &viewer.certificate;
    let pem = certificate.pem();
    let shown = text::code(pem.clone()).style(theme::ink(Ink::Muted));
    column![
        section(fl!("viewer-fields"), fields(certificate)),
        section(fl!("viewer-extensions"), extensions(certificate)),
        viewer.key_bar(),
        row![
            text::heading(fl!("viewer-pem")).width(Fill),
            press(fl!("copy"))
                .icon(Icon::Copy)
                .quiet()
                .tight()
                .on_press(Message::Copy(pem)),
            press(fl!("viewer-export"))
                .icon(Icon::Save)
                .quiet()
                .tight()
                .on_press(Message::Export),
        ]
        .align_y(Center)
        .spacing(space::SMALL),
        container(shown)
            .padding(space::LARGE)
            .width(Fill)
            .style(theme::calm),
    ]
    .spacing(space::LARGE)
    .into()
}

fn section<'a>(title: String, lines: Vec<Line>) -> Element<'a, Message> {
    Column::new()
        .push(text::heading(title))
        .extend(lines.into_iter().map(line))
        .into()
}

fn line<'a>(line: Line) -> Element<'a, Message> {
    let value = if line.code {
        text::code(line.value)
    } else {
        text::label(line.value)
    };
    let said = Column::new()
        .push(value)
        .push((!line.more.is_empty()).then(|| text::second(line.more)))
        .width(Fill);
    let oid = (!line.oid.is_empty()).then(|| text::code(line.oid).style(theme::ink(Ink::Muted)));
    let critical = line.critical.then(|| {
        container(text::caption(fl!("viewer-critical")))
            .padding([0.0, space::SMALL])
            .center_y(height::KEY)
            .style(theme::key_cap)
    });
    let content = Row::new()
        .push(text::label_strong(line.name).width(Length::Fixed(width::SIDE)))
        .push(said)
        .push(critical)
        .push(oid)
        .spacing(space::MEDIUM)
        .align_y(Center);
    let padded = container(content).padding([space::SMALL, 0.0]).width(Fill);
    column![padded, widget::hairline()].into()
}

fn fields(c: &Certificate) -> Vec<Line> {
    let days = (c.not_after() - c.not_before()).whole_days();
    let bits = c.serial_bytes().iter().skip_while(|b| **b == 0).count() * 8;
    let serial = Line {
        code: true,
        ..Line::plain(
            fl!("viewer-serial"),
            grouped(&c.serial()),
            fl!("viewer-serial-bits", bits = bits.to_string()),
        )
    };
    vec![
        serial,
        Line::plain(
            fl!("viewer-issuer"),
            text::foreign(c.issuer()),
            String::new(),
        ),
        Line::plain(
            fl!("viewer-subject"),
            text::foreign(c.subject()),
            String::new(),
        ),
        Line::plain(
            fl!("viewer-valid"),
            fl!(
                "viewer-valid-span",
                from = moment(c.not_before()),
                to = moment(c.not_after())
            ),
            fl!("viewer-days", days = days),
        ),
        Line::plain(
            fl!("viewer-key"),
            c.key().to_string(),
            fl!("viewer-key-mark", mark = short_mark(c)),
        ),
        Line::plain(
            fl!("viewer-signature"),
            c.signature_algorithm().to_string(),
            String::new(),
        ),
        Line::plain(
            fl!("viewer-version"),
            c.version().to_string(),
            String::new(),
        ),
    ]
}

/// To the minute, in UTC as it stands in the certificate.
fn moment(at: time::OffsetDateTime) -> String {
    fl!(
        "viewer-moment",
        day = date::day(at),
        clock = date::utc_clock(at)
    )
}

/// The first bytes of the SHA-256 of the public key, as other programs show it.
fn short_mark(c: &Certificate) -> String {
    use sha2::Digest as _;
    let sum = sha2::Sha256::digest(c.public_key());
    let hex: String = sum.iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("{} …", grouped(&hex))
}

/// Hex digits in fours.
fn grouped(hex: &str) -> String {
    let digits: Vec<char> = hex.to_uppercase().chars().collect();
    digits
        .chunks(4)
        .map(|four| four.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

fn extensions(c: &Certificate) -> Vec<Line> {
    extension::describe(c)
        .into_iter()
        .take(MOST)
        .map(|described| {
            let many = described.lines.len();
            let mut value = described
                .lines
                .iter()
                .take(MOST)
                .map(|line| text::foreign(line))
                .collect::<Vec<_>>()
                .join(", ");
            if many > MOST {
                let count = many.saturating_sub(MOST).to_string();
                value = fl!("viewer-and-more", some = value, count = count);
            }
            let exact = match (described.name, described.exact.as_str()) {
                (name, "") => name.to_owned(),
                (name, exact) => format!("{name}: {exact}"),
            };
            Line {
                name: described.title,
                value,
                code: matches!(described.oid.as_str(), "2.5.29.14" | "2.5.29.35")
                    || described.name.is_empty(),
                more: text::foreign(&exact),
                critical: described.critical,
                oid: described.oid,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn serials_are_read_in_fours() {
        assert_eq!(grouped("4e07a1d983"), "4E07 A1D9 83");
    }
}
