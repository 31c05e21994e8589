// A text field that proposes while somebody types (WAI-ARIA combobox with a list). Without this file
// the same field is sent as typed, and the page asks which one is meant.
const QUIET = 120;
let count = 0;

class Combobox {
  constructor(input) {
    this.input = input;
    this.code = document.getElementById(input.dataset.code);
    this.list = document.createElement("ul");
    this.list.id = `combobox-${count++}`;
    this.list.className = "combobox";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? "");
    input.after(this.list);
    const told = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(told)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.pressed(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  typed() {
    if (this.code) this.code.value = "";
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), QUIET);
  }

  async ask() {
    const text = this.input.value.trim();
    if (!text) return this.close();
    const answer = await fetch(`${this.input.dataset.combobox}?${new URLSearchParams({ q: text, as: "json" })}`).catch(() => null);
    if (!answer?.ok || text !== this.input.value.trim()) return;
    this.show((await answer.json()).found);
  }

  show(found) {
    this.list.replaceChildren(...found.map((one, number) => this.option(one, number)));
    const open = found.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.removeAttribute("aria-activedescendant");
    const live = document.getElementById("live");
    if (live) live.textContent = this.input.dataset.says?.replace("0", String(found.length)) ?? "";
  }

  option(one, number) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.code = one.code;
    item.dataset.name = one.name;
    const name = document.createElement("span");
    name.textContent = one.name;
    const more = document.createElement("span");
    more.className = "combobox__more";
    more.textContent = [one.by, one.group].filter(Boolean).join(" · ");
    item.append(name, more);
    return item;
  }

  pressed(event) {
    if (this.list.hidden) {
      if (event.key === "ArrowDown") this.ask();
      return;
    }
    const options = [...this.list.children];
    const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    const to = { ArrowDown: now + 1, ArrowUp: now < 0 ? options.length - 1 : now - 1 }[event.key];
    if (to !== undefined) this.mark(options, options[(to + options.length) % options.length]);
    else if (event.key === "Enter" && now >= 0) this.choose(options[now]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  mark(options, chosen) {
    for (const one of options) one.setAttribute("aria-selected", String(one === chosen));
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  choose(item) {
    if (!item) return;
    this.input.value = item.dataset.name;
    if (this.code) this.code.value = item.dataset.code;
    this.close();
  }

  close() {
    window.clearTimeout(this.timer);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

document.querySelectorAll("input[data-combobox]").forEach((input) => new Combobox(input));
