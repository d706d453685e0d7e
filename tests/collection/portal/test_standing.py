# ruff: noqa: E501
"""What a page's script tells its server, which then shows the same page otherwise."""

from __future__ import annotations

from collection.portal.walking.asking import Ask
from collection.portal.walking.monitor import Verdict
from collection.portal.walking.standing import Told, shown_at, told
from tests.collection.portal.vendor_site import HTML, WHO, Said, Site, asked, data, listing
from tests.collection.portal.walking import BASE, walk_over

UNIT, YEAR = "http://x.gov.cn/setUnit.do", "http://x.gov.cn/setYear.do"
SCRIPT = (
    "<script>$('.unit').on('click', function(){ $.post('setUnit.do', {unit: $(this).data('id')}, function(r){ if(r.ok) location.reload(); }, 'json'); });"
    " function setYear(y){ $.ajax({url: 'setYear.do', type: 'POST', data: {year: y}, dataType: 'json', success: function(){ window.location.reload(); }}); }</script>"
)


def test_what_is_told_again_takes_the_place_of_what_was_told() -> None:
    first = told((), (Told(UNIT, (("unit", "1"),)),))
    both = told(first, (Told(YEAR, (("year", "2025"),)),))
    assert told(both, (Told(UNIT, (("unit", "2"),)),)) == (
        Told(UNIT, (("unit", "2"),)),
        Told(YEAR, (("year", "2025"),)),
    )
    assert shown_at("http://x.gov.cn/main.do#old", both) == (
        "http://x.gov.cn/main.do#unit=1&year=2025"
    )


def test_a_unit_and_a_year_that_the_server_keeps_are_each_shown() -> None:
    site, kept = Site("/ysgk/main.do"), {"unit": "", "year": "2026"}

    def shown(_: Ask) -> Said:
        units = listing("<li class='unit' data-id='{n}'>县{who}</li>", range(3))
        years = "".join(
            f"<a href='javascript:setYear({year})'>{year}年</a>" for year in (2026, 2025)
        )
        n, year = kept["unit"], kept["year"]
        report = f"<a href='f/{n}{year}.pdf'>云岭县{WHO[int(n or 0)]}{year}年部门预算</a>"
        right = f"<ul><li>{report}</li></ul>" if n else "<p>请选择单位</p>"
        body = f"<h2>部门预算公开</h2><div>{years}</div><ul>{units}</ul><div>{right}</div>{SCRIPT}"
        return 200, HTML, site.made(body)

    def hears(ask: Ask) -> Said:
        kept.update(asked(ask))
        return data({"ok": True})

    site.serve(site.start, shown)
    site.serve("/ysgk/setUnit.do", hears)
    site.serve("/ysgk/setYear.do", hears)
    for year in (2026, 2025):
        site.files_at(f"/ysgk/f/{{n}}{year}.pdf", of=range(3))
    walked = walk_over(site.server, BASE + site.start)
    assert site.files == set(walked.documents.values())
    assert walked.night.verdict == Verdict.WHOLE, walked.night.gaps
    assert len(walked.asked) <= 8 * len(site.files)
