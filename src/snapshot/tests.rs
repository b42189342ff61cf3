//! What is appended gives the file that reading all at once gives.

use std::path::Path;

use proptest::prelude::*;

use super::{Recipe, parse, render};
use crate::graph::sample::{any_readings, schema};
use crate::graph::{Corpus, KnowledgeGraph};

/// A graph as the text of the file that holds it.
fn written(graph: &KnowledgeGraph) -> String {
    let mut bytes = Vec::new();
    render(&mut bytes, graph, &Recipe::of("sample")).unwrap();
    String::from_utf8(bytes).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The heart of `build --append` and of `merge`: whatever documents came
    /// first, and however often they were put aside and taken up again.
    #[test]
    fn documents_added_in_any_order_and_portions_give_the_file_of_all(
        (all, shuffled) in any_readings().prop_flat_map(|v| (Just(v.clone()), Just(v).prop_shuffle())),
        cuts in prop::collection::vec(0..12usize, 0..4),
    ) {
        let whole = written(&Corpus { readings: all }.settle().graph(schema(), true));
        let mut file = written(&KnowledgeGraph::build([], [], schema()));
        let mut rest = shuffled;
        for cut in cuts.into_iter().chain([usize::MAX]) {
            let later = rest.split_off(cut.min(rest.len()));
            let mut corpus = Corpus::of(&parse(&file, Path::new("graph.ron")).unwrap().graph);
            corpus.readings.append(&mut rest);
            file = written(&corpus.settle().graph(schema(), true));
            rest = later;
        }
        prop_assert_eq!(file, whole);
    }
}
