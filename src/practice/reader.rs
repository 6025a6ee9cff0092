//! Strict reading of a request: children in the schema's order, nothing missing, nothing more.

use base64::Engine as _;
use roxmltree::Node;

use super::soap::Fault;

/// The children of one element, consumed in order.
pub struct Reader<'a, 'i> {
    namespace: &'static str,
    parent: Node<'a, 'i>,
    children: std::iter::Peekable<std::vec::IntoIter<Node<'a, 'i>>>,
}

impl<'a, 'i> Reader<'a, 'i> {
    /// Of the children of `parent`, which belong to `namespace`.
    ///
    /// # Errors
    /// Faults when the element holds text beside elements, or attributes.
    pub fn new(parent: Node<'a, 'i>, namespace: &'static str) -> Result<Self, Fault> {
        if parent
            .children()
            .any(|c| c.is_text() && !c.text().unwrap_or_default().trim().is_empty())
        {
            return Err(Fault::arguments("text where elements belong"));
        }
        no_attributes(parent)?;
        let children: Vec<_> = parent.children().filter(Node::is_element).collect();
        Ok(Self {
            namespace,
            parent,
            children: children.into_iter().peekable(),
        })
    }

    /// The next child if it is called so.
    pub fn optional(&mut self, name: &str) -> Result<Option<Node<'a, 'i>>, Fault> {
        let Some(child) = self.children.peek() else {
            return Ok(None);
        };
        if child.tag_name().name() != name {
            return Ok(None);
        }
        if child.tag_name().namespace() != Some(self.namespace) {
            return Err(Fault::tag_mismatch(name));
        }
        Ok(self.children.next())
    }

    /// The next child, which must be called so.
    pub fn required(&mut self, name: &str) -> Result<Node<'a, 'i>, Fault> {
        let parent = self.parent.tag_name().name();
        match self.optional(name)? {
            Some(node) => Ok(node),
            None => Err(match self.children.peek() {
                Some(found) => Fault::arguments(&format!(
                    "{parent}: {} where {name} belongs",
                    found.tag_name().name()
                )),
                None => Fault::arguments(&format!("{parent}: {name} is missing")),
            }),
        }
    }

    /// All next children called so, at least `least`.
    pub fn many(&mut self, name: &str, least: usize) -> Result<Vec<Node<'a, 'i>>, Fault> {
        let mut all = Vec::new();
        while let Some(node) = self.optional(name)? {
            all.push(node);
        }
        if all.len() < least {
            return Err(Fault::arguments(&format!("{name} is missing")));
        }
        Ok(all)
    }

    /// Text of the next child, which must be called so.
    pub fn text(&mut self, name: &str) -> Result<String, Fault> {
        text(self.required(name)?)
    }

    /// Text of the next child, if it is called so.
    pub fn optional_text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        self.optional(name)?.map(text).transpose()
    }

    /// Boolean of the next child, which must be called so.
    pub fn boolean(&mut self, name: &str) -> Result<bool, Fault> {
        boolean(&self.text(name)?)
    }

    /// Number of the next child, which must be called so.
    pub fn number(&mut self, name: &str) -> Result<u32, Fault> {
        let text = self.text(name)?;
        // xs:integer allows a sign and leading zeros; none of ours is negative.
        text.trim()
            .parse()
            .map_err(|_| Fault::arguments(&format!("{name} is no number")))
    }

    /// Bytes of the next child, which must be called so.
    pub fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        bytes(&self.text(name)?)
    }

    /// Nothing may be left.
    pub fn end(mut self) -> Result<(), Fault> {
        match self.children.next() {
            None => Ok(()),
            Some(child) if child.tag_name().namespace() != Some(self.namespace) => {
                Err(Fault::tag_mismatch(child.tag_name().name()))
            }
            Some(child) => Err(Fault::arguments(&format!(
                "{} is not expected here",
                child.tag_name().name()
            ))),
        }
    }
}

fn no_attributes(node: Node<'_, '_>) -> Result<(), Fault> {
    // xsi:type and the like are allowed on every element, the media type on binary data.
    let allowed = [
        Some("http://www.w3.org/2001/XMLSchema-instance"),
        Some("http://www.w3.org/2005/05/xmlmime"),
    ];
    match node
        .attributes()
        .find(|a| !allowed.contains(&a.namespace()))
    {
        None => Ok(()),
        Some(a) => Err(Fault::sender(
            "ProhibAttr",
            None,
            &format!("attribute {} is not expected", a.name()),
        )),
    }
}

/// The text of an element that may hold nothing else.
pub fn text(node: Node<'_, '_>) -> Result<String, Fault> {
    if node.children().any(|c| c.is_element()) {
        return Err(Fault::arguments(&format!(
            "{} holds elements where text belongs",
            node.tag_name().name()
        )));
    }
    no_attributes(node)?;
    Ok(node
        .children()
        .filter(Node::is_text)
        .filter_map(|c| c.text())
        .collect())
}

/// xs:boolean.
pub fn boolean(text: &str) -> Result<bool, Fault> {
    match text.trim() {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(Fault::arguments("not a boolean")),
    }
}

/// xs:base64Binary: white space is allowed between the characters, nothing else.
pub fn bytes(text: &str) -> Result<Vec<u8>, Fault> {
    let packed: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    base64::engine::general_purpose::STANDARD
        .decode(packed)
        .map_err(|_| Fault::arguments("not base64"))
}

/// xs:dateTime in UTC or with a zone.
pub fn date_time(text: &str) -> Result<time::OffsetDateTime, Fault> {
    let text = text.trim();
    time::OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339)
        .or_else(|_| {
            time::OffsetDateTime::parse(
                &format!("{text}Z"),
                &time::format_description::well_known::Rfc3339,
            )
        })
        .map_err(|_| Fault::arguments("not a date and time"))
}
