// @ts-check
import { textOf } from "../bench-rows.mjs";

/**
 * @typedef {{ start: number, end: number, code: number }} Highlight UTF-16 units; `code` is an index
 * @typedef {{ name: string, text: string, highlights: Highlight[] }} Case
 */

/** Of the made-up codebook in stage.tsx: six hues with four shades each. */
const CODES = 24;

/** The same numbers at every run (mulberry32). @param {number} seed @returns {() => number} from 0 up to 1 */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * `count` overlapping highlights of 10 to 200 characters anywhere on a text.
 * @param {number} length of the text
 * @param {number} count
 * @returns {Case}
 */
export function randomCase(length, count) {
  const random = randomNumbers(length + count);
  const text = textOf(length);
  const highlights = Array.from({ length: count }, () => {
    const size = 10 + Math.floor(random() * 191);
    const start = Math.floor(random() * (text.length - size));
    return { start, end: start + size, code: Math.floor(random() * CODES) };
  });
  return { name: "random", text, highlights };
}

/**
 * 300 readers mark ten each of the same 20 passages on 5,000 characters, with edges up to twelve characters off.
 * @returns {Case}
 */
export function classroomCase() {
  const random = randomNumbers(300);
  const text = textOf(5_000);
  const passages = Array.from({ length: 20 }, (_, index) => {
    const start = 20 + Math.floor(((index + random() * 0.5) * (text.length - 260)) / 20);
    return { start, end: start + 40 + Math.floor(random() * 160) };
  });
  const off = () => Math.floor(random() * 25) - 12;
  /** @type {Highlight[]} */
  const highlights = [];
  for (let reader = 0; reader < 300; reader++) {
    const left = [...passages];
    for (let marked = 0; marked < 10; marked++) {
      const [passage] = left.splice(Math.floor(random() * left.length), 1);
      if (!passage) continue;
      highlights.push({
        start: Math.max(0, passage.start + off()),
        end: Math.min(text.length, passage.end + off()),
        code: Math.floor(random() * CODES),
      });
    }
  }
  return { name: "classroom", text, highlights };
}

/**
 * Places for `count` more highlights, in the part of the text that is on the screen.
 * @param {string} text
 * @param {number} count
 * @returns {Highlight[]}
 */
export function additions(text, count) {
  const random = randomNumbers(count);
  return Array.from({ length: count }, () => {
    const size = 10 + Math.floor(random() * 191);
    const start = Math.floor(random() * (Math.min(text.length, 1_500) - size));
    return { start, end: start + size, code: Math.floor(random() * CODES) };
  });
}
