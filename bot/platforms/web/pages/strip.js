// The narrow line above all panes: where the item in hand stands, and a way to whoever it waits for.

import { edges, make, unseen, written } from "./dom.js";

const MARKS = { done: "✔", against: "✘", now: "●", next: "○" };
const BEFORE = 32; // pixels of the step before that stay in view

// Crises that are open come first. `isOpen(person)` tells whether his pane can be seen; `open(person)` brings it up.
export function drawStrip(element, { alarms, item }, { say, name, isOpen, open }) {
  element.setAttribute("aria-label", say("strip"));
  const way = (person) => {
    const label = say(isOpen(person) === null ? "strip-open" : "strip-show", { name: name(person) });
    return make("button", { type: "button", onclick: () => open(person) }, label);
  };
  const alarm = alarms.length ? [drawAlarm(alarms, isOpen, way)] : [];
  if (!item) {
    element.replaceChildren(...(alarm.length ? alarm : [make("p", {}, say("strip-empty"))]));
    return;
  }
  const draw = (stop) => {
    const shown = stop.state !== "now" || stop.people.some(isOpen);
    const hidden = stop.people.find((person) => isOpen(person) !== null) ?? stop.people[0];
    return make(
      "li",
      { class: stop.state, "aria-current": stop.state === "now" ? "step" : null },
      make("span", { class: "mark", "aria-hidden": "true" }, MARKS[stop.state]),
      unseen(`${say(`state-${stop.state}`)}: `),
      written("span", stop.text),
      shown || !hidden ? null : way(hidden),
    );
  };
  const heading = make("p", {}, item.number ? make("b", {}, item.number) : null, " ", written("span", item.title));
  element.replaceChildren(...alarm, heading, make("ol", {}, ...item.stops.map(draw)));
  const now = element.querySelector("li.now");
  const line = element.querySelector("ol");
  if (now) line.scrollLeft = now.offsetLeft - BEFORE;
  edges(line);
}

// The newest one in words, all others by their number; a way to who has it or is called while nobody of them is in view.
function drawAlarm(alarms, isOpen, way) {
  const [newest, ...others] = alarms;
  const hidden = newest.people.find((person) => isOpen(person) !== null) ?? newest.people[0];
  return make(
    "p",
    { class: "alarm", role: "status" },
    written("span", newest.text),
    others.length ? ` +${others.length}` : null,
    newest.people.some(isOpen) || !hidden ? null : way(hidden),
  );
}
