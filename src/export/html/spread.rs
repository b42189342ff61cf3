//! Where actors stand in the network of the explorer.
//!
//! Two that are connected should be near, others as far apart as the shortest
//! way between them is long: each actor in turn is moved to where its distances
//! fit best (stress majorisation). Then names that would overlap are pushed
//! apart. Only addition, multiplication, division and the square root are used,
//! which every machine rounds alike.

use std::collections::{BTreeMap, BTreeSet};

/// How many are placed by their distances; the rest stand by their neighbours.
const CORE: usize = 240;
/// How often everyone is moved.
const SWEEPS: usize = 120;
/// How often names are pushed apart.
const PUSHES: usize = 200;
/// The length of a connection.
const UNIT: f64 = 110.0;
/// The room of a name.
const ROOM: (f64, f64) = (112.0, 46.0);

/// Places `count` things, the most important first, of which some are
/// connected, each pair with a length in half connections.
pub(super) fn spread(count: usize, pairs: &BTreeMap<(usize, usize), u32>) -> Vec<(i32, i32)> {
    let mut near = vec![Vec::new(); count];
    for (&(a, b), &length) in pairs {
        for (from, to) in [(a, b), (b, a)] {
            if let Some(list) = near.get_mut(from) {
                list.push((to, length.max(1)));
            }
        }
    }
    // Where both have many others round them, two stand farther apart.
    let crowds: Vec<_> = near.iter().map(|list| list.len() as u32).collect();
    for (list, &crowd) in near.iter_mut().zip(&crowds) {
        for (to, length) in list {
            *length += (crowd.min(crowds.get(*to).copied().unwrap_or(0)) / 3).min(5);
        }
    }
    let core = count.min(CORE);
    let mut at: Vec<_> = (0..core).map(start).collect();
    let distances: Vec<_> = (0..core).map(|from| distances(from, core, &near)).collect();
    for _ in 0..SWEEPS {
        settle(&mut at, &distances);
    }
    for _ in 0..PUSHES {
        if !push_apart(&mut at) {
            break;
        }
    }
    for i in core..count {
        let beside = near.get(i).and_then(|list| list.iter().map(|&(to, _)| to).filter(|&to| to < i).min());
        let (x, y) = beside.and_then(|to| at.get(to)).copied().unwrap_or((0.0, 0.0));
        let (dx, dy) = start(i % 48 + 1);
        at.push((x + 0.6 * dx, y + 0.4 * dy));
    }
    at.iter().map(|&(x, y)| (x.round() as i32, y.round() as i32)).collect()
}

/// Where a thing begins: on a square spiral, so that no two are at one place.
fn start(nth: usize) -> (f64, f64) {
    let (mut x, mut y, mut dx, mut dy, mut side, mut left, mut turns) = (0, 0, 1, 0, 1, 1, 0);
    for _ in 0..nth {
        (x, y, left) = (x + dx, y + dy, left - 1);
        if left == 0 {
            (dx, dy, turns) = (-dy, dx, turns + 1);
            side += (turns % 2_i32) ^ 1;
            left = side;
        }
    }
    (f64::from(x) * UNIT, f64::from(y) * UNIT + f64::from(x) * 7.0)
}

/// How far the things of the core are from one, by the shortest way; one more
/// than the farthest where there is none.
fn distances(from: usize, core: usize, near: &[Vec<(usize, u32)>]) -> Vec<f64> {
    let mut best = vec![u32::MAX; core];
    let mut open = BTreeSet::from([(0, from)]);
    while let Some((distance, here)) = open.pop_first() {
        match best.get_mut(here) {
            Some(known) if distance < *known => *known = distance,
            _ => continue,
        }
        let next = near.get(here).into_iter().flatten();
        open.extend(next.filter(|(to, _)| *to < core).map(|&(to, length)| (distance + length, to)));
    }
    let farthest = best.iter().copied().filter(|&d| d < u32::MAX).max().unwrap_or(0);
    let length = |d: &u32| f64::from(if *d == u32::MAX { farthest + 3 } else { *d }) * UNIT / 2.0;
    best.iter().map(length).collect()
}

/// Moves each thing to where its distances fit best while the others stay.
fn settle(at: &mut [(f64, f64)], distances: &[Vec<f64>]) {
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

/// Pushes overlapping names apart where the way is shortest; whether any did.
fn push_apart(at: &mut [(f64, f64)]) -> bool {
    let mut moved = false;
    for i in 1..at.len() {
        let (before, after) = at.split_at_mut(i);
        let Some(one) = after.first_mut() else { continue };
        for other in before {
            let (dx, dy) = (one.0 - other.0, one.1 - other.1);
            let (over_x, over_y) = (ROOM.0 - dx.abs(), ROOM.1 - dy.abs());
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

    fn distance(a: (i32, i32), b: (i32, i32)) -> f64 {
        f64::from((a.0 - b.0).pow(2) + (a.1 - b.1).pow(2)).sqrt()
    }

    #[test]
    fn what_is_connected_stands_near() {
        let chain: BTreeMap<_, _> = (0..7).map(|i| ((i, i + 1), 2)).collect();
        let at = spread(8, &chain);
        assert!(distance(at[0], at[1]) < distance(at[0], at[4]));
        assert!(distance(at[0], at[4]) < distance(at[0], at[7]));
    }

    #[test]
    fn no_two_names_of_the_core_overlap() {
        let star: BTreeMap<_, _> = (1..60).map(|i| ((0, i), 2)).collect();
        let at = spread(60, &star);
        for (i, a) in at.iter().enumerate() {
            for b in &at[i + 1..] {
                let (dx, dy) = (f64::from((a.0 - b.0).abs()), f64::from((a.1 - b.1).abs()));
                assert!(dx > ROOM.0 - 4.0 || dy > ROOM.1 - 4.0, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn everyone_has_a_place_however_many_there_are() {
        let pairs: BTreeMap<_, _> = (1..600).map(|i| ((i / 7, i), 2)).collect();
        assert_eq!(spread(600, &pairs).len(), 600);
        assert_eq!(spread(0, &BTreeMap::new()), []);
        let alone = spread(3, &BTreeMap::new());
        assert!(alone[0] != alone[1] && alone[1] != alone[2]);
    }
}
