"""What is true of one place, read from its TOML into a typed model.

What belongs here: the shape of a jurisdiction file and the errors it can have. What does not: any
fact of a place (`jurisdictions/*.toml`).
"""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from disclosure.system_words import system_words

FOLDER = Path(__file__).resolve().parents[1] / "jurisdictions"
DAYS_TO_PUBLISH = 20
"""预算法: within twenty days of the approval."""


class JurisdictionError(Exception):
    """A jurisdiction file has a mistake: says file, key and reason."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Agency(_Part):
    """A department; the own reports of its `units` are never added to the district."""

    code: str = Field(pattern=r"^\d{3,9}$")
    name: str = Field(min_length=2)
    aliases: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    secret: bool = False
    secret_ground: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    @model_validator(mode="after")
    def _ground(self) -> Agency:
        if self.secret and not self.secret_ground:
            raise ValueError("涉密部门必须注明依据（secret_ground）")
        return self


System = Literal["大汉", "jpaas", "gkmlpt", "TRS", "ASP.NET"]
"""The vendors' systems of `collection.portal.pages.systems`, as a place's file names them."""


class Portal(_Part):
    """A site: where its lists begin, or where the column of the budgets may be found.

    `{base}` in addresses stands for the base given at run time; `delay_seconds` lies between
    requests. A name in `allowed_hosts` stands for ports 80 and 443; another port is written after
    it (:8080). The hosts of the start pages are always allowed. What is a report is known from its
    title; `title_must` and `title_must_not` (expressions) say it where a place has its own words.
    An answer may take `timeout_seconds`; names that stand for addresses of private networks are
    refused unless `private_addresses` says that the portal is there. Lists that a script makes are
    drawn by a browser where one is installed, unless `browser` is false. The `system` is known from
    the pages; where it is named, the ways of others are not tried. A platform of many places is
    read for `place`: the jurisdiction's name, unless the portal calls it otherwise.
    """

    name: str
    place: str = ""
    active: bool = True
    caveat: str | None = None
    start_pages: tuple[str, ...] = Field(min_length=1)
    allowed_hosts: tuple[str, ...] = ()
    max_list_pages: int = Field(default=200, ge=1, le=1000)
    max_pages: int = Field(default=5_000, ge=1, le=100_000)
    title_must: str | None = None
    title_must_not: str | None = None
    encoding: str | None = None
    delay_seconds: float = Field(default=2.0, ge=0)
    max_file_mb: int = Field(default=100, ge=1, le=1000)
    timeout_seconds: int = Field(default=60, ge=1, le=600)
    private_addresses: bool = False
    browser: bool = True
    system: System | None = None

    @field_validator("title_must", "title_must_not")
    @classmethod
    def _are_expressions(cls, expression: str | None) -> str | None:
        try:
            re.compile(expression or "")
        except re.error as error:
            raise ValueError(f"不是有效的正则表达式（{error}）") from error
        return expression

    @field_validator("encoding")
    @classmethod
    def _is_charset(cls, charset: str | None) -> str | None:
        try:
            codecs.lookup(charset or "utf-8")
        except LookupError as error:
            raise ValueError(f"没有名为“{charset}”的字符集") from error
        return charset

    @field_validator("allowed_hosts")
    @classmethod
    def _are_hosts(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        for host in hosts:
            written = re.fullmatch(r"[\w.-]+(?::(\d{1,5}))?", host)
            if written is None or int(written[1] or 80) > 65535:
                raise ValueError(f"“{host}”不是主机名；写作 www.example.gov.cn 或 主机名:端口")
        return hosts


class FormInForce(_Part):
    report_kind: Literal["budget", "final_account"] = "budget"
    first_year: int
    last_year: int | None = None
    form_id: str


class Waiver(_Part):
    """A finding that is known and accepted: shown, never silent.

    Of a rule, for an agency (else all), a year (else all) and a place (else all: the finding's
    `location` must contain it). `until` is the last day on which it counts.
    """

    rule: str
    agency: str | None = None
    year: int | None = None
    place: str | None = None
    reason: str
    by: str
    until: dt.date


class NoticeForm(_Part):
    """How the bureau's notices (整改通知) are signed, numbered and when they fall due.

    `number` is a pattern with `{year}` (of issue) and `{number}`; `days` are calendar days from the
    day of issue; without an `issuer` the place's 财政局 signs.
    """

    issuer: str | None = None
    number: str = "明账改〔{year}〕{number}号"
    days: int = Field(default=15, ge=1, le=365)
    contact: str | None = None

    @field_validator("number")
    @classmethod
    def _pattern(cls, value: str) -> str:
        if any(value.count(part) != 1 for part in ("{year}", "{number}")):
            raise ValueError("文号中要有 {year} 和 {number} 各一处")
        if set("{}") & set(value.replace("{year}", "").replace("{number}", "")):
            raise ValueError("文号中除 {year} 和 {number} 外不能有花括号")
        return value


class Jurisdiction(_Part):
    """One place. `approved_on` gives the day of the budget's approval by year, for lateness.

    `district_totals` names a CSV beside this file (columns fiscal_year, measure, code, name,
    amount_yuan; measure is `function` or `three_public`). `switched_off` gives the reason why a
    rule does not apply here, by rule.
    """

    name: str
    mof_div_code: str = Field(pattern=r"^\d{6,9}$")
    caveats: tuple[str, ...] = ()
    portals: tuple[Portal, ...] = ()
    agencies: tuple[Agency, ...] = ()
    forms: tuple[FormInForce, ...] = ()
    approved_on: dict[int, dt.date] = {}
    district_totals: str | None = None
    bounds: dict[str, str] = {}
    switched_off: dict[str, str] = {}
    waivers: tuple[Waiver, ...] = ()
    notice: NoticeForm = NoticeForm()

    @field_validator("portals")
    @classmethod
    def _placed(cls, portals: tuple[Portal, ...], info: ValidationInfo) -> tuple[Portal, ...]:
        own = {"place": info.data.get("name", "")}
        return tuple(one if one.place else one.model_copy(update=own) for one in portals)

    @model_validator(mode="after")
    def _unique(self) -> Jurisdiction:
        codes = [agency.code for agency in self.agencies]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f"部门代码重复：{'、'.join(twice)}")
        return self


def load_jurisdiction(path: Path) -> Jurisdiction:
    """Reads and checks a jurisdiction file. Raises JurisdictionError."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise JurisdictionError(f"{path.name}：打不开（{system_words(error)}）") from error
    except UnicodeDecodeError as error:
        raise JurisdictionError(f"{path.name}：不是 UTF-8 编码，请另存为 UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise JurisdictionError(f"{path.name}：不是有效的 TOML（{error}）") from error
    try:
        return Jurisdiction.model_validate(values)
    except ValidationError as error:
        raise JurisdictionError(f"{path.name}：{'；'.join(_reasons(error))}") from error


def jurisdiction_with_code(mof_div_code: str) -> Jurisdiction | None:
    """The place with this 财政区划代码, if it has a file. Raises JurisdictionError."""
    places = map(load_jurisdiction, sorted(FOLDER.glob("*.toml")))
    return next((one for one in places if one.mof_div_code == mof_div_code), None)


def _reasons(error: ValidationError) -> list[str]:
    words = {"missing": "缺少这一项", "extra_forbidden": "没有这一项，可能拼写有误"}
    return [
        f"{'.'.join(str(part) for part in one['loc']) or '整个文件'}："
        f"{words.get(one['type'], one['msg'].removeprefix('Value error, '))}"
        for one in error.errors()
    ]


def find_jurisdiction(name: str) -> Path:
    """The file of a place by its name; raises JurisdictionError naming those that exist."""
    path = FOLDER / f"{name}.toml"
    if not path.is_file():
        known = "、".join(sorted(file.stem for file in FOLDER.glob("*.toml")))
        raise JurisdictionError(f"没有名为“{name}”的地区；现有：{known}")
    return path


def register(jurisdiction: Jurisdiction, years: Sequence[int]) -> dict[str, Any]:
    """`register.json` of docs/architecture.md: agencies, what they must publish by when, bounds."""
    return {
        "mof_div_code": jurisdiction.mof_div_code,
        "name": jurisdiction.name,
        "agencies": [_registered(agency) for agency in jurisdiction.agencies],
        "expected": [
            {
                "agency_code": agency.code,
                "fiscal_year": year,
                "report_kind": "budget",
                "due_on": _due(jurisdiction, year),
            }
            for agency in jurisdiction.agencies
            for year in years
            if _existed(agency, year)
        ],
        "bounds": dict(jurisdiction.bounds),
        "forms": [form.model_dump() for form in jurisdiction.forms],
        "switched_off": dict(jurisdiction.switched_off),
        "waivers": [waiver.model_dump() for waiver in jurisdiction.waivers],
        "district_totals": _district_totals(jurisdiction),
    }


def _district_totals(jurisdiction: Jurisdiction) -> list[dict[str, str]]:
    """The rows of the district's own published totals; raises JurisdictionError."""
    if jurisdiction.district_totals is None:
        return []
    path = FOLDER / jurisdiction.district_totals
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except OSError as error:
        raise JurisdictionError(
            f"本地区公开总数 {path.name}：打不开（{system_words(error)}）"
        ) from error


def _registered(agency: Agency) -> dict[str, Any]:
    return {
        "agency_code": agency.code,
        "agency_name": agency.name,
        "aliases": list(agency.aliases),
        "secret": agency.secret,
        "secret_ground": agency.secret_ground,
        "valid_from": agency.valid_from,
        "valid_to": agency.valid_to,
    }


def _existed(agency: Agency, year: int) -> bool:
    first = agency.valid_from.year if agency.valid_from else year
    last = agency.valid_to.year if agency.valid_to else year
    return first <= year <= last


def _due(jurisdiction: Jurisdiction, year: int) -> dt.date | None:
    approved = jurisdiction.approved_on.get(year)
    return approved + dt.timedelta(days=DAYS_TO_PUBLISH) if approved else None
