"""A browser: pages from a disk, without a network, in which whatever runs or leaves is seen."""

import os
import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]
# Asked for by a page, none of these may be answered.
WATCH = """
    window.seen = [];
    for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = (text) => window.seen.push(`${name} ${text}`);
    document.addEventListener("securitypolicyviolation", (e) => window.seen.push(`${e.violatedDirective} ${e.blockedURI}`));
    window.addEventListener("error", (e) => window.seen.push(`error ${e.message}`));
    window.addEventListener("unhandledrejection", (e) => window.seen.push(`rejected ${e.reason}`));
"""


def program():
    """Where a Chromium is installed, if one is."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def browser():
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        yield Browser(running)
        running.close()


class Browser:
    def __init__(self, running):
        self.running = running
        self.left = []

    @contextmanager
    def page(self, address, width=1440, height=900, **options):
        """An open page; when it is closed nothing may have run that was not its own, and nothing have left."""
        context = self.running.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **options)
        context.set_offline(True)
        page = context.new_page()
        page.add_init_script(WATCH)
        page.on("request", lambda r: self.left.append(r.url))
        page.on("dialog", lambda d: self.left.append(f"dialog {d.message}"))
        page.goto(address)
        yield page
        assert page.evaluate("window.seen") == [], page.evaluate("window.seen")
        context.close()
        ours = ("file://", "blob:", "data:")
        assert all(url.startswith(ours) for url in self.left), self.left
