// What a page that is served has beside one that is a file: the whole graph behind it.
import * as Card from "./card.js";
import * as Correct from "./correct.js";
import * as Data from "../js/data.js";
import * as Decide from "./decide.js";
import * as Details from "../js/details.js";
import * as Dom from "../js/dom.js";
import * as Edits from "./edits.js";
import * as Evidence from "../js/evidence.js";
import * as Grow from "./grow.js";
import * as Main from "../js/main.js";
import * as Questions from "./questions.js";
import * as Search from "../js/search.js";
import * as State from "../js/state.js";

// Takes up an address, with nodes that it names and the page does not hold yet. The text is that of the
// beginning: while they come, the page writes down what it has.
async function restore(text) {
  const parts = new URLSearchParams(text);
  const ids = [...parts.getAll("added"), parts.get("chosen"), parts.get("focus")]
    .flatMap((id) => (id && id.includes("|") ? id.split("|").slice(1) : [id]))
    .filter((id) => id && !Data.nodes.has(id));
  if (ids.length) {
    const came = await Grow.load([...new Set(ids)]).catch(() => []);
    if (came.length) Main.renew();
  }
  State.take(text);
}

Search.beyond(Grow.seek, Grow.reveal);
Details.extend((node) => Dom.element("div", { class: "beyond" }, Card.box(node), Grow.panel(node), Correct.ofNode(node)));
Evidence.extend((one, edge) => [Card.passage(one), Correct.ofEdge(one, edge)]);
window.addEventListener("hashchange", () => restore(location.hash.slice(1)));
Promise.all([restore(location.hash.slice(1)), Edits.start()]).then(() => {
  Questions.start();
  Decide.start();
  Main.renew();
  document.documentElement.dataset.served = "1";
});
