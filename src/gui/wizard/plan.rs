//! This step, until its own file lands: heading and bar only.
use super::step::*;
use crate::gui::action::Action;
use crate::gui::services::Services;
use crate::site::Site;
use iced::{Element, Task};
#[derive(Default)]
pub struct Plan;
#[derive(Debug, Clone)]
pub enum Message {}
impl Step for Plan {
    type Message = Message;
    const ID: StepId = StepId::Plan;
    fn enter(&mut self, _: &Site, _: &Services) -> Task<Message> {
        Task::none()
    }
    fn update(&mut self, m: Message, _: &mut Site, _: &Services) -> Action<Message> {
        match m {}
    }
    fn view<'a>(&'a self, _: &'a Site) -> Element<'a, Message> {
        iced::widget::space().into()
    }
    fn heading(&self, _: &Site) -> Heading {
        Heading {
            title: "Plan".into(),
            lead: String::new(),
        }
    }
    fn gate(&self, _: &Site) -> Gate {
        Gate::Open
    }
}
