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

// What is drawn anew by itself leaves whoever works with it where they were: at a button, and at a place
// of a picture that is wider than the screen.
const WIDE = "[data-wide]";
const way = (one) => one.getAttribute("formaction") ?? one.getAttribute("href");
let was = { way: null, along: [] };

document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  const active = target.contains(document.activeElement) ? document.activeElement : null;
  was = { way: active && way(active), along: [...target.querySelectorAll(WIDE)].map((one) => one.scrollLeft) };
});

function stay(part) {
  [...part.querySelectorAll(WIDE)].forEach((one, at) => { one.scrollLeft = was.along[at] ?? 0; });
  const same = was.way && [...part.querySelectorAll("button, a")].find((one) => way(one) === was.way);
  if (!same) return;
  same.focus({ preventScroll: true });
  was.way = null;
}

for (const one of document.querySelectorAll(WIDE)) {
  const now = one.querySelector("[data-now]")?.getBoundingClientRect();
  if (now) one.scrollLeft += now.x - one.getBoundingClientRect().x - one.clientWidth / 2;
}

document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target;
  stay(part);
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
