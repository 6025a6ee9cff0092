//! Certificates that lie in the wrong place on this computer: found when the step opens, mended
//! one by one when the person says so.
//!
//! Apart from the stores' table because it looks at everything they hold, not at one root.

use std::sync::Arc;

use iced::widget::{Column, column};
use iced::{Element, Task};

use super::{Message, Trust};
use crate::certificate::Certificate;
use crate::error::{Explain as _, Explanation};
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::icon::Icon;
use crate::gui::services::Services;
use crate::gui::text;
use crate::gui::theme::{Tone, space};
use crate::gui::widget::{self, press};
use crate::site::Site;
use crate::truststore::stray::{self, Known, Mend, Stray};
use crate::truststore::{self, TrustStore};

/// One stray and what became of it.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    stray: Stray,
    mended: Option<Result<(), truststore::Error>>,
    working: bool,
}

/// Looks at everything, off the window's thread as far as the stores allow.
pub(super) fn look(
    site: &Site,
    root: Certificate,
    stores: Vec<Arc<dyn TrustStore>>,
    services: &Services,
    attempt: u32,
) -> Task<Message> {
    let mut known = Known::new(&stores, services.now());
    known.root = Some(root);
    for camera in site.cameras().unwrap_or_default() {
        let served = camera.served.into_iter().chain(camera.pinned);
        let address = camera.address.to_string();
        known
            .devices
            .extend(served.map(|fingerprint| (address.clone(), fingerprint)));
    }
    Task::perform(
        async move {
            let (all, _) = stray::listing(&stores).await;
            stray::judge(&all, &known)
        },
        move |strays| Message::Found(attempt, strays),
    )
}

impl Trust {
    pub(super) fn found(&mut self, strays: Vec<Stray>) {
        // What is not trusted yet is what the table above is for.
        self.findings = strays
            .into_iter()
            .filter(|stray| !matches!(stray.mend, Mend::Trust))
            .map(|stray| Finding {
                stray,
                mended: None,
                working: false,
            })
            .collect();
    }

    pub(super) fn mend(&mut self, at: usize, services: &Services) -> Task<Message> {
        let stores: Vec<_> = self.shelves.iter().map(|s| Arc::clone(&s.store)).collect();
        let attempt = self.attempt;
        let Some(finding) = self.findings.get_mut(at) else {
            return Task::none();
        };
        finding.working = true;
        let stray = finding.stray.clone();
        Task::perform(services.stores.mend(stores, stray), move |answer| {
            Message::Mended(at, attempt, answer)
        })
    }

    pub(super) fn mended(&mut self, at: usize, answer: Result<(), truststore::Error>) {
        if let Some(finding) = self.findings.get_mut(at) {
            finding.working = false;
            finding.mended = Some(answer);
        }
    }
}

/// What was found, each with its button; nothing when all is in its place.
pub(super) fn card(trust: &Trust) -> Option<Element<'_, Message>> {
    if trust.findings.is_empty() {
        return None;
    }
    let lines = trust
        .findings
        .iter()
        .enumerate()
        .map(|(at, finding)| line(at, finding));
    Some(
        column![
            text::body_strong(fl!("trust-strays")),
            Column::with_children(lines).spacing(space::SMALL),
        ]
        .spacing(space::SMALL)
        .into(),
    )
}

fn line(at: usize, finding: &Finding) -> Element<'_, Message> {
    let told = |explanation: Explanation, tone| Notice {
        tone,
        what: text::sentence(&explanation.what),
        more: text::sentence(&explanation.todo),
    };
    match &finding.mended {
        Some(Ok(())) => widget::notice(
            &Notice {
                tone: Tone::Secure,
                what: text::foreign(finding.stray.held.certificate.title()),
                more: fl!("trust-stray-mended"),
            },
            [],
        ),
        Some(Err(error)) => widget::notice(&told(error.explain(), Tone::Refused), []),
        None => {
            let mut told = told(finding.stray.explain(), Tone::Attention);
            let print = finding.stray.held.fingerprint().short();
            told.more = format!("{} {}", told.more, fl!("trust-stray-print", print = print));
            let label = match finding.stray.mend {
                Mend::Remove => Some(fl!("trust-stray-remove")),
                Mend::Move { .. } | Mend::Trust => Some(fl!("trust-stray-move")),
                Mend::ByHand => None,
            };
            let button = label.map(|label| {
                press(label)
                    .icon(Icon::Mend)
                    .on_press_maybe((!finding.working).then_some(Message::Mend(at)))
                    .into()
            });
            widget::notice(&told, button)
        }
    }
}
