"""From a question to the statement its answer makes: "Was the work used?" to "The work was not used".

Only openings we are sure of are turned (auxiliary, subject, a verb we know). Anything else gives None and is quoted.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BE, HAVE, DO = _words("is are was were"), _words("has have had"), _words("did does do")
AUXILIARIES = BE | HAVE | DO | _words("can could will would must may should")
ADVERBS = _words("still also already ever first itself knowingly clearly openly expressly usually often")
ANYBODY = {"anybody": ("somebody", "nobody"), "anyone": ("someone", "no one"), "anything": ("something", "nothing")}
NONE = {"any": "no", "a": "no", "an": "no", "another": "no other", "more": "no more"}
PRONOUNS = _words("it they there this that people users somebody someone")
NEVER_BEFORE_A_VERB = _words("of by for from with to a an the such")
IRREGULAR = {
    pair.split(":")[0]: pair.split(":")[1]
    for pair in _words(
        "make:made put:put keep:kept give:gave get:got take:took know:knew tell:told write:wrote run:ran have:had "
        "build:built let:let set:set sell:sold choose:chose hold:held come:came leave:left pay:paid show:showed "
        "do:did draw:drew mean:meant go:went lose:lost find:found see:saw say:said stop:stopped permit:permitted "
        "label:labelled"
    )
}
REGULAR = _words(
    "remove use train shape add allow copy publish aim intend ask act own share want need warn create enter try obtain "
    "suffer change notify download earn charge receive answer yield produce belong offer apply include mark exceed "
    "claim generate contain reproduce expect carry provide work cover look reach depend count identify mention prove "
    "appear remain infringe invoke switch cost feed store disclose register agree consent license compete serve "
    "check correct"
)
BASE = REGULAR | IRREGULAR.keys()
AFTER_BE = _words(
    "made used put taken trained on in at under part known widely a an the about built able enough good more sold "
    "given shown available gone down original human specifically well kept likely open ready met done removed found "
    "within outside missing similar literary capable expressible there similar fed set up meant intended clear very "
    "left"
)
AFTER_HAVE = frozenset(IRREGULAR.values()) | _words(
    "been taken given known gone shown written done a an any the no seen spent"
)
SECOND = re.compile(r"\bto \w+ (?:or|and) \w+|^(?:or|and) \w+|\b(?:or|and) \w+\b")
TOKEN = re.compile(r"\{party\}(?:'s|’s)?|[\w'’-]+|[^\w\s]")


def statement(ask: str, yes: bool) -> str | None:
    """What "yes" or "no" to this question states, without a full stop; None if the question cannot be turned."""
    lead, text = _lead(ask)
    if (split := _split(text)) is None:
        return None
    said = lead + _stated(*split, yes)
    return said[0].upper() + said[1:]


def whether(ask: str) -> str | None:
    """ "whether the work was used"; None if the question cannot be turned."""
    lead, text = _lead(ask)
    if (split := _split(text)) is None or split[1].split()[0] in ANYBODY:
        return None
    return f"whether{', ' + lead[0].lower() + lead[1:] if lead else ' '}{_stated(*split, True)}"


def _lead(ask: str) -> tuple[str, str]:
    """An opening such as "Under the law that applies, " apart from the question."""
    found = re.match(r"((?:Under|In|By|For) [^,?]+, )(.+)", ask.strip())
    return (found[1], found[2]) if found else ("", ask.strip())


def event(ask: str) -> str | None:
    """ "When was the work published?" to "The work was published"; None if the question cannot be turned."""
    text = ask.strip()
    return statement(text[5].upper() + text[6:], True) if text.startswith("When ") and len(text) > 6 else None


def topic(ask: str) -> str:
    """ "What does the output share with the work?" to "What the output shares with the work", ready for a colon."""
    text = ask.strip().rstrip("?")
    if plain := re.fullmatch(r"What (?:is|are) (the [\w ]+)", text):
        return plain[1][0].upper() + plain[1][1:]
    for word in re.finditer(r"\b[a-z]+\b", text):
        if word[0] in AUXILIARIES and word.start() > 0:
            split = _split(text[word.start() :] + "?")
            return text[: word.start()] + _stated(*split, True) if split else text
    return text


def indirect(ask: str) -> str | None:
    """ "What does the output share?" to "what the output shares"; None if the question cannot be turned."""
    text = ask.strip()
    if plain := re.fullmatch(r"What (is|are) (the [\w ]+)\?", text):
        return f"what {plain[2]} {plain[1]}"
    if text.split(" ")[0].lower() in AUXILIARIES or not text.endswith("?") or "?" in text[:-1]:
        return whether(ask)
    said = topic(ask)
    return said[0].lower() + said[1:]


def _stated(aux: str, subject: str, rest: str, yes: bool) -> str:
    first, _, more = subject.partition(" ")
    if first in ANYBODY:
        return f"{ANYBODY[first][not yes]} {_positive(aux, rest)}"
    if yes:
        whose = f"some {more}" if first == "any" else subject
        return f"{whose} {_positive(aux, rest)}".replace(" any ", " some ").replace(" ever ", " ")
    if first in NONE:
        return f"{NONE[first]} {more} {_positive(aux, rest)}"
    if rest.startswith("still "):
        return f"{subject} {_positive(aux, rest)}".replace(" still ", " no longer ", 1)
    return f"{subject} {aux}{'' if aux == 'can' else ' '}not {rest}"


def _split(ask: str) -> tuple[str, str, str] | None:
    """(auxiliary, subject, the rest) of a single plain yes/no question."""
    text = ask.strip()
    if not text.endswith("?") or "?" in text[:-1] or ". " in text or ":" in text:
        return None
    aux, _, after = text[:-1].strip().partition(" ")
    aux = aux.lower()
    end = _end_of_subject(after, aux) if aux in AUXILIARIES else None
    return None if end is None else (aux, after[:end].strip(), after[end:].strip())


def _end_of_subject(text: str, aux: str) -> int | None:
    after = AFTER_BE if aux in BE else AFTER_HAVE if aux in HAVE else BASE
    before = ""
    for token in TOKEN.finditer(text):
        word = token[0]
        if not before and (word in PRONOUNS or word in ANYBODY or word == "{party}"):
            return token.end()
        known = word in after or word in ADVERBS or (aux in BE | HAVE and re.fullmatch(r"\w{3,}ed", word) is not None)
        if before and known and before not in NEVER_BEFORE_A_VERB and not text[token.start() :].startswith("in suit"):
            return token.start()
        if word in ",;(":
            return None
        before = word
    return None


def _positive(aux: str, rest: str) -> str:
    if aux not in DO:
        return f"{aux} {rest}".strip()
    words = rest.split(" ")
    lead = []
    while len(words) > 1 and words[0] in ADVERBS:
        lead.append(words.pop(0))
    tail = SECOND.sub(lambda m: _second(aux, m), " ".join(words[1:]), count=1)
    return " ".join(w for w in (*lead, _inflected(aux, words[0]), tail) if w)


def _second(aux: str, found: re.Match[str]) -> str:
    """A second verb after "or" or "and" goes like the first; an infinitive stays."""
    if found[0].startswith("to "):
        return found[0]
    joint, word = found[0].split(" ")
    return f"{joint} {_inflected(aux, word) if word in BASE else word}"


def _inflected(aux: str, verb: str) -> str:
    if aux == "do":
        return verb
    y = re.sub(r"(?<![aeo])y$", "i", verb)
    if aux == "did":
        return IRREGULAR.get(verb) or y + ("d" if y.endswith("e") else "ed")
    if verb in ("have", "do", "go"):
        return {"have": "has", "do": "does", "go": "goes"}[verb]
    return y + ("es" if y != verb or verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
