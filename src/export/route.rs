//! How the lines of a picture of relations run, and where their labels stand.

use super::svg::Frame;

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Size {
    /// What takes this room round a middle.
    pub(super) fn round(self, (x, y): (f64, f64)) -> Frame {
        Frame { x: x - self.width / 2.0, y: y - self.height / 2.0, width: self.width, height: self.height }
    }
}

/// A line to be drawn between two boxes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    /// Index of the box where it begins.
    pub from: usize,
    /// Index of the box where it ends; another one.
    pub to: usize,
    /// Room for its label.
    pub label: Size,
}

/// How a line runs: a curve that one point between its ends pulls at.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Route {
    /// The middle of the box where it begins.
    pub from: (f64, f64),
    /// What pulls at it.
    pub pull: (f64, f64),
    /// The middle of the box where it ends.
    pub to: (f64, f64),
    /// The middle of its label.
    pub label: (f64, f64),
}

/// How far a curve may be pulled off the straight line, and what that costs.
const PULLS: [f64; 9] = [0.0, 44.0, -44.0, 88.0, -88.0, 140.0, -140.0, 210.0, -210.0];
/// Where on a line its label may stand, the best place first.
const PLACES: [f64; 17] =
    [0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7, 0.26, 0.74, 0.22, 0.78, 0.18, 0.82];
/// On a line or, by so much of the way that would clear it, to either side.
const ASIDE: [f64; 5] = [0.0, 0.7, -0.7, 1.15, -1.15];
/// Points of a curve that are looked at.
const POINTS: usize = 24;

/// Runs lines, the most important first, between boxes, none through a third
/// box if there is a way round, and sets each label where it hides the least.
pub(super) fn routes(middles: &[(f64, f64)], boxes: &[Size], links: &[Link]) -> Vec<Route> {
    let frames: Vec<_> = middles.iter().zip(boxes).map(|(&at, size)| size.round(at)).collect();
    let at = |i: usize| middles.get(i).copied().unwrap_or_default();
    let mut routes: Vec<_> = links
        .iter()
        .map(|link| {
            let (from, to) = (at(link.from), at(link.to));
            let pulled = |by| Route { from, pull: off(from, to, by), to, label: (0.0, 0.0) };
            let cost = |by: f64| {
                let hit = |f: &Frame| points(&pulled(by)).any(|p| inside(grown(*f, 7.0), p));
                let third = |&(i, _): &(usize, &Frame)| i != link.from && i != link.to;
                let crossed = frames.iter().enumerate().filter(third).filter(|(_, f)| hit(f)).count();
                crossed as f64 * 400.0 + by.abs()
            };
            pulled(PULLS.into_iter().min_by(|a, b| cost(*a).total_cmp(&cost(*b))).unwrap_or(0.0))
        })
        .collect();
    let curves: Vec<Vec<_>> = routes.iter().map(|r| points(r).collect()).collect();
    let mut taken: Vec<Frame> = Vec::new();
    for (nth, (route, link)) in routes.iter_mut().zip(links).enumerate() {
        let ends =
            [frames.get(link.from), frames.get(link.to)].map(|f| f.copied().unwrap_or(link.label.round((0.0, 0.0))));
        let (start, end) = span(route, ends);
        let place = |&(share, aside): &(f64, f64)| {
            let (x, y) = point(route, start + share * (end - start));
            link.label.round(beside(route, (x, y), link.label, aside))
        };
        let cost = |candidate: &(f64, f64)| {
            let own = place(candidate);
            let boxes: f64 = frames.iter().map(|f| overlap(grown(own, 2.0), *f)).sum();
            let labels: f64 = taken.iter().map(|f| overlap(grown(own, 2.0), *f)).sum();
            let others = curves.iter().enumerate().filter(|&(i, _)| i != nth);
            let lines = others.flat_map(|(_, c)| c).filter(|&&p| inside(own, p)).count();
            6.0 * boxes
                + 4.0 * labels
                + 50.0 * lines as f64
                + 400.0 * (candidate.0 - 0.5).abs()
                + 160.0 * candidate.1.abs()
        };
        let places = || PLACES.into_iter().flat_map(|share| ASIDE.map(|aside| (share, aside)));
        let best = places().min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or((0.5, 0.0));
        let frame = place(&best);
        route.label = (frame.x + frame.width / 2.0, frame.y + frame.height / 2.0);
        taken.push(frame);
    }
    routes
}

/// A point beside the middle between two, so far off their line that a curve
/// which it pulls at runs half as far off.
fn off(from: (f64, f64), to: (f64, f64), by: f64) -> (f64, f64) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    ((from.0 + to.0) / 2.0 - dy / length * by * 2.0, (from.1 + to.1) / 2.0 + dx / length * by * 2.0)
}

