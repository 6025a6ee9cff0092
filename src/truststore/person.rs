//! The person behind `sudo` or `pkexec`: their browsers are meant, not the administrator's.
//!
//! Apart because a run as administrator must find that person's home, and must touch it only with
//! that person's rights: a file that root leaves in a home locks its owner out, and a link in a
//! home could lead root anywhere.
//!
//! Sources: `sudo(8)` (SUDO_UID), `pkexec(1)` (PKEXEC_UID), `passwd(5)`.

use std::path::PathBuf;

/// Somebody with a home on this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// User id.
    pub uid: u32,
    /// Group id.
    pub gid: u32,
    /// Their home.
    pub home: PathBuf,
}

impl Person {
    /// Who started this process with an administrator's rights; `None` when nobody else did.
    /// `variable` reads the environment, `passwd` is the content of `/etc/passwd`.
    pub fn behind(variable: impl Fn(&str) -> Option<String>, passwd: &str) -> Option<Self> {
        let uid: u32 = ["SUDO_UID", "PKEXEC_UID"]
            .iter()
            .find_map(|name| variable(name)?.parse().ok())
            .filter(|uid| *uid != 0)?;
        passwd.lines().find_map(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            let [_, _, id, group, _, home, ..] = fields[..] else {
                return None;
            };
            let home = PathBuf::from(home);
            (id.parse() == Ok(uid) && home.is_absolute()).then_some(Self {
                uid,
                gid: group.parse().ok()?,
                home,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWD: &str = "root:x:0:0:root:/root:/bin/bash\n\
                          odd line\n\
                          eva:x:1000:1001:Eva,,,:/home/eva:/bin/zsh\n";

    fn behind(name: &str, value: &str) -> Option<Person> {
        Person::behind(|asked| (asked == name).then(|| value.to_owned()), PASSWD)
    }

    #[test]
    fn the_person_behind_sudo_and_pkexec_is_found() {
        let eva = Some(Person {
            uid: 1000,
            gid: 1001,
            home: PathBuf::from("/home/eva"),
        });
        assert_eq!(behind("SUDO_UID", "1000"), eva);
        assert_eq!(behind("PKEXEC_UID", "1000"), eva);
        assert_eq!(behind("SUDO_UID", "0"), None, "root asked for itself");
        assert_eq!(behind("SUDO_UID", "1002"), None, "not known here");
        assert_eq!(behind("SUDO_UID", "1000; rm"), None);
        assert_eq!(behind("USER", "1000"), None);
    }
}
