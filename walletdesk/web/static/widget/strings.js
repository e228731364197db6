const PLACE = /\{(\w+)\}/gu

/** The widget's words, translated by the server and keyed by their English text. */
export class Strings {
  constructor(language, translated = {}) {
    this.language = language
    this.translated = translated
  }

  /** The sentence, its `{names}` filled in. */
  say(msgid, values = {}) {
    const sentence = this.translated[msgid] || msgid
    return sentence.replace(PLACE, (whole, name) => String(values[name] ?? whole))
  }
}
