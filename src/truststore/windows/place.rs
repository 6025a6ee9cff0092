//! Places and names of Windows' stores, and whose certificate lies there.
//!
//! Apart because it is pure: it is tried on every system, not only on Windows.

use crate::certificate::{Certificate, Fingerprint};
use crate::truststore::{Origin, Shelf};

/// Where certificates of one of our two stores can lie physically.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// `.Default`: what a person or a program put there.
    Own,
    /// `.GroupPolicy`: what a domain's policy put there.
    Policy,
    /// `.Enterprise`: what a domain's directory put there.
    Enterprise,
    /// `.AuthRoot`: the roots of Windows' own program.
    Program,
}

impl Part {
    /// The physical store's name behind the shelf's, as Windows and `certutil` show it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Own => "",
            Self::Policy => r"\.GroupPolicy",
            Self::Enterprise => r"\.Enterprise",
            Self::Program => r"\.AuthRoot",
        }
    }
}

/// Windows' name of a shelf.
pub(super) fn name(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Roots => "Root",
        Shelf::Intermediates => "CA",
        Shelf::Personal => "My",
        Shelf::People => "TrustedPeople",
        Shelf::Refused => "Disallowed",
    }
}

/// Who put a certificate there. `program` are the roots of Windows' own program.
pub(super) fn origin(
    part: Part,
    shelf: Shelf,
    certificate: &Certificate,
    program: &[Fingerprint],
) -> Origin {
    match part {
        Part::Policy | Part::Enterprise => Origin::Policy,
        Part::Program => Origin::System,
        Part::Own if program.contains(&certificate.fingerprint()) => Origin::System,
        Part::Own if shelf != Shelf::Personal && comes_with_windows(certificate) => Origin::System,
        Part::Own => Origin::Local,
    }
}

/// Certificates that Windows puts among a computer's own and needs, some long expired: without
/// them old signatures of drivers and of Windows itself break. They are known by name only; a
/// stranger of such a name is left alone too, which is the safe mistake.
///
/// Source: Microsoft, "Required trusted root certificates" (KB 293781).
fn comes_with_windows(certificate: &Certificate) -> bool {
    const NAMES: [&str; 8] = [
        "microsoft",
        "(c) 1997 microsoft corp",
        "no liability accepted, (c)97 verisign",
        "thawte timestamping ca",
        "verisign time stamping",
        "verisign trust network",
        "class 3 public primary certification authority",
        "symantec enterprise mobile root for microsoft",
    ];
    let subject = certificate.subject().to_lowercase();
    NAMES.iter().any(|name| subject.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(name: &str) -> Certificate {
        let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
        wish.distinguished_name = rcgen::DistinguishedName::new();
        wish.distinguished_name
            .push(rcgen::DnType::OrganizationName, name);
        wish.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let key = rcgen::KeyPair::generate().unwrap();
        Certificate::from_der(wish.self_signed(&key).unwrap().der()).unwrap()
    }

    #[test]
    fn windows_own_roots_are_never_ours_to_take() {
        let microsoft = root("Microsoft Corporation");
        let camera = root("Hotel Astoria");
        let of = |part, certificate, program: &[Fingerprint]| {
            origin(part, Shelf::Roots, certificate, program)
        };
        assert_eq!(of(Part::Own, &camera, &[]), Origin::Local);
        assert_eq!(of(Part::Own, &microsoft, &[]), Origin::System);
        assert_eq!(
            of(Part::Own, &camera, &[camera.fingerprint()]),
            Origin::System
        );
        assert_eq!(of(Part::Program, &camera, &[]), Origin::System);
        assert_eq!(of(Part::Policy, &camera, &[]), Origin::Policy);
        assert_eq!(of(Part::Enterprise, &microsoft, &[]), Origin::Policy);
    }

    #[test]
    fn a_persons_own_certificate_is_hers_whatever_its_name() {
        let named = root("Microsoft partner");
        assert_eq!(
            origin(Part::Own, Shelf::Personal, &named, &[]),
            Origin::Local
        );
    }

    #[test]
    fn shelves_have_windows_names() {
        let names: Vec<_> = Shelf::ALL.into_iter().map(name).collect();
        assert_eq!(names, ["Root", "CA", "My", "TrustedPeople", "Disallowed"]);
    }
}