/// The middle of a label to the side of a point of a curve; 1 is so far that
/// the line passes it by.
fn beside(route: &Route, (x, y): (f64, f64), label: Size, aside: f64) -> (f64, f64) {
    let (dx, dy) = (route.to.0 - route.from.0, route.to.1 - route.from.1);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    let normal = (-dy / length, dx / length);
    let room = (normal.0.abs() * label.width + normal.1.abs() * label.height) / 2.0;
    (x + normal.0 * room * aside, y + normal.1 * room * aside)
}

/// A point of a curve; 0 is its beginning and 1 its end.
pub(super) fn point(route: &Route, share: f64) -> (f64, f64) {
    let rest = 1.0 - share;
    let of = |from: f64, pull: f64, to: f64| rest * rest * from + 2.0 * rest * share * pull + share * share * to;
    (of(route.from.0, route.pull.0, route.to.0), of(route.from.1, route.pull.1, route.to.1))
}

fn points(route: &Route) -> impl Iterator<Item = (f64, f64)> {
    (0..=POINTS).map(|i| point(route, i as f64 / POINTS as f64))
}

/// Between which shares of its way a curve is seen outside of the boxes at its ends.
fn span(route: &Route, [from, to]: [Frame; 2]) -> (f64, f64) {
    let shares = || (0..=POINTS).map(|i| i as f64 / POINTS as f64);
    let start = shares().find(|&s| !inside(from, point(route, s))).unwrap_or(0.0);
    let end = shares().rev().find(|&s| !inside(to, point(route, s))).unwrap_or(1.0);
    if start < end { (start, end) } else { (0.0, 1.0) }
}

/// Where a line from inside a frame to a point outside leaves it.
pub(super) fn border(frame: Frame, inside: (f64, f64), outside: (f64, f64)) -> (f64, f64) {
    let (dx, dy) = (outside.0 - inside.0, outside.1 - inside.1);
    let until = |from: f64, d: f64, low: f64, high: f64| {
        if d > 0.0 {
            (high - from) / d
        } else if d < 0.0 {
            (low - from) / d
        } else {
            f64::MAX
        }
    };
    let across = until(inside.0, dx, frame.x, frame.x + frame.width);
    let down = until(inside.1, dy, frame.y, frame.y + frame.height);
    let share = across.min(down).clamp(0.0, 1.0);
    (inside.0 + dx * share, inside.1 + dy * share)
}

fn grown(frame: Frame, by: f64) -> Frame {
    Frame { x: frame.x - by, y: frame.y - by, width: frame.width + 2.0 * by, height: frame.height + 2.0 * by }
}

fn inside(frame: Frame, (x, y): (f64, f64)) -> bool {
    x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height
}

/// How much room two frames share.
pub(super) fn overlap(a: Frame, b: Frame) -> f64 {
    let across = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
    let down = (a.y + a.height).min(b.y + b.height) - a.y.max(b.y);
    if across > 0.0 && down > 0.0 { across * down } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Size = Size { width: 80.0, height: 30.0 };
    const LABEL: Size = Size { width: 60.0, height: 20.0 };

    fn link(from: usize, to: usize) -> Link {
        Link { from, to, label: LABEL }
    }

    #[test]
    fn a_line_goes_round_a_third_box() {
        let middles = [(0.0, 0.0), (600.0, 0.0), (300.0, 0.0)];
        let straight = routes(&middles[..2], &[BOX; 2], &[link(0, 1)]);
        assert_eq!(straight[0].pull, (300.0, 0.0));
        let round = routes(&middles, &[BOX; 3], &[link(0, 1)]);
        assert!(points(&round[0]).all(|p| !inside(BOX.round((300.0, 0.0)), p)), "{round:?}");
    }

    #[test]
    fn labels_of_lines_that_cross_stand_apart() {
        let middles = [(0.0, 0.0), (600.0, 300.0), (0.0, 300.0), (600.0, 0.0)];
        let routes = routes(&middles, &[BOX; 4], &[link(0, 1), link(2, 3)]);
        assert_eq!(overlap(LABEL.round(routes[0].label), LABEL.round(routes[1].label)), 0.0);
    }

    #[test]
    fn a_line_leaves_a_box_at_its_border() {
        let frame = BOX.round((0.0, 0.0));
        assert_eq!(border(frame, (0.0, 0.0), (100.0, 0.0)), (40.0, 0.0));
        assert_eq!(border(frame, (0.0, 0.0), (0.0, -60.0)), (0.0, -15.0));
        assert_eq!(border(frame, (0.0, 0.0), (10.0, 5.0)), (10.0, 5.0));
    }
}
