"""In a real browser: no console errors, nothing leaves the machine, the main paths work."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import quote, urlsplit

import openpyxl
import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from commands.serve_dashboard import CHECKER
from dashboard.web_settings import Settings
from tests.dashboard.analysis.random_district import random_district
from tests.dashboard.browsing import (
    MISSING,
    SCREENS,
    WIDTHS,
    Watched,
    expect_accessible,
    expect_drawn,
    expect_fitting,
    saved,
    serving,
    shorten,
    size_of,
    watched,
)
from tests.dashboard.tampering import tamper
from tests.dashboard.test_accounts import lead
from tests.dashboard.test_sign_in import Provider, settings_for
from tests.drawn import drawing
from tests.loopback import running
from warehouse.decisions import decisions
from warehouse.snapshot import open_snapshot

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

REASON = "部门已书面说明“口径不同”"
NUMBER = re.compile(r"明账改〔\d{4}〕1号")
MOST_TABS = 700
DIMENSIONS = ("function", "economic", "fund", "three-public", "agency")


def every_page(home: Path) -> list[str]:
    """One address of each kind of page, those of a search without result among them."""
    with open_snapshot(home) as night:
        ((sha256,),) = night.execute(
            "SELECT document_sha256 FROM source.report JOIN source.document USING (document_sha256)"
            " WHERE file_format = 'pdf' ORDER BY 1 LIMIT 1"
        ).fetchall()
        ((report, head),) = night.execute(
            "SELECT report_id, head_no FROM source.table_head ORDER BY ALL LIMIT 1"
        ).fetchall()
        ((gap,),) = night.execute(
            "SELECT document_sha256 FROM source.report WHERE status = 'quarantined'"
        ).fetchall()
    spending = [f"/spending/{one}?year=2025&kind=budget" for one in DIMENSIONS]
    spending += [f"/spending/function?year=2025&kind=budget&code={one}" for one in ("205", "20502")]
    sql = quote("SELECT agency_name, amount_yuan FROM mart.spending_by_agency")
    return [
        "/", "/?year=2024&kind=budget", "/agencies", "/agencies?q=%E6%B2%A1%E6%9C%89",
        "/agencies/109", "/agencies/113?year=2024", "/agencies/127", "/findings",
        "/findings?show=quiet", "/findings?sort=amount&down=1", "/decisions", "/notices",
        "/notices/new?agency=109&year=2025", f"/findings/{lead(home)}", "/rules", "/rules/ORPHAN",
        *spending, "/execution", "/flow?year=2025&kind=budget", "/corrections", "/search?q=教育",
        f"/corrections/new?report={quote(report)}&head={head}",
        f"/sources/documents/{sha256}/pages/1",
        "/sources", "/operator", "/sources/publications", f"/sources/documents/{sha256}",
        f"/sources/documents/{gap}", "/query", f"/query?sql={sql}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "loads",
    [pytest.param(1, id="one"), pytest.param(3, marks=pytest.mark.whole, id="every")],
)
def test_every_page_fits_is_quiet_and_accessible(
    browser: Browser, read_home: Path, loads: int
) -> None:
    """Each page is loaded at so many widths of three, drawn, and made as wide as the others. Axe
    judges it at the office's. Where one width is drawn so are a third of the pages, and a third of
    these for axe, without rows that repeat."""
    settings = Settings(local_user="王某")
    with (
        serving(read_home, settings, checker=CHECKER) as address,
        watched(browser, "office", address) as page,
    ):
        page.goto(address)
        menu = [str(one.get_attribute("href")) for one in page.locator(".top nav a").all()]
        paths = [*every_page(read_home), "/check"]
        assert {urlsplit(path).path for path in menu} - {"/spending"} <= set(paths)
        draw = drawing()
        every = list(dict.fromkeys([*menu, *paths]))
        if loads == 1:
            every = draw.sample(every, len(every) // 3)
        judged = every if loads > 1 else draw.sample(every, len(every) // 3)
        for path in every:
            widths = draw.sample(sorted(SCREENS), len(SCREENS))
            for number, width in enumerate(widths):
                if number < loads:
                    page.set_viewport_size(size_of(width))
                    page.goto(address + path, wait_until="networkidle")
                expect_fitting(page, width)
            if path in judged:
                expect_fitting(page, "office")
                if loads == 1:
                    shorten(page)
                expect_accessible(page)


OF_ANY_DISTRICT = (
    "/", "/agencies", "/sources", "/findings", "/spending/function", "/spending/agency",
    "/agencies/1001", "/cards/1001?year=2025&kind=budget", "/execution",
)  # fmt: skip
SQUEEZED = """[...document.querySelectorAll('td, th')].filter(cell => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    const high = words.getBoundingClientRect().height;
    return cell.clientWidth < 90 && high > 200 && cell.innerText.length > 6;
}).map(cell => cell.innerText)"""
"""Cells that set their words one sign a line."""


def test_a_random_district_fits_every_screen(browser: Browser, tmp_path: Path) -> None:
    """Very long names, one name twice, ten years beside each other, blanks."""
    home = random_district(tmp_path / "home", drawing().randrange(1_000), departments=8, years=10)
    with serving(home) as address, watched(browser, "office", address) as page:
        for path in OF_ANY_DISTRICT:
            page.goto(address + path, wait_until="networkidle")
            for width in SCREENS:
                expect_fitting(page, width)
                assert page.evaluate(SQUEEZED) == [], (path, width)
            page.set_viewport_size(size_of("office"))
            page.wait_for_load_state("networkidle")


def test_a_card_is_one_sheet_of_paper(browser: Browser, read_home: Path) -> None:
    with serving(read_home) as address, watched(browser, "office", address) as page:
        for agency in ("104", "113"):  # the most classes; the most findings
            page.goto(f"{address}/cards/{agency}?year=2024&kind=budget")
            with pypdfium2.PdfDocument(page.pdf(format="A4")) as paper:
                assert len(paper) == 1, agency


def test_paper_holds_the_list_of_who_reviews_it_and_names_its_night(
    browser: Browser, read_home: Path
) -> None:
    """The list stands in the form that reviews it; a footer had stood on a sheet of its own."""
    settings = Settings(local_user="王某")
    with serving(read_home, settings) as address, watched(browser, "office", address) as page:
        page.goto(f"{address}/findings?year=2025")
        with pypdfium2.PdfDocument(page.pdf(format="A4")) as paper:
            told = [sheet.get_textpage().get_text_range() for sheet in paper]
    assert "示范区水利局" in "".join(told)
    assert "这一夜" in told[0]
    assert "一起审核" not in "".join(told)


@pytest.mark.parametrize("width", list(WIDTHS))
def test_what_is_not_there_is_told_in_a_page(browser: Browser, read_home: Path, width: str) -> None:
    with serving(read_home) as address:
        one = Watched(browser, width)
        for path in ("/nowhere", "/agencies/nobody", "/findings/0000", "/rules/NONE"):
            answer = one.page.goto(address + path)
            assert answer
            assert answer.status == 404
            expect_fitting(one.page)
            expect(one.page.get_by_role("link", name="回到总览")).to_be_visible()
        one.context.close()
    assert all(MISSING in trouble for trouble in one.told())


def test_find_a_department_see_its_picture_and_mark_it(browser: Browser, own_home: Path) -> None:
    settings = Settings(local_user="王某")
    with serving(own_home, settings) as address, watched(browser, "office", address) as page:
        page.goto(address)
        errors = page.locator("a.figure[href*='severity=error'] .value")
        before = int(errors.inner_text().split()[0])
        page.get_by_label("查找部门").fill("工商业")
        page.get_by_role("button", name="查找").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("示范区工商业联合会")
        card = page.locator("article.finding.error").first
        expect_drawn(card.locator("img.page"))
        card.get_by_role("link", name="证据和审核").click()
        expect_drawn(page.locator("img.page").first)
        expect(page.locator("td.m-cause")).to_contain_text("应为 0.21万元")
        page.get_by_label("误报").check()
        page.get_by_label("理由或备注").fill(REASON)
        page.get_by_role("button", name="记下", exact=True).click()
        expect(page.get_by_role("status")).to_contain_text("已记下")
        expect(page.locator(".reason")).to_have_text(REASON)
        page.get_by_role("link", name="总览").click()
        expect(errors).to_have_text(f"{before - 1} 处")
        expect(page.locator("main")).not_to_contain_text("示范区工商业联合会")
    (word,) = decisions(own_home)
    assert (word.decision, word.reason, word.decided_by) == ("false_alarm", REASON, "王某")


@pytest.mark.parametrize("width", ["phone", pytest.param("office", marks=pytest.mark.whole)])
def test_from_five_ticks_to_letters_an_answer_and_undone(
    browser: Browser, own_home: Path, width: str
) -> None:
    """The morning's path: the list, five ticks, confirmed, preview, numbers, zip, an answer. At the
    office's width the keyboard walks it, below."""
    settings = Settings(local_user="王某")
    with serving(own_home, settings) as address, watched(browser, width, address) as page:
        page.goto(f"{address}/findings?year=2025&severity=error&sort=amount")
        ticks = page.locator("input[name=pick]")
        for place in range(5):
            ticks.nth(place).check()
        expect(page.locator("#bulk .tick-count")).to_have_text("已勾选 5 处")
        page.get_by_role("radio", name="属实").check()
        page.get_by_role("button", name="记下", exact=True).click()
        expect(page.get_by_role("status")).to_contain_text("已记下 5 处")
        expect_accessible(page)
        page.get_by_role("button", name="用这 5 处拟通知").click()
        expect(page.locator("h1")).to_contain_text("5 份，还没有编号")
        expect(page.locator("article.letter").first).to_contain_text("（预览，未编号）")
        expect_fitting(page)
        expect_accessible(page)
        page.get_by_role("button", name="编号并生成 5 份").click()
        expect(page.get_by_role("status")).to_contain_text(NUMBER)
        expect_fitting(page)
        expect_accessible(page)
        packed, content = saved(page, page.get_by_role("link", name="下载这 5 份").click)
        assert packed.suggested_filename.endswith(".zip")
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            assert len(opened.namelist()) == 10
        first = page.locator("article.finding").first
        first.get_by_text("登记答复，或撤回").click()
        first.get_by_label("答复的内容").fill(REASON)
        first.get_by_role("button", name="登记答复").click()
        expect(page.locator("article.finding").last).to_contain_text("已答复")


