// `/` searches, `n` and other single keys follow [data-key], `g` and a letter follow [data-go],
// `?` shows them. Single keys can be switched off (WCAG 2.1.4) in that same list.
const STORE = "nahtlos.keys";
const WAIT_AFTER_G = 1500;
let goUntil = 0;

const dialog = () => document.getElementById("keys");
const isOn = () => localStorage.getItem(STORE) !== "off";

function isTyping(target) {
  const field = target.closest?.("input, textarea, select, [contenteditable]");
  return Boolean(field) && !["radio", "checkbox", "button", "submit"].includes(field.type);
}

function reachable(attribute, key) {
  return [...document.querySelectorAll(`[${attribute}]`)].find(
    (element) => element.getAttribute(attribute) === key && !element.disabled,
  );
}

function follow(element) {
  if (!element) return false;
  if (element.matches("input, textarea, select")) element.focus();
  else element.click();
  return true;
}

function nameOf(element) {
  return element.dataset.keyName || element.getAttribute("aria-label") || element.textContent.trim();
}

function line(keys, name) {
  const term = document.createElement("dt");
  for (const key of keys) {
    const cap = document.createElement("kbd");
    cap.textContent = key;
    term.append(cap, " ");
  }
  const meaning = document.createElement("dd");
  meaning.textContent = name;
  return [term, meaning];
}

function fill(list) {
  const keyed = [...document.querySelectorAll("[data-key]")];
  const go = [...document.querySelectorAll("[data-go]")];
  list.replaceChildren(
    ...keyed.flatMap((element) => line([element.dataset.key], nameOf(element))),
    ...go.flatMap((element) => line(["g", element.dataset.go], nameOf(element))),
    ...line(["?"], dialog().dataset.ownName),
  );
}

function show() {
  const box = dialog();
  if (!box || box.open) return false;
  fill(box.querySelector("dl"));
  box.querySelector("[data-keys-switch]").checked = isOn();
  box.showModal();
  return true;
}

function act(key) {
  const afterG = Date.now() < goUntil;
  goUntil = 0;
  if (afterG && follow(reachable("data-go", key))) return true;
  if (key === "g") {
    goUntil = Date.now() + WAIT_AFTER_G;
    return true;
  }
  return key === "?" ? show() : follow(reachable("data-key", key));
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (!isOn() || document.querySelector("dialog[open]")) return;
  if (act(event.key)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-show]")) show();
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-keys-switch]")) return;
  localStorage.setItem(STORE, event.target.checked ? "on" : "off");
});
