"""The widget's sentences, in English; the server hands them to the browser translated.

They stand in `static/widget/*.js` as `say('…')`; a test holds this list and those files together.
"""

from walletdesk.languages.catalogue import to_translate

WIDGET_STRINGS: tuple[str, ...] = (
    # attachments.js
    to_translate("One message takes up to {count} files."),
    to_translate("Too large: files may have up to {megabytes} MB."),
    to_translate("This file could not be uploaded."),
    # bubble.js
    to_translate("Close the chat"),
    to_translate("Open the support chat, unread messages: {count}"),
    to_translate("Open the support chat"),
    # clock.js
    to_translate("Today"),
    to_translate("Yesterday"),
    to_translate("less than a minute"),
    to_translate("about {minutes} min"),
    to_translate("about {hours} h"),
    # composer.js
    to_translate("Your message"),
    to_translate("Write here to reopen this case"),
    to_translate("Write a message"),
    to_translate("Send message"),
    to_translate("Attach a file or picture"),
    to_translate("Over the limit by {count} characters"),
    to_translate("Characters left: {count}"),
    to_translate("Never send your recovery phrase. We never ask for it."),
    to_translate("Files to send"),
    to_translate("Uploading {name}"),
    to_translate("Try again"),
    to_translate("Remove {name}"),
    to_translate("Is this a recovery phrase or a private key?"),
    to_translate(
        "Whoever has it owns the wallet. We never need it, and it must not leave your device."
    ),
    to_translate("Delete it"),
    to_translate("It is not a secret, send it"),
    to_translate("Checking…"),
    # file_state.js
    to_translate("A part of it was made unreadable: {what}."),
    to_translate("Opened by support, as you allowed."),
    to_translate("It showed this: {what}. We destroyed the file and kept nothing of it."),
    to_translate("It shows no secret: let support open it"),
    to_translate(
        "We could not check this file, so it is sealed. Does it show a recovery phrase, key or "
        "password? If so, leave it sealed."
    ),
    to_translate("Sealed until support opens it, as you allowed. It is noted who opens it."),
    to_translate("This file could not be checked. It is sealed, and nobody can open it."),
    # greeting.js
    to_translate("Hello, how can we help?"),
    to_translate(
        "Ask in your own words. You get an answer at once, and a person whenever you want one."
    ),
    to_translate("Frequent questions"),
    to_translate("People are back {when}. Until then you get answers from our guides."),
    to_translate("We never ask for your recovery phrase, private key or password."),
    to_translate("Support is free. Whoever asks for these or for money is not us."),
    to_translate("Other official ways to reach us"),
    to_translate("E-mail"),
    to_translate("Telephone"),
    to_translate("Telegram"),
    to_translate("X"),
    to_translate("Messenger"),
    to_translate("Forum"),
    to_translate("My transfer has not arrived"),
    to_translate("I cannot sign in to my wallet"),
    to_translate("I think someone got into my wallet"),
    # header.js
    to_translate("{brand} support"),
    to_translate("This conversation is closed"),
    to_translate("In the queue"),
    to_translate("From the {brand} team"),
    to_translate("People are here now"),
    to_translate("Automatic answers day and night"),
    to_translate("More"),
    to_translate("Download the conversation (page)"),
    to_translate("Download the conversation (JSON)"),
    to_translate("Start a new conversation"),
    to_translate("Case number"),
    to_translate("Copy the case number"),
    to_translate("Copied"),
    to_translate("I would like to talk to a person"),
    to_translate("Talk to a person"),
    to_translate("The download did not work. Please try again."),
    # intake.js
    to_translate("This helps us solve it sooner"),
    to_translate("Fill in what you have at hand. We ask only once."),
    to_translate("Sending…"),
    to_translate("Send details"),
    to_translate("Later"),
    to_translate("Add details to your case"),
    to_translate("A few details about your case. We ask only once."),
    to_translate("Fill in"),
    to_translate("This did not get through. Please try again."),
    to_translate("Please fill in at least one field."),
    to_translate(
        "One field looks like a recovery phrase or a key. Please remove it: we never need it."
    ),
    # message.js
    to_translate("Passed on to a person, with everything said so far"),
    to_translate("{agent} is with you now"),
    to_translate("Support"),
    to_translate("Back in the queue: a colleague will take over"),
    to_translate("{name} closed this conversation"),
    to_translate("This conversation was closed"),
    to_translate("This conversation has been reopened"),
    to_translate("Marked as urgent: it goes to a person at once"),
    to_translate("A secret was removed from this conversation"),
    to_translate("Your details have arrived"),
    to_translate("You let support open {file}"),
    to_translate("{agent} opened {file}"),
    to_translate("{name} writes: {text}"),
    to_translate("Save the file {name}"),
    to_translate("From our guides"),
    to_translate("Choose an answer"),
    to_translate("This message was not sent."),
    to_translate("Send anyway"),
    to_translate("Edit"),
    to_translate("Remove"),
    to_translate("Waiting for the network"),
    to_translate("Sending"),
    to_translate("Sent"),
    to_translate("Delivered"),
    to_translate("Seen"),
    # notice.js
    to_translate("Recovery phrase removed"),
    to_translate("Private key removed"),
    to_translate("Keystore file removed"),
    to_translate("WalletConnect link removed"),
    to_translate("Password removed"),
    to_translate("One-time code removed"),
    to_translate("Card number removed"),
    to_translate("Secret removed"),
    to_translate("We took it out before anything was stored. No one here has seen it."),
    to_translate("recovery phrase"),
    to_translate("private key"),
    to_translate("keystore file"),
    to_translate("WalletConnect link"),
    to_translate("password"),
    to_translate("one-time code"),
    to_translate("card number"),
    to_translate("secret"),
    to_translate("End this connection now"),
    to_translate("Treat this wallet as burnt"),
    to_translate(
        "Nobody from support will ever ask for a phrase, key, password or code. Whoever offers to "
        "“recover” coins is after what is left."
    ),
    to_translate("The list to tick off"),
    to_translate("Make a new wallet on a clean device. Do not import the old one."),
    to_translate("Move your funds there now, the most valuable first."),
    to_translate("Then other networks and accounts, NFTs, staked coins."),
    to_translate("Revoke approvals for what cannot be moved yet."),
    to_translate("In your wallet, disconnect every connected app that you do not know."),
    to_translate("Confirm and sign nothing that you did not start yourself."),
    to_translate("Understood"),
    # panel.js
    to_translate("Drop files here"),
    to_translate(
        "This browser can no longer open case {case}. Tell us the number and we will help."
    ),
    to_translate("You are offline. What you write is kept and sent when you are back."),
    to_translate("No connection at the moment. We keep trying, and what you write is kept."),
    # picture.js
    to_translate("Picture {name}, open it large"),
    to_translate("Save the picture"),
    to_translate("Close the picture"),
    # queue.js
    to_translate("Your place in the queue"),
    to_translate("Expected wait: {wait}"),
    to_translate(
        "You may close this window: your place is kept and the answer will be waiting here."
    ),
    to_translate("You are next"),
    to_translate("Number {place} in the queue"),
    to_translate("Opening hours"),
    to_translate("People are back {when}"),
    to_translate("People are away at the moment"),
    to_translate(
        "Your question is in the queue. Details you leave now make the answer come sooner."
    ),
    # thread.js
    to_translate("Conversation"),
    to_translate("You"),
    to_translate("Automatic answer"),
    to_translate("{name} is writing"),
    to_translate("New messages: {count}"),
    # widget.js
    to_translate("Support chat"),
    # what a case may need: the labels of desk/intake.py
    to_translate("Your e-mail, for the answer"),
    to_translate("Transaction ID (txid or hash)"),
    to_translate("Network and token"),
    to_translate("When did it happen?"),
    to_translate("Phone model and app version"),
    to_translate("What did you do, and what did you see?"),
    to_translate("Account e-mail or phone number"),
)
