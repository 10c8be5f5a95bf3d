"""Who does the work: this process, or several."""

from riwaya.runners.runner import Pool, Runner, Serial, runner_for

__all__ = ["Pool", "Runner", "Serial", "runner_for"]
