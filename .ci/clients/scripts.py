"""Exports, read by the programs for Node.js and for pages that they are for."""

import json
import subprocess
from pathlib import Path

from clients import end, exported, same, seen, shown, start


def find(packages, path):
    file = packages / "node_modules" / path
    assert file.exists(), file
    return file


def in_node(packages, folder, expected):
    """ical.js, graphology and Cytoscape without a page."""
    script = Path(__file__).with_name("clients.cjs")
    done = subprocess.run(["node", script, folder.resolve()], capture_output=True, text=True, cwd=packages)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    same("ical.js", set(found["ics"]), set(expected.dated))
    for ident, entry in found["ics"].items():
        event = expected.dated[ident]
        assert not start(event) or entry["start"] == start(event), (entry, event)
        assert not (start(event) and end(event)) or entry["end"] > end(event), (entry, event)
    sizes = set()
    for name in ("gexf", "graphml", "cytoscape"):
        nodes = {n.removeprefix("event:"): data for n, data in found[name]["nodes"].items() if n.startswith("event:")}
        same(name, set(nodes), set(expected.events))
        for ident, sentence in expected.sentences().items():
            told = sentence if name == "cytoscape" else shown(sentence)
            # A parser of XML gives a line feed for a carriage return.
            assert nodes[ident]["quote"] == told, (name, nodes[ident]["quote"], told)
        assert found[name]["nodes"]["actor:EGY"]["label"] == "مصر"
        sizes.add((len(found[name]["nodes"]), found[name]["edges"]))
    assert len(sizes) == 1, sizes
    return f"ical.js reads {len(found['ics'])} entries; graphology and Cytoscape read {sizes.pop()} nodes and edges"


def blank(folder):
    page = folder / "blank.html"
    page.write_text('<!DOCTYPE html><meta charset="utf-8"><style>#here{width:1200px;height:600px}</style><div id="here"></div>')
    return f"file://{page.resolve()}"


def with_vis(chromium, packages, folder, expected):
    with chromium.page(blank(folder)) as page:
        page.add_script_tag(path=find(packages, "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"))
        found = page.evaluate("""async (file) => {
            const all = (list) => new vis.DataSet(list);
            const line = new vis.Timeline(document.getElementById("here"), all(file.items), all(file.groups), { height: 600 });
            line.fit({ animation: false });
            await new Promise((done) => setTimeout(done, 400));
            const shown = new Set([...document.querySelectorAll(".vis-item-content")].map((e) => e.textContent));
            const day = (d) => { const at = vis.moment(d); return at.format("YYYY-MM-DD"); };
            const items = line.itemSet.items;
            const plain = (html) => new DOMParser().parseFromString(html.replaceAll("<br>", " "), "text/html").body.textContent;
            const titles = Object.fromEntries(Object.keys(items).map((id) => [id, plain(items[id].data.title)]));
            return { titles, texts: [...shown], items: Object.fromEntries(Object.keys(items).map((id) => [id, [day(items[id].data.start), day(items[id].data.end)]])) };
        }""", json.loads((folder / "vis").read_text()))
        same("vis-timeline", set(found["items"]), set(expected.dated))
        for ident, (first, after) in found["items"].items():
            event = expected.dated[ident]
            assert not start(event) or first == start(event), (first, event)
            assert not (start(event) and end(event)) or after > end(event), (after, event)
        assert found["texts"] and all(found["texts"])
        for ident, sentence in expected.sentences().items():
            told = "".join(found["titles"].get(ident, sentence).split())
            assert ident not in found["titles"] or "".join(seen(sentence).split()) in told, (sentence, told)
        return f"vis-timeline shows {len(found['items'])} items"


def with_timelinejs(chromium, packages, folder, expected):
    slides = json.loads((folder / "timelinejs").read_text())
    with chromium.page(blank(folder)) as page:
        page.add_script_tag(path=find(packages, "@knight-lab/timelinejs/dist/js/timeline.js"))
        found = page.evaluate("""async (file) => {
            const line = new TL.Timeline("here", file, { font: null, hash_bookmark: false });
            for (let n = 0; n < 100 && document.querySelectorAll(".tl-slide").length < file.events.length; n += 1)
                await new Promise((done) => setTimeout(done, 50));
            const slides = [...document.querySelectorAll(".tl-slide")];
            return slides.map((s) => [s.id, s.querySelector(".tl-headline-date")?.textContent.trim() ?? "", s.querySelector(".tl-text-content")?.textContent ?? ""]);
        }""", slides)
        want = {s["unique_id"]: s["display_date"] for s in slides["events"]}
        same("TimelineJS", {ident: date for ident, date, _ in found if ident in want}, want)
        assert set(want) == set(expected.dated)
        told = {ident: "".join(text.split()) for ident, _, text in found}
        for ident, sentence in expected.sentences().items():
            assert ident not in want or "".join(seen(sentence).split()) in told[ident], (sentence, told[ident])
        return f"TimelineJS shows {len(want)} slides with their dates"


def with_mermaid(chromium, packages, folder, expected, said):
    with chromium.page(blank(folder)) as page:
        page.add_script_tag(path=find(packages, "mermaid/dist/mermaid.min.js"))
        picture = page.evaluate("""async (text) => {
            mermaid.initialize({ startOnLoad: false, securityLevel: "strict", maxTextSize: 1e6 });
            const { svg } = await mermaid.render("picture", text);
            document.getElementById("here").innerHTML = svg;
            return [document.querySelectorAll("#here .eventWrapper").length, document.getElementById("here").textContent];
        }""", (folder / "mermaid").read_text())
        assert picture[0] == exported(said, "mermaid") == len(expected.events), picture
        assert "مصر" in picture[1], picture[1][:300]
        years = {start(event)[:4] for event in expected.dated.values() if start(event)}
        assert all(year in picture[1] for year in years), years
        return f"mermaid draws {picture[0]} events with names and {len(years)} years"


def with_cytoscape(chromium, packages, folder, expected):
    with chromium.page(blank(folder)) as page:
        page.add_script_tag(path=find(packages, "cytoscape/dist/cytoscape.min.js"))
        found = page.evaluate("""(file) => {
            const cy = cytoscape({ container: document.getElementById("here"), ...file, layout: { name: "grid" },
                style: [{ selector: "node", style: { label: "data(label)" } }] });
            return cy.nodes().filter((n) => n.id().startsWith("event:") && n.style("label")).map((n) => n.id().slice(6));
        }""", json.loads((folder / "cytoscape").read_text()))
        same("Cytoscape", set(found), set(expected.events))
        return f"Cytoscape draws {len(found)} events with their names"


def in_pages(chromium, packages, folder, expected, said):
    yield with_vis(chromium, packages, folder, expected)
    yield with_timelinejs(chromium, packages, folder, expected)
    yield with_mermaid(chromium, packages, folder, expected, said)
    yield with_cytoscape(chromium, packages, folder, expected)
