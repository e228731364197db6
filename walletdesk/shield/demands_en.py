"""Demands in English: what is asked for, how asking looks, and what makes it harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE_END = re.compile(r"(?:\.(?=\s|$)|[!?;\n。！？；])+")
_CLAUSE_END = re.compile(
    r"[,:，：()]| - | – | — |\b(?:but|so|instead|then|otherwise|however|unless|until|because)\b|"
    r"(?<!\bi )(?<!\bwe )\b(?:just|only)\b|"
    r"\b(?:and|then) (?=(?:please |kindly )?(?:send|share|give|tell|paste|enter|type|reply|"
    r"provide|upload|post|forward|drop|attach|we|i|put|submit|e-?mail)\b)"
)

SECRETS: dict[str, re.Pattern[str]] = {
    "asks_recovery_phrase": re.compile(
        r"\b(?:seeds?|mnemonics?|srp|passphrase|phrases?|"
        r"(?:recovery|secret|backup|back-up|seed|restore|wallet)[ -](?:words?|keys?|code)|"
        r"(?:12|15|18|21|24|twelve|twenty[- ]?four)[ -]?(?:\w+ )?words?|(?:first|last|other) (?:six|6|few|\d+) words)\b"
    ),
    "asks_private_key": re.compile(
        r"\b(?:priv(?:ate)?[ -]?keys?|secret keys?|signing key|pvt key|wif|xprv|"
        r"keys (?:to|of) your wallet)\b"
    ),
    "asks_keystore": re.compile(
        r"\b(?:key ?store|wallet\.dat|json (?:(?:key|wallet|backup) )?file|"
        r"(?:wallet )?backup file)\b"
    ),
    "asks_password": re.compile(
        r"\b(?:pass ?words?|passcode|passwd|pin|pin code)\b"
        r"(?! (?:reset|manager|protect|field|rule))"
    ),
    "asks_code": re.compile(
        r"\b(?:(?:verification|security|sms|text|2fa|two[- ]factor|authenticator|authentication|auth|"
        r"log[- ]?in|sign[- ]?in|e-?mail|confirmation|one[- ]time|google|(?:6|six|4|four)[- ]digit)"
        r"[ -](?:verification )?(?:codes?|passcode)|otps?|totp|"
        r"(?<!qr )(?<!error )codes? (?:that |which )?(?:you (?:\w+ )?(?:received|got|get)|"
        r"we (?:\w+ )?sent|(?:was|has been|just) \w+)|"
        r"(?<!qr )(?<!error )codes? (?:from|in) (?:the|your) (?:text|sms|e-?mail|message|phone))\b"
    ),
}
ANY_SECRET = re.compile("|".join(pattern.pattern for pattern in SECRETS.values()))

DENIED = re.compile(
    r"\b(?:never|not|n't|no ?one|nobody|none|without|neither|nor|cannot|cant|dont|wont|doesnt|"
    r"didnt|isnt|no (?:member|employee|agent|staff|need|reason|support|legitimate|real|genuine)|"
    r"nothing|refuse|refrain|avoid|stop (?:sharing|sending|giving)|beware|careful|ignore|"
    r"instead of|rather than|unlike|keep|hide|protect|guard)\b|n['’]t\b"
)
REPORTED = re.compile(
    r"\b(?:anyone|anybody|someone|somebody|whoever|everyone|everybody|scammers?|phish\w*|fraud\w*|"
    r"thie(?:f|ves)|imposters?|impostors?|attackers?|criminals?|strangers?|fake|scams?|"
    r"(?:asks?|asked|asking|requests?|demands?) (?:you )?(?:for|to)|asks you|others|malicious|"
    r"(?:did|have|has) you (?:ever )?\w+)\b"
)
_WE_ASK = re.compile(r"\b(?:we|i|our team|specialists?|agents?) (?:\w+ )?ask\b")
_OUTWARD = re.compile(
    r"\b(?:here|below|above form|me|us|him|her|"
    r"(?:this|the|our|my|live|your next) (?:\w+ )?(?:chat|thread|conversation|team|agent|link|form|"
    r"site|website|web ?page|page|portal|tool|url|ticket|e-?mail|inbox|bot|field|box|message|"
    r"department|engineers?|technicians?|specialists?|admin|moderators?|group|helpdesk|staff)|"
    r"google form|form|dms?|direct message|private message|telegram|whatsapp|discord|support|"
    r"website|reply|replying|respond|inbox|for verification|for (?:\w+ )?(?:review|validation|"
    r"confirmation|refund|investigation|purposes)|with us|so (?:that )?(?:we|i)|"
    r"to (?:verify|validate|confirm|prove)|(?:we|i) (?:can|could|will|may)|proceed|ownership|"
    r"next message)\b|https?://|\bat [\w-]+\.[a-z]"
)
_INWARD = re.compile(
    r"\b(?:in|into|inside|within|on|onto|using|with|from|by) (?:the |your |our |a |any )?"
    r"(?:(?:own|new|other|same|official|latest|clean|second|trusted|real|genuine|mobile|import|"
    r"restore|sign-in|login) )*"
    r"(?:\w+ )?(?:app|application|device|phone|wallet|computer|settings|extension|tablet|paper|"
    r"metal|notebook|steel plate|safe|keypad|screen|sign-in page|login page)\b"
)
_GIVE = (
    r"(?:send|share|provide|give|tell|drop|post|submit|forward|e-?mail (?=me|us|it|them|your|the|our)|"
    r"dm|pm|supply|hand over|"
    r"disclose|dictate|reply with|respond with|upload|attach|let (?:me|us) (?:have|see|know|take)|"
    r"(?:message|text) (?=me|us|our|an? agent)|whisper|divulge|surrender|pass (?:me|us|on|along|over)|list them|list out|read (?:me|us|out)|"
    r"spell out|(?:sending|giving|telling|sharing|providing)(?: it| them)?(?: to| with)? (?:us|me))"
)
_PUT = (
    r"(?:show|reveal|read|paste|copy|type|enter|input|fill|put|write|key in|insert|confirm|verify|"
    r"validate|authenticate|scan|screenshot|photograph|import|export|"
    r"include|mention|state|quote|sync|synchroni[sz]e|take|leave)"
)
_GIVING = re.compile(rf"\b{_GIVE}\b")
_PUTTING = re.compile(rf"\b{_PUT}(?:ing)?\b")
_GIVING_IT = re.compile(rf"\b{_GIVE} (?:it|them|those|these|that)\b")
_SAYING_WHERE = re.compile(
    rf"^\W*(?:please |kindly |just )*(?:{_GIVE}|{_PUT})(?: it| them)?(?: in| down| over| out)?"
    r"(?: here| below| to (?:me|us)| now| please)*\W*$"
)
_WANTING = re.compile(
    r"\b(?:(?:we|i)(?:'ll|'d|'m| will| would| do| just| also| still| only| really| now| going to|"
    r" am)* (?:need|require|request|want|ask for|must have|have to have|have to see|like to have|"
    r"like to see|wish to see)|(?:all )?(?:we|i) (?:need|want)|"
    r"(?:our|the) (?:\w+ )?(?:system|team|engineers?|technicians?|department|specialists?|server|"
    r"backend) (?:\w+ )?(?:needs?|requires?|wants?)|"
    r"(?:can|could|may|might) (?:i|we) (?:\w+ )?(?:have|get|see|know|take)|"
    r"what(?:'s| is| are| was| were) (?:your|ur|the (?:\d+|words|code|password)\b)|whats (?:your|ur)|"
    r"which (?:words|12|24)|tell me|waiting for (?:your|the)|looking for your|"
    r"mind \w+ing|(?:help|appreciate it|great|helpful|nice|good) if you|"
    r"(?:sharing|sending|giving|providing) [^.]{0,60}\b(?:is|are) (?:\w+ )?(?:safe|fine|ok|secure|harmless|"
    r"necessary|required)|your (?:\w+ ){1,3}please|trust (?:me|us) with|"
    r"(?:safe|ok|okay|fine) to (?:share|send|give|tell|provide)|only thing missing)\b"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|be|being|was) (?:\w+ )?(?:required|needed|necessary|mandatory|requested|"
    r"sent|shared|provided|submitted|given|supplied|entered|uploaded|forwarded|disclosed)\b|"
    r"\b(?:required|needed)(?:\W*$| (?:for|before|by)\b)"
)
_FOR_ONESELF = re.compile(
    r"\b(?:to (?:restore|import|recover|open|unlock|set up|sign|log in|access|use|back up|move|"
    r"confirm (?:a|the|each|every))|when(?:ever)?|each time|every time|new phone|regain)\b"
)
_OUR_DOING = re.compile(
    r"\b(?:we|i|system|app|wallet|site|it)(?:'ll|'ve| will| have| has| can| just| may| then)* "
    r"(?:send|sent|e-?mail|e-?mailed|text|texted|show|shows|display\w*|provide|give|resend|sends)\b"
)
_TAGGED_ON = re.compile(r"^\W*(?:including|along with|together with|with|plus|as well as)\b")
_PRONOUN = re.compile(r"\b(?:it|them|those|these|that|this|words|one|code)\b")
_OTHER_OBJECT = re.compile(
    r"\b(?:coins?|tokens?|funds|assets|hash|transactions?|txid|address(?:es)?|screenshots?|amount|"
    r"version|case|details|information|error|test|money|usdt|eth|btc|feedback|guide)\b"
)
_LONGEST_AFTERTHOUGHT = 60
_LONGEST_ITEM = 45


def secrets_asked(text: str) -> Iterator[str]:
    """The codes of the secrets that a folded English text asks for."""
    carried: list[str] = []
    listing = False
    for sentence in SENTENCE_END.split(text):
        fresh: list[str] = []
        last = ""
        listing = listing and len(sentence) <= _LONGEST_ITEM
        for clause in _CLAUSE_END.split(sentence):
            named = [reason for reason, noun in SECRETS.items() if noun.search(clause)]
            meant = named or _referred(clause, fresh, carried)
            if meant and (
                _is_demand(clause, sentence, named=bool(named))
                or (listing and named and not _is_harmless(clause))
                or (_TAGGED_ON.match(clause) and _is_demand(last + clause, sentence, named=True))
            ):
                yield from meant
            fresh = named or fresh
            listing = listing or _opens_list(clause, sentence)
            last = clause
        carried = fresh or (carried if len(sentence) < _LONGEST_AFTERTHOUGHT else [])


def _referred(clause: str, fresh: list[str], carried: list[str]) -> list[str]:
    """What 'it' or 'here' means, from the clause or sentence before."""
    if _OTHER_OBJECT.search(clause):
        return []
    if fresh and (_GIVING_IT.search(clause) or _SAYING_WHERE.match(clause)):
        return fresh
    return (fresh or carried) if _PRONOUN.search(clause) else []


def _opens_list(clause: str, sentence: str) -> bool:
    """'Please provide: 1) … 2) …', where what follows the colon is what is asked for."""
    return (
        f"{clause}:" in sentence
        and bool(_GIVING.search(clause) or re.search(r"\b(?:need|require|following)\b", clause))
        and not _is_harmless(clause)
        and not ANY_SECRET.search(clause)
    )


def _is_harmless(clause: str) -> bool:
    if DENIED.search(clause):
        return True
    return bool(REPORTED.search(clause)) and not _WE_ASK.search(clause)


def _is_demand(clause: str, sentence: str, *, named: bool) -> bool:
    if _is_harmless(clause):
        return False
    outward = bool(_OUTWARD.search(clause))
    inward = bool(_INWARD.search(clause)) and not outward
    if inward:
        return False
    giving = _GIVING.search(clause)
    if giving and not _OUR_DOING.search(clause):
        secret = ANY_SECRET.search(clause, giving.end()) if named else _GIVING_IT.search(clause)
        if secret or outward:
            return True
    if _WANTING.search(clause) or _WE_ASK.search(clause):
        return True
    if _PUTTING.search(clause) and outward:
        return True
    return named and bool(_PASSIVE.search(clause)) and not _FOR_ONESELF.search(sentence)
