"""Pictures, followed as a reader would: from every thing that is drawn to its sentence in the explorer."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

VIEWS = ("relations", "named", "events", "mediation", "ego")
# What is drawn of a graph, beside headings and the legend.
DRAWN = "g.actor, g.relation, g.label, g.denied, g.event, g.mediation"
# What nobody sees: a picture leaves it out, the explorer keeps it.
HIDDEN = "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]"
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


def is_told(page, said):
    """Whether the explorer shows an event of which the note of a picture said a sentence."""
    page.wait_for_selector(".sentence.here mark.trigger")
    sentences = page.eval_on_selector_all(".sentence.here", "all => all.map(e => e.textContent)")
    plain = lambda text: " ".join(re.sub(HIDDEN, lambda c: " " if c[0] < "\u200e" or c[0] in "\u2028\u2029" else "", text).split())
    return any(plain(sentence) in plain(said) for sentence in sentences)


def links(page):
    """Of all that is drawn: class, address, note."""
    return page.eval_on_selector_all(DRAWN, """all => all.map((g) => [
        g.getAttribute("class"), g.closest("a")?.getAttribute("href") ?? "", g.querySelector("title")?.textContent ?? ""])""")


def followed(chromium, folder, view):
    """Every link of a picture names an event that the explorer tells with the sentence of the note."""
    file = folder / f"{view}.svg"
    with chromium.page(f"file://{file.resolve()}") as page:
        found = links(page)
        assert all(link.startswith("index.html#") and "event=" in link and note for _, link, note in found), (view, found)
        # One of each sort is clicked, the others are followed by their address.
        for sort in sorted({sort for sort, *_ in found}):
            clicked = page.locator(f'a:has(> g[class="{sort}"])').first
            with page.context.expect_page() as opened:
                clicked.dispatch_event("click")
            note = clicked.locator("title").first.text_content()
            assert is_told(opened.value, note), (view, sort, note)
            opened.value.close()
    notes = {link: note for _, link, note in found}
    with chromium.page(f"file://{(folder / 'index.html').resolve()}") as page:
        for link, note in notes.items():
            fields = link.removeprefix("index.html#")
            page.evaluate("fields => { location.hash = fields; }", fields)
            ident = fields.rsplit("event=", 1)[1]
            page.wait_for_function("id => document.querySelector('.permalink')?.hash.endsWith(id)", arg=ident)
            assert is_told(page, note), (view, link, note)
    return len(notes)


def by_graphviz(folder, view):
    """Every node and edge that Graphviz draws has a note and a link, but for the legend and the line of time."""
    drawn = subprocess.run(["dot", "-Tsvg", folder / f"{view}.dot"], capture_output=True, check=True).stdout
    count = 0
    for group in ElementTree.fromstring(drawn).iter(f"{SVG}g"):
        name = group.findtext(f"{SVG}title") or ""
        aside = name.startswith(("legend:", "date:")) or ":more" in name
        if group.get("class") not in ("node", "edge") or aside:
            continue
        anchors = list(group.iter(f"{SVG}a"))
        assert anchors, (view, name)
        for anchor in anchors:
            assert anchor.get(f"{XLINK}href", "").startswith("index.html#"), (view, name)
            assert "event=" in anchor.get(f"{XLINK}href") and anchor.get(f"{XLINK}title"), (view, name)
        count += 1
    return count


def lead_to_sentences(chromium, folder, views=VIEWS):
    told = sum(followed(chromium, folder, view) for view in views)
    if not shutil.which("dot"):
        return f"{told} links of pictures lead to their sentences; skipped: Graphviz is not installed"
    drawn = sum(by_graphviz(folder, view) for view in views)
    return f"{told} links of pictures lead to their sentences, and so do all {drawn} nodes and edges that Graphviz draws"
