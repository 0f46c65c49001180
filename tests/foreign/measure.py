"""How well foreign scorecards are read: ``python -m tests.foreign.measure --seeds 2 --set second``.

For every form a layout is adopted from copy A, and copy B, another agent's, is read with it: as
they are; A not filled in; each kind of change made to both; several changes at once; each break
made to B alone; and B of another form of the same set. Counts what was read as the truth, refused
or found fault with, and read wrong. The last must be none.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter

from tests.foreign.adapter import Outcome, adopt_and_read
from tests.foreign.breaks import BREAKS
from tests.foreign.changes import CHANGES, blank, changed
from tests.foreign.form import Form
from tests.foreign.forms import ADOPTABLE, FORMS, SETS, copies, set_of
from tests.foreign.paper import workbook
from tests.foreign.verdict import Judged, Verdict, judged

AS_IT_IS, SEVERAL, OTHER = "as it is", "several changes", "B of another form"
BLANK = "A not filled in"
AT_ONCE = 4
Reader = Callable[[bytes, bytes], Outcome]


@dataclass(frozen=True, slots=True)
class Trial:
    """Two copies to try, and what was done to them."""

    form: str
    seed: int
    done: str
    a: Form
    b: Form


@dataclass(frozen=True, slots=True)
class Tried:
    trial: Trial
    judged: Judged
    seconds: float


def trials(name: str, seed: int, several: int) -> Iterator[Trial]:
    """Everything that is tried with one form."""
    a, b = copies(name, seed)
    yield Trial(name, seed, AS_IT_IS, a, b)
    for done, change in CHANGES.items():
        edit = change(Random(f"{seed} {name} {done}"), a) if name in ADOPTABLE else None
        if edit is not None:
            yield Trial(name, seed, done, edit(a), edit(b))
    if name not in ADOPTABLE:
        return
    yield Trial(name, seed, BLANK, blank(a), b)
    for turn in range(several):
        edit = changed(Random(f"{seed} {name} {turn}"), a, AT_ONCE)
        yield Trial(name, seed, SEVERAL, edit(a), edit(b))
    for done, broken in BREAKS.items():
        new = broken(Random(f"{seed} {name} {done}"), b)
        if new is not None:
            yield Trial(name, seed, f"B: {done}", a, new)
    yield Trial(name, seed, OTHER, a, _of_another(name, seed))


def _of_another(name: str, seed: int) -> Form:
    alike = [each for each in SETS[set_of(name)] if each in ADOPTABLE and each != name]
    other = Random(f"{seed} {name}").choice(alike)
    return copies(other, seed)[1]


def tried(trial: Trial, read: Reader = adopt_and_read) -> Tried:
    """The verdict on one trial; a crash is a wrong reading."""
    start = perf_counter()
    try:
        said = read(workbook(trial.a), workbook(trial.b))
    except NotImplementedError:
        raise
    except Exception as crash:  # noqa: BLE001  whatever it is, the measure goes on and says so
        verdict = Judged(Verdict.WRONG, f"crash: {crash!r}")
    else:
        right = trial.a.truth.adoptable
        verdict = judged(trial.b.truth, said) if right else _refusal(trial, said)
    return Tried(trial, verdict, perf_counter() - start)


def _refusal(trial: Trial, said: Outcome) -> Judged:
    """A form that must be refused is wrong as soon as it is adopted, whatever is read then.

    The reasons given are for a person to compare with the right one.
    """
    reason = trial.a.truth.reason
    if said.adopted:
        return Judged(Verdict.WRONG, f"adopted, though {reason}")
    return Judged(Verdict.TRUTH, f"{reason}: refused with {'; '.join(said.reasons)}")


def table(title: str, rows: Sequence[tuple[str, Tried]]) -> str:
    """Counts and the share of truth by the first of each pair."""
    lines = [f"{title:<24}{'tried':>7}{'truth':>7}{'finding':>9}{'WRONG':>7}{'truth %':>9}"]
    groups = dict.fromkeys([group for group, _ in rows])
    for group in (*groups, "all"):
        counts = Counter(t.judged.verdict for g, t in rows if group in {g, "all"})
        total, right = counts.total(), counts[Verdict.TRUTH]
        numbers = f"{total:>7}{right:>7}{counts[Verdict.FINDING]:>9}{counts[Verdict.WRONG]:>7}"
        lines.append(f"{group:<24}{numbers}{100 * right / total:>8.1f}%")
    return "\n".join(lines)


def report(all_tried: Sequence[Tried], *, findings: bool) -> str:
    """The tables, then each wrong reading, and the findings too where they are asked for."""
    kept = [t for t in all_tried if t.trial.done == AS_IT_IS]
    parts = [
        table("form as it is", [(t.trial.form, t) for t in kept]),
        table("by form, all trials", [(t.trial.form, t) for t in all_tried]),
        table("by what was done", [(t.trial.done, t) for t in all_tried]),
    ]
    missed = Counter(field for t in all_tried for field in t.judged.missed)
    parts.append(f"there, but not read: {dict(missed) or 'nothing'}")
    parts.append(f"longest: {max(t.seconds for t in all_tried):.2f} s")
    shown = [
        t for t in all_tried if t.judged.verdict is Verdict.WRONG or (findings and t.judged.why)
    ]
    parts.append("\n".join(map(_line, shown)))
    return "\n\n".join(parts)


def _line(one: Tried) -> str:
    trial = one.trial
    return f"{one.judged.verdict:<8}{trial.form} #{trial.seed}, {trial.done}: {one.judged.why}"


def _all_tried(chosen: Sequence[Trial], jobs: int) -> list[Tried]:
    if jobs == 1:
        return [tried(trial) for trial in chosen]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(tried, chosen, chunksize=8))


def write(folder: Path, chosen: Sequence[Trial]) -> None:
    """Both copies of every trial as files, to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    for index, trial in enumerate(chosen):
        name = f"{trial.form} {trial.seed} {index:03} {trial.done.replace(':', '')}"
        (folder / f"{name} A.xlsx").write_bytes(workbook(trial.a))
        (folder / f"{name} B.xlsx").write_bytes(workbook(trial.b))


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.foreign.measure", description=__doc__)
    parser.add_argument("--seeds", type=int, default=1, help="copies of every form")
    parser.add_argument("--changes", type=int, default=3, help="rounds of several changes each")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--set", choices=list(SETS), default="both", help="forms of this set")
    parser.add_argument("--form", choices=list(FORMS), action="append", help="this form only")
    parser.add_argument("--findings", action="store_true", help="list findings and refusals too")
    parser.add_argument("--jobs", type=int, default=1, help="processes side by side")
    parser.add_argument("--write", type=Path, help="only write the workbooks to this folder")
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.seeds)
    names = asked.form or SETS[asked.set]
    chosen = [t for name in names for seed in seeds for t in trials(name, seed, asked.changes)]
    if asked.write:
        write(asked.write, chosen)
        return 0
    results = _all_tried(chosen, asked.jobs)
    print(report(results, findings=asked.findings))
    return int(any(t.judged.verdict is Verdict.WRONG for t in results))


if __name__ == "__main__":
    raise SystemExit(main())
