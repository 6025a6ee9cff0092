//! The certificate operations of the device service, deprecated since 2016 and still spoken.

use super::Operation;

pub const OPERATIONS: &[Operation] = &[];
