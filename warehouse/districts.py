"""The districts of a data folder, each with a home of its own: collected files, nights, decisions.

What belongs here: where a district's home is. What does not: what is in one (`publish`, `lock`),
and the whole over all of them (`over_all`). The data folder itself is the home of the first
district that ran in it; each further one has `districts/<mof_div_code>/`, laid out alike. Nothing
that was there before a second district came is moved.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from warehouse.adoption import adopt, first_seen
from warehouse.publish import last_published, noted_night
from warehouse.snapshot import open_snapshot
from warehouse.whole_file import write_whole

FOLDER = "districts"
NOTE = "district.json"
FICTIONAL = "999901"
"""The demo's code: it leaves the data folder to the first real district, and joins no whole."""


class UnknownDistrict(Exception):
    """No district of this data folder is meant by the name, or more than one might be."""


@dataclass(frozen=True, slots=True)
class District:
    """A district that has a home; `name` is its file's in `jurisdictions/`, or its code."""

    mof_div_code: str
    name: str
    home: Path


def district_home(root: Path, mof_div_code: str, name: str, *, apart: bool = False) -> Path:
    """The home of a district in the data folder `root`, made where it has none yet.

    With `apart` a new district never takes the data folder itself: it is one of many.
    """
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / ".districts.lock"):
        own = _own(root)
        further = root / FOLDER / mof_div_code
        if own is not None and own.mof_div_code == mof_div_code:
            home = root
        elif (further / NOTE).is_file():
            home = further
        elif not apart and _is_free(root, own):
            home = root
        else:
            home = further
            _found(root, home, mof_div_code)
        _note(home, mof_div_code, name)
    return home


def districts(root: Path) -> list[District]:
    """Every district that has a home here, by code; the demo only where it is alone."""
    noted = (_noted(note.parent) for note in (root / FOLDER).glob(f"*/{NOTE}"))
    found = [one for one in (_own(root), *noted) if one is not None]
    real = [one for one in found if one.mof_div_code != FICTIONAL]
    return sorted(real or found, key=lambda one: one.mof_div_code)


def published(root: Path) -> list[District]:
    """Those that have published a night; a night that was noted is not opened."""
    return [
        one
        for one in districts(root)
        if noted_night(one.home) is not None or last_published(one.home) is not None
    ]


def home_of(root: Path, asked: str | None, usual: str | None = None) -> Path:
    """The home of the district that a reader asks for by name or code.

    Without a name: the data folder's own district, else `usual` if it is here, else the only one.
    Raises UnknownDistrict.
    """
    here = districts(root)
    if asked is None:
        if len(here) <= 1 or _own(root) is not None:
            return root if _own(root) is not None or not here else here[0].home
        asked = usual
    for one in here:
        if asked is not None and Path(asked).name in (one.name, one.mof_div_code):
            return one.home
    known = "、".join(f"{one.name}（{one.mof_div_code}）" for one in here) or "还没有"
    said = "请用 --jurisdiction 写明地区" if asked is None else f"没有地区“{asked}”的数据"
    raise UnknownDistrict(f"{said}；数据目录中有：{known}")


def _own(root: Path) -> District | None:
    """Whose home the data folder itself is; None while it is nobody's.

    A folder of before districts were noted says it by its last night, or by what was collected.
    """
    if (noted := _noted(root)) is not None:
        return noted
    if last_published(root) is None:
        seen = first_seen(root)
        return District(seen, seen, root) if seen else None
    with open_snapshot(root) as connection:  # it may be open in here, for the pages
        code = str(connection.execute("SELECT mof_div_code FROM meta.night").fetchall()[0][0])
    return District(code, code, root)


def _is_free(root: Path, own: District | None) -> bool:
    if own is None:
        return not any((root / FOLDER).glob(f"*/{NOTE}"))
    return own.mof_div_code == FICTIONAL


def _noted(home: Path) -> District | None:
    try:
        note = json.loads((home / NOTE).read_text(encoding="utf-8"))
        return District(str(note["mof_div_code"]), str(note["jurisdiction"]), home)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _note(home: Path, mof_div_code: str, name: str) -> None:
    said = District(mof_div_code, Path(name).name, home)
    if _noted(home) != said:
        text = {"mof_div_code": said.mof_div_code, "jurisdiction": said.name}
        write_whole(home / NOTE, json.dumps(text, ensure_ascii=False))


def _found(root: Path, home: Path, mof_div_code: str) -> None:
    """A new home, with what the data folder already held of the district; accounts are shared."""
    (home / "inbox").mkdir(parents=True, exist_ok=True)
    shared = home / "classification"
    if not shared.is_symlink():
        shared.symlink_to(Path("..", "..", "classification"))
    adopt(root, home, mof_div_code)
