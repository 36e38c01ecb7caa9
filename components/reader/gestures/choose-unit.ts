import { paragraphsAround, sentencesAround } from "@/components/reader/gestures/grow";
import { tagWithKept } from "@/components/reader/gestures/kept-code";
import type { ReaderContextValue } from "@/components/reader/reader-context";
import { scrollToPassage } from "@/components/reader/scroll-to-passage";
import { textOffsetAt } from "@/components/reader/text-offset-at";
import { selectInPage } from "@/components/reader/use-text-selection";
import type { TextRange } from "@/core/text/range";
import { gestures } from "@/messages/en/gestures";

export type Unit = "sentence" | "paragraph";

/**
 * Selects the whole sentence or paragraph: of what is selected, else under `from`. A sentence that is selected
 * already grows to its paragraph. With a kept code it is tagged at once.
 * @param from where the pointer is; null where there is only the selection to go by
 */
export function chooseUnit(reader: ReaderContextValue, unit: Unit, from: TextRange | null = null): void {
  const { data, view, textRef, announce } = reader;
  const { article, blocks } = data;
  const { text } = article.version;
  const place = { text, blocks, locale: article.language };
  const at = view.getState().selection?.range ?? from;
  const sentence = at && sentencesAround(place, at);
  const isWhole = at?.start === sentence?.start && at?.end === sentence?.end;
  const range =
    at && (unit === "sentence" && !isWhole ? sentence : (paragraphsAround(place, at) ?? sentence));
  const root = textRef.current;
  if (!range || !root) return void announce(gestures.grow.nothing);
  const { keptCode, retargeting } = view.getState();
  if (keptCode !== null && retargeting === null) {
    view.setState({ selection: { range, by: "keyboard" } });
    return void tagWithKept(reader);
  }
  // The keyboard goes on from there, whichever hand chose the passage.
  view.setState({ choosing: true, selection: { range, by: "keyboard" } });
  root.focus({ preventScroll: true });
  selectInPage(root, range);
  scrollToPassage(root, range);
  announce(text.slice(range.start, range.end));
}

/** The character under a point of the window, as a range; null beside the text. */
export function characterAt({ textRef }: ReaderContextValue, x: number, y: number): TextRange | null {
  const offset = textRef.current && textOffsetAt(textRef.current, x, y);
  return offset === null ? null : { start: offset, end: offset + 1 };
}
