//! Writing of answers: elements in the order they are called, text escaped.

use std::fmt::Write as _;

/// An XML fragment being written, with the prefixes that every envelope declares.
#[derive(Debug, Default)]
pub struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens an element.
    pub fn open(mut self, name: &'static str) -> Self {
        self.begin(name, &[]);
        self
    }

    /// Opens an element with attributes.
    pub fn open_with(mut self, name: &'static str, attributes: &[(&str, &str)]) -> Self {
        self.begin(name, attributes);
        self
    }

    /// Closes the innermost open element.
    pub fn close(mut self) -> Self {
        if let Some(name) = self.open.pop() {
            let _ = write!(self.text, "</{name}>");
        }
        self
    }

    /// An element that holds only text.
    pub fn leaf(mut self, name: &str, text: &str) -> Self {
        let _ = write!(self.text, "<{name}>{}</{name}>", escape(text));
        self
    }

    /// The same when there is a text, nothing otherwise.
    pub fn leaf_if(self, name: &str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.leaf(name, text),
            None => self,
        }
    }

    /// Text inside the innermost open element.
    pub fn text(mut self, text: &str) -> Self {
        self.text.push_str(&escape(text));
        self
    }

    /// An empty element with attributes.
    pub fn empty(mut self, name: &str, attributes: &[(&str, &str)]) -> Self {
        let _ = write!(self.text, "<{name}{}/>", written(attributes));
        self
    }

    /// Adds what `more` writes for each of `items`.
    pub fn each<T>(
        self,
        items: impl IntoIterator<Item = T>,
        more: impl Fn(Self, T) -> Self,
    ) -> Self {
        items.into_iter().fold(self, more)
    }

    /// The text; what is still open is closed.
    pub fn done(mut self) -> String {
        while !self.open.is_empty() {
            self = self.close();
        }
        self.text
    }

    fn begin(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        let _ = write!(self.text, "<{name}{}>", written(attributes));
        self.open.push(name);
    }
}

fn written(attributes: &[(&str, &str)]) -> String {
    attributes
        .iter()
        .fold(String::new(), |mut all, (name, value)| {
            let _ = write!(all, " {name}=\"{}\"", escape(value));
            all
        })
}

/// `text` with what XML reserves replaced, and characters XML 1.0 forbids left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_in_order_and_escapes() {
        let xml = Xml::new()
            .open_with("a:b", &[("t", "x\"<")])
            .leaf("a:c", "1 & 2\u{1}")
            .empty("a:d", &[])
            .done();
        assert_eq!(
            xml,
            "<a:b t=\"x&quot;&lt;\"><a:c>1 &amp; 2</a:c><a:d/></a:b>"
        );
    }
}
