//! Where the boxes of a picture of relations stand.
//!
//! Two that are connected should be near, others as far apart as the shortest
//! way between them is long: each box in turn is moved to where its distances
//! fit best (stress majorisation), so that those of one conflict come to stand
//! together. Then boxes that would overlap are pushed apart. Groups that nothing
//! connects are arranged each by itself and set beside each other. Only addition,
//! multiplication, division and the square root are used, which every machine
//! rounds alike.

use std::collections::{BTreeMap, BTreeSet};

use super::route::Size;
use super::shelve::shelve;

/// How often every box is moved.
const SWEEPS: usize = 160;
/// How often boxes are pushed apart, at most.
const PUSHES: usize = 400;
/// Room between boxes: a label stands there.
const ROOM: (f64, f64) = (56.0, 50.0);
/// The length of a connection, across and down: labels are wide and low.
const UNIT: (f64, f64) = (176.0, 116.0);
/// So high a label makes a connection longer by a quarter.
const LABEL: f64 = 34.0;

/// A box that another is connected with.
#[derive(Debug, Clone, Copy)]
struct Near {
    to: usize,
    /// In quarters of a connection.
    length: u32,
}

/// Boxes on a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Arrangement {
    /// Room that all of them take.
    pub size: Size,
    /// The middles of the boxes.
    pub middles: Vec<(f64, f64)>,
}

/// Arranges boxes, the most important first, of which some are connected, each
/// pair with the room that its label needs.
pub(super) fn arrange(boxes: &[Size], pairs: &BTreeMap<(usize, usize), Size>) -> Arrangement {
    let mut near: Vec<Vec<Near>> = vec![Vec::new(); boxes.len()];
    for (&(a, b), label) in pairs.iter().filter(|((a, b), _)| a != b) {
        let length = 4 + (label.height / LABEL) as u32;
        for (from, to) in [(a, b), (b, a)] {
            if let Some(list) = near.get_mut(from) {
                list.push(Near { to, length });
            }
        }
    }
    // Round those who have many others there is need of more room.
    let crowds: Vec<_> = near.iter().map(|list| list.len() as u32).collect();
    for (list, &crowd) in near.iter_mut().zip(&crowds) {
        for one in list {
            one.length += (crowd.min(crowds.get(one.to).copied().unwrap_or(0)) * 2 / 3).min(8);
        }
    }
    let placed: Vec<_> = groups(&near).into_iter().map(|group| together(&group, boxes, &near)).collect();
    let sizes: Vec<_> = placed.iter().map(|g| g.size).collect();
    let (size, corners) = shelve(&sizes);
    let mut all = Arrangement { size, middles: vec![(0.0, 0.0); boxes.len()] };
    for (group, (x, y)) in placed.into_iter().zip(corners) {
        for (i, (dx, dy)) in group.middles {
            if let Some(place) = all.middles.get_mut(i) {
                *place = (x + dx, y + dy);
            }
        }
    }
    all
}

/// A group that is arranged, from (0, 0) on.
struct Group {
    size: Size,
    middles: Vec<(usize, (f64, f64))>,
}

fn together(group: &[usize], boxes: &[Size], near: &[Vec<Near>]) -> Group {
    let sizes: Vec<_> = group.iter().map(|&i| boxes.get(i).copied().unwrap_or_default()).collect();
    let distances: Vec<_> = group.iter().map(|&from| distances(from, group, near)).collect();
    let mut at: Vec<_> = (0..group.len()).map(start).collect();
    for _ in 0..SWEEPS {
        settle(&mut at, &distances);
    }
    for place in &mut at {
        *place = (place.0 * UNIT.0, place.1 * UNIT.1);
    }
    lay_flat(&mut at);
    for _ in 0..PUSHES {
        if !push_apart(&mut at, &sizes) {
            break;
        }
    }
    let edge = |low: f64, (place, size): (f64, f64)| low.min(place - size / 2.0);
    let far = |high: f64, (place, size): (f64, f64)| high.max(place + size / 2.0);
    let across = || at.iter().zip(&sizes).map(|(p, s)| (p.0, s.width));
    let down = || at.iter().zip(&sizes).map(|(p, s)| (p.1, s.height));
    let (left, right) = (across().fold(f64::MAX, edge), across().fold(f64::MIN, far));
    let (top, bottom) = (down().fold(f64::MAX, edge), down().fold(f64::MIN, far));
    Group {
        size: Size { width: right - left, height: bottom - top },
        middles: group.iter().copied().zip(at.iter().map(|&(x, y)| (x - left, y - top))).collect(),
    }
}

/// Turns what is higher than wide by a quarter: pages are read across.
fn lay_flat(at: &mut [(f64, f64)]) {
    let spread = |of: fn(&(f64, f64)) -> f64, at: &[(f64, f64)]| {
        let all = || at.iter().map(of);
        all().fold(f64::MIN, f64::max) - all().fold(f64::MAX, f64::min)
    };
    if spread(|p| p.1, at) > spread(|p| p.0, at) {
        at.iter_mut().for_each(|p| *p = (p.1 * UNIT.0 / UNIT.1, p.0 * UNIT.1 / UNIT.0));
    }
}

