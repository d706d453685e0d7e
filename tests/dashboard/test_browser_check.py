"""In a real browser: a department checks its own report."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from commands.serve_dashboard import CHECKER
from dashboard.web_settings import Settings
from demo.demo_report import corrected, demo_reports
from demo.write_pdf import write_pdf
from tests.dashboard.browsing import (
    WIDTHS,
    expect_accessible,
    expect_fitting,
    serving,
    watched,
)
from tests.drawn import drawing

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

CODE = "公开前自查2026"
SECONDS = 240_000
MORE = {
    "good": "没有发现错误，也没有提醒。读到 13 张表",
    "bad": "应为22.77万元",
    "scan": "没有找到表1《预算收支总表》",
    "broken": "文件已损坏：PDF 结构不完整。请重新导出一份",
}
"""What the verdict's own page says: what is wrong, or why not, without another click."""
MOST_CHARACTERS = 3_000_000


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A report with a mistake, the same mended, a page of it scanned, and what is no report."""
    folder = tmp_path_factory.mktemp("reports")
    report = next(one for one in demo_reports() if (one.agency_code, one.year) == ("122", 2025))
    made = {name: folder / f"{name}.pdf" for name in ("bad", "good", "scan", "broken")}
    write_pdf(report, made["bad"])
    write_pdf(corrected(report), made["good"])
    with pypdfium2.PdfDocument(made["bad"]) as document:
        picture = document[3].render(scale=200 / 72).to_pil().convert("RGB")
    picture.save(made["scan"], resolution=200)
    made["broken"].write_bytes(b"%PDF-1.7 and nothing more")
    return made


def _check(page: Page, address: str, file: Path, *, code: str = CODE) -> None:
    page.goto(f"{address}/check")
    expect_fitting(page)
    page.get_by_label("报告").set_input_files(file)
    page.get_by_label("口令").fill(code)
    page.get_by_role("button", name="开始核对").click()


@pytest.mark.parametrize(
    "some", [pytest.param(True, id="some"), pytest.param(False, marks=pytest.mark.whole, id="all")]
)
def test_a_department_hears_what_the_bureau_would_find(
    browser: Browser, files: dict[str, Path], tmp_path: Path, some: bool
) -> None:
    """A wrong report and its mended one are checked alike: `some` draws one of the two."""
    wanted = {"bad": "改后再公开", "good": "可以公开", "broken": "没有核对", "scan": "没有读全"}
    if some:
        del wanted[drawing().choice(["bad", "good"])]
    settings = Settings(check_codes=frozenset({CODE}))
    with (
        serving(tmp_path, settings, checker=CHECKER) as address,
        watched(browser, "office", address) as page,
    ):
        for name, word in wanted.items():
            _check(page, address, files[name])
            if name == "scan":  # told while it is read, without reloading
                expect(page.locator("#said")).to_have_text("读取 scan.pdf，第 1/1 页")
            verdict = page.locator(".verdict")
            expect(verdict).to_be_visible(timeout=SECONDS)
            said = verdict.inner_text()
            assert word in said or (name == "scan" and "可以公开" not in said)
            expect(page.locator("#content")).to_contain_text(MORE[name])
            for width in reversed(WIDTHS):
                expect_fitting(page, width)
            expect_accessible(page)
            if name == "broken":  # there is nothing more to show
                expect(page.get_by_role("link", name="换一份再核对")).to_be_visible()
                continue
            link = page.url
            page.get_by_role("link", name="看全部结果和原文").click()
            expect(page.locator("body")).to_contain_text(f"{name}.pdf")
            assert 1_000 < len(page.content()) < MOST_CHARACTERS
            for width in reversed(WIDTHS):
                expect_fitting(page, width)
            page.wait_for_load_state("load")  # going on would break off its pictures
            page.goto(link)
