// The narrow line above all panes: where the item in hand stands, and a way to whoever it waits for.

import { edges, make, unseen, written } from "./dom.js";

const MARKS = { done: "✔", against: "✘", now: "●", next: "○" };
const BEFORE = 32; // pixels of the step before that stay in view

// `isOpen(person)` tells whether his pane can be seen; `open(person)` brings it up.
export function drawStrip(element, item, { say, name, isOpen, open }) {
  element.setAttribute("aria-label", say("strip"));
  if (!item) {
    element.replaceChildren(make("p", {}, say("strip-empty")));
    return;
  }
  const way = (person) => {
    const label = say(isOpen(person) === null ? "strip-open" : "strip-show", { name: name(person) });
    return make("button", { type: "button", onclick: () => open(person) }, label);
  };
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
  element.replaceChildren(heading, make("ol", {}, ...item.stops.map(draw)));
  const now = element.querySelector("li.now");
  const line = element.querySelector("ol");
  if (now) line.scrollLeft = now.offsetLeft - BEFORE;
  edges(line);
}
