"""Task list, check answers, changing one's mind, and what each answer would change."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from aiclaims.models import Answer, Matter
from aiclaims.views.case import law
from tests.pages import answer, filled, read, send, set_up

pytestmark = pytest.mark.django_db
MATCH = "ask/output.match/"
USED = "ask/training.work_used/2/"


def test_only_what_can_still_matter_is_asked(client: Client) -> None:
    base = set_up(client)
    links = [a["attrs"]["href"] for a in read(client, base + "check/").all("a")]
    assert f"{base}ask/training.authorised/2/?back=check" in links
    answer(client, base + USED, **{"training_work_used-2": "no"})
    links = [a["attrs"]["href"] for a in read(client, base + "check/").all("a")]
    assert f"{base}ask/training.authorised/2/?back=check" not in links


def test_changed_branch_keeps_the_old_answer_marked_as_no_longer_used(client: Client) -> None:
    base = set_up(client)
    answer(client, base + USED, **{"training_work_used-2": "yes"})
    answer(client, base + "ask/training.authorised/2/", **{"training_authorised-2": "no"})
    answer(client, base + USED + "?back=check", **{"training_work_used-2": "no"})
    page = read(client, base + "check/")
    asked = law().questions["training.authorised"].ask.replace("{party}", "Platform Ltd")
    unused = page.all("dl", cls="unused")[0]
    assert [" ".join(e["text"].split()) for e in page.all("dt") if unused in e["in"]] == [asked]
    assert next(" ".join(e["text"].split()) for e in page.all("dd") if unused in e["in"]) == "No No longer used"
    answer(client, base + USED + "?back=check", **{"training_work_used-2": "yes"})
    assert read(client, base + "check/").all("dl", cls="unused") == []


def test_change_leads_straight_back_unless_it_opens_new_questions(client: Client) -> None:
    base = set_up(client)
    assert answer(client, base + MATCH + "?back=check", output_match="part") == base + "check/"
    answer(client, base + USED, **{"training_work_used-2": "no"})
    opened = answer(client, base + USED + "?back=check", **{"training_work_used-2": "yes"})
    assert opened.startswith(base + "ask/training") and opened.endswith("?back=check")


def test_task_list_counts_honestly(client: Client) -> None:
    base = set_up(client)
    before = read(client, base)
    assert "Start the questions" in before.texts("a", cls="button")
    rows = [re.search(r"(\d+) of (\d+) (\w+)", c).groups() for c in before.texts("span", cls="count")]  # type: ignore[union-attr]
    status = before.texts("span", cls="status")
    asked = sum(int(total) for (_, total, _), s in zip(rows, status, strict=True) if s != "Optional")
    optional = sum(int(total) for (_, total, _), s in zip(rows, status, strict=True) if s == "Optional")
    counted = f"0 of the {asked} questions that can change a finding are answered."
    assert f"{counted} More may come, or fall away, as you answer. {optional} more are optional." in before.texts("p")
    answer(client, base + USED, **{"training_work_used-2": "yes"})
    page = read(client, base)
    counts = dict(zip(page.texts("span", cls="count"), page.texts("span", cls="status"), strict=True))
    row = next(li for li in page.all("li") if "Platform Ltd, Training the system" in li["text"])
    done, total = re.search(r"(\d+) of (\d+) answered", row["text"]).groups()  # type: ignore[union-attr]
    assert (done, int(total) > 1, row["text"].rstrip().endswith("In progress")) == ("1", True, True)
    assert set(counts.values()) <= {"Not yet started", "In progress", "Completed", "Optional"}
    assert "Continue where you left off" in page.texts("a", cls="button")


def test_titles_and_addresses_hold_no_client_text(client: Client) -> None:
    base = set_up(client)
    reference = Matter.objects.get().reference
    for path in ("", USED, MATCH, "check/", "results/", "parties/2/", "reasons/aippi.training.unlawful/2/", "delete/"):
        page = read(client, base + path)
        title = page.texts("title")[0]
        assert title.endswith(f" – matter {reference} – aiclaims")
        texts = [title, *(a["attrs"]["href"] for a in page.all("a"))]
        assert not [t for t in texts for secret in ("Platform", "奥特曼", "Moonlight") if secret in t]
    asked = law().questions["training.work_used"].ask.replace("{party}", "party 2")
    assert read(client, base + USED).texts("title") == [
        f"{asked} – Training the system – matter {reference} – aiclaims"
    ]


def test_what_each_answer_would_change_is_a_fragment_for_htmx_and_a_page_without(client: Client) -> None:
    base = set_up(client)
    address = base + "changes/training.work_used/2/"
    fragment = read(client, address, headers={"HX-Request": "true"})
    page = read(client, address)
    assert (fragment.all("html"), page.texts("h2")) == ([], ["What each answer would change"])
    assert page.texts("dt") == fragment.texts("dt") == ["If “Yes”", "If “No”"]
    title = law().issue("aippi.liability.training").title
    assert any(dd.startswith(f"{title}, Platform Ltd: from open to Refuted") for dd in page.texts("dd"))


def test_answer_to_a_question_that_stopped_mattering_meanwhile_is_still_saved(client: Client) -> None:
    base = set_up(client)
    open_page = filled(read(client, base + "raised/output/"))
    answer(client, base + MATCH, output_match="none")
    send(client, base + "raised/output/", open_page | {"output_permitted-2": "yes", "output_permitted-2_note": "mail"})
    assert [(a.question, a.claimant) for a in Answer.objects.filter(question="output.permitted")] == [
        ("output.permitted", "yes")
    ]


def test_answer_about_a_party_removed_meanwhile_is_given_back(client: Client) -> None:
    base = set_up(client)
    open_page = filled(read(client, base + USED))
    send(client, base + "parties/2/remove/", {})
    page = send(client, base + USED, open_page | {"training_work_used-2_note": "hours of work"}, 404)
    assert "hours of work" in page.texts("textarea")


def test_answers_that_do_not_fit_together_are_said_before_the_findings_and_with_them(client: Client) -> None:
    base = str(send(client, "/samples/guangzhou_claim/", {})).removesuffix("results/")
    assert read(client, base + "check/").all("div", cls="clashes") == []
    answer(client, base + "ask/output.match/", output_match="none")
    clash = "The output is said to share nothing with the work, and the service of Platform to be still able"
    assert clash in read(client, base + "check/").texts("div", cls="clashes")[0]
    assert any(text.startswith(clash) for text in read(client, base + "results/").texts("div", cls="inset"))
    assert clash in read(client, base + "outline/").all("main")[0]["text"]
