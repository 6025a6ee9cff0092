//! Accounts of a practice camera: who may come in, and after how many wrong tries nobody may.

use std::time::{Duration, Instant};

use base64::Engine as _;
use time::OffsetDateTime;

use super::quirk::Quirks;
use crate::secret::Secret;

pub mod digest;
pub mod token;

/// What an account may do (ONVIF Core 5.9.4.3, the default policy, as far as it matters here).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Looks and operates.
    Operator,
    /// Everything.
    Administrator,
}

/// Why somebody is not let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No login, an unusable or a wrong one.
    Wrong,
    /// The login was right but its nonce is used up.
    Stale,
    /// The login is not even one.
    Malformed(&'static str),
    /// Too many wrong passwords.
    Locked,
}

/// Who came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Name of the account.
    pub name: String,
    /// What it may do.
    pub level: Level,
}

#[derive(Debug)]
struct Account {
    name: String,
    password: Secret,
    level: Level,
    wrong: u32,
    locked_until: Option<Instant>,
}

/// All accounts, and what must be remembered between requests.
#[derive(Debug)]
pub struct Accounts {
    accounts: Vec<Account>,
    nonces: digest::Nonces,
    tokens: token::Seen,
}

impl Accounts {
    /// An administrator and an operator with the same password.
    pub fn new(administrator: &str, operator: &str, password: &Secret) -> Self {
        let account = |name: &str, level| Account {
            name: name.to_owned(),
            password: password.clone(),
            level,
            wrong: 0,
            locked_until: None,
        };
        Self {
            accounts: vec![
                account(administrator, Level::Administrator),
                account(operator, Level::Operator),
            ],
            nonces: digest::Nonces::default(),
            tokens: token::Seen::default(),
        }
    }

    /// Forgets what lives in memory only; a restart does this.
    pub fn restart(&mut self) {
        self.forget_nonces();
        self.tokens = token::Seen::default();
        for account in &mut self.accounts {
            account.wrong = 0;
            account.locked_until = None;
        }
    }

    /// Digest nonces given out so far are worth nothing any more.
    pub fn forget_nonces(&mut self) {
        let realm = std::mem::take(&mut self.nonces.realm);
        self.nonces = digest::Nonces::default();
        self.nonces.realm = realm;
    }

    /// Judges an `Authorization` header of Basic.
    pub fn basic(&mut self, header: &str, quirks: &Quirks) -> Result<Guest, Refusal> {
        let malformed = Refusal::Malformed("not a basic login");
        let packed = header.strip_prefix("Basic ").ok_or(malformed.clone())?;
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(packed)
            .map_err(|_| malformed.clone())?;
        let text = String::from_utf8(bytes).map_err(|_| malformed.clone())?;
        let (name, password) = text.split_once(':').ok_or(malformed)?;
        self.proof(name, |right| right == password, quirks)
    }

    /// Names what the login is for.
    pub fn call_it(&mut self, realm: String) {
        self.nonces.realm = realm;
    }

    /// Wrong passwords since the last right one, over all accounts.
    pub fn wrong_tries(&self) -> u32 {
        self.accounts.iter().map(|a| a.wrong).sum()
    }

    /// The values of `WWW-Authenticate` for a refused request.
    pub fn challenges(&mut self, quirks: &Quirks, stale: bool) -> Vec<String> {
        self.nonces.challenges(quirks, stale)
    }

    /// Judges an `Authorization` header.
    pub fn digest(
        &mut self,
        header: &str,
        method: &str,
        target: &str,
        quirks: &Quirks,
    ) -> Result<Guest, Refusal> {
        let claim = digest::Claim::read(header).ok_or(Refusal::Malformed("not a digest login"))?;
        let index = self.find(&claim.user)?;
        let right = {
            let account = self.accounts.get(index).ok_or(Refusal::Wrong)?;
            self.nonces
                .judge(&claim, method, target, &account.password, quirks)
        };
        self.settle(index, right, quirks)
    }

    /// Judges a proof of the password made in a maker's own way; `fits` compares it.
    pub fn proof(
        &mut self,
        name: &str,
        fits: impl FnOnce(&str) -> bool,
        quirks: &Quirks,
    ) -> Result<Guest, Refusal> {
        let index = self.find(name)?;
        let right = match self.accounts.get(index) {
            Some(account) if fits(account.password.reveal()) => Ok(()),
            _ => Err(Refusal::Wrong),
        };
        self.settle(index, right, quirks)
    }

    /// Judges a UsernameToken.
    pub fn token(
        &mut self,
        security: roxmltree::Node<'_, '_>,
        now: OffsetDateTime,
        quirks: &Quirks,
    ) -> Result<Guest, Refusal> {
        let claim = token::Claim::read(security)?;
        if quirks.short_tokens && !claim.is_short() {
            return Err(Refusal::Malformed("nonce or time is too long"));
        }
        let index = self.find(&claim.user)?;
        let right = {
            let account = self.accounts.get(index).ok_or(Refusal::Wrong)?;
            self.tokens
                .judge(&claim, &account.password, now, quirks.token_window_seconds)
        };
        self.settle(index, right, quirks)
    }

    fn find(&mut self, name: &str) -> Result<usize, Refusal> {
        let index = self
            .accounts
            .iter()
            .position(|a| a.name == name)
            .ok_or(Refusal::Wrong)?;
        let account = self.accounts.get_mut(index).ok_or(Refusal::Wrong)?;
        match account.locked_until {
            Some(until) if Instant::now() < until => return Err(Refusal::Locked),
            Some(_) => {
                account.locked_until = None;
                account.wrong = 0;
            }
            None => {}
        }
        Ok(index)
    }

    fn settle(
        &mut self,
        index: usize,
        right: Result<(), Refusal>,
        quirks: &Quirks,
    ) -> Result<Guest, Refusal> {
        let account = self.accounts.get_mut(index).ok_or(Refusal::Wrong)?;
        match right {
            Ok(()) => {
                account.wrong = 0;
                Ok(Guest {
                    name: account.name.clone(),
                    level: account.level,
                })
            }
            Err(Refusal::Wrong) => {
                account.wrong += 1;
                if account.wrong >= quirks.lock_after {
                    account.locked_until =
                        Some(Instant::now() + Duration::from_secs_f64(quirks.lock_seconds));
                    return Err(Refusal::Locked);
                }
                Err(Refusal::Wrong)
            }
            Err(other) => Err(other),
        }
    }
}
