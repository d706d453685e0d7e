"""How much of the prose of reports is understood, and how much of that is judged.

python -m benchmarks.prose [FOLDER]: by issuer (a folder below), of all figures of money how many
speak of a known subject; and of all relations (changes, shares, sums) how many a rule could judge.
Figures in reasons (主要原因是…) are counted apart: they explain, and are no level of anything.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.gold.gold_nights import read_kept
from benchmarks.throwaway_night import night_of
from disclosure.reading import Reading
from warehouse.sql_files import connect

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports" / "cities"
KEPT = Path(tempfile.gettempdir()) / "mingzhang-gold"
JUDGED = """
WITH judged AS (
    SELECT DISTINCT report_id, unnest(statement_ids) AS statement_id FROM quality.instance
    WHERE outcome IN ('pass', 'rounding', 'violated') AND starts_with(rule_id, 'F-')
), claim AS (
    SELECT r.report_id, r.relation_id, bool_or(j.statement_id IS NOT NULL) AS is_judged
    FROM source.relation r JOIN source.relation_term t USING (relation_id)
    LEFT JOIN judged j ON j.report_id = r.report_id AND j.statement_id = t.statement_id
     AND t.role NOT IN ('level', 'part', 'whole')
    GROUP BY ALL
)
SELECT report_id, count(*), count(*) FILTER (is_judged) FROM claim GROUP BY report_id
"""


def figures_of(reading: Reading) -> Counter[str]:
    """Figures of money by what is known of them: bound, reason, unknown."""
    kinds = Counter[str]()
    for one in reading.statements:
        if one.amount_yuan is not None:
            known = one.subject != "unknown"
            is_reason = one.subject.startswith("reason:")
            kinds["reason" if is_reason else "bound" if known else "unknown"] += 1
    return kinds


def main(folder: Path) -> None:
    """Prints the shares by issuer and of all."""
    readings: dict[str, Reading] = {}
    issuers: dict[str, str] = {}
    for number, file in enumerate(sorted(folder.rglob("*.pdf"))):
        reading = read_kept(file, KEPT)
        if any(one.amount_yuan is not None for one in reading.statements):
            readings[f"r{number}"] = reading.model_copy(update={"status": "read"})
            issuers[f"r{number}"] = file.parent.name
    counts: dict[str, Counter[str]] = {}
    for key, reading in readings.items():
        counts.setdefault(issuers[key], Counter()).update(figures_of(reading))
    with (
        tempfile.TemporaryDirectory(prefix="mingzhang-") as place,
        connect(night_of(Path(place), readings), read_only=True) as connection,
    ):
        rows = connection.execute(JUDGED).fetchall()
    for key, relations, judged in rows:
        counts[issuers[key]].update({"relations": relations, "judged": judged})
    whole = sum(counts.values(), Counter[str]())
    for name, count in [*sorted(counts.items()), ("all", whole)]:
        money = count["bound"] + count["unknown"]
        print(
            f"{name:16} money {money:5} bound {count['bound'] / max(money, 1):4.0%}  "
            f"relations {count['relations']:4} judged "
            f"{count['judged'] / max(count['relations'], 1):4.0%}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
