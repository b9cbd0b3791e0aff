// Files on their way to the server, and the list in which they stand until they are sent.

import { make, size, written } from "./dom.js";

export async function upload(body, name, language) {
  const query = new URLSearchParams({ name, language });
  try {
    const answer = await fetch(`/uploads?${query}`, { method: "POST", body });
    return await answer.json(); // {id, name, size}, or {text} when it was not taken
  } catch {
    return {}; // the server is not there
  }
}

export function chips(list, files, { say, language, drop }) {
  const draw = (file) =>
    make(
      "li",
      {},
      written("bdi", file.name),
      ` ${file.id ? size(file.size, language) : `… ${say("uploading")}`} `,
      make("button", { type: "button", class: "quiet", "aria-label": say("remove-file", { name: file.name }), onclick: () => drop(file) }, "✕"),
    );
  list.replaceChildren(...files.map(draw));
}
