//! Where the actors of a picture of relations stand: those who act for one side
//! in a frame, or all others round the one of an ego view.

use std::collections::{BTreeMap, VecDeque};

use super::arrange::arrange;
use super::relate::{Camp, camps};
use super::route::{Link, Route, Size, overlap, routes};
use super::svg::Frame;
use super::words::Lang;
use super::{Options, View};
use crate::graph::ActorNode;
use crate::schema::ActorId;

/// Room between the boxes of a frame; labels of lines between them stand there.
const GAP: f64 = 34.0;
/// Room round them, with that for the heading.
const PAD: f64 = 14.0;
const HEAD: f64 = 20.0;
/// Room between an ego and the labels of its lines: at least, and as a share of
/// the height, so that lines are not steep.
const FAN: f64 = 120.0;
const SLANT: f64 = 0.2;
/// Room between the rows of an ego view.
const ROWS: f64 = 18.0;
/// How much smaller or larger than at first a picture may become, and by what
/// steps; never so small that boxes touch.
const SCALES: (f64, f64) = (0.6, 1.6);
const STEP: f64 = 0.1;
/// Least room between the frames of two sides.
const APART: f64 = 30.0;
/// How much more of a label may be hidden in a picture that is half as wide:
/// its text can be printed so much larger.
const SMALL_TEXT: f64 = 45.0;

/// Where things stand.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Placed<'g> {
    /// Room that all of it takes.
    pub size: Size,
    /// The middles of the boxes.
    pub middles: Vec<(f64, f64)>,
    /// The frames round those who act for a side.
    pub camps: Vec<(&'g ActorId, Frame)>,
    /// How the lines run.
    pub routes: Vec<Route>,
}

impl Placed<'_> {
    /// How much of labels is hidden, or hides boxes.
    fn hidden(&self, boxes: &[Size], links: &[Link]) -> f64 {
        let labels: Vec<_> = self.routes.iter().zip(links).map(|(r, l)| l.label.round(r.label)).collect();
        let boxes: Vec<_> = self.middles.iter().zip(boxes).map(|(&at, size)| size.round(at)).collect();
        let with = |(nth, label): (usize, &Frame)| {
            let others = labels.iter().take(nth).chain(&boxes);
            others.map(|other| overlap(*label, *other)).sum::<f64>()
        };
        labels.iter().enumerate().map(with).sum()
    }

    /// The same from (0, 0) on, and measured.
    fn moved_to_origin(mut self, boxes: &[Size], links: &[Link]) -> Self {
        let boxes = self.middles.iter().zip(boxes).map(|(&at, size)| size.round(at));
        let labels = self.routes.iter().zip(links).map(|(r, l)| l.label.round(r.label));
        let frames: Vec<_> = boxes.chain(labels).chain(self.camps.iter().map(|(_, f)| *f)).collect();
        let left = frames.iter().map(|f| f.x).fold(f64::MAX, f64::min);
        let top = frames.iter().map(|f| f.y).fold(f64::MAX, f64::min);
        let width = frames.iter().map(|f| f.x + f.width).fold(f64::MIN, f64::max) - left;
        let height = frames.iter().map(|f| f.y + f.height).fold(f64::MIN, f64::max) - top;
        if frames.is_empty() {
            return self;
        }
        self.size = Size { width, height };
        self.moved(-left, -top)
    }

    /// The same at another place of the page.
    pub(super) fn moved(mut self, dx: f64, dy: f64) -> Self {
        let moved = |p: &mut (f64, f64)| *p = (p.0 + dx, p.1 + dy);
        self.middles.iter_mut().for_each(moved);
        self.camps.iter_mut().for_each(|(_, f)| (f.x, f.y) = (f.x + dx, f.y + dy));
        for route in &mut self.routes {
            [&mut route.from, &mut route.pull, &mut route.to, &mut route.label].into_iter().for_each(moved);
        }
        self
    }
}

