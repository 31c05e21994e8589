// A file that is too large is said before it is sent, so that nobody waits for a refusal.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (!field.matches("input[type=file][data-most]")) return;
  const large = [...field.files].some((file) => file.size > Number(field.dataset.most));
  field.setCustomValidity(large ? field.dataset.tooLarge : "");
  field.reportValidity();
});
document.addEventListener("submit", (event) => {
  const wrong = [...event.target.elements].find(
    (field) => field.matches("input[type=file][data-most]") && !field.validity.valid,
  );
  if (!wrong) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  wrong.reportValidity();
}, true);
