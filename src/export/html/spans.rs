//! The words of a mention within its sentence, counted as scripts count.

use crate::extract::EventMention;
use crate::schema::RoleId;
use crate::text::Span;

/// What words of a sentence are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'m> {
    /// They evoke the event.
    Trigger,
    /// They say when.
    Time,
    /// They fill a role.
    Role(&'m RoleId),
}

/// First unit of UTF-16 from the start of the sentence, the first after it, and
/// what stands between. Words outside the sentence are not among them.
pub(super) fn of<'m>(mention: &'m EventMention, sentence: &str) -> Vec<(usize, usize, Part<'m>)> {
    let time = mention.time.iter().map(|t| (t.span, Part::Time));
    let roles = mention.roles.iter().map(|f| (f.span, Part::Role(&f.role)));
    let parts = std::iter::once((mention.trigger, Part::Trigger)).chain(time).chain(roles);
    let within = |(span, part): (Span, Part<'m>)| {
        let units = |at: u32| {
            let bytes = at.checked_sub(mention.sentence.span.start)? as usize;
            Some(sentence.get(..bytes)?.encode_utf16().count())
        };
        let (start, end) = (units(span.start)?, units(span.end)?);
        (start < end).then_some((start, end, part))
    };
    parts.filter_map(within).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn letters_outside_the_first_plane_count_twice() {
        let graph = sample::graph();
        let mut mention = graph.facts().next().unwrap().mentions[0].clone();
        mention.sentence.span = Span::new(10, 10 + "😀 قال".len());
        mention.trigger = Span::new(15, 15 + "قال".len());
        mention.time = None;
        mention.roles.truncate(1);
        mention.roles[0].span = Span::new(0, 4);
        assert_eq!(of(&mention, "😀 قال"), [(3, 6, Part::Trigger)], "the role stands in another sentence");
    }
}
