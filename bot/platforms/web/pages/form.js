// Draws a form in its card. What is typed and not sent yet is remembered for the item, in whichever form it was typed.

import { chips, upload } from "./attached.js";
import { make, unseen, written } from "./dom.js";
import { forgetHere, keepHere, recallHere } from "./store.js";

const OWN = "="; // the choice "in my own words"; no code of the server's is written so

const place = (person, form) => `form.${person}.${form.subject}`;

export function typedSoFar(person, form) {
  return recallHere(place(person, form)) ?? {};
}

// What a form does not ask any more was taken; `null` when the whole form is done with.
export function forgetTaken(person, form, asked) {
  const typed = typedSoFar(person, form);
  const left = (asked?.fields ?? []).filter((field) => typed[field.id]).map((field) => [field.id, typed[field.id]]);
  if (left.length) keepHere(place(person, form), Object.fromEntries(left));
  else forgetHere(place(person, form));
}

// `how` is {person, message, language, say, busy, send(token, fields), tell(text)}.
export function drawForm(form, how) {
  const typed = typedSoFar(how.person, form);
  const remember = () => keepHere(place(how.person, form), typed);
  const fields = form.fields.map((field) => new Field(field, typed, remember, how));
  const send = async (token) => {
    if (how.busy?.size) return;
    await Promise.all(fields.map((field) => field.ready()));
    how.send(token, fields.map((field) => field.entered()));
  };
  const [first, ...others] = form.buttons;
  const draw = (button, type, onclick) => {
    const waits = how.busy?.has(button.token);
    const properties = { type, class: button.tone, "data-token": button.token, "aria-disabled": how.busy?.size ? "true" : null, "aria-busy": waits ? "true" : null, onclick };
    return make("button", properties, button.label, waits ? make("span", { class: "waiting" }, `… ${how.say("busy")}`) : null);
  };
  const submit = (event) => {
    event.preventDefault();
    send(first.token);
  };
  return make(
    "form",
    { class: "fields", novalidate: true, onsubmit: submit },
    ...fields.map((field) => field.element),
    make("div", { class: "buttons" }, draw(first, "submit"), ...others.map((button) => draw(button, "button", () => send(button.token)))),
  );
}

// Where to go on where something is wrong: the line to mend, else what was chosen, else the first thing to press.
export function firstMistake(row) {
  const field = row.querySelector(".mistake")?.closest(".field");
  const all = [...(field?.querySelectorAll("input:not([hidden], [type=datetime-local]), textarea, .attach") ?? [])];
  const seen = all.filter((one) => !one.closest("[hidden]"));
  return seen.find((one) => one.matches("[type=text], textarea")) ?? seen.find((one) => one.checked) ?? seen[0];
}

// Puts the caret back where it was when a card with a form in it is drawn anew.
export function holdingFocus(row, drawAgain) {
  const { id, selectionStart, selectionEnd } = row.contains(document.activeElement) ? document.activeElement : {};
  drawAgain();
  const again = id ? row.querySelector(`#${CSS.escape(id)}`) : null;
  if (!again) return false;
  again.focus();
  if (selectionStart !== undefined && selectionStart !== null) again.setSelectionRange(selectionStart, selectionEnd);
  return true;
}

// A field: its question, ways to answer it, and what is wrong with the answer that was sent.
class Field {
  constructor(field, typed, remember, how) {
    Object.assign(this, { field, typed, remember, how });
    this.id = `${how.message}-${field.id}`;
    const own = field.written && !field.chosen.length && field.words ? [OWN] : [];
    this.value = typed[field.id] ?? { chosen: [...field.chosen, ...own], words: field.words, files: [] };
    const about = [field.hint && "hint", field.mistake && "mistake"].filter(Boolean).map((part) => `${this.id}-${part}`);
    this.described = { "aria-describedby": about.join(" ") || null, "aria-invalid": field.mistake ? "true" : null, "aria-required": field.required ? "true" : null };
    this.grouped = field.choices.length > 0 || field.written;
    this.wordy = field.kind === "line" || field.kind === "text";
    this.element = this.draw();
    this.fits();
  }

  draw() {
    const { field } = this;
    const inside = [
      field.hint && written("p", field.hint, { class: "hint-of", id: `${this.id}-hint` }),
      field.mistake && make("p", { class: "mistake", id: `${this.id}-mistake`, role: "alert" }, make("span", { "aria-hidden": "true" }, "! "), written("span", field.mistake)),
      ...this.ways(),
    ];
    const properties = { class: "field", "data-field": field.id, ...(field.files ? this.dropping() : {}) };
    const optional = field.required ? null : make("span", { class: "optional" }, ` ${this.how.say("form-optional")}`);
    if (this.grouped) return make("fieldset", { ...properties, ...this.described }, written("legend", field.label), optional, ...inside);
    return make("div", properties, make("label", { for: this.id, dir: "auto" }, field.label), optional, ...inside);
  }

  ways() {
    const { field } = this;
    const asked = field.written || this.wordy || field.choices.some((choice) => choice.detail);
    const ways = [this.grouped ? make("div", { class: "choices" }, ...this.choices()) : null, asked ? this.box() : null];
    return [...(this.wordy ? ways.reverse() : ways), ...(field.files ? this.attachments() : [])];
  }

