//! `--list`: a table of groups, each with a login of its own, for one run over a whole site.
//!
//! Apart because it is a file a person writes in a spreadsheet: one row a group, with its
//! addresses, its user and the file its password is in. Passwords never stand in the table.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::cli::failure::{Error, Failure};
use crate::cli::secrets::PASSWORD;
use crate::device::{Address, Credentials};
use crate::directory;
use crate::discovery::range;
use crate::secret::Secret;

/// A table of some thousand cameras has less.
const LIMIT: u64 = 1 << 20;

/// How a column may be called; the first is how the manual calls it.
const ADDRESS: [&str; 4] = ["address", "addresses", "ip", "host"];
const USER: [&str; 3] = ["user", "username", "account"];
const PASSWORD_FILE: [&str; 3] = ["password-file", "password file", "passwordfile"];

/// The addresses of a list in its order, and what its rows say of their logins.
#[derive(Debug, Default)]
pub(super) struct Groups {
    pub addresses: Vec<Address>,
    logins: HashMap<Address, Login>,
}

#[derive(Clone, Debug)]
struct Login {
    user: Option<String>,
    password_file: Option<PathBuf>,
}

/// Reads a list. Without headings it is a list of addresses as `find --list` takes them, all with
/// the login of the command.
pub(super) fn read(path: &Path) -> Result<Groups, Failure> {
    let bytes = directory::read(path, LIMIT)?;
    let text = String::from_utf8_lossy(&bytes);
    let folder = path.parent().unwrap_or(Path::new(""));
    parse(&text, folder)
}

/// Columns of the table by their headings.
struct Columns {
    by: char,
    address: usize,
    user: Option<usize>,
    password_file: Option<usize>,
}

impl Columns {
    fn of(headings: &str) -> Option<Self> {
        let by = [';', '\t', ',']
            .into_iter()
            .find(|by| headings.contains(*by))?;
        let named: Vec<String> = cells(headings, by)
            .into_iter()
            .map(str::to_lowercase)
            .collect();
        let find = |names: &[&str]| named.iter().position(|cell| names.contains(&cell.as_str()));
        Some(Self {
            by,
            address: find(&ADDRESS)?,
            user: find(&USER),
            password_file: find(&PASSWORD_FILE),
        })
    }
}

fn cells(line: &str, by: char) -> Vec<&str> {
    line.split(by)
        .map(|cell| cell.trim().trim_matches(['"', '\'', '\u{feff}']).trim())
        .collect()
}

fn parse(text: &str, folder: &Path) -> Result<Groups, Failure> {
    let remark = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut lines = text.lines().filter(remark);
    let Some(columns) = lines.next().and_then(Columns::of) else {
        return Ok(Groups {
            addresses: range::parse(text)?,
            ..Groups::default()
        });
    };
    let mut groups = Groups::default();
    for line in lines {
        let cells = cells(line, columns.by);
        let cell = |at: Option<usize>| {
            let text = cells.get(at?).copied()?;
            (!text.is_empty()).then_some(text)
        };
        let Some(addresses) = cell(Some(columns.address)) else {
            continue;
        };
        let login = Login {
            user: cell(columns.user).map(str::to_owned),
            password_file: cell(columns.password_file).map(|file| folder.join(file)),
        };
        for address in range::parse(addresses)? {
            if let Some(known) = groups.logins.insert(address.clone(), login.clone())
                && (known.user != login.user || known.password_file != login.password_file)
            {
                return Err(Error::TwoLogins {
                    address: address.to_string(),
                }
                .into());
            }
            if !groups.addresses.contains(&address) {
                groups.addresses.push(address);
            }
        }
    }
    if groups.addresses.is_empty() {
        return Err(crate::discovery::Error::Nothing.into());
    }
    Ok(groups)
}

/// The logins of one run: each file is read, and each password asked for, once.
pub(super) struct Logins<'a> {
    groups: &'a Groups,
    user: Option<&'a str>,
    password_file: Option<&'a Path>,
    known: HashMap<(String, Option<PathBuf>), Secret>,
}

impl<'a> Logins<'a> {
    /// `user` and `password_file` are the command's, for rows that name none.
    pub fn new(groups: &'a Groups, user: Option<&'a str>, password_file: Option<&'a Path>) -> Self {
        Self {
            groups,
            user,
            password_file,
            known: HashMap::new(),
        }
    }

    /// The login of a camera, by its row or by the command.
    pub fn of(
        &mut self,
        address: &Address,
        question: impl Fn(&str) -> String,
    ) -> Result<Credentials, Failure> {
        let row = self.groups.logins.get(address);
        let user = row
            .and_then(|row| row.user.as_deref())
            .or(self.user)
            .ok_or(Error::NoUser)?
            .to_owned();
        let file = row
            .and_then(|row| row.password_file.as_deref())
            .or(self.password_file);
        let key = (user.clone(), file.map(Path::to_owned));
        let password = match self.known.get(&key) {
            Some(password) => password.clone(),
            None => {
                let password = PASSWORD.wanted(file, &question(&user))?;
                let _ = self.known.insert(key, password.clone());
                password
            }
        };
        Ok(Credentials { user, password })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn login(groups: &Groups, address: &str) -> (Option<String>, Option<PathBuf>) {
        let login = groups.logins.get(&address.parse().unwrap()).unwrap();
        (login.user.clone(), login.password_file.clone())
    }

    #[test]
    fn a_row_is_a_group() {
        let text = "\u{feff}Name;Address;User;Password-file\r\n# hall\r\n\
            Hall;10.0.0.1-3;root;axis.txt\r\nYard;10.0.0.9:8443 10.0.0.7;;hik.txt\r\n";
        let groups = parse(text, Path::new("/lists")).unwrap();
        assert_eq!(groups.addresses.len(), 5);
        assert_eq!(
            login(&groups, "10.0.0.2"),
            (Some("root".to_owned()), Some("/lists/axis.txt".into()))
        );
        assert_eq!(
            login(&groups, "10.0.0.9:8443"),
            (None, Some("/lists/hik.txt".into()))
        );
    }

    #[test]
    fn a_plain_list_takes_the_login_of_the_command() {
        let groups = parse("10.0.0.1\n10.0.0.2", Path::new("")).unwrap();
        assert_eq!(groups.addresses.len(), 2);
        assert!(groups.logins.is_empty());
    }

    #[test]
    fn a_camera_has_one_login() {
        let text = "address,user\n10.0.0.1-5,root\n10.0.0.3,admin\n";
        assert_eq!(
            parse(text, Path::new("")).unwrap_err().id,
            "console-two-logins"
        );
    }
}
