// The one place that knows where Lit lies. Relative paths, because a foreign page's import map
// is not ours to write; of Lit's packages these files import each other relatively, too.

export { html, svg, nothing, noChange, render } from '../vendor/lit-html/lit-html.js'
export { repeat } from '../vendor/lit-html/directives/repeat.js'
export { ReactiveElement } from '../vendor/@lit/reactive-element/reactive-element.js'
