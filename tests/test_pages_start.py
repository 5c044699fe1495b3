"""Begin, open, continue, copy, download, delete; and nobody else gets in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aiclaims.models import Access, Answer, AnswerChange, Matter, Party, ReturnCode
from aiclaims.views.case import law
from tests.pages import Page, answer, read, send, set_up

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


def upload(client: Client, content: bytes | str, name: str = "matter.toml") -> tuple[int, Page, str]:
    raw = content.encode() if isinstance(content, str) else content
    response = client.post("/open/", {"file": SimpleUploadedFile(name, raw)})
    return response.status_code, Page(response.content.decode()), response.headers.get("Location", "")


def test_home_says_what_it_is_and_is_not_before_the_first_question(client: Client) -> None:
    page = read(client, "/")
    terms = dict(zip(page.texts("dt"), page.texts("dd"), strict=True))
    assert terms["What it is not"].startswith("This is not legal advice and no lawyer is involved.")
    assert terms["Where your data lies"].startswith("On the machine that runs this page, in one database.")
    assert all(f.title in terms["Rules it knows"] for f in law().frameworks.values())
    assert page.texts("button", cls="start") == ["Start a matter", "Quick look"]


def test_begin_leads_to_set_up_and_lists_the_matter_on_return(client: Client) -> None:
    base = set_up(client)
    assert "奥特曼 v Platform" in read(client, "/").texts("a")
    assert read(Client(), "/").texts("h2").count("Your matters in this browser") == 0
    assert [a["attrs"]["href"] for a in read(client, "/").all("a") if a["text"] == "奥特曼 v Platform"] == [base]


@pytest.mark.parametrize(
    "path",
    ["", "aim/", "complaint/", "rules/", "parties/", "parties/add/", "parties/2/", "parties/2/remove/",
     "ask/output.match/", "raised/output/", "details/training/", "changes/output.match/", "check/", "check/output/",
     "results/", "reasons/china.liability/2/", "outline/", "outline.pdf", "matter.json", "delete/", "code/"],
)  # fmt: skip
def test_every_page_of_a_matter_is_a_404_for_anybody_else(client: Client, path: str) -> None:
    base = set_up(client)
    stranger = read(Client(), base + path, 404)
    assert stranger.texts("h1") == ["Page not found"]
    assert read(client, base.replace(base[3:11], "00000000") + path, 404).texts("h1") == ["Page not found"]


def test_posts_to_somebody_elses_matter_change_nothing(client: Client) -> None:
    base = set_up(client)
    for path in ("delete/", "copy/", "code/", "code/revoke/", "parties/1/remove/"):
        assert Client().post(base + path).status_code == 404
    assert (Matter.objects.count(), Party.objects.count(), ReturnCode.objects.count()) == (1, 3, 0)


def test_sample_opens_as_a_private_copy_marked_sample(client: Client) -> None:
    first = send(client, "/samples/guangzhou_claim/", {})
    second = send(Client(), "/samples/guangzhou_claim/", {})
    assert first != second
    assert read(client, first).texts("strong", cls="tag-sample") == ["SAMPLE"]
    assert read(client, second, 404).texts("h1") == ["Page not found"]
    assert client.post("/samples/no_such_sample/").status_code == 404


def test_samples_stand_under_reported_readers_and_our_own(client: Client) -> None:
    page = read(client, "/samples/")
    headings = page.texts("h2")
    assert headings[:2] == ["Reported cases", "Invented by outside readers"]
    assert all(h.startswith("Invented: ") for h in headings[2:])
    reported, by_readers = (
        [f["attrs"]["action"] for f in page.all("form") if any(up is group for up in f["in"])]
        for group in page.all("ul", cls="samples")[:2]
    )
    assert "/samples/guangzhou_claim/" in reported
    assert by_readers == [f"/samples/{p.stem}/" for p in sorted(FIXTURES.glob("reader_*.toml"))] != []


def test_download_opens_again_as_the_same_matter(client: Client) -> None:
    base = set_up(client)
    answer(client, base + "ask/output.match/", output_match="part", output_match_note="וגם 𝔸 \u202eback")
    response = client.get(base + "matter.json")
    status, _, location = upload(client, response.content, "x.json")
    assert status == 302
    assert json.loads(client.get(location + "matter.json").content) == json.loads(response.content)
    assert json.loads(response.content)["fact"][0]["note"] == "וגם 𝔸 \u202eback"


def test_file_names_hold_no_client_text(client: Client) -> None:
    base = set_up(client)
    reference = Matter.objects.get().reference
    assert (
        client.get(base + "matter.json")
        .headers["Content-Disposition"]
        .startswith(f'attachment; filename="matter-{reference}-')
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "That file is empty. Choose another."),
        (b"\xff\xfe\x00", "That file is not UTF-8 text. Save it as UTF-8 and open it again."),
        ("[matter", "That file is neither valid TOML nor valid JSON: "),
        ('{"matter": ', "That file is neither valid TOML nor valid JSON: "),
        ("{" + '"a":{' * 100_000, "That file is nested too deeply to be a matter file."),
        ('{"matter": {"aim": "\\ud800"}}', "That file is not UTF-8 text. Save it as UTF-8 and open it again."),
        ('{"matter": {"title": "a\\u0000"}}', "That file holds a character that cannot be stored (a NUL byte)."),
        ("title = 1", "the file: unknown key 'title'"),
        (b"#" * 1_000_001, "That file has 1,000,001 bytes. A matter file has at most 1,000,000, an outline"),
    ],
    ids=["empty", "binary", "bad toml", "bad json", "deep", "half a character", "nul", "other toml", "big"],
)  # fmt: skip
def test_broken_file_is_refused_with_a_clear_sentence(client: Client, content: bytes | str, problem: str) -> None:
    status, page, _ = upload(client, content)
    assert status == 422
    assert any(problem in error for error in page.errors) or problem.startswith("the file"), page.errors
    assert page.texts("title")[0].startswith("Error: ")
    assert Matter.objects.count() == 0


def test_broken_matter_file_lists_every_problem_at_the_field(client: Client) -> None:
    status, page, _ = upload(
        client,
        '[matter]\naim = "infringement_claim"\nframeworks = ["china"]\n'
        '[[fact]]\nquestion = "output.match"\nvalue = "same-ish"\n[[fact]]\nquestion = "output.mach"\nvalue = "yes"\n',
    )
    assert status == 422
    assert len(page.errors) == 2
    assert "'same-ish' is no option" in page.errors[0]
    assert "did you mean 'output.match'?" in page.errors[1]
    assert page.texts("div", cls="error") == [" ".join(f"Error: {error}" for error in page.errors)]


def test_no_file_chosen_says_so(client: Client) -> None:
    assert send(client, "/open/", {}, 422).errors == ["Choose a file first."]


def test_return_code_opens_the_matter_in_another_browser_until_it_is_stopped(client: Client) -> None:
    base = set_up(client)
    code = send(client, base + "code/", {}, 200).texts("p", cls="code")[0]
    assert read(client, base + "code/").texts("p", cls="code") == []
    other, third = Client(), Client()
    assert send(other, "/continue/", {"code": f" {code.lower()} "}) == base
    assert read(other, base).texts("h1") == ["奥特曼 v Platform"]
    send(client, base + "code/revoke/", {})
    assert send(third, "/continue/", {"code": code}, 422).errors == [
        "No matter has this code. Check it, or make a new code on the other device."
    ]
    assert other.get(base).status_code == 404
    assert client.get(base).status_code == 200


def test_return_code_cannot_be_guessed_in_bulk(client: Client) -> None:
    code = send(client, set_up(client) + "code/", {}, 200).texts("p", cls="code")[0]
    guesser = Client()
    for _ in range(10):
        send(guesser, "/continue/", {"code": "AAAAA-AAAAA-AAAAA-AAAAA"}, 422)
    assert send(guesser, "/continue/", {"code": code}, 422).errors == [
        "Too many wrong codes came from here. Wait ten minutes, then try again."
    ]


def test_wrong_codes_shut_out_an_address_but_not_everybody_behind_a_proxy(client: Client) -> None:
    code = send(client, set_up(client) + "code/", {}, 200).texts("p", cls="code")[0]
    for address in ("203.0.114.7", "10.0.0.1"):
        guesser = Client(REMOTE_ADDR=address)
        for _ in range(10):
            send(guesser, "/continue/", {"code": "AAAAA-AAAAA-AAAAA-AAAAA"}, 422)
    assert len(send(Client(REMOTE_ADDR="203.0.114.7"), "/continue/", {"code": code}, 422).errors) == 1
    assert send(Client(REMOTE_ADDR="10.0.0.1"), "/continue/", {"code": code}).startswith("/m/")


def test_beginning_twice_without_a_word_is_one_matter(client: Client) -> None:
    first = send(client, "/begin/", {})
    assert send(client, "/begin/", {}) == first
    send(client, first, {"aim": "infringement_claim", "complaint": ["output"], "frameworks": ["china"]})
    assert send(client, "/begin/", {}) != first
    assert Matter.objects.count() == 2


def test_code_page_asks_for_a_code(client: Client) -> None:
    assert send(client, "/continue/", {"code": " "}, 422).errors == ["Enter the return code."]


def test_copy_is_a_matter_of_its_own(client: Client) -> None:
    base = set_up(client)
    answer(client, base + "ask/output.match/", output_match="part")
    copy = send(client, base + "copy/", {})
    answer(client, copy + "ask/output.match/", output_match="style")
    facts = [json.loads(client.get(a + "matter.json").content)["fact"][0]["value"] for a in (base, copy)]
    assert facts == ["part", "style"]
    assert read(client, copy).texts("h1") == ["奥特曼 v Platform (copy)"]


def test_delete_asks_first_and_then_deletes_for_good(client: Client) -> None:
    base = set_up(client)
    answer(client, base + "ask/output.match/", output_match="part")
    page = read(client, base + "delete/")
    assert page.texts("h1") == ["Delete this matter for good?"]
    assert page.texts("p")[1].startswith("This deletes 3 parties and 1 answer with their history")
    assert send(client, base + "delete/", {}) == "/deleted/"
    kept = [m.objects.count() for m in (Matter, Party, Answer, AnswerChange, Access)]
    assert kept == [0, 0, 0, 0, 0]
    assert read(client, base, 404).texts("h1") == ["Page not found"]


def test_names_are_marked_with_their_language(client: Client) -> None:
    base = set_up(client, [("株式会社アニメ Inc", ["owns_work"]), ("奥特曼 <b>", ["runs_service"])])
    page = read(client, base + "parties/")
    headings = [h for h in page.all("h2") if h["text"].strip()]
    spans = [(s["attrs"]["lang"], s["text"]) for s in page.all("span") if any(h in s["in"] for h in headings)]
    assert spans == [("ja", "株式会社アニメ"), ("zh-Hans", "奥特曼")]
    assert page.texts("h2")[1] == "奥特曼 <b>"
