/** Numbers between 0 and 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const SYLLABLES = "ta ren mo sil ve kor an dis pu lem or gat ne whi sta".split(" ");

/** A word of a vocabulary in which a few words are frequent and most are rare, as in any language. */
function wordAt(next: () => number): string {
  let rank = Math.floor(4_000 ** next());
  let word = "";
  do {
    word += SYLLABLES[rank % SYLLABLES.length];
    rank = Math.floor(rank / SYLLABLES.length);
  } while (rank > 0);
  return word;
}

function sentence(next: () => number): string {
  const words = Array.from({ length: 8 + Math.floor(next() * 16) }, () => wordAt(next));
  const [first = "", ...rest] = words;
  return `${first.charAt(0).toUpperCase()}${[first.slice(1), ...rest].join(" ")}.`;
}

/** A text of about `length` UTF-16 code units in paragraphs of a few sentences. */
export function newsText(length: number, seed: number): string {
  const next = random(seed);
  const paragraphs: string[] = [];
  for (let total = 0; total < length; ) {
    const paragraph = Array.from({ length: 2 + Math.floor(next() * 4) }, () => sentence(next)).join(" ");
    paragraphs.push(paragraph);
    total += paragraph.length + 1;
  }
  return paragraphs.join("\n");
}

/** The same text with a share of its words replaced, and a paragraph in fifty moved, dropped or added. */
export function editedText(text: string, share: number, seed: number): string {
  const next = random(seed);
  const paragraphs = text.split("\n").map((paragraph) =>
    paragraph
      .split(" ")
      .map((word) => (next() < share ? wordAt(next) : word))
      .join(" "),
  );
  for (let at = 0; at < paragraphs.length; at += 50) {
    const kind = Math.floor(next() * 3);
    if (kind === 0) paragraphs.splice(at, 1);
    else if (kind === 1) paragraphs.splice(at, 0, sentence(next));
    else paragraphs.splice(Math.floor(next() * paragraphs.length), 0, ...paragraphs.splice(at, 1));
  }
  return paragraphs.join("\n");
}

/** So many passages of one to twelve words, all over a text; UTF-16 code units. */
export function wordRanges(text: string, count: number): { start: number; end: number }[] {
  const next = random(5);
  const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  return Array.from({ length: count }, () => {
    const first = Math.floor(next() * words.length);
    const last = Math.min(words.length - 1, first + Math.floor(next() * 12));
    return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 1 };
  });
}
