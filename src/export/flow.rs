//! Cards in columns, as in a newspaper: down the first, then down the next.

/// Room below a card.
const GAP: f64 = 14.0;
/// Room above a heading that does not begin a column.
const BREAK: f64 = 8.0;
/// By so much the columns grow until they hold all.
const STEP: f64 = 6.0;

/// A card to be placed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Item {
    /// Under which heading it stands.
    pub heading: usize,
    /// Room for the heading, above its first card and again where a column begins.
    pub head: f64,
    /// How high the card is.
    pub height: f64,
}

/// Where a card stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// In which column, the first being 0.
    pub column: usize,
    /// Its upper edge.
    pub y: f64,
    /// Its heading stands above it.
    pub headed: bool,
    /// That heading stood in an earlier column already.
    pub again: bool,
}

/// Cards in columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Flow {
    /// Where each stands.
    pub spots: Vec<Spot>,
    /// How high the highest column is.
    pub height: f64,
}

/// Sets cards in so many columns, which are as low as can be.
pub(super) fn flow(items: &[Item], columns: usize) -> Flow {
    let columns = columns.max(1);
    let all: f64 = items.iter().map(|i| i.height + GAP).sum();
    let highest = items.iter().map(|i| i.head + i.height + GAP).fold(0.0, f64::max);
    let mut limit = (all / columns as f64).max(highest);
    loop {
        let flow = filled(items, limit);
        if flow.spots.last().is_none_or(|last| last.column < columns) {
            return flow;
        }
        limit += STEP;
    }
}

/// Fills columns down to a limit.
fn filled(items: &[Item], limit: f64) -> Flow {
    let mut flow = Flow::default();
    let (mut column, mut y) = (0, 0.0);
    let mut last = None;
    for item in items {
        let head = |y: f64| if y > 0.0 { BREAK + item.head } else { item.head };
        let new = last != Some(item.heading);
        let room = item.height + GAP + if new { head(y) } else { 0.0 };
        if y > 0.0 && y + room > limit {
            (column, y) = (column + 1, 0.0);
        }
        let headed = new || y == 0.0;
        if headed {
            y += head(y);
        }
        flow.spots.push(Spot { column, y, headed, again: headed && !new });
        y += item.height + GAP;
        flow.height = flow.height.max(y);
        last = Some(item.heading);
    }
    flow
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(headings: &[usize]) -> Vec<Item> {
        headings.iter().map(|&heading| Item { heading, head: 20.0, height: 100.0 }).collect()
    }

    #[test]
    fn columns_are_filled_alike_and_in_order() {
        let flow = flow(&items(&[0, 1, 2, 3, 4, 5, 6]), 3);
        let columns: Vec<_> = flow.spots.iter().map(|s| s.column).collect();
        assert_eq!(columns, [0, 0, 0, 1, 1, 1, 2]);
        assert!(flow.spots.iter().all(|s| s.headed && !s.again));
        assert!(flow.height < 3.0 * 150.0, "{flow:?}");
    }

    #[test]
    fn a_heading_is_repeated_where_a_column_begins() {
        let flow = flow(&items(&[0, 0, 0, 0]), 2);
        let heads: Vec<_> = flow.spots.iter().map(|s| (s.column, s.headed, s.again)).collect();
        assert_eq!(heads, [(0, true, false), (0, false, false), (1, true, true), (1, false, false)]);
        assert_eq!(flow.spots[2].y, 20.0);
    }

    #[test]
    fn nothing_takes_no_room() {
        assert_eq!(flow(&[], 4), Flow::default());
    }
}
