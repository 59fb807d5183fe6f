// Builds elements. Text goes in as text nodes only, so that nothing a graph holds becomes markup.
const SVG = "http://www.w3.org/2000/svg";

const byId = (id) => document.getElementById(id);

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

const element = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

const svg = (tag, attributes, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

// A link only where it leads to a web page; anything else stays text.
function link(address, label, attributes) {
  const url = webAddress(address);
  if (!url) return element("span", { dir: "auto", ...attributes }, label);
  return element(
    "a",
    { href: url, target: "_blank", rel: "noopener noreferrer", dir: "auto", ...attributes },
    label,
  );
}

function webAddress(address) {
  if (typeof address !== "string") return null;
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

function speak(text) {
  byId("spoken").textContent = text;
}

// The wheel over a picture zooms it: `zoom` takes a factor, where the pointer stands, and the picture's width.
function onWheel(picture, zoom) {
  picture.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const box = picture.getBoundingClientRect();
      const factor = Math.exp(-event.deltaY * 0.0016);
      zoom(factor, event.clientX - box.left, event.clientY - box.top, box.width);
    },
    { passive: false },
  );
}

// Marks that reorder text, and control characters, have no place on a canvas.
const flat = (text) =>
  String(text)
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

// At most so many letters of a text, cut between words where that costs a third at most.
function clip(text, length) {
  const letters = Array.from(flat(text).slice(0, length * 4));
  if (letters.length <= length) return letters.join("");
  const gap = letters.lastIndexOf(" ", length - 1);
  const kept = letters.slice(0, gap >= (length * 2) / 3 ? gap : length - 1).join("");
  return `${kept.replace(/[\s,;:–—-]+$/, "")}…`;
}

// Gives the focus to the first that takes it: what is hidden does not.
function focusFirst(...places) {
  for (const place of places.filter(Boolean)) {
    place.focus();
    if (document.activeElement === place) return;
  }
}

// Draws a part anew. Whoever was in it by keyboard goes on at the button of the same words, if they are to `stay`,
// else at the part itself, else in the picture.
function redraw(part, stay, draw) {
  const inside = part.contains(document.activeElement) ? document.activeElement : null;
  const words = (one) => one.getAttribute("aria-label") ?? one.textContent;
  const before = inside && words(inside);
  draw();
  if (!inside || (inside !== part && inside.isConnected)) return;
  const same = stay && [...part.querySelectorAll("button, summary, a")].find((one) => words(one) === before);
  focusFirst(same, part, byId("canvas"), document.querySelector('[role="tab"][aria-selected="true"]'));
}

// Shows or hides a part that lies over all beside it, which cannot be reached meanwhile.
function cover(part, on) {
  part.hidden = !on;
  const beside = [...part.parentElement.children];
  const top = beside.find((one) => one.matches(".cover") && !one.hidden);
  for (const one of beside) one.inert = Boolean(top) && one !== top;
}

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export { byId, element, svg, link, webAddress, speak, focusFirst, redraw, cover, onWheel, flat, clip, calm };
