// Hands an address on by the telephone's own menu, else copies it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-share]");
  if (!button) return;
  const url = button.dataset.share;
  try {
    if (navigator.share) {
      await navigator.share({ title: document.title, url });
      return;
    }
    await navigator.clipboard.writeText(url);
  } catch {
    return; // changed their mind, or the browser does not allow it: the address stands on the page
  }
  document.querySelector("[data-share-said]").textContent = button.dataset.shared;
});
