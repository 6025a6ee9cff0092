//! Certificates of another authority: requests made on cameras and here, answered by OpenSSL as a
//! company would, and brought back to the cameras that have the keys.
#![cfg(all(feature = "cli", unix))]
#![allow(
    dead_code,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::expect_used
)]

#[path = "cli/program.rs"]
mod program;

use std::path::PathBuf;

use camseal::practice::{self, Options, PracticeCamera, Quirks};
use program::{Desk, Ran, has, tool};
use serde_json::Value;

/// What a company asks of a request.
const FIELDS: &str = "--country de --state Bayern --place Ulm --organization Astoria --unit CCTV";

struct Scene {
    desk: Desk,
    site: String,
    cameras: Vec<PracticeCamera>,
    runtime: tokio::runtime::Runtime,
}

impl Scene {
    fn new(families: &[&str]) -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let options = Options {
            families: families.iter().map(|f| (*f).to_owned()).collect(),
            count: families.len(),
            key_seconds: 0.3,
            restart_seconds: 0.5,
            quirks: Quirks::default(),
            ..Options::default()
        };
        let cameras = runtime.block_on(practice::start(options)).unwrap();
        let desk = Desk::new();
        let site = desk.site();
        Self {
            desk,
            site,
            cameras,
            runtime,
        }
    }

    fn address(&self, at: usize) -> String {
        let camera = &self.cameras[at];
        let port = match camera.state().https {
            true => camera.https_port,
            false => camera.http_port,
        };
        format!("127.0.0.1:{port}")
    }

    fn run(&self, words: &str, more: &[&str]) -> Ran {
        let mut all = vec!["--json", "--site", &self.site];
        all.extend(words.split_whitespace());
        all.extend(more);
        self.desk.run(&all)
    }

    /// A device has three seconds for an answer; a busy computer may need them for itself.
    fn run_patiently(&self, words: &str, more: &[&str]) -> Ran {
        let mut ran = self.run(words, more);
        for _ in 0..3 {
            if ran.code == 0 {
                break;
            }
            eprintln!("once more: {}{}", ran.out, ran.err);
            ran = self.run(words, more);
        }
        ran
    }

    fn path(&self, name: &str) -> PathBuf {
        self.desk.path(name)
    }

    fn openssl(&self, words: &str) -> String {
        let words: Vec<&str> = words.split_whitespace().collect();
        let child = std::process::Command::new("openssl")
            .args(&words)
            .current_dir(self.desk.folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&child.stderr);
        assert!(child.status.success(), "openssl {words:?}: {said}");
        String::from_utf8_lossy(&child.stdout).into_owned()
    }

    fn make_company(&self) {
        let _ = self.openssl(
            "req -x509 -newkey rsa:2048 -nodes -keyout company.key -out company.crt -days 900 \
             -subj /O=Example/CN=Company-Root",
        );
        std::fs::write(
            self.path("names.txt"),
            "subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n",
        )
        .unwrap();
    }

    /// The company signs a request into a file and shows what stood in it.
    fn company_signs(&self, request: &str, out: &str) -> String {
        let _ = self.openssl(&format!(
            "x509 -req -in {request} -CA company.crt -CAkey company.key -CAcreateserial -days 190 \
             -sha256 -extfile names.txt -out {out}"
        ));
        self.openssl(&format!(
            "req -in {request} -noout -verify -subject -nameopt RFC2253"
        ))
    }

    fn waiting(&self) -> usize {
        let ran = self.run("request list", &[]);
        ran.json()["requests"].as_array().unwrap().len()
    }

    /// OpenSSL, which knows only the company, accepts what the camera serves.
    fn judged(&self, at: usize) {
        let judged = tool(
            "openssl",
            &[
                "s_client",
                "-connect",
                &format!("127.0.0.1:{}", self.cameras[at].https_port),
                "-CAfile",
                self.path("company.crt").to_str().unwrap(),
                "-verify_ip",
                "127.0.0.1",
                "-verify_return_error",
            ],
        );
        let family = self.cameras[at].family;
        assert_eq!(judged.code, 0, "{family}: {}{}", judged.out, judged.err);
    }
}

