// <button data-copies="id"> copies the text of that element, and says so in its own words.

export function startCopying() {
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-copies]");
    if (!button) return;
    const source = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
      button.textContent = "Copied";
    } catch {
      selectAll(source); // the clipboard needs HTTPS; a selected text can be copied by hand
      button.textContent = "Selected: copy it with your keys";
    }
  });
}

function selectAll(element) {
  if (element.select) element.select();
  else getSelection().selectAllChildren(element);
}
