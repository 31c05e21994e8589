// Two presses on one button send one form; after a moment it may be sent again.
const A_MOMENT = 3000;
const sent = new WeakMap();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (Date.now() - (sent.get(form) ?? 0) < A_MOMENT) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  sent.set(form, Date.now());
}, true);

document.addEventListener("htmx:afterRequest", (event) => sent.delete(event.target));
window.addEventListener("pageshow", () => {
  for (const form of document.forms) sent.delete(form);
});