def test_the_keyboard_alone_ticks_opens_and_goes_on(browser: Browser, own_home: Path) -> None:
    settings = Settings(local_user="王某")
    with serving(own_home, settings) as address, watched(browser, "office", address) as page:
        page.goto(f"{address}/findings?year=2025")
        for key in ("j", "x", "j", "x"):
            page.keyboard.press(key)
        expect(page.locator("#bulk .tick-count")).to_have_text("已勾选 2 处")
        page.keyboard.press("Enter")
        expect(page.locator(".steps")).to_contain_text("第 2 / ")
        page.keyboard.press("j")
        expect(page.locator(".steps")).to_contain_text("第 3 / ")
        page.keyboard.press("k")
        expect(page.locator(".steps")).to_contain_text("第 2 / ")


def by_tab(page: Page, target: Locator) -> None:
    """Moves to the target with the Tab key alone."""
    target.wait_for()
    wanted = target.element_handle()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("one => document.activeElement === one", wanted):
            return
    raise AssertionError(f"Tab does not reach {target}")


def test_the_keyboard_alone_goes_from_ticks_to_an_answer(browser: Browser, own_home: Path) -> None:
    """The morning's path without a pointer: confirm, preview, number, zip, note the answer."""
    settings = Settings(local_user="王某")
    with serving(own_home, settings) as address, watched(browser, "office", address) as page:
        press = page.keyboard.press
        page.goto(f"{address}/findings?year=2025&severity=error&sort=amount")
        for key in ("j", "x") * 5:
            press(key)
        by_tab(page, page.get_by_role("radio", name="属实"))
        press("Space")
        by_tab(page, page.get_by_role("button", name="记下", exact=True))
        press("Enter")
        expect(page.get_by_role("status")).to_contain_text("已记下 5 处")
        for key in ("j", "x") * 5:
            press(key)
        by_tab(page, page.get_by_role("button", name="用勾选的拟通知"))
        press("Enter")
        expect(page.locator("h1")).to_contain_text("还没有编号")
        by_tab(page, page.get_by_role("button", name=re.compile("编号并生成")))
        press("Enter")
        expect(page.get_by_role("status")).to_contain_text(NUMBER, timeout=60_000)
        by_tab(page, page.get_by_role("link", name=re.compile("下载这")).first)
        _, content = saved(page, lambda: press("Enter"))
        assert zipfile.is_zipfile(io.BytesIO(content))
        first = page.locator("article.finding").first
        by_tab(page, first.locator("summary", has_text="登记答复"))
        press("Enter")
        by_tab(page, first.get_by_label("答复的内容"))
        page.keyboard.type(REASON)
        by_tab(page, first.get_by_role("button", name="登记答复"))
        press("Enter")
        expect(page.locator("main")).to_contain_text(REASON)
        expect(page.locator("article.finding").last).to_contain_text("已答复")


