// The text box of a pane with its files and menu. What is typed or attached is remembered until it is taken in.

import { chips, upload } from "./attached.js";
import { make } from "./dom.js";
import { keep, recall } from "./store.js";

const LONG = 20_000; // characters; what is longer goes by POST

export class Composer {
  // `submit({frame, text, files})` takes what is to be sent; `tap(token)` a choice from the menu.
  constructor(person, { say, language, submit, tap, tell }) {
    Object.assign(this, { person, say, language, submit, tap, tell });
    const left = recall(`draft.${person}`, { text: "", files: [] });
    this.files = left.files;
    this.box = make("textarea", {
      rows: "1",
      "aria-label": "",
      onkeydown: (event) => this.key(event),
      oninput: () => this.changed(),
      onpaste: (event) => this.pasted(event),
    });
    this.box.value = left.text;
    this.picker = make("input", { type: "file", multiple: true, hidden: true, onchange: () => this.picked() });
    this.chips = make("ul", { class: "chips" });
    this.attachButton = make("button", { type: "button", class: "quiet", onclick: () => this.picker.click() });
    this.menuButton = make("button", { type: "button", class: "quiet", "aria-expanded": "false", onclick: () => this.toggle() });
    this.sendButton = make("button", { type: "submit", class: "likely" });
    this.menu = make("div", { class: "menu", hidden: true });
    this.element = make(
      "form",
      { class: "composer", onsubmit: (event) => this.sent(event) },
      this.chips, this.box, this.picker, this.menu,
      make("div", { class: "row" }, this.menuButton, this.attachButton, this.sendButton),
    );
    // Whatever is pressed elsewhere, or Escape anywhere, closes the menu.
    const elsewhere = (event) => !this.menu.contains(event.target) && !this.menuButton.contains(event.target);
    this.away = (event) => (event.type === "keydown" ? event.key === "Escape" : elsewhere(event)) && this.toggle(false);
    this.label("", language);
  }

  label(name, language) {
    this.language = language;
    const { say } = this;
    this.box.placeholder = say("box-hint");
    this.box.title = say("box-keys");
    this.box.setAttribute("aria-label", say("box", { name }));
    this.menuButton.textContent = say("menu");
    this.attachButton.textContent = say("attach");
    this.sendButton.textContent = say("send");
    this.drawChips();
    this.fit();
  }

  offer(menu) {
    const choose = (token) => {
      this.toggle(false);
      this.menuButton.focus();
      this.tap(token);
    };
    const draw = (one) => make("button", { type: "button", class: one.tone === "grave" ? "alarm" : "quiet", onclick: () => choose(one.token) }, one.label);
    this.menu.replaceChildren(...menu.map(draw));
    this.menuButton.hidden = !menu.length;
  }

  toggle(open = this.menu.hidden) {
    this.menu.hidden = !open;
    this.menuButton.setAttribute("aria-expanded", String(open));
    for (const kind of ["pointerdown", "keydown"]) document[open ? "addEventListener" : "removeEventListener"](kind, this.away);
    if (open) this.menu.querySelector("button")?.focus();
    else if (this.menu.contains(document.activeElement)) this.menuButton.focus();
  }

  key(event) {
    const composing = event.isComposing || event.keyCode === 229; // a word being chosen in an input method
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    this.element.requestSubmit();
  }

  changed() {
    keep(`draft.${this.person}`, { text: this.box.value, files: this.files.filter((file) => file.id) });
    this.fit();
  }

  fit() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight + 2, window.innerHeight / 3)}px`;
  }

  fill(text) {
    this.box.value = text;
    this.changed();
    this.box.focus();
  }

  // Put back what was refused, without losing what has been typed since.
  restore(item) {
    const texts = [item.text, this.box.value].filter(Boolean);
    this.files = [...(item.files ?? []), ...this.files];
    this.box.value = texts.join("\n");
    this.drawChips();
    this.changed();
  }

  pasted(event) {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    this.attach(event.clipboardData.files);
  }

  picked() {
    this.attach(this.picker.files);
    this.picker.value = "";
  }

  attach(files) {
    for (const file of files) this.uploadOne({ name: file.name, size: file.size }, file);
  }

  async uploadOne(entry, file) {
    this.files.push(entry);
    this.drawChips();
    entry.ready = upload(file, entry.name, this.language);
    const answer = await entry.ready;
    if (answer.id) Object.assign(entry, answer);
    else {
      this.files = this.files.filter((one) => one !== entry);
      this.tell([this.say("upload-failed", { name: entry.name }), answer.text].filter(Boolean).join(" "));
    }
    this.drawChips();
    this.changed();
  }

  drop(entry) {
    this.files = this.files.filter((one) => one !== entry);
    this.drawChips();
    this.changed();
    this.box.focus();
  }

  drawChips() {
    chips(this.chips, this.files, { say: this.say, language: this.language, drop: (entry) => this.drop(entry) });
  }

  async sent(event) {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    this.sendButton.setAttribute("aria-busy", "true");
    try {
      await Promise.all(this.files.map((file) => file.ready));
      await this.hand();
    } finally {
      this.sending = false;
      this.sendButton.removeAttribute("aria-busy");
    }
  }

  async hand() {
    const text = this.box.value;
    const files = this.files.filter((file) => file.id).map(({ id, name, size: bytes }) => ({ id, name, size: bytes }));
    if (!text.trim() && !files.length) return;
    const frame = { type: "say", text, files: files.map((file) => file.id) };
    if (text.length > LONG) {
      const answer = await upload(new Blob([text]), "text", this.language);
      if (!answer.id) return this.tell(answer.text ?? this.say("offline"));
      Object.assign(frame, { text: "", text_upload: answer.id });
    }
    this.submit({ frame, text, files });
    this.files = [];
    this.box.value = "";
    this.drawChips();
    this.changed();
  }
}
