"""Work on many texts in processes of their own, each started afresh.

What they run must be a function of a module, with arguments that can be pickled. They are ended
with the last result, and when nobody wants more of them.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import redirect_stderr
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    _Job = TypeVar("_Job")
    _Result = TypeVar("_Result")

_MOST = 8
_POLL_SECONDS = 0.1


def processes() -> int:
    """How many processes may work at the same time: one for each core, up to eight."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return min(cores, _MOST)


def elsewhere(
    work: Callable[[_Job], _Result],
    jobs: Iterable[_Job],
    cancelled: Callable[[], bool],
    set_up: Callable[..., None] | None = None,
    settings: tuple[object, ...] = (),
) -> Iterator[tuple[_Job, _Result]]:
    """Each job and what ``work`` makes of it, in any order, until it is ``cancelled``.

    ``set_up`` is called first in each process with the ``settings``. Where processes cannot be
    started, or one is ended from outside, the jobs that were not done are done here.
    """
    import multiprocessing  # noqa: PLC0415 - takes longer to load than most starts may
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    _let_processes_start()
    many = processes()
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(many, context, _begin, (set_up, settings))
    waiting = iter(jobs)
    pending: dict[Future[_Result], _Job] = {}
    left: list[_Job] = []

    def hand_out(count: int) -> None:
        for job in islice(waiting, count):
            left.append(job)  # until a process has it
            pending[pool.submit(work, job)] = job
            left.pop()

    try:
        hand_out(2 * many)
        while pending and not cancelled():
            for future in wait(pending, _POLL_SECONDS, FIRST_COMPLETED).done:
                result = future.result()
                yield pending.pop(future), result
                hand_out(1)
        pending.clear()
    except (BrokenProcessPool, OSError):
        left += pending.values()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    if set_up is not None:
        set_up(*settings)
    for group in (left, waiting):
        for job in group:
            if cancelled():
                return
            yield job, work(job)


def _let_processes_start() -> None:
    """Start what multiprocessing needs before its first process.

    It hands the number of the file behind ``sys.stderr`` on, and a screen's stand-in has none.
    """
    if os.name != "posix":
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - as above

    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


def _begin(set_up: Callable[..., None] | None, settings: tuple[object, ...]) -> None:
    """Begin a process; an interruption is for the one that started it, and both end together."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if set_up is not None:
        set_up(*settings)


def _end_with_parent() -> None:
    """Wait for the end of the process that started this one, which may have been killed."""
    from multiprocessing import parent_process  # noqa: PLC0415 - as above

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
