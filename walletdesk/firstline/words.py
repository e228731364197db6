"""What the first line says in its own words, beside the guides' answers."""

from walletdesk.languages.catalogue import to_translate

HELLO = to_translate(
    "Hello, I am the automatic first line. Tell me in your own words what happened, "
    "and I look for the right guide. For a person, write “person”."
)
GLAD = to_translate("Glad to help. If anything else comes up, just write here.")
HANDED_OVER = to_translate(
    "I am passing you on to a person. They see everything written here, so you need not repeat it."
)
NOT_UNDERSTOOD_TWICE = to_translate(
    "I do not want to guess, so I am passing you on to a person. They see everything written here."
)
URGENT = to_translate(
    "This comes first: I am calling a person right now. Until they are here, do this."
)
URGENT_ALONE = to_translate(
    "This comes first: I am calling a person right now. Sign nothing and send nothing to "
    "anybody until they are here, and give nobody your recovery phrase or a code."
)
VOLUNTEERED = to_translate(
    "We took a password, code or card number out of your message before anything was stored. "
    "If it is in use, change it. Support never needs one, so just describe the problem without it."
)
STATUS = to_translate("I am looking up your case.")
WHICH_CASE = to_translate(
    "I look up your cases. If you have the case number at hand, write it here."
)
WHICH_OF_THESE = to_translate(
    "I am not quite sure what you mean. Is it one of these? If not, say it in other words, "
    "or write “person”."
)
SAY_IT_AGAIN = to_translate(
    "I found no guide that surely fits, and I do not want to guess. Say it in other words, "
    "or write “person” and someone will take over."
)
PASTE_ID = to_translate("I can look it up at once: just paste the transaction ID here.")
FOLLOW = to_translate("This page follows it by itself: {page}")
