"""The English words that the guard knows, by what they do in a request.

Each class has a letter; a sentence becomes a string of these letters (`clauses_en`), and the
grammar (`demands_en`) is written over the letters. A new word is one entry here and no new rule.

  G give      g given    J giving     a provide (also into an app)    P put       h put (past)
  N need      n needed   H have       K keep      A ask      C open   d modal     b be
  w we, I     m me, us   T our people y you       Y your     t the    i it        p please
  O outward   I inward   X no         R others    B bad      q what   u when, if  o once
  E other things         k some thing D our doing v to verify         r to restore
  f help      c picture  e except     & and       | or       ; but    < in, on    s safe
  Z remote tool          M money      $ pay       U unlock   V validate           L wallet
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from walletdesk.shield.listed import listed

# Verbs in their base form; the other forms are made from it.
_GIVE = """send share give tell forward hand pass post drop disclose dictate reveal email mail
dm pm message text attach transmit deliver surrender entrust communicate relay
whisper divulge spill recite fax shoot slip toss ping lend inform confide resend
spell cough furnish msg volunteer spell say read report e-mail snd sned giv shre
shere return leave reply respond answer expose repeat throw"""
_PROVIDE = "provide submit supply upload complete"
_STATE = "quote state list name present specify mention show display indicate declare"
_PUT = """enter type paste input fill put write copy scan include import load place confirm
verify validate authenticate photograph snap screenshot capture export sync
synchronise synchronize punch add use check match register re-enter retype reenter
plug film key insert hold point"""
_NEED = "need want require await expect lack wish seek"
_KEEP = """record keep store save memorise memorize hide protect guard delete remove change
reset create choose rotate lock restore recover secure erase safeguard treat destroy
burn laminate engrave stamp replace compare move lose forget find view back own
generate"""
_GO = """open visit click follow access install connect go tap browse launch download join
head press select navigate allow enable grant run accept"""

_IRREGULAR = {
    "send": "sent",
    "give": "gave given",
    "tell": "told",
    "write": "wrote written",
    "put": "put",
    "keep": "kept",
    "hide": "hid hidden",
    "choose": "chose chosen",
    "show": "showed shown",
    "lose": "lost",
    "forget": "forgot forgotten",
    "find": "found",
    "read": "read",
    "say": "said",
    "resend": "resent",
    "go": "went",
    "lend": "lent",
    "leave": "left",
    "hold": "held",
    "spell": "spelt spelled",
    "seek": "sought",
    "throw": "threw thrown",
    "burn": "burnt burned",
}
_DOUBLED = listed("submit transmit drop slip snap put plug reset forget dm pm tap")

# What the gerund of each class, its past and its third person stand for.
_VERBS = (
    (_KEEP, "K", "K", "K", "K"),
    (_GO, "C", "C", ".", "."),
    (_PUT, "P", "P", "h", "."),
    (_NEED, "N", "N", "n", "N"),
    (_PROVIDE, "a", "J", "g", "."),
    (_STATE, "a", "J", ".", "."),
    (_GIVE, "G", "J", "g", "."),
)

# Class by class: words and expressions, one after the other, "_" for a space.
_OTHERS = {
    "w": "we i we'll we've we're we'd i'll i'm i've i'd im",
    "m": "me us myself him her",
    "y": "you u ya you'll you've you're you'd y'all",
    "Y": "your ur yer yr",
    "O": """here below chat thread conversation form forms site website webpage portal link url
ticket inbox bot field box attachment telegram whatsapp discord wechat signal
google_form dms direct_message private_message tool group channel comments mailbox
hotline window widget survey questionnaire document webform typeform landing_page
spreadsheet email e-mail reply message page dapp reply_box over_the_phone by_phone
via_phone on_the_phone on_the_call this_call node nodes server servers camera webcam
secure_note shared_folder drive google_doc doc folder button""",
    "I": """app application device phone wallet extension computer tablet paper metal steel