/// Places the boxes of actors, the most important first.
pub(super) fn place<'g>(options: &Options, actors: &[&'g ActorNode], boxes: &[Size], links: &[Link]) -> Placed<'g> {
    if let View::Ego(who) = &options.view
        && let Some(ego) = actors.iter().position(|a| &a.id == who)
    {
        return round_one(ego, options.labels.first() == Lang::Ar, boxes, links);
    }
    let camps = camps(options, actors);
    let size = |i: &usize| boxes.get(*i).copied().unwrap_or_default();
    let room = |camp: &Camp<'_>| {
        let width = camp.members.iter().map(|i| size(i).width).fold(0.0, f64::max);
        let height = camp.members.iter().map(|i| size(i).height).sum::<f64>();
        let height = height + GAP * camp.members.len().saturating_sub(1) as f64;
        match camp.side {
            Some(_) => Size { width: width + 2.0 * PAD, height: height + 2.0 * PAD + HEAD },
            None => Size { width, height },
        }
    };
    let rooms: Vec<_> = camps.iter().map(room).collect();
    let of = |i: usize| camps.iter().position(|c| c.members.contains(&i)).unwrap_or(0);
    let pair = |l: &Link| (of(l.from).min(of(l.to)), of(l.from).max(of(l.to)));
    let mut pairs: BTreeMap<_, Size> = BTreeMap::new();
    for link in links {
        let label = pairs.entry(pair(link)).or_default();
        label.height = label.height.max(link.label.height);
    }
    let arranged = arrange(&rooms, &pairs);
    let at = |scale: f64| {
        let middles: Vec<_> = arranged.middles.iter().map(|&(x, y)| (x * scale, y * scale)).collect();
        let mut placed = Placed { middles: vec![(0.0, 0.0); boxes.len()], ..Placed::default() };
        for ((camp, room), &middle) in camps.iter().zip(&rooms).zip(&middles) {
            let frame = room.round(middle);
            placed.camps.extend(camp.side.map(|side| (side, frame)));
            let mut y = frame.y + if camp.side.is_some() { PAD + HEAD } else { 0.0 };
            for i in &camp.members {
                if let Some(place) = placed.middles.get_mut(*i) {
                    *place = (middle.0, y + size(i).height / 2.0);
                }
                y += size(i).height + GAP;
            }
        }
        placed.routes = routes(&placed.middles, boxes, links);
        placed
    };
    let crowded = |scale: f64| {
        let frames: Vec<_> =
            rooms.iter().zip(&arranged.middles).map(|(r, &(x, y))| spread(*r, (x * scale, y * scale))).collect();
        frames.iter().enumerate().any(|(i, a)| frames.iter().take(i).any(|b| overlap(*a, *b) > 0.0))
    };
    let mut scale = SCALES.0;
    while scale < 1.0 && crowded(scale) {
        scale += STEP;
    }
    let mut best: Option<(f64, Placed<'_>)> = None;
    while scale < SCALES.1 {
        let placed = at(scale);
        let cost = placed.hidden(boxes, links) / links.len().max(1) as f64 + SMALL_TEXT * scale;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, placed));
        }
        scale += STEP;
    }
    let placed = best.map(|(_, placed)| placed).unwrap_or_default();
    placed.moved_to_origin(boxes, links)
}

/// A frame with the room that it needs to the next.
fn spread(room: Size, middle: (f64, f64)) -> Frame {
    Size { width: room.width + APART, height: room.height + APART }.round(middle)
}

