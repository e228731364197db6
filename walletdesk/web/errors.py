"""Errors at the rim: a page for people, `{"reason", "text"}` for programs.

An error nobody foresaw shows a sentence and a reference number. The log has the rest:
where it happened and its type, but not its words, which may quote a message.
"""

import secrets
import traceback
from collections.abc import Callable, Mapping
from typing import Any

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Redirect

from walletdesk.kernel.errors import TryLater, WalletdeskError
from walletdesk.web.reader import is_offered
from walletdesk.web.render import Renderer
from walletdesk.web.sentences import sentence, status_of, which_sentence

log = structlog.get_logger()

AnyRequest = Request[Any, Any, Any]
Handler = Callable[[AnyRequest, Any], Response[Any]]

_REASONS = {401: "sign_in", 403: "not_allowed", 404: "not_found", 405: "wrong_method"} | {
    413: "too_large",
    429: "too_fast",
    503: "try_later",
}


def error_handlers(renderer: Renderer) -> dict[int | type[Exception], Handler]:
    """The application's exception handlers."""
    answers = Answers(renderer)
    return {
        WalletdeskError: answers.ours,
        HTTPException: answers.framework,
        RecursionError: answers.nested,
        Exception: answers.unforeseen,
    }


class Answers:
    """Turns errors into answers."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def ours(self, request: AnyRequest, error: WalletdeskError) -> Response[Any]:
        """An error of our own family."""
        headers = {}
        if isinstance(error, TryLater):
            headers["Retry-After"] = str(max(1, round(error.after_s)))
        details = getattr(error, "details", {})
        return self._answer(request, error.reason, status_of(error), headers, details)

    def framework(self, request: AnyRequest, error: HTTPException) -> Response[Any]:
        """What the framework refused: no such route, wrong method, unfit body."""
        if error.status_code >= 500 and error.status_code != 503:
            return self.unforeseen(request, error)
        reason = _REASONS.get(error.status_code, "bad_request")
        details = {"problems": _problems(error)} if error.status_code == 400 else {}
        return self._answer(request, reason, error.status_code, error.headers or {}, details)

    def nested(self, request: AnyRequest, _error: RecursionError) -> Response[Any]:
        """A body of so many brackets in brackets that nobody can mean it."""
        return self._answer(request, "bad_request", 400, {}, {})

    def unforeseen(self, request: AnyRequest, error: Exception) -> Response[Any]:
        """An error nobody foresaw."""
        reference = secrets.token_hex(4).upper()
        log.error(
            "request.failed",
            reference=reference,
            method=request.method,
            route=str(request.scope.get("path_template", "")),
            error=type(error).__qualname__,
            at=_places(error),
        )
        return self._answer(request, "error", 500, {}, {"reference": reference})

    def _answer(
        self,
        request: AnyRequest,
        reason: str,
        status_code: int,
        headers: Mapping[str, str],
        details: Mapping[str, Any],
    ) -> Response[Any]:
        language = _language(request, self._renderer)
        catalogue = self._renderer.catalogues.of(language)
        key = which_sentence(reason, details)
        text = sentence(key, catalogue, reference=details.get("reference", ""))
        if reason == "sign_in" and wants_page(request):
            return Redirect("/desk/sign-in", status_code=303)
        if wants_page(request):
            values = {"reason": reason, "text": text, "reference": details.get("reference", "")}
            return self._renderer.page(
                request, "error.html", language, status_code, headers, **values
            )
        body = {**details, "reason": reason, "text": text}
        return Response(body, status_code=status_code, headers=dict(headers))


def wants_page(request: AnyRequest) -> bool:
    """Whether a person looks at the answer."""
    path = request.scope["path"]
    return not path.startswith("/api/") and "text/html" in request.headers.get("accept", "")


def _language(request: AnyRequest, renderer: Renderer) -> str:
    parts = request.scope["path"].split("/")
    offered = renderer.settings.brand.languages
    in_path = parts[2] if len(parts) > 2 and parts[1] == "help" else ""
    return in_path if is_offered(in_path, offered) else renderer.reader(request).language


def _problems(error: HTTPException) -> list[str]:
    rows = error.extra if isinstance(error.extra, list) else []
    return [f"{row.get('key', '')}: {row.get('message', '')}" for row in rows]


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]
