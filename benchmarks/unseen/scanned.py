"""Drawn reports printed, scanned and spoilt: `… -m benchmarks.unseen.scanned 0 4 [way …]`.

What belongs here: ways in which a scan is bad, and what became of its figures. What does not:
making pictures (`made_scans`), drawing reports (`drawing`). A page takes a processor some five
seconds: of each report one sheet is scanned, in one way after another.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterable
from dataclasses import replace

import cv2
import numpy as np
import pypdfium2

from benchmarks.unseen.drawing.drawn_reports import drawn_report
from benchmarks.unseen.drawing.printed import drawn_ink, printed_report
from disclosure.reading import Reading
from disclosure.report import read_report
from tests.disclosure.documents.scans.made_scans import (
    Picture,
    Spoil,
    as_file,
    blurred,
    compared,
    noisy,
    one_bit,
    pressed,
    rendered,
    sealed,
    skewed,
    spoilt,
    turned,
)

LEAST_FIGURES, MOST_FIGURES = 12, 90


def photographed(picture: Picture, _: np.random.Generator) -> Picture:
    """By hand: a little perspective, a shadow over one corner."""
    high, wide = picture.shape[:2]
    flat = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    held = flat + np.array([(9, 5), (-4, 12), (-12, -6), (5, -10)], np.float32) * (wide / 1500)
    seen = cv2.warpPerspective(
        picture, cv2.getPerspectiveTransform(flat, held), (wide, high), borderValue=(236, 238, 240)
    )
    across, down = np.meshgrid(np.linspace(0, 1, wide), np.linspace(0, 1, high))
    light = 1 - 0.45 / (1 + np.exp(-12 * (across + down - 1.25)))
    return np.asarray(seen * light[:, :, None], np.uint8)


def held_at_an_angle(*shares: tuple[float, float]) -> Spoil:
    """By hand and not from above: the corners moved by shares of the page's width and height."""

    def spoil(picture: Picture, _: np.random.Generator) -> Picture:
        high, wide = picture.shape[:2]
        flat = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
        held = (flat + np.array(shares) * [wide, high]).astype(np.float32)
        way = cv2.getPerspectiveTransform(flat, held)
        seen = cv2.warpPerspective(picture, way, (wide, high), borderValue=(236, 238, 240))
        return np.asarray(seen)

    return spoil


def curled(picture: Picture, _: np.random.Generator) -> Picture:
    """A page that does not lie flat: its lines are bows."""
    high, wide = picture.shape[:2]
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    bow = (0.012 * wide * np.sin(x / wide * np.pi)).astype(np.float32)
    return np.asarray(cv2.remap(picture, x, y + bow, cv2.INTER_CUBIC, borderValue=(250,) * 3))


