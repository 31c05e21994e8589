// What of KERN UX the pages use. Everything else is left out of the built stylesheet; a test holds
// this list against the templates, so a class or an icon that is missing here cannot go unnoticed.
import postcss from "postcss";

const FAMILIES = [
  "accordion", "alert", "badge", "body", "btn", "description-list", "dialog", "divider", "error",
  "fieldset", "form-check", "form-input", "heading", "hint", "label", "link", "list", "number",
  "progress", "sr-only", "summary", "table", "task-list", "title",
];

const ICONS = [
  "account-circle", "add", "arrow-back", "arrow-down", "arrow-forward", "arrow-up",
  "calendar-today", "check", "close", "danger", "dehaze", "delete", "download", "draft",
  "edit", "help", "home", "info", "language", "logout", "mail", "open-in-new", "search",
  "success", "visibility", "warning", "small", "default", "large",
];

const VARIANTS_LEFT_OUT = /^kern-(heading-(display|x-large)|sr-only-mobile|body--large|layer|level)/;
const family = new RegExp(`^kern-(${FAMILIES.join("|")})(?![a-z])`);
const icons = new Set(ICONS.map((name) => `kern-icon--${name}`));

function kept(name) {
  if (name === "kern-icon" || icons.has(name)) return true;
  return family.test(name) && !VARIANTS_LEFT_OUT.test(name);
}

function used(selector) {
  // Themes are chosen by the system's own setting; the switch by attribute is not offered.
  if (/^\[data-kern-theme=(dark|light)\]|^\.kern-(dark|light)$/.test(selector)) return false;
  const outsideNot = selector.replace(/:(is|not)\([^()]*(\([^()]*\)[^()]*)*\)/g, "");
  return [...outsideNot.matchAll(/\.(kern-[\w-]+)/g)].every(([, name]) => kept(name));
}

function dropUnusedVariables(root) {
  for (let dropped = true; dropped; ) {
    dropped = false;
    const read = new Set([...root.toString().matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
    root.walkDecls(/^--kern-/, (declaration) => {
      if (read.has(declaration.prop)) return;
      declaration.remove();
      dropped = true;
    });
  }
}

/** The part of KERN's stylesheet that the pages use, and `own`, our layer, which reads KERN's variables. */
export function trimmed(kern, own) {
  const root = postcss.parse(kern);
  root.walkComments((comment) => comment.remove());
  root.walkRules((rule) => {
    if (rule.parent.type === "atrule" && /keyframes$/.test(rule.parent.name)) return;
    const selectors = rule.selectors.filter(used);
    if (selectors.length === 0) rule.remove();
    else if (selectors.length < rule.selectors.length) rule.selectors = selectors;
  });
  root.append(postcss.parse(own));
  dropUnusedVariables(root);
  root.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  root.walkAtRules("media", (media) => {
    if (media.nodes.length === 0) media.remove();
  });
  return root.toString();
}
