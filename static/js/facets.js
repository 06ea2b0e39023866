// On a narrow screen the facets stand above the list: those without a choice begin folded, so that the list is in sight.

export function startFacets() {
  if (!matchMedia("(max-width: 820px)").matches) return;
  for (const facet of document.querySelectorAll("details.facet[open]")) {
    if (!facet.querySelector("[aria-current], :checked")) facet.open = false;
  }
}
