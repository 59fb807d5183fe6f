// What is on screen as a file: PNG and SVG of the picture, GEXF and CSV of the graph.
import * as Dom from "./dom.js";
import * as Dossier from "./dossier.js";
import * as Pictures from "./pictures.js";
import * as Search from "./search.js";
import * as Tables from "./tables.js";

const button = Dom.byId("export");
const menu = Dom.byId("formats");

const FORMATS = [
  [
    "png",
    "PNG",
    "The picture with title, legend and sources, at twice the screen's size",
    () => Pictures.png((blob) => save("png", "image/png", blob)),
  ],
  [
    "svg",
    "SVG",
    "The same for print and drawing programs",
    () => save("svg", "image/svg+xml", Pictures.svg()),
  ],
  [
    "evidence",
    "Evidence, HTML",
    "What is chosen with its sentences, to be cited",
    () => save("evidence.html", "text/html", Dossier.html()),
  ],
  [
    "evidence-md",
    "Evidence, Markdown",
    "The same as text",
    () => save("evidence.md", "text/markdown", Dossier.markdown()),
  ],
  [
    "gexf",
    "GEXF",
    "Nodes and links with dates, for Gephi",
    () => save("gexf", "application/gexf+xml", Tables.gexf()),
  ],
  [
    "csv-links",
    "CSV of links",
    "One line for each sentence that proves a link",
    () => save("links.csv", "text/csv", Tables.linksCsv()),
  ],
  [
    "csv-nodes",
    "CSV of nodes",
    "One line for each node",
    () => save("nodes.csv", "text/csv", Tables.nodesCsv()),
  ],
];

function start() {
  for (const [id, label, hint, run] of FORMATS)
    menu.append(
      Dom.element(
        "button",
        { role: "menuitem", id: `export-${id}`, tabindex: -1, onclick: () => (close(), run()) },
        label,
        Dom.element("small", {}, hint),
      ),
    );
  button.addEventListener("click", () => (menu.hidden ? open() : close()));
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Tab") return close();
    if (!step) return;
    event.preventDefault();
    items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
  });
  document.addEventListener(
    "pointerdown",
    (event) => menu.contains(event.target) || button.contains(event.target) || close(),
  );
}

function open() {
  menu.hidden = false;
  button.setAttribute("aria-expanded", "true");
  menu.firstChild.focus();
}

function close() {
  if (menu.hidden) return;
  const inside = menu.contains(document.activeElement);
  menu.hidden = true;
  button.setAttribute("aria-expanded", "false");
  if (inside) button.focus();
}

function save(ending, type, content) {
  const blob = content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` });
  const address = URL.createObjectURL(blob);
  const name =
    Search.fold(document.title)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "network";
  Dom.element("a", {
    href: address,
    download: `${name}${ending.includes(".") ? "-" : "."}${ending}`,
  }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  Dom.speak(`${ending} saved`);
}

export { start, close };