def stamped(picture: Picture, _: np.random.Generator) -> Picture:
    """A dark oval stamp with a date, over figures."""
    high, wide = picture.shape[:2]
    ink, middle, colour = picture.copy(), (int(wide * 0.6), int(high * 0.45)), (90, 40, 40)
    cv2.ellipse(ink, middle, (wide // 7, wide // 10), -12, 0, 360, colour, 6)
    start = (middle[0] - wide // 9, middle[1] + 12)
    cv2.putText(ink, "2025.03.15", start, 0, wide / 1000, colour, 3)
    return np.asarray(np.minimum(picture, ink))


def crossed_out(picture: Picture, _: np.random.Generator) -> Picture:
    """Three strokes of a pen across figures."""
    high, wide = picture.shape[:2]
    marked = picture.copy()
    for row in range(3):
        y = int(high * (0.3 + 0.12 * row))
        cv2.line(marked, (int(wide * 0.45), y + 6), (int(wide * 0.75), y - 6), (150, 60, 30), 3)
    return marked


def faint(picture: Picture, _: np.random.Generator) -> Picture:
    """Toner that runs out: ink is a pale grey."""
    return np.asarray(255 - (255 - picture.astype(np.float64)) * 0.38, np.uint8)


WAYS: dict[str, tuple[int, list[Spoil]]] = {
    "plain150": (150, [noisy(4)]),
    "plain200": (200, [noisy(4), pressed(80)]),
    "plain300": (300, [noisy(4), pressed(85)]),
    "skewed": (200, [skewed(2.7), noisy(6), pressed(70)]),
    "pressed": (150, [blurred(0.6), pressed(28)]),
    "grain": (150, [skewed(-1.1), blurred(0.8), noisy(16), pressed(60)]),
    "fax": (200, [skewed(0.6), noisy(10), one_bit(140)]),
    "seal": (200, [sealed(0.5, 0.4, 0.3), skewed(-0.5), noisy(5), pressed(75)]),
    "upside_down": (150, [turned(2), skewed(0.7), noisy(5)]),
    "sideways": (150, [turned(1), skewed(-0.6), noisy(5)]),
    "photo": (200, [photographed, noisy(5), pressed(75)]),
    "angle": (
        200,
        [held_at_an_angle((0.05, 0.02), (-0.05, 0.03), (0, 0), (0, -0.01)), noisy(5), pressed(75)],
    ),
    "from_the_side": (
        200,
        [held_at_an_angle((0, 0.04), (0, 0), (-0.01, 0), (0, -0.05)), noisy(5), pressed(75)],
    ),
    "curled": (200, [curled, noisy(4), pressed(80)]),
    "stamped": (200, [stamped, noisy(4), pressed(80)]),
    "crossed_out": (200, [crossed_out, noisy(4), pressed(80)]),
    "faint": (200, [faint, noisy(3), pressed(80)]),
}


def sheet_of(seed: int) -> tuple[bytes, Reading] | None:
    """One sheet of a drawn report with rules all around, and its reading as text."""
    ink = replace(drawn_ink(seed, "all"), watermark=False)
    printed = printed_report(drawn_report(seed), ink)
    counts = dict.fromkeys((page for page, *_ in printed.facts), 0)
    for page, *_ in printed.facts:
        counts[page] += 1
    whole = pypdfium2.PdfDocument(printed.content)
    for number in sorted(counts, key=lambda page: -min(counts[page], MOST_FIGURES)):
        sheet = pypdfium2.PdfDocument.new()
        sheet.import_pages(whole, [number - 1])
        out = io.BytesIO()
        sheet.save(out)
        truth = read_report(out.getvalue())
        figures = sum(c.amount_yuan is not None for t in truth.tables for c in t.cells)
        if LEAST_FIGURES <= figures <= MOST_FIGURES:
            return out.getvalue(), truth
    return None


def main(seeds: Iterable[int], ways: list[str]) -> None:
    """Prints a line a scan, then what was wrong and not marked, and what was lost and not told."""
    for seed in seeds:
        found = sheet_of(seed)
        if found is None:
            print(f"{seed}: no sheet that fits")
            continue
        content, truth = found
        for way in ways or [list(WAYS)[seed % len(WAYS)]]:
            dpi, spoils = WAYS[way]
            pictures = [spoilt(one, spoils, seed) for one in rendered(content, dpi, [0])]
            started = time.process_time()
            scan = read_report(as_file(pictures, "TIFF" if way == "fax" else "PDF", dpi))
            seconds = time.process_time() - started
            one = compared(truth, scan)
            expected = sum(c.amount_yuan is not None for t in truth.tables for c in t.cells)
            print(
                f"{seed} {way}: of {expected} in tables read {one.figures}, equal {one.equal},"
                f" certain {one.certain}, marked {one.marked}, WRONG {len(one.wrong)},"
                f" lost {len(one.lost)}, gaps {len(scan.gaps)}, {seconds:.1f} s",
                flush=True,
            )
            for said in (*one.wrong, *one.lost)[:6]:
                print("    ", said)
            if not one.figures:
                print("    ", scan.error_reason, [gap.detail for gap in scan.gaps][:3])


if __name__ == "__main__":
    main(range(int(sys.argv[1]), int(sys.argv[2])), sys.argv[3:])
