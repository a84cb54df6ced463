"""Figures, what they are measured against, and the table of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import groupby
from math import isnan
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Figure:
    """A median; ``target`` is the most that the ratio to ``base``, or else the value, may be."""

    group: str
    what: str
    value: float
    unit: str = "ms"
    base: float | None = None
    target: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times as much as the base."""
        return self.value / self.base if self.base and not isnan(self.value) else None

    @property
    def verdict(self) -> str:
        """Whether the target is met; empty without one, or where nothing was measured."""
        if self.target is None or isnan(self.value):
            return ""
        judged = self.value if self.ratio is None else self.ratio
        return "ok" if judged <= self.target else "MISSED"

    def as_record(self) -> dict[str, object]:
        """The figure for a JSON file."""
        record = {**asdict(self), "ratio": self.ratio, "verdict": self.verdict}
        return {
            key: None if isinstance(value, float) and isnan(value) else value
            for key, value in record.items()
        }


def middle(values: Iterable[float]) -> float:
    """The median, without what was not measured; NaN of nothing."""
    known = [value for value in values if not isnan(value)]
    return median(known) if known else float("nan")


def table(figures: Sequence[Figure]) -> Iterator[str]:
    """The lines of the table, a heading above each group."""
    width = max(len(figure.what) for figure in figures) + 2
    for group, members in groupby(figures, key=lambda figure: figure.group):
        yield ""
        yield f"{group:<{width}} {'figure':>12} {'ratio':>8} {'target':>9}"
        for figure in members:
            yield _line(figure, width)


def _line(figure: Figure, width: int) -> str:
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}x"
    target = "" if figure.target is None else f"{figure.target:g}"
    if target:
        target = f"<= {target}{'x' if figure.ratio is not None else ''}"
    value = "-" if isnan(figure.value) else f"{figure.value:.1f} {figure.unit}"
    return f"{'  ' + figure.what:<{width}} {value:>12} {ratio:>8} {target:>9} {figure.verdict}".rstrip()
