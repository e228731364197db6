import { html, nothing } from './lit.js'
import { WidgetElement } from './element.js'
import { icon } from './icons.js'

/** A picture drawn on a canvas: the host page's content policy needs to allow nothing for it. */
export class WdPicture extends WidgetElement {
  static properties = {
    file: { attribute: false },
    isFull: { type: Boolean },
    isBroken: { state: true },
  }

  #drawn = null

  render() {
    if (this.isBroken)
      return html`<span class="picture-broken">${icon('file')}${this.file.name}</span>`
    if (this.isFull) return html`<canvas role="img" aria-label=${this.file.name}></canvas>`
    return html`<button
      type="button"
      class="picture"
      @click=${() => this.tell('wd-look', this.file)}
    >
      <canvas
        role="img"
        aria-label=${this.say('Picture {name}, open it large', { name: this.file.name })}
      ></canvas>
    </button>`
  }

  updated() {
    const canvas = this.querySelector('canvas')
    if (!canvas || this.#drawn === this.file.id) return
    this.#drawn = this.file.id
    if (this.file.width) canvas.style.aspectRatio = `${this.file.width} / ${this.file.height}`
    this.#draw(canvas)
  }

  async #draw(canvas) {
    try {
      const picture = await this.chat.picture(this.file.id)
      canvas.width = picture.width
      canvas.height = picture.height
      canvas.getContext('2d').drawImage(picture, 0, 0)
    } catch {
      this.isBroken = true
    }
  }
}

/** One picture as large as the window, in the browser's own modal dialog. */
export class WdLightbox extends WidgetElement {
  static properties = { file: { state: true } }

  show(file) {
    this.file = file
    this.updateComplete.then(() => this.querySelector('dialog').showModal())
  }

  render() {
    if (!this.file) return nothing
    const { name } = this.file
    return html`<dialog
      class="lightbox"
      aria-label=${name}
      @close=${() => (this.file = null)}
      @click=${this.#outside}
    >
      <div class="lightbox-bar">
        <bdi class="lightbox-name">${name}</bdi>
        <button
          type="button"
          class="icon-button"
          aria-label=${this.say('Save the picture')}
          @click=${this.#save}
        >
          ${icon('download')}
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label=${this.say('Close the picture')}
          @click=${this.#close}
        >
          ${icon('close')}
        </button>
      </div>
      <wd-picture .chat=${this.chat} .file=${this.file} .isFull=${true}></wd-picture>
    </dialog>`
  }

  #save = () => {
    this.chat.saveFile(this.file).catch(() => this.#close())
  }

  #close = () => {
    this.querySelector('dialog').close()
  }

  #outside = (event) => {
    if (event.target === event.currentTarget) this.#close()
  }
}

customElements.define('wd-picture', WdPicture)
customElements.define('wd-lightbox', WdLightbox)
