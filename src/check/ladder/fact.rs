//! What was found on a rung that holds.
//!
//! Apart because it is one small table of words, and the ladder's shape is another matter.

use serde::Serialize;
use time::OffsetDateTime;

use crate::certificate::title_of;
use crate::check::Client;
use crate::fl;
use crate::i18n::date;

/// What was found on a rung that holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
pub enum Fact {
    /// The machine answers.
    Answers { address: String },
    /// TLS is behind this port.
    Port { port: u16 },
    /// Something listens at this port.
    Open { port: u16 },
    /// Version and cipher.
    Tls { version: String, cipher: String },
    /// So many certificates were sent, the last signed by `issuer`.
    Chain { count: usize, issuer: String },
    /// The certificate is for this name, among others.
    Name { name: String, names: Vec<String> },
    /// Valid until then.
    Dates {
        #[serde(serialize_with = "crate::check::moment")]
        until: OffsetDateTime,
    },
    /// This root vouches; `given` when it was handed over and not found in the system's store.
    Root { root: String, given: bool },
    /// Ids of the clients that accept it, and of those whose rules are not known.
    Clients {
        accepting: Vec<String>,
        unknown: Vec<String>,
    },
}

impl Fact {
    /// As little as says enough beside the question: an address, a port, a name.
    pub fn short(&self) -> String {
        match self {
            Self::Answers { address } => address.clone(),
            Self::Port { port } | Self::Open { port } => port.to_string(),
            Self::Tls { version, .. } => version.clone(),
            Self::Chain { issuer, .. } => issuer.clone(),
            Self::Name { name, .. } => name.clone(),
            Self::Dates { until } => until.date().to_string(),
            Self::Root { root, .. } => root.clone(),
            Self::Clients { accepting, unknown } => {
                format!("{}/{}", accepting.len(), accepting.len() + unknown.len())
            }
        }
    }

    /// In the language chosen at this moment.
    pub fn text(&self) -> String {
        match self {
            Self::Answers { address } => fl!("rung-passed-answers", address = address.as_str()),
            Self::Port { port } => fl!("rung-passed-port", port = port.to_string()),
            Self::Open { port } => fl!("rung-passed-open", port = port.to_string()),
            Self::Tls { version, cipher } => fl!(
                "rung-passed-tls",
                version = version.as_str(),
                cipher = cipher.as_str()
            ),
            Self::Chain { count, issuer } => fl!(
                "rung-passed-chain",
                count = count.to_owned(),
                issuer = title_of(issuer)
            ),
            Self::Name { name, .. } => fl!("rung-passed-name", name = name.as_str()),
            Self::Dates { until } => {
                fl!("rung-passed-dates", date = date::day(*until))
            }
            Self::Root { root, given: true } => {
                fl!("rung-passed-root-given", root = root.as_str())
            }
            Self::Root { root, .. } => fl!("rung-passed-root-system", root = root.as_str()),
            Self::Clients { accepting, .. } if accepting.is_empty() => {
                fl!("rung-passed-clients-unknown")
            }
            Self::Clients { accepting, .. } => fl!(
                "rung-passed-clients",
                clients = accepting
                    .iter()
                    .map(|id| Client::from_id(id).map_or_else(|| id.clone(), Client::label))
                    .collect::<Vec<_>>()
                    .join(" · ")
            ),
        }
    }
}
