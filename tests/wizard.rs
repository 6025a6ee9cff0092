//! The whole wizard, from the first sighting to the proof, over practice cameras on loopback: real
//! services, real TLS, only the trust store is one in memory and the window is not drawn.
//!
//! A [`Person`] presses keys and types; tasks run on a runtime and their answers come back as
//! messages, exactly as the window would bring them.

#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

#[path = "common/time_server.rs"]
mod time_server;
mod wizard {
    pub mod person;
}

use camseal::gui::wizard::step::{Gate, StepId};
use camseal::gui::wizard::{authority, find, login, plan};
use camseal::practice;
use camseal::secret::Secret;
use camseal::site::Standing;
use wizard::person::Person;

use camseal::gui::Pressed::{Enter, Escape};
use camseal::gui::wizard::Message;

/// One camera that offers the whole way, from home to a proven padlock, by the keyboard alone and
/// within sixty typed characters.
#[test]
fn from_the_first_sighting_to_the_proof() {
    let mut person = Person::at(&["onvif-tls"]);
    person.sees("Find the cameras");
    person.waits_for_the_way_on();
    person.presses(Enter);

    person.sees("Log in");
    person.logs_in("practice");
    person.waits_for_the_way_on();
    assert!(person.sees_text("1 logged in"));
    person.presses(Enter);

    person.sees("Who vouches for these cameras?");
    person.says(Message::Authority(authority::Message::Keeper(false)));
    person.types_name("Hotel Astoria");
    assert!(
        matches!(person.gate(), Gate::Closed(_)),
        "a passphrase is needed"
    );
    person.types_passphrase("practice12");
    person.waits_for_the_way_on();
    person.presses(Enter);

    person.sees("The plan");
    assert_eq!(person.site().name().unwrap(), "Hotel Astoria");
    person.presses(Enter);

    person.sees("1 of 1 cameras are secured");
    person.presses(Enter);

    person.sees("Make this PC trust Hotel Astoria");
    assert!(person.sees_text("Not there"));
    person.presses(Enter);
    assert!(person.sees_text("Installed and read back"));
    person.presses(Enter);

    person.sees("Proof");
    assert!(person.sees_text("The camera is secure"));
    let cameras = person.site().cameras().unwrap();
    assert_eq!(cameras[0].standing, Standing::Secured);
    person.presses(Enter);
    assert!(person.is_home(), "finishing goes home");
}

/// Without the root in a store the proof says so, with a sentence and not a green tick.
#[test]
fn a_skipped_store_is_told_in_the_proof() {
    let mut person = Person::secured(&["onvif-tls"]);
    person.sees("Make this PC trust Hotel Astoria");
    person.says(Message::Trust(camseal::gui::wizard::trust::Message::Skip));
    person.sees("Proof");
    assert!(person.sees_text("0 of 1 devices are secure"));
    assert!(person.sees_text("1 refused"));
}

/// Going back keeps what was typed and what was found.
#[test]
fn back_loses_nothing() {
    let mut person = Person::at(&["onvif-tls"]);
    person.waits_for_the_way_on();
    person.presses(Enter);
    person.logs_in("practice");
    person.waits_for_the_way_on();
    person.presses(Enter);
    person.types_name("Hotel Astoria");
    person.presses(Escape);
    assert_eq!(person.step(), StepId::Login);
    assert!(person.sees_text("Accepted"));
    person.presses(Escape);
    assert_eq!(person.step(), StepId::Find);
    assert!(person.sees_text("1 of 1 ticked"));
    person.presses(Enter);
    person.presses(Enter);
    assert_eq!(person.step(), StepId::Authority);
    assert!(person.sees_text("Hotel Astoria"));
    assert_eq!(person.site().cameras().unwrap().len(), 1);
}

/// A wrong password is sent once, a second row appears, and the right one there goes on.
#[test]
fn a_refused_password_is_not_sent_twice() {
    let mut person = Person::at(&["onvif-tls"]);
    person.waits_for_the_way_on();
    person.presses(Enter);
    person.types_password(0, "wrong");
    person.agrees_to_plain_http_if_asked();
    person.says(Message::Login(login::Message::Try(0)));
    assert!(person.sees_text("Refused"));
    assert!(person.sees_text("The one that refused"));
    let sent = person.requests();
    person.says(Message::Login(login::Message::Try(0)));
    assert_eq!(person.requests(), sent, "the same password went out again");
    person.types_password(1, "practice");
    person.says(Message::Login(login::Message::Try(1)));
    person.waits_for_the_way_on();
    assert!(person.sees_text("Accepted"));
}

/// A silent address is shown as such, cannot be ticked, and closes nothing.
#[test]
fn a_silent_address_is_told() {
    let mut person = Person::at(&["onvif-tls"]);
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = nobody.local_addr().unwrap().to_string();
    drop(nobody);
    person.says(Message::Find(find::Message::Typed(address)));
    person.says(Message::Find(find::Message::Add));
    assert!(person.sees_text("Nothing answers at this address"));
    assert!(person.sees_text("1 of 2 ticked"));
    person.waits_for_the_way_on();
}

/// What is no address is said, and stays in the field to be mended.
#[test]
fn a_mistyped_address_is_told() {
    let mut person = Person::at(&["onvif-tls"]);
    person.says(Message::Find(find::Message::Typed(
        "192.168.1.300".to_owned(),
    )));
    person.says(Message::Find(find::Message::Add));
    assert!(person.was_told("192.168.1.300"));
    assert!(person.sees_text("1 of 1 ticked"));
}

/// In the plan the clocks are handed to a time server: it must be named before the way on opens, and
/// the camera follows it afterwards.
#[test]
fn clocks_follow_the_time_server_of_the_plan() {
    let mut person = Person::with(practice::Options {
        families: vec!["onvif-tls".to_owned()],
        clock_offset_seconds: -7200,
        ntp_port: time_server::time_server(true),
        ..practice::Options::default()
    });
    person.goes_to_the_authority();
    person.goes_to_the_plan();
    person.says(Message::Plan(plan::Message::Follow(true)));
    assert!(matches!(person.gate(), Gate::Closed(_)), "which one?");
    person.says(Message::Plan(plan::Message::Server("no such".to_owned())));
    assert!(matches!(person.gate(), Gate::Closed(_)));
    assert!(person.sees_text("Name the time server by its address or name."));
    person.says(Message::Plan(plan::Message::Server("127.0.0.1".to_owned())));
    assert_eq!(person.gate(), Gate::Open);
    person.presses(Enter);
    person.waits_for_the_way_on();
    person.sees("1 of 1 cameras are secured");
    let state = person.cameras()[0].state();
    assert_eq!(state.time_server.as_deref(), Some("127.0.0.1"));
    assert!(state.clock_offset_seconds.abs() < 60, "{state:?}");
}

/// Secrets never show up where messages are printed.
#[test]
fn messages_hide_passwords() {
    let message = Message::Login(login::Message::Password(0, Secret::new("hunter2")));
    assert!(!format!("{message:?}").contains("hunter2"));
    let message = Message::Authority(authority::Message::Passphrase(Secret::new("hunter2")));
    assert!(!format!("{message:?}").contains("hunter2"));
}
