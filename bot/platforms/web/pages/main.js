// Starts the page: which panes there are, which of them fit on the screen, and in which language it speaks.

import { edges, make } from "./dom.js";
import { Pane } from "./pane.js";
import { keep, recall } from "./store.js";
import { drawStrip } from "./strip.js";
import { languages, loadWords, preferredLanguage, words } from "./words.js";

const NARROWEST = 380; // pixels of a pane
const MOST = 6;
const EDGE = 32; // pixels of the neighbouring tab that stay in view
const TOLD = 8000; // milliseconds
const HINTS = ["hint-draft", "hint-approve", "hint-release"];
const $ = (id) => document.getElementById(id);

let language = recall("language") ?? preferredLanguage(navigator.languages);
let cast = [];
let item = null;
let alarms = [];
let panes = [];
let recent = []; // panes in the order in which they were looked at, the latest first

const page = {
  get say() {
    return words(language);
  },
  get language() {
    return language;
  },
  cast: () => cast,
  head: drawHead,
  take,
  stirred: () => drawTabs(),
  looked: (pane) => {
    recent = [pane, ...recent.filter((one) => one !== pane)];
    drawAdd();
  },
  acted: (pane, kind) => {
    const step = guides(pane);
    if (step === 0 ? kind === "say" : step > 0) hinted(step);
  },
};

function take(frame) {
  if (frame.type === "cast") cast = frame.people;
  else {
    const moved = JSON.stringify(item) !== JSON.stringify(frame.item);
    ({ alarms, item } = frame);
    if (moved) for (const pane of panes) pane.clearDone();
  }
  for (const pane of panes) pane.label();
  drawAround();
}

function drawAround() {
  drawTabs();
  drawAdd();
  drawStrip($("strip"), { alarms, item }, {
    say: page.say,
    name: (person) => cast.find((one) => one.id === person)?.name ?? person,
    isOpen: (person) => {
      const pane = panes.find((one) => one.person === person);
      return pane ? !pane.element.hidden : null;
    },
    open: openPerson,
  });
}

function drawAdd() {
  const leaves = leaving();
  const label = leaves ? page.say("add-pane-closes", { name: leaves.member.name }) : page.say("add-pane");
  $("add-pane").replaceChildren("＋", make("span", {}, ` ${label}`));
  $("add-pane").setAttribute("aria-label", label);
}

// Panes -------------------------------------------------------------------------------------------------

function wanted() {
  const known = (people) => people.filter((id, place) => cast.some((one) => one.id === id) && people.indexOf(id) === place);
  const inHash = known(decodeURIComponent(location.hash.slice(1)).split(",").filter(Boolean));
  if (inHash.length) return inHash.slice(0, MOST);
  const kept = known(recall("panes", []));
  return kept.length ? kept : cast.slice(0, 3).map((one) => one.id);
}

