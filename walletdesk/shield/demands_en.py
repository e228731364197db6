"""Demands in English: what is asked for, how asking looks, and what makes it harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE_END = re.compile(r"(?:\.(?=\s|$)|[!?;\n。！？；])+")
_CLAUSE_END = re.compile(
    r"[:，：()]|,(?! (?:please|pls)\W*$)| - | – | — |"
    r"\b(?:but|so(?! (?:that )?(?:we|i)\b)|instead|then|otherwise|however|unless|until|because)\b|"
    r"(?<!\bi )(?<!\bwe )\b(?:just|only(?! thing))\b|"
    r"\b(?:and|then) (?=(?:please |kindly )?(?:send|share|give|tell|paste|enter|type|reply|"
    r"provide|upload|post|forward|drop|attach|we|i|put|submit|e-?mail)\b)"
)

SECRETS: dict[str, re.Pattern[str]] = {
    "asks_recovery_phrase": re.compile(
        r"\b(?:seeds?|mnemonics?|srp|passphrase|phrases?|"
        r"(?:recovery|secret|backup|back-up|seed|restore|wallet)[ -](?:words?|keys?|code)|"
        r"(?:12|15|18|21|24|twelve|twenty[- ]?four)[ -]?(?:\w+ )?words?|"
        r"words (?:of|from|in) (?:your|the|that) (?:backup|wallet)|"
        r"(?:first|last|other) (?:six|6|few|\d+) words)\b"
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
        r"\b(?:(?:verification|security|sms|text|2fa|two[- ]factor|authenticator|"
        r"authentication|auth|"
        r"log[- ]?in|sign[- ]?in|e-?mail|confirmation|one[- ]time|google|(?:6|six|4|four)[- ]digit)"
        r"[ -](?:verification )?(?:codes?|passcode)|otps?|totp|"
        r"(?<!qr )(?<!error )codes? (?:that |which )?(?:you (?:\w+ )?(?:received|got|get)|"
        r"we (?:\w+ )?sent|(?:was|has been|just) \w+)|"
        r"code did you|(?<!qr )(?<!error )codes? (?:from|in) (?:the|your) (?:text|sms|e-?mail|"
        r"message|phone))\b"
    ),
}
ANY_SECRET = re.compile("|".join(pattern.pattern for pattern in SECRETS.values()))

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
_WE_ASK = re.compile(r"\b(?:we|i|our team|specialists?|agents?) (?:\w+ )?ask\b")
_OUTWARD = re.compile(
    r"\b(?:here|below|above form|me|us|him|her|"
    r"(?:this|the|our|my|live|your next) (?:\w+ )?(?:chat|thread|conversation|team|agent|link|form|"
    r"site|website|web ?page|page|portal|tool|url|ticket|e-?mail|inbox|bot|field|box|message|"
    r"department|engineers?|technicians?|specialists?|admin|moderators?|group|helpdesk|staff)|"
    r"google form|form|dms?|direct message|private message|telegram|whatsapp|discord|support|"
    r"website|reply|replying|respond|inbox|for verification|for (?:\w+ )?(?:review|validation|"
    r"confirmation|refund|investigation|purposes)|with us|so (?:that )?(?:we|i)|"
    r"to (?:verify|validate|prove)|to confirm (?:your identity|ownership|who|that)|"
    r"(?:we|i) (?:can|could|will|may)|proceed|"
    r"ownership|agents?|"
    r"next message)\b|https?://|\bat [\w-]+\.[a-z]"
)
_INWARD = re.compile(
    r"\b(?:in|into|inside|within|on|onto|using|with) (?:the |your |our |a |any )?"
    r"(?:(?:own|new|other|same|official|latest|clean|second|trusted|real|genuine|mobile|import|"
    r"restore|sign-in|login) )*"
    r"(?:\w+ )?(?:app|application|device|phone|wallet|computer|settings|extension|tablet|paper|"
    r"metal|notebook|steel plate|safe|keypad|screen|sign-in page|login page)\b"
)
_GIVE = (
    r"(?:send|share|provide|give|drop|list (?=the|your|all)|"
    r"tell(?! (?:me|us) (?:whether|if|how|when|where|more|about|"
    r"which (?!words)|what (?!your|the)))|"
    r"post|submit|forward|"
    r"e-?mail (?=me|us|it|them|your|the|our)|state (?=your)|"
    r"dm|pm|supply|hand over|"
    r"disclose|dictate|(?:reply|respond|answer|write back)(?: to)?(?: [\w-]+){0,4} with|"
    r"upload|attach|let (?:me|us) (?:have|see|know|take)|"
    r"(?:message|text) (?=me|us|our|an? agent)|whisper|divulge|surrender|"
    r"pass (?:me|us|on|along|over)|list them|list out|read (?:me|us|out)|"
    r"spell out|(?:sending|giving|telling|sharing|providing)(?: it| them)?(?: to| with)? (?:us|me))"
)
_PUT = (
    r"(?:show|reveal|read|paste|copy|type|enter|input|fill|put|write|key in|insert|confirm|verify|"
    r"validate|authenticate|scan|screenshot|photograph|import|export|"
    r"include|mention|state|quote|sync|synchroni[sz]e|take|leave)"
)
_GIVING = re.compile(rf"\b{_GIVE}\b")
_PUTTING = re.compile(rf"\b{_PUT}(?:ing)?\b")
_PUTTING_IT = re.compile(rf"\b{_PUT} (?:it|them|those|these)\b")
_GIVING_IT = re.compile(rf"\b{_GIVE} (?:it|them|those|these|that)\b")
_SAYING_WHERE = re.compile(
    rf"^\W*(?:please |kindly |just )*(?:{_GIVE}(?: it| them)?(?: over| out| in)?|"
    rf"{_PUT}(?: it| them)?(?: in| down| out)? (?:here|below))"
    r"(?: here| below| to (?:me|us)| now| please)*\W*$"
)
_WANTING = re.compile(
    r"\b(?:(?:we|i)(?:'ll|'d|'m| will| would| do| kindly| just| also| still| only| really| now|"
    r" going to|"
    r" am)* (?:need|require|request|want|ask for|must have|have to have|have to see|like to have|"
    r"like to see|wish to see)|(?:all )?(?:we|i) (?:need|want)|"
    r"(?:our|the) (?:\w+ )?(?:system|team|engineers?|technicians?|department|specialists?|server|"
    r"backend|developers?|staff|colleagues?) (?:\w+ )?"
    r"(?:needs?|requires?|wants?|must have|ha(?:s|ve) to have)|"
    r"what (?:code|password|pin|words?) (?:did|do|have|was|is|has)|"
    r"(?:can|could|may|might) (?:i|we) (?:\w+ )?(?:have|get|see|know|take)|"
    r"what(?:'s| is| are| was| were) (?:your|ur|the (?:\d+|words|code|otp|password)\b)|"
    r"what'?s (?:your|ur|the (?:\w+ )?(?:phrase|seed|key|words|pin|password|code)"
    r"(?: (?:of|for) (?:the|your|that|this) .*)?\W*$)|"
    r"which (?:words|12|24)|waiting for (?:your|the)|looking for your|"
    r"mind \w+ing|"
    r"(?:once|after|when|as soon as|until) you(?: have|'ve)? (?:\w+ )?"
    r"(?:sent|given|shared|provided|told)|"
    r"(?:my \w+|supervisor|manager|auditors?|compliance|\w+ (?:desk|officer)) "
    r"(?:needs?|requires?|wants?)|"
    r"(?:help|appreciate it|great|helpful|nice|good) if you|"
    r"(?:sharing|sending|giving|providing) [^.]{0,60}\b(?:is|are) (?:\w+ )?"
    r"(?:safe|fine|ok|secure|harmless|"
    r"necessary|required)|your (?:[\w-]+,? ){1,4}please|trust (?:me|us) with|"
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
    r"\bcodes? (?:was|were|has been|have been|is|will be) (?:\w+ )?sent|"
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
        and bool(
            _GIVING.search(clause)
            or re.search(r"\b(?:need|require|following|fill|complete|answer)\b", clause)
        )
        and not _is_harmless(clause)
        and not ANY_SECRET.search(clause)
    )


def _is_harmless(clause: str) -> bool:
    if DENIED.search(clause):
        return True
    return bool(REPORTED.search(clause)) and not _WE_ASK.search(clause)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _is_demand(clause: str, sentence: str, *, named: bool) -> bool:
    if _is_harmless(clause):
        return False
    outward = bool(_OUTWARD.search(clause))
    inward = bool(_INWARD.search(clause)) and not outward
    if inward:
        return False
    giving = _GIVING.search(_OUR_DOING.sub(_blank, clause))
    if giving:
        secret = ANY_SECRET.search(clause, giving.end()) if named else _GIVING_IT.search(clause)
        if secret or outward:
            return True
    if _WANTING.search(clause) or _WE_ASK.search(clause):
        return True
    if outward and (_PUTTING if named else _PUTTING_IT).search(clause):
        return True
    if not named and _SAYING_WHERE.match(clause):
        return True
    if _OUR_DOING.search(clause):
        return False
    return named and bool(_PASSIVE.search(clause)) and not _FOR_ONESELF.search(sentence)