fn file_of(made: &Value, at: usize) -> String {
    made["requests"][at]["file"].as_str().unwrap().to_owned()
}

const LOGIN: &str = "--user admin --allow-http";

#[test]
fn requests_of_cameras_come_back_to_the_keys_they_were_made_for() {
    if !has("openssl") {
        return;
    }
    let scene = Scene::new(&["axis", "onvif-tls", "onvif-legacy", "hikvision"]);
    scene.make_company();
    let addresses: Vec<String> = (0..4).map(|at| scene.address(at)).collect();
    let mut answers = Vec::new();
    for (at, address) in addresses.iter().enumerate() {
        let words = format!("request make --key-on camera --out requests {FIELDS} {LOGIN}");
        let made = scene.run_patiently(&words, &[address]);
        assert_eq!(made.code, 0, "{}{}", made.out, made.err);
        let file = file_of(&made.json(), 0);
        // A second time it is the same request: its key waits.
        let again = scene.run_patiently(&words, &[address]);
        assert_eq!(made.json(), again.json());
        let told = scene.company_signs(&file, &format!("signed-{at}.crt"));
        let family = scene.cameras[at].family;
        for part in [
            "C=DE",
            "ST=Bayern",
            "L=Ulm",
            "O=Astoria",
            "OU=CCTV",
            "CN=127.0.0.1",
        ] {
            assert!(told.contains(part), "{family}: {told}");
        }
        answers.push(format!("signed-{at}.crt"));
    }
    assert_eq!(scene.waiting(), 4);
    // Days later; meanwhile the site's own authority has secured the first two.
    let own = format!("secure --no-trust --set-clock --allow-restart {LOGIN}");
    let ran = scene.run_patiently(&own, &[&addresses[0], &addresses[1]]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let ours: Vec<_> = (0..2).map(|at| scene.cameras[at].state().served).collect();
    // All answers in one file, the root among them, as authorities send them.
    let certfiles: String = answers.iter().map(|a| format!(" -certfile {a}")).collect();
    let _ = scene.openssl(&format!(
        "crl2pkcs7 -nocrl -certfile company.crt{certfiles} -out answers.p7b"
    ));
    let answered = format!("secure --no-trust --set-clock --allow-restart {LOGIN} --answer");
    let ran = scene.run_patiently(&answered, &["answers.p7b"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for at in 0..4 {
        scene.judged(at);
    }
    for (at, ours) in ours.into_iter().enumerate() {
        assert_ne!(scene.cameras[at].state().served, ours);
    }
    assert_eq!(scene.waiting(), 0);
    // It is fine as it is: the site's own authority does not take its place.
    let served = scene.cameras[1].state().served;
    let ran = scene.run_patiently(&own, &[&addresses[1]]);
    assert_eq!(ran.outcome(&addresses[1])["outcome"], "already-secure");
    assert_eq!(scene.cameras[1].state().served, served);
}

#[test]
fn one_key_for_several_devices_is_made_here_and_warned_of() {
    if !has("openssl") {
        return;
    }
    let scene = Scene::new(&["hanwha", "reolink"]);
    scene.make_company();
    let addresses = [scene.address(0), scene.address(1)];
    let words = format!("request make --key-on here --shared --out requests {FIELDS}");
    let made = scene.run_patiently(&words, &[&addresses[0], &addresses[1]]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert_eq!(made.json()["shared"], 2);
    assert!(made.err.contains("2 devices"), "{}", made.err);
    let text = scene.company_signs(&file_of(&made.json(), 0), "signed.crt");
    assert!(text.contains("CN=127.0.0.1"), "{text}");
    // The key is nowhere in the clear, neither in the folder nor in the site file.
    for entry in std::fs::read_dir(scene.path("requests")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        assert!(!text.contains("PRIVATE"), "{text}");
    }
    let site = std::fs::read(&scene.site).unwrap();
    let rsa = [
        0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00, 0x04,
    ];
    assert!(!site.windows(rsa.len()).any(|part| part == rsa));
    let answered = format!("secure --no-trust --allow-restart --set-clock {LOGIN} --answer");
    let ran = scene.run_patiently(&answered, &["signed.crt"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("2 devices"), "{}", ran.err);
    scene.judged(0);
    scene.judged(1);
    assert_eq!(
        scene.cameras[0].state().served,
        scene.cameras[1].state().served
    );
    assert_eq!(scene.waiting(), 0);
}

#[test]
fn what_fits_nothing_is_refused() {
    if !has("openssl") {
        return;
    }
    let scene = Scene::new(&["tvt", "onvif-tls"]);
    scene.make_company();
    let error = |ran: &Ran| ran.error()["error"].as_str().unwrap_or_default().to_owned();
    // With HTTPS on it would have to give that up for days.
    let own = format!("secure --no-trust --set-clock --allow-restart {LOGIN}");
    let ran = scene.run_patiently(&own, &[&scene.address(0)]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let made = format!("request make --key-on camera --out requests {LOGIN}");
    let refused = (0..4).find_map(|_| {
        let ran = scene.run(&made, &[&scene.address(0)]);
        (ran.code == 1 && error(&ran) == "work-gives-up-first").then_some(ran)
    });
    assert!(refused.is_some());
    let before = scene.cameras[1].state();
    let ran = scene.run("secure --no-trust --answer", &["company.crt"]);
    assert_eq!(error(&ran), "console-nothing-fits", "{}", ran.err);
    let ran = scene.run(
        "request make --key-on here --out requests --country Germany",
        &[&scene.address(1)],
    );
    assert_eq!(error(&ran), "console-bad-subject", "{}", ran.err);
    let ran = scene.run(
        "request make --key-on here --out requests --dns *.example.com",
        &[&scene.address(1)],
    );
    assert_eq!(error(&ran), "authority-wildcard", "{}", ran.err);
    // Given up: nothing waits any more, and the camera was not touched.
    let ran = scene.run_patiently(
        "request make --key-on here --out requests",
        &[&scene.address(1)],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(scene.waiting(), 1);
    let ran = scene.run("request drop", &[&scene.address(1)]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(scene.waiting(), 0);
    assert_eq!(scene.cameras[1].state().served, before.served);
}

/// Another authority under another passphrase while a request waits: its key comes along, or nothing
/// changes.
#[test]
fn keys_that_wait_outlive_the_authority_of_the_site() {
    if !has("openssl") {
        return;
    }
    let scene = Scene::new(&["onvif-tls"]);
    scene.make_company();
    let made = scene.run_patiently(
        "request make --key-on here --out requests",
        &[&scene.address(0)],
    );
    assert_eq!(made.code, 0, "{}", made.err);
    let _ = scene.company_signs(&file_of(&made.json(), 0), "signed.crt");
    std::fs::write(scene.path("old"), "a passphrase\n").unwrap();
    std::fs::write(scene.path("new"), "another one\n").unwrap();
    let authority = || scene.run("site show", &[]).json()["authority"].clone();
    let before = authority();
    let import = "authority import --certificate company.crt --key company.key";
    for wrong in ["", " --old-passphrase-file new"] {
        let words = format!("{import} --passphrase-file new{wrong}");
        let ran = scene.run(&words, &[]);
        assert_eq!(ran.error()["error"], "site-keys-wait", "{}", ran.err);
        assert_eq!(authority(), before);
    }
    let words = format!("{import} --passphrase-file new --old-passphrase-file old");
    let ran = scene.run(&words, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_ne!(authority(), before);
    assert_eq!(scene.waiting(), 1);
    let answered = format!(
        "secure --no-trust --allow-restart --set-clock {LOGIN} --passphrase-file new --answer"
    );
    let ran = scene.run_patiently(&answered, &["signed.crt"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    scene.judged(0);
    assert_eq!(scene.waiting(), 0);
}
