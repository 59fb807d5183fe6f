// Asks the server, and says so while it does not answer.
import * as Dom from "../js/dom.js";

// Between two tries, in milliseconds.
const PAUSE = 3000;
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
  try {
    answer = await fetch(`/api/${path}${query}`, sent || {});
  } catch {
    lost("The server does not answer");
    throw new Error("The server does not answer");
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

function lost(text) {
  banner.hidden = false;
  banner.textContent = `${text}. What is on the page stays; it is tried again …`;
  if (!trying) trying = setTimeout(again, PAUSE);
}

async function again() {
  trying = 0;
  await ask("stats").catch(() => null);
}

function found() {
  if (banner.hidden) return;
  banner.hidden = true;
  banner.textContent = "";
  clearTimeout(trying);
  trying = 0;
  for (const told of back) told();
}

export { ask, whenBack };
