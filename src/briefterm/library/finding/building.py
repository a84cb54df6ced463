"""Bringing the concordance up to date: words first, then names and dates, in steps that stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from itertools import compress
from typing import TYPE_CHECKING, Any

from briefterm import __version__
from briefterm.errors import BrieftermError
from briefterm.index.folding import words
from briefterm.index.query.terms import WORD, Term
from briefterm.index.recording import MANY, Tagged, Text
from briefterm.library.finding import working
from briefterm.library.finding.model import Progress
from briefterm.library.finding.working import Job
from briefterm.library.processes import elsewhere, processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefterm.index import Catalogue, Concordance
    from briefterm.library.tagging import Tagger
    from briefterm.model import Briefing, GlossaryEntry

_TEXTS_AT_ONCE = 500
_JOBS_AT_ONCE = 24
_ALONE = 200  # so few texts are read here before other processes would be ready
_LOOKS = 3
_VERSION = 1  # of what is kept of a text beside its names and dates


@dataclass(frozen=True)
class Builder:
    """Reads texts from a catalogue into a concordance.

    ``tell`` is told in one line why names are not those of the tagger that was chosen.
    """

    catalogue: Catalogue
    concordance: Concordance
    tagger: Tagger
    tell: Callable[[str], object] = field(default=lambda _: None)

    def update(
        self,
        briefings: Sequence[Briefing],
        progress: Callable[[Progress], object],
        cancelled: Callable[[], bool],
        *,
        names: bool,
    ) -> bool:
        """Know the words of all ``briefings``, no others, and their names if asked to.

        False when it was cancelled; what was done until then is kept.
        """
        for _ in range(_LOOKS):
            losses = self.concordance.losses
            done = self._words(briefings, progress, cancelled)
            if done and names:
                done = self._names(briefings, progress, cancelled)
            # A file that was lost on the way knows only what came after.
            if losses == self.concordance.losses:
                break
        return done

    def _words(
        self,
        briefings: Sequence[Briefing],
        progress: Callable[[Progress], object],
        cancelled: Callable[[], bool],
    ) -> bool:
        self.concordance.renew()
        known = self.concordance.stamps()
        stamps = {briefing.id: stamp_of(briefing) for briefing in briefings}
        self.concordance.forget(known.keys() - stamps.keys())
        changed = [one for one in briefings if known.get(one.id) != stamps[one.id]]
        for start in range(0, len(changed), _TEXTS_AT_ONCE):
            if cancelled():
                return False
            some = changed[start : start + _TEXTS_AT_ONCE]
            texts = self.catalogue.texts([briefing.id for briefing in some])
            self.concordance.take_texts(
                [
                    Text(one, stamps[one.id], digest_of(one), headings, text)
                    for one in some
                    if one.id in texts
                    for text, headings in (texts[one.id],)
                ]
            )
            progress(Progress("words", start + len(some), len(changed)))
        if len(changed) >= MANY:
            self.concordance.learn_vocabulary()
        if changed:
            self._keep_own_names(briefings)
        return True

    def _keep_own_names(self, briefings: Sequence[Briefing]) -> None:
        own = [_plain(entry) for briefing in briefings for entry in briefing.names]
        if own != (self.concordance.fact("own names") or []):
            self.concordance.keep_fact("own names", own)

    def _names(
        self,
        briefings: Sequence[Briefing],
        progress: Callable[[Progress], object],
        cancelled: Callable[[], bool],
    ) -> bool:
        self._follow_glossary()
        engine, numbers = self._untagged(briefings)
        by_id = {briefing.id: briefing for briefing in briefings}
        todo = [(doc, by_id[name]) for doc, name in numbers if name in by_id]
        done = 0
        for tagged in self._tagged(todo, engine, cancelled):
            self.concordance.take_tagged(tagged, engine.stamp)
            done += len(tagged)
            progress(Progress("names", done, len(todo)))
        return done == len(todo)

    def _untagged(self, briefings: Sequence[Briefing]) -> tuple[Engine, list[tuple[int, str]]]:
        """The engine that is to read, and what it has not read; the program's own if the other fails."""
        engine = Engine.of(self.tagger, self.tagger.spec)
        numbers = self.concordance.untagged(engine.stamp)
        if engine.spec and numbers and briefings:
            try:
                self.tagger.mentions(briefings[0], "")
            except BrieftermError as error:
                self.tell(f"{error}. Names are those of briefterm's own tagger.")
                engine = Engine.of(self.tagger, "")
                numbers = self.concordance.untagged(engine.stamp)
        return engine, numbers

    def _follow_glossary(self) -> None:
        """Have the texts tagged anew that a change of the glossary concerns."""
        entries = [_plain(entry) for entry in self.tagger.glossary.entries]
        known = self.concordance.fact("glossary")
        if known == entries:
            return
        # The order of entries counts where two have the same form, which both are looked for then.
        changed = [one for one in entries if one not in (known or [])]
        changed += [one for one in known or [] if one not in entries]
        if not changed:
            changed = entries
        forms = {form for name, _, aliases, _ in changed for form in (name, *aliases)}
        stale: set[int] = set()
        for term in filter(None, map(_phrase, forms)):
            row = self.concordance.answering(term)
            stale.update(compress(range(len(row)), row))
        self.concordance.keep_fact("glossary", entries, stale)

    def _tagged(
        self, todo: Sequence[tuple[int, Briefing]], engine: Engine, cancelled: Callable[[], bool]
    ) -> Iterator[list[Tagged]]:
        """What is found in the texts, some at a time, until it is cancelled."""
        if engine.spec or len(todo) < _ALONE or processes() == 1:
            yield from self._here(todo, engine, cancelled)
            return
        settings = (self.tagger.glossary.entries, self.tagger.order)
        jobs = self._jobs(todo)
        for _, tagged in elsewhere(working.work, jobs, cancelled, working.set_up, settings):
            yield tagged

    def _jobs(self, todo: Sequence[tuple[int, Briefing]]) -> Iterator[list[Job]]:
        for start in range(0, len(todo), _JOBS_AT_ONCE):
            some = todo[start : start + _JOBS_AT_ONCE]
            texts = self.catalogue.texts([briefing.id for _, briefing in some])
            glossary = self.tagger.glossary
            yield [
                Job(
                    doc,
                    texts.get(one.id, ("", ()))[0],
                    one.date,
                    glossary.names_for(one) if one.names else None,
                )
                for doc, one in some
            ]

    def _here(
        self, todo: Sequence[tuple[int, Briefing]], engine: Engine, cancelled: Callable[[], bool]
    ) -> Iterator[list[Tagged]]:
        """The same without other processes, which few texts and other taggers are not worth."""
        briefings = dict(todo)
        known, order = self.tagger.glossary.entries, self.tagger.order
        for some in self._jobs(todo):
            tagged = []
            for job in some:
                if cancelled():
                    break
                if engine.spec:
                    tagged.append(self._read(job, briefings[job.doc]))
                else:
                    tagged.append(working.read(job, known, order))
            if tagged:
                yield tagged
            if len(tagged) < len(some):
                return

    def _read(self, job: Job, briefing: Briefing) -> Tagged:
        from briefterm import temporal  # noqa: PLC0415 - engines load at the first text

        mentions = self.tagger.mentions(briefing, job.text, self.tell)
        dates = temporal.tag(job.text, job.day, order=self.tagger.order)
        return working.tagged(job.doc, job.text, mentions, dates)


