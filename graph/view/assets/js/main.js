// Puts the parts together: tabs, theme, status, focus, keys.
import * as Data from "./data.js";
import * as Details from "./details.js";
import * as Dom from "./dom.js";
import * as Exports from "./export.js";
import * as Filter from "./filter.js";
import * as Legend from "./legend.js";
import * as WorldMap from "./map.js";
import * as Picture from "./network.js";
import * as Pairs from "./pairs.js";
import * as Period from "./period.js";
import * as Search from "./search.js";
import * as State from "./state.js";
import * as Terms from "./terms.js";
import * as Timeline from "./timeline.js";

const VIEWS = ["network", "map", "timeline"];
const THEMES = ["auto", "light", "dark"];
const THEME_WORDS = { auto: "as the system has them", light: "light", dark: "dark" };
const dark = window.matchMedia("(prefers-color-scheme: dark)");
let printing = false;

function tabs() {
  for (const view of VIEWS) Dom.byId(`tab-${view}`).addEventListener("click", () => State.change({ view }));
  Dom.byId("tab-network").parentElement.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const view = VIEWS[(VIEWS.indexOf(State.get().view) + step + VIEWS.length) % VIEWS.length];
    State.change({ view });
    Dom.byId(`tab-${view}`).focus();
  });
}

function showView(state) {
  for (const view of VIEWS) {
    const on = state.view === view;
    const tab = Dom.byId(`tab-${view}`);
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    Dom.byId(`view-${view}`).hidden = !on;
  }
}

function setTheme(state) {
  const asked = state.theme === "auto" ? (dark.matches ? "dark" : "light") : state.theme;
  const chosen = printing ? "light" : asked;
  document.documentElement.dataset.theme = chosen;
  const button = Dom.byId("theme");
  button.setAttribute("aria-label", `Colours: ${THEME_WORDS[state.theme]}`);
  button.title = `Colours: ${THEME_WORDS[state.theme]}`;
  button.textContent = { auto: "◐", light: "☀", dark: "☾" }[state.theme];
}

const count = (number) => number.toLocaleString("en");

// What is drawn, and of how much.
function drawn(state) {
  const seen = Filter.shown(state);
  if (state.view === "map") {
    const { states, pairs, of, meetings, ofMeetings } = WorldMap.counts();
    const some = (part, all) => (part < all ? `${count(part)} of ` : "");
    return [
      `${Terms.plural(states, "state")}, ${some(pairs, of)}${Terms.plural(of, "pair")} that talked`,
      some(meetings, ofMeetings) + Terms.plural(ofMeetings, "bilateral meeting"),
    ];
  }
  if (state.view === "timeline") return [Timeline.told()];
  if (seen.pairs) {
    const some = seen.pairs.size < seen.all ? `the ${count(seen.pairs.size)} strongest of ` : "";
    const others = seen.nodes.size - [...seen.nodes].filter((id) => Data.nodes.get(id).type === "State").length;
    return [
      `${Terms.plural(seen.nodes.size - others, "state")}, ${some}${Terms.plural(seen.all, "pair")} that met`,
      others && Terms.plural(others, "other node"),
    ];
  }
  return [
    `${count(seen.nodes.size)} of ${count(Data.nodes.size)} nodes, ${count(seen.edges)} of ${count(Data.edges.length)} links shown`,
  ];
}

const press = (id, label, patch) =>
  Dom.element("button", { id, onclick: () => State.change(patch) }, label);

// Ways to more and to less of the network.
function ways(state) {
  if (state.view === "timeline") return [Timeline.counted() && Dom.element("span", {}, "(zoom in to see each)")];
  if (state.view !== "network" || state.focus) return [];
  const most = Data.nodes.size;
  const nodes = { level: "nodes", amount: State.opening.amount };
  if (state.level === "states")
    return [
      press("nodes", "Persons and meetings", nodes),
      State.opening.amount < most && press("all", "All", { level: "nodes", amount: Infinity }),
    ];
  return [
    Data.communities.length > 0 && press("states", "States only", { level: "states", added: [] }),
    state.amount < most && press("more", "More", { amount: state.amount + State.AMOUNT }),
    state.amount < most && press("all", "All", { amount: Infinity }),
    !Data.opening.served &&
      (state.amount > State.opening.amount || state.added.length > 0) &&
      press("fewer", "Fewer", { amount: State.opening.amount, added: [] }),
  ];
}

function status(state) {
  const line = drawn(state);
  const { undated, members } = Filter.shown(state);
  if (undated) line.push(`${Terms.plural(undated, "meeting")} without a date hidden`);
  if (members && state.view === "network") line.push(`${Terms.plural(members, "state")} known only as members hidden`);
  const others = Data.opening.served
    ? ["search for others, or load a node's neighbours"]
    : ["others come by query, focus, period or ", Dom.element("code", {}, "--all")];
  const beyond = Data.opening.nodes > Data.nodes.size && [
    `The page holds ${count(Data.nodes.size)} of the graph's ${count(Data.opening.nodes)} nodes`,
    Dom.element("span", { class: "roomy" }, "; ", others),
  ];
  const parts = [
    Dom.element("span", {}, line.filter(Boolean).join(" · ")),
    ...ways(state).filter(Boolean),
    ...(beyond ? [Dom.element("span", { class: "beyond" }, beyond)] : []),
  ];
  Dom.redraw(Dom.byId("status"), true, () => Dom.byId("status").replaceChildren(...parts));
}

