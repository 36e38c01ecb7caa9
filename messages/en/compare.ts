import { thousands } from "@/messages/en/numbers";
import { quoted } from "@/messages/en/quoted";

const plural = (count: number, one: string, many: string) =>
  `${thousands(count)} ${count === 1 ? one : many}`;
const percent = (share: number) => `${Math.round(share * 100)} %`;
/** A share of words, which are often less than one in a hundred. */
const coverage = (share: number) => `${(share * 100).toFixed(1)} %`;
const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** Words of the page that sets two articles side by side. */
export const compare = {
  title: "Two articles, one event",
  titleUnlike: "Two articles side by side",
  titleVersions: "Two versions of one article",
  metaTitle: (left: string, right: string) => `${left} · ${right}`,
  link: "Compare two",
  sentences: "Sentence by sentence",
  choose: {
    title: "Set two articles side by side",
    lead: "See what both tell, what only one tells, how each names it and whom it lets speak.",
    left: "Article A",
    right: "Article B",
    pick: "Choose an article…",
    group: "Highlights of",
    submit: "Compare",
    show: "Show",
    search: "Find an article by its words",
    find: "Find",
    found: (query: string) => `Articles with ${quoted(query)}`,
    none: "There are fewer than two articles to compare.",
    same: "Choose two different articles, or compare versions from an article's history.",
    swap: "Swap A and B",
    others: "Compare others",
  },
  side: { left: "A", right: "B" },
  version: (number: number) => `version ${number}`,
  open: "Open with its notes",
  contents: "On this page",
  glance: {
    title: "At a glance",
    told: (told: number, all: number, back: number, backAll: number) =>
      `${told} of A's ${plural(all, "sentence", "sentences")} have a counterpart in B, and ${back} of B's ${backAll} have one in A.`,
    alone: (left: number, right: number) =>
      `As far as words can tell, ${left} stand in A alone and ${right} in B alone.`,
    named: (left: readonly string[], right: readonly string[]) =>
      `For the same thing A says ${list(left)}; B says ${list(right)}.`,
    marked: {
      quoted: "in quotation marks",
      "so-called": "“so-called”",
      claimed: "“claims”",
      owned: "somebody's own",
    },
    quotes: (side: string, name: string, words: number) =>
      `${side} lets ${name} speak longest: ${plural(words, "word", "words")}.`,
    noQuotes: (side: string) => `${side} quotes nobody by name.`,
    only: (side: string, words: readonly string[]) => `Only ${side} writes ${list(words)}.`,
    codes: (group: string, left: number, right: number) =>
      `In ${group}, readers put ${plural(left, "code", "codes")} on A and ${right} on B.`,
    noCodes: (group: string) => `Nobody in ${group} has coded these two yet.`,
    more: (what: string) => `More: ${what}`,
  },
  texts: {
    title: "The texts",
    tooLong:
      "One of these texts is too long to be compared sentence by sentence. Here they stand side by side, to be read.",
    twoLanguages:
      "These two are in different languages. What both tell is found by names and numbers alone, and nothing can be said of what only one tells.",
    together: "Scroll together",
    tabs: "Which article is shown",
    legend: "How to read the signs",
    told: "The same number stands beside what the other article tells too.",
    doubtful: "With a question mark: perhaps.",
    onlyHere: "only here",
    onlyHereHint: "No counterpart was found; in wholly other words it may be told all the same.",
    layer: (group: string) => `Highlights: ${group}`,
    unmarked: "Unmarked: too close to call.",
    to: (side: string, quote: string, confidence: number, isSure: boolean) =>
      `${isSure ? "Also" : "Perhaps"} told in ${side}: ${quoted(quote)} (${percent(confidence)} sure)`,
    more: (count: number) => `, and in ${plural(count, "more sentence", "more sentences")}`,
    sure: (confidence: number) => `${percent(confidence)} sure`,
    method:
      "Found by the words that two sentences share, or that are near in meaning, rare ones, names and numbers counting most, and by what else each of them is like; no language model. What is told in wholly other words is missed. “Only here” holds about five times in six.",
  },
  naming: {
    title: "How each names it",
    lead: "Things that both speak of and name differently. Names held at a distance come first.",
    thing: "Thing",
    times: (count: number) => `×${count}`,
    none: "Nothing that both speak of is named differently, as far as words can tell.",
    mark: {
      quoted: "in quotation marks",
      "so-called": "so-called",
      claimed: "claimed",
      owned: "somebody's own",
    },
  },
  words: {
    title: "Words of each",
    lead: "Words and pairs of words that tell the two apart most, with how often each article has them.",
    method: "Order: log-odds ratio with the two texts together as prior (Monroe and others, 2008).",
    more: (side: string) => `More in ${side}`,
    only: "only here",
    counts: (left: number, right: number) => `${left} in A, ${right} in B`,
    none: "No word stands out.",
  },
  speakers: {
    title: "Who is quoted",
    lead: "From quotation marks and verbs of saying in the text; where readers coded a verb, what they say stands beside it.",
    who: "Who",
    words: (side: string) => `Words quoted in ${side}`,
    verbs: (side: string) => `Verbs in ${side}`,
    attitude: { neutral: "neutral", doubting: "doubting", conceding: "conceding", endorsing: "endorsing" },
    readers: (attitude: string, count: number) => `${plural(count, "reader", "readers")}: ${attitude}`,
    nobody: "The article's own marks",
    none: "Neither article quotes anybody.",
    english: "Who speaks is worked out for English texts only: of others, all quotations are without a name.",
  },
  codes: {
    title: "Codes side by side",
    lead: (group: string) => `What readers in ${group} tagged. Coverage is the share of an article's words.`,
    code: "Code",
    passages: (side: string) => `Passages in ${side}`,
    cover: (side: string) => `Coverage in ${side}`,
    difference: "Difference",
    from: "From",
    to: "To",
    differenceHint:
      "Share of sentences with the code, A minus B, with Newcombe's 95 % interval (1998, method 10). An interval across 0 says that these texts are too short to tell.",
    interval: (difference: number, low: number, high: number) =>
      `${signed(difference)} (${signed(low)} to ${signed(high)})`,
    examples: "Passages",
    none: (group: string) => `Nobody in ${group} has put a code on these articles yet.`,
    noneHint: "Highlight a passage and give it a code: it appears here.",
    read: "Read and highlight A",
    plot: "Difference per code",
    plotText: (more: readonly string[], side: string) =>
      more.length === 0
        ? "No code's interval leaves 0 out: these texts are too short to tell them apart by one code."
        : `The interval leaves 0 out for ${list(more)} (more in ${side}).`,
  },
  frames: {
    title: "Frames",
    plot: "Frames of each article",
    text: (left: string, right: string) => `Share of words that readers framed. ${left} ${right}`,
    most: (side: string, frame: string, share: number) => `${side}: most ${frame} (${coverage(share)}).`,
    nothing: (side: string) => `${side}: nothing framed yet.`,
    frame: "Frame",
    share: (side: string) => `Share of words in ${side}`,
  },
  task: {
    title: "First, your answer",
    lead: "Your group asked you to commit to an answer before the overview is shown. The texts are below.",
    go: "Answer the task",
  },
  table: (what: string) => `Table: ${what}`,
  percent,
  coverage,
  times: (count: number) => `×${thousands(count)}`,
} as const;

function signed(share: number): string {
  const percents = Math.round(share * 100);
  return `${percents < 0 ? "−" : percents > 0 ? "+" : ""}${Math.abs(percents)} %`;
}
