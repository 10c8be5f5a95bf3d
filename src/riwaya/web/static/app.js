// What makes the pages handier; every page works without it.

// The filter is folded on a small screen, so that the list comes first.
const facets = document.querySelector(".facets > details");
if (facets && matchMedia("(max-width: 62rem)").matches) facets.open = false;

// "/" leads to the search, as in many programs; not while somebody types.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  document.getElementById("find").focus();
});

// Forms leave out what is empty, so that the address holds only conditions.
for (const form of document.querySelectorAll("form:not([method=post])")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form:not([method=post]) [disabled]")) field.disabled = false;
});
