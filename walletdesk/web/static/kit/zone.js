// Tells the server the reader's time zone, so that dates are written in it.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const known = document.cookie.split("; ").some((pair) => pair === `wd_zone=${zone}`)

if (zone && !known) document.cookie = `wd_zone=${zone}; path=/; max-age=31536000; samesite=lax`
