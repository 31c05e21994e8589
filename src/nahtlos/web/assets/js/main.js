// Every page works without this file; it makes the pages quicker and lets the keyboard reach all.
import htmx from "htmx.org/dist/htmx.esm.js";
import "./arrive.js";
import "./combobox.js";
import "./files.js";
import "./keys.js";
import "./menus.js";
import "./minutes.js";
import "./once.js";
import "./share.js";
import "./sign.js";
import "./swaps.js";

window.htmx = htmx;
document.documentElement.classList.add("js");
