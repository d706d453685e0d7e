"""`python -m demo`: writes the demo district and serves its portal until interrupted."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from demo.demo_portal import serve
from demo.district import write_district


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "data/demo")
    write_district(folder)
    with serve(folder) as base_url:
        print(f"示范区门户网站：{base_url}/zfxxgk/bmys/a/index.html（Ctrl+C 停止）")
        threading.Event().wait()


if __name__ == "__main__":
    main()
