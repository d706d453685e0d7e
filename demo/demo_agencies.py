"""The demo's departments: names from `jurisdictions/demo.toml`, and what each is like.

What belongs here: the profile of each department. What does not: amounts.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from demo.generator import Profile

REGISTER = Path(__file__).resolve().parents[1] / "jurisdictions" / "demo.toml"
YEARS = (2024, 2025)
SCIENCE = "307"
NEVER_PUBLISHED = (("127", 2025),)

_FLAGS = {
    "f": "has_fund",
    "k": "has_capital",
    "s": "has_special_account",
    "u": "has_unit_funds",
    "c": "has_carry_over",
}
_PROFILES: dict[str, tuple[tuple[str, ...], int, int, str]] = {
    "101": (("20103",), 12, 4, "c"),
    "102": (("20106",), 8, 6, ""),
    "103": (("20104", "21114"), 9, 12, "c"),
    "104": (("205",), 40, 30, "sc"),
    "105": (("20402",), 30, 10, ""),
    "106": (("20406",), 5, 8, ""),
    "107": (("20801", "20807"), 10, 14, "c"),
    "108": (("20802", "20810", "20811", "20820"), 9, 16, ""),
    "109": (("21201", "21203", "21205"), 22, 6, "f"),
    "110": (("21301", "21302", "21303", "21305"), 18, 62, "fc"),
    "111": (("21303",), 11, 14, "c"),
    "112": (("21001", "21004", "21003"), 25, 14, "su"),
    "113": (("20701", "20702", "20703"), 7, 18, "u"),
    "114": (("22401", "22406"), 6, 7, ""),
    "115": (("21401",), 13, 8, "c"),
    "116": (("22001",), 10, 9, "f"),
    "117": (("20138",), 9, 8, ""),
    "118": (("20828",), 4, 4, ""),
    "119": (("21507", "21508"), 3, 3, "k"),
    "120": (("20113",), 4, 4, "k"),
    "121": (("20108",), 3, 2, ""),
    "122": (("20105",), 2, 3, ""),
    "123": (("20129",), 1, 1, ""),
    "124": (("20126",), 1, 1, ""),
    "125": (("20128",), 1, 1, ""),
    "126": (("20132",), 3, 3, ""),
    "127": (("21101", "21103"), 8, 9, "c"),
    "128": (("20131",), 4, 3, ""),
    "307": (("20601", "20607"), 2, 4, ""),
}


@cache
def register() -> dict[str, dict[str, object]]:
    """The register's agencies by code."""
    values = tomllib.loads(REGISTER.read_text(encoding="utf-8"))
    return {str(agency["code"]): agency for agency in values["agencies"]}


@cache
def profiles() -> tuple[Profile, ...]:
    """Every department; 307 has figures of its own in 2025."""
    return tuple(
        Profile(
            code=code,
            name=str(register()[code]["name"]),
            prefixes=prefixes,
            scale=scale,
            item_count=count,
            units=tuple(str(unit) for unit in register()[code].get("units", ())),  # type: ignore[attr-defined]
            **{_FLAGS[flag]: True for flag in flags},
        )
        for code, (prefixes, scale, count, flags) in _PROFILES.items()
    )