def test_lists_and_analyses_are_exported(browser: Browser, read_home: Path) -> None:
    with serving(read_home) as address, watched(browser, "office", address) as page:
        page.goto(f"{address}/findings")
        _, content = saved(page, page.get_by_role("link", name="下载 Excel").click)
        assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["说明", "问题", "按部门"]
        for one in DIMENSIONS:
            page.goto(f"{address}/spending/{one}")
            _, content = saved(page, page.get_by_role("link", name="下载 Excel").click)
            assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames[0] == "说明"
        page.goto(f"{address}/sources/publications?q=109")
        page.locator("table code").first.click()
        _, content = saved(page, page.get_by_role("link", name="下载原件").click)
        assert len(content) > 1000


def test_a_block_of_the_chart_leads_one_level_down(browser: Browser, read_home: Path) -> None:
    with serving(read_home) as address, watched(browser, "office", address) as page:
        page.goto(f"{address}/spending/function?year=2025&kind=budget", wait_until="networkidle")
        page.locator(".slice", has_text="普通教育").last.click()
        page.wait_for_url(re.compile(r"code=205"))
        expect(page.get_by_label("科目的上级")).to_contain_text("205 教育支出")


def test_a_query_is_run_by_keyboard_exported_and_refused(browser: Browser, read_home: Path) -> None:
    with serving(read_home) as address, watched(browser, "office", address) as page:
        page.goto(f"{address}/query")
        page.get_by_role("link", name="谁公开了，谁还没有").click()
        expect(page.locator("table.answer")).to_contain_text("示范区财政局")
        box = page.get_by_label("SQL（DuckDB）")
        box.fill("SELECT count(*) AS 个数 FROM mart.coverage")
        box.press("Control+Enter")
        expect(page.locator("table.answer")).to_contain_text("个数")
        _, content = saved(page, page.get_by_role("link", name="下载 CSV").click)
        assert content.decode("utf-8-sig").startswith("个数")
    with serving(read_home) as address:
        one = Watched(browser, "office")
        for bad in ("DROP TABLE mart.coverage", "FROM read_text('/etc/passwd')", "ATTACH 'x.db'"):
            one.page.goto(f"{address}/query?sql={quote(bad)}")
            expect(one.page.get_by_role("alert")).to_contain_text("没有结果")
        one.context.close()


