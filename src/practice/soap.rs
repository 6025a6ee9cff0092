//! SOAP 1.2 as the standard has it: envelopes in, envelopes and faults out (ONVIF Core 5.7, 5.8).

use roxmltree::{Document, Node};

use super::xml::Xml;

/// SOAP 1.2 envelope.
pub const ENVELOPE: &str = "http://www.w3.org/2003/05/soap-envelope";
/// Device service.
pub const TDS: &str = "http://www.onvif.org/ver10/device/wsdl";
/// Advanced Security service.
pub const TAS: &str = "http://www.onvif.org/ver10/advancedsecurity/wsdl";
/// Common types.
pub const TT: &str = "http://www.onvif.org/ver10/schema";
/// WS-Security extension.
pub const WSSE: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

/// A fault: who is to blame, ONVIF's subcodes, a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// `Sender`, `Receiver`, `MustUnderstand` or `VersionMismatch`.
    pub code: &'static str,
    /// First subcode in the `ter` namespace.
    pub subcode: Option<&'static str>,
    /// Second subcode in the `ter` namespace.
    pub second: Option<&'static str>,
    /// Reason in English.
    pub reason: String,
}

impl Fault {
    /// The sender is to blame.
    pub fn sender(subcode: &'static str, second: Option<&'static str>, reason: &str) -> Self {
        Self {
            code: "Sender",
            subcode: Some(subcode),
            second,
            reason: reason.to_owned(),
        }
    }

    /// The camera cannot.
    pub fn receiver(subcode: &'static str, second: Option<&'static str>, reason: &str) -> Self {
        Self {
            code: "Receiver",
            ..Self::sender(subcode, second, reason)
        }
    }

    /// Sender/InvalidArgs.
    pub fn arguments(reason: &str) -> Self {
        Self::sender("InvalidArgs", None, reason)
    }

    /// Sender/InvalidArgVal/`second`.
    pub fn value(second: &'static str, reason: &str) -> Self {
        Self::sender("InvalidArgVal", Some(second), reason)
    }

    /// Receiver/Action/`second`.
    pub fn action(second: &'static str, reason: &str) -> Self {
        Self::receiver("Action", Some(second), reason)
    }

    /// Sender/TagMismatch.
    pub fn tag_mismatch(name: &str) -> Self {
        Self::sender(
            "TagMismatch",
            None,
            &format!("tag name or namespace mismatch: {name}"),
        )
    }

    /// Sender/NotAuthorized.
    pub fn not_authorized(reason: &str) -> Self {
        Self::sender("NotAuthorized", None, reason)
    }

    /// Receiver/ActionNotSupported.
    pub fn not_supported(operation: &str) -> Self {
        Self::receiver(
            "ActionNotSupported",
            None,
            &format!("{operation} is not supported"),
        )
    }

    /// HTTP status by the SOAP 1.2 binding.
    pub fn status(&self) -> u16 {
        if self.code == "Sender" { 400 } else { 500 }
    }

    /// The whole envelope; without the declaration of `ter` when the camera forgets it.
    pub fn envelope(&self, declared: bool) -> String {
        let mut xml = Xml::new()
            .open("s:Fault")
            .open("s:Code")
            .leaf("s:Value", &format!("s:{}", self.code));
        if let Some(subcode) = self.subcode {
            xml = xml
                .open("s:Subcode")
                .leaf("s:Value", &format!("ter:{subcode}"));
            if let Some(second) = self.second {
                xml = xml
                    .open("s:Subcode")
                    .leaf("s:Value", &format!("ter:{second}"))
                    .close();
            }
            xml = xml.close();
        }
        let fault = xml
            .close()
            .open("s:Reason")
            .open_with("s:Text", &[("xml:lang", "en")])
            .text(&self.reason)
            .done();
        // SOAP 1.2 part 1, 5.4.7: what was not understood is the business of the header block;
        // no camera of ours sends it.
        wrap(&fault, declared)
    }
}