function arrange(people) {
  for (const pane of panes.filter((one) => !people.includes(one.person))) pane.close();
  panes = people.map((person) => panes.find((one) => one.person === person) ?? new Pane(person, page));
  recent = [...recent.filter((pane) => panes.includes(pane)), ...panes.filter((pane) => !recent.includes(pane))];
  panes.forEach((pane, place) => {
    if ($("panes").children[place] !== pane.element) $("panes").insertBefore(pane.element, $("panes").children[place] ?? null);
  });
  keep("panes", people);
  const hash = `#${people.join(",")}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
  layOut();
  drawHints();
}

function layOut() {
  const fit = Math.max(1, Math.min(panes.length, Math.floor(window.innerWidth / NARROWEST)));
  const shown = new Set(recent.slice(0, fit));
  $("panes").style.setProperty("--columns", fit);
  for (const pane of panes) pane.show(shown.has(pane));
  drawAround();
}

function look(pane) {
  recent = [pane, ...recent.filter((one) => one !== pane)];
  layOut();
}

// The pane that makes room when there are as many as there may be.
function leaving() {
  return panes.length < MOST ? null : recent.at(-1);
}

function openPerson(person) {
  const seen = panes.filter((one) => !one.element.hidden);
  if (!panes.some((pane) => pane.person === person)) {
    const leaves = leaving();
    arrange([...panes.filter((one) => one !== leaves).map((one) => one.person), person]);
  }
  const pane = panes.find((one) => one.person === person);
  look(pane);
  tellWhereTo(seen);
  pane.log.focus();
}

// A pane that had to make room for another one is not just gone.
function tellWhereTo(seen) {
  const one = seen.find((pane) => !panes.includes(pane) || pane.element.hidden);
  if (!one || (seen.length === 1 && panes.includes(one))) return; // where there is one at a time, tabs are expected
  const told = $("told");
  told.textContent = page.say(panes.includes(one) ? "pane-behind" : "pane-closed", { name: one.member.name, most: MOST });
  setTimeout(() => (told.textContent = ""), TOLD);
}

function choose(pane, person) {
  const people = panes.map((one) => one.person);
  if (people.includes(person)) return openPerson(person);
  people[panes.indexOf(pane)] = person;
  arrange(people);
  look(panes.find((one) => one.person === person));
}

function add() {
  const free = cast.find((one) => !panes.some((pane) => pane.person === one.id));
  if (free) openPerson(free.id);
}

function drawHead(pane) {
  const { say } = page;
  const { member } = pane;
  const units = [...new Set(cast.map((one) => one.unit))];
  const option = (one) => make("option", { value: one.id, selected: one.id === pane.person }, [one.name, ...one.roles].join(" · "));
  const group = (unit) => make("optgroup", { label: unit }, ...cast.filter((one) => one.unit === unit).map(option));
  const pick = make("select", { class: "who", "aria-label": say("choose-person"), onchange: () => choose(pane, pick.value) }, ...units.map(group));
  if (member.left) pick.prepend(make("option", { value: pane.person, selected: true }, `${member.name} · ${say("left")}`));
  const speak = make(
    "select",
    { class: "speaks", "aria-label": say("person-language", { name: member.name }), onchange: () => pane.say(`/language ${speak.value}`) },
    ...languages().map(([code, name]) => make("option", { value: code, lang: code, selected: code === member.language }, name)),
  );
  const close = make(
    "button",
    { type: "button", class: "quiet close", "aria-label": say("close-pane", { name: member.name }), onclick: () => arrange(panes.filter((one) => one !== pane).map((one) => one.person)) },
    "✕",
  );
  const about = make("p", { class: "about" }, member.unit);
  return [make("div", {}, pick, speak, close), about];
}

function drawTabs() {
  const bar = $("tabs");
  bar.hidden = panes.every((pane) => !pane.element.hidden);
  bar.setAttribute("aria-label", page.say("tabs"));
  const draw = (pane) =>
    make(
      "button",
      {
        type: "button",
        "aria-pressed": String(!pane.element.hidden),
        "aria-controls": pane.element.id,
        onclick: () => look(pane),
      },
      pane.member.name,
      pane.unread ? make("span", { class: "unread" }, make("span", { "aria-hidden": "true" }, pane.unread), make("span", { class: "unseen" }, page.say("unread", { count: pane.unread }))) : null,
    );
  const at = [...bar.children].indexOf(document.activeElement);
  const { scrollLeft } = bar;
  bar.replaceChildren(...panes.map(draw));
  bar.scrollLeft = scrollLeft;
  bringIntoView(bar);
  bar.children[at]?.focus();
  const unread = panes.reduce((sum, pane) => sum + pane.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${page.say("title")}`;
}

function bringIntoView(bar) {
  const active = bar.querySelector("[aria-pressed=true]");
  if (active) {
    const least = active.offsetLeft + active.offsetWidth + EDGE - bar.clientWidth;
    bar.scrollLeft = Math.min(Math.max(bar.scrollLeft, least), active.offsetLeft - EDGE);
  }
  edges(bar);
}

// The first visit ---------------------------------------------------------------------------------------

function guides(pane) {
  return cast.slice(0, HINTS.length).findIndex((one) => one.id === pane.person);
}

function hinted(...steps) {
  keep("hinted", [...new Set([...recall("hinted", []), ...steps])]);
  drawHints();
}

// A hint goes away for good when its step has been taken; "don't show again" ends them all.
function drawHints() {
  const { say } = page;
  const past = recall("hinted", []);
  for (const pane of panes) {
    const step = guides(pane);
    pane.hint.hidden = step < 0 || past.includes(step);
    const close = () => {
      hinted(...HINTS.keys());
      pane.composer.box.focus();
    };
    const sample = () => {
      pane.composer.fill(words(pane.own)("sample-text"));
      hinted(step);
    };
    pane.hint.replaceChildren(
      make("p", {}, say(HINTS[Math.max(step, 0)])),
      step === 0 ? make("button", { type: "button", class: "likely", onclick: sample }, say("sample")) : "",
      make("button", { type: "button", class: "quiet", onclick: close }, say("hint-close")),
    );
  }
}

// The page itself ---------------------------------------------------------------------------------------

function speak(chosen) {
  language = chosen;
  const { say } = page;
  document.documentElement.lang = language;
  document.querySelector("h1").textContent = say("title");
  $("tagline").textContent = say("tagline");
  $("page-language-label").textContent = say("page-language");
  $("panes").setAttribute("aria-label", say("panes"));
  for (const pane of panes) pane.label();
  drawAround();
  drawHints();
}

async function start() {
  await loadWords();
  cast = (await (await fetch(`/cast?language=${language}`)).json()).people;
  const picker = $("page-language");
  picker.append(...languages().map(([code, name]) => make("option", { value: code, lang: code, selected: code === language }, name)));
  picker.addEventListener("change", () => {
    keep("language", picker.value);
    speak(picker.value);
  });
  $("add-pane").addEventListener("click", add);
  window.addEventListener("hashchange", () => arrange(wanted()));
  window.addEventListener("resize", layOut);
  arrange(wanted());
  speak(language);
}

await start();
