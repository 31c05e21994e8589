// Who is here is kept on this telephone while there is no net, and told once there is one again. Keys of
// visitors and times, no names. The server takes an arrival once, however often it is told.
const KEPT = "nahtlos-arrivals";
const AGAIN = 5000;
// The list is drawn anew once nobody has come for a while, so that a busy door need not wait for it.
const CALM = 3000;

const kept = () => JSON.parse(localStorage.getItem(KEPT) || "[]");
const keep = (rows) => localStorage.setItem(KEPT, JSON.stringify(rows));
const buttons = () => [...document.querySelectorAll("button[data-arrive]")];
const way = (button) => button.getAttribute("formaction");

const show = () => {
  const waiting = kept().map((one) => one.to);
  for (const button of buttons()) {
    if (!waiting.includes(way(button))) continue;
    const says = document.createElement("p");
    says.textContent = button.dataset.kept;
    says.dataset.to = way(button);
    says.dataset.here = button.dataset.arrive;
    button.replaceWith(says);
  }
};

const taken = (to) => {
  const says = [...document.querySelectorAll("p[data-to]")].find((one) => one.dataset.to === to);
  if (says) says.textContent = says.dataset.here;
};

let busy = false;
let calm = 0;
const tell = async () => {
  const token = document.querySelector("[data-token]");
  if (busy || !kept().length || !token) return;
  busy = true;
  clearTimeout(calm);
  try {
    while (kept().length) {
      const [one] = kept();
      const body = new URLSearchParams({ at: one.at });
      const headers = { "X-CSRFToken": token.dataset.token, "X-Arrive": "1" };
      const answer = await fetch(one.to, { method: "POST", body, headers, redirect: "manual" });
      // Signed out or a fault of the server: it stays kept. Taken, or refused for good: it goes.
      if (answer.type === "opaqueredirect" || answer.status >= 500) break;
      keep(kept().slice(1));
      if (answer.ok) taken(one.to);
    }
    if (!kept().length) calm = setTimeout(() => location.reload(), CALM);
  } catch {
    // No net yet: the next turn tries again.
  }
  busy = false;
};

document.addEventListener("submit", (event) => {
  const button = event.submitter?.closest("button[data-arrive]");
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const to = way(button);
  if (!kept().some((one) => one.to === to)) keep([...kept(), { to, at: new Date().toISOString() }]);
  show();
  tell();
}, true);

if (document.querySelector("[data-arrivals]")) {
  show();
  addEventListener("online", tell);
  setInterval(tell, AGAIN);
  tell();
}
