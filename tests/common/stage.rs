//! The whole program without a desktop: its window is a picture in memory, its tasks and
//! subscriptions run for real, and somebody clicks, types and looks.
//!
//! Apart because the gallery, the scripts and the bench of frame times drive the same program.
//! iced_test's own emulator is not enough: it brings no key to a subscription, waits for every task
//! to end (a timer never does), and always draws at the size it was made with.

// Several programs share it, and none needs all of it.
#![allow(dead_code)]

use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use camseal::gui::{App, Message, Start, text};
use iced::{Color, Element, Font, Rectangle, Size, Task, Theme};
use iced_test::core::clipboard::{self, Clipboard};
use iced_test::core::renderer::{Headless, Style};
use iced_test::core::text::{
    Alignment, LineHeight, Paragraph, Renderer as Letters, Shaping, Text, Wrapping,
};
use iced_test::core::widget::operation::{self, Operation, Outcome};
use iced_test::core::{Event, Point, event, mouse, window};
use iced_test::futures::futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use iced_test::futures::futures::{StreamExt as _, executor};
use iced_test::futures::{Runtime, backend, subscription};
use iced_test::instruction::{Interaction, Target};
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{self, UserInterface, task};
use iced_test::selector::{Candidate, Selector};

type Letter = runtime::Action<Message>;

/// The program on a stage.
pub struct Stage {
    app: App,
    runtime: Runtime<backend::default::Executor, UnboundedSender<Letter>, Letter>,
    letters: UnboundedReceiver<Letter>,
    renderer: iced::Renderer,
    cache: Option<Cache>,
    /// In pixels; what is laid out is as much smaller as the scale is larger.
    size: Size,
    cursor: mouse::Cursor,
    board: Board,
    window: window::Id,
    /// How long each message took until the program was ready for the next.
    pub updates: Vec<Duration>,
    /// How long each frame took until it was drawn.
    pub frames: Vec<Duration>,
}

#[derive(Default)]
struct Board(Option<String>);

impl Clipboard for Board {
    fn read(&self, _: clipboard::Kind) -> Option<String> {
        self.0.clone()
    }

    fn write(&mut self, _: clipboard::Kind, contents: String) {
        self.0 = Some(contents);
    }
}

/// How long a person waits for something at most, on a machine that does much else;
/// `CAMSEAL_PATIENCE` says so many seconds while a script is being written.
pub fn patience() -> Duration {
    let wanted = std::env::var("CAMSEAL_PATIENCE").ok();
    let seconds = wanted.and_then(|text| text.parse().ok()).unwrap_or(180);
    Duration::from_secs(seconds)
}

impl Stage {
    /// Starts the program in a window of this size.
    pub fn open(start: &Start, size: Size) -> Self {
        // A simulator loads fonts for the whole process; nothing else public does.
        let fonts = iced::Settings {
            fonts: text::FONTS.iter().map(|font| (*font).into()).collect(),
            ..iced::Settings::default()
        };
        let nothing: Element<'_, ()> = iced::widget::space().into();
        drop(iced_test::Simulator::with_settings(fonts, nothing));
        let executor = backend::default::Executor::new().unwrap();
        let renderer = executor::block_on(<iced::Renderer as Headless>::new(
            text::REGULAR,
            text::LABEL.into(),
            Some("tiny-skia"),
        ))
        .unwrap();
        let (sender, letters) = unbounded();
        let runtime = Runtime::new(executor, sender);
        let (app, task) = runtime.enter(|| App::boot(start));
        let mut stage = Self {
            app,
            runtime,
            letters,
            renderer,
            cache: Some(Cache::default()),
            size,
            cursor: mouse::Cursor::Unavailable,
            board: Board::default(),
            window: window::Id::unique(),
            updates: Vec::new(),
            frames: Vec::new(),
        };
        stage.run(task);
        stage.subscribe();
        stage.resize(size);
        stage
    }

