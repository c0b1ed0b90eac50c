"""Slices spread over processes: each opens the database by itself, and none outlives the one that asked."""

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Self

import django
from django.db import connection

from zhunsheng.record.errors import RecordError
from zhunsheng.record.verify_slice import Part, Progress, Slice, check

_WORTH = 4  # slices for which starting processes is worth its while


def cores() -> int:
    """How many processes are worth having here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew:
    """Verifies slices in this process, or in several where several are asked for and there is work for them."""

    def __init__(self, jobs: int | None) -> None:
        self.jobs = jobs or cores()
        self._pool: ProcessPoolExecutor | None = None
        self._stop: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            if kind:
                self._stop.set()
            self._pool.shutdown(wait=True, cancel_futures=True)

    def check(self, slices: Sequence[Slice], progress: Progress | None = None) -> Iterator[Part]:
        """The parts in the order of the slices.

        Raises what a slice raises, RecordError where a process died. What this transaction has not committed yet
        no other process sees: within one, all is done here.
        """
        alone = self.jobs < 2 or len(slices) < _WORTH or connection.in_atomic_block
        if alone or not self._started():
            for one in slices:
                yield check(one, progress)
            return
        try:
            for future in self._asked(slices):
                part = future.result()
                if progress:
                    progress(part.checked)
                yield part
        except BrokenProcessPool as error:
            raise RecordError(
                "核验没有做完:一个核验进程意外中断(可能内存不足)。请加 --jobs 1 重新核验。"
            ) from error

    def _started(self) -> bool:
        """Whether there are processes; some machines have no semaphores to lead them with."""
        if self._pool is None:
            # A new interpreter, not a copy of this one: connections and threads do not survive a fork.
            context = get_context("spawn")
            try:
                self._stop = context.Event()
                self._pool = ProcessPoolExecutor(self.jobs, context, _begin, (self._stop,))
            except (OSError, ImportError, NotImplementedError):
                # What Python raises where semaphores are full, not compiled in, or too few: then one process does it.
                self.jobs = 1
        return self._pool is not None

    def _asked(self, slices: Sequence[Slice]) -> list[Future[Part]]:
        assert self._pool
        with _interrupts_ignored():  # the processes inherit it: Ctrl-C is for us, who then stop them
            return [self._pool.submit(_check, one) for one in slices]


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Stopped(Exception):
    """Nobody waits for the answer any more."""


_STOP: list[Any] = []


def _begin(stop: Any) -> None:
    """In a new process, before its first slice."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    _STOP.append(stop)


def _end_with_parent() -> None:
    """Killed without a word, a parent leaves its processes waiting for ever: they watch for its end."""
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _check(asked: Slice) -> Part:
    def heard(_more: int) -> None:
        if _STOP[0].is_set():
            raise _Stopped

    return check(asked, heard)
