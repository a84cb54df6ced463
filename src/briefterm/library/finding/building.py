"""Bringing the concordance up to date: words first, then names and dates, in steps that stay."""

from __future__ import annotations

from hashlib import blake2b
from itertools import compress
from typing import TYPE_CHECKING, Any

from briefterm.errors import BrieftermError
from briefterm.index.folding import words
from briefterm.index.lists import apart
from briefterm.index.query.terms import WORD, Term
from briefterm.index.recording import MANY, Tagged, Text
from briefterm.library.finding import working
from briefterm.library.finding.engines import Engine
from briefterm.library.finding.model import Progress
from briefterm.library.finding.working import Job
from briefterm.library.processes import elsewhere, processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefterm.index.catalogue import Catalogue
    from briefterm.index.concordance import Concordance
    from briefterm.library.tagging import Tagger
    from briefterm.model import Briefing, GlossaryEntry

_TEXTS_AT_ONCE = 500
_JOBS_AT_ONCE = 24
_ALONE = 200  # so few texts are read here before other processes would be ready
_LOOKS = 3


class Builder:
    """Reads texts from a catalogue into a concordance, one update after the other.

    It remembers which briefings the concordance knew after the last one: while nobody else has
    written into it, only those that are others now are looked at.
    """

    def __init__(self, catalogue: Catalogue, concordance: Concordance, tagger: Tagger) -> None:
        self.catalogue = catalogue
        self.concordance = concordance
        self.tagger = tagger
        self._known: Sequence[Briefing] | None = None  # whose words the concordance has
        self._names_known = False
        self._losses: int | None = None  # of the concordance when it knew them

    def update(
        self,
        briefings: Sequence[Briefing],
        progress: Callable[[Progress], object],
        cancelled: Callable[[], bool],
        tell: Callable[[str], object],
        *,
        names: bool,
    ) -> bool:
        """Know the words of all ``briefings``, no others, and their names if asked to.

        False when it was cancelled; what was done until then is kept. ``tell`` is told in one line
        why names are not those of the tagger that was chosen.
        """
        for _ in range(_LOOKS):
            losses = self.concordance.losses
            done = self._words(briefings, progress, cancelled)
            if done and names:
                done = self._names(briefings, progress, cancelled, tell)
            # A file that was lost on the way knows only what came after.
            if losses == self.concordance.losses:
                break
        if done:
            self._losses, self._names_known = losses, names
        return done

    @property
    def lost(self) -> tuple[Sequence[Briefing], bool] | None:
        """What is to be updated with, and whether names are, if what was known was lost."""
        losses = self.concordance.losses
        if self._known is None or self._losses is None or self._losses == losses:
            return None
        return self._known, self._names_known

    def _words(
        self,
        briefings: Sequence[Briefing],
        progress: Callable[[Progress], object],
        cancelled: Callable[[], bool],
    ) -> bool:
        self.concordance.renew()
        gone, changed = self._changes(briefings)
        self._known = None
        self.concordance.forget(gone)
        for start in range(0, len(changed), _TEXTS_AT_ONCE):
            if cancelled():
                return False
            some = changed[start : start + _TEXTS_AT_ONCE]
            texts = self.catalogue.texts([briefing.id for briefing in some])
            self.concordance.take_texts(
                [
                    Text(one, stamp_of(one), digest_of(one), headings, text)
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
        self._known = briefings
        return True

    def _changes(self, briefings: Sequence[Briefing]) -> tuple[list[str], list[Briefing]]:
        """The ids of those that the concordance knows and are gone, and those it does not know."""
        state = self.concordance.state()
        if self._known is not None and self.concordance.followed == state:
            before, after = apart(self._known, briefings)
            present = {briefing.id for briefing in after}
            return [one.id for one in before if one.id not in present], after
        self.concordance.followed = state
        left = {briefing.id: briefing for briefing in briefings}
        gone: list[str] = []

        def look(name: str, stamp: str) -> None:
            briefing = left.get(name)
            if briefing is None:
                gone.append(name)
            elif stamp_of(briefing) == stamp:
                del left[name]

        self.concordance.look_through(look)
        return gone, list(left.values())

    def _keep_own_names(self, briefings: Sequence[Briefing]) -> None:
        own = [_plain(entry) for briefing in briefings for entry in briefing.names]
        if own != (self.concordance.fact("own names") or []):
            self.concordance.keep_fact("own names", own)

    def _names(
        self,
        briefings: Sequence[Briefing],
        progress: Callable[[Progress], object],
        cancelled: Callable[[], bool],
        tell: Callable[[str], object],
    ) -> bool:
        self._follow_glossary()
        engine, left = self._untagged(briefings, tell)
        if not left:
            return True
        number = self.concordance.documents().get
        todo = [one for one in briefings if number(one.id) in left]
        del left  # which may be as large as the library
        done = 0
        for tagged in self._tagged(todo, engine, cancelled, tell):
            self.concordance.take_tagged(tagged, engine.stamp)
            done += len(tagged)
            progress(Progress("names", done, len(todo)))
        return done == len(todo)

    def _untagged(
        self, briefings: Sequence[Briefing], tell: Callable[[str], object]
    ) -> tuple[Engine, set[int]]:
        """The engine that is to read, and what it has not read; the program's own if the other fails."""
        engine = Engine.of(self.tagger, self.tagger.spec)
        left = self.concordance.untagged(engine.stamp)
        if engine.spec and left and briefings:
            try:
                self.tagger.mentions(briefings[0], "")
            except BrieftermError as error:
                tell(f"{error}. Names are those of briefterm's own tagger.")
                engine = Engine.of(self.tagger, "")
                left = self.concordance.untagged(engine.stamp)
        return engine, left

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
        self,
        todo: Sequence[Briefing],
        engine: Engine,
        cancelled: Callable[[], bool],
        tell: Callable[[str], object],
    ) -> Iterator[list[Tagged]]:
        """What is found in the texts, some at a time, until it is cancelled."""
        if engine.spec or len(todo) < _ALONE or processes() == 1:
            yield from self._here(todo, engine, cancelled, tell)
            return
        settings = (self.tagger.glossary.entries, self.tagger.order)
        jobs = self._jobs(todo)
        for _, tagged in elsewhere(working.work, jobs, cancelled, working.set_up, settings):
            yield tagged

    def _jobs(self, todo: Sequence[Briefing]) -> Iterator[list[Job]]:
        documents = self.concordance.documents()
        for start in range(0, len(todo), _JOBS_AT_ONCE):
            some = todo[start : start + _JOBS_AT_ONCE]
            texts = self.catalogue.texts([briefing.id for briefing in some])
            glossary = self.tagger.glossary
            yield [
                Job(
                    documents.get(one.id, 0),
                    texts.get(one.id, ("", ()))[0],
                    one.date,
                    glossary.names_for(one) if one.names else None,
                )
                for one in some
            ]

    def _here(
        self,
        todo: Sequence[Briefing],
        engine: Engine,
        cancelled: Callable[[], bool],
        tell: Callable[[str], object],
    ) -> Iterator[list[Tagged]]:
        """The same without other processes, which few texts and other taggers are not worth."""
        briefings = iter(todo)
        known, order = self.tagger.glossary.entries, self.tagger.order
        for some in self._jobs(todo):
            tagged = []
            for job in some:
                if cancelled():
                    break
                briefing = next(briefings)
                if engine.spec:
                    tagged.append(self._read(job, briefing, tell))
                else:
                    tagged.append(working.read(job, known, order))
            if tagged:
                yield tagged
            if len(tagged) < len(some):
                return

    def _read(self, job: Job, briefing: Briefing, tell: Callable[[str], object]) -> Tagged:
        from briefterm import temporal  # noqa: PLC0415 - engines load at the first text

        mentions = self.tagger.mentions(briefing, job.text, tell)
        dates = temporal.tag(job.text, job.day, order=self.tagger.order)
        return working.tagged(job.doc, job.text, mentions, dates)


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
