"""What becomes of each returned scorecard, decided for all of them before any is touched.

``plan_filing`` is the whole of filing's judgement: which to file and under which name, which
are there already, which a person must decide. The filing room only carries it out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from types import MappingProxyType
from typing import Literal

from callcert.domain.agents import Agent, same_agent
from callcert.domain.files import WORKBOOK_EXTENSIONS
from callcert.domain.form import Problem
from callcert.domain.moments import us
from callcert.domain.naming import clean_name, file_name, parse_file_name

Verdict = Literal["file", "already-filed", "held"]


@dataclass(frozen=True, slots=True)
class Returned:
    """A scorecard without errors, waiting to be filed; ``digest`` identifies its bytes."""

    file: str
    digest: str
    agent: Agent
    pass_rate: int
    extension: str
    named: bool = False
    """Whether a person named this very file, rather than its folder."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A file in the cabinet; ``agent`` is None where it is no scorecard callcert can read."""

    name: str
    digest: str
    agent: Agent | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to one returned scorecard: its name in the cabinet, what moves out for it."""

    verdict: Verdict
    name: str | None = None
    supersedes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def plan_filing(
    returned: Sequence[Returned],
    filed: Iterable[Filed],
    *,
    replace: bool = False,
    withdrawn: Mapping[str, str] = MappingProxyType({}),
) -> list[Decision]:
    """One decision per returned scorecard, in the order given, which is that of their names.

    Filing follows the rules for names [K12] and never overwrites: another scorecard of the same
    agent is held until ``replace``; different ones in one run are all held, whatever was asked.
    ``withdrawn`` maps the digests a person took back to the day they did.
    """
    planner = _Planner(returned, filed, replace=replace, withdrawn=withdrawn)
    return [planner.decide(one) for one in returned]


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    digest: str
    agent: Agent


class _People:
    """Finds the scorecards of one agent without comparing everybody with everybody."""

    def __init__(self) -> None:
        self._by_id: dict[str, list[_Entry]] = {}
        self._by_name: dict[str, list[_Entry]] = {}

    def add(self, entry: _Entry) -> None:
        self._by_name.setdefault(entry.agent.name_key, []).append(entry)
        if entry.agent.id_key:
            self._by_id.setdefault(entry.agent.id_key, []).append(entry)

    def remove(self, entry: _Entry) -> None:
        self._by_name[entry.agent.name_key].remove(entry)
        if entry.agent.id_key:
            self._by_id[entry.agent.id_key].remove(entry)

    def same(self, agent: Agent) -> list[_Entry]:
        named = self._by_name.get(agent.name_key, [])
        with_id = self._by_id.get(agent.id_key, []) if agent.id_key else []
        found = {entry.name: entry for entry in (*named, *with_id)}
        return [entry for entry in found.values() if same_agent(entry.agent, agent)]

    def has_namesake(self, agent: Agent) -> bool:
        named = self._by_name.get(agent.name_key, [])
        return any(not same_agent(entry.agent, agent) for entry in named)


class _Planner:
    """Decides one scorecard after the other, remembering what it has decided."""

    def __init__(
        self,
        returned: Sequence[Returned],
        filed: Iterable[Filed],
        *,
        replace: bool,
        withdrawn: Mapping[str, str],
    ) -> None:
        self._replace = replace
        self._withdrawn = withdrawn
        self._taken: set[str] = set()
        self._digests: dict[str, str] = {}
        self._strange: dict[str, str] = {}
        self._filed = _People()
        self._run = _People()
        self._decided: dict[str, tuple[str, Decision]] = {}
        for one in filed:
            self._taken.add(one.name.casefold())
            if one.agent:
                self._digests[one.digest] = one.name
                self._filed.add(_Entry(one.name, one.digest, one.agent))
            elif key := _key_in_name(one.name):
                self._strange[key] = one.name
        self._named = {back.digest for back in returned if back.named}
        for back in returned:
            self._run.add(_Entry(back.file, back.digest, back.agent))

    def decide(self, one: Returned) -> Decision:
        if one.digest in self._decided:
            return _twin(*self._decided[one.digest])
        decision = self._already(one) or self._conflict(one) or self._file(one)
        self._decided[one.digest] = (one.file, decision)
        return decision

    def _already(self, one: Returned) -> Decision | None:
        name = self._digests.get(one.digest)
        return Decision("already-filed", name) if name else None

    def _conflict(self, one: Returned) -> Decision | None:
        known = f"{one.agent.name_key}-{clean_name(one.agent.agent_id or '')}".casefold()
        strange = self._strange.get(one.agent.name_key) or self._strange.get(known)
        if strange:
            return _held("name-taken", name=strange)
        rivals = [e for e in self._run.same(one.agent) if e.digest != one.digest]
        if rivals:
            return _rivals("several-returned", one.agent, rivals)
        taken_back = self._withdrawn.get(one.digest)
        if taken_back and not (one.digest in self._named or self._replace):
            return _held("withdrawn-before", date=_shown(taken_back))
        filed = self._filed.same(one.agent)
        others = _names(entry.name for entry in filed)
        if any(not same_agent(a.agent, b.agent) for a, b in combinations(filed, 2)):
            return _held("several-agents", agent=one.agent, others=others)
        if filed and not self._replace:
            return _rivals("already-have-one", one.agent, filed)
        return None

    def _file(self, one: Returned) -> Decision:
        old = self._filed.same(one.agent)
        others = self._taken - {entry.name.casefold() for entry in old}
        namesake = self._filed.has_namesake(one.agent) and not _plainly_named(old)
        name = _name(one, with_id=namesake)
        if name.casefold() in others:
            return _held("name-taken", name=name)
        problems = []
        if namesake:
            facts = {"agent": one.agent, "agent_id": one.agent.agent_id}
            problems.append(Problem("namesake", "agent_id", facts=facts))
        if one.digest in self._withdrawn:
            facts = {"date": self._withdrawn[one.digest]}
            problems.append(Problem("filed-again", facts=facts))
        if old:
            facts = {"others": _names(entry.name for entry in old)}
            problems.append(Problem("replaces", facts=facts))
        for entry in old:
            self._filed.remove(entry)
        self._filed.add(_Entry(name, one.digest, one.agent))
        self._taken = others | {name.casefold()}
        supersedes = tuple(entry.name for entry in old)
        return Decision("file", name, supersedes, tuple(problems))


def _name(one: Returned, *, with_id: bool) -> str:
    agent = one.agent
    agent_id = agent.agent_id if with_id else None
    return file_name(agent.last_name, agent.first_name, one.pass_rate, one.extension, agent_id)


def _twin(file: str, first: Decision) -> Decision:
    twice = Problem("same-file-twice", facts={"others": _names([file])})
    if first.verdict == "held":
        return Decision("held", problems=(*first.problems, twice))
    return Decision("already-filed", first.name, problems=(twice,))


def _plainly_named(old: Sequence[_Entry]) -> bool:
    """Whether the agent's own scorecard has the name without an ID; a new one keeps that form."""
    return any(_key_in_name(entry.name) == entry.agent.name_key for entry in old)


def _key_in_name(name: str) -> str | None:
    """The agent in a workbook's name; of one that cannot be read it is only ever used to hold."""
    stem, _, extension = name.rpartition(".")
    parsed = parse_file_name(stem)
    if parsed is None or extension.casefold() not in WORKBOOK_EXTENSIONS:
        return None
    return f"{parsed[0]}_{parsed[1]}".casefold()


def _rivals(code: str, agent: Agent, rivals: Sequence[_Entry]) -> Decision:
    others = _names(entry.name for entry in rivals)
    if any(entry.agent.name_key != agent.name_key for entry in rivals):
        facts = {"agent_id": agent.agent_id, "others": others}
        problem = Problem("same-id-other-name", "agent_id", facts=facts)
        return Decision("held", problems=(problem,))
    return _held(code, agent=agent, others=others)


def _shown(day: str) -> str:
    """The day a file's name ends with, as people here write it; anything else as it is."""
    try:
        return us(date.fromisoformat(day))
    except ValueError:
        return day


def _held(code: str, **facts: object) -> Decision:
    return Decision("held", problems=(Problem(code, facts=facts),))


def _names(files: Iterable[str]) -> str:
    return ", ".join(file.replace("\\", "/").rpartition("/")[2] for file in files)
