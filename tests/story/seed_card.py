"""A seed card as people photograph it, and the files in which they send the photograph."""

from __future__ import annotations

import io
import random
from email.message import EmailMessage

from PIL import Image, ImageDraw, ImageFilter, ImageFont

PHRASE = "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic"

_DESK, _CARD, _INK = (118, 96, 78), (246, 243, 235), (38, 38, 46)
_SIZE = (1600, 1200)


def photograph() -> bytes:
    """A JPEG of a card with the twelve words, on a desk, a little askew, with a place in it."""
    dice = random.Random(7)
    photo = Image.new("RGB", _SIZE, _DESK)
    grain = Image.effect_noise(_SIZE, 40).convert("RGB")
    photo = Image.blend(photo, grain, 0.18)
    card = _card()
    photo.paste(
        card.rotate(3.5, expand=True, resample=Image.Resampling.BICUBIC, fillcolor=_DESK),
        (180, 150),
    )
    photo = photo.transform(
        _SIZE,
        Image.Transform.QUAD,
        (0, 0, 30, _SIZE[1], _SIZE[0] - 20, _SIZE[1] - 30, _SIZE[0], 15),
        resample=Image.Resampling.BICUBIC,
    ).filter(ImageFilter.GaussianBlur(0.8))
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=70 + dice.randint(0, 5), exif=_place(photo))
    return out.getvalue()


def as_pdf(picture: bytes) -> bytes:
    """A PDF with the photograph on its only page, and no words of its own."""
    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).save(out, "PDF", resolution=150)
    return out.getvalue()


def as_mail(picture: bytes) -> bytes:
    """A saved e-mail with the photograph attached."""
    mail = EmailMessage()
    mail["From"] = "someone@example.org"
    mail["To"] = "support@wallet.example"
    mail["Subject"] = "my wallet"
    mail.set_content("Here is the card, please have a look.")
    mail.add_attachment(picture, maintype="image", subtype="jpeg", filename="card.jpg")
    return bytes(mail)


def _card() -> Image.Image:
    card = Image.new("RGB", (1200, 820), _CARD)
    draw = ImageDraw.Draw(card)
    draw.text((60, 40), "RECOVERY CARD", fill=_INK, font=ImageFont.load_default(size=54))
    for at, word in enumerate(PHRASE.split()):
        left, top = 60 + (at // 6) * 580, 150 + (at % 6) * 105
        draw.rounded_rectangle((left, top, left + 520, top + 84), 12, outline=_INK, width=3)
        draw.text(
            (left + 20, top + 16),
            f"{at + 1}. {word}",
            fill=_INK,
            font=ImageFont.load_default(size=46),
        )
    return card


def _place(photo: Image.Image) -> Image.Exif:
    exif = photo.getexif()
    exif[0x010F] = "Sample Camera"
    where = exif.get_ifd(0x8825)
    where[1], where[2] = "N", (12.0, 34.0, 56.0)
    where[3], where[4] = "E", (65.0, 43.0, 21.0)
    return exif
