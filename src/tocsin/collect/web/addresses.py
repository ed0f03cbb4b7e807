"""Addresses of the web: which may be fetched, which are one page, and which networks are nobody's business.

A feed is written by strangers, and so are the links in it. One that leads to this machine, to the network around it or
to the service that hands a cloud machine its passwords is refused: by its shape here, by the address that its name
stands for in :mod:`.wire`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import parse_qsl, urlencode

from httpx2 import URL, InvalidURL

from tocsin.errors import FetchRefused

PORTS = {"http": 80, "https": 443}
LONGEST = 2_000
"""Characters of an address; browsers and servers take no more either."""
_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]")
_TRACKING = re.compile(
    r"utm_\w+|at_\w+|xtor|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|cmpid|ns_\w+|ref|ref_src|referrer|smid|"
    r"share|shared|spm|_ga|ocid|traffic_source|syndication",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from, never which page it is."""
_SECRET = re.compile(
    r"(?:^|[_-])(?:token|key|apikey|auth|secret|sig|signature|pass|passwd|password|pwd|session|sid|jwt)(?:$|[_-])",
    re.IGNORECASE,
)
_GLOBAL_V6 = ip_network("2000::/3")
_EMBEDDING = ip_network("64:ff9b::/96")
"""NAT64: the last four bytes are the address that is meant (RFC 6052)."""
_NEVER = tuple(
    ip_network(net)
    for net in (
        "192.0.0.0/24",  # holds Oracle's metadata service
        "192.88.99.0/24",  # 6to4 relays
        "168.63.129.16/32",  # Azure's own services, though the address is a public one
        "2001::/23",  # Teredo and other protocols
        "2001:db8::/32",
        "2002::/16",  # 6to4 holds another address in it
        "3fff::/20",
    )
)


def parse_address(url: str) -> URL:
    """An address of the web, its fragment cut off. Raises ``FetchRefused`` saying what is wrong with it.

    Only http and https, no password in it, no character that two programs read in two ways.
    """
    if len(url) > LONGEST:
        raise FetchRefused(f"the address has over {LONGEST:,} characters")
    if _ODD.search(url.strip()):
        raise FetchRefused("the address holds blanks or characters that no address has")
    try:
        found = URL(url.strip())
        host = found.host and found.raw_host.decode("ascii")  # reading it also checks what it stands for in Unicode
        if not 0 <= (found.port or 0) < 1 << 16:
            raise ValueError(found.port)
    except (InvalidURL, ValueError) as error:
        raise FetchRefused("the address cannot be read") from error
    if found.scheme not in PORTS or not host:
        raise FetchRefused("only http:// and https:// addresses are fetched")
    if found.userinfo:
        raise FetchRefused("the address holds a user name or password")
    return found.copy_with(fragment=None)


def read_address(url: str, allow: Collection[str] = ()) -> URL:
    """An address that may be asked for: the same, and on the web's own ports but for servers in ``allow``."""
    found = parse_address(url)
    if found.port not in (None, PORTS[found.scheme]) and host_of(found) not in allow:
        raise FetchRefused(f"port {found.port} is not the web's; `collect.allow` in tocsin.toml can name the server")
    return found


def join(base: str, link: str) -> str:
    """The address that a link in the page at ``base`` leads to. Raises ``FetchRefused`` where it is none."""
    try:
        return str(parse_address(str(URL(base).join(link))))
    except (InvalidURL, ValueError) as error:
        raise FetchRefused("the address cannot be read") from error


def host_of(url: URL | str) -> str:
    """The server that an address is of, as ``host:port``."""
    found = URL(url) if isinstance(url, str) else url
    return server(found.raw_host.decode("ascii", "replace"), found.port or PORTS.get(found.scheme, 0))


def server(host: str, port: int) -> str:
    """A host and a port as one word, as addresses write them."""
    name = host.lower().rstrip(".")
    return f"[{name}]:{port}" if ":" in name else f"{name}:{port}"


def site_of(url: URL | str) -> str:
    """The host that is asked one thing at a time: its name, whether by http or https; with a port only of its own."""
    return host_of(url).removesuffix(":80").removesuffix(":443")


def shown(url: str) -> str:
    """An address as it may stand in a log, in a list or on a page: without what only its reader is to know."""
    before, mark, query = url.partition("?")
    pairs = [pair.partition("=") for pair in query.split("&")]
    told = (name + sign + ("…" if value and _SECRET.search(name) else value) for name, sign, value in pairs)
    return before + mark + "&".join(told)


def canonical(url: str) -> str:
    """The form under which a page is known: what says only where a reader came from is cut off, as is the fragment.

    http and https are one page, and so is a path with and without a slash at its end. Never fetched, only compared.
    Raises ``FetchRefused`` where it is no address.
    """
    found = parse_address(url)
    query = [(key, value) for key, value in parse_qsl(found.query.decode("ascii", "replace"), keep_blank_values=True)]
    kept = urlencode(sorted(pair for pair in query if not _TRACKING.fullmatch(pair[0])))
    host = host_of(found).removesuffix(f":{PORTS[found.scheme]}").removeprefix("www.")
    path = found.raw_path.decode("ascii", "replace").partition("?")[0].rstrip("/")
    return f"https://{host}{path}{'?' if kept else ''}{kept}"


def why_not(address: str) -> str:
    """Why no connection is made to an IP address; empty for one of the public internet."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return "is no address"
    inside = _inside(found)
    if inside.is_loopback or inside.is_unspecified:
        return "is this machine itself"
    if inside.is_link_local:
        return "is link-local, where clouds keep their metadata"
    public = inside.is_global and not inside.is_multicast and not inside.is_reserved
    if isinstance(inside, IPv6Address):
        public = public and inside in _GLOBAL_V6
    if not public or any(inside.version == net.version and inside in net for net in _NEVER):
        return "is no address of the public internet"
    return ""


def _inside(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one stands for, where it does."""
    if isinstance(found, IPv4Address):
        return found
    if found.ipv4_mapped:
        return found.ipv4_mapped
    return IPv4Address(found.packed[-4:]) if found in _EMBEDDING else found
