"""Print the dependencies of `pyproject.toml`, one a line; with arguments, those of these extras too."""

import sys
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())["project"]
wanted = [*project["dependencies"], *(d for e in sys.argv[1:] for d in project["optional-dependencies"][e])]
sys.stdout.write("\n".join(wanted) + "\n")
