//! The trust store of Windows: `LocalMachine\Root` for everybody, `CurrentUser\Root` for an
//! account without rights. Chrome, Edge, Windows' own programs and Firefox (since 120) read it.
//!
//! Thin: what Windows is asked lies in `win32`, what is decided about its answers in [`place`].
//! A root counts as trusted when it is among the roots Windows shows (its own, group policy's, the
//! enterprise's, the program's), is not among the refused, and Windows' chain engine rests on it.
//!
//! Sources: Microsoft, "System Store Locations", "Trusted Root Certification Authorities
//! Certificate Store"; Mozilla, `security.enterprise_roots.enabled`.

#[cfg_attr(not(windows), allow(dead_code))]
mod place;
#[cfg(windows)]
mod store;

#[cfg(windows)]
pub(super) use store::stores;
