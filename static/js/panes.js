// On a narrow screen the room's notes and answers take turns; the stylesheet reads data-pane and ignores it where there is room.

export function startPanes() {
  for (const room of document.querySelectorAll(".room")) if (!room.dataset.pane) showPane(room, "notes");
  document.addEventListener("click", (event) => {
    const tab = event.target instanceof Element && event.target.closest("[data-shows-pane]");
    if (tab) showPane(tab.closest(".room"), tab.dataset.showsPane);
  });
}

function showPane(room, name) {
  room.dataset.pane = name;
  for (const tab of room.querySelectorAll("[data-shows-pane]")) tab.setAttribute("aria-pressed", String(tab.dataset.showsPane === name));
}
