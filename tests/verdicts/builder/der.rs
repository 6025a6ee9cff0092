//! DER by hand, and the names of X.509 in it (RFC 5280 4.1.2.4, 4.2.1.6).

use std::net::IpAddr;

use time::OffsetDateTime;

pub fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let n = content.len();
    if n < 0x80 {
        out.push(n as u8);
    } else if n < 0x100 {
        out.extend([0x81, n as u8]);
    } else {
        out.extend([0x82, (n >> 8) as u8, n as u8]);
    }
    out.extend_from_slice(content);
    out
}

pub fn seq(parts: &[Vec<u8>]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

pub fn oid(text: &str) -> Vec<u8> {
    let arcs: Vec<u64> = text.split('.').map(|a| a.parse().unwrap()).collect();
    let mut content = Vec::new();
    let mut push = |mut arc: u64| {
        let mut group = vec![(arc & 0x7f) as u8];
        arc >>= 7;
        while arc > 0 {
            group.push(0x80 | (arc & 0x7f) as u8);
            arc >>= 7;
        }
        group.reverse();
        content.extend(group);
    };
    push(arcs[0] * 40 + arcs[1]);
    arcs[2..].iter().for_each(|a| push(*a));
    tlv(6, &content)
}

pub fn bit_string(bytes: &[u8]) -> Vec<u8> {
    tlv(3, &[&[0], bytes].concat())
}

/// UTCTime or GeneralizedTime as RFC 5280 4.1.2.5 wants it.
pub fn when(at: OffsetDateTime) -> Vec<u8> {
    let text = at
        .format(&time::macros::format_description!(
            "[year][month][day][hour][minute][second]Z"
        ))
        .unwrap();
    if (1950..2050).contains(&at.year()) {
        tlv(0x17, &text.as_bytes()[2..])
    } else {
        tlv(0x18, text.as_bytes())
    }
}

pub const UTF8: u8 = 0x0c;

pub const PRINTABLE: u8 = 0x13;

/// A Name of one attribute a part: `[(2.5.4.3, string type, bytes)]`.
pub fn name(parts: &[(&str, u8, &[u8])]) -> Vec<u8> {
    let sets: Vec<Vec<u8>> = parts
        .iter()
        .map(|(kind, tag, text)| tlv(0x31, &seq(&[oid(kind), tlv(*tag, text)])))
        .collect();
    seq(&sets)
}

pub const CN: &str = "2.5.4.3";
pub const O: &str = "2.5.4.10";

pub fn cn(text: &str) -> Vec<u8> {
    name(&[(CN, UTF8, text.as_bytes())])
}

/// One GeneralName (RFC 5280 4.2.1.6).
pub fn dns(text: &str) -> Vec<u8> {
    tlv(0x82, text.as_bytes())
}

pub fn mail(text: &str) -> Vec<u8> {
    tlv(0x81, text.as_bytes())
}

pub fn uri(text: &str) -> Vec<u8> {
    tlv(0x86, text.as_bytes())
}

pub fn directory(name: &[u8]) -> Vec<u8> {
    tlv(0xa4, name)
}

pub fn ip(text: &str) -> Vec<u8> {
    match text.parse::<IpAddr>().unwrap() {
        IpAddr::V4(v4) => tlv(0x87, &v4.octets()),
        IpAddr::V6(v6) => tlv(0x87, &v6.octets()),
    }
}

/// Address and mask, for name constraints.
pub fn net(address: &str, mask: &str) -> Vec<u8> {
    let octets = |t: &str| match t.parse::<IpAddr>().unwrap() {
        IpAddr::V4(a) => a.octets().to_vec(),
        IpAddr::V6(a) => a.octets().to_vec(),
    };
    tlv(0x87, &[octets(address), octets(mask)].concat())
}