notebook settings safe keypad hardware ledger trezor drawer plate sign-in_page
login_page log-in_page sign_in_page log_in_page sign-in_screen login_screen
login_form sign-in_form sign-in sign_in_screen restore_screen import_screen
lock_screen welcome_screen offline desktop laptop vault envelope password_manager
keyboard prompt website_of_the_exchange exchange_account screen""",
    "X": """never not don't won't cannot can't cant dont wont doesn't doesnt didn't didnt isn't
isnt aren't arent wasn't weren't shouldn't shouldnt mustn't wouldn't couldn't hasn't
haven't hadn't no no_one noone nobody none without neither nor nothing refuse
refrain avoid beware instead_of rather_than unlike nowhere no-one unable unnecessary
resist decline hardly stop needn't ignore careful impossible nobody's cease
free_from independent_of under_no_circumstances regardless_of not_even""",
    # What denies nothing, though it holds such a word.
    ".": """don't_worry do_not_worry dont_worry no_worries no_need_to_worry don't_be_afraid
do_not_be_afraid don't_be_shy don't_hesitate do_not_hesitate dont_hesitate
never_hesitate don't_be_scared don't_be_alarmed do_not_be_alarmed do_not_panic
don't_panic no_reason_to_worry don't_forget do_not_forget dont_forget never_forget
if_you_don't_mind if_you_dont_mind if_you_do_not_mind wouldn't_mind you_don't_mind
no_problem no_harm no_risk no_danger not_a_problem not_only never_mind why_don't_you
why_dont_you why_not won't_you can't_you couldn't_you wouldn't_you nothing_wrong
nothing_to_worry nothing_to_fear nothing_bad won't_hurt doesn't_hurt can't_hurt
no_matter not_dangerous not_risky isn't_dangerous not_unsafe without_delay
without_hesitation without_fear without_worry no_later_than don't_skip do_not_skip
do_not_omit don't_omit don't_leave_out no_doubt in_no_time nothing_else nothing_more
no_one_else nobody_else no_other_option no_other_way not_yet haven't_received
haven't_got have_not_received didn't_receive did_not_receive haven't_sent no_choice
no_time can't_wait don't_feel not_to_worry not_hesitate never_fear not_be_afraid
not_a_scam no_scam not_a_scammer do_not_be_concerned don't_be_concerned
no_exceptions no_rush won't_take doesn't_take no_big_deal don't_stress not_just
don't_be_nervous not_be_stored no_reason_to_be no_need_to_be do_not_delay
don't_delay don't_wait don't_see did_not_get didn't_get not_to_forget in_other_words
your_own_words few_words key_word so_that_you own_words in_words
two-factor_authentication two_factor_authentication 2fa_settings public_key
public_keys api_key security_key enter_key password_reset password_manager
password_field password_rules pin_your safe_to_assume any_key get_back to_get_back
hand_side on_the_other_hand keep_in_touch keep_us_posted code_of_conduct
free_of_charge pass_through passed_through when_it_comes phrase_length seed_round
key_pair second_hand other_hand check_in check_with check_back back_to_you as_well""",
    "R": """anyone anybody someone somebody whoever scammer scammers phisher phishers phishing
fraudster fraudsters fraud thief thieves imposter imposters impostor impostors
attacker attackers criminal criminals stranger strangers hacker hackers caller
callers third_party third_parties others other_people another_person people_who
person_who they he she impersonator impersonators crook crooks those_who pretend
pretends pretending impersonate impersonates impersonating friends friend family
unknown people random other_person another_user police bank provider courier
exchange claims_to claiming_to""",
    "B": """so-called fake fakes malicious scam scams danger dangerous unsafe risky risk risks
