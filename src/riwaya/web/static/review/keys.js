// Keys printed on buttons, links and fields (`data-key`): a key presses what carries it; not while somebody types.
const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const arabic = /[\u0600-\u06ff]/;

// The letter that a key prints on an English keyboard, for those who write Arabic with theirs.
export function letter(event) {
  if (!arabic.test(event.key)) return event.key.toLowerCase();
  return event.code.replace(/^(Key|Digit)/, "").toLowerCase();
}

export const typing = (event) => Boolean(event.target.closest?.(TYPED));

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event)) return;
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(letter(event))}"]`)].find((one) => one.checkVisibility());
  if (!found) return;
  event.preventDefault();
  if (found.matches("input, select")) found.focus();
  else found.click();
});

// Escape leaves a field, so that the keys work again.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && typing(event)) event.target.blur();
});

// What came of the last form is read out only if it comes once the page is there.
const said = document.getElementById("said");
if (said?.textContent) {
  const words = [...said.childNodes];
  said.replaceChildren();
  setTimeout(() => said.replaceChildren(...words), 100);
}
