"""A portal's own search: which forms are one, and what they are asked."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from collection.portal.page import page_of
from collection.portal.pages.second_sources import SEARCHED, searches
from tests.collection.portal.walking import BASE

FIELD = "<input name='qt' placeholder='请输入关键词'><input type='hidden' name='site' value='1'>"


def _words_asked(button: str, field: str = FIELD) -> list[str]:
    page = page_of(f"{BASE}/", f"<form action='/search'>{field}{button}</form>".encode())
    return [parse_qs(urlsplit(one.url).query)["qt"][0] for one in searches(page)]


def test_a_search_is_asked_for_each_word_whatever_sends_it() -> None:
    for button in ("<input type='submit' value='搜索'>", "<button type='submit'>搜索</button>"):
        assert _words_asked(button) == list(SEARCHED)


def test_a_form_that_hands_something_in_is_no_search() -> None:
    assert _words_asked("<input type='submit' value='提交'>") == []


def test_a_box_that_holds_a_page_s_number_is_no_search() -> None:
    assert _words_asked("<button>GO</button>", "<input name='qt' value='1'>") == []
    assert _words_asked("<button>GO</button>", "<input name='qt' value=''>") != []
