"""The HTML report: one file that needs no network, for a browser, a phone and paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from tilint.report import Report
from tilint.reporters import Reporter, View

__all__ = ["REPORTER"]


def _write(reports: Sequence[Report], view: View) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  slow to load and seldom needed
    from markupsafe import Markup  # noqa: PLC0415

    from tilint.reporters._html_page import page  # noqa: PLC0415

    loader = PackageLoader("tilint.reporters")
    templates = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=loader)
    style, script = (loader.get_source(templates, name)[0] for name in ("page.css", "page.js"))
    return templates.get_template("page.html.j2").render(
        page=page(reports, view),
        style=Markup(style),  # noqa: S704  both are files of this package, with nothing of a tender in them
        script=Markup(script),  # noqa: S704
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _hash(text: str) -> str:
    """Return the hash by which the page allows this style or script, and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


REPORTER = Reporter("html", "one page for a browser, a phone and paper, with pictures, filters and wording to copy", _write)
