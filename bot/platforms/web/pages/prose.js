// Texts that people wrote: web addresses in them are links, a long one is folded at a whole line and can be copied.

import { make, whole, written } from "./dom.js";

// Signs that only change the direction of writing end an address: they could show another one than it is.
const ADDRESS = /https?:\/\/[^\s<>"'`，。；：！？、（）《》〈〉「」『』【】“”‘’\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;
const COPIED = 200; // characters from which on a text is worth a button that copies it
const TOLD = 3000; // milliseconds
const ends = (text) => text.replace(/[.,;:!?\]}]+$/, "");

// An address with a name before its host ("bank@elsewhere") stays plain, as it means to deceive.
function link(found) {
  const address = found.includes("(") ? ends(found) : ends(found.replace(/\).*$/, ""));
  return anchor(address, found);
}

// The anchor of an address, and what else was found with it. Its host is shown as the browser reads it.
function anchor(address, found) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url?.host || !/^https?:$/.test(url.protocol) || url.username || url.password) return [found];
  const host = address.toLowerCase().includes(url.host) ? "" : ` [${url.host}]`;
  const properties = { href: url.href, target: "_blank", rel: "noopener noreferrer", dir: "ltr" };
  return [make("a", properties, address + host), found.slice(address.length)];
}

function linked(text) {
  const pieces = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    pieces.push(...whole(text.slice(from, index)), ...link(found));
    from = index + found.length;
  }
  return [...pieces, ...whole(text.slice(from))];
}

// A text that somebody wrote: its direction is its own and does not leak into what stands around it.
export function prose(tag, text, properties = {}) {
  return make(tag, { dir: "auto", ...properties }, ...linked(text));
}

// A line in which one address, and nothing else, can be followed.
export function following(tag, text, address) {
  const at = text.indexOf(address);
  if (at < 0) return written(tag, text);
  const rest = text.slice(at + address.length);
  return make(tag, { dir: "auto" }, ...whole(text.slice(0, at)), ...anchor(address, address), ...whole(rest));
}

// Folding: whether there is anything to unfold depends on the width, so it is measured.

const resized = new ResizeObserver((changes) => changes.forEach(({ target }) => fold(target)));

function fold(text) {
  const clipped = !text.classList.contains("open") && text.scrollHeight > text.clientHeight + 1;
  text.classList.toggle("clipped", clipped);
  text.nextElementSibling.hidden = !clipped;
}

export function measure(element) {
  element.querySelectorAll(".text.folds").forEach(fold);
}

export function folding(text, say) {
  const all = () => {
    text.classList.add("open");
    fold(text);
  };
  text.classList.add("folds");
  resized.observe(text);
  return [text, make("button", { type: "button", class: "quiet unfold", hidden: true, onclick: all }, say("unfold"))];
}

// What was unfolded stays so when its card is drawn again.
export function keepOpen(before, after) {
  if (before?.querySelector(".text.open")) after.querySelector(".text.folds")?.classList.add("open");
}

export function copying(text, element, say) {
  if ([...text].length < COPIED) return null;
  const tell = (key) => {
    button.textContent = say(key);
    setTimeout(() => (button.textContent = say("copy")), TOLD);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell("copied");
    } catch {
      element.classList.add("open");
      getSelection().selectAllChildren(element);
      tell("copy-by-hand");
    }
  };
  const button = make("button", { type: "button", class: "quiet copy", "aria-live": "polite", onclick: copy }, say("copy"));
  return button;
}
