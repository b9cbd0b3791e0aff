// Draws a card, in the order in which it is read: title, facts, text, files, route, notes, form, buttons.

import { make, size, unseen, written } from "./dom.js";
import { drawForm } from "./form.js";
import { copying, folding, following, prose } from "./prose.js";
import { words } from "./words.js";

const MARKS = { done: "✔", against: "✘", now: "●", next: "○" };
const COUNTED = 1500; // characters from which on it is said that this is all
const FOLDED = 8000;

// `tap(token)` is called for a press; `busy` are the tokens pressed and not yet answered; `filling` is what a form needs;
// `correct(text)` puts a text into the box, to be sent corrected.
export function drawCard(card, { language, tap, busy, filling, correct }) {
  const say = words(language);
  const buttons = (list) => drawButtons(list, { say, tap, busy });
  return make(
    "article",
    { class: ["card", card.closed && "closed", card.urgent && "urgent"].filter(Boolean).join(" "), tabindex: "-1" },
    make("header", {}, written("h3", card.title), card.tag && written("span", card.tag, { class: "tag" })),
    ...card.facts.map((fact) => prose("p", fact, { class: "fact" })),
    drawBody(card.body, say, language, card.correct ? correct : null),
    card.differences.length ? drawDifferences(card.differences, say) : null,
    ...drawFiles(card.files, say, language),
    card.route.length ? drawRoute(card.route) : null,
    ...card.entries.map((entry) => make("div", { class: "entry" }, prose("p", entry.text), buttons(entry.buttons))),
    ...card.notes.map((note) => prose("p", note, { class: "note" })),
    card.form ? drawForm(card.form, { ...filling, language, say, busy }) : null,
    buttons(card.buttons),
  );
}

export function drawButtons(list, { say, tap, busy }) {
  if (!list.length) return null;
  const draw = (button) => {
    const waits = busy?.has(button.token);
    return make(
      "button",
      {
        type: "button",
        class: button.tone,
        "data-token": button.token,
        "aria-disabled": busy?.size ? "true" : null,
        "aria-busy": waits ? "true" : null,
        onclick: () => tap(button.token),
      },
      button.label,
      waits ? make("span", { class: "waiting" }, `… ${say("busy")}`) : null,
    );
  };
  return make("div", { class: "buttons" }, ...list.map(draw));
}

function drawBody(body, say, language, correct) {
  if (!body) return null;
  const number = (value) => value.toLocaleString(language);
  const length = { total: number(body.total), shown: number([...body.text].length) };
  const text = prose("div", body.text, { class: "text" });
  const told = body.cut || body.text.length > COUNTED;
  return make(
    "div",
    { class: "body" },
    ...(body.text.length > FOLDED ? folding(text, say) : [text]),
    told ? make("p", { class: "aside" }, say(body.cut ? "body-cut" : "body-total", length)) : null,
    body.cut ? null : copying(body.text, text, say),
    correct && !body.cut
      ? make("button", { type: "button", class: "quiet", onclick: () => correct(body.text) }, say("correct"))
      : null,
  );
}

function drawDifferences(pieces, say) {
  const draw = ({ change, text }) => {
    if (change === "added") return make("ins", {}, unseen(say("added")), text);
    if (change === "removed") return make("del", {}, unseen(say("removed")), text);
    return make("span", {}, text);
  };
  return make("div", { class: "body" }, make("div", { class: "text", dir: "auto" }, ...pieces.map(draw)));
}

function drawFiles(files, say, language) {
  const isShown = (file) => file.kind === "picture" && !file.original && !file.evidence;
  const link = (file, ...inside) => make("a", { href: file.href, target: "_blank", rel: "noopener" }, ...inside);
  const pictures = files.filter(isShown).map((file) => link(file, make("img", { src: file.href, alt: file.name, loading: "lazy" })));
  const others = files.filter((file) => !isShown(file)).map((file) => {
    const kept = file.original ? say("original") : file.evidence ? say("evidence") : null;
    const about = [size(file.size, language), kept].filter(Boolean).join(" · ");
    return make("li", {}, link(file, written("bdi", file.name)), ` ${about}`);
  });
  return [
    pictures.length ? make("div", { class: "pictures" }, ...pictures) : null,
    others.length ? make("ul", { class: "files" }, ...others) : null,
  ];
}

// Each line says in words what its mark says.
function drawRoute(stops) {
  const draw = (stop) =>
    make(
      "li",
      { class: stop.state },
      make("span", { class: "mark", "aria-hidden": "true" }, MARKS[stop.state]),
      stop.address ? following("span", stop.text, stop.address) : written("span", stop.text),
    );
  return make("ol", { class: "route" }, ...stops.map(draw));
}
