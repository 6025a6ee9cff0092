//! mDNS as a camera speaks it: one answer with everything to a one-shot question (RFC 6762 6.7,
//! RFC 6763 12.1).
//!
//! Apart because its words are DNS, written and read without a line of the client's.

use super::Announcement;

const PTR: u16 = 12;
const TXT: u16 = 16;
const SRV: u16 = 33;
const ADDRESS: u16 = 1;
const ANY: u16 = 255;
/// A legacy answer must not be kept long (RFC 6762 6.7).
const TTL: u32 = 10;

/// Answers the questions that are about this camera's services.
pub fn answer(message: &[u8], camera: &Announcement) -> Option<Vec<u8>> {
    let (id, questions) = read(message)?;
    let services = services(camera);
    let mut asked = Vec::new();
    for (name, kind) in &questions {
        let service = services.iter().find(|(service, _)| {
            name.iter()
                .map(|label| label.to_ascii_lowercase())
                .eq(service.split('.').chain(["local"]).map(ToOwned::to_owned))
        });
        if let (Some(service), PTR | ANY) = (service, *kind) {
            asked.push((name, *kind, service));
        }
    }
    if asked.is_empty() {
        return None;
    }
    let host: Vec<String> = vec![camera.serial.to_lowercase(), "local".to_owned()];
    let mut out = id.to_vec();
    out.extend([0x84, 0]);
    for count in [asked.len(), asked.len(), 0, 2 * asked.len() + 1] {
        out.extend((count as u16).to_be_bytes());
    }
    // A legacy caller gets its questions back.
    for (name, kind, _) in &asked {
        put_name(&mut out, name);
        out.extend(kind.to_be_bytes());
        out.extend([0, 1]);
    }
    let instance = |name: &[String]| {
        let mut whole = vec![camera.name.clone()];
        whole.extend_from_slice(name);
        whole
    };
    for (name, _, _) in &asked {
        let mut data = Vec::new();
        put_name(&mut data, &instance(name));
        put_record(&mut out, name, PTR, &data);
    }
    for (name, _, (_, port)) in &asked {
        let mut data = vec![0, 0, 0, 0];
        data.extend(port.to_be_bytes());
        put_name(&mut data, &host);
        put_record(&mut out, &instance(name), SRV, &data);
        let mut data = Vec::new();
        for word in [
            format!("model={}", camera.model),
            format!("serialnumber={}", camera.serial),
            "manufacturer=Practice".to_owned(),
        ] {
            data.push(word.len() as u8);
            data.extend(word.as_bytes());
        }
        put_record(&mut out, &instance(name), TXT, &data);
    }
    put_record(&mut out, &host, ADDRESS, &camera.address.octets());
    Some(out)
}

fn services(camera: &Announcement) -> Vec<(&'static str, u16)> {
    let video = camera.has_video.then_some(("_rtsp._tcp", 554));
    let http = camera.http.map(|port| ("_http._tcp", port));
    let https = camera.https.map(|port| ("_https._tcp", port));
    video.into_iter().chain(http).chain(https).collect()
}

/// The id and the questions (labels, type) of a query; strict: no compression, class IN.
#[allow(clippy::type_complexity)] // one caller, named at once
fn read(message: &[u8]) -> Option<([u8; 2], Vec<(Vec<String>, u16)>)> {
    let [a, b, flags, _, high, low, rest @ ..] = message else {
        return None;
    };
    let count = u16::from_be_bytes([*high, *low]);
    // QR and opcode 0, nothing but questions.
    if flags & 0xf8 != 0 || count == 0 || rest.get(..6)? != [0; 6] {
        return None;
    }
    let mut rest = rest.get(6..)?;
    let mut questions = Vec::new();
    for _ in 0..count {
        let mut name = Vec::new();
        loop {
            let (&length, after) = rest.split_first()?;
            if length == 0 {
                rest = after;
                break;
            }
            let (label, after) = (length < 64).then(|| after.split_at_checked(length.into()))??;
            name.push(std::str::from_utf8(label).ok()?.to_owned());
            rest = after;
        }
        let (tail, after) = rest.split_at_checked(4)?;
        if tail[2] & 0x7f != 0 || tail[3] != 1 {
            return None;
        }
        questions.push((name, u16::from_be_bytes([tail[0], tail[1]])));
        rest = after;
    }
    rest.is_empty().then_some(([*a, *b], questions))
}

fn put_name(out: &mut Vec<u8>, labels: &[String]) {
    for label in labels {
        out.push(label.len().min(63) as u8);
        out.extend(label.bytes().take(63));
    }
    out.push(0);
}

fn put_record(out: &mut Vec<u8>, owner: &[String], kind: u16, data: &[u8]) {
    put_name(out, owner);
    out.extend(kind.to_be_bytes());
    out.extend([0, 1]);
    out.extend(TTL.to_be_bytes());
    out.extend((data.len() as u16).to_be_bytes());
    out.extend(data);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::announce::camera;

    fn question(service: &str) -> Vec<u8> {
        let mut out = vec![7, 8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        let labels: Vec<String> = service.split('.').map(ToOwned::to_owned).collect();
        put_name(&mut out, &labels);
        out.extend([0, 12, 0x80, 1]);
        out
    }

    #[test]
    fn answers_what_it_offers_and_nothing_else() {
        let said = answer(&question("_HTTP._tcp.local"), &camera()).unwrap();
        assert_eq!(said[..4], [7, 8, 0x84, 0]);
        assert!(said.windows(8).any(|w| w == b"Practice"));
        assert!(answer(&question("_ipp._tcp.local"), &camera()).is_none());
        let mut silent = camera();
        silent.has_video = false;
        assert!(answer(&question("_rtsp._tcp.local"), &silent).is_none());
    }

    #[test]
    fn malformed_questions_are_met_with_silence() {
        let good = question("_http._tcp.local");
        assert!(answer(&good, &camera()).is_some());
        for at in 0..good.len() {
            assert!(answer(&good[..at], &camera()).is_none());
        }
        let mut reply = good.clone();
        reply[2] = 0x84;
        assert!(answer(&reply, &camera()).is_none());
        let mut more = good;
        more.push(0);
        assert!(answer(&more, &camera()).is_none());
    }
}