    /// What runs in it.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Another size, in pixels.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        let resized = window::Event::Resized(self.logical());
        self.happen(&[Event::Window(resized)]);
    }

    /// What there is to lay out in.
    pub fn logical(&self) -> Size {
        let scale = self.app.scale();
        Size::new(self.size.width / scale, self.size.height / scale)
    }

    /// Sends a message as if a widget had.
    pub fn say(&mut self, message: Message) {
        let began = Instant::now();
        let task = self.runtime.enter(|| self.app.update(message));
        self.run(task);
        self.subscribe();
        self.updates.push(began.elapsed());
    }

    /// What a task has ready is carried out before anything else happens, so that no letter is
    /// typed into the field the caret is just leaving; the rest of it runs on.
    fn run(&mut self, task: Task<Message>) {
        let Some(stream) = task::into_stream(task) else {
            return;
        };
        let mut stream = stream.boxed();
        let mut ready = Vec::new();
        let mut nobody = Context::from_waker(Waker::noop());
        let ended = self.runtime.enter(|| {
            loop {
                match stream.poll_next_unpin(&mut nobody) {
                    Poll::Ready(Some(letter)) => ready.push(letter),
                    Poll::Ready(None) => return true,
                    Poll::Pending => return false,
                }
            }
        });
        if !ended {
            self.runtime.run(stream);
        }
        for letter in ready {
            self.open_letter(letter);
        }
    }

    fn subscribe(&mut self) {
        let wanted = self.runtime.enter(|| self.app.subscription());
        let recipes = subscription::into_recipes(wanted.map(runtime::Action::Output));
        self.runtime.track(recipes);
    }

    /// Carries out everything that has come since; answers whether anything had.
    pub fn pump(&mut self) -> bool {
        let mut any = false;
        while let Ok(letter) = self.letters.try_recv() {
            any = true;
            self.open_letter(letter);
        }
        any
    }

    fn open_letter(&mut self, letter: Letter) {
        match letter {
            runtime::Action::Output(message) => self.say(message),
            runtime::Action::Widget(operation) => {
                let mut next = Some(operation);
                while let Some(mut current) = next.take() {
                    self.operate(current.as_mut());
                    if let Outcome::Chain(following) = current.finish() {
                        next = Some(following);
                    }
                }
            }
            runtime::Action::Clipboard(runtime::clipboard::Action::Read { channel, .. }) => {
                let _ = channel.send(self.board.0.clone());
            }
            runtime::Action::Clipboard(runtime::clipboard::Action::Write { contents, .. }) => {
                self.board.0 = Some(contents);
            }
            // Windows, systems and pictures: there are none.
            _ => {}
        }
    }

    /// Waits until `look` is content, carrying out what comes meanwhile.
    pub fn wait(&mut self, mut look: impl FnMut(&mut Self) -> bool) -> bool {
        let end = Instant::now() + patience();
        loop {
            let _ = self.pump();
            if look(self) {
                return true;
            }
            if Instant::now() > end {
                return false;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until this is written somewhere.
    pub fn until(&mut self, words: &str) {
        let seen = self.wait(|stage| stage.sees(words));
        assert!(seen, "“{words}” never came; there is: {:#?}", self.texts());
    }

    /// Lets everything come to rest that does so within a short while.
    pub fn settle(&mut self, calm: Duration) {
        let mut quiet = Instant::now();
        let end = Instant::now() + patience();
        while quiet.elapsed() < calm && Instant::now() < end {
            if self.pump() {
                quiet = Instant::now();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn interface<T>(
        &mut self,
        with: impl FnOnce(
            &mut UserInterface<'_, Message, Theme, iced::Renderer>,
            &mut iced::Renderer,
            mouse::Cursor,
            &mut Board,
        ) -> T,
    ) -> T {
        let size = self.logical();
        let mut interface = UserInterface::build(
            self.app.view(),
            size,
            self.cache.take().unwrap_or_default(),
            &mut self.renderer,
        );
        let answer = with(
            &mut interface,
            &mut self.renderer,
            self.cursor,
            &mut self.board,
        );
        self.cache = Some(interface.into_cache());
        answer
    }

    fn operate(&mut self, operation: &mut dyn Operation) {
        self.interface(|interface, renderer, _, _| {
            interface.operate(renderer, &mut operation::black_box(operation));
        });
    }

    fn all<S>(&mut self, selector: S) -> Vec<S::Output>
    where
        S: Selector + Send,
        S::Output: Clone + Send,
    {
        let mut operation = selector.find_all();
        self.interface(|interface, renderer, _, _| {
            interface.operate(renderer, &mut operation::black_box(&mut operation));
        });
        match operation.finish() {
            Outcome::Some(found) => found,
            _ => Vec::new(),
        }
    }

    /// Whether this is written somewhere in sight.
    pub fn sees(&mut self, words: &str) -> bool {
        self.place(words).is_some()
    }

    /// Everything that is written.
    pub fn texts(&mut self) -> Vec<String> {
        self.all(|candidate: Candidate<'_>| match candidate {
            Candidate::Text { content, .. } => Some(content.to_owned()),
            _ => None,
        })
    }

    /// Every text in sight, with the place it is drawn at.
    pub fn written(&mut self) -> Vec<(String, Rectangle, Rectangle)> {
        self.all(|candidate: Candidate<'_>| match candidate {
            Candidate::Text {
                content,
                bounds,
                visible_bounds: Some(seen),
                ..
            } => Some((content.to_owned(), bounds, seen)),
            _ => None,
        })
    }

    /// Every text that was given less height than its words need, so that it ends in the middle of
    /// itself. A widget does not tell its size and face, so each of the program's is tried: one of
    /// them has to need exactly the height that is there.
    pub fn cut(&mut self) -> Vec<String> {
        let all = self.all(|candidate: Candidate<'_>| match candidate {
            Candidate::Text {
                content, bounds, ..
            } => Some((content.to_owned(), bounds)),
            _ => None,
        });
        all.into_iter()
            .filter(|(words, bounds)| {
                !words.trim().is_empty()
                    && !faces().iter().any(|face| fills(words, bounds.size(), face))
            })
            .map(|(words, _)| words)
            .collect()
    }

    fn place(&mut self, words: &str) -> Option<Point> {
        // What was drawn last lies on top.
        self.all(words)
            .iter()
            .filter_map(|found| Some(found.visible_bounds()?.center()))
            .next_back()
    }

    /// Turns the wheel over the middle of the window, without telling anybody but the widgets.
    pub fn wheel(&mut self, lines: f32) {
        let middle = Point::new(self.size.width / 2.0, self.size.height / 2.0);
        self.cursor = mouse::Cursor::Available(middle);
        let turned = Event::Mouse(mouse::Event::WheelScrolled {
            delta: mouse::ScrollDelta::Lines { x: 0.0, y: -lines },
        });
        let mut messages = Vec::new();
        self.interface(|interface, renderer, cursor, board| {
            let _ = interface.update(&[turned], cursor, renderer, board, &mut messages);
        });
        for message in messages {
            self.say(message);
        }
    }

    /// Lets these happen to the window, as the desktop would.
    pub fn happen(&mut self, events: &[Event]) {
        let mut messages = Vec::new();
        let statuses = self.interface(|interface, renderer, cursor, board| {
            interface
                .update(events, cursor, renderer, board, &mut messages)
                .1
        });
        for message in messages {
            self.say(message);
        }
        for (event, status) in events.iter().zip(statuses) {
            self.heard(event.clone(), status);
        }
        let _ = self.pump();
    }

    fn heard(&mut self, event: Event, status: event::Status) {
        self.runtime.broadcast(subscription::Event::Interaction {
            window: self.window,
            event,
            status,
        });
        // The subscription has a task of its own that has to take its turn.
        let end = Instant::now() + Duration::from_millis(5);
        while Instant::now() < end && !self.pump() {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Carries out one interaction of a script; `false` when its target is not in sight.
    pub fn interact(&mut self, interaction: &Interaction) -> bool {
        let mut words = None;
        let _ = interaction.events(|target| {
            if let Target::Text(text) = target {
                words = Some(text.clone());
            }
            Some(Point::ORIGIN)
        });
        let place = words.map(|words| self.place(&words));
        if place == Some(None) {
            return false;
        }
        let events = interaction.events(|target| match target {
            Target::Point(point) => Some(*point),
            Target::Text(_) => place.flatten(),
        });
        for event in events.unwrap_or_default() {
            if let Event::Mouse(mouse::Event::CursorMoved { position }) = event {
                self.cursor = mouse::Cursor::Available(position);
            }
            // One by one: what a key changes is there before the next one.
            self.happen(&[event]);
        }
        true
    }

    /// Whether what is written can be pressed or typed into now.
    pub fn can_press(&mut self, words: &str) -> bool {
        let Some(place) = self.place(words) else {
            return false;
        };
        let controls = self.all(|candidate: Candidate<'_>| match candidate {
            Candidate::Focusable {
                visible_bounds: Some(seen),
                ..
            }
            | Candidate::TextInput {
                visible_bounds: Some(seen),
                ..
            } => Some(seen),
            _ => None,
        });
        controls.iter().any(|control| control.contains(place))
    }

    /// Presses what is written, as soon as it can be pressed.
    pub fn click(&mut self, words: &str) {
        let open = self.wait(|stage| stage.can_press(words));
        assert!(
            open,
            "“{words}” cannot be pressed; there is: {:#?}",
            self.texts()
        );
        let click = Interaction::Mouse(iced_test::instruction::Mouse::Click {
            button: mouse::Button::Left,
            target: Some(Target::Text(words.to_owned())),
        });
        assert!(self.interact(&click), "“{words}” is gone");
        self.cursor = mouse::Cursor::Unavailable;
    }

    /// Whether the caret stands in a field.
    fn has_caret(&mut self) -> bool {
        let focused = self.all(|candidate: Candidate<'_>| match candidate {
            Candidate::Focusable { bounds, state, .. } if state.is_focused() => Some(bounds),
            _ => None,
        });
        let fields = self.all(|candidate: Candidate<'_>| match candidate {
            Candidate::TextInput { bounds, .. } => Some(bounds),
            _ => None,
        });
        fields.iter().any(|field| focused.contains(field))
    }

    /// Types, as soon as the caret stands in a field.
    pub fn types(&mut self, text: &str) {
        let ready = self.wait(Self::has_caret);
        assert!(
            ready,
            "no field has the caret; there is: {:#?}",
            self.texts()
        );
        for event in iced_test::simulator::typewrite(text) {
            self.happen(&[event]);
        }
    }

    /// Presses a key.
    pub fn key(&mut self, key: iced::keyboard::key::Named) {
        for event in iced_test::simulator::tap_key(key, None) {
            self.happen(&[event]);
        }
    }

    /// One frame as the window would make it: laid out, told of the redraw, drawn into pixels.
    pub fn frame(&mut self) -> Vec<u8> {
        let began = Instant::now();
        let theme = self.app.theme();
        let scale = self.app.scale();
        let size = Size::new(self.size.width as u32, self.size.height as u32);
        let pixels = self.interface(|interface, renderer, cursor, board| {
            let redraw = window::Event::RedrawRequested(Instant::now());
            let mut messages = Vec::new();
            let _ = interface.update(
                &[Event::Window(redraw)],
                cursor,
                renderer,
                board,
                &mut messages,
            );
            let style = Style {
                text_color: theme.palette().text,
            };
            interface.draw(renderer, &theme, &style, cursor);
            renderer.screenshot(size, scale, Color::TRANSPARENT)
        });
        self.frames.push(began.elapsed());
        pixels
    }

    /// Writes what is seen now.
    pub fn picture(&mut self, path: &Path) {
        let rgba = self.frame();
        let mut encoder = self.encoder(path);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&rgba).unwrap();
        writer.finish().unwrap();
    }

    /// Writes what is seen now in the 256 colours it needs most: a third of the bytes.
    pub fn small_picture(&mut self, path: &Path) {
        let rgba = self.frame();
        let colours = rgba
            .chunks_exact(4)
            .map(|pixel| [pixel[0], pixel[1], pixel[2]]);
        let mut often: HashMap<[u8; 3], usize> = HashMap::new();
        for colour in colours.clone() {
            *often.entry(colour).or_default() += 1;
        }
        let mut ranked: Vec<([u8; 3], usize)> = often.into_iter().collect();
        ranked.sort_by_key(|(colour, times)| (std::cmp::Reverse(*times), *colour));
        let palette: Vec<[u8; 3]> = ranked.iter().take(256).map(|(colour, _)| *colour).collect();
        let nearest = |colour: [u8; 3]| {
            let far = |other: &[u8; 3]| {
                let apart = |at: usize| i32::from(colour[at]) - i32::from(other[at]);
                (0..3).map(|at| apart(at) * apart(at)).sum::<i32>()
            };
            let places = 0..palette.len();
            places.min_by_key(|place| far(&palette[*place])).unwrap() as u8
        };
        let places: HashMap<[u8; 3], u8> = ranked
            .iter()
            .map(|(colour, _)| (*colour, nearest(*colour)))
            .collect();
        let pixels: Vec<u8> = colours.map(|colour| places[&colour]).collect();
        let mut encoder = self.encoder(path);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette.concat());
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&pixels).unwrap();
        writer.finish().unwrap();
    }

    fn encoder(&self, path: &Path) -> png::Encoder<'static, BufWriter<File>> {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = BufWriter::new(File::create(path).unwrap());
        png::Encoder::new(file, self.size.width as u32, self.size.height as u32)
    }
}

