"""The programme's thresholds, each with the customer's value as its default."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from callcert.domain.schedule import clock_time

CALLS = 5
"""Calls on a scorecard [K12]: part of the form itself, therefore no setting."""

COACHED_CALL = 1
"""The number of the call that is coached in real time and given its score [K4]."""

Percent = Annotated[float, Field(ge=0, le=100, strict=True)]
Hours = Annotated[float, Field(gt=0, le=1000, strict=True)]
Days = Annotated[int, Field(ge=1, le=365, strict=True)]


def _clock_time(text: str) -> str:
    clock_time(text)
    return text


ClockTime = Annotated[str, AfterValidator(_clock_time)]


class Rules(BaseModel):
    """Settings under ``[rules]``; scores and rates in percent, times as their names say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pass_score: Percent = Field(85, description="a call passes at this score or more [K9]")
    certify_rate: Percent = Field(80, description="a pass rate of this or more certifies [K12]")
    coached_score: Percent = Field(100, description="what the coached call is given [K4]")
    audit_score: Percent = Field(95, description="what audits of live calls ask for")
    calls_hours: Hours = Field(4, description="longest time for the five calls [TF1]")
    tbt_hours: Hours = Field(8, description="longest time for the training modules [TF2]")
    midday: ClockTime = Field(
        "12:00", description="when the first half of Day 2 ends, and calls begin [C4]"
    )
    target_days: Days = Field(2, description="calls and modules should both be done by then [TF3]")
    first_step_after_days: Days = Field(3, description="days before the first step is due [TF4]")
    first_step_counts: Literal["business", "calendar"] = Field(
        "business", description="which days those are"
    )
    equipment_pauses_clock: bool = Field(
        default=False, description="an open equipment issue stops the counting of days"
    )
    late_after_minutes: Annotated[int, Field(ge=0, strict=True)] = Field(
        60, description="minutes after the last call within which a scorecard is sent [K13]"
    )
