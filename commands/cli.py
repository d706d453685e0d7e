"""The command line. Each command is a few lines here and a module of its own.

What belongs here: names, options, and clear errors. What does not: what a command does. Heavy
libraries are imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from commands.help_page import App
from disclosure.documents.collector import search_seldom
from pipelines import settings
from pipelines.places import ALL

app = App(
    name="mingzhang",
    help="明账：把一个区县各部门公开的预算变成可信的数据。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
classification = App(help="科目目录：导入财政部门的正式版本。", no_args_is_help=True)
app.add_typer(classification, name="classification")
place = App(help="地区文件：检查写得对不对。", no_args_is_help=True)
app.add_typer(place, name="place")
portal = App(help="门户网站：试看一个网址，写出地区文件。", no_args_is_help=True)
app.add_typer(portal, name="portal")
DEBUG = {"on": False}
District = Annotated[
    str | None,
    typer.Option("--jurisdiction", help="数据目录中有几个地区时，哪一个：文件名或财政区划代码"),
]
FAILED, INTERRUPTED = 2, 130


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="出错时显示完整的技术信息")] = False,
) -> None:
    """明账：把一个区县各部门公开的预算变成可信的数据。"""
    DEBUG["on"] = debug


@app.command()
def run(
    *,
    year: Annotated[int | None, typer.Option(help="只要求这一预算年度应公开的报告")] = None,
    jurisdiction: Annotated[
        str | None,
        typer.Option(help="地区，jurisdictions/ 中的文件名；几个用逗号隔开，all 为全部"),
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="用自带的示范区及其门户网站")] = False,
    at_once: Annotated[int, typer.Option(help="几个地区时，同时跑几个", min=1)] = 2,
    workers: Annotated[
        int | None, typer.Option(help="同时读几份；默认按核心数和空闲内存", min=1)
    ] = None,
    apart: Annotated[bool, typer.Option("--apart", hidden=True)] = False,
) -> None:
    """立即跑一夜：采集、读取、核对、汇总、发布。几个地区时各跑各的一夜，一个失败不影响其余。"""
    from collection.crawl_server import begin_loading
    from commands.interruption import end_on_signals
    from pipelines.places import is_many

    end_on_signals()
    home, place = settings.home(), jurisdiction or settings.jurisdiction()
    if demo or not is_many(place):
        begin_loading()  # beside what is imported here
    from commands.run_many import run_many
    from commands.run_night import NightOptions, run_demo_night, run_night

    options = NightOptions(year, workers, apart)
    if demo:
        raise typer.Exit(run_demo_night(home, options))
    if is_many(place):
        raise typer.Exit(run_many(home, place, options, at_once=at_once))
    raise typer.Exit(run_night(home, place, options))


@portal.command("try")
def portal_try(
    url: Annotated[
        str, typer.Argument(metavar="网址", help="列表页、栏目页或政府信息公开页的网址")
    ],
    host: Annotated[list[str] | None, typer.Option(help="另外允许访问的主机")] = None,
    pages: Annotated[int, typer.Option(help="最多打开几个网页")] = 300,
    delay: Annotated[float, typer.Option(help="每次访问间隔几秒")] = 1.0,
) -> None:
    """试看一个网址：什么系统，哪些列表，会取哪些文件，不取哪些、为什么。什么也不保存。"""
    from commands.portal_look import try_portal

    raise typer.Exit(try_portal(url, tuple(host or ()), pages, delay))


@portal.command("init")
def portal_init(
    url: Annotated[
        str, typer.Argument(metavar="网址", help="列表页、栏目页或政府信息公开页的网址")
    ],
    *,
    name: Annotated[str, typer.Option(help="地区名称")],
    code: Annotated[str, typer.Option(help="财政区划代码")],
    file: Annotated[
        Path | None, typer.Option(help="写到哪里，默认 jurisdictions/代码.toml")
    ] = None,
    host: Annotated[list[str] | None, typer.Option(help="另外允许访问的主机")] = None,
    delay: Annotated[float, typer.Option(help="每次访问间隔几秒")] = 1.0,
) -> None:
    """试看一个网址，并写出地区文件。"""
    from commands.portal_look import init_portal

    raise typer.Exit(init_portal(url, name, code, file, delay, hosts=tuple(host or ())))


@app.command()
def check(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="文件", help="报告文件、压缩包或文件夹：pdf、docx、xlsx、doc、xls 等"
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供程序使用")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", help="另存为一个网页，带图，可以直接发送")
    ] = None,
    jurisdiction: Annotated[
        str | None,
        typer.Option(help="按哪个地区的界限、豁免、停用和表式核对"),
    ] = None,
) -> None:
    """公开之前自查：不需要数据库。有错误时退出码为 1，读不了为 2。"""
    from commands.check import check_files

    where = jurisdiction or settings.configured_jurisdiction()
    raise typer.Exit(
        check_files(files, as_json=as_json, html=html, jurisdiction=where, home=settings.home())
    )


@app.command()
def inspect(
    files: Annotated[
        list[Path], typer.Argument(metavar="文件", help="任何一份文件，认不出表式的也可以")
    ],
    html: Annotated[
        Path | None, typer.Option("--html", help="另存为一个网页：每页的图和读出的表并排")
    ] = None,
) -> None:
    """看读取程序看到了什么：各页的表、表头对应、不认识的栏、漏读的数字。供增加新地区、新表式时用。"""
    from commands.inspect_file import inspect_files

    raise typer.Exit(inspect_files(files, html=html))


@app.command()
def sql(
    query: Annotated[str, typer.Argument(metavar="SQL", help="一条 SQL 查询")],
    csv: Annotated[bool, typer.Option("--csv", help="输出 CSV")] = False,
    jurisdiction: District = None,
) -> None:
    """在已发布的快照上查询（只读）。--jurisdiction all 查询全部地区。"""
    from commands.sql import print_query

    print_query(settings.home(), query, as_csv=csv, jurisdiction=jurisdiction)


@app.command()
def export(
    folder: Annotated[
        Path | None, typer.Argument(metavar="文件夹", help="导出到哪里；默认为数据目录的 exports/")
    ] = None,
    jurisdiction: District = None,
) -> None:
    """导出 Parquet、开放数据（Fiscal Data Package）和 Excel；all 为全部地区的开放数据。"""
    from commands.export import export_over_all, export_snapshot

    if jurisdiction == ALL:
        export_over_all(settings.home(), folder)
        return
    export_snapshot(_home_of(jurisdiction), folder)


@app.command("data-docs")
def data_docs(
    folder: Annotated[
        Path | None, typer.Argument(metavar="文件夹", help="写到哪里；默认为数据目录的 exports/")
    ] = None,
    jurisdiction: District = None,
) -> None:
    """Great Expectations 自己的网页：每类规则、每道关卡的结论，不联网也能看。"""
    from commands.write_docs import write_data_docs

    write_data_docs(_home_of(jurisdiction), folder)


@app.command()
def notice(
    agencies: Annotated[
        list[str] | None,
        typer.Argument(metavar="部门", help="部门代码或名称；不写则为所有有问题的部门"),
    ] = None,
    *,
    year: Annotated[int | None, typer.Option(help="预算年度；不写则为最近的年度")] = None,
    format: Annotated[str, typer.Option(help="docx、pdf 通知，xlsx 问题清单，all 全部")] = "all",
    out: Annotated[Path | None, typer.Option(help="写到哪里；默认为数据目录的 notices/")] = None,
    mail: Annotated[
        bool, typer.Option("--mail", help="同时发到部门邮箱（先按运维文档设置）")
    ] = False,
    unconfirmed: Annotated[
        bool, typer.Option("--unconfirmed", help="没有审核为属实的问题也写进去、也编号")
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help="只写预览，不编号、不登记、不发邮件")
    ] = False,
    by: Annotated[str, typer.Option("--as", help="以这个姓名登记")] = "命令行",
    template: Annotated[
        bool, typer.Option("--template", help="只写出一份可在 Word 中改样式的通知模板")
    ] = False,
    jurisdiction: District = None,
) -> None:
    """整改通知：每个部门一份，只写审核为属实的，编号、列明问题和依据；另有全部问题的清单。"""
    from commands.notice import Asked, write_notices, write_template

    if template:
        typer.echo(
            f"模板在 {write_template(_home_of(jurisdiction))}，在 Word 中改好样式后，通知就照它写"
        )
        return
    asked = Asked(agencies or [], year, format, out, mail and not draft, unconfirmed, draft, by)
    raise typer.Exit(write_notices(_home_of(jurisdiction), asked))


@classification.callback()
def classifications() -> None:
    """科目目录：导入财政部门的正式版本。"""


@classification.command("import")
def import_classification(
    file: Annotated[
        Path, typer.Argument(metavar="文件", help="正式的科目表：xlsx，或 UTF-8、GBK 的 csv")
    ],
    year: Annotated[int, typer.Option(help="科目表所属的预算年度")],
    kind: Annotated[
        str | None,
        typer.Option(help="function 功能分类，economic 部门经济分类，government 政府经济分类"),
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", help="列出全部变动")] = False,
) -> None:
    """导入一年的正式科目表，从下一次运行起优先使用，并报告变动。"""
    from commands.classification_import import import_and_report

    import_and_report(settings.home(), file, year, kind, show_all)


@place.callback()
def places() -> None:
    """地区文件：检查写得对不对。"""


@place.command("check")
def check_places(
    files: Annotated[
        list[Path], typer.Argument(metavar="文件", help="jurisdictions/ 中的文件，或要放进去的文件")
    ],
) -> None:
    """界限、规则、表式、部门写错的，逐条指出在第几行。有错时退出码为 1。"""
    from commands.place import check_place_files

    raise typer.Exit(check_place_files(files))


@app.command()
def dagster(port: Annotated[int, typer.Option(help="端口")] = 3000) -> None:
    """打开 Dagster 页面：资产、检查、日程（只在本机）。"""
    from commands.serve_dagster import serve

    serve(port)


@app.command()
def dashboard(
    port: Annotated[int, typer.Option(help="端口", min=1, max=65535)] = 8420,
    host: Annotated[str, typer.Option(help="监听的地址；默认只在本机")] = "127.0.0.1",
    local_user: Annotated[
        str | None, typer.Option("--as", help="以这个姓名审核问题，只限本机")
    ] = None,
) -> None:
    """打开网页：总览、部门、问题及其证据、审核。"""
    from commands.serve_dashboard import serve_dashboard

    serve_dashboard(settings.home(), host=host, port=port, local_user=local_user)


def _home_of(jurisdiction: str | None) -> Path:
    """The home of the district that is asked for. Raises UnknownDistrict."""
    from warehouse.districts import home_of

    return home_of(settings.home(), jurisdiction, settings.configured_jurisdiction())


def main() -> None:
    """The entry point: typed errors become one Chinese line; --debug shows everything."""
    from rich.console import Console

    from commands.home_troubles import FULL, error_words, trouble_of
    from commands.usage_errors import UsageError, usage_sentence

    search_seldom()
    try:
        done = app(standalone_mode=False)
        _leave(done if isinstance(done, int) else 0)
    except SystemExit as done:
        _leave(done.code if isinstance(done.code, int) else 0)
    except (KeyboardInterrupt, typer.Abort):
        Console(stderr=True).print("已中断。再次运行即可继续，什么也没有丢失。")
        sys.exit(INTERRUPTED)
    except UsageError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error)
        else:
            Console(stderr=True).print(usage_sentence(error), markup=False, highlight=False)
        sys.exit(FAILED)
    except Exception as error:
        if DEBUG["on"]:
            raise
        console = Console(stderr=True)
        trouble = trouble_of(error, settings.home())
        if trouble is not None and trouble.exit_code == FULL:
            console.print(f"[red]{escape(str(trouble))}[/red]", highlight=False)
            sys.exit(FULL)
        console.print(f"[red]出错：[/red]{escape(error_words(error))}", highlight=False)
        console.print("加 --debug 可看完整的技术信息。", style="dim")
        sys.exit(FAILED)


def _leave(code: int) -> None:
    """Ends without tearing the interpreter down: DuckDB's binding reports leaks there, to stderr,
    whenever Great Expectations has held a connection."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
