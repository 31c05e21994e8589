// After a part of the page was exchanged: say it, and put the focus where work goes on.
function announce(words) {
  const live = document.getElementById("live");
  if (!live || !words) return;
  live.textContent = "";
  window.setTimeout(() => { live.textContent = words; }, 50);
}

function within(part, selector) {
  return part.matches?.(selector) ? part : part.querySelector?.(selector);
}

document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target;
  within(part, "[data-focus]")?.focus();
  announce(within(part, "[data-announce]")?.dataset.announce);
});

function trouble(shown) {
  const box = document.getElementById("trouble");
  if (!box) return;
  box.hidden = !shown;
  if (shown) box.focus();
}

document.addEventListener("htmx:beforeRequest", () => trouble(false));
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, () => trouble(true));
}

document.querySelector(".error-summary")?.focus();
