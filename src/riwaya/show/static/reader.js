// Walking through the reports of an article: pointer, keyboard and address all choose one report.
const cards = [...document.querySelectorAll(".card")];
const spans = [...document.querySelectorAll(".text .m")];
const marks = spans.map((span) => span.dataset.m.split(" ").map((mark) => {
  const [report, role] = mark.split(":");
  return { report: Number(report), role: role.replace("~", ""), faint: role.endsWith("~") };
}));
const rest = spans.map((span) => span.className); // how a span looks while no report is chosen
const importance = ["trigger", "agent", "patient", "place", "time", "count", "voice"];
let chosen = 0;

function draw(report) {
  document.body.classList.toggle("picking", report > 0);
  spans.forEach((span, index) => {
    const own = marks[index].filter((mark) => mark.report === report);
    own.sort((a, b) => a.faint - b.faint || importance.indexOf(a.role) - importance.indexOf(b.role));
    span.className = own.length ? `m on r-${own[0].role}${own[0].faint ? " faint" : ""}` : rest[index];
  });
  for (const card of cards) card.classList.toggle("on", Number(card.dataset.report) === report);
}

function choose(report, { focus = true } = {}) {
  chosen = report;
  draw(report);
  for (const card of cards) {
    const own = Number(card.dataset.report) === report;
    const button = card.querySelector(".pick");
    button.setAttribute("aria-pressed", String(own));
    if (own && focus) button.focus({ preventScroll: true });
    if (own) card.scrollIntoView({ block: "nearest" });
  }
  // In one column, choosing in the list leads to the word, and choosing a word leads to the list.
  const word = document.querySelector(".text .on.r-trigger");
  if (word && focus) word.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", report ? `#r${report}` : location.pathname + location.search);
}

function step(by) {
  if (cards.length) choose(chosen ? ((chosen - 1 + by + cards.length) % cards.length) + 1 : by > 0 ? 1 : cards.length);
}

cards.forEach((card) => {
  const report = Number(card.dataset.report);
  card.querySelector(".pick").addEventListener("click", () => choose(chosen === report ? 0 : report));
  card.addEventListener("mouseenter", () => draw(report));
  card.addEventListener("mouseleave", () => draw(chosen));
});
spans.forEach((span) => {
  const report = Number(span.dataset.r);
  span.addEventListener("click", () => choose(report, { focus: false }));
  span.addEventListener("mouseenter", () => { if (!chosen) draw(report); });
  span.addEventListener("mouseleave", () => { if (!chosen) draw(0); });
});
document.getElementById("next")?.addEventListener("click", () => step(1));
document.getElementById("previous")?.addEventListener("click", () => step(-1));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // In a page that reads right to left the next report lies to the left.
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  if (["j", "ArrowDown", forward].includes(event.key)) step(1);
  else if (["k", "ArrowUp", back].includes(event.key)) step(-1);
  else if (event.key === "Escape") choose(0);
  else return;
  event.preventDefault();
});
const asked = /^#r(\d+)$/.exec(location.hash);
if (asked && Number(asked[1]) <= cards.length) choose(Number(asked[1]), { focus: false });
