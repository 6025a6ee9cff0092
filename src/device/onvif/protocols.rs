//! HTTPS on and off: reading and setting the network protocols.
//!
//! Apart because both ONVIF families do it alike. HTTP is never touched: recorders live on it.

use super::message::{self, Protocol};
use crate::device::conversation::Conversation;
use crate::device::soap::has_code;
use crate::device::xml::{self, Element};
use crate::device::{Before, Error};

/// The port of HTTPS when the device names none.
const HTTPS_PORT: u16 = 443;

/// What the device says now.
pub(super) async fn now(talk: &Conversation) -> Result<Vec<Protocol>, Error> {
    let answer = talk.ask(&message::protocols()).await?;
    Ok(answer.each("NetworkProtocols").map(read).collect())
}

fn read(element: &Element) -> Protocol {
    Protocol {
        name: element
            .text_of("Name")
            .unwrap_or_default()
            .to_ascii_uppercase(),
        enabled: element.text_of("Enabled").is_some_and(xml::yes),
        ports: element
            .each("Port")
            .filter_map(|port| port.text().parse().ok())
            .filter(|port| *port != 0)
            .collect(),
    }
}

/// The line of that name.
pub(super) fn line<'a>(protocols: &'a [Protocol], name: &str) -> Option<&'a Protocol> {
    protocols.iter().find(|p| p.name == name)
}

/// Writes what `protocols` say into `before`.
pub(super) fn remember(protocols: &[Protocol], before: &mut Before) {
    let port = |name| line(protocols, name).and_then(|p| p.ports.first().copied());
    let on = |name| line(protocols, name).is_some_and(|p| p.enabled);
    before.https = on("HTTPS");
    before.https_port = port("HTTPS");
    before.http = on("HTTP");
    before.http_port = port("HTTP");
}

/// Makes HTTPS be `on`; answers its port. Nothing is sent when it already is.
pub(super) async fn switch_https(talk: &Conversation, on: bool) -> Result<u16, Error> {
    let protocols = now(talk).await?;
    let mut wanted = line(&protocols, "HTTPS").cloned().unwrap_or(Protocol {
        name: "HTTPS".to_owned(),
        enabled: false,
        ports: Vec::new(),
    });
    if wanted.ports.is_empty() {
        wanted.ports.push(HTTPS_PORT);
    }
    let port = wanted.ports[0];
    if wanted.enabled == on {
        return Ok(port);
    }
    wanted.enabled = on;
    match set(talk, &protocols, wanted).await {
        Ok(()) => Ok(port),
        Err(Error::Fault { address, code, .. }) => Err(Error::HttpsNotSwitched { address, code }),
        Err(Error::NotOffered { address, operation }) => Err(Error::HttpsNotSwitched {
            address,
            code: operation,
        }),
        Err(error) => Err(error),
    }
}

/// Makes HTTP be off; nothing is sent when it already is, or is not known at all.
pub(super) async fn switch_http_off(talk: &Conversation) -> Result<(), Error> {
    let protocols = now(talk).await?;
    match line(&protocols, "HTTP").cloned() {
        Some(wanted) if wanted.enabled => {
            let wanted = Protocol {
                enabled: false,
                ..wanted
            };
            set(talk, &protocols, wanted).await
        }
        _ => Ok(()),
    }
}

/// One line as it is wanted, the others as they are.
async fn set(talk: &Conversation, protocols: &[Protocol], wanted: Protocol) -> Result<(), Error> {
    let alone = talk
        .ask(&message::set_protocols(std::slice::from_ref(&wanted)))
        .await;
    let answer = match alone {
        // Some devices want the whole list. Ports are needed even for what is off.
        Err(error) if has_code(&error, "InvalidArgs") || has_code(&error, "InvalidArgVal") => {
            let mut all = protocols.to_vec();
            match all.iter_mut().find(|p| p.name == wanted.name) {
                Some(line) => *line = wanted,
                None => all.push(wanted),
            }
            all.retain(|p| !p.ports.is_empty());
            talk.ask(&message::set_protocols(&all)).await
        }
        answer => answer,
    };
    match answer {
        // The switch may cut the connection that asked for it; whoever looks next sees the truth.
        Ok(_) | Err(Error::Cut { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_what_was_on() {
        let answer = xml::read(
            b"<R><a:NetworkProtocols><Name>HTTP</Name><Enabled>true</Enabled><Port>8080</Port></a:NetworkProtocols>\
              <a:NetworkProtocols><Name>https</Name><Enabled>false</Enabled><Port>0</Port><Port>8443</Port></a:NetworkProtocols></R>",
        )
        .unwrap();
        let lines: Vec<_> = answer.each("NetworkProtocols").map(read).collect();
        let mut before = Before::default();
        remember(&lines, &mut before);
        assert_eq!(
            (
                before.http,
                before.http_port,
                before.https,
                before.https_port
            ),
            (true, Some(8080), false, Some(8443))
        );
    }
}
