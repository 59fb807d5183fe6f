// What hovers over the picture beside the pointer: a line or two on what is under it.
import * as Data from "./data.js";
import * as Dom from "./dom.js";
import * as Filter from "./filter.js";
import * as Pairs from "./pairs.js";
import * as Prose from "./prose.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";

const box = Dom.byId("tip");

function show(about, at) {
  const node = Data.nodes.get(about);
  const tie = Data.ties.get(about);
  box.hidden = !about;
  if (box.hidden) return;
  if (about.text) box.replaceChildren(Dom.element("span", { dir: "auto" }, Dom.clip(about.text, 240)));
  else if (node) {
    box.replaceChildren(
      Dom.element("strong", { dir: "auto" }, Dom.clip(node.name, 160)),
      Dom.element(
        "span",
        { dir: "auto" },
        [
          Terms.node(node.type).one,
          node.type === "Meeting" && Prose.when(node),
          Prose.lastOffice(node),
          Terms.plural(node.ties.length, "link"),
        ]
          .filter(Boolean)
          .join(" · "),
      ),
    );
  } else if (Pairs.ends(about)) {
    box.replaceChildren(
      Dom.element("strong", { dir: "auto" }, Pairs.nameOf(about, 70)),
      Dom.element("span", {}, Pairs.counted(Filter.pairOf(about, State.get()))),
    );
  } else {
    const [from, to] = [Data.nodes.get(tie.from), Data.nodes.get(tie.to)];
    box.replaceChildren(
      Dom.element("strong", { dir: "auto" }, `${Dom.clip(from.name, 70)} – ${Dom.clip(to.name, 70)}`),
      Dom.element(
        "span",
        { dir: "auto" },
        [
          Terms.words(Terms.edge(tie.type).label),
          tie.edges.length > 1 ? `${tie.edges.length} times` : Prose.describe(tie.edges[0]),
        ]
          .filter(Boolean)
          .join(" · "),
      ),
    );
  }
  const stage = box.parentElement;
  box.style.left = `${Math.max(4, Math.min(at.x + 14, stage.clientWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(4, Math.min(at.y + 16, stage.clientHeight - box.offsetHeight - 8))}px`;
}

export { show };
