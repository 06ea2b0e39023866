// A <details class="menu"> closes on Escape, on a press elsewhere and when the focus leaves it.

export function startMenus() {
  document.addEventListener("click", (event) => closeMenus((menu) => !menu.contains(event.target)));
  document.addEventListener("focusin", (event) => closeMenus((menu) => !menu.contains(event.target)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement?.closest("details.menu[open]");
    closeMenus(() => true);
    menu?.querySelector("summary").focus();
  });
}

function closeMenus(isToClose) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (isToClose(menu)) menu.open = false;
  }
}
