"""Plotly figures as plain data: what passed solid, what did not hatched, last year a mark.

What belongs here: shapes and colours that print in grey. What does not: which rows. Every name is
escaped: Plotly reads some markup in labels. Lengths are drawn from 万元 as float; all words with
figures come ready from Decimal.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any, NamedTuple

from dashboard.short_names import short_names
from evidence.number_words import WAN_YUAN, share, wan

Figure = dict[str, Any]
Row = dict[str, Any]
SOLID, HATCH, MARK, SOFT = "#2f6690", "#8a5a00", "#1f2a33", "#5b6873"
PALE = "#fdf5e2"
FONT = {"family": "system-ui, 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif", "size": 13}
THIN = "#cfae6a"
HATCHED = {
    "color": PALE,
    "line": {"color": HATCH, "width": 1},
    "pattern": {"shape": "/", "fgcolor": HATCH, "bgcolor": PALE, "solidity": 0.35, "size": 7},
}
MOST_BARS = 30
LINE = 5
SMALL, NARROW = Decimal("0.03"), Decimal("0.12")
"""Shares of the whole below which a block has no room for its amount, or for all in its head."""
WHOLE = "whole"


def bars(rows: Sequence[Row], *, last_year: str = "上年") -> Figure:
    """Lying bars, largest on top: trusted and untrusted stacked, last year's amount as a stroke.

    Rows: `name, amount_yuan, trusted_yuan, untrusted_yuan, last_year_yuan`, perhaps `href`.
    """
    shown = [row for row in rows if row["amount_yuan"] is not None][:MOST_BARS]
    names = _distinct(list(map(escape, short_names([row["name"] for row in shown]))))
    said = [_said(row, last_year) for row in shown]
    links = [row.get("href") for row in shown]
    common = {"y": names, "orientation": "h", "hovertext": said, "hoverinfo": "text"}
    data: list[Figure] = [
        {
            "type": "bar",
            "name": name,
            "x": [_length(row[key]) or None for row in shown],
            "marker": marker,
            "customdata": links,
            **common,
        }
        for name, key, marker in (
            ("可信", "trusted_yuan", {"color": SOLID}),
            ("未过核对", "untrusted_yuan", HATCHED),
        )
    ]
    if any(row.get("last_year_yuan") is not None for row in shown):
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": last_year,
                "x": [_length(row.get("last_year_yuan")) for row in shown],
                "y": names,
                "marker": {
                    "symbol": "line-ns",
                    "size": 15,
                    "color": MARK,
                    "line": {"color": MARK, "width": 2.5},
                },
                "hovertext": said,
                "hoverinfo": "text",
            }
        )
    layout = _layout(60 + 29 * len(shown), barmode="relative", bargap=0.32)
    layout["yaxis"] = {
        "type": "category", "autorange": "reversed", "automargin": True, "ticksuffix": " "
    }  # fmt: skip
    layout["xaxis"] = _money_axis()
    return {"data": data, "layout": layout}


def columns(rows: Sequence[Row]) -> Figure:
    """Standing columns by `fiscal_year`, oldest first: trusted and untrusted stacked."""
    shown = sorted(rows, key=lambda row: int(row["fiscal_year"]))
    years = [f"{row['fiscal_year']}年" for row in shown]
    said = [_said({**row, "name": f"{row['fiscal_year']}年"}, None) for row in shown]
    data: list[Figure] = [
        {
            "type": "bar",
            "name": name,
            "x": years,
            "y": [_length(row[key]) or None for row in shown],
            "marker": marker,
            "hovertext": said,
            "hoverinfo": "text",
        }
        for name, key, marker in (
            ("可信", "trusted_yuan", {"color": SOLID}),
            ("未过核对", "untrusted_yuan", HATCHED),
        )
    ]
    layout = _layout(310, barmode="relative", bargap=0.45)
    layout["yaxis"] = _money_axis()
    layout["xaxis"] = {"type": "category"}
    return {"data": data, "layout": layout}


def treemap(rows: Sequence[Row], level: int, links: dict[str, str], subject: str) -> Figure:
    """Blocks of `level` holding those of the next; a block with untrusted money is hatched, one
    that holds others where it has some that they do not show.

    Rows: `code, name, level, amount_yuan (positive), trusted_yuan`. A block is as large as its own
    amount, or as its parts where they come to more.
    """
    outer = [row for row in rows if row["level"] == level]
    codes = {row["code"] for row in outer}
    inner = [row for row in rows if row["level"] > level and row["code"][:-2] in codes]
    held, sound = _held(inner, "amount_yuan"), _held(inner, "trusted_yuan")
    untold = {
        row["code"]
        for row in (*outer, *inner)
        if row["amount_yuan"] - row["trusted_yuan"]
        > held.get(row["code"], Decimal(0)) - sound.get(row["code"], Decimal(0))
    }
    whole = sum((row["amount_yuan"] for row in outer), Decimal(0))
    top = _Block(
        WHOLE, f"{escape(subject)}　{wan(whole)} 万元", "", 0.0, "", "", None, "#eef2f5", ""
    )
    blocks = [top, *(_block(row, WHOLE, held, whole, links) for row in outer)]
    blocks += [_block(row, row["code"][:-2], held, whole, links) for row in inner]
    blocks = [
        block._replace(colour=PALE, hatch="/") if block.key in untold else block for block in blocks
    ]
    trace = {
        "type": "treemap",
        "branchvalues": "remainder",
        "ids": [block.key for block in blocks],
        "labels": [block.label for block in blocks],
        "parents": [block.parent for block in blocks],
        "values": [block.size for block in blocks],
        "text": [block.text for block in blocks],
        "textinfo": "label+text",
        "hovertext": [block.said for block in blocks],
        "hoverinfo": "text",
        "customdata": [block.href for block in blocks],
        "marker": {
            "colors": [block.colour for block in blocks],
            "pattern": {
                "shape": [block.hatch for block in blocks],
                "bgcolor": PALE,
                "fgcolor": THIN,
                "solidity": 0.15,
                "size": 8,
            },
            "line": {"color": "#fff", "width": 1.5},
        },
        "tiling": {"pad": 2},
        "pathbar": {"visible": False},
    }
    smallest = {"minsize": 9, "mode": "hide"}
    margin = {"l": 0, "r": 0, "t": 4, "b": 0}
    return {"data": [trace], "layout": _layout(460, margin=margin, uniformtext=smallest)}


class _Block(NamedTuple):
    """One block of a treemap as Plotly wants it; `size` in 万元 without what lies within."""

    key: str
    label: str
    parent: str
    size: float | None
    text: str
    said: str
    href: str | None
    colour: str
    hatch: str


def _block(
    row: Row, parent: str, held: dict[str, Decimal], whole: Decimal, links: dict[str, str]
) -> _Block:
    code, amount = row["code"], row["amount_yuan"]
    name, part = escape(row["name"]), amount / whole if whole else Decimal(0)
    head = f"{name}　{wan(amount)} 万元" if part >= NARROW else name
    return _Block(
        key=code,
        label=head if code in held else name if part >= SMALL else _broken(row["name"]),
        parent=parent,
        size=_length(max(Decimal(0), amount - held.get(code, Decimal(0)))),
        text=f"{wan(amount)} 万元　{share(amount, whole)}" if part >= SMALL else "",
        said=_said(row, None),
        href=links.get(code),
        colour=_shade(parent),
        hatch="",
    )


def _held(rows: Sequence[Row], key: str) -> dict[str, Decimal]:
    """What the blocks within each block come to, by its code."""
    sums: dict[str, Decimal] = {}
    for row in rows:
        sums[row["code"][:-2]] = sums.get(row["code"][:-2], Decimal(0)) + row[key]
    return sums


def _broken(name: str) -> str:
    """A name in lines of a small block."""
    lines = [name[at : at + LINE] for at in range(0, len(name), LINE)]
    return "<br>".join(map(escape, lines))


def cover(part_yuan: Decimal | None, whole_yuan: Decimal | None) -> Figure:
    """One bar: how much of all spending a table covers."""
    if part_yuan is None or not whole_yuan:
        return {"data": [], "layout": _layout(120)}
    rest = max(Decimal(0), whole_yuan - part_yuan)
    parts = (
        ("表6：按经济分类公开", part_yuan, {"color": SOLID}, "#fff"),
        (
            "没有按经济分类公开",
            rest,
            {"color": "#e3e7eb", "line": {"color": SOFT, "width": 1}},
            MARK,
        ),
    )
    data = [
        {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "x": [_length(amount)],
            "y": [""],
            "marker": marker,
            "text": [f"{share(amount, whole_yuan)}"],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textfont": {"color": ink},
            "hovertext": [f"{name}：{wan(amount)} 万元"],
            "hoverinfo": "text",
        }
        for name, amount, marker, ink in parts
    ]
    layout = _layout(90, barmode="stack")
    layout["xaxis"] = {"visible": False}
    layout["yaxis"] = {"visible": False}
    return {"data": data, "layout": layout}


def _layout(height: int, **more: Any) -> Figure:
    return {
        "height": height,
        "font": FONT,
        "margin": {"l": 8, "r": 16, "t": 8, "b": 40},
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ".,",
        "dragmode": False,
        "hoverlabel": {"align": "left", "bgcolor": "#fff", "font": {"color": MARK}},
        **more,
    }


def _money_axis() -> Figure:
    return {
        "title": {"text": "万元", "standoff": 6},
        "tickformat": ",~f",
        "gridcolor": "#e3e7eb",
        "zerolinecolor": SOFT,
        "rangemode": "tozero",
        "fixedrange": True,
        "nticks": 4,
        "tickangle": 0,
        "automargin": True,
    }


def _said(row: Row, last_year: str | None) -> str:
    lines = [f"<b>{escape(str(row['name']))}</b>", f"{wan(row['amount_yuan'])} 万元"]
    amount, trusted = row["amount_yuan"], row["trusted_yuan"]
    if amount is not None and trusted is not None:
        lines.append(f"可信 {wan(trusted)}，未过核对 {wan(amount - trusted)}")
    if last_year and row.get("last_year_yuan") is not None:
        lines.append(f"{last_year} {wan(row['last_year_yuan'])}")
    return "<br>".join(lines)


def _length(amount_yuan: Decimal | None) -> float | None:
    return None if amount_yuan is None else float(amount_yuan / WAN_YUAN)


def _distinct(names: list[str]) -> list[str]:
    """Plotly puts bars of one label on one line: a repeated label gets a blank more."""
    seen: dict[str, int] = {}
    made = []
    for name in names:
        seen[name] = seen.get(name, -1) + 1
        made.append(name + "\u200b" * seen[name])
    return made


def _shade(parent: str) -> str:
    """Neighbouring classes differ a little in lightness; all dark text stays readable on them."""
    shades = ("#cfe0ec", "#dbe8f1", "#c3d8e7", "#e4eef5")
    return "#b4cde0" if parent == WHOLE else shades[int(parent) % len(shades)]
