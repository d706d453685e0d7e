"""How the web app was asked to run: by the environment, and by the command line.

What belongs here: names of the variables, and what is refused. What does not: who is signed in
(`accounts`).
"""

from __future__ import annotations

import ipaddress
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from warehouse import districts

PREFIX = "MINGZHANG_DASHBOARD_"
SHORTEST_CODE = 8
LOOPBACK = ("127.0.0.1", "::1")
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class BadSettings(ValueError):
    """The settings contradict one another; says how, in Chinese."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`local_user` is the name given by --as; without any way to sign in the app is read-only.

    `public_url` is the address that people type, without a slash at its end; OIDC needs it.
    `reviewers`: who may decide; empty means everybody who is signed in. `signers`: who
    may number notices; empty means every reviewer. `second_person`: not who drafted it, in any
    case. `check_codes`: words that
    let departments check reports without an account; results live `check_days`.
    """

    local_user: str | None = None
    user_header: str | None = None
    trusted_proxies: tuple[Network, ...] = ()
    oidc_metadata_url: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: str | None = None
    public_url: str | None = None
    reviewers: frozenset[str] = frozenset()
    signers: frozenset[str] = frozenset()
    second_person: bool = False
    check_codes: frozenset[str] = frozenset()
    check_days: int = 7
    secret: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)

    def __post_init__(self) -> None:
        if self.user_header and not self.trusted_proxies:
            raise BadSettings(f"设了 {PREFIX}USER_HEADER，还须设 {PREFIX}PROXIES（代理的地址）")
        if self.local_user and (self.user_header or self.oidc):
            raise BadSettings("--as 只供本机单人使用，不能与反向代理或 OIDC 登录同时使用")
        if any(len(code) < SHORTEST_CODE for code in self.check_codes):
            raise BadSettings(f"{PREFIX}CHECK_CODES 中的口令至少 {SHORTEST_CODE} 个字符")
        if self.oidc and not (self.oidc_client_id and self.oidc_client_secret and self.public_url):
            raise BadSettings(f"OIDC 还需要 {PREFIX}OIDC_CLIENT_ID、OIDC_CLIENT_SECRET 和 URL")

    @property
    def oidc(self) -> bool:
        return bool(self.oidc_metadata_url)

    @property
    def can_sign_in(self) -> bool:
        return bool(self.local_user or self.user_header or self.oidc)

    @property
    def https(self) -> bool:
        return bool(self.public_url and self.public_url.startswith("https://"))


def from_environment(
    environment: Mapping[str, str] | None = None, *, local_user: str | None = None
) -> Settings:
    """Settings by MINGZHANG_DASHBOARD_*. Raises BadSettings."""
    given = os.environ if environment is None else environment

    def value(name: str) -> str | None:
        return given.get(PREFIX + name, "").strip() or None

    issuer = value("OIDC_ISSUER")
    optional = {"secret": secret} if (secret := value("SECRET")) else {}
    return Settings(
        local_user=(local_user or "").strip() or None,
        user_header=value("USER_HEADER"),
        trusted_proxies=_networks(value("PROXIES") or ""),
        oidc_metadata_url=issuer and f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        oidc_client_id=value("OIDC_CLIENT_ID"),
        oidc_client_secret=value("OIDC_CLIENT_SECRET"),
        public_url=(value("URL") or "").rstrip("/") or None,
        reviewers=frozenset(_words(value("REVIEWERS") or "")),
        signers=frozenset(_words(value("SIGNERS") or "")),
        second_person=value("SECOND_PERSON") in ("1", "yes", "是"),
        check_codes=frozenset(_words(value("CHECK_CODES") or "")),
        check_days=_days(value("CHECK_DAYS")),
        **optional,
    )


def pages_address(home: Path, environment: Mapping[str, str] | None = None) -> str:
    """Where people open the pages of the district in `home`; empty where nobody said it."""
    given = os.environ if environment is None else environment
    url = given.get(f"{PREFIX}URL", "").strip().rstrip("/")
    is_one_of_many = home.parent.name == districts.FOLDER
    return f"{url}/d/{home.name}" if url and is_one_of_many else url


def _days(text: str | None) -> int:
    if text is None:
        return 7
    if not text.isdigit() or not 1 <= int(text) <= 365:
        raise BadSettings(f"{PREFIX}CHECK_DAYS 是 1 到 365 的天数")
    return int(text)


def _words(text: str) -> list[str]:
    return [word for word in text.replace("，", ",").replace(",", " ").split() if word]


def _networks(text: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(word, strict=False) for word in _words(text))
    except ValueError as error:
        raise BadSettings(f"{PREFIX}PROXIES 不是网络地址：{error}") from error
