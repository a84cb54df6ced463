"""What a reader may say of a name that is wrong, and the rows in which that is offered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefterm.model import EntityKind
from briefterm.tui.card import KINDS, forms_of, heading_row
from briefterm.tui.lights import LIGHT_OF
from briefterm.tui.widgets.panel_rows import PanelRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefterm.model import Article, Briefing, GlossaryEntry, Mention, Span

_MOST = 200  # names offered at once; typing brings the others


@dataclass(frozen=True)
class Subject:
    """Words that are to be put right: a name of the article, or a selection that is none yet.

    ``forms`` are those of the name in the article, ``form`` the one that was pointed at; ``kind``
    is None for a selection.
    """

    name: str
    kind: EntityKind | None
    forms: tuple[str, ...]
    form: str

    @property
    def alone(self) -> Subject:
        """The form that was pointed at, without the others."""
        return replace(self, name=self.form, forms=(self.form,))


@dataclass(frozen=True)
class Answer:
    """What the reader says of a subject: another kind, no name, or (``rename``) another name."""

    subject: Subject
    kind: EntityKind | None = None
    rename: bool = False


@dataclass(frozen=True)
class Offer:
    """A name that a subject may be another form of.

    ``count`` is that of its mentions in the article, ``aliases`` are what a curator calls it.
    """

    name: str
    kind: EntityKind
    count: int = 0
    aliases: tuple[str, ...] = ()

    def rank(self, folded: str) -> int | None:
        """How well what was typed matches, 0 the best; None if it does not."""
        name = self.name.casefold()
        if name.startswith(folded):
            return 0
        aliases = [alias.casefold() for alias in self.aliases]
        if f" {folded}" in name or folded in aliases:
            return 1
        return 2 if any(folded in form for form in (name, *aliases)) else None


def subject_of(article: Article, mention: Mention) -> Subject:
    """The name that a mention is of, with its forms in the article."""
    form = article.document.text[mention.start : mention.end]
    return Subject(mention.name, mention.kind, tuple(forms_of(article, mention.name)), form)


def selected_subject(article: Article, span: Span) -> Subject | None:
    """A selection as a name that was not found; None if it is not whole words of one line."""
    text = article.document.text
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    words = words.strip()
    end = start + len(words)
    cut = _joined(text, start) or _joined(text, end)
    if cut or "\n" in words or not any(map(str.isalnum, words)):
        return None
    return Subject(words, None, (words,), words)


def _joined(text: str, offset: int) -> bool:
    """Whether a word goes on at an offset."""
    return 0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum()


def answer_rows(subject: Subject) -> list[PanelRow]:
    """Everything that can be said of a subject, a row each."""
    rows = [_kind_row(subject, kind) for kind in EntityKind]
    rows.append(_row("The same as another name …", Answer(subject, rename=True), "m"))
    if subject.kind is None:
        return rows
    rows.append(_row("Not a name", Answer(subject), "n"))
    if len(subject.forms) > 1:
        one = f"“{subject.form}”"
        rows += [
            heading_row(f"Only {one}, and not {_others(subject)}"),
            _row(f"{one} is another name …", Answer(subject.alone, rename=True)),
            _row(f"{one} is not a name", Answer(subject.alone)),
        ]
    return rows


def _others(subject: Subject) -> str:
    others = [f"“{form}”" for form in subject.forms if form != subject.form]
    return ", ".join(others[:2]) + (", …" if len(others) > 2 else "")  # noqa: PLR2004 - room for two


def _kind_row(subject: Subject, kind: EntityKind) -> PanelRow:
    light = LIGHT_OF[kind]
    words = KINDS[kind][0].upper() + KINDS[kind][1:]
    tail = "  ✓" if kind is subject.kind else ""
    last = kind is list(EntityKind)[-1]
    answer = Answer(subject, kind)
    return PanelRow(((words, light, 1),), subject=answer, light=light, gap=last, tail=tail)


def _row(words: str, answer: Answer, key: str = "") -> PanelRow:
    tail = f"  {key}" if key else ""
    return PanelRow(((words, "row", 1),), subject=answer, light="accent", gap=False, tail=tail)


def offers(article: Article, entries: Iterable[GlossaryEntry], subject: Subject) -> list[Offer]:
    """Names of the article, the most mentioned first, then those of a glossary."""
    counts = Counter(mention.name for mention in article.mentions)
    curated = {entry.name: entry for entry in entries if entry.kind is not None}
    own = {mention.name: mention.kind for mention in article.mentions}
    others = {name: entry.kind for name, entry in sorted(curated.items()) if name not in own}
    return [
        Offer(name, kind, counts[name], curated[name].aliases if name in curated else ())
        for name, kind in (
            *sorted(own.items(), key=lambda item: (-counts[item[0]], item[0])),
            *others.items(),
        )
        if kind is not None and name != subject.name
    ]


def matching(every: Iterable[Offer], typed: str) -> list[Offer]:
    """The offers that match what was typed, the best first."""
    folded = " ".join(typed.split()).casefold()
    ranked = ((offer.rank(folded), offer) for offer in every)
    found = [(rank, offer) for rank, offer in ranked if rank is not None]
    return [offer for _, offer in sorted(found, key=lambda pair: pair[0])][:_MOST]


def offer_rows(found: Sequence[Offer], typed: str, subject: Subject) -> list[PanelRow]:
    """Rows of the offers that match what was typed; last, that as a new name."""
    wanted = " ".join(typed.split())
    rows = [_offer_row(offer) for offer in found]
    new = wanted not in {subject.name, *(offer.name for offer in found)}
    if wanted and subject.kind is not None and new:
        words = f"“{wanted}”, a name of its own"
        offer = Offer(wanted, subject.kind)
        rows.append(PanelRow(((words, "row", 1),), subject=offer, light="accent", gap=False))
    return rows


def _offer_row(offer: Offer) -> PanelRow:
    light = LIGHT_OF[offer.kind]
    tail = f"  ×{offer.count}" if offer.count else "  glossary"
    parts = ((offer.name, light, 1),)
    return PanelRow(parts, subject=offer, light=light, gap=False, tail=tail)


@dataclass(frozen=True)
class Change:
    """What is to be written: words name an entity of a kind, or are no name; and that as words."""

    name: str
    kind: EntityKind | None
    forms: tuple[str, ...]
    label: str


@dataclass(frozen=True)
class Reach:
    """How far a correction reaches, and what it is made from.

    ``briefings`` are those in which it is to hold whatever they say of their own names; ``forms``
    are further words that it is about, found out in a worker; ``offers`` are other names that match
    what was typed, and ``done`` follows once it is on disk.
    """

    briefings: Callable[[], Iterable[Briefing]]
    forms: Callable[[], tuple[str, ...]]
    offers: Callable[[str], list[Offer]]
    done: Callable[[Change], object]


def change_of(answer: Answer, offer: Offer | None = None) -> Change:
    """What an answer writes; ``offer`` is the other name where that was asked for."""
    subject = answer.subject
    if offer is not None:
        # What a glossary knew under the name goes along.
        forms = tuple(dict.fromkeys((subject.name, *subject.forms)))
        return Change(offer.name, offer.kind, forms, f"{subject.name} is {offer.name}")
    if answer.kind is None:
        name = subject.name if subject.name in subject.forms else subject.forms[0]
        return Change(name, None, subject.forms, f"“{name}” is no name")
    label = f"{subject.name} · {KINDS[answer.kind]}"
    return Change(subject.name, answer.kind, subject.forms, label)
