"use strict";

// The panel: what is known of what is chosen, and the sentences that it is known from.
const Details = (() => {
  // Long lists open with this many, and say how many there are in all.
  const FIRST = 12;
  const panel = Dom.byId("details");
  const tipBox = Dom.byId("tip");
  const HIDDEN = new Set(["name", "title", "text", "date", "end_date", "date_precision", "iso3", "id"]);

  function sync(state, changed) {
    if (changed && !["chosen", "view", "focus", "amount", "added", "since", "until", "confidence", "off", "steps"].some((key) => changed.has(key))) return;
    const node = Data.nodes.get(state.chosen);
    const tie = Data.ties.get(state.chosen);
    document.body.classList.toggle("has-details", Boolean(node || tie));
    panel.replaceChildren(...(node ? ofNode(node, state) : tie ? ofTie(tie) : overview(state)));
    if (!changed || changed.has("chosen")) panel.scrollTop = 0;
  }

  const button = (label, attributes) => Dom.element("button", attributes, label);

  const head = (icon, kind, name, actions) =>
    Dom.element(
      "header",
      {},
      Dom.element("p", { class: "kind" }, icon, kind, Dom.element("button", { class: "close", "aria-label": "Close details", onclick: () => State.choose(null) }, "×")),
      Dom.element("h2", { dir: "auto" }, longText(name, 240)),
      actions && Dom.element("p", { class: "actions" }, actions),
    );

  // Text of any length: its beginning, and a way to the whole of it.
  function longText(text, most) {
    const whole = String(text);
    if (whole.length <= most * 1.2) return whole;
    const span = Dom.element("span", {}, Array.from(whole.slice(0, most)).join("") + "… ");
    span.append(button(`all ${whole.length.toLocaleString("en")} characters`, { class: "more inline", onclick: () => span.replaceChildren(whole) }));
    return span;
  }

  // A list that shows its first entries, and all of them on demand: never fewer without saying so.
  function list(items, make, label, first = FIRST) {
    const holder = Dom.element("ul", { class: "plain" }, items.slice(0, first).map(make));
    if (items.length <= first) return holder;
    const rest = button(`all ${items.length.toLocaleString("en")} ${label}`, {
      class: "more",
      onclick: () => {
        const next = items.slice(first).map(make);
        holder.append(...next);
        rest.remove();
        next[0].querySelector("button, summary, a")?.focus();
      },
    });
    return [holder, rest];
  }

  function ofNode(node, state) {
    const groups = new Map();
    for (const tie of node.ties) {
      const term = Terms.edge(tie.type);
      const phrase = tie.from === node.id ? term.out : term.back;
      if (!groups.has(phrase)) groups.set(phrase, { order: term.order, ties: [] });
      groups.get(phrase).ties.push(tie);
    }
    const focused = state.focus === node.id;
    const actions = !focused && button("Focus", { class: "primary", onclick: () => State.focus(node.id) });
    return [
      head(Terms.icon(node.type), Terms.node(node.type).one, node.name, actions),
      facts(node),
      ...[...groups].sort((a, b) => a[1].order - b[1].order).map(([phrase, group]) => connections(phrase, group.ties, node, state)),
    ];
  }

  function when(one) {
    if (one.start === null) return null;
    const precision = one.properties.date_precision;
    const from = Data.spoken(one.start, precision);
    const last = Data.day(one.properties.end_date);
    return last !== null && last !== one.start ? `${from} – ${Data.spoken(last)}` : from;
  }

  function facts(node) {
    const rows = [];
    const date = node.type === "Meeting" || node.properties.date ? when(node) : null;
    if (date) rows.push(["Date", date]);
    if (node.type === "State" && node.key) rows.push(["ISO 3166", node.key]);
    for (const [name, value] of Object.entries(node.properties)) {
      if (HIDDEN.has(name) || value === null || value === "" || (Array.isArray(value) && !value.length)) continue;
      rows.push([name === "cow" ? "Correlates of War" : Terms.words(name), Array.isArray(value) ? value.join(", ") : value]);
    }
    if (!rows.length) return [];
    return Dom.element("dl", {}, rows.map(([name, value]) => [Dom.element("dt", {}, name), Dom.element("dd", { dir: "auto" }, /^https?:/.test(String(value)) ? Dom.link(value, value) : longText(value, 400))]));
  }

  const latest = (tie) => tie.edges.reduce((most, edge) => Math.max(most, edge.start ?? -Infinity), -Infinity);

  function connections(phrase, ties, node, state) {
    const seen = Filter.shown(state);
    const sorted = ties.slice().sort((a, b) => b.edges.length - a.edges.length || latest(b) - latest(a) || Data.other(a, node).rank - Data.other(b, node).rank);
    const total = sorted.reduce((sum, tie) => sum + tie.edges.length, 0);
    const open = total <= 3;
    return Dom.element(
      "section",
      {},
      Dom.element("h3", {}, phrase, Dom.element("span", { class: "count" }, total.toLocaleString("en"))),
      list(sorted, (tie) => connection(tie, node, seen, open), "of them"),
    );
  }

  function connection(tie, node, seen, open) {
    const other = Data.other(tie, node);
    const notes = [
      tie.edges.length > 1 && `${tie.edges.length} times`,
      tie.edges.length === 1 && describe(tie.edges[0]),
      tie.edges.length === 1 && other.start !== null && other.type === "Meeting" && when(other),
      !seen.nodes.has(other.id) && "not on screen",
    ].filter(Boolean);
    return Dom.element(
      "li",
      {},
      Dom.element(
        "div",
        { class: "row" },
        Dom.element("button", { class: "name", dir: "auto", onclick: () => Reveal.choose(other.id) }, Terms.icon(other.type), Dom.element("span", {}, Dom.clip(other.name, 140))),
        notes.length > 0 && Dom.element("p", { class: "note", dir: "auto" }, notes.join(" · ")),
      ),
      why(tie, open),
    );
  }

  // Properties of a link that are worth a line beside it.
  function describe(edge) {
    const { office, role, mode, status, topic } = edge.properties;
    const parts = [office ?? role, mode && Terms.words(mode), status && status !== "held" && status, topic];
    if (edge.type === "BILATERAL_TALKS" && edge.start !== null) parts.unshift(Data.spoken(edge.start, edge.meeting?.properties.date_precision));
    return parts.filter((part) => typeof part === "string" && part).map((part) => Dom.clip(part, 120)).join(" · ");
  }

  function why(tie, open) {
    const sentences = tie.edges.reduce((sum, edge) => sum + edge.evidence.length, 0);
    if (!sentences) return unproven(tie.edges[0], "note source");
    const body = Dom.element("div", { class: "why" });
    const unfold = () => body.childElementCount || body.append(...evidenceOf(tie));
    const box = Dom.element("details", { ontoggle: () => box.open && unfold() }, Dom.element("summary", {}, `Why: ${Terms.plural(sentences, "sentence")}`), body);
    if (open) {
      unfold();
      box.open = true;
    }
    return box;
  }

  const unproven = ({ properties }, style) =>
    Dom.element("p", { class: style, dir: "auto" }, properties.source ? `Reference data: ${Dom.clip(properties.source, 200)}` : "No sentence given");

  function ofTie(tie) {
    const [from, to] = [Data.nodes.get(tie.from), Data.nodes.get(tie.to)];
    const term = Terms.edge(tie.type);
    const end = (node) => Dom.element("button", { class: "name", dir: "auto", onclick: () => Reveal.choose(node.id) }, Terms.icon(node.type), Dom.element("span", {}, Dom.clip(node.name, 140)));
    const sentences = tie.edges.reduce((sum, edge) => sum + edge.evidence.length, 0);
    return [
      head(Terms.stroke(tie.type), term.label, `${Dom.clip(from.name, 80)} – ${Dom.clip(to.name, 80)}`),
      Dom.element("div", { class: "ends" }, end(from), Dom.element("p", { class: "note" }, Terms.words(term.out.toLowerCase())), end(to)),
      Dom.element("h3", {}, tie.edges.length > 1 ? `${tie.edges.length.toLocaleString("en")} times` : "Why", sentences > 0 && Dom.element("span", { class: "count" }, Terms.plural(sentences, "sentence"))),
      ...evidenceOf(tie),
    ];
  }

  function evidenceOf(tie) {
    const edges = tie.edges.slice().sort((a, b) => (b.start ?? -Infinity) - (a.start ?? -Infinity));
    return [list(edges, (edge) => statement(edge, tie.edges.length > 1), "statements", 20)].flat();
  }

  // One edge: what it says in a line, then each sentence that says so.
  function statement(edge, several) {
    const meeting = edge.meeting && edge.type === "BILATERAL_TALKS" ? edge.meeting : null;
    const lines = [several && describe(edge), edge.confidence < 1 && edge.evidence.length !== 1 && `confidence ${Terms.percent(edge.confidence)}`].filter(Boolean);
    return Dom.element(
      "li",
      { class: "statement" },
      meeting && Dom.element("button", { class: "name", dir: "auto", onclick: () => Reveal.choose(meeting.id) }, Terms.icon("Meeting"), Dom.element("span", {}, Dom.clip(meeting.name, 140))),
      lines.length > 0 && Dom.element("p", { class: "note", dir: "auto" }, lines.join(" · ")),
      edge.evidence.length ? list(edge.evidence, (one) => quotation(one, edge), "sentences", 5) : unproven(edge, "note"),
    );
  }

  function quotation(one, edge) {
    const article = Object.hasOwn(Data.articles, one.article) ? Data.articles[one.article] : {};
    const sentence = String(one.sentence ?? "");
    const title = article.title ? Dom.clip(article.title, 160) : "Article";
    const published = Data.day(article.published);
    const about = [article.publisher && Dom.clip(article.publisher, 80), published !== null && Data.spoken(published)].filter(Boolean);
    return Dom.element(
      "li",
      { class: "evidence" },
      Dom.element("blockquote", { dir: "auto" }, marked(sentence, edge, one.mention)),
      Dom.element(
        "p",
        { class: "cite" },
        Dom.link(passage(article.url, sentence), title),
        about.length > 0 && Dom.element("span", { dir: "auto" }, about.join(", ")),
        typeof one.confidence === "number" && sureness(one.confidence),
        one.span && Dom.element("span", { class: "span", title: "Where the sentence stands in the article's text" }, `characters ${Dom.clip(one.span, 30).replace("-", "–")}`),
      ),
    );
  }

  function sureness(share) {
    const percent = Terms.percent(share);
    return Dom.element("span", { class: "sure", title: "How sure the extractor is of this sentence" }, Dom.element("meter", { min: 0, max: 1, value: share, "aria-hidden": "true" }), percent);
  }

  // The page's address with a text fragment, so that a browser scrolls to the sentence and marks it.
  function passage(address, sentence) {
    const url = Dom.webAddress(address);
    if (!url || url.includes("#")) return url;
    const words = sentence.split(/\s+/).filter(Boolean);
    if (words.length < 4) return url;
    const part = (some) => encodeURIComponent(Array.from(some.join(" ").toWellFormed()).join("")).replace(/-/g, "%2D");
    const text = words.length > 12 ? `${part(words.slice(0, 5))},${part(words.slice(-5))}` : part(words);
    return `${url}#:~:text=${text}`;
  }

  // A sentence with the wording of both ends marked in it.
  function marked(sentence, edge, mention) {
    const spoken = (node) => [node.name, node.properties.acronym, ...(Array.isArray(node.properties.aliases) ? node.properties.aliases : [])];
    const ends = [Data.nodes.get(edge.from), Data.nodes.get(edge.to)].filter((node) => node.type !== "Meeting" && node.type !== "Commitment");
    const wanted = [mention, ...ends.flatMap(spoken)].filter((text) => typeof text === "string" && text.length > 1).sort((a, b) => b.length - a.length);
    const taken = [];
    for (const text of wanted.slice(0, 40)) {
      const at = sentence.indexOf(text);
      if (at < 0 || taken.some((one) => at < one.end && at + text.length > one.start)) continue;
      taken.push({ start: at, end: at + text.length });
    }
    taken.sort((a, b) => a.start - b.start);
    const parts = [];
    let from = 0;
    for (const { start, end } of taken) {
      parts.push(sentence.slice(from, start), Dom.element("mark", {}, sentence.slice(start, end)));
      from = end;
    }
    parts.push(sentence.slice(from));
    return sentence.length > 3000 ? longText(sentence, 1500) : parts;
  }

  // Nothing chosen: who is most connected, as a way in.
  function overview(state) {
    const seen = Filter.shown(state);
    const top = (type) => Data.ranked.filter((node) => node.type === type && seen.nodes.has(node.id));
    const recent = top("Meeting").sort((a, b) => (b.start ?? -Infinity) - (a.start ?? -Infinity));
    const row = (node, note) =>
      Dom.element("li", {}, Dom.element("div", { class: "row" }, Dom.element("button", { class: "name", dir: "auto", onclick: () => Reveal.choose(node.id) }, Terms.icon(node.type), Dom.element("span", {}, Dom.clip(node.name, 120))), note && Dom.element("p", { class: "note" }, note)));
    const block = (title, nodes, note) =>
      nodes.length > 0 && Dom.element("section", {}, Dom.element("h3", {}, title, Dom.element("span", { class: "count" }, nodes.length.toLocaleString("en"))), list(nodes, (node) => row(node, note(node)), "of them", 6));
    const links = (node) => Terms.plural(node.ties.length, "link");
    return [
      Dom.element("header", {}, Dom.element("h2", {}, "Who met whom"), Dom.element("p", { class: "note" }, "Choose a node or a line to see what is known of it, and the sentences that say so. Double-click a node to focus on it.")),
      block("Meetings, latest first", recent, (node) => [when(node), node.properties.city].filter(Boolean).map((part) => Dom.clip(part, 60)).join(" · ")),
      block("States", top("State"), links),
      block("Organizations", top("Organization"), links),
      block("Ministers", top("Minister"), links),
    ].filter(Boolean);
  }

  // What hovers over the picture beside the pointer: a line or two on what is under it.
  function tip(about, at) {
    const node = Data.nodes.get(about);
    const tie = Data.ties.get(about);
    tipBox.hidden = !about;
    if (tipBox.hidden) return;
    if (about.text) tipBox.replaceChildren(Dom.element("span", { dir: "auto" }, Dom.clip(about.text, 240)));
    else if (node) {
      const office = node.type === "Minister" && node.ties.find((one) => one.type === "REPRESENTS" && one.from === node.id);
      tipBox.replaceChildren(
        Dom.element("strong", { dir: "auto" }, Dom.clip(node.name, 160)),
        Dom.element("span", { dir: "auto" }, [Terms.node(node.type).one, node.type === "Meeting" && when(node), office && [office.edges[0].properties.office, Data.nodes.get(office.to).name].filter(Boolean).map((part) => Dom.clip(part, 80)).join(", "), Terms.plural(node.ties.length, "link")].filter(Boolean).join(" · ")),
      );
    } else {
      const [from, to] = [Data.nodes.get(tie.from), Data.nodes.get(tie.to)];
      tipBox.replaceChildren(
        Dom.element("strong", { dir: "auto" }, `${Dom.clip(from.name, 70)} – ${Dom.clip(to.name, 70)}`),
        Dom.element("span", { dir: "auto" }, [Terms.words(Terms.edge(tie.type).label), tie.edges.length > 1 ? `${tie.edges.length} times` : describe(tie.edges[0])].filter(Boolean).join(" · ")),
      );
    }
    const stage = tipBox.parentElement;
    tipBox.style.left = `${Math.max(4, Math.min(at.x + 14, stage.clientWidth - tipBox.offsetWidth - 8))}px`;
    tipBox.style.top = `${Math.max(4, Math.min(at.y + 16, stage.clientHeight - tipBox.offsetHeight - 8))}px`;
  }

  return { sync, tip, when, describe };
})();
