"""A CA of our own, and certificates for mail servers on loopback."""

import datetime as dt
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Certificates:
    """Files of a CA, and of a certificate it gave to ``localhost`` and 127.0.0.1."""

    authority: Path
    server: Path

    def context(self) -> ssl.SSLContext:
        """What a server with that certificate speaks TLS with."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server)
        return context


def make_certificates(folder: Path, host: str = "localhost") -> Certificates:
    """Makes both; the certificate is for ``host`` (and 127.0.0.1 where that is localhost)."""
    key, name = ec.generate_private_key(ec.SECP256R1()), _name("callcert test CA")
    authority = _signed(name, key.public_key(), name, key, _authority_extensions(key))
    own = ec.generate_private_key(ec.SECP256R1())
    server = _signed(_name(host), own.public_key(), name, key, _server_extensions(host, key))
    files = Certificates(folder / "authority.pem", folder / "server.pem")
    files.authority.write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    private = own.private_bytes(serialization.Encoding.PEM, *plain)
    files.server.write_bytes(private + server.public_bytes(serialization.Encoding.PEM))
    return files


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _authority_extensions(key: ec.EllipticCurvePrivateKey) -> list[x509.ExtensionType]:
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=True, crl_sign=True,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    constraints = x509.BasicConstraints(ca=True, path_length=None)
    return [constraints, usage, x509.SubjectKeyIdentifier.from_public_key(key.public_key())]


def _server_extensions(host: str, key: ec.EllipticCurvePrivateKey) -> list[x509.ExtensionType]:
    names: list[x509.GeneralName] = [x509.DNSName(host)]
    if host == "localhost":
        names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    return [x509.SubjectAlternativeName(names), issuer]


def _signed(
    name: x509.Name,
    public: ec.EllipticCurvePublicKey,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    extensions: list[x509.ExtensionType],
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
    )
    for extension in extensions:
        critical = isinstance(extension, x509.BasicConstraints | x509.KeyUsage)
        builder = builder.add_extension(extension, critical=critical)
    return builder.sign(key, hashes.SHA256())
