//! Logins by brand: whose device a row is for, and which row comes next.
//!
//! Apart because a site of one maker never sees it. A brand is what the maker's name says, because
//! that is how an installer remembers which password went where.

use iced::Task;
use iced::widget::operation;

use super::{Device, Login, Message, Try, USUAL_USER, password};

impl Try {
    /// Whether this row's login is meant for the device.
    pub(super) fn is_for(&self, device: &Device) -> bool {
        self.brand
            .as_ref()
            .is_none_or(|brand| *brand == device.brand)
    }
}

impl Login {
    /// The brands on the list, in its order.
    pub(super) fn brands(&self) -> Vec<String> {
        let mut brands: Vec<String> = Vec::new();
        for device in &self.devices {
            if !brands.contains(&device.brand) {
                brands.push(device.brand.clone());
            }
        }
        brands
    }

    /// One row for each brand, or one for all. What was refused stays refused: no device is sent
    /// the same password twice.
    pub(super) fn sort_by_brand(&mut self, by_brand: bool) -> Task<Message> {
        self.by_brand = by_brand;
        self.tries.clear();
        if by_brand {
            self.add_brands();
        } else {
            self.tries.push(Try {
                user: USUAL_USER.to_owned(),
                ..Try::default()
            });
        }
        operation::focus(password(0))
    }

    /// A row for each brand that has none: devices may be added later.
    pub(super) fn add_brands(&mut self) {
        for brand in self.brands() {
            let known = self
                .tries
                .iter()
                .any(|row| row.brand.as_ref() == Some(&brand));
            if !known {
                self.tries.push(Try {
                    brand: Some(brand),
                    user: USUAL_USER.to_owned(),
                    ..Try::default()
                });
            }
        }
    }

    /// The row that Enter tries: the last one that has somebody to ask.
    pub(super) fn ready(&self) -> Option<usize> {
        (0..self.tries.len()).rev().find(|at| self.can_try(*at))
    }

    /// After a row was tried: the field of the next one that is empty and has somebody to ask.
    pub(super) fn next_to_type(&self, at: usize) -> Task<Message> {
        let wanted = |row: &Try| {
            row.password.is_empty() && self.devices.iter().any(|d| row.is_for(d) && d.is_open())
        };
        let mut after = self.tries.iter().enumerate().skip(at + 1);
        match after.find(|(_, row)| wanted(row)) {
            Some((next, _)) => operation::focus(password(next)),
            None => Task::none(),
        }
    }

    /// When all whom a row was for have answered and some refused, another row for those, ready to
    /// type into. It comes last, so that no row moves away under somebody's fingers.
    pub(super) fn offer_another(&mut self, brand: Option<String>) -> Task<Message> {
        let Some(row) = self.tries.iter().rev().find(|row| row.brand == brand) else {
            return Task::none();
        };
        let mut meant = self.devices.iter().filter(|device| row.is_for(device));
        let waiting = meant.clone().any(Device::is_asked);
        if waiting || !meant.any(Device::has_refused) || !row.is_complete() {
            return Task::none();
        }
        let further = Try {
            brand,
            further: true,
            user: row.user.clone(),
            ..Try::default()
        };
        self.tries.push(further);
        // Somebody may be typing another brand's password just now.
        let typing = self.by_brand
            && self
                .tries
                .iter()
                .any(|row| !row.further && !row.is_complete());
        if typing {
            Task::none()
        } else {
            operation::focus(password(self.last()))
        }
    }
}
