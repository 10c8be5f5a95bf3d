// Pictures of marks, drawn from the shapes that the page holds: shapes side by side, filled by precision, with ≠ where voices part.
const RATIO = 2; // pixels of a picture for one of the page
const SIZES = [8, 12, 16, 21, 27];
const GAP = 2;

// The colour that a rule of the style gives to a class; `light-dark()` is settled by the page, not by reading a property.
export function colour(name) {
  const probe = document.createElement("span");
  probe.className = name;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function path(shape) {
  return new Path2D(document.querySelector(`#s-${shape} path`).getAttribute("d"));
}

// A picture by its name: `spot PRECISION DISPUTED group:size,…`, or `claim DISPUTED shape:colour:filling:pale,…`.
export function picture(name) {
  const [kind, ...told] = name.split(" ");
  if (kind === "hatch") return hatch();
  if (kind === "cluster") return cluster(Number(told[0]), told[1] === "1");
  if (kind === "spot") {
    const [precision, disputed, parts] = told;
    const filling = { 1: "full", 2: "hollow" }[precision] ?? "area";
    return marks(parts.split(",").map((part) => part.split(":")).map(([group, size]) => ({ shape: group, colour: `g-${group}`, size: SIZES[size], filling })), disputed === "1");
  }
  const [disputed, parts] = told;
  return marks(parts.split(",").map((part) => part.split(":")).map(([shape, name, filling, stale]) => ({ shape, colour: name, size: 17, filling, pale: stale === "1" })), disputed === "1");
}

function canvas(width, height) {
  const made = document.createElement("canvas");
  [made.width, made.height] = [Math.ceil(width * RATIO), Math.ceil(height * RATIO)];
  const pen = made.getContext("2d", { willReadFrequently: true });
  pen.scale(RATIO, RATIO);
  return pen;
}

function done(pen) {
  return [pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height), { pixelRatio: RATIO }];
}

function marks(parts, disputed) {
  const widths = parts.map(({ size, filling }) => size + (filling === "area" ? 12 : 4));
  const height = Math.max(...widths) + (disputed ? 20 : 0); // the room above is there below as well, so that the mark keeps to its place
  const pen = canvas(widths.reduce((sum, width) => sum + width, GAP * (parts.length - 1)) + 2, Math.max(height, ...widths) + 2);
  const middle = pen.canvas.height / RATIO / 2;
  let x = 1;
  for (const [at, part] of parts.entries()) {
    mark(pen, part, x + widths[at] / 2, middle, widths[at]);
    x += widths[at] + GAP;
  }
  if (disputed) unequal(pen, pen.canvas.width / RATIO / 2, middle - Math.max(...widths) / 2 + 3);
  return done(pen);
}

// The sign of contradiction above a mark.
function unequal(pen, ...at) {
  pen.font = "bold 13px sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "bottom";
  pen.lineWidth = 3;
  pen.strokeStyle = colour("k-halo");
  pen.fillStyle = colour("k-apart");
  pen.strokeText("≠", ...at);
  pen.fillText("≠", ...at);
}

function mark(pen, { shape, colour: name, size, filling, pale = false }, x, y, width) {
  const [ink, halo] = [colour(name), colour("k-halo")];
  pen.save();
  pen.translate(x, y);
  pen.globalAlpha = pale ? 0.5 : 1;
  if (filling === "area") {
    pen.beginPath();
    pen.arc(0, 0, width / 2 - 1, 0, 2 * Math.PI);
    pen.save();
    pen.clip();
    stripes(pen, width, ink, 4);
    pen.restore();
    pen.setLineDash([3, 2]);
    pen.strokeStyle = ink;
    pen.stroke();
    pen.setLineDash([]);
  }
  pen.scale(size / 20, size / 20);
  const outline = path(shape);
  pen.lineJoin = "round";
  pen.lineWidth = (20 / size) * 3.5;
  pen.strokeStyle = halo;
  pen.stroke(outline);
  pen.fillStyle = ["hollow", "lost", "besieged"].includes(filling) ? halo : ink;
  pen.fill(outline);
  if (filling === "contested") {
    pen.save();
    pen.clip(outline);
    pen.fillStyle = halo;
    pen.fillRect(-12, -12, 12, 24);
    pen.restore();
  }
  pen.lineWidth = (20 / size) * (["hollow", "besieged"].includes(filling) ? 2.5 : 1.5);
  pen.strokeStyle = ink;
  if (filling === "besieged") pen.setLineDash([4, 3]);
  pen.stroke(outline);
  if (filling === "lost") {
    pen.beginPath();
    pen.moveTo(-9, 9);
    pen.lineTo(9, -9);
    pen.stroke();
  }
  pen.restore();
}

function stripes(pen, width, ink, gap) {
  pen.strokeStyle = ink;
  pen.lineWidth = 1;
  for (let at = -2 * width; at < 2 * width; at += gap) {
    pen.beginPath();
    pen.moveTo(at, -width);
    pen.lineTo(at + 2 * width, width);
    pen.stroke();
  }
}

function hatch() {
  const pen = canvas(8, 8);
  pen.strokeStyle = colour("k-hatch");
  for (const at of [-8, 0, 8]) {
    pen.beginPath();
    pen.moveTo(at - 2, -2);
    pen.lineTo(at + 10, 10);
    pen.stroke();
  }
  return done(pen);
}

function cluster(size, disputed) {
  const radius = 12 + 3 * size;
  const room = disputed ? 12 : 0;
  const pen = canvas(2 * radius + 4, 2 * (radius + room) + 4);
  pen.translate(radius + 2, radius + room + 2);
  for (const [more, fill] of [[0, true], [-3, false]]) {
    pen.beginPath();
    pen.arc(0, 0, radius + more, 0, 2 * Math.PI);
    pen.fillStyle = colour("k-halo");
    if (fill) pen.fill();
    pen.strokeStyle = colour("k-ink");
    pen.lineWidth = 1.2;
    pen.stroke();
  }
  if (disputed) unequal(pen, 0, 2 - radius);
  return done(pen);
}
