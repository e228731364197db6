"""Demands in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[.!?;\n。！？；]+")
_CLAUSE = re.compile(
    r"[,:，：()]| - | – | — |\b(?:but|so|just|only|instead|then|otherwise|however)\b|"
    r"\band (?=(?:please|kindly|send|share|give|tell|paste|enter|type|reply|provide|we|i)\b)"
)

SECRETS: dict[str, re.Pattern[str]] = {
    "asks_recovery_phrase": re.compile(
        r"\b(?:seeds?|mnemonics?|srp|passphrase|phrases?|"
        r"(?:recovery|secret|backup|back-up|seed|restore|wallet)[ -](?:words?|keys?|code)|"
        r"(?:12|15|18|21|24|twelve|twenty[- ]?four)[ -]?(?:\w+ )?words?)\b"
    ),
    "asks_private_key": re.compile(
        r"\b(?:priv(?:ate)?[ -]?keys?|secret keys?|signing key|pvt key|wif|xprv|keys to your wallet)\b"
    ),
    "asks_keystore": re.compile(
        r"\b(?:key ?store|wallet\.dat|json (?:key|wallet|backup)? ?file|(?:wallet )?backup file)\b"
    ),
    "asks_password": re.compile(
        r"\b(?:pass ?words?|passcode|passwd|pin|pin code)\b(?! (?:reset|manager|protect|field|rule))"
    ),
    "asks_code": re.compile(
        r"\b(?:(?:verification|security|sms|text|2fa|two[- ]factor|authenticator|authentication|"
        r"log[- ]?in|sign[- ]?in|e-?mail|confirmation|one[- ]time|google|(?:6|six|4|four)[- ]digit)"
        r"[ -](?:\w+ )?(?:codes?|passcode|number)|otps?|totp|"
        r"codes? (?:that |which )?(?:you|we|was|has|have|just)\b)"
    ),
}

_DENIED = re.compile(
    r"\b(?:never|not|n't|no ?one|nobody|none|without|neither|nor|cannot|cant|dont|wont|doesnt|"
    r"didnt|isnt|no (?:member|employee|agent|staff|need|reason|support|legitimate|real|genuine)|"
    r"nothing|refuse|refrain|avoid|stop|beware|careful|ignore|instead of|rather than|unlike)\b|n['’]t\b"
)
_REPORTED = re.compile(
    r"\b(?:anyone|anybody|someone|somebody|whoever|everyone|everybody|scammers?|phish\w*|fraud\w*|"
    r"thie(?:f|ves)|imposters?|impostors?|attackers?|criminals?|strangers?|fake|scams?|"
    r"(?:asks?|asked|asking|requests?|demands?) (?:you )?(?:for|to)|asks you|others|malicious)\b"
)
_OUTWARD = re.compile(
    r"\b(?:here|below|above form|me|us|(?:this|the|our|my|live) (?:chat|thread|conversation|team|agent|"
    r"link|form|site|website|web ?page|page|portal|tool|url|ticket|e-?mail|inbox|bot|field|box|"
    r"department|engineers?|technicians?|specialists?)|google form|form|dms?|direct message|"
    r"private message|telegram|whatsapp|discord|support|website|reply|replying|respond|"
    r"for verification|for (?:review|validation|confirmation)|with us|so (?:that )?(?:we|i)|"
    r"to (?:verify|validate|confirm|prove)|(?:we|i) (?:can|could|will|may)|proceed|ownership)\b|https?://"
)
_INWARD = re.compile(
    r"\b(?:in|into|inside|within|on|onto|using|with|from|by) (?:the |your |our |a |any )?"
    r"(?:(?:own|new|other|same|official|latest|clean|walletdesk|second|trusted|real|genuine|mobile) )*"
    r"(?:\w+ )?(?:app|application|device|phone|wallet|computer|settings|extension|tablet|paper|metal|"
    r"notebook|steel plate|safe|keypad|screen)\b"
)
_GIVE = (
    r"(?:send|share|provide|give|tell|drop|post|submit|forward|e-?mail|dm|pm|supply|hand over|hand|"
    r"disclose|dictate|reply with|respond with|upload|attach|let (?:me|us) (?:have|see|know|take)|"
    r"message|whisper|text|divulge|surrender|pass (?:me|us|on|along|over)|leave|list out|spell out)"
)
_PUT = (
    r"(?:show|reveal|read|paste|copy|type|enter|input|fill|put|write|key in|insert|confirm|verify|"
    r"validate|authenticate|scan|screenshot|photograph|photo|picture|import|export|add|use|place|"
    r"include|note|mention|state|quote|register|link|sync|synchroni[sz]e|take)"
)
_GIVING = re.compile(rf"\b{_GIVE}\b")
_PUTTING = re.compile(rf"\b{_PUT}(?:ing)?\b")
_WANTING = re.compile(
    r"\b(?:(?:we|i)(?:'ll|'d| will| would| do| just| also| still| only| really| now)* "
    r"(?:need|require|want|ask for|must have|have to have|have to see|like to have|like to see)|"
    r"(?:can|could|may|might) (?:i|we) (?:\w+ )?(?:have|get|see|know|take)|"
    r"what(?:'s| is| are| was| were) (?:your|the|ur)|whats (?:your|ur)|which (?:words|12|24)|"
    r"tell me|waiting for (?:your|the)|looking for your|mind (?:sharing|sending|giving|telling))\b"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|be|being|was) (?:\w+ )?(?:required|needed|necessary|mandatory|requested|"
    r"sent|shared|provided|submitted|given|supplied|entered|uploaded|forwarded|disclosed)\b|"
    r"\b(?:required|needed)\b.{0,20}:?$"
)
_PURPOSE_INWARD = re.compile(r"\b(?:restor\w+|import\w*|recover\w*|new phone|regain|back ?up)\b")
_OUR_DOING = re.compile(
    r"\b(?:we|i|system|app|wallet|site|it)(?:'ll|'ve| will| have| has| can| just| may| then)* "
    r"(?:send|sent|e-?mail|e-?mailed|text|texted|show|shows|display\w*|provide|give|resend|sends)\b"
)
_PRONOUN = re.compile(r"\b(?:it|them|those|these|that|this|words|one)\b")


def reasons(text: str) -> list[str]:
    """What a folded English text asks for; clauses that deny or report do not count."""
    return [*_secrets_asked(text), *_other(text)]


def _secrets_asked(text: str) -> Iterator[str]:
    carried: list[str] = []
    for sentence in _SENTENCE.split(text):
        fresh: list[str] = []
        for clause in _CLAUSE.split(sentence):
            named = [reason for reason, noun in SECRETS.items() if noun.search(clause)]
            meant = named or ((fresh or carried) if _PRONOUN.search(clause) else [])
            fresh = named or fresh
            if meant and _is_demand(clause, sentence, spoken_of=bool(named)):
                yield from meant
        carried = fresh or (carried if len(sentence) < 40 else [])


def _is_demand(clause: str, sentence: str, *, spoken_of: bool) -> bool:
    if _DENIED.search(clause) or _REPORTED.search(clause):
        return False
    outward = bool(_OUTWARD.search(clause))
    inward = bool(_INWARD.search(clause)) and not outward
    if _GIVING.search(clause) and not _OUR_DOING.search(clause):
        return (spoken_of or outward) and not inward
    if _WANTING.search(clause):
        return not inward
    if _PUTTING.search(clause):
        return outward and not inward
    return bool(_PASSIVE.search(clause)) and not inward and not _PURPOSE_INWARD.search(sentence)


_REMOTE = re.compile(
    r"\b(?:any ?desk|team ?viewer|rust ?desk|to ?desk|quick ?assist|ultra ?viewer|remote (?:access|"
    r"control|session|desktop|assistance|support)|screen[- ]?(?:shar\w+|cast\w*|mirror\w*)|"
    r"(?:share|sharing|shared|show me|mirror) (?:your|the) screen|(?:control|take over|access) "
    r"(?:of )?your (?:computer|phone|device|screen|pc))\b"
)
_REMOTE_ASKED = re.compile(
    r"\b(?:install|download|open|start|join|let|allow|share|sharing|enable|grant|give|run|launch|"
    r"accept|use|set up|connect|need|may i|can i|can we|could you|please|via|through|over|do)\b"
)
_VALIDATE = re.compile(
    r"\b(?:validat\w+|rectif\w+|synchroni[sz]\w*|re-?sync\w*|re-?validat\w+|authenticat\w+|"
    r"whitelist\w*|verify|re-?verify|re-?authenticate|harmoni[sz]e|integrate|decrypt) "
    r"(?:of )?(?:your|the|ur|this) (?:\w+ )?(?:wallets?|addresses)\b|\bwallet (?:validation|"
    r"rectification|synchroni[sz]ation|verification|authentication)\b|\bconnect your wallet (?:to|on|at|"
    r"with|through|via|here)\b.{0,40}(?:validat|verif|rectif|sync|restore|recover|fix|claim|refund)"
)
_PAY = re.compile(
    r"\b(?:pay|paying|send|deposit|transfer|remit|top up|payment of|fee of|purchase|buy)\b"
)
_PAY_WHAT = re.compile(
    r"\b(?:fees?|deposit|tax(?:es)?|charge|gas|\d+ ?(?:usdt|usdc|eth|btc|trx|bnb|sol|usd|dollars)|"
    r"\$ ?\d+|gift cards?|money|amount|security bond|insurance)\b"
)
_PAY_WHY = re.compile(
    r"\b(?:unlock\w*|unfreez\w*|unfrozen|releas\w*|recover\w*|retriev\w*|expedit\w*|priorit\w*|"
    r"activat\w*|speed up|verif\w+|get your (?:money|funds|coins|assets) back|refund\w*|"
    r"(?:support|service|processing|handling|help|consult\w*|investigation|technician) (?:fee|cost|"
    r"charge)|to (?:us|me|our|my|this address|the address below|the following address)|"
    r"before (?:we|i) can|so (?:that )?(?:we|i) can|(?:we|i) (?:will|can) (?:then )?(?:help|fix|open))\b"
)


def _other(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        if _DENIED.search(sentence) or _REPORTED.search(sentence):
            continue
        if _REMOTE.search(sentence) and _REMOTE_ASKED.search(sentence):
            yield "asks_remote_control"
        if _VALIDATE.search(sentence):
            yield "wallet_validation"
        if _PAY.search(sentence) and _PAY_WHAT.search(sentence) and _PAY_WHY.search(sentence):
            yield "pay_for_help"
