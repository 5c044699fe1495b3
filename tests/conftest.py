"""What all tests share: nothing they leave behind stands outside `build/`."""

from __future__ import annotations

from hypothesis.configuration import set_hypothesis_home_dir

set_hypothesis_home_dir("build/.hypothesis")
