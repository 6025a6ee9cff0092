//! Programs nobody here wrote, asked about every served case: what they say is the truth.
//!
//! Each answers a table: case id, and `ok` or the program's own code of refusal. One process of a
//! browser sees all cases, in their order.

#[path = "judges/browsers.rs"]
pub mod browsers;
#[path = "judges/tools.rs"]
pub mod tools;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use super::builder::certificate_pem;
use super::cases::Case;

/// What one program said, by case.
pub type Said = BTreeMap<&'static str, String>;

/// A case and where it is served.
pub struct Served {
    pub case: Case,
    pub port: u16,
}

impl Served {
    pub fn url(&self) -> String {
        let host = self.case.host;
        let host = if host.contains(':') {
            format!("[{host}]")
        } else {
            host.to_owned()
        };
        format!("https://{host}:{}/", self.port)
    }

    /// Where it really is.
    pub fn socket(&self) -> String {
        let host = if self.case.host == "::1" {
            "[::1]"
        } else {
            "127.0.0.1"
        };
        format!("{host}:{}", self.port)
    }
}

/// All cases on the air, and their roots in every form of store.
pub struct Studio {
    pub served: Vec<Served>,
    /// Every root, PEM.
    pub bundle: PathBuf,
    /// A home whose NSS store has every root.
    pub home: PathBuf,
    folder: tempfile::TempDir,
    server: Child,
}

impl Drop for Studio {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Studio {
    pub fn open(cases: Vec<Case>) -> Self {
        // NSS waits for the disk after each of a hundred roots: in memory it does not.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory).unwrap()
        } else {
            tempfile::tempdir().unwrap()
        };
        let roots = roots(&cases);
        let bundle = folder.path().join("roots.pem");
        let all: String = roots.iter().map(|r| certificate_pem(r)).collect();
        std::fs::write(&bundle, all).unwrap();
        let home = folder.path().join("home");
        nss(&home.join(".pki/nssdb"), &roots);
        let (server, ports) = serve(folder.path(), &cases);
        let served = cases
            .into_iter()
            .map(|case| {
                let Some(port) = ports[case.id].as_u64() else {
                    panic!("{}: not served: {}", case.id, ports[case.id]);
                };
                Served {
                    port: u16::try_from(port).unwrap(),
                    case,
                }
            })
            .collect();
        Self {
            served,
            bundle,
            home,
            folder,
            server,
        }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A name in it that nobody has used.
    pub fn fresh(&self, name: &str) -> PathBuf {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        self.folder().join(format!("{name}-{number}"))
    }
}

/// The roots of all cases, each once.
pub fn roots(cases: &[Case]) -> Vec<Vec<u8>> {
    let mut roots: Vec<Vec<u8>> = Vec::new();
    for root in cases.iter().flat_map(|c| &c.roots) {
        if !roots.contains(root) {
            roots.push(root.clone());
        }
    }
    roots
}

/// The roots of all cases on the air.
pub fn roots_served(studio: &Studio) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = Vec::new();
    for root in studio.served.iter().flat_map(|s| &s.case.roots) {
        if !all.contains(root) {
            all.push(root.clone());
        }
    }
    all
}

fn nss(folder: &Path, roots: &[Vec<u8>]) {
    std::fs::create_dir_all(folder).unwrap();
    let database = format!("sql:{}", folder.display());
    let certutil = |arguments: &[&str]| {
        let out = Command::new("certutil").args(arguments).output().unwrap();
        (
            out.status.success(),
            String::from_utf8_lossy(&out.stderr).into_owned(),
        )
    };
    let made = certutil(&["-N", "--empty-password", "-d", &database]);
    assert!(made.0, "{}", made.1);
    let mut orders = String::new();
    for (n, root) in roots.iter().enumerate() {
        // NSS takes no root with an Ed25519 key, and a batch ends at the first refusal.
        if root.windows(5).any(|w| w == [6, 3, 0x2b, 0x65, 0x70]) {
            continue;
        }
        let file = folder.join(format!("{n}.der"));
        std::fs::write(&file, root).unwrap();
        orders.push_str(&format!(
            "-A -d {database} -n root{n} -t C,, -i {}\n",
            file.display()
        ));
    }
    let batch = folder.join("batch");
    std::fs::write(&batch, orders).unwrap();
    let (whole, told) = certutil(&["-B", "-d", &database, "-i", batch.to_str().unwrap()]);
    assert!(whole && told.is_empty(), "certutil: {told}");
}

/// Puts cases on the air; the server and the port of each.
pub fn serve(folder: &Path, cases: &[Case]) -> (Child, serde_json::Value) {
    let parameters = folder.join("dh.pem");
    let made = Command::new("openssl")
        .args([
            "genpkey",
            "-genparam",
            "-algorithm",
            "DH",
            "-pkeyopt",
            "group:ffdhe2048",
            "-out",
        ])
        .arg(&parameters)
        .status()
        .unwrap();
    assert!(made.success());
    let orders: Vec<serde_json::Value> = cases
        .iter()
        .map(|case| {
            let file = folder.join(format!("{}.pem", case.id));
            let chain: String = case.chain.iter().map(|c| certificate_pem(c)).collect();
            std::fs::write(&file, chain + &case.key.0.pem).unwrap();
            serde_json::json!({
                "id": case.id,
                "host": case.host,
                "pem": file,
                "dh": parameters,
                "version": case.tls.version,
                "suites": case.tls.suites,
            })
        })
        .collect();
    let mut server = Command::new("python3")
        .args(["-c", include_str!("serve.py")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let stdin = server.stdin.as_mut().unwrap();
    writeln!(stdin, "{}", serde_json::Value::from(orders)).unwrap();
    stdin.flush().unwrap();
    let mut line = String::new();
    let mut stdout = BufReader::new(server.stdout.as_mut().unwrap());
    let _ = stdout.read_line(&mut line).unwrap();
    (
        server,
        serde_json::from_str(&line).expect("the server's ports"),
    )
}
