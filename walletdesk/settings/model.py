"""Every knob there is. docs/settings.md lists them, and a test holds the two together."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from walletdesk.settings.brand import Brand, Hours


class Server(Struct, frozen=True, kw_only=True):
    """Where the product listens."""

    host: Annotated[str, Meta(description="address to listen on")] = "127.0.0.1"
    port: Annotated[int, Meta(description="port to listen on", ge=0, le=65535)] = 8000
    public_url: Annotated[
        str, Meta(description="the address users see, no slash at the end; empty: host and port")
    ] = ""
    widget_origins: Annotated[
        tuple[str, ...], Meta(description="sites that may embed the widget; * for any")
    ] = ("*",)
    proxies: Annotated[
        tuple[str, ...],
        Meta(description="addresses of reverse proxies whose forwarded headers count"),
    ] = ()


class Database(Struct, frozen=True, kw_only=True):
    """Where conversations are kept."""

    url: Annotated[
        str, Meta(description="postgresql://…; empty: the embedded engine in the data folder")
    ] = ""
    readers: Annotated[int, Meta(description="read connections", ge=1, le=64)] = 4
    batch_max: Annotated[int, Meta(description="units of work in one commit at most", ge=1)] = 512
    queue_max: Annotated[
        int, Meta(description="units of work that may wait; more are told to try later", ge=1)
    ] = 20_000


class Desk(Struct, frozen=True, kw_only=True):
    """How conversations run."""

    text_chars_max: Annotated[int, Meta(description="characters in a message", ge=100)] = 8_000
    files_max: Annotated[int, Meta(description="files on a message", ge=0)] = 5
    file_size_bytes_max: Annotated[int, Meta(description="bytes in a file", ge=1)] = 10_485_760
    capacity: Annotated[
        int,
        Meta(description="conversations an agent holds at once, unless set for the agent", ge=1),
    ] = 6
    wait_guess_s: Annotated[
        int,
        Meta(description="expected wait per place in the queue until there is experience", ge=1),
    ] = 180
    reopen_days: Annotated[
        int, Meta(description="days after closing in which a new message reopens the case", ge=0)
    ] = 7
    messages_per_minute: Annotated[
        int, Meta(description="messages a visitor may send in a minute", ge=1)
    ] = 30
    sessions_per_minute: Annotated[
        int, Meta(description="new visitor sessions an address may open in a minute", ge=1)
    ] = 30
    lookups_per_minute: Annotated[
        int, Meta(description="transactions a network may look up in a minute", ge=1)
    ] = 60


class Files(Struct, frozen=True, kw_only=True):
    """How files are looked into."""

    ocr: Annotated[
        Literal["auto", "tesseract", "onnx", "none"],
        Meta(description="what reads words in pictures; auto: tesseract, else onnx, where it is"),
    ] = "auto"
    languages: Annotated[
        tuple[str, ...],
        Meta(description="tesseract's languages to read pictures in, Latin script first"),
    ] = ("eng", "chi_sim")


class FirstLine(Struct, frozen=True, kw_only=True):
    """The automatic first answer."""

    enabled: Annotated[bool, Meta(description="whether the first line answers at all")] = True
    vectors: Annotated[
        bool, Meta(description="use the embedded language models; else words only")
    ] = True
    answer_above: Annotated[
        float,
        Meta(description="confidence from which an article is given as the answer", ge=0, le=1),
    ] = 0.6
    ask_above: Annotated[
        float, Meta(description="confidence from which articles are offered to choose", ge=0, le=1)
    ] = 0.3


class ChainNodes(Struct, frozen=True, kw_only=True):
    """Your endpoints of one chain."""

    chain: Annotated[
        str, Meta(description="name (`ethereum`, `bitcoin`, `tron` …) or EVM chain number")
    ]
    urls: Annotated[
        tuple[str, ...],
        Meta(description="their addresses, the one to be asked first at the front", min_length=1),
    ]
    confirmations: Annotated[
        int, Meta(description="blocks after which you call a payment arrived; 0: as usual", ge=0)
    ] = 0
    calls_per_second: Annotated[
        float, Meta(description="calls that each endpoint is asked at most in a second", gt=0)
    ] = 25.0


class Chains(Struct, frozen=True, kw_only=True):
    """Your own blockchain nodes, or those of a provider; none is asked unless it stands here."""

    nodes: Annotated[
        tuple[ChainNodes, ...],
        Meta(description="the chains you can look things up on, and where; see below"),
    ] = ()
    known_bad: Annotated[
        str, Meta(description="file of thieves' and false tokens' addresses, one a line")
    ] = ""
    memo_needed: Annotated[
        str, Meta(description="file of deposit addresses that need a memo, one a line")
    ] = ""
    watches_max: Annotated[
        int, Meta(description="transactions watched for customers at once, all of them", ge=0)
    ] = 10_000
    watches_per_contact: Annotated[
        int, Meta(description="transactions watched for one customer at once", ge=0)
    ] = 10
    watches_per_case: Annotated[
        int, Meta(description="transactions watched for one case at once", ge=0)
    ] = 3
    watch_days: Annotated[
        int, Meta(description="days after which a transaction is watched no longer", ge=1)
    ] = 14
    records_per_network_per_day: Annotated[
        int,
        Meta(
            description="histories that one network (IPv4 /24, IPv6 /48) has rebuilt in a day",
            ge=0,
        ),
    ] = 20
    record_movements_max: Annotated[
        int, Meta(description="transfers that one rebuilt history holds at most", ge=1)
    ] = 20_000


class Guard(Struct, frozen=True, kw_only=True):
    """What happens to agents whose messages the guard stops."""

    tries_max: Annotated[
        int, Meta(description="stopped messages after which an agent may not send", ge=1)
    ] = 3
    window_minutes: Annotated[
        int, Meta(description="minutes within which stopped messages count together", ge=1)
    ] = 60


class Mail(Struct, frozen=True, kw_only=True):
    """Outgoing mail: links that open a case, nothing else yet."""

    smtp_url: Annotated[
        str,
        Meta(
            description="smtp://user:password@host:port or smtps://…; empty: files in data/outbox"
        ),
    ] = ""
    sender: Annotated[str, Meta(description="the From address")] = "support@wallet.example"
    per_address_per_day: Annotated[
        int, Meta(description="automatic mails to one address in a day", ge=1)
    ] = 10
    per_network_per_day: Annotated[
        int,
        Meta(
            description="automatic mails that one network (IPv4 /24, IPv6 /48) asks for in a day",
            ge=1,
        ),
    ] = 50
    per_day: Annotated[int, Meta(description="automatic mails in a day, all of them", ge=1)] = 5_000


class Settings(Struct, frozen=True, kw_only=True):
    """All of walletdesk's knobs, frozen."""

    data: Annotated[str, Meta(description="folder of database, files and keys")] = "data"
    server: Server = Server()
    database: Database = Database()
    brand: Brand = Brand()
    hours: Hours = Hours()
    desk: Desk = Desk()
    files: Files = Files()
    first_line: FirstLine = FirstLine()
    guard: Guard = Guard()
    mail: Mail = Mail()
    chains: Chains = Chains()
    log_format: Annotated[Literal["text", "json"], Meta(description="how logs are written")] = (
        "text"
    )
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="least level logged")
    ] = "info"

    @property
    def official_domains(self) -> frozenset[str]:
        """Where support messages may link to: the brand's domains and our own."""
        own = self.public_url.partition("://")[2].partition("/")[0].partition(":")[0]
        return frozenset({*self.brand.domains, own})

    @property
    def official_contacts(self) -> frozenset[str]:
        """The official addresses, handles and numbers, as people write them."""
        named = (one.value for one in self.brand.contacts if one.kind not in ("chat", "forum"))
        return frozenset({*named, self.mail.sender} - {""})

    @property
    def public_url(self) -> str:
        """The address users see, without a slash at the end."""
        return self.server.public_url or f"http://{self.server.host}:{self.server.port}"
