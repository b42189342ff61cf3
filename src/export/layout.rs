//! Where the boxes of a picture stand and how the lines between them run.

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

/// Width and height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
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
    /// The heavier, the shorter and straighter.
    pub weight: u32,
}

/// How a line runs.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Route {
    /// Its bends, from the border of one box to that of the other.
    pub bends: Vec<(f64, f64)>,
    /// The middle of its label.
    pub label: (f64, f64),
}

/// Boxes and lines on a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Placement {
    /// Room that all of it takes.
    pub size: Size,
    /// The middles of the boxes.
    pub boxes: Vec<(f64, f64)>,
    /// The lines.
    pub routes: Vec<Route>,
}

/// A way to lay boxes and lines out. The same input gives the same placement.
pub(super) trait Layout {
    /// Places boxes and lines.
    fn place(&self, boxes: &[Size], links: &[Link]) -> Placement;
}

/// Layers in the direction of reading, after Sugiyama, by the `dagre` crate.
/// Labels are wide and low: beside each other they would make a page wider
/// than any sheet, above each other they fit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layers {
    /// From right to left.
    pub rtl: bool,
}

impl Layout for Layers {
    fn place(&self, boxes: &[Size], links: &[Link]) -> Placement {
        let mut graph = Graph::with_options(GraphOptions { directed: true, multigraph: false, compound: false });
        for (i, size) in boxes.iter().enumerate() {
            let node = NodeLabel { width: size.width, height: size.height, ..NodeLabel::default() };
            graph.set_node(name(i), Some(node));
        }
        for link in links {
            let edge = EdgeLabel {
                width: link.label.width,
                height: link.label.height,
                weight: i32::try_from(link.weight).unwrap_or(i32::MAX).min(8),
                labelpos: dagre::layout::types::LabelPos::Center,
                ..EdgeLabel::default()
            };
            graph.set_edge(name(link.from), name(link.to), Some(edge), None);
        }
        dagre::layout(
            &mut graph,
            Some(LayoutOptions {
                rankdir: if self.rtl { RankDir::RL } else { RankDir::LR },
                nodesep: 36.0,
                edgesep: 16.0,
                ranksep: 44.0,
                ..LayoutOptions::default()
            }),
        );
        let middle = |i: usize| graph.node(&name(i)).map(|n| (n.x.unwrap_or(0.0), n.y.unwrap_or(0.0)));
        let route = |link: &Link| {
            let edge = graph.edge(&name(link.from), &name(link.to), None)?;
            let bends: Vec<_> = edge.points.iter().map(|p| (p.x, p.y)).collect();
            let centre = bends.get(bends.len() / 2).copied().unwrap_or_default();
            Some(Route { label: edge.x.zip(edge.y).unwrap_or(centre), bends })
        };
        Placement {
            size: Size::default(),
            boxes: (0..boxes.len()).map(|i| middle(i).unwrap_or_default()).collect(),
            routes: links.iter().map(|l| route(l).unwrap_or_default()).collect(),
        }
        .moved_to_origin(boxes, links)
    }
}

/// The name of a box; of fixed width, so that names sort as indexes do.
fn name(index: usize) -> String {
    format!("n{index:06}")
}

/// Lays out each group of connected boxes by itself and sets the groups in
/// rows, the largest first: side by side, unconnected groups would make a
/// picture as wide as all of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed<L> {
    /// How each group is laid out.
    pub each: L,
    /// The width that rows should keep to.
    pub width: f64,
}

/// Room between groups.
const GAP: f64 = 56.0;

impl<L: Layout> Layout for Packed<L> {
    fn place(&self, boxes: &[Size], links: &[Link]) -> Placement {
        let mut placed: Vec<_> = groups(boxes.len(), links)
            .into_iter()
            .map(|group| {
                let inside: Vec<usize> = (0..links.len()).filter(|&l| group.contains(&links[l].from)).collect();
                let sizes: Vec<_> = group.iter().map(|&i| boxes[i]).collect();
                let at = |i: usize| group.binary_search(&i).unwrap_or(0);
                let own: Vec<_> =
                    inside.iter().map(|&l| Link { from: at(links[l].from), to: at(links[l].to), ..links[l] }).collect();
                let placement = self.each.place(&sizes, &own);
                (group, inside, placement)
            })
            .collect();
        placed.sort_by(|(_, _, a), (_, _, b)| b.size.height.total_cmp(&a.size.height));
        let widest = placed.iter().map(|(_, _, p)| p.size.width).fold(self.width, f64::max);
        let mut all = Placement {
            size: Size::default(),
            boxes: vec![(0.0, 0.0); boxes.len()],
            routes: vec![Route::default(); links.len()],
        };
        let (mut x, mut y, mut row) = (0.0, 0.0, 0.0_f64);
        for (group, inside, placement) in placed {
            if x > 0.0 && x + placement.size.width > widest {
                (x, y, row) = (0.0, y + row + GAP, 0.0);
            }
            for (&i, (bx, by)) in group.iter().zip(placement.boxes) {
                all.boxes[i] = (bx + x, by + y);
            }
            for (&l, route) in inside.iter().zip(placement.routes) {
                all.routes[l] = Route {
                    bends: route.bends.iter().map(|(bx, by)| (bx + x, by + y)).collect(),
                    label: (route.label.0 + x, route.label.1 + y),
                };
            }
            all.size.width = all.size.width.max(x + placement.size.width);
            all.size.height = all.size.height.max(y + placement.size.height);
            x += placement.size.width + GAP;
            row = row.max(placement.size.height);
        }
        all
    }
}

