//! `secure`: the main job on the console.
//!
//! Apart from how it is told (`secure/telling.rs`): here it is decided which cameras, with which
//! login and which consent, and what becomes of the files of those done by hand.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use futures::stream::{self, StreamExt};
use time::OffsetDateTime;

use super::failure::{Error, Failure, device_exit};
use super::{Desk, Done, Exit, arguments, issue, opening, secrets, trust};
use crate::authority::Authority;
use crate::certificate::Certificate;
use crate::device::{self, Address, Channel, ClearHttp, Credentials, Family, Identified};
use crate::error::Explain;
use crate::fl;
use crate::site::{Camera, CameraId, Site, Standing, StoredAuthority};
use crate::work::{
    self, Aim, Batch, Connector, Consent, KeyPreference, Moment, Options, Outcome, Plan, Warning,
    Way,
};

use answer::Answers;
use groups::{Groups, Logins};
use telling::Teller;

mod answer;
mod groups;
mod hands;
mod telling;

/// One look at what an address serves.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);

/// Devices asked at the same time who they are: cheap questions, no login.
const ASKED_AT_ONCE: usize = 32;

/// The job of one command.
struct Job<'a> {
    desk: &'a Desk,
    asked: &'a arguments::Secure,
    site: Site,
    stored: StoredAuthority,
    authority: Arc<Authority>,
    connector: Arc<dyn Connector>,
    options: Options,
    logins: HashMap<CameraId, Credentials>,
    /// What another authority signed.
    answers: Answers,
    teller: Teller,
    exit: Exit,
    /// Cameras whose files wait for a person.
    by_hand: Vec<CameraId>,
}

/// Secures cameras and streams how far each one came.
pub(super) async fn secure(desk: &Desk, asked: &arguments::Secure) -> Done {
    let stdin = Some(Path::new("-"));
    if asked.password_file.as_deref() == stdin
        && asked.passphrase.passphrase_file.as_deref() == stdin
    {
        return Err(Error::StdinTwice.into());
    }
    let mut groups = match &asked.list {
        Some(list) => groups::read(list)?,
        None => Groups::default(),
    };
    groups.addresses.extend(asked.addresses.iter().cloned());
    let groups = groups;
    if !asked.dns.is_empty() && groups.addresses.len() != 1 {
        return Err(Error::NamesForMany.into());
    }
    let family = asked.family.as_deref().map(family).transpose()?;
    let site = opening::site(desk)?;
    let stored = opening::stored(&site)?;
    let file = asked.passphrase.passphrase_file.as_deref();
    let (authority, secret) = opening::open_with(&site, &stored, file)?;
    let answers = answer::read(desk, &site, &asked.answer, &secret)?;
    drop(secret);
    let mut job = Job {
        desk,
        asked,
        site,
        stored,
        authority: Arc::new(authority),
        connector: Arc::new(work::Network),
        options: options(asked),
        logins: HashMap::new(),
        answers,
        teller: Teller::new(desk.output),
        exit: Exit::Yes,
        by_hand: Vec::new(),
    };
    let chosen = match asked.answer.is_empty() {
        true => job.choose(&groups.addresses, family).await?,
        false => job.answers.cameras.clone(),
    };
    if chosen.is_empty() {
        if groups.addresses.is_empty() {
            desk.output.aside(&fl!("console-secure-nothing"));
        }
        return Ok(job.exit);
    }
    job.log_in(&groups, &chosen)?;
    let driven = job.answer_pages(&chosen)?;
    let mut secured = job.run(&driven).await?;
    secured |= job.hand_over().await?;
    if secured && !asked.answer.is_empty() {
        desk.output.aside(&fl!("console-answer-trust"));
    } else if secured && !asked.no_trust {
        job.trust().await;
    }
    Ok(job.exit)
}

fn family(id: &str) -> Result<&'static Family, Failure> {
    Family::by_id(id).ok_or_else(|| Error::UnknownFamily { id: id.to_owned() }.into())
}

