import { countLeading } from "@/core/count-leading";
import type { TextRange } from "@/core/text/range";

/** Where one block of the article stands. Lengths in CSS pixels, from the top of the page. */
export interface BlockBox extends TextRange {
  top: number;
  height: number;
}

/** The layout of the article as last measured; a new object after each change. */
export interface GeometrySnapshot {
  boxes: readonly BlockBox[];
  /** Page pixels at which the passage that begins at a text offset stands; null before the text is drawn. */
  topOf(offset: number): number | null;
}

/** What was measured inside one block, valid while the block keeps its size. */
interface Measured {
  width: number;
  height: number;
  /** Text offset → pixels below the top of the block. */
  tops: Map<number, number>;
}

const NOWHERE: GeometrySnapshot = { boxes: [], topOf: () => null };
/** How far beyond the window passages are measured exactly, in heights of the window. */
const REACH = 1.5;
/** A guess at one line, for passages inside blocks that the browser has not laid out. */
const LINE = 32;
const SHOW_ELEMENT_AND_TEXT = 0x1 | 0x4;

/**
 * Where the passages of the article stand on the page, measured in batches that only read. Blocks far from
 * the window may not be laid out (`content-visibility`): there a passage's place is estimated from how far
 * into its block it begins, and it is measured when the window comes near.
 */
export class TextGeometry {
  private snapshot = NOWHERE;
  private wanted: readonly number[] = [];
  private readonly measured = new WeakMap<HTMLElement, Measured>();
  private elements: HTMLElement[] = [];
  /** Whether a passage was measured since the last snapshot. */
  private hasLearnt = false;
  /** Blocks, by index, in which something wanted is only estimated. */
  private readonly estimated = new Set<number>();
  private readonly listeners = new Set<() => void>();
  private stop: (() => void) | null = null;

  /** `getRoot` gives the element that holds the article's blocks, null before it is drawn. */
  constructor(private readonly getRoot: () => HTMLElement | null) {}

