//! Names of things in the dictionaries, one type for each sort of thing. They are
//! short, so that a copy of one costs no allocation.

use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub SmolStr);

        impl $name {
            /// The name as written in the dictionaries and the output.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(name.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name_type! {
    /// A state, body or person (`EGY`, `hamas`, `khalil_al_hayya`); also a side.
    ActorId
}
name_type! {
    /// A kind of event (`mediation`).
    KindId
}
name_type! {
    /// A role in an event (`mediator`).
    RoleId
}
name_type! {
    /// A topic (`ceasefire`).
    TopicId
}
name_type! {
    /// A place (`rafah_crossing`).
    PlaceId
}