/// One in the middle, the others in a column on either side, each beside the
/// label of its line.
fn round_one<'g>(ego: usize, rtl: bool, boxes: &[Size], links: &[Link]) -> Placed<'g> {
    let size = |i: usize| boxes.get(i).copied().unwrap_or_default();
    let other = |l: &Link| if l.from == ego { l.to } else { l.from };
    let widest = |width: fn(Size) -> f64, sizes: &mut dyn Iterator<Item = Size>| sizes.map(width).fold(0.0, f64::max);
    let label = widest(|s| s.width, &mut links.iter().map(|l| l.label));
    let column = widest(|s| s.width, &mut links.iter().map(|l| size(other(l))));
    // The strongest stand level with the one in the middle, the first where reading begins.
    let side = |first: usize| {
        let mut rows = VecDeque::new();
        for l in (first..links.len()).step_by(2) {
            if l / 2 % 2 == 0 { rows.push_back(l) } else { rows.push_front(l) }
        }
        rows
    };
    let sides = [(false, side(0)), (true, side(1))];
    let row = |l: &usize| links.get(*l).map_or(0.0, |l| size(other(l)).height.max(l.label.height)) + ROWS;
    let heights = sides.iter().map(|(_, rows)| rows.iter().map(row).sum::<f64>());
    let height = heights.fold(size(ego).height, f64::max);
    let fan = FAN.max(height * SLANT);
    let half = size(ego).width / 2.0 + fan + label + 24.0 + column;
    let middle = (half, height / 2.0);
    let mut placed = Placed {
        size: Size { width: 2.0 * half, height },
        middles: vec![middle; boxes.len()],
        camps: Vec::new(),
        routes: vec![Route::default(); links.len()],
    };
    for (second, rows) in sides {
        let way = if second == rtl { -1.0 } else { 1.0 };
        let mut y = (height - rows.iter().map(row).sum::<f64>()) / 2.0;
        for l in rows {
            let Some(link) = links.get(l) else { continue };
            let at = y + row(&l) / 2.0;
            y += row(&l);
            let (label_x, box_x) = (size(ego).width / 2.0 + fan + label / 2.0, half - column / 2.0);
            let far = (half + way * box_x, at);
            if let Some(place) = placed.middles.get_mut(other(link)) {
                *place = far;
            }
            let pull = (half + way * (size(ego).width / 2.0 + fan), at);
            let (from, to) = if link.from == ego { (middle, far) } else { (far, middle) };
            if let Some(route) = placed.routes.get_mut(l) {
                *route = Route { from, pull, to, label: (half + way * label_x, at) };
            }
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::relate::Relations;
    use crate::export::sample;
    use crate::graph::Level;

    const BOX: Size = Size { width: 90.0, height: 30.0 };

    fn inside(frame: &Frame, at: (f64, f64)) -> bool {
        at.0 > frame.x && at.0 < frame.x + frame.width && at.1 > frame.y && at.1 < frame.y + frame.height
    }

    #[test]
    fn a_frame_holds_those_of_its_side_and_nobody_else() {
        let graph = sample::graph();
        let options = Options { level: Level::Actors, ..sample::options() };
        let relations = Relations::of(&graph, &options);
        let placed = place(&options, &relations.actors, &vec![BOX; relations.actors.len()], &[]);
        let (side, frame) = placed.camps.iter().find(|(side, _)| side.as_str() == "hamas").unwrap();
        for (actor, &at) in relations.actors.iter().zip(&placed.middles) {
            let own = &actor.id == *side || actor.acts_for.contains(side);
            assert_eq!(inside(frame, at), own, "{}", actor.id);
        }
    }

    #[test]
    fn round_one_each_other_has_a_row_with_its_label() {
        let links: Vec<_> = (1..8).map(|to| Link { from: 0, to, label: BOX }).collect();
        let placed = round_one(0, true, &[BOX; 8], &links);
        for (i, route) in placed.routes.iter().enumerate() {
            assert_eq!(route.label.1, placed.middles[i + 1].1);
            assert!(
                placed
                    .routes
                    .iter()
                    .take(i)
                    .all(|r| r.label.0 != route.label.0 || (r.label.1 - route.label.1).abs() >= 30.0)
            );
        }
        assert!(placed.middles[1].0 > placed.middles[0].0, "reading begins on the right");
        assert!(placed.middles[2].0 < placed.middles[0].0);
    }
}
