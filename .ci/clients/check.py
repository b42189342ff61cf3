#!/usr/bin/env python3
"""Exports a graph in every format and reads the files with the programs that they are for."""

import json
import subprocess
import sys
from pathlib import Path

import clients
import hostile
import questions

FORMATS = {
    "csv", "timelinejs", "vis", "ics", "mermaid", "cytoscape", "dot", "svg", "graphml", "gexf",
    "neo4j-nodes", "neo4j-relationships", "turtle", "jsonld", "sqlite", "ftm", "plover", "gdelt",
}


def run(wasit, *arguments):
    done = subprocess.run([wasit, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode in (0, 1), f"wasit {arguments}: {done.stderr}"
    return done


def export(wasit, graph, folder):
    """Writes every format, and again: the bytes must be the same. Gives what was said of each."""
    folder.mkdir(parents=True, exist_ok=True)
    said = {}
    for name in sorted(FORMATS):
        for copy in (folder / f"{name}.again", folder / name):
            said[name] = run(wasit, "export", graph, "--format", name, "--status", "all", "-o", copy).stderr
        assert (folder / name).read_bytes() == copy.with_name(f"{name}.again").read_bytes(), name
    for view in ("relations", "events", "mediation", "ego"):
        for form in ("dot", "svg"):
            file = folder / f"{view}.{form}"
            actor = ["--actor", "EGY"] if view == "ego" else []
            run(wasit, "export", *actor, graph, "--format", form, "--view", view, "--labels", "both", "-o", file)
    return said


def events(folder):
    """The events of `wasit build`, by id, with the sentence of the first mention."""
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").split("\n")
    return {event["id"]: event for event in map(json.loads, filter(None, lines))}


def main(wasit, graph, work):
    graph, work = Path(graph), Path(work)
    listed = run(wasit, "export", "--help").stdout
    assert all(name in listed for name in FORMATS), "a format is not there: build with all features"
    said = export(wasit, graph, work / "news")
    expected = clients.Expected(events(graph.parent), {})
    for check in clients.CHECKS:
        print("real client:", check(work / "news", expected, said))
    print("real client:", questions.agree(wasit, graph, work / "news"))

    source = work / "hostile.jsonl"
    documents = list(hostile.documents())
    source.write_text("\n".join(json.dumps(d, ensure_ascii=False) for d in documents), encoding="utf-8")
    run(wasit, "build", "--quiet", source, "-o", work / "hostile.built")
    said = export(wasit, work / "hostile.built" / "graph.ron", work / "hostile")
    read = events(work / "hostile.built")
    assert sorted(e["docs"] for e in read.values() if e["time"]) == sorted([d["id"]] for d in documents)
    expected = clients.Expected(read, {d["id"]: d for d in documents})
    for check in clients.CHECKS:
        print("hostile text:", check(work / "hostile", expected, said))


if __name__ == "__main__":
    main(*sys.argv[1:])
