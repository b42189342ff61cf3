#!/usr/bin/env python3
"""Exports a graph in every format and reads the files with the programs that they are for."""

import json
import subprocess
import sys
from pathlib import Path

import browser
import clients
import explorer
import hostile
import many
import pictures
import questions
import scripts

FORMATS = {
    "csv", "csv-events", "timelinejs", "vis", "ics", "mermaid", "cytoscape", "dot", "svg", "graphml", "gexf",
    "neo4j-nodes", "neo4j-relationships", "html", "turtle", "jsonld", "sqlite", "parquet", "png", "ftm", "plover", "gdelt",
}


PICTURES = {
    "relations": [], "named": ["--nodes", "named"], "events": ["--view", "events"], "mediation": ["--view", "mediation"],
    "ego": ["--view", "ego", "--actor", "EGY"],
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
    for name, options in PICTURES.items():
        for form in ("dot", "svg"):
            run(wasit, "export", *options, graph, "--format", form, "--labels", "both", "--status", "all",
                "--explorer", "index.html", "-o", folder / f"{name}.{form}")
    return said


def events(folder):
    """The events of `wasit build`, by id, with the sentence of the first mention."""
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").split("\n")
    return {event["id"]: event for event in map(json.loads, filter(None, lines))}


def built(wasit, documents, folder, *options):
    """What `wasit build` makes of documents; gives its folder."""
    source = folder.with_suffix(".jsonl")
    source.write_text("\n".join(json.dumps(d, ensure_ascii=False) for d in documents), encoding="utf-8")
    run(wasit, "build", "--quiet", *options, source, "-o", folder)
    return folder


def main(wasit, graph, work, packages=None):
    graph, work, packages = Path(graph), Path(work), packages and Path(packages)
    listed = run(wasit, "export", "--help").stdout
    assert all(name in listed for name in FORMATS), "a format is not there: build with all features"
    said = export(wasit, graph, work / "news")
    expected = clients.Expected(events(graph.parent), {})
    for check in clients.CHECKS:
        print("real client:", check(work / "news", expected, said))
    print("real client:", questions.agree(wasit, graph, work / "news"))

    documents = list(hostile.documents())
    folder = built(wasit, documents, work / "hostile.built")
    told = export(wasit, folder / "graph.ron", work / "hostile")
    read = events(folder)
    assert sorted(e["docs"] for e in read.values() if e["time"]) == sorted([d["id"]] for d in documents)
    corpus = clients.Expected(read, {d["id"]: d for d in documents})
    for check in clients.CHECKS:
        print("hostile text:", check(work / "hostile", corpus, told))

    sets = [("real client:", work / "news", expected, said), ("hostile text:", work / "hostile", corpus, told)]
    if packages:
        for name, folder, known, _ in sets:
            print(name, scripts.in_node(packages, folder, known))
    if not browser.program():
        print("skipped: the explorer and other pages, as no Chromium is installed")
        return
    with browser.browser() as chromium:
        for name, folder, known, tallies in sets:
            for line in scripts.in_pages(chromium, packages, folder, known, tallies) if packages else ():
                print(name, line)
        page = (work / "news" / "html").rename(work / "news" / "index.html")
        print("real client:", pictures.lead_to_sentences(chromium, work / "news"))
        axe = packages and scripts.find(packages, "axe-core/axe.min.js")
        print("real client:", explorer.of_news(chromium, page, expected, axe, work / "pictures"))
        page = (work / "hostile" / "html").rename(work / "hostile" / "index.html")
        print("hostile text:", pictures.lead_to_sentences(chromium, work / "hostile", ("relations", "events", "ego")))
        print("hostile text:", explorer.of_hostile(chromium, page, corpus))
        folder = built(wasit, many.documents(20_000), work / "many.built", "--no-merge")
        print("many events:", explorer.is_fast(chromium, folder / "index.html", 20_000))


if __name__ == "__main__":
    main(*sys.argv[1:])
