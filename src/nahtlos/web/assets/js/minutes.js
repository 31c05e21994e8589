// What somebody writes in minutes stays on this device until the server has it: a connection that breaks,
// or a page that is closed, loses nothing. The version goes along, so that nobody is overwritten unseen.
const AGAIN = 5000;
const place = (form) => `nahtlos-minutes ${form.getAttribute("action")}`;
const box = (form) => form.querySelector("textarea");
const version = (form) => form.querySelector("[name=version]");
const clashes = (form) => form.querySelector("[data-clash]");
const forms = () => [...document.querySelectorAll("form[data-keep]")];

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-keep]");
  if (!form || event.target !== box(form)) return;
  localStorage.setItem(place(form), JSON.stringify({ notes: box(form).value, version: version(form).value }));
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form[data-keep]");
  if (!form || !event.detail.successful) return;
  const kept = JSON.parse(localStorage.getItem(place(form)) || "null");
  const sent = event.detail.requestConfig.parameters.notes ?? "";
  if (kept && kept.notes.replaceAll("\r\n", "\n") === String(sent).replaceAll("\r\n", "\n")) localStorage.removeItem(place(form));
});

for (const form of forms()) {
  const kept = JSON.parse(localStorage.getItem(place(form)) || "null");
  if (!kept) continue;
  if (kept.notes === box(form).value) localStorage.removeItem(place(form));
  else {
    box(form).value = kept.notes;
    version(form).value = kept.version;
  }
}

const tell = () => {
  for (const form of forms()) {
    if (localStorage.getItem(place(form)) && !clashes(form)) window.htmx.trigger(form, "keep");
  }
};
if (forms().length) {
  addEventListener("online", tell);
  setInterval(tell, AGAIN);
}