@dataclass(frozen=True, slots=True)
class Engine:
    """What finds names and dates; ``spec`` is empty for the program's own tagger of names."""

    spec: str
    stamp: str

    @classmethod
    def of(cls, tagger: Tagger, spec: str) -> Engine:
        """The engine with a stamp of its version; the glossary is followed entry by entry.

        In a checkout engines change without the version, so their files' times are looked at too.
        """
        parts = (__version__, tagger.order, _newest_engine(), _VERSION, spec)
        return cls(spec, " ".join(map(str, parts)))


@cache
def _newest_engine() -> int:
    """When a file of the engines was changed last, in nanoseconds."""
    from pathlib import Path  # noqa: PLC0415 - only here at run time

    home = Path(__file__).parent.parent.parent
    files = [*home.glob("entities/**/*"), *home.glob("temporal/**/*")]
    times = (file.stat().st_mtime_ns for file in files if "__pycache__" not in file.parts)
    return max(times, default=0)


def stamp_of(briefing: Briefing) -> str:
    """What is another text when the briefing's file is another one."""
    return f"{briefing.mtime_ns} {briefing.size} {briefing.text_sha256[:16]}"


def digest_of(briefing: Briefing) -> bytes:
    """What is another value when something is that words, names or dates are derived from."""
    parts = [
        briefing.title,
        briefing.source,
        briefing.author,
        briefing.tags,
        briefing.summary,
        briefing.text_sha256,
        briefing.date.isoformat() if briefing.date else None,
        [_plain(entry) for entry in briefing.names],
    ]
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _phrase(form: str) -> Term | None:
    """What texts are looked for with that ``form`` could name something in; its end may differ."""
    tokens = tuple(words(form))
    return Term(WORD, form, tokens, prefix=True) if tokens else None


def _plain(entry: GlossaryEntry) -> list[Any]:
    return [entry.name, entry.kind.value if entry.kind else None, list(entry.aliases), entry.always]