function focusBar(state) {
  const bar = Dom.byId("focusbar");
  bar.hidden = !state.focus;
  if (bar.hidden) return bar.replaceChildren();
  const pair = Pairs.ends(state.focus);
  const name = pair ? Pairs.nameOf(state.focus, 30) : Data.nodes.get(state.focus).name;
  // What a small window leaves out is in the names that are spoken.
  const roomy = (text) => Dom.element("span", { class: "roomy" }, text);
  const step = (steps) =>
    Dom.element(
      "button",
      {
        "aria-label": Terms.plural(steps, "step"),
        "aria-pressed": String(state.steps === steps),
        onclick: () => State.change({ steps }),
      },
      String(steps),
      roomy(steps === 1 ? " step" : " steps"),
    );
  bar.replaceChildren(
    Dom.element("button", { id: "back", "aria-label": "Back", onclick: State.back }, "←", roomy(" Back")),
    Dom.element(
      "span",
      { class: "grow", dir: "auto" },
      roomy(pair ? "Meetings of " : "Around "),
      Dom.element("strong", {}, Dom.clip(name, 64)),
    ),
    ...(pair ? [] : [step(1), step(2)]),
    Dom.element(
      "button",
      { id: "whole-graph", "aria-label": "Whole graph", onclick: () => State.change({ focus: null }) },
      roomy("Whole graph"),
      Dom.element("span", { class: "tight" }, "×"),
    ),
  );
}

function keys() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const state = State.get();
    if (!Dom.byId("formats").hidden) Exports.close();
    else if (Dom.byId("tools").classList.contains("open")) menu(false);
    else if (state.chosen && state.chosen !== state.focus) State.choose(null);
    else if (state.focus) State.back();
  });
}

// The tools of a small window, which lie behind one button.
function menu(open) {
  Dom.byId("tools").classList.toggle("open", open);
  Dom.byId("menu").setAttribute("aria-expanded", String(open));
}

function tools() {
  Dom.byId("theme").addEventListener("click", () => {
    const { theme } = State.get();
    State.change({ theme: THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] });
  });
  Dom.byId("filters").addEventListener("click", (event) => {
    const open = document.body.classList.toggle("has-legend");
    event.currentTarget.setAttribute("aria-expanded", String(open));
  });
  // What is opened from the menu takes its place.
  Dom.byId("tools").addEventListener("click", ({ target }) => target.matches("[aria-expanded]:not([aria-haspopup])") && menu(false));
  Dom.byId("menu").addEventListener("click", () => menu(!Dom.byId("tools").classList.contains("open")));
  document.addEventListener("pointerdown", (event) => {
    if (!Dom.byId("tools").contains(event.target) && event.target !== Dom.byId("menu")) menu(false);
  });
  // A page inside a notebook has no address that could be passed on.
  if (location.protocol === "about:") Dom.byId("link").hidden = true;
  Dom.byId("link").addEventListener("click", async () => {
    const text = State.address();
    const address = location.href.split("#")[0] + (text ? `#${text}` : "");
    let said = "Link copied";
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      location.hash = text;
      said = "The link is in the address bar";
    }
    Dom.speak(said);
    const button = Dom.byId("link");
    button.textContent = said;
    setTimeout(() => (button.textContent = "Copy link"), 1800);
  });
  const zoomed = { network: Picture, map: WorldMap, timeline: Timeline };
  Dom.byId("zoom-in").addEventListener("click", () => zoomed[State.get().view].zoom(1.4));
  Dom.byId("zoom-out").addEventListener("click", () => zoomed[State.get().view].zoom(1 / 1.4));
  Dom.byId("zoom-fit").addEventListener("click", () => zoomed[State.get().view].fit(true));
}

function draw(state, changed, before) {
  setTheme(state);
  showView(state);
  WorldMap.sync(state);
  Timeline.sync(state);
  status(state);
  Dom.redraw(Dom.byId("focusbar"), true, () => focusBar(state));
  // After what lies over them, for which they leave room.
  WorldMap.settle(state, changed);
  Timeline.settle(state);
  Picture.sync(state, changed, before);
  Legend.sync(state);
  Period.sync(state);
  Details.sync(state, changed);
}

// Once another graph was loaded; with what changes because of it, so that it is laid out and drawn once.
function renew(patch = {}) {
  Legend.start();
  Period.start();
  Search.index();
  if (!State.change(patch)) draw(State.get(), null, null);
}

tabs();
tools();
keys();
Legend.start();
Search.start();
Period.start();
Exports.start();
setTheme(State.get());
Picture.start();
WorldMap.start();
Timeline.start();
State.restore();
draw(State.get(), null, null);
State.listen(draw);
window.addEventListener("hashchange", State.restore);
dark.addEventListener("change", () => draw(State.get(), null, null));
// Paper is light, and a canvas must be drawn for it.
for (const [moment, on] of [["beforeprint", true], ["afterprint", false]])
  window.addEventListener(moment, () => {
    printing = on;
    draw(State.get(), null, null);
    if (on) Details.unfold();
  });
document.documentElement.dataset.ready = "1";

export { renew };
