"""What people read when something was refused; the reasons are those of docs/live.md."""

from collections.abc import Mapping

from walletdesk.kernel.errors import Forged, Refused, TryLater, WalletdeskError
from walletdesk.languages.catalogue import Catalogue, to_translate

_GENERAL = to_translate("That did not work. Please check what you entered and try again.")

_SENTENCES = {
    "too_long": to_translate("This message is too long. Please shorten it or send it in parts."),
    "too_many_files": to_translate("These are too many files for one message."),
    "empty": to_translate("There is nothing to send yet. Please write a message first."),
    "fragment": to_translate(
        "This looks like part of a recovery phrase or private key. Never send these to anyone, "
        "us included. If it is something else, you can send it anyway."
    ),
    "blocked": to_translate("The safety check stopped this message. Please change it."),
    "suspended": to_translate(
        "The guard has stopped several of your messages, so you cannot write to customers now. "
        "A lead looks at it and lets you send again; private notes still work."
    ),
    "too_short": to_translate(
        "These words are too short: they would stop nearly everything. Write at least three "
        "letters or two Chinese characters."
    ),
    "too_many_rules": to_translate("There are as many own rules as can be. Remove one first."),
    "holds_secret": to_translate(
        "This holds something that looks like a recovery phrase or private key. Such words are "
        "never kept and never released."
    ),
    "secret": to_translate(
        "This looks like a recovery phrase or key. It was not looked for and not kept. Do not "
        "copy such words anywhere."
    ),
    "not_found": to_translate("We could not find this. It may be gone, or it is not yours."),
    "not_allowed": to_translate("You may not do this."),
    "conflict": to_translate("Somebody changed this first. Please look at it again."),
    "full": to_translate(
        "You hold as many conversations as you can. Close or hand over one first."
    ),
    "too_fast": to_translate("That was too fast. Please wait a moment and try again."),
    "too_large": to_translate("This file is too large."),
    "bad_file": to_translate(
        "We cannot take this file. Pictures, PDF, text, saved e-mails, office documents and ZIP "
        "files work."
    ),
    "bad_file.broken": to_translate("This file is damaged and cannot be read."),
    "bad_file.encrypted": to_translate(
        "This file is locked with a password. Please send it without one."
    ),
    "bad_file.heic": to_translate(
        "We cannot read HEIC pictures. Please send it as JPEG or PNG, or take a screenshot of it."
    ),
    "bad_file.too_much": to_translate("There is too much in this file. Please send a smaller one."),
    "bad_file.slow": to_translate("Checking this file took too long. Please send a smaller one."),
    "bad_file.inside": to_translate(
        "There is a file inside that we cannot take. Please send what matters on its own."
    ),
    "sealed": to_translate("This file could not be checked and stays sealed."),
    "not_sealed": to_translate("This file is not sealed."),
    "no_consent": to_translate("The customer has not agreed to this file being opened yet."),
    "bad_frame": to_translate("We did not understand this request."),
    "bad_request": to_translate("We did not understand this request."),
    "wrong_method": to_translate("We did not understand this request."),
    "bad_cursor": to_translate("We did not understand this request."),
    "bad_view": to_translate("We did not understand this request."),
    "no_address": to_translate(
        "This is not an address on the networks that we can look at. Copy it from your wallet "
        "again, whole, and choose its network."
    ),
    "which_chain": to_translate("Several networks use such addresses. Choose the one you mean."),
    "no_chain": to_translate(
        "We are not connected to any network at the moment, so we cannot look anything up here. "
        "Write to us: we do it by hand."
    ),
    "too_many_records": to_translate(
        "Too many lists were asked for from your network today, or are being made right now. "
        "Please try again later, or write to us."
    ),
    "bad_email": to_translate("This does not look like an e-mail address. Please check it."),
    "closed": to_translate("This case is closed. Please start a new conversation."),
    "taken": to_translate("This name or address is taken already."),
    "weak_password": to_translate("This password is too easy to guess. Please choose another."),
    "wrong_code": to_translate("This code is wrong or too old. Please try the next one."),
    "wrong_sign_in": to_translate("E-mail or password is wrong."),
    "sign_in": to_translate("Please sign in first."),
    "forged": to_translate("This link or session is no longer valid. Please start again."),
    "try_later": to_translate("We are very busy right now. Please try again in a moment."),
    "error": to_translate(
        "Something went wrong on our side. Please try again; if it happens once more, "
        "tell us the reference number {reference}."
    ),
}


def sentence(reason: str, catalogue: Catalogue, **values: object) -> str:
    """The sentence for a reason, in the catalogue's language."""
    return catalogue.gettext(_SENTENCES.get(reason, _GENERAL), **values)


def text_of(error: WalletdeskError, catalogue: Catalogue) -> str:
    """The sentence for an error, for HTTP bodies and `refused` frames alike."""
    return sentence(which_sentence(error.reason, getattr(error, "details", {})), catalogue)


def which_sentence(reason: str, details: Mapping[str, object]) -> str:
    """The key of an error's sentence: its reason, and why where that says more."""
    with_why = f"{reason}.{details.get('why', '')}"
    return with_why if with_why in _SENTENCES else reason


def reasons() -> tuple[str, ...]:
    """Every reason that has a sentence of its own."""
    return tuple(_SENTENCES)


_STATUS = {
    "not_found": 404,
    "not_allowed": 403,
    "conflict": 409,
    "sealed": 409,
    "not_sealed": 409,
    "no_consent": 409,
    "full": 409,
    "too_fast": 429,
    "too_many_records": 429,
    "too_large": 413,
    "too_long": 413,
    "sign_in": 401,
    "wrong_sign_in": 401,
    "taken": 409,
    "suspended": 403,
}


def status_of(error: WalletdeskError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, TryLater):
        return 503
    if isinstance(error, Forged):
        return 401
    return _STATUS.get(error.reason, 400) if isinstance(error, Refused) else 500
