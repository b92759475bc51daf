//! Labels in a column, each as near to its place as the others allow.

/// Something that wants to stand at a height and takes some room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wish {
    /// Where its middle wants to be.
    pub(super) middle: f64,
    /// How much room it takes.
    pub(super) height: f64,
}

/// A run of labels that touch each other.
struct Block {
    first: usize,
    /// The sum over its labels of where its top would have to be.
    sum: f64,
    height: f64,
    count: f64,
}

impl Block {
    fn top(&self) -> f64 {
        self.sum / self.count
    }
}

/// The middles of labels that are stacked in the order of `wishes` between
/// `top` and `bottom` without overlap, so that the sum of the squares of their
/// ways is the least; wishes must be in rising order of their middles.
///
/// This is isotonic regression by pooling adjacent violators (Barlow et al.,
/// *Statistical Inference under Order Restrictions*, 1972). Where they do not all
/// fit, they start at `top` and go past `bottom`.
pub(super) fn spread(wishes: &[Wish], top: f64, bottom: f64) -> Vec<f64> {
    let mut blocks: Vec<Block> = Vec::new();
    for (first, wish) in wishes.iter().enumerate() {
        let mut block = Block {
            first,
            sum: wish.middle - wish.height / 2.0,
            height: wish.height,
            count: 1.0,
        };
        while let Some(above) = blocks.pop_if(|above| above.top() + above.height > block.top()) {
            // Each label of `block` moves down by the height of the block above it.
            block = Block {
                first: above.first,
                sum: above.sum + block.sum - above.height * block.count,
                height: above.height + block.height,
                count: above.count + block.count,
            };
        }
        blocks.push(block);
    }
    let mut middles = vec![0.0; wishes.len()];
    let mut floor = bottom;
    // Upwards, so that what is pushed off the bottom pushes those above it …
    let mut tops: Vec<f64> = blocks.iter().map(Block::top).collect();
    for (block, at) in blocks.iter().zip(&mut tops).rev() {
        *at = at.min(floor - block.height);
        floor = *at;
    }
    // … then downwards from the top, which wins.
    let mut ceiling = top;
    for (index, (block, at)) in blocks.iter().zip(&tops).enumerate() {
        let mut y = at.max(ceiling);
        let end = blocks
            .get(index + 1)
            .map_or(wishes.len(), |next| next.first);
        for (middle, wish) in middles[block.first..end]
            .iter_mut()
            .zip(&wishes[block.first..end])
        {
            *middle = y + wish.height / 2.0;
            y += wish.height;
        }
        ceiling = y;
    }
    middles
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wish(middle: f64) -> Wish {
        Wish {
            middle,
            height: 10.0,
        }
    }

    #[test]
    fn those_with_room_stay() {
        assert_eq!(spread(&[wish(20.0), wish(50.0)], 0.0, 100.0), [20.0, 50.0]);
    }

    #[test]
    fn those_at_one_place_share_the_way() {
        let middles = spread(&[wish(50.0), wish(50.0), wish(50.0)], 0.0, 100.0);
        assert_eq!(middles, [40.0, 50.0, 60.0]);
    }

    #[test]
    fn the_ends_hold() {
        let middles = spread(&[wish(0.0), wish(0.0)], 0.0, 100.0);
        assert_eq!(middles, [5.0, 15.0]);
        let middles = spread(&[wish(80.0), wish(100.0), wish(100.0)], 0.0, 100.0);
        assert_eq!(middles, [75.0, 85.0, 95.0]);
    }

    proptest! {
        #[test]
        fn none_overlap_and_all_stay_inside(mut places in prop::collection::vec(0.0..400.0, 0..30)) {
            places.sort_by(f64::total_cmp);
            let wishes: Vec<Wish> = places.iter().copied().map(wish).collect();
            let middles = spread(&wishes, 0.0, 400.0);
            for pair in middles.windows(2) {
                prop_assert!(pair[1] - pair[0] >= 10.0 - 1e-6, "{middles:?}");
            }
            for middle in &middles {
                prop_assert!((5.0 - 1e-6..=395.0 + 1e-6).contains(middle), "{middles:?}");
            }
        }
    }
}
