//! The icons: one enum, embedded drawings, coloured by their surroundings.
//!
//! Apart so that views name what they mean, and because iced's own picture widget cannot take the
//! text colour of the button it stands in. Also turns, for "being asked right now".

use std::sync::LazyLock;
use std::time::Duration;

use iced::advanced::widget::{Tree, Widget, tree};
use iced::advanced::{Clipboard, Layout, Shell, layout, renderer, svg};
use iced::time::Instant;
use iced::{Element, Event, Length, Radians, Rectangle, Renderer, Size, Theme, mouse, window};

use super::theme::{Ink, Tone, glyph};

macro_rules! icons {
    ($($name:ident = $file:literal),+ $(,)?) => {
        /// A drawing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum Icon { $($name),+ }

        impl Icon {
            /// Every icon, for the gallery and its test.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            fn bytes(self) -> &'static [u8] {
                match self {
                    $(Self::$name => include_bytes!(concat!("../../assets/", $file, ".svg"))),+
                }
            }
        }
    };
}

icons! {
    Address = "icons/address",
    Again = "icons/again",
    Authority = "icons/authority",
    Bank = "icons/bank",
    Bin = "icons/bin",
    Calendar = "icons/calendar",
    Camera = "icons/camera",
    Certificate = "icons/certificate",
    Chain = "icons/chain",
    Check = "icons/check",
    ChevronDown = "icons/chevron-down",
    ChevronRight = "icons/chevron-right",
    ChevronUp = "icons/chevron-up",
    Clock = "icons/clock",
    Close = "icons/close",
    Compare = "icons/compare",
    Copy = "icons/copy",
    Dome = "icons/dome",
    Drop = "icons/drop",
    Elevate = "icons/elevate",
    Eye = "icons/eye",
    File = "icons/file",
    Find = "icons/find",
    Folder = "icons/folder",
    Help = "icons/help",
    Key = "icons/key",
    Language = "icons/language",
    Left = "icons/left",
    Lock = "icons/lock",
    Login = "icons/login",
    Mend = "icons/mend",
    Minus = "icons/minus",
    More = "icons/more",
    Network = "icons/network",
    Open = "icons/open",
    Pack = "icons/pack",
    Pause = "icons/pause",
    Pc = "icons/pc",
    Pen = "icons/pen",
    Phone = "icons/phone",
    Play = "icons/play",
    Plus = "icons/plus",
    Recorder = "icons/recorder",
    Report = "icons/report",
    Request = "icons/request",
    Right = "icons/right",
    Save = "icons/save",
    Search = "icons/search",
    Settings = "icons/settings",
    Site = "icons/site",
    Skip = "icons/skip",
    Sort = "icons/sort",
    Speak = "icons/speak",
    Stop = "icons/stop",
    Timer = "icons/timer",
    ToneAttention = "icons/tone-attention",
    ToneRefused = "icons/tone-refused",
    ToneSecure = "icons/tone-secure",
    ToneUnknown = "icons/tone-unknown",
    Unlocked = "icons/unlocked",
    Upload = "icons/upload",
    Wall = "icons/wall",
    Spinner = "icons/spinner",
    Logo = "logo",
    LogoSmall = "logo-small",
}

impl Icon {
    /// The glyph of a tone; its outline differs without colour.
    pub fn of(tone: Tone) -> Self {
        match tone {
            Tone::Secure => Self::ToneSecure,
            Tone::Attention => Self::ToneAttention,
            Tone::Refused => Self::ToneRefused,
            Tone::Unknown => Self::ToneUnknown,
        }
    }

    /// At the size of rows and controls, in the colour around it.
    pub fn view(self) -> Drawing {
        Drawing {
            icon: self,
            size: glyph::ROW,
            ink: Ink::Inherited,
            turning: false,
        }
    }
}

/// An arc that turns while something is being asked.
pub fn spinner() -> Drawing {
    Drawing {
        icon: Icon::Spinner,
        size: glyph::ROW,
        ink: Ink::Accent,
        turning: true,
    }
}

/// The glyph of a tone in its colour.
pub fn tone(tone: Tone) -> Drawing {
    Icon::of(tone).view().ink(Ink::Tone(tone))
}

/// An icon as a widget.
#[derive(Debug, Clone, Copy)]
pub struct Drawing {
    icon: Icon,
    size: f32,
    ink: Ink,
    turning: bool,
}

impl Drawing {
    /// Another size; one of [`glyph`].
    pub fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// A colour of its own.
    pub fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }
}

/// Ten pictures a second are calm and cheap on the software renderer.
const TICK: Duration = Duration::from_millis(100);
const TICKS_A_TURN: u32 = 12;

/// Each position as a drawing of its own: the software renderer leaves traces of a drawing that
/// it turns itself, because a turned one may reach beyond the area it repaints.
static TURNED: LazyLock<Vec<svg::Handle>> = LazyLock::new(|| {
    let still = String::from_utf8_lossy(Icon::Spinner.bytes()).into_owned();
    (0..TICKS_A_TURN)
        .map(|tick| {
            let open = format!(
                "<g transform=\"rotate({} 12 12)\">",
                tick * 360 / TICKS_A_TURN
            );
            let turned = still
                .replacen("<circle", &format!("{open}<circle"), 1)
                .replace("</svg>", "</g></svg>");
            svg::Handle::from_memory(turned.into_bytes())
        })
        .collect()
});

#[derive(Debug, Default)]
struct Turn {
    ticks: u32,
    next: Option<Instant>,
}

impl<Message> Widget<Message, Theme, Renderer> for Drawing {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Turn>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Turn::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(self.size), Length::Fixed(self.size))
    }

    fn layout(&mut self, _: &mut Tree, _: &Renderer, limits: &layout::Limits) -> layout::Node {
        layout::atomic(limits, self.size, self.size)
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        _layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        if !self.turning {
            return;
        }
        if let Event::Window(window::Event::RedrawRequested(now)) = event {
            let turn = tree.state.downcast_mut::<Turn>();
            match turn.next {
                Some(next) if *now < next => shell.request_redraw_at(next),
                before => {
                    if before.is_some() {
                        turn.ticks = (turn.ticks + 1) % TICKS_A_TURN;
                    }
                    turn.next = Some(*now + TICK);
                    shell.request_redraw_at(*now + TICK);
                }
            }
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let Some(clip) = bounds.intersection(viewport) else {
            return;
        };
        let handle = if self.turning {
            let ticks = tree.state.downcast_ref::<Turn>().ticks as usize;
            TURNED.get(ticks).cloned()
        } else {
            None
        };
        let drawing = svg::Svg {
            handle: handle.unwrap_or_else(|| svg::Handle::from_memory(self.icon.bytes())),
            color: Some(self.ink.colour(theme).unwrap_or(style.text_color)),
            rotation: Radians(0.0),
            opacity: 1.0,
        };
        svg::Renderer::draw_svg(renderer, drawing, bounds, clip);
    }
}

impl<'a, Message: 'a> From<Drawing> for Element<'a, Message> {
    fn from(drawing: Drawing) -> Self {
        Element::new(drawing)
    }
}
