//! How sure a mention is, by its parts.

use serde::Serialize;

use super::coder::Coded;
use crate::schema::{KindId, Status};

/// The share of mentions like this one that were read right in text marked by
/// hand: the more of its roles have a side, the surer it is; of the kinds that
/// everyday words tell too (open, seize, strike), and of what only may be, more
/// are misread. `wasit eval` shows how well it holds on other text.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Confidence {
    /// By how many roles have a side.
    pub roles: f32,
    /// Less, because everyday words tell such events.
    pub everyday: f32,
    /// Less, because it only may be.
    pub open: f32,
}

impl Confidence {
    pub(super) fn of(kind: &KindId, status: Status, coded: &Coded) -> Self {
        let mut filled: Vec<_> =
            coded.roles.iter().filter(|f| !f.sides.is_empty()).map(|f| (&f.role, &f.sides)).collect();
        filled.dedup();
        let roles = match filled.len() {
            0 => 0.72,
            1 => 0.82,
            2 => 0.92,
            _ => 0.96,
        };
        let everyday =
            matches!(kind.as_str(), "access" | "coercion" | "release" | "sanction" | "withdrawal" | "assault");
        let open = status == Status::Possible;
        Self { roles, everyday: if everyday { 0.10 } else { 0.0 }, open: if open { 0.06 } else { 0.0 } }
    }

    /// All of it.
    pub fn total(self) -> f32 {
        self.roles - self.everyday - self.open
    }
}