/// An answer: the content of the body in its envelope.
pub fn envelope(body: &str) -> String {
    wrap(body, true)
}

fn wrap(body: &str, declared: bool) -> String {
    let ter = if declared {
        " xmlns:ter=\"http://www.onvif.org/ver10/error\""
    } else {
        ""
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"{ENVELOPE}\" \
         xmlns:tds=\"{TDS}\" xmlns:tas=\"{TAS}\" xmlns:tt=\"{TT}\"{ter}><s:Body>{body}</s:Body></s:Envelope>"
    )
}

/// A request's two interesting elements.
pub struct Request<'a, 'i> {
    /// `wsse:Security`, when there is one.
    pub security: Option<Node<'a, 'i>>,
    /// The operation's element.
    pub operation: Node<'a, 'i>,
}

/// Reads an envelope strictly.
///
/// # Errors
/// A fault for everything SOAP 1.2 does not allow.
pub fn read<'a, 'i>(document: &'a Document<'i>) -> Result<Request<'a, 'i>, Fault> {
    let root = document.root_element();
    if root.tag_name().name() != "Envelope" {
        return Err(Fault::tag_mismatch(root.tag_name().name()));
    }
    if root.tag_name().namespace() != Some(ENVELOPE) {
        return Err(Fault {
            code: "VersionMismatch",
            subcode: None,
            second: None,
            reason: "only SOAP 1.2 is spoken here".to_owned(),
        });
    }
    let children: Vec<_> = root.children().filter(Node::is_element).collect();
    let soap = |node: &Node<'_, '_>, name: &str| {
        node.tag_name().namespace() == Some(ENVELOPE) && node.tag_name().name() == name
    };
    let (header, body) = match children.as_slice() {
        [body] if soap(body, "Body") => (None, *body),
        [header, body] if soap(header, "Header") && soap(body, "Body") => (Some(*header), *body),
        _ => return Err(Fault::sender("Tag", None, "an envelope is Header? Body")),
    };
    let mut security = None;
    for block in header
        .iter()
        .flat_map(Node::children)
        .filter(Node::is_element)
    {
        if block.tag_name().name() == "Security" && block.tag_name().namespace() == Some(WSSE) {
            security = Some(block);
        } else if matches!(
            block.attribute((ENVELOPE, "mustUnderstand")),
            Some("1" | "true")
        ) && block.tag_name().namespace() != Some("http://www.w3.org/2005/08/addressing")
        {
            return Err(Fault {
                code: "MustUnderstand",
                subcode: None,
                second: None,
                reason: format!("{} is not understood", block.tag_name().name()),
            });
        }
    }
    let mut elements = body.children().filter(Node::is_element);
    match (elements.next(), elements.next()) {
        (Some(operation), None) => Ok(Request {
            security,
            operation,
        }),
        _ => Err(Fault::sender(
            "Tag",
            None,
            "a body holds exactly one element",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_has_both_subcodes_and_parses() {
        let text = Fault::value("KeyID", "no <such> key").envelope(true);
        let document = Document::parse(&text).unwrap();
        let values: Vec<_> = document
            .descendants()
            .filter(|n| n.tag_name().name() == "Value")
            .filter_map(|n| n.text())
            .collect();
        assert_eq!(values, ["s:Sender", "ter:InvalidArgVal", "ter:KeyID"]);
        assert!(text.contains("no &lt;such&gt; key"));
        assert!(
            !Fault::value("KeyID", "")
                .envelope(false)
                .contains("xmlns:ter")
        );
    }

    #[test]
    fn refuses_the_older_soap_and_a_second_operation() {
        let old = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body/></e:Envelope>";
        let document = Document::parse(old).unwrap();
        assert_eq!(read(&document).err().unwrap().code, "VersionMismatch");
        let two =
            format!("<s:Envelope xmlns:s=\"{ENVELOPE}\"><s:Body><a/><b/></s:Body></s:Envelope>");
        let document = Document::parse(&two).unwrap();
        assert_eq!(read(&document).err().unwrap().subcode, Some("Tag"));
    }
}
