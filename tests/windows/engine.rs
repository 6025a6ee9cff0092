//! "This PC" is what Windows' own chain engine says: twenty cases on the air, each judged by
//! camseal through its own doors and by the witness's plain `CertGetCertificateChain`.

use std::path::PathBuf;

use super::cases::{self, Case};
use super::judges;
use super::sample::CHOSEN;
use super::wine::{Wine, has, sha1, tool};

/// `CERT_E_CN_NO_MATCH`.
const NO_MATCH: u32 = 0x800B_010F;

/// Roots put into the computer's store by the witness, taken out whatever happens.
struct Installed<'a> {
    wine: &'a Wine,
    thumbprints: Vec<String>,
}

impl<'a> Installed<'a> {
    fn put(wine: &'a Wine, roots: &[Vec<u8>]) -> Self {
        let mut installed = Self {
            wine,
            thumbprints: Vec::new(),
        };
        for (at, root) in roots.iter().enumerate() {
            let file = wine.folder.path().join(format!("root-{at}.der"));
            std::fs::write(&file, root).unwrap();
            let put = wine.witness(&["put", "machine", "Root", &Wine::windows(&file)]);
            assert_eq!(put.code, 0, "{}", put.out);
            installed.thumbprints.push(sha1(&file));
        }
        installed
    }
}

impl Drop for Installed<'_> {
    fn drop(&mut self) {
        for thumbprint in &self.thumbprints {
            let _ = self.wine.witness(&["out", "machine", "Root", thumbprint]);
        }
    }
}

/// The server of the cases, stopped when dropped.
struct Air(std::process::Child);

impl Drop for Air {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What the engine says of a case, as Windows' code: 0 = good. Without a name it judges all else.
fn engine(wine: &Wine, chain: &[String], name: &str) -> u32 {
    let mut words = vec!["chain", "machine", name];
    words.extend(chain.iter().map(String::as_str));
    let said = wine.witness(&words);
    let codes: Vec<u32> = said
        .out
        .split_whitespace()
        .filter_map(|word| u32::from_str_radix(word, 16).ok())
        .collect();
    let [trust, policy] = codes[..] else {
        panic!("{}{}", said.out, said.err);
    };
    if policy == 0 { trust } else { policy }
}

/// The witness's verdict on a case. An engine that reads no addresses (Wine's, and Windows' before
/// 10) answers "another name" to each of them; then the address is OpenSSL's to compare and all
/// else the engine's.
fn truth(wine: &Wine, case: &Case) -> (bool, String) {
    let files: Vec<PathBuf> = (0..case.chain.len())
        .map(|at| wine.folder.path().join(format!("{}-{at}.der", case.id)))
        .collect();
    for (file, der) in files.iter().zip(&case.chain) {
        std::fs::write(file, der).unwrap();
    }
    let chain: Vec<String> = files.iter().map(|file| Wine::windows(file)).collect();
    let mut code = engine(wine, &chain, case.host);
    if code == NO_MATCH && case.host.parse::<std::net::IpAddr>().is_ok() {
        let file = files[0].display().to_string();
        let form = ["x509", "-inform", "DER", "-noout", "-in", &file];
        let said = tool("openssl", &[&form[..], &["-checkip", case.host]].concat());
        if said.out.contains("does match") {
            code = engine(wine, &chain, "-");
        }
    }
    (code == 0, format!("{code:08X}"))
}

#[test]
fn this_pc_says_what_windows_engine_says() {
    let Some(wine) = Wine::find() else { return };
    for program in ["python3", "openssl"] {
        assert!(has(program), "{program} is not installed");
    }
    let mut sample: Vec<Case> = cases::all();
    sample.retain(|case| CHOSEN.contains(&case.id));
    assert_eq!(sample.len(), CHOSEN.len());
    let (server, ports) = judges::serve(wine.folder.path(), &sample);
    let _air = Air(server);
    let roots = judges::roots(&sample);
    let _installed = Installed::put(&wine, &roots);

    let mut wrong = Vec::new();
    let (mut yes, mut no) = (0, 0);
    for case in &sample {
        let (secure, code) = truth(&wine, case);
        let port = ports[case.id].as_u64().unwrap();
        let address = format!("127.0.0.1:{port}");
        let words = ["--json", "check", &address, "--name", case.host];
        let ran = wine.camseal(&words);
        let answer = &ran.json()["verdicts"][0];
        let said = answer["secure"].as_bool();
        eprintln!("{}: engine {code}, this-pc {said:?}", case.id);
        if said != Some(secure) || ran.code != i32::from(!secure) {
            wrong.push(format!(
                "{}: the engine says {code}, camseal {answer}",
                case.id
            ));
        }
        if secure {
            yes += 1;
        } else {
            no += 1;
        }
    }
    let same = sample.len() - wrong.len();
    eprintln!(
        "this-pc as Windows' engine: {same} of {} ({yes} good, {no} refused)",
        sample.len()
    );
    // A verifier that says the same of everything would agree with itself.
    assert!(yes >= 5 && no >= 5, "{yes} good, {no} refused");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
