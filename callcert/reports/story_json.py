"""One agent's story, as a program reads it."""

from callcert.domain.story import Source, Story
from callcert.reports.escalations_json import standing_json
from callcert.reports.score_json import Json, agent_json


def story_json(story: Story) -> Json:
    """``{"as_of", "agent", "standing", "facts": […], "events": […]}``."""
    standing = story.standing
    return {
        "as_of": story.as_of.isoformat(),
        "agent": agent_json(story.agent),
        "standing": standing_json(standing, story.rules) if standing else None,
        "facts": [
            {"heading": one.heading, "text": one.text, "source": _source(one.source)}
            for one in story.facts
        ],
        "events": [
            {
                "date": one.day.isoformat(),
                "what": one.what,
                "text": one.text,
                "source": _source(one.source),
            }
            for one in story.events
        ],
    }


def _source(source: Source) -> Json:
    return {
        "kind": source.where,
        "file": source.file,
        "sheet": source.sheet,
        "cell": source.cell,
    }
