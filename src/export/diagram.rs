//! DOT, built as structures and printed. Every text goes through [`quote`];
//! plain words of the language itself do not.

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::quote::quote;

/// Attributes of a thing, in their order.
pub(super) type Attributes<'a> = &'a [(&'static str, String)];

fn word(word: &str) -> Id {
    Id::Plain(word.to_owned())
}

fn text(text: &str) -> Id {
    Id::Escaped(quote(text))
}

fn attributes(list: Attributes<'_>) -> Vec<Attribute> {
    list.iter().map(|(name, value)| Attribute(word(name), text(value))).collect()
}

/// A node.
pub(super) fn node(id: &str, list: Attributes<'_>) -> Stmt {
    Stmt::Node(Node { id: NodeId(text(id), None), attributes: attributes(list) })
}

/// A line between two nodes.
pub(super) fn edge(from: &str, to: &str, list: Attributes<'_>) -> Stmt {
    let end = |id: &str| Vertex::N(NodeId(text(id), None));
    Stmt::Edge(Edge { ty: EdgeTy::Pair(end(from), end(to)), attributes: attributes(list) })
}

/// An attribute of the graph or subgraph that it stands in.
pub(super) fn set(name: &str, value: &str) -> Stmt {
    Stmt::Attribute(Attribute(word(name), text(value)))
}

/// Nodes that stand in a box with a heading.
pub(super) fn cluster(name: &str, heading: &str, inside: Vec<Stmt>) -> Stmt {
    let head = [set("label", heading), set("style", "rounded"), set("color", "#9aa3ab")];
    let stmts = head.into_iter().chain(inside).collect();
    Stmt::Subgraph(Subgraph { id: text(&format!("cluster_{name}")), stmts })
}

/// Nodes that stand beside each other.
pub(super) fn beside(name: &str, inside: Vec<Stmt>) -> Stmt {
    let stmts = std::iter::once(set("rank", "same")).chain(inside).collect();
    Stmt::Subgraph(Subgraph { id: text(&format!("beside_{name}")), stmts })
}

/// The finished text of a directed graph.
pub(super) fn print(name: &str, heading: &str, direction: &str, stmts: Vec<Stmt>) -> String {
    const FONTS: &str = "Noto Naskh Arabic, Noto Sans Arabic, Arial, Tahoma, Amiri, sans-serif";
    let fonts = |size: &str| [("fontname", FONTS.to_owned()), ("fontsize", size.to_owned())];
    let head = [
        set("label", heading),
        set("labelloc", "t"),
        set("fontname", FONTS),
        set("fontsize", "20"),
        set("charset", "UTF-8"),
        set("bgcolor", "white"),
        set("rankdir", direction),
        Stmt::GAttribute(GraphAttributes::Node(attributes(&fonts("14")))),
        Stmt::GAttribute(GraphAttributes::Edge(attributes(&fonts("11")))),
    ];
    let graph = Graph::DiGraph { id: text(name), strict: false, stmts: head.into_iter().chain(stmts).collect() };
    graph.print(&mut PrinterContext::default()) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_quoted() {
        let dot = print(
            "g",
            "a \"b\"",
            "TB",
            vec![
                node("n\\N", &[("label", "مصر\nEgypt".to_owned())]),
                edge("a", "b", &[("style", "dashed".to_owned())]),
                cluster("x", "y", vec![node("z", &[])]),
            ],
        );
        assert!(dot.starts_with("digraph \"g\" {\n  label=\"a \\\"b\\\"\"\n"), "{dot}");
        assert!(dot.contains("\"n\\\\N\"[label=\"\u{2067}مصر\u{2069}\\nEgypt\"]"), "{dot}");
        assert!(dot.contains("\"a\" -> \"b\" [style=\"dashed\"]"), "{dot}");
        assert!(dot.contains("subgraph \"cluster_x\" {"), "{dot}");
    }
}
