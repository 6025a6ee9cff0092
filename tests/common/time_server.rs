//! A time server (SNTP, RFC 4330) on loopback, for cameras whose clocks follow one.

use std::net::UdpSocket;

use time::OffsetDateTime;

/// A time server on loopback: answers with this computer's time, or keeps silent. Its thread ends
/// with the test program.
pub fn time_server(speaks: bool) -> u16 {
    answering(speaks.then_some(0))
}

/// One that is itself off by so many seconds; `None` keeps silent.
pub fn answering(off: Option<i64>) -> u16 {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let port = socket.local_addr().unwrap().port();
    drop(std::thread::spawn(move || {
        let mut question = [0; 48];
        while let Ok((_, from)) = socket.recv_from(&mut question) {
            // RFC 4330 5: mode 4, stratum 2, the question's transmit time as originate time.
            let mut answer = [0; 48];
            answer[0] = 4 << 3 | 4;
            answer[1] = 2;
            answer[24..32].copy_from_slice(&question[40..]);
            let Some(off) = off else { continue };
            let now = OffsetDateTime::now_utc().unix_timestamp() + off + 2_208_988_800;
            answer[40..44].copy_from_slice(&(now as u32).to_be_bytes());
            let _ = socket.send_to(&answer, from);
        }
    }));
    port
}
