"""Settings as people write them."""

from pydantic import BaseModel


def setting_text(value: object) -> str:
    """A value as it would stand in the settings file, in short."""
    if isinstance(value, BaseModel):
        value = tuple(one for one in value.model_dump().values() if one)
    if isinstance(value, dict):
        value = tuple(f"{key} = {one}" for key, one in value.items())
    if value is None or value in ("", ()):
        return "–"
    if isinstance(value, tuple):
        return ", ".join(setting_text(one) for one in value)
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)