/// Size, line and face of each role a text has.
fn faces() -> Vec<(f32, f32, Font)> {
    let strong = text::semibold();
    vec![
        (26.0, 32.0, strong),
        (20.0, 28.0, strong),
        (text::BODY, 24.0, text::REGULAR),
        (text::BODY, 24.0, strong),
        (text::LABEL, 20.0, text::REGULAR),
        (text::LABEL, 20.0, strong),
        (13.0, 18.0, text::REGULAR),
        (13.0, 18.0, strong),
        (14.0, 20.0, text::CODE),
    ]
}

/// Whether these words are exactly so high in this face when they may not be wider than that, with
/// or without words broken that are too long for a line.
fn fills(words: &str, there: Size, face: &(f32, f32, Font)) -> bool {
    [Wrapping::Word, Wrapping::WordOrGlyph]
        .into_iter()
        .any(|wrapping| (needed(words, there.width, face, wrapping) - there.height).abs() < 1.0)
}

fn needed(
    words: &str,
    wide: f32,
    (size, line, font): &(f32, f32, Font),
    wrapping: Wrapping,
) -> f32 {
    let laid = <iced::Renderer as Letters>::Paragraph::with_text(Text {
        content: words,
        // What was as wide as its longest line breaks at the same places.
        bounds: Size::new(wide + 0.5, f32::INFINITY),
        size: (*size).into(),
        line_height: LineHeight::Absolute((*line).into()),
        font: *font,
        align_x: Alignment::Default,
        align_y: iced::alignment::Vertical::Top,
        shaping: Shaping::Auto,
        wrapping,
    });
    laid.min_bounds().height
}
