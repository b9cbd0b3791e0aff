// Makes elements. Text only ever becomes text: nothing here, or anywhere else, sets HTML.

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export function unseen(text) {
  return make("span", { class: "unseen" }, text);
}

const NAMED = /[一二三四五六七八九十]+(?:[(][一二三四五六七八九十\d]+[)]\d*)+|第[一二三四五六七八九十]+[条條](?:第\d+[项項])?|\d{4}-\d{2,}(?:-\d+)?/g;

// A text in which clauses and numbers, such as 二(二)2, 第十二条第1项 and 2026-0142, are not torn apart at the end of a line.
export function whole(text) {
  const named = (text.match(NAMED) ?? []).map((name) => make("span", { class: "named" }, name));
  return text.split(NAMED).flatMap((piece, place) => [piece, named[place]]);
}

// A text that somebody wrote: its direction is its own and does not leak into what stands around it.
export function written(tag, text, properties = {}) {
  return make(tag, { dir: "auto", ...properties }, ...whole(text));
}

// Tells the style sheet on which side of a line that scrolls there is more of it.
export function edges(line) {
  const mark = () => {
    line.classList.toggle("more-before", line.scrollLeft > 2);
    line.classList.toggle("more-after", line.scrollLeft + line.clientWidth < line.scrollWidth - 2);
  };
  line.onscroll = mark;
  mark();
}

export function size(bytes, language) {
  const [value, unit] = bytes < 1e6 ? [Math.max(1, bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
  const options = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: value < 10 ? 1 : 0 };
  return new Intl.NumberFormat(language, options).format(value);
}

// A moment as the person's clock shows it, with the day unless it is today.
export function time(iso, language, zone) {
  const at = new Date(iso);
  const write = (options) => new Intl.DateTimeFormat(language, { timeZone: zone, ...options }).format(at);
  const today = new Intl.DateTimeFormat(language, { timeZone: zone }).format(new Date()) === write({});
  const day = today ? {} : { month: "short", day: "numeric" };
  const shown = write({ ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return make("time", { datetime: iso, title: write({ dateStyle: "medium", timeStyle: "medium" }) }, shown);
}
