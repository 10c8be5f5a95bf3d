// Speaks the words of the page; numbers have separators.
const numbers = new Intl.NumberFormat("en");

export function speaker(words) {
  return (key, values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, typeof value === "number" ? numbers.format(value) : value), words[key]);
}

// Text kept apart from what stands around it, in its own direction.
export function isolated(text, element = document.createElement("bdi")) {
  element.textContent = text;
  [element.lang, element.dir] = /[\u0600-\u077f]/.test(text) ? ["ar", "rtl"] : ["en", "ltr"];
  return element;
}

export function made(name, className = "", ...parts) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...parts);
  return element;
}

// A shape of the page's legend.
export function symbol(shape, ...classes) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.classList.add("symbol", ...classes);
  for (const [name, value] of [["width", 14], ["height", 14], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  svg.append(document.createElementNS(svg.namespaceURI, "use"));
  svg.firstChild.setAttribute("href", `#s-${shape}`);
  return svg;
}
