"""Copies what the pages need from what npm installed to where the server finds it.

    python tools/assets.py

`npm ci` installs by package-lock.json; this copies a few files of node_modules to src/riwaya/web/static/vendor, which is not
committed and which the wheel carries. Nothing is changed on the way, so that the licences in the folder hold for what lies beside them.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "riwaya" / "web" / "static" / "vendor"
FONT = "@fontsource/noto-naskh-arabic"
TOPOJSON = ("feature.js", "mesh.js", "identity.js", "reverse.js", "stitch.js", "transform.js")  # as modules that import one another
FILES = {
    "maplibre-gl.mjs": "maplibre-gl/dist/maplibre-gl.mjs",
    "maplibre-gl-worker.mjs": "maplibre-gl/dist/maplibre-gl-worker.mjs",
    "maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
    "maplibre-gl-licence.txt": "maplibre-gl/LICENSE.txt",
    "countries.json": "world-atlas/countries-50m.json",
    "countries-licence.txt": "world-atlas/LICENSE",
    **{f"topojson/{name}": f"topojson-client/src/{name}" for name in TOPOJSON},
    "topojson/licence.txt": "topojson-client/LICENSE",
    **{f"noto-naskh-arabic-{weight}.woff2": f"{FONT}/files/noto-naskh-arabic-arabic-{weight}-normal.woff2" for weight in (400, 700)},
    "noto-naskh-arabic-licence.txt": f"{FONT}/LICENSE",
}


def main() -> int:
    """Copies all files; tells what is missing and what to do."""
    missing = [source for source in FILES.values() if not (MODULES / source).is_file()]
    if missing:
        print(f"missing in node_modules: {', '.join(missing)}; run `npm ci` in {ROOT.name} and then this again", file=sys.stderr)
        return 1
    shutil.rmtree(VENDOR, ignore_errors=True)
    for name, source in FILES.items():
        target = VENDOR / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / source, target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