  choices() {
    const { field } = this;
    const own = field.written ? [{ code: OWN, label: this.how.say(field.kind === "moment" ? "form-other-time" : "form-own-words") }] : [];
    const many = field.kind !== "one" && field.kind !== "moment"; // what is ticked can be given back
    this.inputs = [...field.choices, ...own].map((choice, number) =>
      make("input", {
        type: many ? "checkbox" : "radio",
        name: this.id,
        id: `${this.id}-${number}`,
        value: choice.code,
        checked: this.value.chosen.includes(choice.code),
        "aria-invalid": this.described["aria-invalid"],
        onchange: (event) => this.chose(event.target),
      }),
    );
    return [...field.choices, ...own].map((choice, number) => make("label", { class: "choice" }, this.inputs[number], written("span", choice.label)));
  }

  // "None of these" and the others exclude each other.
  chose(input) {
    if (input.type === "checkbox" && input.checked) {
      const excluded = (other) => this.wordy || (other.value === "none") !== (input.value === "none");
      for (const other of this.inputs) if (other !== input && excluded(other)) other.checked = false;
    }
    this.value.chosen = this.inputs.filter((one) => one.checked).map((one) => one.value);
    this.changed();
    this.fits();
    if (input.value === OWN) this.line.focus();
  }

  box() {
    const { field, how } = this;
    const tag = field.kind === "text" ? "textarea" : "input";
    const label = this.grouped ? { "aria-label": `${field.label} ${how.say("form-own-words")}` } : this.described;
    const oninput = () => this.wrote();
    const onkeydown = (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && this.element.closest("form").requestSubmit();
    this.line = make(tag, { id: this.id, dir: "auto", ...label, ...(tag === "input" ? { type: "text" } : { rows: "3" }), oninput, onkeydown });
    this.line.value = this.value.words;
    this.own = make("div", { class: "own" }, this.line, field.kind === "moment" ? this.clock() : null);
    return this.own;
  }

  // A calendar for whoever would rather point than write; what is pointed at stands in words beside it.
  clock() {
    const take = (event) => {
      this.line.value = event.target.value.replace("T", " ");
      this.wrote();
    };
    return make("label", { class: "clock" }, unseen(this.how.say("form-pick-time")), make("input", { type: "datetime-local", onchange: take }));
  }

  wrote() {
    this.value.words = this.line.value;
    const own = this.inputs?.find((input) => input.value === OWN);
    if (own && !own.checked && !this.detailed()) {
      own.checked = true;
      this.chose(own);
    }
    this.changed();
    this.fits();
  }

  detailed() {
    return this.field.choices.some((choice) => choice.detail && this.value.chosen.includes(choice.code));
  }

  // Shows the line where it belongs to what was chosen, as high as what stands in it.
  fits() {
    if (!this.line) return;
    const { chosen } = this.value;
    const shown = this.wordy ? !chosen.length : this.detailed() || chosen.includes(OWN);
    this.own.hidden = !shown;
    this.line.placeholder = this.detailed() ? this.how.say("form-which") : "";
    if (this.line.tagName !== "TEXTAREA" || !this.line.isConnected) return;
    this.line.style.height = "auto";
    this.line.style.height = `${Math.min(this.line.scrollHeight + 2, window.innerHeight * 0.6)}px`;
  }

  attachments() {
    const picker = make("input", { type: "file", multiple: true, hidden: true, onchange: () => this.attach(picker) });
    this.list = make("ul", { class: "chips" });
    this.drawChips();
    const properties = { type: "button", class: "attach", id: this.line ? null : this.id, onclick: () => picker.click() };
    return [this.list, picker, make("button", properties, this.how.say("form-attach"))];
  }

  dropping() {
    const over = (event, is) => {
      event.preventDefault();
      event.stopPropagation();
      this.element.classList.toggle("dropping", is);
    };
    const drop = (event) => {
      over(event, false);
      this.attach(event.dataTransfer);
    };
    return { ondragover: (event) => over(event, true), ondragleave: (event) => over(event, false), ondrop: drop };
  }

  attach(from) {
    for (const file of from.files) this.add(file);
    if ("value" in from) from.value = "";
  }

  async add(file) {
    const entry = { name: file.name, size: file.size };
    this.value.files = [...this.value.files, entry];
    this.drawChips();
    entry.ready = upload(file, file.name, this.how.language);
    const answer = await entry.ready;
    if (answer.id) Object.assign(entry, answer);
    else this.drop(entry);
    if (!answer.id) this.how.tell([this.how.say("upload-failed", { name: file.name }), answer.text].filter(Boolean).join(" "));
    this.drawChips();
    this.changed();
  }

  drop(entry) {
    this.value.files = this.value.files.filter((one) => one !== entry);
    this.drawChips();
    this.changed();
  }

  drawChips() {
    chips(this.list, this.value.files, { say: this.how.say, language: this.how.language, drop: (entry) => this.drop(entry) });
  }

  changed() {
    const { chosen, words, files } = this.value;
    this.typed[this.field.id] = { chosen, words, files: files.filter((file) => file.id).map(({ id, name, size }) => ({ id, name, size })) };
    this.remember();
  }

  ready() {
    return Promise.all(this.value.files.map((file) => file.ready));
  }

  // Words that stand in a line that is not shown are not sent.
  entered() {
    const { chosen, words, files } = this.value;
    const said = this.own?.hidden === false ? words : "";
    return { id: this.field.id, chosen: chosen.filter((code) => code !== OWN), words: said, files: files.filter((file) => file.id).map((file) => file.id) };
  }
}
