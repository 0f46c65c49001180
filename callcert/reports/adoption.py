"""What ``template adopt`` and ``template check`` found, for people and for programs."""

from collections.abc import Iterator
from pathlib import PurePath
from shlex import quote

from rich.console import RenderableType
from rich.text import Text

from callcert.config.layout_file import LAYOUT_FILES
from callcert.domain.adoption_report import AdoptionReport, AdoptStatus
from callcert.domain.checked_form import CheckedForm
from callcert.domain.foreign.choosing import Question
from callcert.domain.rules import Rules
from callcert.reports.findings import findings_of_file
from callcert.reports.score_json import agent_json, call_json, finding_json
from callcert.reports.score_table import score_text
from callcert.reports.tables import plain_table
from callcert.reports.text import count, plain, printable

Json = dict[str, object]

_DONE: dict[AdoptStatus, str] = {
    "written": "The layout was written to {file}.",
    "would-write": "The layout would be written to {file}.",
    "already-there": "Nothing to do: {file} reads this form already.",
    "refused": "Nothing was written.",
}


def adoption_shown(report: AdoptionReport) -> Iterator[RenderableType]:
    """Every field with its cells, value and evidence, what is missing, and what was done."""
    found = report.adoption
    if found and found.fields:
        table = plain_table(2)
        for heading in ("Field", "Cells", "Reads", "How sure"):
            table.add_column(heading, overflow="fold")
        for one in found.fields:
            sure = Text("sure", style="green") if one.sure else Text("likely", style="yellow")
            why = Text(f": {printable(one.why)}", style="dim")
            table.add_row(plain(one.field), plain(one.where), plain(one.value), sure.append(why))
        yield table
    for label, lines in (
        (("not found", found.missing), ("passed over", found.passed_over)) if found else ()
    ):
        for line in lines:
            yield Text(f"  {label}: {printable(line)}", style="dim")
    if report.findings:
        yield Text("")
        yield findings_of_file(printable(report.file), "refused", report.findings)
    yield Text("")
    yield Text(_DONE[report.status].format(file=report.written), style="bold")
    if report.status in {"written", "already-there"}:
        yield Text(f"  {_use_of(str(report.written))}", style="dim")


def _use_of(layout: str) -> str:
    """What reads by the layout: score finds those of the workspace by their names."""
    if PurePath(layout).match(LAYOUT_FILES):
        return "callcert template check FILE shows what is read by it, score uses it."
    shown = quote(printable(layout))
    return f"Not {LAYOUT_FILES}, so score uses it only with: callcert score --layout {shown}"


def question_shown(question: Question) -> Iterator[RenderableType]:
    """The readings that are possible, numbered."""
    yield Text(f"Which of these are {question.field}?" if question.field.startswith("the ")
               else f"Which of these is the {question.field}?", style="bold")  # fmt: skip
    table = plain_table(2)
    for heading in ("", "Cells", "Reads", "Evidence"):
        table.add_column(heading, overflow="fold")
    for number, option in enumerate(question.options, start=1):
        table.add_row(str(number), plain(option.where), plain(option.value), plain(option.why))
    yield table


def adoption_json(report: AdoptionReport) -> Json:
    """The same for a program; ``layout`` is the text of the file."""
    found = report.adoption
    return {
        "file": report.file,
        "status": report.status,
        "written": report.written,
        "fields": [
            {
                "field": one.field,
                "cells": one.where,
                "value": one.value,
                "sure": one.sure,
                "why": one.why,
            }
            for one in (found.fields if found else ())
        ],
        "missing": list(found.missing) if found else [],
        "passed_over": list(found.passed_over) if found else [],
        "layout": report.text or None,
        "findings": [finding_json(one) for one in report.findings],
    }


def checked_shown(form: CheckedForm, rules: Rules) -> Iterator[RenderableType]:
    """Every field of a scorecard with its cell, the scores, and the findings."""
    read_by = f"read by {form.layout}" if form.layout else "not read"
    yield Text(f"{printable(form.name)}  {printable(read_by)}", style="bold")
    if form.fields:
        table = plain_table(2)
        for heading in ("Field", "Sheet", "Cells", "Reads"):
            table.add_column(heading, overflow="fold")
        for one in form.fields:
            table.add_row(
                plain(one.name), plain(one.sheet or ""), plain(one.cell or ""), plain(one.value)
            )
        yield table
    seen = form.assessment
    if seen:
        line = Text(f"{printable(str(seen.agent))}: ")
        for call in seen.calls:
            line.append(score_text(call, rules)).append(" ")
        decided = seen.certification
        line.append(f" {decided.pass_rate}% {decided.outcome}" if decided else " no pass rate")
        yield line
    if form.findings:
        yield findings_of_file(form.name, count(len(form.findings), "finding"), form.findings)
    yield Text("")


def checked_json(form: CheckedForm) -> Json:
    """One scorecard for a program."""
    seen = form.assessment
    decided = seen.certification if seen else None
    return {
        "file": form.file,
        "layout": form.layout,
        "agent": agent_json(seen.agent) if seen else None,
        "certifier": seen.certifier if seen else None,
        "date": seen.certified_on.isoformat() if seen and seen.certified_on else None,
        "calls": [call_json(call) for call in seen.calls] if seen else [],
        "calls_passed": decided.calls_passed if decided else None,
        "pass_rate": decided.pass_rate if decided else None,
        "outcome": decided.outcome if decided else None,
        "items": len(seen.items) if seen else 0,
        "fields": [
            {"field": one.name, "sheet": one.sheet, "cell": one.cell, "value": one.value}
            for one in form.fields
        ],
        "findings": [finding_json(one) for one in form.findings],
    }
