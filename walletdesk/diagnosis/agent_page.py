"""The same for agents whose browser runs no scripts: a page beside the conversation."""

from typing import Any
from urllib.parse import urlencode

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery

from walletdesk.chains import base
from walletdesk.desk.contact_page import NEVER_STORED
from walletdesk.desk.desk import Desk
from walletdesk.diagnosis.lately import Lately
from walletdesk.diagnosis.look import look_of
from walletdesk.diagnosis.of_case import Looked, look_at
from walletdesk.diagnosis.pages import marked
from walletdesk.diagnosis.told import told
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.web.render import Renderer
from walletdesk.web.sentences import status_of, text_of
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, Any]


def agent_transaction_page(desk: Desk, renderer: Renderer, lately: Lately) -> HTTPRouteHandler:
    """`GET /desk/conversations/{case}/transaction`."""

    @get(
        "/desk/conversations/{case:str}/transaction",
        opt=open_to("agent"),
        include_in_schema=False,
    )
    async def transaction(
        request: AnyRequest, case: FromPath[str], q: FromQuery[str] = ""
    ) -> Response[str]:
        try:
            looked, error = await look_at(desk, lately, case, q.strip()[:2_000]), None
        except NotFound:
            raise
        except Refused as refused:
            looked, error = Looked([], None), refused
        found = looked.found
        catalogue = renderer.catalogues.of(renderer.reader(request).language)
        here = f"/desk/conversations/{case}/transaction"
        word = found.reference.word if found else ""
        return renderer.page(
            request,
            "desk/transaction.html",
            status_code=status_of(error) if error else 200,
            headers=NEVER_STORED,
            case=case,
            here=here,
            references=looked.references,
            found=found,
            said=told(found, catalogue) if found else None,
            look=look_of(found) if found else None,
            again=f"{here}?{urlencode({'q': word})}",
            asked="",
            marked=marked,
            shortened=base.shortened,
            for_agents=True,
            error=text_of(error, catalogue) if error else "",
        )

    return transaction
