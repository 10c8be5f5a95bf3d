// Choosing words of the text by keys: arrows go from word to word, Shift extends, Ctrl+Shift by letters, Enter takes them.
import { ranged, words } from "./points.js";

export function walker(box, take) {
  const all = words(box);
  let from = 0, to = 0, start = 0, end = 0;
  const show = () => {
    const range = ranged(box, start, end);
    if (!range) return;
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    const at = range.getBoundingClientRect(), frame = box.getBoundingClientRect();
    if (at.top < frame.top || at.bottom > frame.bottom) range.startContainer.parentElement.scrollIntoView({ block: "center" });
  };
  const whole = () => {
    [start, end] = [all[Math.min(from, to)][0], all[Math.max(from, to)][1]];
    show();
  };
  // Begins at the words that stand at an offset.
  const begin = (offset) => {
    if (!all.length) return;
    const found = all.findIndex((word) => word[1] > offset);
    from = to = found < 0 ? all.length - 1 : found;
    box.focus({ preventScroll: true });
    whole();
  };
  box.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || !all.length) return;
    const on = { ArrowLeft: 1, ArrowRight: -1 }[event.key]; // the text reads from right to left
    if (event.key === "Enter") take();
    else if (on && event.ctrlKey && event.shiftKey) {
      end = Math.max(start + 1, Math.min(end + on, all.at(-1)[1]));
      show();
    } else if (on && !event.ctrlKey) {
      to = Math.max(0, Math.min(all.length - 1, to + on));
      if (!event.shiftKey) from = to;
      whole();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { begin };
}