fn options(asked: &arguments::Secure) -> Options {
    let consent = |given| {
        if given {
            Consent::Given
        } else {
            Consent::Refused
        }
    };
    let usual = Options::default();
    Options {
        at_once: asked.at_once.map_or(usual.at_once, usize::from),
        set_clock: consent(asked.set_clock),
        time_server: asked.time_server.clone(),
        restart: consent(asked.allow_restart),
        changed: consent(asked.allow_changed_certificate),
        renew: asked.renew,
        days: asked.days,
        key: match asked.key_on {
            arguments::KeyOn::Auto => KeyPreference::Auto,
            arguments::KeyOn::Camera => KeyPreference::Camera,
            arguments::KeyOn::Here => KeyPreference::Here,
        },
        clear_http: if asked.allow_http {
            ClearHttp::Agreed
        } else {
            ClearHttp::Refused
        },
        ..usual
    }
}

impl Job<'_> {
    /// The cameras of the command, or those of the site that are not done; new ones are added.
    async fn choose(
        &mut self,
        addresses: &[Address],
        family: Option<&'static Family>,
    ) -> Result<Vec<CameraId>, Failure> {
        if addresses.is_empty() {
            let cameras = self.site.cameras()?;
            let now = OffsetDateTime::now_utc();
            let plan = Plan::draft(&self.stored, &cameras, &self.options, now);
            // Of those that are done only their clocks may be a reason.
            let open = plan
                .rows
                .iter()
                .filter(|row| row.camera.standing != Standing::Secured || row.aim == Aim::SetClock);
            return Ok(open.map(|row| row.camera.id).collect());
        }
        let mut wished: Vec<Address> = Vec::new();
        for address in addresses {
            if !wished.contains(address) {
                wished.push(address.clone());
            }
        }
        let seen: Vec<_> = stream::iter(wished)
            .map(|address| async move {
                let seen = device::identify(&address).await;
                (address, seen)
            })
            .buffered(ASKED_AT_ONCE)
            .collect()
            .await;
        let mut chosen = Vec::new();
        for (address, seen) in seen {
            let mut known = self.site.camera_at(&address)?;
            if let (None, Ok(seen)) = (&known, &seen) {
                known = self.moved(seen).await?;
            }
            let id = match (seen, known) {
                (Ok(seen), known) if known.is_some() || seen.channel != Channel::Unreachable => {
                    self.site.add(&seen)?
                }
                // It is being restarted, or is off: the work says so, and what was done stays.
                (_, Some(known)) => known.id,
                (answer, None) => {
                    let error = answer.err().unwrap_or_else(|| device::Error::Unreachable {
                        address: address.clone(),
                        cause: crate::error::Cause::new("no port of a web server is open"),
                    });
                    self.count(device_exit(&error));
                    self.teller.unreachable(&address, &error)?;
                    continue;
                }
            };
            if let Some(family) = family {
                self.site.assign_family(id, family)?;
            }
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
        Ok(chosen)
    }

    /// The camera of the site that serves its certificate here now and no longer where it was: the
    /// site follows it, and its certificate, which names the old address, is renewed.
    async fn moved(&self, seen: &Identified) -> Result<Option<Camera>, Failure> {
        let Some(served) = seen.served.as_ref().map(Certificate::fingerprint) else {
            return Ok(None);
        };
        let cameras = self.site.cameras()?;
        let Some(camera) = cameras.into_iter().find(|one| one.pinned == Some(served)) else {
            return Ok(None);
        };
        let before = self.connector.look(&camera.https_address(), LOOK).await;
        if before.is_ok_and(|shown| shown.fingerprint == served) {
            // Two devices with one certificate: this one is another.
            return Ok(None);
        }
        self.site.readdress(camera.id, &seen.address)?;
        self.desk.output.aside(&fl!(
            "console-moved",
            address = seen.address.to_string(),
            old = camera.address.to_string()
        ));
        Ok(Some(self.site.camera(camera.id)?))
    }

    fn cameras(&self, chosen: &[CameraId]) -> Result<Vec<Camera>, Failure> {
        let cameras = chosen.iter().map(|id| self.site.camera(*id));
        Ok(cameras.collect::<Result<_, _>>()?)
    }

    /// Users and passwords of the cameras that are not done by hand.
    fn log_in(&mut self, groups: &Groups, chosen: &[CameraId]) -> Result<(), Failure> {
        let file = self.asked.password_file.as_deref();
        let mut logins = Logins::new(groups, self.asked.user.as_deref(), file);
        for camera in self.cameras(chosen)? {
            if camera.family.id == Family::by_hand().id {
                continue;
            }
            let login = logins.of(&camera.address, |user| {
                fl!("console-ask-password", user = user)
            })?;
            let _ = self.logins.insert(camera.id, login);
        }
        Ok(())
    }

    /// Runs the batch; with a person at the terminal, once more for cameras that wait for a
    /// restart. Answers whether any camera is secure.
    async fn run(&mut self, chosen: &[CameraId]) -> Result<bool, Failure> {
        let mut plan = self.plan(chosen)?;
        if self.ask_consent(&plan)? {
            plan = self.plan(chosen)?;
        }
        if !self.desk.output.is_json() {
            for foreseen in plan.foresee(&self.authority, OffsetDateTime::now_utc()) {
                self.desk.output.note(&foreseen.explain());
            }
        }
        let (mut secured, waiting) = self.batch(plan, 1).await?;
        if !waiting.is_empty() {
            let question = fl!("console-ask-restart", count = waiting.len());
            if secrets::can_ask() && secrets::agrees(&question, &fl!("console-yes"))? {
                self.options.restart = Consent::Given;
                let plan = self.plan(&waiting)?;
                secured |= self.batch(plan, 2).await?.0;
            } else {
                self.count(Exit::No);
            }
        }
        Ok(secured)
    }

    fn plan(&self, chosen: &[CameraId]) -> Result<Plan, Failure> {
        let cameras = self.cameras(chosen)?;
        let now = OffsetDateTime::now_utc();
        let mut plan = Plan::draft(&self.stored, &cameras, &self.options, now);
        for row in &mut plan.rows {
            for name in issue::names(&[], &self.asked.dns) {
                if !row.names.contains(&name) {
                    row.names.push(name);
                }
            }
            row.chosen = true;
        }
        self.give(&mut plan);
        Ok(plan)
    }

    /// What only a person may decide: asked on a terminal, told otherwise. Answers whether a
    /// consent was given that changes the plan.
    fn ask_consent(&mut self, plan: &Plan) -> Result<bool, Failure> {
        let warned = |wanted: fn(&Warning) -> bool| {
            let rows = plan.rows.iter().filter(|r| r.warnings.iter().any(wanted));
            rows.filter(|r| r.way != Way::ByHand).count()
        };
        let mut changed = false;
        let others: Vec<_> = plan
            .rows
            .iter()
            .filter(|r| r.changed_to().is_some())
            .collect();
        for row in &others {
            self.teller.changed(row)?;
        }
        if !others.is_empty() && self.options.changed == Consent::Refused && secrets::can_ask() {
            let question = fl!("console-ask-changed", count = others.len());
            if secrets::agrees(&question, &fl!("console-yes"))? {
                self.options.changed = Consent::Given;
                changed = true;
            }
        }
        let clocks = warned(|w| matches!(w, Warning::ClockOff { .. }));
        let unasked =
            self.options.set_clock == Consent::Refused && self.options.time_server.is_none();
        if clocks > 0 && unasked && secrets::can_ask() {
            let question = fl!("console-ask-clock", count = clocks);
            if secrets::agrees(&question, &fl!("console-yes"))? {
                self.options.set_clock = Consent::Given;
                changed = true;
            }
        }
        let clear = warned(|w| matches!(w, Warning::ClearHttpRefused));
        if clear > 0 && self.options.clear_http == ClearHttp::Refused && secrets::can_ask() {
            let question = fl!("console-ask-http", count = clear);
            if secrets::agrees(&question, &fl!("console-yes"))? {
                self.options.clear_http = ClearHttp::Agreed;
                changed = true;
            }
        }
        Ok(changed)
    }

    /// One batch: whether any camera is secure, and which wait for a restart.
    async fn batch(&mut self, plan: Plan, attempt: u32) -> Result<(bool, Vec<CameraId>), Failure> {
        let mut addresses: HashMap<CameraId, Address> = HashMap::new();
        let mut logins = HashMap::new();
        for row in &plan.rows {
            let _ = addresses.insert(row.camera.id, row.camera.address.clone());
            if let Some(login) = self.logins.get(&row.camera.id) {
                let _ = logins.insert(row.camera.id, login.clone());
            }
        }
        let batch = Batch {
            site: self.site.clone(),
            authority: Arc::clone(&self.authority),
            plan,
            logins,
            options: self.options.clone(),
            attempt,
        };
        let (mut progress, control) = work::run(batch, Arc::clone(&self.connector));
        let (mut secured, mut waiting) = (false, Vec::new());
        let mut asked_to_stop = false;
        loop {
            let next = tokio::select! {
                next = progress.next() => next,
                // A camera in hand is finished first; who insists gets out, and the next run goes
                // on from the site file.
                _ = tokio::signal::ctrl_c() => {
                    if asked_to_stop {
                        return Ok((secured, waiting));
                    }
                    asked_to_stop = true;
                    self.count(Exit::Unknown);
                    control.stop();
                    self.desk.output.aside(&fl!("console-secure-stopping"));
                    continue;
                }
            };
            let Some(step) = next else {
                return Ok((secured, waiting));
            };
            let Some(address) = addresses.get(&step.camera) else {
                continue;
            };
            let Moment::Ended(outcome) = &step.at else {
                self.teller.moment(address, &step.at)?;
                continue;
            };
            secured |= outcome.is_secure();
            let mut files = Vec::new();
            match outcome {
                Outcome::NeedsRestart { .. } if attempt == 1 => waiting.push(step.camera),
                Outcome::ByHand(kit) => {
                    files = self.keep(kit)?;
                    self.by_hand.push(step.camera);
                }
                outcome => self.count(outcome_exit(outcome)),
            }
            self.teller.ended(address, outcome, &files)?;
            if matches!(outcome, Outcome::ByHand(_)) {
                self.show_the_way(step.camera)?;
            }
        }
    }

    /// The root into the stores of this computer; what is not possible is told, not counted.
    async fn trust(&self) {
        let root = self.stored.root();
        for refused in trust::install_everywhere(self.desk, root, secrets::can_ask()).await {
            self.desk.output.note(&refused);
        }
    }

    /// A refusal counts more than a question left open: it needs a person.
    fn count(&mut self, exit: Exit) {
        if self.exit == Exit::Yes || exit == Exit::No {
            self.exit = exit;
        }
    }
}