/// The boxes that lines connect, the largest group first.
fn groups(near: &[Vec<Near>]) -> Vec<Vec<usize>> {
    let mut seen = vec![false; near.len()];
    let mut groups = Vec::new();
    for first in 0..near.len() {
        let (mut open, mut group) = (vec![first], Vec::new());
        while let Some(here) = open.pop() {
            match seen.get_mut(here) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            group.push(here);
            open.extend(near.get(here).into_iter().flatten().map(|n| n.to));
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups.retain(|group| !group.is_empty());
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}

/// Where a box begins: on a square spiral, so that no two are at one place.
pub(super) fn start(nth: usize) -> (f64, f64) {
    let (mut x, mut y, mut dx, mut dy, mut side, mut left, mut turns) = (0, 0, 1, 0, 1, 1, 0);
    for _ in 0..nth {
        (x, y, left) = (x + dx, y + dy, left - 1);
        if left == 0 {
            (dx, dy, turns) = (-dy, dx, turns + 1);
            side += (turns % 2_i32) ^ 1;
            left = side;
        }
    }
    (f64::from(x), f64::from(y) + f64::from(x) * 0.06)
}

/// How far the others of a group are from one, by the shortest way, in
/// connections.
fn distances(from: usize, group: &[usize], near: &[Vec<Near>]) -> Vec<f64> {
    let mut best = vec![u32::MAX; near.len()];
    let mut open = BTreeSet::from([(0, from)]);
    while let Some((distance, here)) = open.pop_first() {
        match best.get_mut(here) {
            Some(known) if distance < *known => *known = distance,
            _ => continue,
        }
        open.extend(near.get(here).into_iter().flatten().map(|n| (distance + n.length, n.to)));
    }
    group.iter().map(|&i| best.get(i).copied().unwrap_or(0)).map(|d| f64::from(d) / 4.0).collect()
}

/// Moves each box to where its distances fit best while the others stay.
pub(super) fn settle(at: &mut [(f64, f64)], distances: &[Vec<f64>]) {
    for (i, wanted) in distances.iter().enumerate() {
        let Some(&(x, y)) = at.get(i) else { continue };
        let (mut sum, mut weights) = ((0.0, 0.0), 0.0);
        for (j, (&(other_x, other_y), &wish)) in at.iter().zip(wanted).enumerate() {
            if i == j || wish <= 0.0 {
                continue;
            }
            let (dx, dy) = (x - other_x, y - other_y);
            let length = (dx * dx + dy * dy).sqrt().max(0.001);
            let weight = 1.0 / (wish * wish);
            sum.0 += weight * (other_x + dx * wish / length);
            sum.1 += weight * (other_y + dy * wish / length);
            weights += weight;
        }
        if let Some(place) = at.get_mut(i).filter(|_| weights > 0.0) {
            *place = (sum.0 / weights, sum.1 / weights);
        }
    }
}

/// Pushes boxes that are too near apart, where the way is shortest; whether any were.
fn push_apart(at: &mut [(f64, f64)], sizes: &[Size]) -> bool {
    let mut moved = false;
    for i in 1..at.len() {
        let (before, after) = at.split_at_mut(i);
        let (Some(one), Some(own)) = (after.first_mut(), sizes.get(i)) else { continue };
        for (other, size) in before.iter_mut().zip(sizes) {
            let (dx, dy) = (one.0 - other.0, one.1 - other.1);
            let over_x = (own.width + size.width) / 2.0 + ROOM.0 - dx.abs();
            let over_y = (own.height + size.height) / 2.0 + ROOM.1 - dy.abs();
            if over_x <= 0.5 || over_y <= 0.5 {
                continue;
            }
            moved = true;
            let away = |d: f64, over: f64| if d < 0.0 { -over / 2.0 } else { over / 2.0 };
            if over_x < over_y {
                let step = away(dx, over_x);
                (one.0, other.0) = (one.0 + step, other.0 - step);
            } else {
                let step = away(dy, over_y);
                (one.1, other.1) = (one.1 + step, other.1 - step);
            }
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Size = Size { width: 80.0, height: 30.0 };
    const LABEL_SIZE: Size = Size { width: 70.0, height: 40.0 };

    fn no_two_overlap(placed: &Arrangement) -> bool {
        let apart = |a: &(f64, f64), b: &(f64, f64)| (a.0 - b.0).abs() >= BOX.width || (a.1 - b.1).abs() >= BOX.height;
        placed.middles.iter().enumerate().all(|(i, a)| placed.middles.iter().take(i).all(|b| apart(a, b)))
    }

    #[test]
    fn boxes_do_not_overlap_and_stay_on_the_page() {
        let pairs = (1..40).map(|i| ((i / 3, i), LABEL_SIZE)).collect();
        let placed = arrange(&[BOX; 44], &pairs);
        assert!(no_two_overlap(&placed), "{placed:?}");
        for at in &placed.middles {
            assert!(at.0 >= 40.0 && at.0 <= placed.size.width - 39.9, "{at:?}");
            assert!(at.1 >= 15.0 && at.1 <= placed.size.height - 14.9, "{at:?}");
        }
    }

    #[test]
    fn what_is_connected_stands_nearer_than_what_is_not() {
        let chain = (0..7).map(|i| ((i, i + 1), LABEL_SIZE)).collect();
        let at = arrange(&[BOX; 8], &chain).middles;
        let distance = |a: usize, b: usize| (at[a].0 - at[b].0).powi(2) + (at[a].1 - at[b].1).powi(2);
        assert!(distance(0, 1) < distance(0, 4) && distance(0, 4) < distance(0, 7), "{at:?}");
    }

    #[test]
    fn unconnected_groups_stand_beside_and_below_each_other() {
        let placed = arrange(&[BOX; 9], &BTreeMap::new());
        assert!(placed.size.width > 2.0 * BOX.width && placed.size.height > 2.0 * BOX.height, "{placed:?}");
        assert!(no_two_overlap(&placed));
        assert_eq!(arrange(&[], &BTreeMap::new()), Arrangement::default());
    }
}