steal steals stolen theft suspicious compromised compromise leaked leak forbidden
prohibited against_our by_mistake accidentally by_accident mistakenly fraudulent
bogus warning warn warns caution red_flag trick tricks illegitimate insecure victim
lure lures robbed burnt hang_up a_mistake lose_everything""",
    "q": "what what's whats which wats what're",
    "u": """when before whenever whether how where while since why if in_case because although
though how_to as_long_as wherever""",
    "j": "did has have_you",
    "o": "once as_soon_as after until till unless",
    "b": "is are was were be been being am it's that's",
    "d": """let lets lemme let's do does must should has_to have_to needs_to need_to can could
may might will would shall got_to ought_to gotta supposed_to want_to required_to
able_to going_to has_got_to is_to are_to""",
    "p": "if_you_would if_you_could if_you_please please pls plz kindly plss pleas pleeease plse",
    "i": "it them those these this that one both everything all same yours",
    "n": """needed required necessary mandatory essential requested obligatory compulsory
missing outstanding requirement""",
    "N": """waiting_for looking_for ask_you_for must_have have_to_have like_to_have need_to_know
would_like depend_on depends_on rely_on""",
    "H": """have get see know obtain take receive collect look_at look borrow hear gather had
got access_to learn access took having""",
    "A": "ask asks asking asked request requesting requests",
    "E": """hash hashes tx txid txids transaction transactions address addresses amount version
case_number details information error errors test feedback guide order receipt date
time network model invoice logs country explanation steps question questions idea
summary username browser explorer token tokens memo balance id case email_address
e-mail_address""",
    "D": """removed deleted erased recommend suggest advise article explain explains understand
sorry thank thanks apologise apologize masked redacted noticed remind reminder
remember saw recommended suggested encourage know_that see_that assume guess
designed""",
    "v": """to_verify to_validate to_prove to_confirm verification validation for_review proof
ownership identity to_authenticate identification kyc to_identify authenticity
confirmation for_security to_claim claim refund eligibility migration to_migrate
investigation""",
    "r": """to_restore to_import to_recover to_open to_unlock to_set_up to_sign to_log to_login
to_access to_use to_back to_move to_create to_see to_view to_regain to_reset
to_change to_add to_spend to_export to_decrypt to_receive to_switch to_approve""",
    "f": """help assist proceed continue fix resolve solve finish process release escalate
locate act start begin handle trace investigate unlock unfreeze cancel reverse speed
troubleshoot look_into go_on go_ahead move_forward do_anything do_more""",
    "c": """photo picture pic screenshot image video selfie recording screenshots photos
pictures pics snapshot printout screengrab""",
    "e": "except other_than apart_from besides aside_from but_us but_me but_our but_support",
    "t": "the any some our my its their his these_days the_full the_complete",
    "&": "and plus together_with along_with with_the as_well_as including then",
    "|": "or nor and/or even",
    ";": "but so otherwise however instead just only except_that still yet therefore thus hence",
    "<": "in into inside within under on onto using via through at",
    "s": """safe fine ok okay secure harmless encrypted alright trust trusted enough sufficient
suffice suffices""",
    "P": """fill_in fill_out type_in type_out key_in put_in write_in write_down write_out
enter_in filling_in typing_in""",
    "C": "use using switch_on turn_on turned_on switched_on",
    "K": """switched_off turned_off close closing quit exit uninstall terminate switch_off
turn_off disable disabled give_it give_them make_sure""",
    "l": "number numbers digits figures string value",
    "~": "mind consider how_about what_about try start open_to object_to willing_to",
    "k": """one_thing something following one_detail two_things few_things all_it_takes
all_that_is_needed all_that_is_missing all_i_need all_we_need few_details one_item
some_details some_information piece_of_information one_question""",
    "g": "paid",
    "$": """make_a_deposit make_a_payment make_the_payment make_a_transfer make_a_small_deposit
pay paying pays remit purchase buy top_up prepay wire transfer settle contribute""",
    "M": """fee fees tax taxes charge charges gas usdt usdc eth btc trx bnb sol usd dollars
