// A pane: one person, his conversation, and what he may do next.

import { drawButtons, drawCard } from "./card.js";
import { Composer } from "./composer.js";
import { make, size, time, unseen, written } from "./dom.js";
import { firstMistake, forgetTaken, holdingFocus } from "./form.js";
import { folding, keepOpen, measure, prose } from "./prose.js";
import { View } from "./view.js";
import { Wire } from "./wire.js";
import { words } from "./words.js";

const LINGERS = 10_000; // milliseconds
const SETTLES = 400; // milliseconds: the second click of a double click is not meant for what the first one brought

// Lets nothing in these elements be pressed for a moment, as it has just come under the pointer.
function settle(...elements) {
  for (const element of elements) element.animate({ pointerEvents: ["none", "none"] }, SETTLES);
}

export class Pane {
  // `page` is {say, language, cast(), choose(pane, id), close(pane), stirred(pane), looked(pane), take(frame)}.
  constructor(person, page) {
    Object.assign(this, { person, page, busy: new Map(), filled: new Map(), unread: 0, shown: new Map() });
    this.log = make("div", { class: "log", role: "log", "aria-live": "off", tabindex: "0" });
    this.empty = make("p", { class: "empty" });
    this.live = make("p", { class: "unseen", role: "status" });
    this.down = make("button", { type: "button", class: "down quiet", hidden: true });
    this.view = new View(this.log, this.down);
    this.header = make("header", {});
    this.hint = make("div", { class: "hint", hidden: true });
    const language = page.language;
    const submit = (item) => this.submit(item);
    const tap = (token) => this.tap(token);
    this.composer = new Composer(person, { say: page.say, language, submit, tap, tell: (text) => this.notice(text, [], null) });
    const drag = { ondragover: (event) => this.dragged(event, true), ondragleave: (event) => this.dragged(event, false), ondrop: (event) => this.dropped(event), onfocusin: () => page.looked(this) };
    this.element = make("section", { class: "pane", id: `pane-${person}`, ...drag }, this.header, this.log, this.down, this.hint, this.composer.element, this.live);
    this.log.append(this.empty);
    this.label();
    this.wire = new Wire(person, language, {
      line: (up) => this.line(up),
      welcome: (frame) => this.welcome(frame),
      reset: () => this.reset(),
      message: (frame) => this.put(frame),
      edit: (frame) => this.put(frame),
      gone: (frame) => this.gone(frame),
      ack: (frame, item) => this.ack(frame, item),
      unsure: (frame, item) => this.unsure(frame, item),
      cast: (frame) => page.take(frame),
      strip: (frame) => page.take(frame),
    });
    for (const item of this.wire.pending.values()) this.waiting(item);
  }

  // Who has left the directory meanwhile keeps his name over what was said.
  get member() {
    const found = this.page.cast().find((one) => one.id === this.person);
    if (found) this.known = found;
    return found ?? { ...(this.known ?? { name: this.person }), roles: [], unit: "", menu: [], left: true };
  }

  get own() {
    return this.member.language ?? this.page.language; // the language in which this person is written to
  }

  label() {
    const { page, member } = this;
    const language = `${member.name} ${member.language} ${member.roles} ${member.unit} ${page.language} ${page.cast().length}`;
    if (this.labelled === language) return;
    this.labelled = language;
    const name = member.name;
    this.element.setAttribute("aria-label", page.say("pane", { name }));
    this.log.setAttribute("aria-label", page.say("conversation", { name }));
    if (this.log.lang !== this.own) {
      this.log.lang = this.own;
      for (const message of this.shown.keys()) this.redraw(message);
    }
    this.empty.textContent = page.say("empty");
    this.down.textContent = `↓ ${page.say("newer")}`;
    this.composer.say = page.say;
    this.composer.label(name, page.language);
    this.composer.offer(member.menu);
    this.header.replaceChildren(...page.head(this));
    this.wire?.speak(page.language);
  }

  // What is typed there -----------------------------------------------------------------------------

  submit(item) {
    this.waiting(this.wire.submit(item));
    this.clearDone();
    this.view.newest();
  }

  say(text) {
    this.submit({ frame: { type: "say", text }, text, files: [] });
  }

  // A text is corrected where texts are written; what has been typed there already is not lost to it.
  correct(text, message) {
    const { box } = this.composer;
    if (box.value.trim() && box.value !== text) return this.notice(words(this.own)("box-taken"), [], message);
    this.clearNotice(message);
    this.composer.fill(text);
    box.setSelectionRange(0, 0);
    box.scrollTop = 0;
  }

  tap(token, message = null) {
    if (this.busy.get(message)?.size) return;
    this.clearNotice(message);
    this.clearDone();
    this.view.follow();
    this.wire.submit({ frame: { type: "tap", token }, message });
    if (message) {
      this.busy.set(message, new Set([token]));
      this.redraw(message);
    }
  }

