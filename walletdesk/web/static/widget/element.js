import { ReactiveElement, render } from './lit.js'

/** A Lit element that draws into itself, so that the whole widget is one tree of ids and styles. */
export class WidgetElement extends ReactiveElement {
  static properties = { chat: { attribute: false } }

  createRenderRoot() {
    return this
  }

  update(changed) {
    super.update(changed)
    render(this.render(), this.renderRoot, { host: this })
  }

  /** The catalogue's sentence for an English one. */
  say(msgid, values) {
    return this.chat.strings.say(msgid, values)
  }

  /** Tells the elements above. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: false }))
  }
}
