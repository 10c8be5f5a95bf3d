// Offsets into an article's text count code points; JavaScript counts UTF-16 units, and a page draws paragraphs. Only this file converts.
// A direction control is drawn by its name (U+202E) and stands for one code point.

// The code points of a node, each as a string.
export function pointsOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return [...node.data];
  if (node.classList?.contains("control")) return [String.fromCodePoint(Number.parseInt(node.textContent.slice(2), 16))];
  return [...node.childNodes].flatMap(pointsOf);
}

const paragraphOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");

// The offset in the article of a place in the page.
function offset(paragraph, node, at) {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, at);
  return Number(paragraph.dataset.start) + pointsOf(range.cloneContents()).length;
}

// The selected words within one paragraph as {start, end, text}, without the blanks at their ends; null if nothing is selected there.
export function selected(box) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.commonAncestorContainer)) return null;
  const paragraph = paragraphOf(range.startContainer);
  if (!paragraph) return null;
  const all = pointsOf(paragraph), first = Number(paragraph.dataset.start);
  let start = offset(paragraph, range.startContainer, range.startOffset);
  let end = paragraph.contains(range.endContainer) ? offset(paragraph, range.endContainer, range.endOffset) : first + all.length;
  const blank = (at) => !all[at - first].trim();
  while (start < end && blank(start)) start++;
  while (end > start && blank(end - 1)) end--;
  return start < end ? { start, end, text: all.slice(start - first, end - first).join("") } : null;
}

// The place in the page of an offset: [node, units].
function placed(paragraph, count) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let left = count;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const control = node.parentElement.closest(".control");
    const points = control ? [node.data] : [...node.data];
    if (left <= points.length) return [node, points.slice(0, left).join("").length];
    left -= points.length;
  }
  return [paragraph, paragraph.childNodes.length];
}

// The range of the page between two offsets of one paragraph; null if they stand in none.
export function ranged(box, start, end) {
  const paragraph = [...box.querySelectorAll("[data-start]")].findLast((one) => Number(one.dataset.start) <= start);
  if (!paragraph) return null;
  const first = Number(paragraph.dataset.start), range = document.createRange();
  range.setStart(...placed(paragraph, start - first));
  range.setEnd(...placed(paragraph, end - first));
  return range;
}

// Where words begin and end: [start, end] of each, in the order of the text.
export function words(box) {
  return [...box.querySelectorAll("[data-start]")].flatMap((paragraph) => {
    const first = Number(paragraph.dataset.start), found = [];
    let begun = -1;
    [...pointsOf(paragraph), " "].forEach((point, at) => {
      const inside = /[\p{L}\p{M}\p{N}\u0640\u200c\u200d]/u.test(point);
      if (inside && begun < 0) begun = at;
      if (!inside && begun >= 0) {
        found.push([first + begun, first + at]);
        begun = -1;
      }
    });
    return found;
  });
}
