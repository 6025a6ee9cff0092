//! The second run as administrator on Windows: both programs answer this one command line.
//!
//! Apart from the verb `trust` because it must not grow with it: no options, no language, no
//! output; the order is read by [`Order::read`], which knows one shape, and the answer is a file.

use std::ffi::OsString;

use crate::truststore::Computer;
use crate::truststore::elevate::Order;

/// Carries the order out when the command line (program name first) is one. `None` = it is not;
/// otherwise the exit status: 0 done, 1 refused, 2 not even tried.
pub fn elevated(args: impl IntoIterator<Item = OsString>) -> Option<u8> {
    let words: Vec<OsString> = args.into_iter().skip(1).collect();
    let order = Order::read(&words)?;
    let stores = Computer::this().stores();
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().build() else {
        return Some(2);
    };
    let answer = runtime.block_on(order.carry_out(&stores));
    Some(u8::from(!answer.is_whole()))
}
