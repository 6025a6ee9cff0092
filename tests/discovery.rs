//! Discovery against fake devices on loopback: answers that come late, twice, or broken, and a
//! range that is silent.
#![allow(clippy::unwrap_used)]

use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use camseal::device::Address;
use camseal::discovery::{Interface, Scan, Scout, Sighting, Sweep, range, scan};
use futures::StreamExt;
use socket2::{Domain, Socket, Type};
use tokio::net::{TcpListener, UdpSocket};

fn answer(endpoint: &str, hardware: &str, xaddrs: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"
 xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
 xmlns:wsdd="http://schemas.xmlsoap.org/ws/2005/04/discovery"><env:Body><wsdd:ProbeMatches>
<wsdd:ProbeMatch><wsa:EndpointReference><wsa:Address>{endpoint}</wsa:Address></wsa:EndpointReference>
<wsdd:Types>dn:NetworkVideoTransmitter</wsdd:Types>
<wsdd:Scopes>onvif://www.onvif.org/hardware/{hardware} onvif://www.onvif.org/name/Yard%20{hardware}</wsdd:Scopes>
<wsdd:XAddrs>{xaddrs}</wsdd:XAddrs></wsdd:ProbeMatch></wsdd:ProbeMatches></env:Body></env:Envelope>"#
    )
}

/// A device that answers every probe with these datagrams, and tells what it was asked.
async fn device(
    answers: Vec<Vec<u8>>,
) -> (SocketAddr, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = socket.local_addr().unwrap();
    let (asked, probes) = tokio::sync::mpsc::unbounded_channel();
    drop(tokio::spawn(async move {
        let mut buffer = vec![0; 4096];
        while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
            let _ = asked.send(String::from_utf8_lossy(&buffer[..length]).into_owned());
            for answer in &answers {
                let _ = socket.send_to(answer, from).await;
            }
        }
    }));
    (address, probes)
}

async fn look(interfaces: Vec<Interface>, ranges: Vec<Address>) -> Vec<Sighting> {
    scan(Scan {
        time: Duration::from_millis(1200),
        ranges,
        interfaces,
        sweep: Sweep::Off,
    })
    .collect()
    .await
}

#[tokio::test]
async fn one_device_on_two_interfaces_is_one_sighting() {
    let text = answer(
        "urn:uuid:AB",
        "M1",
        "http://127.0.0.1:8080/onvif/device_service",
    );
    let (first, _a) = device(vec![text.clone().into_bytes()]).await;
    let (second, _b) = device(vec![text.into_bytes()]).await;
    let seen = look(
        vec![Interface::towards(first), Interface::towards(second)],
        Vec::new(),
    )
    .await;
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert_eq!(seen[0].address.to_string(), "127.0.0.1:8080");
    assert_eq!(seen[0].model.as_deref(), Some("M1"));
    assert_eq!(seen[0].name.as_deref(), Some("Yard M1"));
    assert_eq!(seen[0].scout, Scout::WsDiscovery);
}

#[tokio::test]
async fn probes_both_types_three_times_with_new_ids_and_the_literal_prefix() {
    let (address, mut probes) = device(Vec::new()).await;
    assert!(
        look(vec![Interface::towards(address)], Vec::new())
            .await
            .is_empty()
    );
    let mut asked = Vec::new();
    while let Ok(probe) = probes.try_recv() {
        asked.push(probe);
    }
    assert_eq!(asked.len(), 6);
    let with = |t: &str| asked.iter().filter(|p| p.contains(t)).count();
    assert_eq!(with("<d:Types>dn:NetworkVideoTransmitter</d:Types>"), 3);
    assert_eq!(with("<d:Types>tds:Device</d:Types>"), 3);
    let ids: std::collections::HashSet<_> = asked
        .iter()
        .map(|p| p.split("MessageID>").nth(1).unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), 6);
}

#[tokio::test]
async fn garbage_between_answers_does_no_harm() {
    let bomb = format!(
        "<!DOCTYPE l [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;&a;\">]>{}",
        "x".repeat(1000),
        answer("urn:uuid:bomb", "&b;", "http://127.0.0.1/")
    );
    let (address, _probes) = device(vec![
        vec![0xff; 60_000],
        b"<<<<".to_vec(),
        bomb.into_bytes(),
        "<a>".repeat(10_000).into_bytes(),
        answer(
            "urn:uuid:ok",
            "M2",
            "http://10.20.30.40/onvif/device_service",
        )
        .into_bytes(),
    ])
    .await;
    let seen = look(vec![Interface::towards(address)], Vec::new()).await;
    assert_eq!(seen.len(), 1, "{seen:?}");
    // It answered from here, so it is reached here; what it claims is only mentioned.
    assert_eq!(seen[0].address.to_string(), "127.0.0.1");
    assert_eq!(seen[0].also[0].to_string(), "10.20.30.40");
}

#[tokio::test]
async fn a_range_finds_open_ports_only() {
    let open = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let closed = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let text = format!(
        "127.0.0.1:{}\n127.0.0.1:{}",
        open.local_addr().unwrap().port(),
        closed.local_addr().unwrap().port()
    );
    drop(closed);
    let seen = look(Vec::new(), range::parse(&text).unwrap()).await;
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert_eq!(
        seen[0].address.port(),
        Some(open.local_addr().unwrap().port())
    );
    assert_eq!(seen[0].scout, Scout::Range);
}

/// A listener nobody accepts from, with its queue filled: the kernel drops further attempts, which
/// is how a switched-off camera looks from here.
fn silent() -> (Socket, Vec<Socket>, SocketAddr) {
    let listener = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    let any: SocketAddr = (Ipv4Addr::LOCALHOST, 0).into();
    listener.bind(&any.into()).unwrap();
    listener.listen(0).unwrap();
    let address = listener.local_addr().unwrap().as_socket().unwrap();
    let mut held = Vec::new();
    for _ in 0..8 {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        socket.set_nonblocking(true).unwrap();
        let _ = socket.connect(&address.into());
        held.push(socket);
    }
    std::thread::sleep(Duration::from_millis(100));
    (listener, held, address)
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn two_hundred_and_fifty_silent_addresses_take_three_seconds() {
    let (_listener, _held, address) = silent();
    // As many attempts as 250 addresses need without a named port: five each.
    let silent = vec![Address::new("127.0.0.1", Some(address.port())); 250 * 5];
    let begin = Instant::now();
    assert!(look(Vec::new(), silent).await.is_empty());
    let took = begin.elapsed();
    assert!(took > Duration::from_millis(800), "not silent: {took:?}");
    assert!(took < Duration::from_millis(4500), "{took:?}");
}

#[tokio::test]
async fn dropping_the_stream_ends_the_scan() {
    let (address, mut probes) = device(Vec::new()).await;
    let mut stream = scan(Scan {
        time: Duration::from_secs(60),
        ranges: Vec::new(),
        interfaces: vec![Interface::towards(address)],
        sweep: Sweep::Off,
    });
    let first = tokio::time::timeout(Duration::from_millis(200), stream.next()).await;
    assert!(first.is_err());
    drop(stream);
    while probes.try_recv().is_ok() {}
    tokio::time::sleep(Duration::from_millis(900)).await;
    assert!(probes.try_recv().is_err());
}
