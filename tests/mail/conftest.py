"""What the tests of mail share."""

from pathlib import Path

import pytest

from tests.mail.certificates import Certificates, make_certificates


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Those of a server named localhost."""
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def trusted(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> Certificates:
    """The same, where this machine trusts their CA."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    return certificates


@pytest.fixture
def strangers(tmp_path: Path) -> Certificates:
    """Those of a CA nobody trusts."""
    folder = tmp_path / "strangers"
    folder.mkdir()
    return make_certificates(folder)
