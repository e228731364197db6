"""What fake support offers in English: remote help, wallet validation, help against payment."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE_END = re.compile(r"(?:\.(?=\s|$)|[!?;\n。！？；])+")
DENIED = re.compile(
    r"\b(?:never|not|n't|no ?one|nobody|none|without|neither|nor|cannot|cant|dont|wont|doesnt|"
    r"didnt|isnt|no (?:such|member|employee|agent|staff|need|reason|support|legitimate|real|"
    r"genuine)|"
    r"nothing|refuse|refrain|avoid|stop (?:sharing|sending|giving)|beware|careful|ignore|"
    r"instead of|rather than|unlike|keep|hide|protect|guard)\b|n['’]t\b"
)
REPORTED = re.compile(
    r"\b(?:anyone|anybody|someone|somebody|whoever|everyone|everybody|scammers?|phish\w*|fraud\w*|"
    r"thie(?:f|ves)|imposters?|impostors?|attackers?|criminals?|strangers?|fake|scams?|"
    r"(?:asks?|(?<!are )(?<!kindly )asked|asking|requests?|demands?) "
    r"(?:you )?(?:for|to)|asks you|others|malicious|"
    r"caller|(?:wants|tells|makes|made|told) you to|if you paid|"
    r"(?<!code )(?<!password )(?:did|have|has) you (?:ever )?\w+)\b"
)

_REMOTE = re.compile(
    r"\b(?:any ?desk|team ?viewer|rust ?desk|to ?desk|quick ?assist|ultra ?viewer|remote(?:ly)? "
    r"(?:access|control|session|desktop|assistance|support|connect)|screen[- ]?(?:shar\w+|cast\w*|"
    r"mirror\w*)|(?:share|sharing|shared|show (?:me|us)|mirror|see) (?:your|the) screen|"
    r"(?:control|take over|access) (?:of )?your (?:computer|phone|device|screen|pc))\b"
)
_REMOTE_ASKED = re.compile(
    r"\b(?:install|download|open|start|join|let|allow|share|sharing|enable|grant|give|run|launch|"
    r"accept|use|set up|connect|need|may i|can i|can we|could you|please|via|through|over|do)\b"
)
_WALLET = r"(?:your|the|ur|this|my) (?:\w+ )?(?:wallets?|addresses)"
_VALIDATE = re.compile(
    r"\b(?:validat\w+|rectif\w+|synchroni[sz]e|re-?sync\w*|re-?validat\w+|authenticat\w+|"
    r"whitelist\w*|verify|re-?verify|re-?authenticate|harmoni[sz]e|integrate|decrypt) "
    rf"(?:of )?{_WALLET}\b|\bwallet (?:validation|rectification|verification|authentication)\b|"
    rf"\b{_WALLET} (?:has to be|must be|needs to be|should be|is not|is un|was not) ?"
    r"(?:\w+ )?(?:re-?)?(?:validated|rectified|synchroni[sz]ed|authenticated|whitelisted|verified)|"
    rf"\bconnect {_WALLET} (?:to|on|at|with|through|via|here)\b.{{0,40}}"
    r"(?:validat|verif|rectif|sync|restore|recover|fix|claim|refund)|"
    rf"\b(?:portal|server|site|website|link|page|node)\b.{{0,40}}\bsync {_WALLET}\b|"
    rf"\bsync {_WALLET}\b.{{0,40}}\b(?:portal|server|site|website|link|page|node|here)\b"
)
_IN_APP = re.compile(r"\b(?:in|with|from) (?:the |your )?(?:app|settings|network)\b")
_TO_NETWORK = re.compile(r"\b(?:network'?s? (?:own|fee)|own (?:coin|address)|miners?)\b")
_PAY = re.compile(
    r"\b(?:pay|paying|send|transfer|remit|top up|payment of|fee of|purchase|buy|needed|required)\b|"
    r"\b(?:to|please|must|should|kindly|and|then|first|you|make a) deposit\b|^\W*deposit\b"
)
_PAY_WHAT = re.compile(
    r"\b(?:fees?|deposit|tax(?:es)?|charge|gas|\d+ ?(?:usdt|usdc|eth|btc|trx|bnb|sol|usd|dollars)|"
    r"gift cards?|money|amount|security bond|insurance)\b|\$ ?\d+"
)
_PAY_WHY = re.compile(
    r"\b(?:unlock\w*|unfreez\w*|unfrozen|releas\w*|recover\w*|retriev\w*|expedit\w*|priorit\w*|"
    r"activat\w*|speed up (?:the|your) (?:case|ticket|request|refund)|"
    r"get your (?:money|funds|coins|assets) back|refund\w*|"
    r"(?:support|service|processing|handling|help|consult\w*|investigation|technician) (?:fee|cost|"
    r"charge)|to (?:us|me|our|my|this address|the address below|the following address)|"
    r"before (?:we|i) can|so (?:that )?(?:we|i) can|"
    r"(?:we|i) (?:will|can) (?:then )?(?:help|fix|open))\b"
)


def offered(text: str) -> Iterator[str]:
    """The codes of what a folded English text offers that support never does."""
    for sentence in SENTENCE_END.split(text):
        if DENIED.search(sentence) or REPORTED.search(sentence):
            continue
        if _REMOTE.search(sentence) and _REMOTE_ASKED.search(sentence):
            yield "asks_remote_control"
        if _VALIDATE.search(sentence) and not _IN_APP.search(sentence):
            yield "wallet_validation"
        if _asks_payment(sentence):
            yield "pay_for_help"


def _asks_payment(sentence: str) -> bool:
    return bool(
        _PAY.search(sentence)
        and _PAY_WHAT.search(sentence)
        and _PAY_WHY.search(sentence)
        and not _TO_NETWORK.search(sentence)
    )
