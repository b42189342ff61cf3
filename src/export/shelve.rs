//! Groups of a picture that nothing connects, on shelves: beside each other as
//! long as there is room, smaller ones below each other beside a larger one.

use super::route::Size;

/// Room between groups.
const GAP: f64 = 64.0;
/// How much wider than high a page should be.
const SHAPE: f64 = 1.3;
/// Widths that are tried, as multiples of that of the widest group.
const TRIES: [f64; 7] = [1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0];

/// The room that all groups take, the largest first, and their upper left
/// corners: on a page of the width that gives it the best shape.
pub(super) fn shelve(groups: &[Size]) -> (Size, Vec<(f64, f64)>) {
    let widest = groups.iter().map(|g| g.width).fold(0.0, f64::max);
    // How far from its shape a page is, whether it is too wide or too high.
    let off = |page: &Size| {
        let shape = page.width / page.height.max(1.0) / SHAPE;
        shape.max(1.0 / shape.max(0.001))
    };
    let pages = TRIES.into_iter().map(|by| on_width(groups, widest * by));
    pages.min_by(|(a, _), (b, _)| off(a).total_cmp(&off(b))).unwrap_or_default()
}

fn on_width(groups: &[Size], width: f64) -> (Size, Vec<(f64, f64)>) {
    let mut page = Size::default();
    // The shelf: where it begins and how high it is; its last column: where it
    // begins, how wide it is, and down to where it is filled.
    let (mut top, mut high) = (0.0, 0.0_f64);
    let (mut left, mut wide, mut filled) = (0.0, 0.0, 0.0);
    let mut corners = Vec::new();
    for group in groups {
        let below = filled + GAP;
        if wide > 0.0 && group.width <= wide && below + group.height <= high {
            corners.push((left, top + below));
            filled = below + group.height;
        } else {
            if wide > 0.0 {
                left += wide + GAP;
            }
            if wide > 0.0 && left + group.width > width {
                (top, left, high) = (top + high + GAP, 0.0, 0.0);
            }
            corners.push((left, top));
            (wide, filled, high) = (group.width, group.height, high.max(group.height));
        }
        page = Size { width: page.width.max(left + group.width), height: page.height.max(top + high) };
    }
    (page, corners)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::route::overlap;

    #[test]
    fn small_groups_stand_below_each_other_beside_a_large_one() {
        let (large, small) = (Size { width: 900.0, height: 1100.0 }, Size { width: 300.0, height: 120.0 });
        let groups = [large, small, small, small];
        let (page, corners) = shelve(&groups);
        assert_eq!(page, Size { width: 1264.0, height: 1100.0 });
        assert_eq!(corners, [(0.0, 0.0), (964.0, 0.0), (964.0, 184.0), (964.0, 368.0)]);
    }

    #[test]
    fn none_overlap_and_the_page_is_neither_wide_nor_high() {
        let groups: Vec<_> = (0..40).map(|i| Size { width: 400.0 - 5.0 * i as f64, height: 90.0 }).collect();
        let (page, corners) = shelve(&groups);
        let middle = |(x, y): (f64, f64), g: &Size| g.round((x + g.width / 2.0, y + g.height / 2.0));
        let frames: Vec<_> = corners.iter().zip(&groups).map(|(&at, g)| middle(at, g)).collect();
        for (i, a) in frames.iter().enumerate() {
            assert!(frames.iter().take(i).all(|b| overlap(*a, *b) == 0.0));
            assert!(a.x + a.width <= page.width && a.y + a.height <= page.height);
        }
        assert!(page.width / page.height < 2.0 && page.height / page.width < 2.0, "{page:?}");
    }
}
