"""Great Expectations' own pages (Data Docs) over a night, whole without internet.

What belongs here: building them, and taking out what they link to outside. What does not: the
suites (`suites`), and where the pages are kept (`commands.write_docs`).
"""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from html import escape
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from expectations.rules import FAMILIES
from expectations.suites import GUARD_SUITE, build_suites

_OUTSIDE = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)
_CSS_URL = re.compile(r"url\(\s*['\"]?(?:https?:)?//[^)]{0,400}\)", re.IGNORECASE)
TITLE = "Great Expectations 核对结果"
GUARDS_TITLE = "本系统自身的关卡"
_UNUSED = ("*.gif", "*.otf", "iterative-dev-loop.png")
LOOKS = """
body { font: 15px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 1100px;
       margin: 0 auto; padding: 16px 20px 60px; color: #1f2328; background: #fff; }
table { border-collapse: collapse; width: 100%; margin: 8px 0 20px; }
th, td { border-bottom: 1px solid #d8dde3; padding: 6px 8px; text-align: left;
         vertical-align: top; overflow-wrap: anywhere; }
a { color: #0b57a4; } .modal, .breadcrumb::before { display: none; }
ul, ol { padding-left: 20px; }
"""


def build_data_docs(night: Path, previous: Path | None, folder: Path) -> Path:
    """Judges the night by all suites and writes the pages into `folder`; returns their index.

    Nothing in them leads outside: no script, font, style or picture of another host.
    """
    from expectations.bridge import gx, night_context

    context, datasource = night_context(night)
    asset = datasource.add_query_asset("night", query="SELECT 1 AS night")
    batch = asset.add_batch_definition_whole_table("night")
    context.add_data_docs_site(
        "local",
        {
            "class_name": "SiteBuilder",
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            "store_backend": {
                "class_name": "TupleFilesystemStoreBackend",
                "base_directory": str(folder),
            },
        },
    )
    try:
        with redirect_stdout(io.StringIO()):
            judged = [
                context.validation_definitions.add(
                    gx.ValidationDefinition(
                        name=suite.name, data=batch, suite=context.suites.add(suite)
                    )
                )
                for suite in build_suites(previous)
            ]
            checkpoint = gx.Checkpoint(
                name="night", validation_definitions=judged, result_format="SUMMARY"
            )
            context.checkpoints.add(checkpoint).run()
            context.build_data_docs()
    finally:
        datasource.get_execution_engine().close()
        datasource.get_engine().dispose()
    for page in folder.rglob("*.html"):
        page.write_text(self_contained(page.read_text(encoding="utf-8")), encoding="utf-8")
    for style in folder.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        style.write_text(_CSS_URL.sub("none", text), encoding="utf-8")
    for pattern in _UNUSED:
        for file in folder.rglob(pattern):
            file.unlink()
    index = folder / "index.html"
    index.write_text(self_contained(_index(folder)), encoding="utf-8")
    return index


def _index(folder: Path) -> str:
    """The suites with their pages; Great Expectations' own list is drawn by a script."""
    rows = []
    for page in sorted((folder / "expectations").glob("*.html")):
        title = {**FAMILIES, GUARD_SUITE: GUARDS_TITLE}[page.stem]
        (judged,) = (folder / "validations" / page.stem).rglob("*.html")
        rows.append(
            f'<tr><td><a href="{judged.relative_to(folder).as_posix()}">{escape(title)}</a></td>'
            f'<td><a href="expectations/{page.name}">规则</a></td></tr>'
        )
    return (
        f"<html lang='zh'><head><meta charset='utf-8'><title>{TITLE}</title></head><body>"
        f"<h1>{TITLE}</h1><table><tr><th>核对结果</th><th>规则</th></tr>{''.join(rows)}</table>"
        "</body></html>"
    )


def self_contained(page: str) -> str:
    """A page without scripts and without anything of another host; links outside become text."""
    tree = html.document_fromstring(page)
    for element in list(tree.iter("script", "link", "img", "iframe")):
        address = element.get("src") or element.get("href") or ""
        is_icon = "icon" in (element.get("rel") or "")  # where it is sought, it does not lie
        if element.tag == "script" or is_icon or _OUTSIDE.match(address):
            element.drop_tree()
    for element in list(tree.iter("a")):
        if _OUTSIDE.match(element.get("href") or ""):
            element.drop_tag()
    for element in tree.xpath("//style"):
        element.text = _CSS_URL.sub("none", element.text or "")
    _add_looks(tree)
    return str(html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>"))


def _add_looks(tree: HtmlElement) -> None:
    style = html.Element("style")
    style.text = LOOKS
    heads = tree.xpath("//head")
    (heads[0] if heads else tree).append(style)
