//! Practice cameras of all makers in groups with passwords of their own, and the call for them.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use camseal::practice::{self, Options, PracticeCamera, Quirks};
use camseal::secret::Secret;
use serde_json::Value;

use crate::program::Desk;

/// Devices that share a login.
pub struct Group {
    pub name: &'static str,
    pub user: &'static str,
    pub password: &'static str,
    families: &'static [&'static str],
    /// Of every ten devices.
    share: usize,
}

pub const GROUPS: &[Group] = &[
    Group {
        name: "hall",
        user: "keeper",
        password: "Zebra-7319-hall",
        families: &["axis", "hanwha", "reolink", "synology"],
        share: 4,
    },
    Group {
        name: "yard",
        user: "warden",
        password: "Walrus-2204-yard",
        families: &["uniview", "tvt", "dahua", "hikvision"],
        share: 4,
    },
    Group {
        name: "gate",
        user: "porter",
        password: "Ibis-8841-gate",
        families: &["onvif-tls", "onvif-legacy"],
        share: 2,
    },
];

pub struct OneOfMany {
    pub camera: PracticeCamera,
    group: &'static Group,
    /// Whether HTTPS was on at the start.
    pub https: bool,
    address: String,
}

impl OneOfMany {
    /// As the technician calls it: by HTTPS where that is on.
    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn user(&self) -> &'static str {
        self.group.user
    }

    pub fn password(&self) -> &'static str {
        self.group.password
    }

    /// As [`Street::write_list`] names it.
    pub fn password_file(&self) -> String {
        format!("{}.txt", self.group.name)
    }
}

pub struct Street {
    pub cameras: Vec<OneOfMany>,
    _runtime: tokio::runtime::Runtime,
}

impl Street {
    pub fn open(count: usize) -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let mut cameras = Vec::new();
        for group in GROUPS {
            let options = Options {
                families: group.families.iter().map(|f| (*f).to_owned()).collect(),
                count: count * group.share / 10,
                user: group.user.to_owned(),
                password: Secret::new(group.password),
                key_seconds: 0.3,
                restart_seconds: 0.5,
                quirks: Quirks::default(),
                ..Options::default()
            };
            let started = runtime.block_on(practice::start(options)).unwrap();
            cameras.extend(started.into_iter().map(|camera| {
                let https = camera.state().https;
                let port = match https {
                    true => camera.https_port,
                    false => camera.http_port,
                };
                OneOfMany {
                    camera,
                    group,
                    https,
                    address: format!("127.0.0.1:{port}"),
                }
            }));
        }
        Self {
            cameras,
            _runtime: runtime,
        }
    }

    /// A table with a row a group, and a password file a group, in the folder of the desk.
    pub fn write_list(&self, desk: &Desk, called: impl Fn(&OneOfMany) -> String) {
        let mut table = String::from("group;address;user;password-file\n");
        for group in GROUPS {
            let addresses: Vec<String> = self
                .cameras
                .iter()
                .filter(|c| c.group.name == group.name)
                .map(&called)
                .collect();
            let (name, user) = (group.name, group.user);
            table += &format!("{name};{};{user};{name}.txt\n", addresses.join(" "));
            std::fs::write(desk.path(&format!("{name}.txt")), group.password).unwrap();
        }
        std::fs::write(desk.path("list.csv"), table).unwrap();
    }

    /// Secures all in one call and answers the outcomes by the addresses of the street. A device
    /// has three seconds for an answer, and forty of them share this computer with the console:
    /// what was too slow is called again, as a technician would.
    pub fn secure(&self, desk: &Desk, site: &str) -> HashMap<String, Value> {
        let mut secured = HashMap::new();
        for round in 1..=4 {
            let ran = desk.run(&words(site, true));
            let lines = ran.lines();
            for camera in &self.cameras {
                let (_, port) = camera.address.rsplit_once(':').unwrap();
                let mine = |line: &&Value| {
                    let address = line["address"].as_str().unwrap_or_default();
                    address.ends_with(&format!(":{port}")) && !line["outcome"].is_null()
                };
                let Some(outcome) = lines.iter().rfind(mine) else {
                    continue;
                };
                if matches!(
                    outcome["outcome"].as_str(),
                    Some("secured" | "already-secure")
                ) {
                    let _ = secured.insert(camera.address.clone(), outcome.clone());
                } else {
                    eprintln!("round {round}, {}: {outcome}", camera.camera.family);
                }
            }
            if secured.len() == self.cameras.len() {
                assert_eq!(ran.code, 0, "{}", ran.err);
                break;
            }
            eprintln!("round {round}: {} secured; {}", secured.len(), ran.err);
        }
        secured
    }
}

/// The one call.
pub fn words(site: &str, allow_http: bool) -> Vec<&str> {
    let mut words = vec![
        "--json",
        "secure",
        "--list",
        "list.csv",
        "--site",
        site,
        "--no-trust",
        "--set-clock",
        "--allow-restart",
        "--at-once",
        "40",
    ];
    if allow_http {
        words.push("--allow-http");
    }
    words
}

/// Waits for something that must come.
pub fn within(what: &str, true_at_last: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !true_at_last() {
        assert!(Instant::now() < end, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
