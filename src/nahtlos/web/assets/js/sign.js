// A signature becomes the lines of an SVG path in a box of 1000 × 300, in whole numbers.
const whole = (value, most) => Math.max(0, Math.min(most, Math.round(value)));

const pad = (box) => {
  const svg = box.querySelector("svg");
  const drawn = svg.querySelector("path");
  const kept = box.querySelector("input[name=path]");
  let drawing = false;

  const at = (event) => {
    const frame = svg.getBoundingClientRect();
    const x = whole(((event.clientX - frame.left) / frame.width) * 1000, 1000);
    return `${x} ${whole(((event.clientY - frame.top) / frame.height) * 300, 300)}`;
  };
  const show = (lines) => {
    drawn.setAttribute("d", lines);
    // A tap without a line is no signature.
    kept.value = lines.replace(/M\d+ \d+ ?(?=M|$)/g, "").trim();
  };
  svg.addEventListener("pointerdown", (event) => {
    drawing = true;
    svg.setPointerCapture(event.pointerId);
    show(`${drawn.getAttribute("d")} M${at(event)}`.trim());
    event.preventDefault();
  });
  svg.addEventListener("pointermove", (event) => {
    if (drawing) show(`${drawn.getAttribute("d")} L${at(event)}`);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, () => { drawing = false; });
  }
  box.querySelector("[data-sign-again]").addEventListener("click", () => show(""));
};

document.querySelectorAll("[data-sign]").forEach(pad);
