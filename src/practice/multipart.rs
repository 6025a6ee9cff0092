//! File uploads from HTML forms (RFC 7578), as far as a camera's web page needs them.

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// The file's name, when it is a file.
    pub file: Option<String>,
    /// Its content.
    pub content: Vec<u8>,
}

/// The fields of a `multipart/form-data` body; `None` when it is none.
pub fn read(content_type: &str, body: &[u8]) -> Option<Vec<Field>> {
    let (kind, parameters) = content_type.split_once(';')?;
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameter(parameters, "boundary")?;
    if boundary.is_empty() || boundary.len() > 70 {
        return None;
    }
    let delimiter = format!("--{boundary}");
    let mut fields = Vec::new();
    let mut rest = after(body, delimiter.as_bytes())?;
    loop {
        if rest.starts_with(b"--") {
            return Some(fields);
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let end = find(rest, format!("\r\n{delimiter}").as_bytes())?;
        let (part, tail) = rest.split_at_checked(end)?;
        fields.push(field(part)?);
        rest = after(tail, delimiter.as_bytes())?;
    }
}

fn field(part: &[u8]) -> Option<Field> {
    let split = find(part, b"\r\n\r\n")?;
    let head = std::str::from_utf8(part.get(..split)?).ok()?;
    let disposition = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-disposition")
            .then(|| value.trim())
    })?;
    let (kind, parameters) = disposition.split_once(';')?;
    (kind.trim() == "form-data").then_some(())?;
    Some(Field {
        name: parameter(parameters, "name")?,
        file: parameter(parameters, "filename"),
        content: part.get(split + 4..)?.to_vec(),
    })
}

/// `name=value` or `name="value"` among parameters separated by semicolons.
fn parameter(parameters: &str, wanted: &str) -> Option<String> {
    parameters.split(';').find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case(wanted)
            .then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|w| w == needle)
}

fn after<'a>(hay: &'a [u8], needle: &[u8]) -> Option<&'a [u8]> {
    hay.get(find(hay, needle)? + needle.len()..)
}

/// The fields of an `application/x-www-form-urlencoded` body.
pub fn read_encoded(body: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(body)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_and_bytes_that_look_like_line_ends() {
        let body = b"--X\r\nContent-Disposition: form-data; name=\"a\"; filename=\"s.crt\"\r\n\
            Content-Type: application/octet-stream\r\n\r\n1\r\n2\r\n--X\r\n\
            content-disposition: form-data; name=\"b\"\r\n\r\n\r\n--X--\r\n";
        let fields = read("multipart/form-data; boundary=X", body).unwrap();
        assert_eq!(fields.len(), 2);
        assert_eq!(fields[0].file.as_deref(), Some("s.crt"));
        assert_eq!(fields[0].content, b"1\r\n2");
        assert!(fields[1].content.is_empty());
        assert!(read("multipart/form-data; boundary=Y", body).is_none());
        assert!(read("multipart/form-data", body).is_none());
        assert!(read("multipart/form-data; boundary=X", &body[..80]).is_none());
    }
}
