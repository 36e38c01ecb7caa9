import { seededRandom } from "@/core/agreement/seeded-random";
import { readText } from "@/core/compare/tokens";
import { plainTextToMarkup } from "@/core/text/markup";

export interface Rewording {
  left: ReturnType<typeof readText>;
  right: ReturnType<typeof readText>;
  /** Which sentences tell the same, by index. */
  truth: [left: number, right: number][];
}

const FILLERS = ["reportedly", "again", "in the end", "by all accounts", "as expected"];
const OTHERS = [
  "Rain had fallen over the valley since the early hours.",
  "A second inquiry into the accounts is due in spring.",
  "Fans queued for tickets outside of the stadium.",
  "The museum reopens its eastern wing with a show of maps.",
];

/**
 * A text and another version of it with what became of each sentence known: kept, reworded (words left out and put
 * in), told in two, moved, dropped; and sentences that are new.
 */
export function reworded(sentences: readonly string[], seed: number): Rewording {
  const random = seededRandom(seed);
  const pieces: { text: string; from: number | null }[] = [];
  for (const [from, sentence] of sentences.entries()) {
    const fate = random();
    if (fate < 0.12) continue;
    if (fate < 0.4) pieces.push({ text: sentence, from });
    else if (fate < 0.8) pieces.push({ text: withOtherWords(sentence, random), from });
    else for (const text of inTwo(sentence)) pieces.push({ text, from });
    if (random() < 0.12)
      pieces.push({ text: OTHERS[Math.floor(random() * OTHERS.length)] as string, from: null });
  }
  for (let move = 0; move < 3; move++) {
    const [piece] = pieces.splice(Math.floor(random() * pieces.length), 1);
    if (piece) pieces.splice(Math.floor(random() * pieces.length), 0, piece);
  }
  const [left, right] = [sentences, pieces.map(({ text }) => text)].map((lines) => {
    const text = lines.join("\n");
    return readText({ text, markup: plainTextToMarkup(text), language: "en" });
  }) as [ReturnType<typeof readText>, ReturnType<typeof readText>];
  // A line may hold more than one sentence, where words that were left out made two of one.
  const truth = pieces.flatMap(({ from }, line): [number, number][] =>
    from === null
      ? []
      : onLine(left, from).flatMap((one) =>
          onLine(right, line).map((other): [number, number] => [one, other]),
        ),
  );
  return { left, right, truth };
}

const onLine = ({ sentences, blocks }: ReturnType<typeof readText>, line: number): number[] =>
  sentences.filter(({ block }) => block === blocks[line]?.index).map(({ index }) => index);

/** A quarter of the words go, a filler comes. */
function withOtherWords(sentence: string, random: () => number): string {
  const words = sentence.split(" ").filter((_, at) => at === 0 || random() > 0.25);
  words.splice(
    1 + Math.floor(random() * words.length),
    0,
    FILLERS[Math.floor(random() * FILLERS.length)] as string,
  );
  return `${words.join(" ").replace(/[.,;:]*$/u, "")}.`;
}

function inTwo(sentence: string): string[] {
  const words = sentence.replace(/\.$/u, "").split(" ");
  if (words.length < 12) return [sentence];
  const half = Math.floor(words.length / 2);
  const second = words.slice(half).join(" ");
  return [`${words.slice(0, half).join(" ")}.`, `${second.charAt(0).toUpperCase()}${second.slice(1)}.`];
}