  readonly getSnapshot = (): GeometrySnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.stop ??= this.watch();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.stop?.();
      this.stop = null;
    };
  };

  /** Says which text offsets (ascending) are to be measured; call it after the text was drawn. */
  want(offsets: readonly number[]): void {
    if (offsets === this.wanted && this.snapshot !== NOWHERE) return;
    this.wanted = offsets;
    this.measure();
  }

  private watch(): () => void {
    let frame = 0;
    const soon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (this.hasUnmeasuredNear()) this.measure();
      });
    };
    const fresh = () => {
      for (const element of this.elements) this.measured.delete(element);
      this.measure();
    };
    // Before the paint of the same frame, so that cards move together with their passages.
    const observer = new ResizeObserver(() => this.measure());
    const root = this.getRoot();
    if (root) observer.observe(root);
    observer.observe(document.body);
    window.addEventListener("scroll", soon, { passive: true });
    window.addEventListener("resize", soon);
    document.fonts.addEventListener("loadingdone", fresh);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      window.removeEventListener("scroll", soon);
      window.removeEventListener("resize", soon);
      document.fonts.removeEventListener("loadingdone", fresh);
    };
  }

  private nearBounds(): { from: number; to: number } {
    const reach = window.innerHeight * REACH;
    return { from: window.scrollY - reach, to: window.scrollY + window.innerHeight + reach };
  }

  private hasUnmeasuredNear(): boolean {
    const { from, to } = this.nearBounds();
    for (const index of this.estimated) {
      const box = this.snapshot.boxes[index];
      if (box && box.top < to && box.top + box.height > from) return true;
    }
    return false;
  }

  private measure(): void {
    const root = this.getRoot();
    if (!root) return;
    const before = this.elements;
    this.elements = Array.from(root.querySelectorAll<HTMLElement>("[data-block]"));
    const { scrollY } = window;
    const { from, to } = this.nearBounds();
    const boxes: BlockBox[] = [];
    let next = 0;
    this.estimated.clear();
    this.elements.forEach((element, index) => {
      const rect = element.getBoundingClientRect();
      const start = Number(element.dataset.start);
      const following = this.elements[index + 1];
      const end = following ? Number(following.dataset.start) : Number.POSITIVE_INFINITY;
      const box: BlockBox = {
        start,
        end: Math.min(end, start + (element.textContent?.length ?? 0)),
        top: rect.top + scrollY,
        height: rect.height,
      };
      boxes.push(box);
      const first = next;
      while (next < this.wanted.length && (this.wanted[next] ?? 0) < end) next++;
      const known = this.measured.get(element);
      if (known && (known.width !== rect.width || known.height !== rect.height)) {
        this.measured.delete(element);
      }
      const wanted = this.wanted.slice(first, next);
      if (box.top < to && box.top + box.height > from) this.measureIn(element, rect, wanted);
      else {
        const tops = this.measured.get(element)?.tops;
        if (wanted.some((offset) => !tops?.has(offset))) this.estimated.add(index);
      }
    });
    if (this.hasLearnt || !isSame(before, this.elements) || !isSameLayout(this.snapshot.boxes, boxes)) {
      this.publish(boxes);
    }
  }

  /** Measures what is wanted in one block and not known yet; follows the contract of core/anchoring/dom-range.ts. */
  private measureIn(element: HTMLElement, rect: DOMRect, offsets: readonly number[]): void {
    let known = this.measured.get(element);
    if (!known) {
      known = { width: rect.width, height: rect.height, tops: new Map() };
      this.measured.set(element, known);
    }
    const { tops } = known;
    const missing = offsets.filter((offset) => !tops.has(offset));
    if (missing.length === 0) return;
    const walker = document.createTreeWalker(element, SHOW_ELEMENT_AND_TEXT, (node) => {
      if (node.nodeType !== Node.ELEMENT_NODE) return NodeFilter.FILTER_ACCEPT;
      return (node as Element).matches("[data-no-offset]")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_SKIP;
    });
    const range = document.createRange();
    let base = Number(element.dataset.start);
    let next = 0;
    for (let node = walker.nextNode(); node && next < missing.length; node = walker.nextNode()) {
      const { length } = node as Text;
      for (; next < missing.length && (missing[next] ?? 0) < base + length; next++) {
        const offset = missing[next] ?? base;
        const at = Math.max(0, offset - base);
        range.setStart(node, at);
        range.setEnd(node, Math.min(length, at + 2));
        const [box] = range.getClientRects();
        if (!box) continue;
        tops.set(offset, box.top - rect.top);
        this.hasLearnt = true;
      }
      base += length;
    }
  }

  private publish(boxes: readonly BlockBox[]): void {
    const elements = this.elements;
    const topOf = (offset: number): number | null => {
      const at = Math.max(0, countLeading(boxes, ({ start }) => start <= offset) - 1);
      const [box, element] = [boxes[at], elements[at]];
      if (!box || !element) return null;
      const exact = this.measured.get(element)?.tops.get(offset);
      if (exact !== undefined) return box.top + exact;
      const share = Math.min(1, Math.max(0, (offset - box.start) / Math.max(1, box.end - box.start)));
      return box.top + share * Math.max(0, box.height - LINE);
    };
    this.snapshot = { boxes, topOf };
    this.hasLearnt = false;
    for (const listener of this.listeners) listener();
  }
}

function isSame<T>(before: readonly T[], now: readonly T[]): boolean {
  return before.length === now.length && now.every((one, index) => one === before[index]);
}

function isSameLayout(before: readonly BlockBox[], now: readonly BlockBox[]): boolean {
  return (
    before.length === now.length &&
    now.every((box, index) => {
      const old = before[index];
      return (
        old !== undefined &&
        old.start === box.start &&
        old.end === box.end &&
        old.top === box.top &&
        old.height === box.height
      );
    })
  );
}
