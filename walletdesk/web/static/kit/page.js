// What every public page does beyond its HTML. All of it can be missing.
import "./menus.js"
import "./secrets.js"
import "./zone.js"
import "./suggest.js"
