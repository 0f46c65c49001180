"""What can be in the way of an upload."""

from collections.abc import Mapping

from callcert.domain.kinds import Kind, error, warning

UPLOAD_KINDS: Mapping[str, Kind] = {
    "upload-name-taken": error(
        "is not uploaded: {target} has another file of that name{ours}",
        "compare the two; move the one there out of the way, or rename it, and run again",
    ),
    "upload-differs": error(
        "was uploaded on {day}, and what is at {target} under its name is another file now",
        "compare the two; to upload it once more: move the one there, then callcert upload --again",
    ),
    "upload-taken-back": warning(
        "was uploaded on {day} and {what} since; nothing was changed at {target}",
        "take it out there if it should not stay; {then}",
    ),
}
