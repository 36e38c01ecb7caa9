import { thousands } from "@/messages/en/numbers";
import { quoted } from "@/messages/en/quoted";

const plural = (count: number, one: string, many: string) =>
  `${thousands(count)} ${count === 1 ? one : many}`;
const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** Words of the pages that say what was found. */
export const analysis = {
  link: "What we found",
  linkHint: "Codes, plots and disputes at a glance",
  metaTitle: (name: string) => `What was found · ${name}`,
  title: { article: "What we found", group: "What we found", codebook: "What was found with it" },
  lead: {
    article: (title: string, group: string) => `In ${quoted(title)}, by ${group}.`,
    group: (group: string) => `By ${group}, over everything that was read here.`,
    codebook: (book: string, group: string) => `With ${quoted(book)}, by ${group}.`,
  },
  back: { article: "Back to the article", group: "Back to the group", codebook: "Back to the codebook" },
  print: "Print",
  agreement: "Agreement",
  group: "Found by",
  show: "Show",
  none: "Nothing is highlighted here yet",
  noneHint: "What people highlight and tag appears here, counted and drawn.",
  noneAction: "Read and highlight",
  sentences: {
    made: (annotations: number, people: number, articles: number, comments: number) =>
      `${plural(people, "person", "people")} made ${plural(annotations, "annotation", "annotations")}${
        articles > 1 ? ` on ${plural(articles, "article", "articles")}` : ""
      }${comments > 0 ? ` and wrote ${plural(comments, "comment", "comments")} on them` : ""}.`,
    most: (name: string, annotations: number, people: number, then: readonly string[]) =>
      `Most used is ${quoted(name)}: ${plural(annotations, "passage", "passages")} by ${plural(people, "person", "people")}${
        then.length > 0 ? `; then ${list(then.map(quoted))}` : ""
      }.`,
    /** @param among how many codes were looked at; null: all */
    together: (one: string, other: string, count: number, among: number | null) =>
      `${among === null ? "" : `Of the ${among} most used codes, `}${quoted(one)} and ${quoted(other)} stand together most often (${plural(count, "passage", "passages")}).`,
    disputed: (quote: string, people: number, codes: number) =>
      `People differ most about ${quoted(quote)}: ${plural(people, "vote", "votes")} for ${codes} codes.`,
    undisputed: "Nowhere did two people choose different codes of one codebook for the same words.",
    uncoded: (count: number) => `${plural(count, "annotation has", "annotations have")} no code.`,
  },
  codes: {
    title: "Codes",
    text: (count: number) => `${plural(count, "code was", "codes were")} used.`,
    textMost: (count: number, shown: number) => `The ${shown} most used of ${count} codes.`,
    code: "Code",
    annotations: "Passages",
    people: "People",
    articles: "Articles",
  },
  density: {
    title: "Along the text",
    text: (share: number) =>
      share === 0
        ? "Every part of the text was highlighted."
        : `${Math.round(share * 100)} % of the text was highlighted by nobody.`,
    start: "first words",
    end: "last words",
    part: "Part of the text",
    count: "Passages",
    partOf: (at: number, of: number) =>
      `${Math.round((100 * at) / of)}–${Math.round((100 * (at + 1)) / of)} %`,
  },
  byArticle: {
    title: "Codes per article",
    text: (title: string, count: number) =>
      `Most was found in ${quoted(title)}: ${plural(count, "passage", "passages")}.`,
    article: "Article",
    all: "All",
  },
  byPerson: {
    title: "Codes by coder",
    text: (name: string, count: number) => `${name} tagged most: ${plural(count, "passage", "passages")}.`,
    person: "Person",
  },
  mostRows: (shown: number, all: number) => `Shown are the ${shown} with most, of ${thousands(all)}.`,
  mostCodes: (shown: number, all: number) => `Of ${all} codes, the figures have the ${shown} most used.`,
  together: {
    title: "Codes together",
    text: (one: string, other: string, among: number | null) =>
      `By the same person on the same words, most often ${quoted(one)} and ${quoted(other)}${
        among === null ? "" : `, of the ${among} most used codes`
      }.`,
    none: (among: number | null) =>
      `Nobody has given two of ${among === null ? "these" : `the ${among} most used`} codes to the same words yet.`,
    pair: "With",
  },
  weeks: {
    title: "Activity",
    text: (first: string, last: string, earlier: number) =>
      `Annotations a week, from ${first} to ${last}.${
        earlier > 0 ? ` ${plural(earlier, "older one is", "older ones are")} not drawn.` : ""
      }`,
    earlier: "Earlier",
    one: (week: string) => `All in the week of ${week}.`,
    week: "Week of",
    annotations: "Annotations",
    comments: "Comments",
  },
  rate: {
    title: "Agreement over time",
    text: (value: number, change: number | null, since: string) =>
      `Mean pairwise span F1 of all that was coded up to then: ${value.toFixed(2)} now${
        change === null || Math.abs(change) < 0.005
          ? ""
          : `, ${change > 0 ? "up" : "down"} ${Math.abs(change).toFixed(2)} since the week of ${since}`
      }.`,
    none: "No article was coded by two people yet.",
    tooMuch: "There is too much to work this out while you wait; the group's page of agreement has it.",
    value: "Mean pairwise span F1",
  },
  examples: "In their words",
  discussed: "Most discussed",
  discussedNone: "Nothing is discussed yet.",
  comments: (count: number) => plural(count, "comment", "comments"),
  disputed: "Most disputed",
  disputedNone: "Nobody differs yet.",
  votes: (count: number) => plural(count, "person", "people"),
  moreCodes: (count: number) => `and ${plural(count, "more code", "more codes")}`,
  from: (title: string) => `in ${title}`,
  who: "Who took part",
  made: (count: number) => plural(count, "annotation", "annotations"),
} as const;
