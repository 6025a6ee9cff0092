//! "Remove from this laptop", through the window: a copy or a word first, then the root, then the
//! site.

#[path = "../common/shelf.rs"]
mod shelf;

use std::path::PathBuf;
use std::sync::Arc;

use camseal::certificate::Certificate;
use camseal::gui::cameras::Message as Cameras;
use camseal::gui::cameras::farewell::Message;
use camseal::gui::services::{Fake, Services};
use camseal::gui::{self, App, Start};
use camseal::i18n::Language;
use camseal::secret::Secret;
use camseal::site::Site;
use futures::StreamExt as _;
use iced::Task;
use iced_test::runtime::{Action, task};

use super::{eye, site};
use shelf::Shelf;

/// The window on a finished site whose root is in the drawer.
struct Window {
    app: App,
    drawer: Arc<Shelf>,
    root: Certificate,
    file: PathBuf,
    copy: PathBuf,
    runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

impl Window {
    fn open(refuses: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = site(folder.path(), 2);
        let root = site.authority().unwrap().unwrap().root().clone();
        let drawer = Arc::new(Shelf::holding(&root).refusing(refuses));
        let copy = folder.path().join("handed over.camseal");
        let mut start = Start::with(Services::fake(Fake {
            stores: vec![drawer.clone()],
            picked: Some(copy.clone()),
            ..Fake::default()
        }));
        start.settings.language = Some(Language::English);
        let (app, _) = App::boot(&start);
        let file = site.path();
        let mut window = Self {
            app,
            drawer,
            root,
            copy,
            runtime: tokio::runtime::Runtime::new().unwrap(),
            _folder: folder,
            file: file.clone(),
        };
        window.say(gui::Message::Opened(file, Ok(site)));
        window.say(gui::Message::Cameras(Cameras::Farewell));
        window
    }

    /// Says it and what follows, but for notices that fade.
    fn say(&mut self, message: gui::Message) {
        let _inside = self.runtime.enter();
        let mut waiting: Vec<Task<gui::Message>> = vec![self.app.update(message)];
        while let Some(task) = waiting.pop() {
            let Some(mut letters) = task::into_stream(task) else {
                continue;
            };
            while let Some(action) = self.runtime.block_on(letters.next()) {
                if let Action::Output(message) = action
                    && !matches!(message, gui::Message::Faded(_))
                {
                    waiting.push(self.app.update(message));
                }
            }
        }
    }

    fn press(&mut self, message: Message) {
        self.say(gui::Message::Cameras(Cameras::Said(message)));
    }

    fn sees(&self, words: &str) -> bool {
        eye::shows(self.app.view(), eye::WINDOW, words)
    }

    fn picture(&self, name: &str) {
        eye::picture(self.app.view(), eye::WINDOW, "cameras", name);
    }

    fn trusts(&self) -> bool {
        self.drawer.roots().contains(&self.root)
    }
}

#[test]
fn a_site_leaves_the_laptop_after_a_copy() {
    let mut window = Window::open(false);
    assert!(window.sees("Remove Harbour Logistics from this laptop?"));
    window.picture("farewell");
    // Without a copy or a word nothing happens.
    window.press(Message::Remove);
    assert!(window.trusts() && window.file.is_file());
    window.press(Message::Copy);
    window.picture("farewell-copied");
    let copy = Site::open(&window.copy).unwrap();
    let opened = copy.open_authority(&Secret::new("corridor lantern"));
    assert_eq!(
        opened.unwrap().certificate(),
        &copy.authority().unwrap().unwrap().certificate
    );
    window.press(Message::Remove);
    assert!(!window.trusts(), "the root is still in the store");
    assert!(!window.file.exists(), "the site is still there");
    assert!(window.copy.is_file());
    assert!(window.sees("Harbour Logistics is no longer on this laptop."));
    window.picture("farewell-done");
}

#[test]
fn a_refused_prompt_keeps_the_site_until_it_is_said_again() {
    let mut window = Window::open(true);
    window.press(Message::Without(true));
    window.press(Message::Remove);
    assert!(window.trusts() && window.file.is_file());
    assert!(window.sees("Remove the site all the same"));
    window.picture("farewell-refused");
    window.press(Message::Leave);
    assert!(window.file.is_file() && !window.sees("Remove the site all the same"));
    // Asked anew, it begins anew.
    window.say(gui::Message::Cameras(Cameras::Farewell));
    window.press(Message::Remove);
    assert!(window.file.is_file());
    window.press(Message::Without(true));
    window.press(Message::Remove);
    assert!(window.file.is_file());
    window.press(Message::Remove);
    assert!(window.trusts(), "nobody let camseal take it out");
    assert!(!window.file.exists());
    assert!(!window.copy.exists());
}

#[test]
fn a_copy_is_never_written_over_something() {
    let mut window = Window::open(false);
    std::fs::write(&window.copy, "another customer's").unwrap();
    window.press(Message::Copy);
    assert_eq!(
        std::fs::read_to_string(&window.copy).unwrap(),
        "another customer's"
    );
    window.press(Message::Remove);
    assert!(window.trusts() && window.file.is_file());
}
