// The timeline: what is drawn, which days of it are in sight, and which mark one is at.
import { ask, filterOf, remember } from "/static/asking.js";
import { cardElement, headline } from "/static/card.js";
import { dayNumber, daysText, isoDay } from "/static/time.js";
import { Drawing, said, sign, SIGNS } from "/static/timeline/drawing.js";
import { dayAt, laneOf, markOf } from "/static/timeline/layout.js";

/**
 * @typedef {import("/static/timeline/layout.js").Mark} Mark
 * @typedef {import("/static/card.js").Card} Card
 */

/** Above so many, days are counted and not their marks drawn. */
const SINGLY = 2000;
const PAGE = 500;
const UNDATED = 120;
const OWN = ["view", "lanes", "cursor"];

class Timeline {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.canvas = /** @type {HTMLElement} */ (root.querySelector(".canvas"));
    this.live = /** @type {HTMLElement} */ (root.querySelector("[aria-live]"));
    this.opened = /** @type {HTMLElement} */ (root.querySelector(".opened"));
    this.output = /** @type {HTMLOutputElement} */ (root.querySelector("output"));
    const named = [...document.querySelectorAll(".named li")].map((lane) => /** @type {HTMLElement} */ (lane));
    this.by = root.dataset.by ?? "none";
    this.keys = named.map((lane) => lane.dataset.key ?? "");
    this.names = [...named.map((lane) => lane.textContent ?? ""), this.keys.length ? "Others, and not told" : "All"];
    this.drawing = new Drawing(this.canvas);
    /** @type {Mark[] | null} */ this.marks = null;
    /** @type {Map<number, number>} */ this.counts = new Map();
    /** @type {Mark | null} */ this.current = null;
    /** @type {AbortController | null} */ this.asking = null;
    const margin = (/** @type {number} */ days) => Math.max(1, days * 0.03);
    const [first, last] = [dayNumber(root.dataset.first ?? ""), dayNumber(root.dataset.last ?? "") + 1];
    this.least = first - margin(last - first);
    this.most = last + margin(last - first);
    const [start, end] = this.fromAddress() ?? [this.least, this.most];
    this.start = start;
    this.end = end;
    this.frame = 0;
    this.later = 0;
  }

  /** @returns {[number, number] | null} */
  fromAddress() {
    const days = (new URLSearchParams(location.search).get("view") ?? "").split(",").map((day) => dayNumber(day));
    return days.length === 2 && days.every(Number.isFinite) && days[0] < days[1] ? [days[0], days[1]] : null;
  }

  get scale() {
    return { start: this.start, end: this.end, width: Math.max(280, this.canvas.clientWidth) };
  }

  async load() {
    const total = Number(this.root.dataset.total) - Number(this.root.dataset.undated);
    if (total <= SINGLY) this.marks = await this.cards({});
    else {
      const days = await ask("tally", this.asked({ by: "day" }));
      for (const day of days) if (day.key !== null) this.counts.set(dayNumber(day.key), day.count);
      await this.finer();
    }
    this.draw();
  }

  /** @param {Record<string, string | null>} changed */
  asked(changed) {
    return filterOf(OWN, { kind: this.root.dataset.kind ?? "incident", ...changed });
  }

  /** The dated marks that fit, a page at a time. @param {Record<string, string | null>} changed @param {AbortSignal} [signal] */
  async cards(changed, signal) {
    /** @type {Card[]} */ const found = [];
    /** @type {string | null} */ let cursor = null;
    do {
      const page = await ask("cards", this.asked({ ...changed, limit: String(PAGE), cursor }), signal);
      found.push(...page.items);
      cursor = page.next;
    } while (cursor && found.length < 2 * SINGLY);
    if (found.length && !this.counts.size) this.undated(found.filter((card) => !card.first && !card.last));
    const dated = found.filter((card) => card.first ?? card.last);
    return dated.map((card) => markOf(card, laneOf(card, this.by, this.keys))).sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Those of no known day, in a lane of their own beneath the days. @param {Card[]} cards */
  undated(cards) {
    const lane = /** @type {HTMLElement} */ (this.root.querySelector(".undated"));
    for (const card of cards.slice(0, UNDATED)) {
      const button = document.createElement("button");
      button.type = "button";
      button.title = `${headline(card)}; day not known, ${card.status}`;
      button.setAttribute("aria-label", button.title);
      button.append(sign(card));
      button.addEventListener("click", () => this.opens(card));
      lane.append(button);
    }
    if (cards.length > UNDATED) lane.append(`and ${cards.length - UNDATED} more, last in the list below`);
  }

  /** Where so many are there that days are counted: single marks once few enough are in sight. */
  async finer() {
    if (!this.counts.size) return;
    let there = 0;
    for (const [day, count] of this.counts) if (day >= this.start - 1 && day < this.end) there += count;
    this.asking?.abort();
    if (there > SINGLY) {
      this.marks = null;
      return;
    }
    this.asking = new AbortController();
    const own = new URLSearchParams(location.search);
    const since = [own.get("since"), isoDay(this.start)].filter((day) => day !== null).sort().pop() ?? null;
    const until = [own.get("until"), isoDay(this.end)].filter((day) => day !== null).sort()[0] ?? null;
    try {
      this.marks = await this.cards({ since, until }, this.asking.signal);
      this.draw();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
    }
  }

  draw() {
    if (!this.marks && !this.counts.size) return; // nothing has come yet
    this.say();
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      if (this.marks) this.drawing.marks(this.marks, this.names, this.scale, this.current);
      else this.drawing.counts(this.counts, this.scale);
    });
  }

  /** What is in sight in words: at once, so that words and address never tell of different days while a frame is awaited. */
  say() {
    const [first, last] = [isoDay(Math.floor(this.start)), isoDay(Math.ceil(this.end) - 1)];
    this.output.textContent = daysText(first, last) + (this.marks ? "" : ", counted by day: zoom in to see each");
    const keep = /** @type {HTMLAnchorElement} */ (this.root.querySelector("[data-do='keep']"));
    keep.href = `/timeline?${filterOf(["view", "cursor"], { since: first, until: last })}`;
  }

  /** @param {number} start @param {number} end */
  show(start, end) {
    const widest = (this.most - this.least) * 1.02;
    const size = Math.min(Math.max(end - start, 2), widest);
    const middle = (start + end) / 2;
    const from = Math.min(Math.max(middle - size / 2, this.least - size / 4), this.most + size / 4 - size);
    [this.start, this.end] = [from, from + size];
    this.draw();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.settled(), 250);
  }

  settled() {
    const all = this.start <= this.least && this.end >= this.most;
    remember({ view: all ? null : `${isoDay(Math.floor(this.start))},${isoDay(Math.ceil(this.end))}` });
    void this.finer();
  }

  /** @param {number} factor below 1 is nearer @param {number} [at] day that stays where it is */
  zoom(factor, at = (this.start + this.end) / 2) {
    this.show(at - (at - this.start) * factor, at + (this.end - at) * factor);
  }

  /** @param {number} share of what is in sight */
  move(share) {
    const by = (this.end - this.start) * share;
    this.show(this.start + by, this.end + by);
  }

  all() {
    this.show(this.least, this.most);
  }

  /** @param {1 | -1} way by time, in whatever lane */
  next(way) {
    if (!this.marks?.length) return;
    const shown = this.marks.filter((mark) => mark.end > this.start && mark.start < this.end);
    const at = this.current ? this.marks.indexOf(this.current) + way : this.marks.indexOf(shown[way === 1 ? 0 : shown.length - 1] ?? this.marks[0]);
    this.goTo(this.marks[Math.min(Math.max(at, 0), this.marks.length - 1)]);
  }

  /** @param {1 | -1} way to the lane above or below */
  nextLane(way) {
    if (!this.marks?.length) return;
    if (!this.current) return this.next(1);
    const { lane, start } = this.current;
    for (let other = lane + way; other >= 0 && other < this.names.length; other += way) {
      const there = this.marks.filter((mark) => mark.lane === other);
      if (there.length) return this.goTo(there.reduce((a, b) => (Math.abs(b.start - start) < Math.abs(a.start - start) ? b : a)));
    }
  }

  /** @param {Mark} mark */
  goTo(mark) {
    this.current = mark;
    const size = this.end - this.start;
    if (mark.start < this.start || mark.end > this.end) this.show(mark.start - size / 2, mark.start + size / 2);
    else this.draw();
    this.live.textContent = `${this.names[mark.lane]}: ${said(mark)}`;
  }

  /** Open the sentence of a mark beneath the drawing. @param {Mark} mark @param {boolean} [go] */
  open(mark, go = false) {
    this.current = mark;
    this.opens(mark.card, go);
    this.draw();
  }

  /** @param {Card} card @param {boolean} [go] */
  opens(card, go = false) {
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => this.close());
    this.opened.replaceChildren(cardElement(card), close);
    this.opened.hidden = false;
    if (go) this.opened.querySelector("a")?.focus();
    this.opened.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.opened.hidden = true;
    this.canvas.focus();
  }
}