  // What stood there when it was sent is kept in mind: what is not asked any more afterwards was taken.
  fill(token, fields, message) {
    if (this.busy.get(message)?.size) return;
    this.clearNotice(message);
    this.clearDone();
    this.filled.set(message, this.shown.get(message).frame.card.form);
    this.wire.submit({ frame: { type: "fill", token, fields }, message });
    this.busy.set(message, new Set([token]));
    this.redraw(message);
  }

  // After a form was sent, what comes back in its place is the answer to it.
  answered(frame, row) {
    const sent = this.filled.get(frame.id);
    if (!sent || !frame.card) return;
    this.filled.delete(frame.id);
    forgetTaken(this.person, sent, frame.card.form);
    const wrong = firstMistake(row);
    if (!wrong) return;
    wrong.focus();
    this.live.textContent = [...row.querySelectorAll(".mistake")].map((one) => one.textContent).join(" ");
  }

  waiting(item) {
    if (item.frame.type !== "say") return;
    const bubble = this.bubble(item.text, item.files, this.page.say("pending"));
    bubble.classList.add("pending");
    bubble.dataset.event = item.frame.event;
    this.log.append(bubble);
    measure(bubble);
    this.empty.hidden = true;
  }

  bubble(text, files, at) {
    const draw = (file) => make("li", {}, written("bdi", file.name), ` ${size(file.size, this.own)}`);
    return make(
      "div",
      { class: "mine" },
      unseen(`${this.member.name}: `),
      ...(text ? folding(prose("p", text, { class: "text" }), words(this.own)) : []),
      files.length ? make("ul", { class: "files" }, ...files.map(draw)) : null,
      make("p", { class: "aside" }, at),
    );
  }

  dropPending(event) {
    this.log.querySelector(`[data-event="${CSS.escape(event)}"].pending`)?.remove();
  }

  dragged(event, over) {
    event.preventDefault();
    this.element.dataset.drop = this.page.say("drop");
    this.element.classList.toggle("dropping", over);
  }

  dropped(event) {
    this.dragged(event, false);
    this.composer.attach(event.dataTransfer.files);
  }

  // What comes from the server ----------------------------------------------------------------------

  welcome(frame) {
    this.backlog ??= frame.cursor; // what came while the line was down counts as new
    this.caughtUp();
  }

  caughtUp() {
    const live = this.wire.cursor >= this.backlog;
    if (live) this.log.setAttribute("aria-live", "polite");
    return live;
  }

  put(frame) {
    const before = this.shown.get(frame.id);
    if (before && before.frame.cursor >= frame.cursor) return;
    const row = before?.row ?? this.place(frame);
    const focused = row.contains(document.activeElement);
    this.shown.set(frame.id, { frame, row });
    if (frame.from === "me") this.dropPending(frame.event);
    const drawn = this.draw(frame);
    keepOpen(row, drawn);
    const held = holdingFocus(row, () => row.replaceChildren(drawn, ...row.querySelectorAll(":scope > .notice")));
    measure(row);
    if (focused && !held) row.firstElementChild.focus();
    this.empty.hidden = true;
    this.arrived(frame, row, before);
    this.answered(frame, row);
  }

  arrived(frame, row, before) {
    const { scrollTop } = this.log;
    const live = this.caughtUp();
    this.bringUp(frame, row, before, live);
    if (!live || frame.from !== "bot") return;
    settle(...(this.log.scrollTop === scrollTop ? [row] : this.log.children));
    this.clearDone(before ? row : this.log);
    if (before || frame.cursor <= this.backlog) return;
    if (this.element.hidden) this.unread += 1;
    this.page.stirred(this);
  }

  // A card that says something else than before is looked at like a new one.
  bringUp(frame, row, before, live) {
    const isNew = !before || (before.frame.card?.title !== frame.card?.title && row === this.log.lastElementChild);
    if (!live || (this.view.follows && isNew)) this.view.newest();
    else if (this.view.follows) this.view.stay();
    else if (!before) this.down.hidden = false;
  }

  place(frame) {
    const row = make("div", { class: "row" });
    row.place = frame.place;
    const later = [...this.log.children].find((one) => one.place > frame.place || one.classList.contains("pending"));
    this.log.insertBefore(row, later ?? null);
    return row;
  }

  draw(frame) {
    if (frame.from === "me") return this.bubble(frame.text, frame.files, time(frame.at, this.own, this.member.zone));
    const busy = this.busy.get(frame.id);
    const filling = {
      person: this.person,
      message: frame.id,
      send: (token, fields) => this.fill(token, fields, frame.id),
      tell: (text) => this.notice(text, [], frame.id),
    };
    const correct = (text) => this.correct(text, frame.id);
    const card = drawCard(frame.card, { language: this.own, busy, filling, correct, tap: (token) => this.tap(token, frame.id) });
    card.append(make("p", { class: "aside" }, time(frame.at, this.own, this.member.zone)));
    return card;
  }

