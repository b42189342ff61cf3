//! Colours of kinds, made fit for lines.

use super::svg::FAINT;
use crate::graph::KindInfo;

/// What a kind has whose colour cannot be read.
const UNKNOWN: &str = "#dedede";

/// The colour of a kind for areas: `#rrggbb`, whatever the dictionary says.
pub(super) fn fill(kind: Option<&KindInfo>) -> &str {
    kind.map(|k| k.colour.as_str()).filter(|c| parse(c).is_some()).unwrap_or(UNKNOWN)
}

/// The same hue for a thin line on white: dark enough to be seen.
pub(super) fn stroke(kind: Option<&KindInfo>) -> String {
    let Some([r, g, b]) = parse(fill(kind)) else {
        return FAINT.to_owned();
    };
    // Rec. 709 weights; a line is seen well at less than half of full light.
    let light = (2126 * r + 7152 * g + 722 * b) / 10_000;
    let darker = |c: u32| if light > 120 { c * 120 / light } else { c };
    format!("#{:02x}{:02x}{:02x}", darker(r), darker(g), darker(b))
}

fn parse(colour: &str) -> Option<[u32; 3]> {
    let digits = colour.strip_prefix('#').filter(|d| d.len() == 6)?;
    let part = |at: usize| u32::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Label;

    fn kind(colour: &str) -> KindInfo {
        KindInfo { id: "talks".into(), label: Label::of_slug("talks"), colour: colour.to_owned() }
    }

    #[test]
    fn a_pale_colour_is_darkened_and_a_dark_one_kept() {
        assert_eq!(stroke(Some(&kind("#dedede"))), "#787878");
        assert_eq!(stroke(Some(&kind("#204060"))), "#204060");
    }

    #[test]
    fn what_is_no_colour_is_never_written() {
        assert_eq!(fill(Some(&kind("red\"/><script>"))), UNKNOWN);
        assert_eq!(fill(Some(&kind("#ff00é"))), UNKNOWN);
    }
}
