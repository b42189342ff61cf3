"""One function a client: what it reads from an export must be what `events.jsonl` holds."""

import csv
import datetime
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import icalendar
import networkx
import pyoxigraph
import rdflib
from followthemoney import model
from followthemoney.exc import InvalidData

import tables

EVENT = "urn:wasit:event:"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"


class Expected:
    """What every client must find."""

    def __init__(self, events, documents):
        self.events = events
        self.documents = documents
        self.dated = {i: e for i, e in events.items() if e["time"]}

    def sentence(self, event):
        """The first sentence of an event, from the text itself where it is known."""
        mention = event["mentions"][0]
        document = self.documents.get(mention["doc"])
        if document is None:
            return None
        span = mention["sentence"]
        return document["text"].encode()[span["start"]:span["end"]].decode()

    def sentences(self):
        return {i: self.sentence(e) for i, e in self.events.items() if self.documents}


def start(event):
    return (event["time"] or {}).get("start", "")


def end(event):
    return (event["time"] or {}).get("end", "")


def same(what, got, want):
    missing = [item for item in want if item not in got]
    extra = [item for item in got if item not in want]
    assert got == want, f"{what}: missing {missing[:3]!r}, extra {extra[:3]!r}"


def shown(text):
    """A text as XML can hold it: what it cannot is shown by its number."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", lambda c: f"⟨U+{ord(c[0]):04X}⟩", text)


def seen(text):
    """A text as people are shown it: what is not seen is shown by its number, except line feeds."""
    hidden = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
    return re.sub(hidden, lambda c: f"⟨U+{ord(c[0]):04X}⟩", text)


def exported(said, name):
    return int(re.search(r"exported (\d+)", said[name])[1])


def network(graph, expected, what):
    nodes = {n: d for n, d in graph.nodes(data=True) if n.startswith("event:")}
    same(f"{what} events", {n.removeprefix("event:") for n in nodes}, set(expected.events))
    roles = Counter()
    for source, target, data in graph.edges(data=True):
        if data["type"] == "role":
            roles[target.removeprefix("event:"), data["label"]] += 1
    for ident, event in expected.events.items():
        for part in event["roles"]:
            assert roles[ident, part["role"]] >= len(part["actors"]), (what, ident, part)
    for ident, sentence in expected.sentences().items():
        assert nodes[f"event:{ident}"]["quote"] == shown(sentence), (what, nodes[f"event:{ident}"]["quote"])
    return nodes


def with_networkx(folder, expected, _):
    graphml = networkx.read_graphml(folder / "graphml", force_multigraph=True)
    nodes = network(graphml, expected, "graphml")
    for ident, event in expected.dated.items():
        data = nodes[f"event:{ident}"]
        assert (data.get("date_start", ""), data.get("date_end", "")) == (start(event), end(event)), data
    assert graphml.nodes["actor:EGY"]["label"] == "مصر"
    gexf = networkx.read_gexf(folder / "gexf", version="1.3")
    nodes = network(gexf, expected, "gexf")
    for ident, event in expected.dated.items():
        data = nodes[f"event:{ident}"]
        assert (data.get("start") or "", data.get("end") or "") == (start(event), end(event)), data
    assert gexf.nodes["actor:EGY"]["label"] == "مصر"
    assert (len(graphml), graphml.number_of_edges()) == (len(gexf), gexf.number_of_edges())
    return f"networkx reads {len(gexf)} nodes and {gexf.number_of_edges()} edges of GraphML and GEXF"


def with_cytoscape_and_neo4j(folder, expected, _):
    elements = json.loads((folder / "cytoscape").read_text())["elements"]
    with open(folder / "neo4j-nodes", newline="", encoding="utf-8") as file:
        nodes = {row["id:ID"]: row for row in csv.DictReader(file)}
    with open(folder / "neo4j-relationships", newline="", encoding="utf-8") as file:
        joins = [(r[":START_ID"], r[":END_ID"], r["name"]) for r in csv.DictReader(file)]
    same("neo4j nodes", set(nodes), {n["data"]["id"] for n in elements["nodes"]})
    edges = [(e["data"]["source"], e["data"]["target"], e["data"]["label"]) for e in elements["edges"]]
    same("neo4j relationships", sorted(joins), sorted(edges))
    for ident, sentence in expected.sentences().items():
        assert nodes[f"event:{ident}"]["quote"] == sentence
    assert nodes["actor:EGY"]["label"] == "مصر"
    return f"JSON and CSV hold the same {len(nodes)} nodes and {len(joins)} relationships for Cytoscape and Neo4j"


def with_rdflib(folder, expected, _):
    graph = rdflib.Graph().parse(folder / "turtle", format="turtle")
    store = pyoxigraph.Store()
    store.load(path=str(folder / "turtle"), format=pyoxigraph.RdfFormat.TURTLE)
    assert len(graph) == len(store)
    sem, vocab = rdflib.Namespace(SEM), rdflib.Namespace("urn:wasit:vocab#")
    ids = {str(e).removeprefix(EVENT): e for e in graph.subjects(rdflib.RDF.type, sem.Event)}
    same("turtle events", set(ids), set(expected.events))
    for ident, event in expected.dated.items():
        first = graph.value(ids[ident], sem.hasEarliestBeginTimeStamp)
        last = graph.value(ids[ident], sem.hasLatestEndTimeStamp)
        assert (str(first or ""), str(last or "")) == (start(event), end(event)), event
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    for ident, event in expected.events.items():
        for nth, mention in enumerate(event["mentions"]):
            annotation = rdflib.URIRef(f"urn:wasit:mention:{ident}%2F{nth}")
            for target, span in (
                (graph.value(annotation, oa.hasTarget), mention["sentence"]),
                (graph.value(annotation, vocab.trigger), mention["trigger"]),
            ):
                found = {}
                for selector in graph.objects(target, oa.hasSelector):
                    found |= {p.fragment: o.toPython() for p, o in graph.predicate_objects(selector)}
                assert (found["start"], found["end"]) == (span["start"], span["end"])
                assert found["exact"] == span.get("text", found["exact"])
    quotes = {str(q) for q in graph.objects(None, oa.exact)}
    assert set(expected.sentences().values()) <= quotes
    egypt = rdflib.Literal("مصر", lang="ar")
    assert (rdflib.URIRef("urn:wasit:actor:EGY"), rdflib.RDFS.label, egypt) in graph
    return f"rdflib and Oxigraph read {len(graph)} triples"


def with_json_ld(folder, expected, _):
    graph = rdflib.Graph().parse(folder / "jsonld", format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    ids = {str(e).removeprefix(EVENT): e for e in graph.subjects(rdflib.RDF.type, schema.Event)}
    same("jsonld events", set(ids), set(expected.events))
    for ident, event in expected.dated.items():
        first = str(graph.value(ids[ident], schema.startDate) or "")
        assert start(event).startswith(first), event
    for ident, sentence in expected.sentences().items():
        assert str(graph.value(ids[ident], schema.description)) == sentence
    names = {str(n) for n in graph.objects(rdflib.URIRef("urn:wasit:actor:EGY"), schema.name)}
    assert names == {"مصر", "Egypt"}
    assert not any(str(u).startswith("javascript") for u in graph.objects(None, schema.url))
    return f"rdflib reads {len(ids)} events of schema.org"


def with_icalendar(folder, expected, said):
    calendar = icalendar.Calendar.from_ical((folder / "ics").read_bytes())
    entries = {str(e["UID"]).removesuffix("@wasit"): e for e in calendar.walk("VEVENT")}
    same("ics events", set(entries), set(expected.dated))
    assert len(entries) == exported(said, "ics")
    day = datetime.timedelta(days=1)
    for ident, event in expected.dated.items():
        first, after = entries[ident].decoded("DTSTART"), entries[ident].decoded("DTEND")
        if start(event):
            assert first.isoformat() == start(event)
        if start(event) and end(event):
            assert (after - day).isoformat() == end(event)
        assert str(entries[ident]["DTSTAMP"].dt)
    for ident, sentence in expected.sentences().items():
        if ident in entries:
            told = seen(sentence)
            assert told in str(entries[ident]["DESCRIPTION"]), (told, entries[ident]["DESCRIPTION"])
    return f"icalendar reads {len(entries)} entries with their days"


def with_ftm(folder, expected, _):
    program = Path(sys.executable).with_name("ftm")
    done = subprocess.run([program, "validate", "-i", folder / "ftm", "-o", "-"], capture_output=True)
    assert done.returncode == 0, done.stderr[-600:]
    lines = lambda data: sum(1 for line in data.split(b"\n") if line.strip())
    assert lines(done.stdout) == lines((folder / "ftm").read_bytes()), done.stderr[-600:]
    counts = Counter()
    seen = {}
    for line in (folder / "ftm").read_text(encoding="utf-8").split("\n"):
        if line:
            data = json.loads(line)
            proxy = model.get_proxy(data, cleaned=False)
            try:
                proxy.schema.validate(data)
            except InvalidData as error:
                raise AssertionError(f"{error.errors}: {data}") from error
            counts[proxy.schema.name] += 1
            seen[proxy.id] = (proxy, data)
    same("ftm events", {i.removeprefix("event-") for i in seen if i.startswith("event-")}, set(expected.events))
    for proxy, data in seen.values():
        for name, values in data["properties"].items():
            prop = proxy.schema.get(name)
            if prop.type.name in ("date", "entity"):
                same(f"ftm {name}", sorted(proxy.get(name)), sorted(values))
            if prop.type.name == "entity":
                assert all(value in seen for value in values), values
    for ident, sentence in expected.sentences().items():
        assert seen[f"event-{ident}"][1]["properties"]["summary"] == [sentence]
    assert "مصر" in seen["actor-EGY"][0].get("name")
    assert not any(p.get("sourceUrl", quiet=True) for p, _ in seen.values() if expected.documents)
    return f"FollowTheMoney accepts {sum(counts.values())} entities: {dict(sorted(counts.items()))}"


def with_sqlite(folder, expected, _):
    database = sqlite3.connect(f"file:{folder / 'sqlite'}?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    rows = {r[0]: r[1:] for r in database.execute("SELECT id, date_start, date_end, mentions FROM events")}
    want = {i: (start(e) or None, end(e) or None, len(e["mentions"])) for i, e in expected.events.items()}
    same("sqlite events", rows, want)
    assert database.execute("SELECT ar, en FROM actors WHERE id = 'EGY'").fetchone() == ("مصر", "Egypt")
    for ident, sentence in expected.sentences().items():
        got = database.execute("SELECT sentence FROM mentions WHERE event = ? AND nth = 0", (ident,)).fetchone()
        assert got == (sentence,), got
    found = database.execute("SELECT count(*) FROM search WHERE search MATCH 'القاهره'").fetchone()[0]
    plain = database.execute("SELECT count(*) FROM mentions WHERE sentence LIKE '%القاهرة%'").fetchone()[0]
    assert found >= plain > 0, (found, plain)
    return f"SQLite {sqlite3.sqlite_version} reads {len(rows)} events and finds {found} sentences by full text"


def is_tallied(_, expected, said):
    """What is said of every format on standard error: each event is exported or omitted, and for which reason."""
    undated = len(expected.events) - len(expected.dated)
    for name, line in said.items():
        found = re.search(r"exported (\d+), omitted (\d+) undated(?: and (\d+) others)?, (\d+) lossy", line)
        assert found, (name, line)
        written, dateless, others, lossy = (int(n or 0) for n in found.groups())
        assert written + dateless + others == len(expected.events) and lossy <= written, (name, line)
        assert dateless in (0, undated), (name, line)
        if name in ("timelinejs", "vis", "ics"):
            assert (written, dateless) == (len(expected.dated), undated), (name, line)
        if name in ("plover", "gdelt", "svg", "dot", "png"):
            assert lossy == written, (name, line)
        if name in ("sqlite", "turtle", "cytoscape", "html", "parquet"):
            assert (written, lossy) == (len(expected.events), 0), (name, line)
    return f"{len(said)} formats say how many events they hold, omit and coarsen"


def with_csv(folder, expected, _):
    with open(folder / "csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    same("csv events", {r["event"] for r in rows}, set(expected.events))
    for row in rows:
        assert row["date_start"] == start(expected.events[row["event"]])
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values()), row
    roles = Counter((r["event"], r["role"], frozenset(filter(None, r["actors"].split("; ")))) for r in rows if r["role"])
    same("csv roles", roles, Counter((i, p["role"], frozenset(p["actors"])) for i, e in expected.events.items() for p in e["roles"]))
    with open(folder / "csv-events", newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    same("csv-events", Counter((r["id"], r["kind"], r["status"], r["date_start"], r["date_end"], r["place"]) for r in table),
         Counter((i, e["kind"], e["status"], start(e), end(e), e["place"] or "") for i, e in expected.events.items()))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in table for cell in row.values())
    sentences = expected.sentences()
    assert not sentences or all(r["quote"].removeprefix("'") == sentences[r["id"]] for r in table)
    for row in rows:
        if sentences:
            assert row["quote"].removeprefix("'") == sentences[row["event"]]
    return f"a CSV reader finds {len(rows)} rows and no formula"


def with_pixels(folder, expected, _):
    head = (folder / "png").read_bytes()[:24]
    width, height = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    assert head.startswith(b"\x89PNG\r\n\x1a\n") and width >= 1800 and height > 400, head
    return f"the picture has {width} × {height} pixels"


def with_timelines(folder, expected, said):
    slides = json.loads((folder / "timelinejs").read_text())["events"]
    same("timelinejs", {s["unique_id"] for s in slides}, set(expected.dated))
    items = json.loads((folder / "vis").read_text())["items"]
    same("vis", {i["id"]: i["start"] for i in items if start(expected.events[i["id"]])},
         {i: start(e) for i, e in expected.dated.items() if start(e)})
    markup = "".join(s["text"]["text"] + s["text"]["headline"] for s in slides) + "".join(i["title"] for i in items)
    assert "<" not in markup.replace("<br>", "")
    mermaid = (folder / "mermaid").read_text()
    assert exported(said, "mermaid") == len(expected.events)
    assert "%%" not in mermaid and "<script" not in mermaid and "\u202e" not in mermaid
    return f"timelines show {len(slides)} slides and {len(items)} items, without markup of the text"


def with_graphviz(folder, expected, _):
    pictures = sorted(folder.glob("*.svg"))
    assert len(pictures) == 5
    # A picture of mediations is empty where nobody mediates.
    mediated = any(e["kind"] == "mediation" for e in expected.events.values())
    empty = set() if mediated else {"mediation"}
    for file in pictures:
        root = ElementTree.parse(file).getroot()
        tags = {element.tag.split("}")[-1] for element in root.iter()}
        assert tags <= {"svg", "title", "defs", "marker", "path", "rect", "g", "text", "line", "circle", "a"}, tags
        links = [element.get("href") for element in root.iter() if element.get("href")]
        assert all(link.startswith(("http://", "https://", "index.html#")) for link in links), links
        assert file.name == "svg" or file.stem in empty or any(link.startswith("index.html#") for link in links), file
        assert not any(name.startswith("on") for element in root.iter() for name in element.keys())
    if not shutil.which("dot"):
        return f"{len(pictures)} pictures are sound; skipped: Graphviz is not installed"
    for file in sorted(folder.glob("*.dot")):
        drawn = subprocess.run(["dot", "-Tsvg", file], capture_output=True, check=True)
        assert b"Error" not in drawn.stderr, drawn.stderr
        shapes = ElementTree.fromstring(drawn.stdout)
        assert file.stem in empty or sum(1 for e in shapes.iter() if e.get("class") == "node") > 0, file
    return f"{len(pictures)} pictures are sound, and Graphviz draws the same views"


CHECKS = [
    is_tallied,
    with_networkx, with_cytoscape_and_neo4j, with_rdflib, with_json_ld, with_icalendar, with_ftm,
    with_sqlite, with_csv, tables.with_duckdb, with_pixels, with_timelines, with_graphviz,
]
