//! `completions` and `manual`: what the shell and `man` want to know of the command line.
//!
//! Apart because both are made from the grammar in [`super::arguments`], never written by hand.

use clap::CommandFactory;

use super::arguments::Arguments;
use super::failure::Error;
use super::{Desk, Done, Exit};
use crate::error::Cause;

/// Completions for one shell on stdout.
pub(super) fn completions(desk: &Desk, shell: clap_complete::Shell) -> Done {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "camseal-cli", &mut text);
    desk.output.bytes(&text)?;
    Ok(Exit::Yes)
}

/// The manual page, of the program or of one verb, as roff on stdout.
pub(super) fn manual(desk: &Desk, verb: Option<&str>) -> Done {
    let mut program = Arguments::command();
    program.build();
    let page = match verb {
        None => program,
        Some(name) => program
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| Error::UnknownVerb {
                verb: name.to_owned(),
            })?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page)
        .render(&mut text)
        .map_err(|e| Error::Output(Cause::new(e)))?;
    desk.output.bytes(&text)?;
    Ok(Exit::Yes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_is_sound() {
        Arguments::command().debug_assert();
    }
}
