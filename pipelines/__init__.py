"""When things run and who hears of it: jobs, schedule, sensors, alerts, command line.

What belongs here: everything that starts work. What does not: the work. No library calls home: said
here, before any of them is imported.
"""

from __future__ import annotations

import os

os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
