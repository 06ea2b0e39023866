// <button data-opens-dialog="id"> opens a <dialog>, data-closes-dialog inside closes it, and so does a press beside it.

export function startDialogs() {
  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    const opener = target.closest("[data-opens-dialog]");
    if (opener) openDialog(opener.dataset.opensDialog);
    if (target.closest("[data-closes-dialog]") || isBackdrop(target, event)) target.closest("dialog")?.close();
  });
}

export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

function isBackdrop(target, event) {
  if (!(target instanceof HTMLDialogElement) || event.detail === 0) return false; // detail 0: a key, not a pointer
  const box = target.getBoundingClientRect();
  const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  return !inside;
}
