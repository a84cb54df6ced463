from __future__ import annotations

from datetime import UTC, datetime

from briefterm.library import clock
from briefterm.store.edits import instant


def test_now_is_a_time_as_the_store_keeps_it() -> None:
    """It is this moment in UTC, cut to milliseconds, in the one form that sorts."""
    before = datetime.now(UTC)
    now = clock.now()
    assert now == instant(now)
    taken = datetime.fromisoformat(now)
    assert before.replace(microsecond=before.microsecond // 1000 * 1000) <= taken
    assert taken <= datetime.now(UTC)
