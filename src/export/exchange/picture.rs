//! `dot` and `svg`: the pictures, of the events that are chosen.

use std::io::Write;

use super::{Exchange, Selection, Tally};
use crate::export::choose::Chosen;
use crate::export::mediation::Mediations;
use crate::export::names::Names;
use crate::export::page::each;
use crate::export::relate::Relations;
use crate::export::{
    Engine, ExportError, Options, View, events_dot, events_svg, graphviz, mediation_dot, mediation_svg, relations_dot,
    relations_svg, words,
};
use crate::graph::{KnowledgeGraph, Level};

/// A picture for Graphviz.
#[derive(Debug)]
pub(super) struct Dot;

/// A picture.
#[derive(Debug)]
pub(super) struct Svg;

impl Exchange for Dot {
    fn name(&self) -> &'static str {
        "dot"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let (text, tally) = drawn(selection, options, true);
        out.write_all(text.as_bytes()).map_err(ExportError::write(self.name()))?;
        Ok(tally)
    }
}

impl Exchange for Svg {
    fn name(&self) -> &'static str {
        "svg"
    }

    fn write(&self, selection: &Selection<'_>, options: &Options, out: &mut dyn Write) -> Result<Tally, ExportError> {
        let (picture, tally) = svg_of(selection, options)?;
        out.write_all(&picture).map_err(ExportError::write(self.name()))?;
        Ok(tally)
    }
}

/// The picture as SVG, by the engine that is asked for.
pub(super) fn svg_of(selection: &Selection<'_>, options: &Options) -> Result<(Vec<u8>, Tally), ExportError> {
    let by_graphviz = options.engine == Engine::Dot;
    let (text, tally) = drawn(selection, options, by_graphviz);
    Ok((if by_graphviz { graphviz::draw(graphviz::DOT, &text)? } else { text.into_bytes() }, tally))
}

/// The DOT text or the SVG document of the view that is asked for.
fn drawn(selection: &Selection<'_>, options: &Options, dot: bool) -> (String, Tally) {
    let graph = &selection.graph.of_events(selection.events.iter().copied());
    let options = &of_view(graph, options);
    let (text, exported, lossy) = match &options.view {
        View::Events => {
            let chosen = Chosen::of(graph, options);
            let draw = if dot { events_dot::dot } else { events_svg::draw };
            (draw(graph, options, &chosen), chosen.events().count(), 0)
        }
        View::Mediation => {
            let found = Mediations::of(graph, options);
            let draw = if dot { mediation_dot::dot } else { mediation_svg::draw };
            (draw(graph, options, &found), found.events, found.events)
        }
        View::Relations | View::Ego(_) => {
            let relations = Relations::of(graph, options);
            let draw = if dot { relations_dot::dot } else { relations_svg::draw };
            let shown = relations.events + relations.denied_events;
            (draw(graph, options, &relations), shown, shown)
        }
    };
    (text, Tally { exported, omitted: selection.events.len() - exported, lossy, ..Tally::default() })
}

/// A view of one actor has its name as heading, and shows sides if it is one.
fn of_view(graph: &KnowledgeGraph, options: &Options) -> Options {
    let mut options = options.clone();
    if let View::Ego(who) = &options.view {
        let is_side = graph.events().any(|e| e.roles.iter().any(|p| p.sides.contains(who)));
        options.level = if is_side { Level::Sides } else { Level::Actors };
        options.title.get_or_insert_with(|| {
            each(options.labels, |lang| {
                format!("{}: {}", Names { graph, lang }.actor(who), lang.word(words::CONNECTIONS))
            })
        });
    }
    options
}

#[cfg(test)]
mod tests {
    use graphviz_rust::dot_structures::{Graph, Stmt};

    use super::super::tests::all_with;
    use super::*;
    use crate::export::sample;

    fn views() -> [View; 4] {
        [View::Relations, View::Events, View::Mediation, View::Ego("EGY".into())]
    }

    fn with(view: View) -> Options {
        Options { view, ..sample::options() }
    }

    #[test]
    fn every_event_is_drawn_or_counted_in_every_view() {
        let graph = sample::graph();
        for view in views() {
            for form in [&Dot as &dyn Exchange, &Svg] {
                let (_, tally) = all_with(form, &graph, &with(view.clone()));
                assert_eq!(tally.exported + tally.omitted, graph.events().count(), "{view:?}");
                assert!(tally.exported > 0, "{view:?}");
            }
        }
    }

    #[test]
    fn the_dot_text_of_every_view_is_read_by_a_parser() {
        for graph in [sample::graph(), sample::hostile()] {
            for view in views() {
                let (text, _) = all_with(&Dot, &graph, &with(view.clone()));
                let parsed = graphviz_rust::parse(&text);
                assert!(matches!(parsed, Ok(Graph::DiGraph { .. })), "{view:?}: {parsed:?}");
            }
        }
    }

    #[test]
    fn every_line_of_an_ego_view_ends_at_the_actor() {
        let (text, _) = all_with(&Dot, &sample::graph(), &with(View::Ego("EGY".into())));
        let Ok(Graph::DiGraph { stmts, .. }) = graphviz_rust::parse(&text) else { panic!("{text}") };
        let lines: Vec<_> = stmts.iter().filter(|s| matches!(s, Stmt::Edge(_))).collect();
        assert!(lines.len() > 5);
        assert!(lines.iter().all(|l| format!("{l:?}").contains("\\\"EGY\\\"")), "{lines:?}");
        assert!(text.contains("مصر: الصلات"), "{text}");
    }

    #[test]
    fn a_person_is_drawn_among_those_who_are_named() {
        let (text, tally) = all_with(&Svg, &sample::graph(), &with(View::Ego("khalil_al_hayya".into())));
        assert!(tally.exported == 1 && text.contains("خليل الحية"), "{tally:?}");
    }

    #[test]
    fn nothing_hostile_is_markup_of_a_picture() {
        for view in views() {
            let (text, _) = all_with(&Svg, &sample::hostile(), &with(view));
            assert!(!text.contains("<script") && !text.contains("<b>") && !text.contains(['\u{1B}', '\u{202E}']));
        }
    }
}
