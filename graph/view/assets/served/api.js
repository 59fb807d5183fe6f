// Asks the server, and says so while it does not answer.
import * as Dom from "../js/dom.js";

// Between two tries, and until it is said that an answer is late, in milliseconds.
const PAUSE = 3000;
const LATE = 4000;
const LATE_WORDS = "No answer yet: the graph is busy, or its engine is being started. What is on the page stays.";
const banner = Dom.byId("trouble");
let trying = 0;
const back = [];

// Whoever wants to know that the server answers again.
function whenBack(told) {
  back.push(told);
}

// What the server answers: `value`, and of lists that come in pages the `total`. With a `body` it is sent one,
// with `headers` these too.
async function ask(path, parameters, body, headers) {
  const query = parameters ? `?${new URLSearchParams(parameters)}` : "";
  const sent = body && {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
  let answer;
  const waiting = setTimeout(() => banner.hidden && tell(LATE_WORDS), LATE);
  try {
    answer = await fetch(`/api/${path}${query}`, sent || {});
  } catch {
    lost("The server does not answer");
    throw new Error("The server does not answer");
  } finally {
    clearTimeout(waiting);
    if (banner.textContent === LATE_WORDS) hide();
  }
  if (answer.status === 401) location.assign("/login");
  if (answer.ok) {
    found();
    return { value: await answer.json(), total: Number(answer.headers.get("X-Total-Count")) };
  }
  const told = await answer.json().catch(() => ({ title: `The server answered ${answer.status}` }));
  if (answer.status === 503) lost("The graph does not answer");
  throw new Error([told.title, told.detail].filter(Boolean).join(": "));
}

function tell(text) {
  banner.hidden = false;
  banner.textContent = text;
}

function lost(text) {
  tell(`${text}. What is on the page stays; it is tried again …`);
  if (!trying) trying = setTimeout(again, PAUSE);
}

async function again() {
  trying = 0;
  await ask("stats").catch(() => null);
}

function hide() {
  banner.hidden = true;
  banner.textContent = "";
}

function found() {
  if (banner.hidden) return;
  hide();
  clearTimeout(trying);
  trying = 0;
  for (const told of back) told();
}

export { ask, whenBack };
