"""A list's stylesheet is a program of a stranger's: what it makes, and what it may not take."""

from __future__ import annotations

import pytest

from collection.portal.pages.stylesheets import NAMESPACE, styled
from disclosure.errors import UnreadableDocument

LIST = "<list><one href='a.pdf'>某局2025年部门预算</one></list>".encode()


def sheet(templates: str) -> str:
    return f"<xsl:stylesheet version='1.0' xmlns:xsl='{NAMESPACE}'>{templates}</xsl:stylesheet>"


def test_a_stylesheet_makes_the_page() -> None:
    made = styled(
        LIST,
        sheet(
            "<xsl:template match='one'><a href='{@href}'><xsl:value-of select='.'/></a>"
            "</xsl:template>"
        ),
    )
    assert '<a href="a.pdf">某局2025年部门预算</a>' in made.decode()


def test_what_is_no_stylesheet_leaves_the_document() -> None:
    assert styled(LIST, "<html") == styled(LIST, "") == LIST


TWICE = "<xsl:call-template name='a'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template>"


def test_a_stylesheet_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collection.apart.MOST_SECONDS", 0.5)
    hostile = sheet(
        "<xsl:template match='/'><xsl:call-template name='a'>"
        "<xsl:with-param name='n' select='40'/></xsl:call-template></xsl:template>"
        "<xsl:template name='a'><xsl:param name='n'/>"
        f"<xsl:if test='$n &gt; 0'>{TWICE * 2}</xsl:if></xsl:template>"
    )
    with pytest.raises(UnreadableDocument, match="样式表"):
        styled(LIST, hostile)
