// Who is here is kept on this telephone while there is no net, and told once there is one again. Keys of
// visitors and times, no names. The server takes an arrival once, however often it is told.
const KEPT = "nahtlos-arrivals";
const AGAIN = 5000;
// The list is drawn anew once nobody has come for a while, so that a busy door need not wait for it.
const CALM = 3000;

const kept = () => JSON.parse(localStorage.getItem(KEPT) || "[]");
const keep = (rows) => localStorage.setItem(KEPT, JSON.stringify(rows));
const forms = () => [...document.querySelectorAll("form[data-arrive]")];

const show = () => {
  const waiting = kept().map((one) => one.to);
  for (const form of forms()) {
    if (!waiting.includes(form.getAttribute("action"))) continue;
    const says = document.createElement("p");
    says.textContent = form.dataset.kept;
    says.dataset.to = form.getAttribute("action");
    says.dataset.here = form.dataset.here;
    form.replaceWith(says);
  }
};

const taken = (to) => {
  const says = [...document.querySelectorAll("p[data-to]")].find((one) => one.dataset.to === to);
  if (says) says.textContent = says.dataset.here;
};

let busy = false;
let calm = 0;
const tell = async () => {
  const token = document.querySelector("form[data-arrive] [name=csrfmiddlewaretoken], [data-token]");
  if (busy || !kept().length || !token) return;
  busy = true;
  clearTimeout(calm);
  try {
    while (kept().length) {
      const [one] = kept();
      const body = new URLSearchParams({ at: one.at });
      const headers = { "X-CSRFToken": token.value || token.dataset.token, "X-Arrive": "1" };
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
  const form = event.target.closest("form[data-arrive]");
  if (!form) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const to = form.getAttribute("action");
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
