// One person's connection. What has not been acknowledged is kept, and sent again under the same event.

import { forget, keep, recallAll } from "./store.js";

const WAITS = [300, 1000, 2000, 5000]; // milliseconds between attempts

export class Wire {
  constructor(person, language, on) {
    this.person = person;
    this.language = language;
    this.on = on;
    this.cursor = 0;
    this.attempt = 0;
    this.welcomed = false;
    const waiting = recallAll(`pending.${person}.`).sort((one, other) => one.order - other.order);
    this.pending = new Map(waiting.map((item) => [item.frame.event, item]));
    this.open();
  }

  open() {
    this.socket = new WebSocket(`ws://${location.host}/ws`);
    this.socket.onopen = () => this.hello();
    this.socket.onmessage = (event) => this.take(JSON.parse(event.data));
    this.socket.onclose = () => this.lost();
  }

  hello() {
    this.put({ type: "hello", person: this.person, since: this.cursor, language: this.language });
  }

  speak(language) {
    if (language === this.language) return;
    this.language = language;
    if (this.welcomed) this.hello();
  }

  lost() {
    if (this.closed) return;
    this.welcomed = false;
    this.on.line(false);
    this.timer = setTimeout(() => this.open(), WAITS[Math.min(this.attempt++, WAITS.length - 1)]);
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket.close();
  }

  put(frame) {
    this.socket.send(JSON.stringify(frame));
  }

  // `item` is what the pane needs to know when the answer comes: {frame, text, files, message}
  submit(item) {
    item.frame.event = crypto.randomUUID();
    item.order = Date.now();
    this.pending.set(item.frame.event, item);
    keep(`pending.${this.person}.${item.frame.event}`, item);
    if (this.welcomed) this.put(item.frame);
    return item;
  }

  again(event) {
    const item = this.pending.get(event);
    if (item && this.welcomed) this.put(item.frame);
  }

  settle(event) {
    const item = this.pending.get(event);
    this.pending.delete(event);
    forget(`pending.${this.person}.${event}`);
    return item;
  }

  take(frame) {
    if (frame.cursor && frame.type !== "welcome") this.cursor = Math.max(this.cursor, frame.cursor);
    if (frame.type === "welcome") this.welcome(frame);
    else if (frame.type === "ack") this.on.ack(frame, this.settle(frame.event));
    else if (frame.type === "problem") this.problem(frame);
    else this.on[frame.type]?.(frame);
  }

  welcome(frame) {
    if (frame.reset) {
      this.cursor = 0;
      this.on.reset();
    }
    const fresh = !this.welcomed;
    this.welcomed = true;
    this.attempt = 0;
    this.on.line(true);
    this.on.welcome(frame);
    if (fresh) for (const item of this.pending.values()) this.put(item.frame);
  }

  problem(frame) {
    if (frame.again) this.on.unsure(frame, this.pending.get(frame.event));
    else if (frame.event && this.pending.has(frame.event)) {
      const notice = { text: frame.text, buttons: [] };
      this.on.ack({ type: "ack", event: frame.event, notice, refused: true }, this.settle(frame.event));
    } else console.warn(frame.text);
  }
}
