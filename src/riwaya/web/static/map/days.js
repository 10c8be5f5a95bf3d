// Days are ISO texts, which sort as they are; steps of time begin on fixed days, so that an address means the same tomorrow.
const DAY = 86_400_000;
const SPANS = { day: 1, week: 7, month: 30, year: 365 };
const MOST = 1_500; // positions of a slider

export const STEPS = Object.keys(SPANS);

function iso(number) {
  return new Date(number).toISOString().slice(0, 10);
}

// The first day of the step in which a day lies; weeks begin on Mondays.
export function begin(day, step) {
  if (step === "year") return `${day.slice(0, 4)}-01-01`;
  if (step === "month") return `${day.slice(0, 7)}-01`;
  const number = Date.parse(day);
  return step === "week" ? iso(number - ((new Date(number).getUTCDay() + 6) % 7) * DAY) : day;
}

// The first day of the following step.
export function following(day, step) {
  const date = new Date(Date.parse(day));
  if (step === "year") return iso(Date.UTC(date.getUTCFullYear() + 1, 0, 1));
  if (step === "month") return iso(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
  return iso(Number(date) + SPANS[step] * DAY);
}

export function before(day) {
  return iso(Date.parse(day) - DAY);
}

// The first days of all steps between two days.
export function steps(first, last, step) {
  const found = [];
  for (let day = begin(first, step); day <= last; day = following(day, step)) found.push(day);
  return found;
}

// The steps that a slider can take, the longest that still makes a good number of positions first.
export function fitting(first, last) {
  const days = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  const possible = STEPS.filter((step) => days / SPANS[step] <= MOST);
  const chosen = possible.findLast((step) => days / SPANS[step] >= 8) ?? possible[0];
  return { possible, chosen };
}
