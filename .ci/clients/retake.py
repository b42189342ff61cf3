#!/usr/bin/env python3
"""Takes the picture of the explorer that the README shows, from the page of the seeds."""

import base64
import json
import sys
from pathlib import Path

import browser
import explorer

ROOT = Path(__file__).parents[2]


def busiest(lines):
    """An event of many roles that several sentences report."""
    events = [json.loads(line) for line in lines if line]
    mediated = [e for e in events if e["kind"] == "mediation" and e["time"]]
    return max(mediated, key=lambda e: (len(e["mentions"]), len(e["roles"]), e["id"]))["id"]


AS_WEBP = """async (png) => {
    const image = new Image();
    image.src = png;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.86);
}"""


def main(target=ROOT / "docs" / "explorer.webp"):
    output = ROOT / "output"
    event = busiest((output / "events.jsonl").read_text(encoding="utf-8").split("\n"))
    with browser.browser() as chromium:
        page = explorer.address(output / "index.html", theme="light", event=event)
        with chromium.page(page, 1280, 800) as open_page:
            open_page.wait_for_timeout(300)
            png = base64.b64encode(open_page.screenshot()).decode()
        with chromium.page("about:blank") as blank:
            webp = blank.evaluate(AS_WEBP, f"data:image/png;base64,{png}")
        Path(target).write_bytes(base64.b64decode(webp.split(",", 1)[1]))


if __name__ == "__main__":
    main(*sys.argv[1:])
