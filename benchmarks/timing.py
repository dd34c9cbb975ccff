"""Measuring: medians of rounds in alternation, and the peak memory of a fresh process."""

from __future__ import annotations

import gc
import statistics
import time
from multiprocessing import get_context
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EVERY_SECONDS = 0.005
MIB = 1024 * 1024


def medians(jobs: Mapping[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    """Return the median seconds of each job.

    The jobs take turns, so that a machine that slows down or warms up slows or warms all alike.
    One round before is not counted.
    """
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for counted in [False] + [True] * rounds:
        gc.collect()
        for name, job in jobs.items():
            begin = time.perf_counter()
            job()
            seconds = time.perf_counter() - begin
            if counted:
                taken[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def peak_memory(job: Callable[..., object], *given: object) -> float:
    """Return the most memory, in MiB, that a fresh process held while it ran ``job(*given)``.

    The memory is looked at every few milliseconds; a shorter peak may be missed.
    """
    process = get_context("spawn").Process(target=job, args=given)
    process.start()
    watched = psutil.Process(process.pid)
    peak = 0
    while process.is_alive():
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(EVERY_SECONDS)
    process.join()
    if process.exitcode:
        raise RuntimeError(f"the measured process ended with {process.exitcode}")
    return peak / MIB