/// The boxes that lines connect, each group sorted, by their first box.
fn groups(count: usize, links: &[Link]) -> Vec<Vec<usize>> {
    let mut first: Vec<usize> = (0..count).collect();
    fn root(first: &mut [usize], mut i: usize) -> usize {
        while first[i] != i {
            first[i] = first[first[i]];
            i = first[i];
        }
        i
    }
    for link in links {
        let (a, b) = (root(&mut first, link.from), root(&mut first, link.to));
        first[a.max(b)] = a.min(b);
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); count];
    for i in 0..count {
        let root = root(&mut first, i);
        groups[root].push(i);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

impl Placement {
    /// Moves everything so that it begins at (0, 0), and measures it.
    fn moved_to_origin(mut self, boxes: &[Size], links: &[Link]) -> Self {
        let around = |(x, y): (f64, f64), s: Size| {
            [(x - s.width / 2.0, y - s.height / 2.0), (x + s.width / 2.0, y + s.height / 2.0)]
        };
        let corners: Vec<(f64, f64)> = self
            .boxes
            .iter()
            .zip(boxes)
            .flat_map(|(&at, &size)| around(at, size))
            .chain(self.routes.iter().zip(links).flat_map(|(r, l)| around(r.label, l.label)))
            .chain(self.routes.iter().flat_map(|r| r.bends.iter().copied()))
            .collect();
        let low = corners.iter().fold((f64::MAX, f64::MAX), |m, c| (m.0.min(c.0), m.1.min(c.1)));
        let high = corners.iter().fold((f64::MIN, f64::MIN), |m, c| (m.0.max(c.0), m.1.max(c.1)));
        if corners.is_empty() {
            return self;
        }
        let moved = |p: &mut (f64, f64)| *p = (p.0 - low.0, p.1 - low.1);
        self.boxes.iter_mut().for_each(moved);
        for route in &mut self.routes {
            route.bends.iter_mut().for_each(moved);
            moved(&mut route.label);
        }
        self.size = Size { width: high.0 - low.0, height: high.1 - low.1 };
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYERS: Layers = Layers { rtl: true };
    const BOX: Size = Size { width: 80.0, height: 30.0 };

    fn link(from: usize, to: usize) -> Link {
        Link { from, to, label: Size { width: 60.0, height: 20.0 }, weight: 1 }
    }

    fn overlap(a: (f64, f64), b: (f64, f64)) -> bool {
        (a.0 - b.0).abs() < BOX.width && (a.1 - b.1).abs() < BOX.height
    }

    #[test]
    fn boxes_do_not_overlap_and_stay_on_the_page() {
        let links: Vec<_> = (1..12).map(|i| link(i / 3, i)).collect();
        let placed = Packed { each: LAYERS, width: 900.0 }.place(&[BOX; 14], &links);
        for (i, &a) in placed.boxes.iter().enumerate() {
            assert!(a.0 >= 40.0 && a.0 <= placed.size.width - 40.0, "{a:?}");
            assert!(a.1 >= 15.0 && a.1 <= placed.size.height - 15.0, "{a:?}");
            assert!(placed.boxes[..i].iter().all(|&b| !overlap(a, b)));
        }
    }

    #[test]
    fn the_same_input_gives_the_same_placement() {
        let links: Vec<_> = (1..20).flat_map(|i| [link(i / 2, i), link(i / 3, i)]).collect();
        let once = LAYERS.place(&[BOX; 20], &links);
        for _ in 0..5 {
            assert_eq!(LAYERS.place(&[BOX; 20], &links), once);
        }
    }

    #[test]
    fn every_line_has_bends_between_its_boxes() {
        let placed = LAYERS.place(&[BOX; 3], &[link(0, 1), link(1, 2), link(2, 0)]);
        assert!(placed.routes.iter().all(|r| r.bends.len() >= 2));
    }

    #[test]
    fn unconnected_groups_stand_in_rows() {
        let placed = Packed { each: LAYERS, width: 300.0 }.place(&[BOX; 9], &[]);
        assert!(placed.size.width <= 300.0 && placed.size.height > 2.0 * BOX.height, "{:?}", placed.size);
    }
}