  redraw(message) {
    const { frame, row } = this.shown.get(message) ?? {};
    if (!frame) return;
    const token = row.contains(document.activeElement) ? document.activeElement.dataset.token : null;
    const drawn = this.draw(frame);
    keepOpen(row, drawn);
    const held = holdingFocus(row, () => row.replaceChild(drawn, row.firstElementChild));
    measure(row);
    if (token && !held) (row.querySelector(`[data-token="${CSS.escape(token)}"]`) ?? row.firstElementChild).focus();
  }

  gone(frame) {
    this.shown.get(frame.id)?.row.remove();
    this.shown.delete(frame.id);
    this.empty.hidden = this.shown.size > 0;
  }

  reset() {
    this.shown.clear();
    this.log.replaceChildren(this.empty);
    this.empty.hidden = false;
    for (const item of this.wire.pending.values()) this.waiting(item);
  }

  ack(frame, item) {
    this.dropPending(frame.event);
    this.freed(item);
    if (frame.refused) this.filled.delete(item?.message);
    const speaks = this.header.querySelector(".speaks");
    if (speaks) speaks.value = this.own; // whatever was chosen there, this is the language by now
    const said = item?.frame.type === "say";
    if (frame.refused && said) this.composer.restore(item);
    if (!frame.refused && item) this.page.acted(this, item.frame.type);
    const back = frame.refused && said ? words(this.own)("restored") : "";
    if (frame.notice) {
      const done = !frame.refused && !frame.notice.buttons.length;
      this.notice([frame.notice.text, back].filter(Boolean).join(" "), frame.notice.buttons, item?.message, { done });
    } else if (back) this.notice(back, [], null);
    else if (said) this.clearNotice(null);
  }

  unsure(frame, item) {
    this.freed(item);
    const again = () => {
      this.clearNotice(item?.message);
      this.wire.again(frame.event);
    };
    const button = make("button", { type: "button", class: "likely", onclick: again }, words(this.own)("again"));
    this.notice(frame.text, [], item?.message, { more: button });
  }

  freed(item) {
    if (!item?.message) return;
    this.busy.delete(item.message);
    this.redraw(item.message);
  }

  // What is said only at this moment, below the card it is about --------------------------------------

  notice(text, buttons, message, { more = null, done = false } = {}) {
    this.clearNotice(message);
    const row = this.shown.get(message)?.row ?? this.log;
    const say = words(this.own);
    const close = make("button", { type: "button", class: "quiet", onclick: () => this.clearNotice(message, true) }, say("dismiss"));
    const drawn = drawButtons(buttons, { say, tap: (token) => this.tap(token, message) }) ?? make("div", { class: "buttons" });
    drawn.append(...[more, close].filter(Boolean));
    const box = make("div", { class: done ? "notice done" : "notice" }, prose("p", text), drawn);
    row.append(box);
    settle(box);
    this.live.textContent = text;
    if (row === this.log || (this.view.follows && row.nextSibling === null)) this.view.end();
    else if (!done || !this.view.follows) box.scrollIntoView({ block: "nearest" });
    if (done) this.fade(box, message);
  }

  // "Done" is said for a moment: what it says soon stands on the card, and later may no longer be true.
  fade(box, message) {
    setTimeout(() => {
      if (box.isConnected && !box.contains(document.activeElement)) this.clearNotice(message);
      else if (box.isConnected) this.fade(box, message);
    }, LINGERS);
  }

  clearDone(inside = this.log) {
    for (const box of inside.querySelectorAll(".notice.done")) {
      const row = box.parentElement;
      const focused = box.contains(document.activeElement);
      box.remove();
      if (focused) (row === this.log ? this.composer.box : row.firstElementChild).focus();
    }
  }

  clearNotice(message, refocus = false) {
    const row = this.shown.get(message)?.row ?? this.log;
    row.querySelector(":scope > .notice")?.remove();
    this.live.textContent = "";
    if (refocus) (row === this.log ? this.composer.box : row.firstElementChild).focus();
  }

  line(up) {
    this.element.classList.toggle("offline", !up);
    this.element.dataset.offline = up ? "" : this.page.say("offline");
    this.live.textContent = up ? "" : this.page.say("offline");
  }

  // Where one looks ---------------------------------------------------------------------------------

  show(shown) {
    const appears = this.element.hidden && shown;
    this.element.hidden = !shown;
    if (!shown) return;
    this.unread = 0;
    if (appears) {
      measure(this.log);
      this.view.newest();
      settle(...this.log.children);
    }
    this.composer.fit();
  }

  close() {
    this.wire.close();
    this.element.remove();
  }
}
