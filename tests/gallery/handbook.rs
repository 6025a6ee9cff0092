//! The handbook: the texts of F1 and the pictures of the gallery as one page a language.
//!
//! Apart because it is the only part of the gallery that lies in the tree.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use camseal::gui::help::Topic;
use camseal::gui::wizard::step::StepId;
use camseal::i18n::{self, Language};

/// Written in these.
pub const LANGUAGES: [Language; 2] = [Language::English, Language::German];

/// Whether the tree may be changed.
pub fn may_write() -> bool {
    std::env::var_os("CAMSEAL_WRITE_DOCS").is_some()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The page of a language.
pub fn path(language: Language) -> PathBuf {
    root().join(format!("docs/{}/handbook.md", language.tag()))
}

/// The picture that shows a topic.
fn picture(topic: Topic) -> &'static str {
    match topic {
        Topic::Home => "home",
        Topic::Step(StepId::Find) => "find",
        Topic::Step(StepId::Login) => "login-accepted",
        Topic::Step(StepId::Authority) => "authority",
        Topic::Step(StepId::Plan) => "plan",
        Topic::Step(StepId::Work) => "work",
        Topic::Step(StepId::Trust) => "trust",
        Topic::Step(StepId::Proof) => "proof",
        Topic::Cameras => "cameras",
        Topic::Viewer => "viewer",
        Topic::Doctor => "doctor-answer",
        Topic::Import => "import",
        Topic::Trusting => "trusting",
        Topic::Signing => "signing",
    }
}

/// Where a picture of the gallery also has to be.
pub fn pictures(name: &str, language: Language) -> Vec<PathBuf> {
    let mut all = Vec::new();
    if Topic::ALL.into_iter().any(|topic| picture(topic) == name) {
        all.push(root().join(format!("docs/{}/{name}.png", language.tag())));
    }
    if language == Language::English && ["find", "proof"].contains(&name) {
        all.push(root().join(format!("assets/screenshots/{name}.png")));
    }
    all
}

/// A picture is there, and of the size the window is; which pixels it has depends on the day.
pub fn check(path: &Path) {
    let bytes =
        std::fs::read(path).unwrap_or_else(|_| panic!("{} is missing: {ANEW}", path.display()));
    let reader = png::Decoder::new(std::io::Cursor::new(&bytes))
        .read_info()
        .unwrap();
    let size = (reader.info().width, reader.info().height);
    assert_eq!(size, (1100, 760), "{}: {ANEW}", path.display());
    assert!(bytes.len() < 150_000, "{} is large", path.display());
}

/// What to do about it.
pub const ANEW: &str = "CAMSEAL_WRITE_DOCS=1 cargo test --test gallery writes it anew";

/// The whole page.
pub fn text(language: Language) -> String {
    i18n::switch(language);
    let title = camseal::fl!("program");
    let mut page = format!("# {title}\n");
    for topic in Topic::ALL {
        let name = topic.title();
        let file = Path::new(picture(topic)).display();
        let _ = write!(
            page,
            "\n## {name}\n\n![{name}]({file}.png)\n\n**{}.** {}\n\n**{}.** {}\n",
            camseal::fl!("help-here"),
            topic.here(),
            camseal::fl!("help-why"),
            topic.why(),
        );
    }
    page
}
