import type { CaretText } from "@/components/reader/keyboard-caret";
import { passageBox } from "@/components/reader/passage-box";
import type { TextRange } from "@/core/text/range";
import { sentenceAt, sentencesOf } from "@/core/text/sentences";

/** Below the page's own bars, in CSS pixels: where the first sentence to read is looked for. */
const READING_TOP = 80;

/** The first sentence whose beginning can be seen, else the last of the text. */
export function firstInView(root: HTMLElement, place: CaretText): TextRange | null {
  const { text, blocks, locale } = place;
  const elements = root.querySelectorAll<HTMLElement>("[data-block]");
  for (const element of elements) {
    if (element.getBoundingClientRect().bottom <= READING_TOP) continue;
    const block = blocks[Number(element.dataset.block)];
    const sentences = block ? sentencesOf(text, block, locale) : [];
    const inView = sentences.find((sentence) => (passageBox(root, sentence)?.top ?? 0) >= READING_TOP);
    if (inView) return inView;
  }
  return sentenceAt(text, blocks, text.length, locale);
}