/// Whether the camera said no, or could not be asked.
fn outcome_exit(outcome: &Outcome) -> Exit {
    match outcome {
        Outcome::Secured { .. } | Outcome::AlreadySecure { .. } => Exit::Yes,
        Outcome::PutBack { error, .. } | Outcome::Failed { error, .. } => match error {
            work::Error::Device(error) => device_exit(error),
            work::Error::Site(_) | work::Error::NotBack { .. } | work::Error::BrokeOff { .. } => {
                Exit::Unknown
            }
            _ => Exit::No,
        },
        Outcome::Skipped {
            why: work::Why::Stopped,
        } => Exit::Unknown,
        Outcome::Unspoken { .. }
        | Outcome::NeedsRestart { .. }
        | Outcome::ByHand(_)
        | Outcome::Skipped { .. } => Exit::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_and_an_open_question_are_told_apart() {
        let address: Address = "10.0.0.1".parse().unwrap();
        let failed = |error: device::Error| {
            outcome_exit(&Outcome::Failed {
                stage: work::Stage::Clock,
                error: error.into(),
                left: work::Left::Untouched,
            })
        };
        assert_eq!(
            failed(device::Error::Refused {
                address: address.clone()
            }),
            Exit::No
        );
        assert_eq!(
            failed(device::Error::Unreachable {
                address,
                cause: crate::error::Cause::new("x")
            }),
            Exit::Unknown
        );
    }
}
