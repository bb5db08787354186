"""What settings of attachments may say: where they lie, and where a virus scanner listens."""

from urllib.parse import urlsplit

S3 = "s3://"
DEMONSTRATION = "demonstration"  #: a scanner that knows the test text only, for demonstrations


def check_place(place: str) -> None:
    """Refuses what is neither a folder nor a bucket with a prefix."""
    address = urlsplit(place)
    if "://" in place and (address.scheme != "s3" or not address.netloc or address.query or address.fragment):
        raise ValueError("give a folder, or a bucket with a prefix such as s3://avustin/attachments")


def check_scanner(scanner: str) -> None:
    """Refuses an address at which no clamd can listen."""
    if scanner and scanner != DEMONSTRATION:
        scanner_at(scanner)


def scanner_at(address: str) -> str | tuple[str, int]:
    """The path of a Unix socket, or a host and a port."""
    if address.startswith("/"):
        return address
    try:
        parts = urlsplit(f"//{address}")
        if parts.hostname and parts.port and not parts.path:
            return parts.hostname, parts.port
    except ValueError:
        pass
    raise ValueError("give host:port, or the path of a Unix socket such as /run/clamav/clamd.ctl")