/** @param {Timeline} timeline */
function byButtons(timeline) {
  /** @type {Record<string, () => void>} */
  const acts = { in: () => timeline.zoom(0.5), out: () => timeline.zoom(2), earlier: () => timeline.move(-0.5), later: () => timeline.move(0.5), all: () => timeline.all() };
  for (const button of timeline.root.querySelectorAll("button[data-do]")) {
    button.addEventListener("click", () => acts[/** @type {HTMLElement} */ (button).dataset.do ?? ""]?.());
  }
}

/** @param {Timeline} timeline */
function byKeys(timeline) {
  timeline.canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowRight: () => (event.shiftKey ? timeline.move(0.25) : timeline.next(1)),
      ArrowLeft: () => (event.shiftKey ? timeline.move(-0.25) : timeline.next(-1)),
      ArrowDown: () => timeline.nextLane(1), ArrowUp: () => timeline.nextLane(-1),
      "+": () => timeline.zoom(0.5), "=": () => timeline.zoom(0.5), "-": () => timeline.zoom(2), "0": () => timeline.all(),
      Enter: () => timeline.current && timeline.open(timeline.current, true),
      Escape: () => timeline.close(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  timeline.opened.addEventListener("keydown", (event) => {
    if (event.key === "Escape") timeline.close();
  });
}

/** @param {Timeline} timeline */
function byPointer(timeline) {
  const { canvas, drawing } = timeline;
  /** @type {{ x: number, start: number, end: number, moved: boolean } | null} */ let drag = null;
  canvas.addEventListener("wheel", (event) => {
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!sideways && !event.ctrlKey && document.activeElement !== canvas) return;
    event.preventDefault();
    if (sideways) timeline.move((event.deltaX || event.deltaY) / timeline.scale.width);
    else timeline.zoom(Math.exp(Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 100) * 0.004), dayAt(timeline.scale, event.offsetX));
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button === 0) drag = { x: event.clientX, start: timeline.start, end: timeline.end, moved: false };
  });
  addEventListener("pointermove", (event) => {
    if (!drag || (!drag.moved && Math.abs(event.clientX - drag.x) < 4)) return;
    drag.moved = true;
    canvas.classList.add("moving");
    const days = ((drag.x - event.clientX) / timeline.scale.width) * (drag.end - drag.start);
    timeline.show(drag.start + days, drag.end + days);
  });
  addEventListener("pointerup", () => {
    canvas.classList.remove("moving");
    setTimeout(() => (drag = null));
  });
  addEventListener("pointercancel", () => (drag = null));
  canvas.addEventListener("click", (event) => {
    if (drag?.moved) return;
    const target = /** @type {SVGElement} */ (event.target);
    const mark = drawing.markAt(target);
    if (mark) timeline.open(mark);
    else if (target.dataset?.x) timeline.zoom(0.3, dayAt(timeline.scale, Number(target.dataset.x)));
    else if (target.dataset?.start) timeline.show(Number(target.dataset.start) - 3, Number(target.dataset.end) + 3);
  });
}

/** The signs of the legend are those of the drawing. @param {HTMLElement} root */
function legend(root) {
  for (const sign of root.querySelectorAll(".legend .mark")) {
    const status = Object.keys(SIGNS).find((name) => sign.classList.contains(name)) ?? "reported";
    sign.setAttribute("d", SIGNS[status]);
  }
  root.querySelector(".legend .span")?.setAttribute("fill", "url(#soft-reported)");
}

const root = document.getElementById("timeline");
if (root?.dataset.first) {
  root.hidden = false;
  const timeline = new Timeline(root);
  legend(root);
  byButtons(timeline);
  byKeys(timeline);
  byPointer(timeline);
  new ResizeObserver(() => timeline.draw()).observe(timeline.canvas);
  document.querySelector(".lanes select")?.addEventListener("change", (event) => /** @type {HTMLSelectElement} */ (event.target).form?.requestSubmit());
  await timeline.load();
}
