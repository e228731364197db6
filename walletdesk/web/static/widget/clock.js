// Times as the reader's own clock and language say them.

const DAY_MS = 86_400_000

/** Hour and minute of a moment. */
export function clockTime(language, at) {
  return format(language, { hour: 'numeric', minute: '2-digit' }, new Date(at))
}

/** Date and time in full, for tooltips. */
export function fullTime(language, at) {
  return format(language, { dateStyle: 'long', timeStyle: 'short' }, new Date(at))
}

/** The heading of a day of messages. */
export function dayName(strings, at, now_ms) {
  const days = dayNumber(now_ms) - dayNumber(new Date(at))
  if (days === 0) return strings.say('Today')
  if (days === 1) return strings.say('Yesterday')
  return format(strings.language, { weekday: 'long', day: 'numeric', month: 'long' }, new Date(at))
}

/** Whether two moments lie on different days of this reader. */
export function isOtherDay(one, other) {
  return dayNumber(new Date(one)) !== dayNumber(new Date(other))
}

/** When people are back: weekday and time, with the zone, so that nobody has to guess whose. */
export function openingTime(language, at, now_ms) {
  const soon = new Date(at) - now_ms < 6 * DAY_MS
  const day = soon ? { weekday: 'long' } : { month: 'long', day: 'numeric' }
  const form = { ...day, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }
  return format(language, form, new Date(at))
}

/** An expected wait in words. */
export function waitWords(strings, wait_s) {
  const minutes = Math.round(wait_s / 60)
  if (minutes < 1) return strings.say('less than a minute')
  if (minutes < 60) return strings.say('about {minutes} min', { minutes })
  return strings.say('about {hours} h', { hours: Math.round(minutes / 60) })
}

/** A file's size in words. */
export function sizeWords(language, size_bytes) {
  const [value, unit] =
    size_bytes < 1_048_576 ? [size_bytes / 1024, 'kilobyte'] : [size_bytes / 1_048_576, 'megabyte']
  const form = {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }
  return new Intl.NumberFormat(known(language), form).format(Math.max(value, 0.1))
}

function dayNumber(moment) {
  const local = new Date(moment)
  return Math.round(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / DAY_MS)
}

function format(language, form, moment) {
  return new Intl.DateTimeFormat(known(language), form).format(moment)
}

function known(language) {
  try {
    return Intl.getCanonicalLocales(language)
  } catch {
    return undefined
  }
}
