"""Properties here are pure and quick; a slow machine is no reason to fail one."""

from hypothesis import settings

settings.register_profile("callcert", deadline=None, max_examples=50)
settings.load_profile("callcert")
