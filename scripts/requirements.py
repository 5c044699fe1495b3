"""Print the dependencies of `pyproject.toml`, one a line; with an argument, those of that extra too."""

import sys
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())["project"]
extras = [e for e in sys.argv[1:] if e]
wanted = [*project["dependencies"], *(d for e in extras for d in project["optional-dependencies"][e])]
sys.stdout.write("\n".join(wanted) + "\n")
