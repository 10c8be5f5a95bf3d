// The days, the view and the place of the map stand in the address, so that a link shows the same to others.
const KEYS = ["from", "to", "step", "view", "spot"];

// What the address says now.
export function read() {
  const told = new URLSearchParams(location.search);
  return Object.fromEntries(KEYS.map((key) => [key, told.get(key) ?? ""]));
}

// Changes the address of the page, and of all links that show the same view otherwise.
export function write(changes) {
  history.replaceState(null, "", changed(location.href, changes));
  for (const link of document.querySelectorAll(".formats a, .choices a[href*='?'], .choices a[rel]")) link.href = changed(link.href, changes);
  for (const link of document.querySelectorAll(".facets a, ul.chosen a")) link.href = changed(link.href, changes);
}

function changed(address, changes) {
  const url = new URL(address, location.href);
  for (const [key, value] of Object.entries(changes)) value ? url.searchParams.set(key, value) : url.searchParams.delete(key);
  return url.href;
}
