"""The summary is one page of either paper, for the longest of the worked matters and where every party's name is long.

All worked matters were measured once; these are the ones whose summary comes lowest on the page.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from aiclaims.outline import Outline, build_summary
from aiclaims.printing.paper import PAPERS, Paper
from aiclaims.printing.pdf import render_pdf
from tests.outlines import matter, outline, outline_of

LONGEST = (
    "cross_malicious_user_twin", "cross_private_user_and_seller_twin", "cross_leave_for_one_act_twin",
    "cross_pirate_source_twin", "cross_reseller_and_dealer_twin", "cross_operator_posts_its_own",
    "cross_pirate_source", "cross_leave_for_one_act", "cross_malicious_user", "cross_exception_for_one_act_twin",
)  # fmt: skip
FIRM = "{} Yuntu Network Technology and Culture Communication Co., Ltd."
CITIES = ("Beijing", "Shanghai", "Guangzhou", "Hangzhou", "Shenzhen", "Wuhan", "Chengdu")


def pages(summary: Outline, paper: Paper) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(render_pdf(summary, paper))).pages]


def incorporated(name: str) -> Outline:
    """The summary of a worked matter in which every party has a long name."""
    parties = tuple(replace(p, name=FIRM.format(c)) for p, c in zip(matter(name).parties, CITIES, strict=False))
    return build_summary(outline_of(replace(matter(name), parties=parties)))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", LONGEST)
def test_summary_is_one_page(name: str, paper: Paper) -> None:
    assert len(pages(build_summary(outline(name)), paper)) == 1


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", LONGEST[:2])
def test_summary_with_long_names_is_one_page_in_smaller_type(name: str, paper: Paper) -> None:
    assert len(pages(incorporated(name), paper)) == 1


def test_summary_that_fits_no_page_runs_on_and_loses_nothing() -> None:
    name, first = LONGEST[0], matter(LONGEST[0]).parties[1]
    parties = tuple(replace(p, name="W" * 200) if p == first else p for p in matter(name).parties)
    said = pages(build_summary(outline_of(replace(matter(name), parties=parties))), "Letter")
    assert len(said) > 1 and "Paragraphs (§) and sections are those of the outline." in " ".join(said[-1].split())
