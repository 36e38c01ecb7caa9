import type { Degenerate } from "@/core/agreement/agreement-value";
import type { MeasureKey } from "@/core/agreement/pooled";
import type { NoInterval } from "@/core/agreement/report";
import type { MapNews } from "@/core/disagreement/news";
import { thousands } from "./numbers";

const one = (count: number, singular: string, plural: string) =>
  `${thousands(count)} ${count === 1 ? singular : plural}`;

/** A figure of agreement: two digits, with a real minus. */
export const figure = (value: number): string =>
  value
    .toFixed(2)
    .replace(/^-0\.00$/, "0.00")
    .replace("-", "−");

interface MeasureWords {
  name: string;
  /** What is compared. */
  unit: string;
  /** In plain words: what it says, and how to read it. */
  what: string;
}

/** Agreement: measures in plain words, the report, and the map over a text. */
export const agreement = {
  title: "Agreement",
  ofGroup: (group: string) => `Agreement in ${group}`,
  intro: "How far people who code the same articles mark the same passages, with the same codes.",
  link: "Agreement",
  back: "Back to the group",
  notNow: "This cannot be compared now",

  errors: {
    blindHere:
      "This article is being coded blind. What others marked is shown to you here as soon as it is revealed.",
    blind: (articles: number) =>
      articles === 1
        ? "You code one of these articles blind. Its agreement is shown to you once that is revealed."
        : `You code ${articles} of these articles blind. Their agreement is shown to you once that is revealed.`,
  },

  measures: {
    f1: {
      name: "Mean pairwise span F1",
      unit: "characters of passages with the same code",
      what: "Of what one person marked with a code, how much another marked with the same code, averaged over all pairs. Partial overlap counts partly. 1 is the same passages, 0 is none in common; chance is not taken off.",
    },
    unitized: {
      name: "Unitized alpha, all codes",
      unit: "characters of the text, each code against the rest",
      what: "As above, but gaps that all left alone count too, and what chance would give is taken off: 0 is chance, 1 is perfect, below 0 is worse than chance. From 0.8 on conclusions are usually called safe, from 0.67 tentative.",
    },
    where: {
      name: "Unitized alpha, any code",
      unit: "characters of the text, marked or not",
      what: "Whether people mark the same places at all, whatever code they give. Where this is high and the line above low, it is the codes that divide.",
    },
    alpha: {
      name: "Krippendorff's alpha (nominal)",
      unit: "sentence × code",
      what: "For every sentence and every code: was it given, yes or no? Ends of passages do not matter. Chance is taken off; people may have coded different articles.",
    },
    fleiss: {
      name: "Fleiss' kappa",
      unit: "sentence × code",
      what: "The same question, for articles that the same number of people coded.",
    },
    cohen: {
      name: "Cohen's kappa, mean of pairs",
      unit: "sentence × code",
      what: "The same question, pair by pair: each person's own habits are taken as chance.",
    },
    gamma: {
      name: "Gamma, mean of pairs",
      unit: "passages of two people, aligned",
      what: "Aligns the passages of two people as well as can be, and weighs differences of place and of code at once, against passages that are shifted at random.",
    },
  } satisfies Record<MeasureKey, MeasureWords>,

  none: "n/a",
  why: {
    "fewer-than-two-coders": "fewer than two people coded the same article",
    "nothing-to-code": "nothing was coded",
    "no-variation": "everybody always said the same, so chance explains it all",
    "uneven-coders": "articles were coded by different numbers of people",
  } satisfies Record<Degenerate, string>,
  noInterval: {
    "no-figure": "",
    "one-article": "no interval: it is drawn over articles, and this is one",
    "few-articles": "no interval: it is drawn over articles, and these are fewer than five",
    unstable: "no interval: most samples of the articles have no figure",
  } satisfies Record<NoInterval, string>,
  interval: (low: number, high: number) => `${figure(low)} to ${figure(high)}`,
  intervalHint: "95 % of a thousand samples of the articles lie between",

  scope: {
    title: "What is compared",
    codebook: "Codebook",
    allCodebooks: "All codebooks",
    task: "Task",
    noTask: "All coding of the group",
    pass: "Words as of",
    passNow: "now",
    pass1: "the first pass, before anybody saw the others'",
    pass2: "the second pass, after",
    articles: "Articles",
    allArticles: "All that were coded",
    people: "People",
    everybody: "Everybody",
    chosen: (count: number) => `${count} chosen`,
    show: "Compare",
    summary: (parts: readonly string[]) => parts.join(" · "),
    coded: (count: number) => one(count, "passage", "passages"),
  },

  state: {
    due: "Computed in a moment…",
    running: (done: number) => `Computing… ${done} %`,
    first: "Computing for the first time. You need not wait here: it goes on without you.",
    computed: "Computed",
    outdated: "People have coded since; it is computed again in a moment.",
    tooMuch:
      "This is more than can be compared at once (2,000 articles, 1,000 people, 200,000 passages). Choose fewer articles or people.",
    failed: "This could not be computed. Nothing is lost.",
    again: "Try again",
    offline: "No connection; the figures may be older than they say.",
  },

  headline: {
    of: (articles: number, compared: number, coders: number, spans: number) =>
      `${one(coders, "person", "people")}, ${one(spans, "passage", "passages")}, ${one(articles, "article", "articles")}${compared < articles ? `, of which ${compared} by two or more people` : ""}`,
    nothing: "Nothing to compare yet",
    nothingHint:
      "At least two people have to code the same article. Choose a code for a passage while you read, or give the group a task.",
  },

  table: {
    title: "Measures",
    measure: "Measure",
    unit: "Unit",
    value: "Value",
    interval: "95 % interval",
    gammaSample: (of: number, all: number) =>
      `Of ${thousands(of)} of ${thousands(all)} pairs, drawn at random.`,
    explain: "What do these mean?",
  },

  matrix: {
    title: "Pair by pair",
    of: { f1: "Span F1", kappa: "Cohen's kappa" },
    show: "Show",
    hint: "Each cell is one pair: the stronger its colour, the more agreement.",
    unit: (unit: string) => `Unit: ${unit}.`,
    /** Why a cell has no figure. */
    why: {
      f1: "n/a: the two coded no article in common, or neither marked anything in one.",
      kappa:
        "n/a: the two coded no article in common, or both always said the same, so that chance explains it all.",
    },
    cell: (a: string, b: string, value: string) => `${a} and ${b}: ${value}`,
    mean: "with others",
    tooMany: (count: number) =>
      `${count} people are too many for a table of pairs. Here is how far each agrees with the others.`,
    person: "Person",
    passages: "Passages",
    articles: "Articles",
    more: (count: number) => `Show all ${count}`,
    legend: "from 0 to 1",
  },

  codes: {
    title: "Code by code",
    hint: "Those that people disagree on most come first.",
    code: "Code",
    uses: "Passages",
    coders: "People",
    f1: "Span F1, all pairs together",
    unitized: "Unitized alpha",
    alpha: "Krippendorff's alpha",
    gone: "A code that is gone",
  },

  articles: {
    title: "Article by article",
    hint: "Lowest agreement first. Each leads to its passages.",
    article: "Article",
    f1: "Mean span F1",
  },

  layers: {
    label: "Words as of",
    passes: { current: "Now", 1: "First pass", 2: "Second pass" },
    /** Over a pass: what is looked at, and that it does not change. */
    kept: {
      1: "As each had coded when they finished, before they saw the others' work.",
      2: "As everybody had coded when the task was closed.",
    },
    gone: "Taken back since: there is nothing to discuss it on.",
  },

  map: {
    newer: ({ added, moved, gone, finished, reopened }: MapNews) =>
      `${[
        ...(added > 0 ? [`${thousands(added)} new`] : []),
        ...(moved > 0 ? [`${thousands(moved)} moved`] : []),
        ...(gone > 0 ? [`${thousands(gone)} gone`] : []),
        ...(finished > 0 ? [`${thousands(finished)} more finished`] : []),
        ...(reopened > 0 ? [`${thousands(reopened)} not finished after all`] : []),
      ].join(", ")}: show`,
    corrected: "The article was corrected: show",
    title: (title: string) => `Where people differ in “${title}”`,
    heading: "Where people differ",
    back: "Back to the article",
    figures: "Figures",
    allFigures: "All figures",
    settle: "Settle",
    filter: "Show",
    all: "All",
    kinds: {
      code: "Code",
      boundary: "Boundary",
      "not-all": "Some saw it",
      "only-one": "One saw it",
      agree: "Agreed",
    },
    kindHints: {
      code: "They gave this passage different codes.",
      boundary: "The same codes, with different beginnings or ends.",
      "not-all": "Those who marked it agree; others left it alone.",
      "only-one": "One person marked this; nobody else did.",
      agree: "Everybody marked the same, with the same codes.",
    },
    passage: (at: number, of: number) => `Passage ${at} of ${of}`,
    passages: "Passages",
    silent: (names: readonly string[], more: number) =>
      `Left alone by ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
    note: "Note",
    discuss: "Discuss",
    comments: (count: number) => one(count, "comment", "comments"),
    inText: "Show in the text",
    lost: (count: number) =>
      count === 1
        ? "One mark is not compared: its words are no longer in the text."
        : `${thousands(count)} marks are not compared: their words are no longer in the text.`,
    lostWhere: "They are listed beside the article.",
    none: "Nobody has coded this article in this group yet",
    noneHint:
      "Read it, mark a passage and choose a code; when a second person has done so too, you can compare here.",
    alone: "One person has coded this article so far",
    aloneHint: "When a second person has coded it too, you see here where you differ.",
    choices: (count: number) => `${count} different choices`,
    people: (count: number) => one(count, "person", "people"),
    more: (count: number) => `${count} more`,
    none_of_kind: "No passages of this kind",
    keys: {
      next: "next passage",
      previous: "previous passage",
      discuss: "discuss it",
      section: "Disagreement",
    },
    textLabel: "The article, with the passages that people differ about",
  },
} as const;
