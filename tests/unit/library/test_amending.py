"""A correction written into a glossary's text: it holds, and nothing else has changed."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from briefterm.library.amending import amendments, applied, taken_back
from briefterm.library.correction import Correction
from briefterm.library.glossary import glossary_entry
from briefterm.model import EntityKind, GlossaryEntry

FORMS = st.sampled_from(
    ["Ada", "ADA", "Ada Lind", "Bank", "O’Neil", "O'Neil", 'a "b"', "\\", "中", "# no", "[[name]]"]
)
KINDS = st.sampled_from([EntityKind.ORG, EntityKind.PERSON, None])
LISTS = ("[{}]", "[\n  {}, # the last\n]", "[ # before\n  {}\n]", "[{},]")


def quoted(text: str) -> str:
    """A TOML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A ``[[name]]`` table as a curator may have written it, with comments; some are faulty."""
    lines = [
        f"name = {quoted(draw(FORMS))} # called",
        f"kind = {quoted(draw(st.sampled_from(['ORG', 'person', 'none', 'WRONG'])))}",
    ]
    aliases = draw(st.lists(FORMS, max_size=3))
    if draw(st.booleans()):
        pattern = draw(st.sampled_from(LISTS)) if aliases else "[]"
        lines.append("aliases = " + pattern.replace("{}", ", ".join(map(quoted, aliases))))
    if draw(st.booleans()):
        lines.append('remark = """\n[[name]]\n# kept"""')
    header = draw(st.sampled_from(["[[name]]", " [[ name ]] # here"]))
    return "\n".join([header, *draw(st.permutations(lines))]) + "\n"


@st.composite
def glossaries(draw: st.DrawFn) -> str:
    """The text of a glossary."""
    gaps = st.sampled_from(["", "\n", "\n\n", "# above\n", "\n# apart\n\n"])
    parts = [draw(gaps) + table for table in draw(st.lists(tables(), max_size=4))]
    end = draw(st.sampled_from(["", "# the end", "\n# the end\n", "[other] # x\nkey = '#'\n"]))
    text = "".join([draw(st.sampled_from(["", "# mine\n", "size = 3\n"])), *parts, end])
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    """A correction, its words being forms of the name."""
    forms = tuple(draw(st.lists(FORMS, min_size=1, max_size=3, unique=True)))
    name = draw(FORMS) if draw(st.booleans()) else forms[0]
    kind = draw(KINDS)
    return Correction(name if kind else forms[0], kind, forms, always=draw(st.booleans()))


def entries(text: str) -> list[GlossaryEntry]:
    """The entries that can be used."""
    read = map(glossary_entry, tomllib.loads(text).get("name", []))
    return [entry for entry in read if isinstance(entry, GlossaryEntry)]


def meant(form: str, known: list[GlossaryEntry]) -> tuple[str, EntityKind | None] | None:
    """What a form stands for: the last entry with it, where entries above all others count last."""
    plain = form.replace("’", "'")
    for entry in sorted(known, key=lambda entry: entry.always, reverse=True):
        same = [other for other in known if other.always == entry.always]
        for other in reversed(same):
            forms = {one.replace("’", "'") for one in (other.name, *other.aliases)}
            if plain in forms | {one.upper() for one in forms if len(one) > 3}:
                return other.name.replace("’", "'"), other.kind
    return None


def rest(text: str) -> list[dict[str, object]]:
    """What tables have that is not the program's."""
    ours = {"name", "kind", "aliases", "always"}
    found = tomllib.loads(text).get("name", [])
    return [{key: value for key, value in table.items() if key not in ours} for table in found]


def in_any_case(forms: list[str]) -> set[str]:
    """Forms with straight apostrophes, in capitals."""
    return {form.replace("’", "'").upper() for form in forms}


def comments(text: str) -> int:
    """How many comments there are, without those inside lists, which go with what is taken out."""
    quoted = text.count('"# no"') + text.count("# the last") + text.count("# before")
    return text.count("#") - quoted


@given(glossaries(), corrections())
def test_a_correction_holds_and_nothing_else_changes(text: str, correction: Correction) -> None:
    """Every form means what was said; comments, order, other keys and other tables stay."""
    changed = applied(text, amendments(text, correction))

    for form in correction.forms:
        found = meant(form, entries(changed))
        assert found is not None
        assert correction.kind is found[1]
        if correction.kind is not None:
            assert correction.name.replace("’", "'") == found[0]
    before, after = tomllib.loads(text), tomllib.loads(changed)
    assert rest(text) == rest(changed)[: len(rest(text))]
    assert len(after["name"]) - len(before.get("name", [])) in (0, 1)
    assert before.get("other") == after.get("other")
    assert comments(text) == comments(changed)
    said = in_any_case([correction.name, *correction.forms])
    for table in before.get("name", []):
        if not said & in_any_case([table["name"], *table.get("aliases", [])]):
            assert table in after["name"]


@given(glossaries(), corrections())
def test_a_correction_made_twice_changes_nothing_more(text: str, correction: Correction) -> None:
    """What is right already is left as it is."""
    once = applied(text, amendments(text, correction))
    assert [] == amendments(once, correction)


@given(glossaries(), corrections())
def test_a_correction_is_taken_back_beside_others_work(text: str, correction: Correction) -> None:
    """What somebody added since stays, and all else is as before."""
    changes = amendments(text, correction)
    changed = applied(text, changes)
    added = '\n[[name]]\nname = "Somebody else’s"\nkind = "LAW"\n'
    undone = taken_back(changed + added, changes)
    if undone is not None:
        assert entries(text + added) == entries(undone)
    if len(changes) == 1 and not changes[0].before and text:
        assert text + added == undone
