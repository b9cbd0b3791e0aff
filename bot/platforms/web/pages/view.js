// What of a conversation is in view: the newest, from its heading on, unless somebody looks at something earlier.

const ROOM = 10; // pixels above a heading

export class View {
  constructor(log, down) {
    Object.assign(this, { log, down, follows: true, held: null, moved: false, top: 0 });
    log.addEventListener("scroll", () => this.scrolled());
    log.addEventListener("load", () => this.stay(), true); // a picture has taken its room
    down.addEventListener("click", () => this.newest());
    new ResizeObserver(() => (this.moved || !this.follows ? this.stay() : this.newest())).observe(log);
  }

  // What comes of what somebody has just done is to be seen.
  follow() {
    this.follows = true;
    this.held = null;
  }

  // What fits is shown to its end, what does not from its beginning.
  newest() {
    const row = this.log.lastElementChild;
    this.follow();
    this.moved = false;
    if (row.offsetHeight + 2 * ROOM > this.log.clientHeight) this.held = row;
    this.stay();
  }

  end() {
    this.follow();
    this.stay();
  }

  stay() {
    if (!this.follows) return;
    this.log.scrollTop = this.held?.isConnected ? this.held.offsetTop - ROOM : this.log.scrollHeight;
    this.top = this.log.scrollTop;
    this.down.hidden = true;
  }

  atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 8;
  }

  scrolled() {
    if (Math.abs(this.log.scrollTop - this.top) > 1) {
      this.moved = true; // somebody reads on, or looks at something earlier
      this.held = null;
      this.follows = this.atEnd();
      if (this.follows) this.down.hidden = true;
    }
    this.top = this.log.scrollTop;
  }
}