dollar euros euro gift_card gift_cards money payment bond insurance coins crypto
bitcoin commission premium tip donation ether tether funds deposit guarantee cost
costs percent collateral savings""",
    "L": "wallet wallets",
    "V": """validation rectification re-validation revalidation rectify rectified revalidate
revalidated re-validate re-validated whitelist whitelisted whitelisting harmonise
harmonize validated authenticated synchronised synchronized synced reauthenticate
re-authenticate re-sync resync integrate re-synchronise resynchronise resynchronize
rectifying validating synchronising synchronizing authenticating syncing desync""",
}
_PEOPLE = """team support engineer engineers technician technicians specialist specialists agent
agents developer developers staff department admin admins moderator moderators
helpdesk expert experts colleague colleagues desk supervisor manager boss compliance
auditor auditors operator operators officer devs dev side system database security
consultant advisor representative backend office administrator customer_care
customer_service tech"""

_TOOLS = """anydesk any_desk teamviewer team_viewer rustdesk rust_desk todesk quick_assist
quickassist ultraviewer ultra_viewer remote_access remote_control remote_session
remote_desktop remote_assistance remote_support remote_connection remotely_connect
connect_remotely control_remotely remotely_control access_remotely remotely_access
screen_share screen_sharing screenshare screensharing screen_cast screencast
screen_mirroring share_your_screen sharing_your_screen share_the_screen share_screen
see_your_screen view_your_screen mirror_your_screen show_me_your_screen
show_us_your_screen show_your_screen control_of_your_computer control_of_your_phone
control_your_computer control_your_phone control_your_screen control_your_device
control_of_your_device control_of_your_screen control_of_your_pc
control_of_your_laptop control_your_pc take_over_your_computer take_over_your_phone
zoho_assist supremo logmein splashtop airdroid chrome_remote_desktop screenconnect
connectwise dwservice getscreen access_your_computer access_your_phone
access_to_your_computer access_to_your_phone access_your_device
access_to_your_device cast_your_screen stream_your_screen screen_with_me
screen_with_us present_your_screen access_your_pc anyviewer vnc iperius
remote_request remote_help take_control connect_to_your_pc connect_to_your_computer
connect_to_your_phone connect_to_your_device connect_to_your_laptop
look_at_your_screen see_what_you_see log_into_your_computer log_in_to_your_computer
get_into_your_computer call_forwarding unknown_apps unknown_sources
enable_accessibility accessibility_service accessibility_services usb_debugging
access_to_your_desktop access_to_your_laptop accessibility_permission
control_of_the_computer"""


def _spaced(names: str) -> Iterator[str]:
    return (name.replace("_", " ") for name in names.split())


def _forms(base: str) -> tuple[str, list[str], str]:
    """Third person, past forms and gerund of a verb."""
    stem = base + base[-1] if base in _DOUBLED else base
    gerund, past, third = stem + "ing", stem + "ed", base + "s"
    if base.endswith("e"):
        gerund, past = base[:-1] + "ing", base + "d"
    elif base.endswith("y") and base[-2] not in "aeiou":
        past, third = base[:-1] + "ied", base[:-1] + "ies"
    elif base.endswith(("s", "sh", "ch", "x", "o")):
        third = base + "es"
    return third, _IRREGULAR.get(base, past).split(), gerund


@cache
def words() -> dict[str, str]:
    """The class of each word and expression, in plain lower case."""
    known: dict[str, str] = {}
    for names, base, gerund, past, third in _VERBS:
        for name in names.split():
            thirds, pasts, doing = _forms(name)
            known |= dict.fromkeys(pasts, past) | {thirds: third, doing: gerund, name: base}
    for letter, names in _OTHERS.items():
        known |= dict.fromkeys(_spaced(names), letter)
    known |= dict.fromkeys(_spaced(_TOOLS), "Z")
    known |= dict.fromkeys(_spaced(_PEOPLE), "T")
    return known