def test_who_signs_in_comes_back_to_the_finding_and_may_decide(
    browser: Browser, own_home: Path
) -> None:
    with running(Provider()) as provider:
        provider.claims["name"] = "李某"
        others = frozenset({urlsplit(provider.issuer).netloc})

        def settings(address: str) -> Settings:
            return settings_for(provider, address)

        with (
            serving(own_home, settings) as address,
            watched(browser, "office", address, others=others) as page,
        ):
            key = lead(own_home)
            page.goto(f"{address}/findings/{key}")
            page.locator("main").get_by_role("link", name="登录").click()
            page.wait_for_url(f"{address}/findings/{key}")
            expect(page.locator(".who")).to_contain_text("李某")
            page.get_by_label("属实").check()
            page.get_by_role("button", name="记下", exact=True).click()
            expect(page.get_by_role("status")).to_contain_text("已记下")
            page.get_by_role("link", name="退出").click()
            expect(page.locator(".who")).to_contain_text("登录")
    assert [word.decided_by for word in decisions(own_home)] == ["李某"]


@pytest.mark.parametrize("most", [4, pytest.param(20, marks=pytest.mark.whole)])
def test_nothing_printed_runs(browser: Browser, own_home: Path, most: int) -> None:
    """Charts too: their labels come from names that departments print."""
    tamper(own_home)
    paths = ["/", "/agencies", "/findings", f"/findings/{lead(own_home)}", "/rules", "/sources"]
    paths += [f"/spending/{one}" for one in DIMENSIONS]
    paths = drawing().sample(paths, min(most, len(paths)))
    with serving(own_home) as address, watched(browser, "office", address) as page:
        for path in paths:
            page.goto(address + path, wait_until="networkidle")
            expect(page.locator("body")).to_contain_text("<script>alert(1)</script>")
            assert page.locator("img[src=x]").count() == 0
            for width in SCREENS:  # names of a hundred characters
                expect_fitting(page, width)
            page.set_viewport_size(size_of("office"))
            page.wait_for_load_state("networkidle")  # pictures that came in sight
