"""Which country’s forms of the characters a name is shown in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aiclaims.outline.model import Span
from tests.outlines import outline_of, parts, renamed

GUANGZHOU = "guangzhou_claim"


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("新创华文化", "zh-Hans"),
        ("深圳市XYZ科技有限公司", "zh-Hans"),
        ("广州市骨直科技有限公司", "zh-Hans"),
        ("株式会社モデル", "ja"),
        ("株式会社ABC生成AIサービス", "ja"),
        ("髙橋 直子", "ja"),
        ("山﨑", "ja"),
        ("直子", "zh-Hans"),
        ("Model AI", None),
    ],
)
def test_name_carries_its_language_whole(name: str, lang: str | None) -> None:
    named = outline_of(renamed(GUANGZHOU, "platform", name))
    assert {p.lang for p in parts(named) if isinstance(p, Span) and p.text == name} == {lang}


@pytest.mark.parametrize(
    ("rest", "lang"),
    [
        ("オープン株式会社", "ja"),
        ("深圳科技", "zh-Hans"),
        ("オープン株式会社 v 深圳科技", "zh-Hans"),
        ("モデル v オープン v 深圳科技", "ja"),
    ],
)
def test_name_that_both_languages_write_is_shown_as_the_rest_of_the_matter_is(rest: str, lang: str) -> None:
    named = outline_of(replace(renamed(GUANGZHOU, "platform", "直子"), title=rest))
    assert {p.lang for p in parts(named) if isinstance(p, Span) and p.text == "直子"} == {lang}
