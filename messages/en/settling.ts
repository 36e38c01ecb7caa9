import type { SettledHow } from "@/core/settling/decision";
import { thousands } from "./numbers";
import { quoted } from "./quoted";

const passages = (count: number) => `${thousands(count)} ${count === 1 ? "passage" : "passages"}`;

const HOW: Record<SettledHow, string> = {
  accepted: "accepted",
  merged: "merged",
  boundary: "settled with another boundary",
  code: "settled with another code",
  rejected: "rejected",
  agreed: "settled, as all agreed",
};

/** Settling: turning coders' layers into one. */
export const settling = {
  title: (title: string) => `Settle “${title}”`,
  heading: "Settle",
  lead: "Turn what several people coded into one layer. Every decision keeps whose passages it was made of, and can be undone.",
  leadVotes: (needed: number) =>
    `Turn what several people coded into one layer. Here ${needed === 1 ? "one vote settles" : `${needed} votes settle`} a passage.`,
  readOnly: "You can read the settled layer. Deciding is for those who run the group.",
  back: "Back to the article",
  map: "Where people differ",

  errors: {
    decided: (name: string | null, how: SettledHow, exact: string) =>
      `${name ?? "A vote"} already decided this: ${quoted(shortened(exact))} was ${HOW[how]}. Nothing of yours was changed.`,
    changed: "Somebody changed or deleted one of these passages since you saw it. Look again.",
    corrected: "The article was corrected since you opened this page. Load it again; nothing is lost.",
    overtaken: "This decision was changed meanwhile.",
    mayNotSettle: "Only those who run this group settle what was coded in it.",
    mayNotVote: "Only members of this group vote on what is settled.",
    noVotes: "Passages are not settled by votes here any more. Those who run this group decide.",
    mayNotUndo: "Only whoever decided this, and those who run the group, can undo it.",
    isOver: "This is decided already.",
    code: "This code cannot be given here.",
    fault: {
      place: "This is not the passage that the decision names.",
      code: "None of these passages has that code.",
      "nothing-to-merge": "There is only one such passage; accept it instead.",
      elsewhere: "Nobody marked anything there.",
    },
    outside: "A passage must lie inside the article, and must not cut a character in two.",
    sameId: "Something else was decided under this id.",
  },

  how: HOW,
  saving: (count: number) => `Saving ${thousands(count)} …`,
  progress: (open: number) => (open === 0 ? "Everything is decided" : `${passages(open)} to decide`),
  tabs: { open: "To decide", layer: "Settled layer", scores: "Who agrees with it" },
  count: (count: number) => thousands(count),
  passage: (at: number, of: number) => `${at} of ${of}`,
  choose: "Choose",
  choiceOf: (at: number, of: number) => `choice ${at} of ${of}`,
  actions: {
    accept: "Accept",
    acceptOnly: "Accept, leave other codes open",
    merge: "Merge",
    boundary: "Another boundary",
    code: "Another code",
    reject: "Reject",
    propose: "Propose",
    next: "Next passage",
    previous: "Previous passage",
    nextChoice: "Next choice",
    undo: "Undo the last decision",
    place: "Find the place of what was lost",
    section: "Settling",
  },
  boundary: {
    title: "Choose the boundary",
    hint: "Move the ends word by word, or select the words in the text.",
    startEarlier: "Begin a word earlier",
    startLater: "Begin a word later",
    endEarlier: "End a word earlier",
    endLater: "End a word later",
    fromSelection: "Take what is selected in the text",
    save: "Settle with this boundary",
    cancel: "Cancel",
  },
  code: {
    title: "Choose the code",
    instead: (name: string | null) =>
      name === null ? null : `Instead of ${quoted(name)}, for all of the passage.`,
    find: "Find a code",
    label: "Codes",
    none: "No code has these letters in its name.",
    save: "Settle with this code",
    cancel: "Cancel",
  },
  decided: "Decided",
  decidedBy: (how: SettledHow, name: string | null) => `${HOW[how]} ${name ? `by ${name}` : "by vote"}`,
  sources: (names: readonly string[]) => (names.length === 0 ? "" : `from ${names.join(", ")}`),
  undo: "Undo",
  undone: "Undone; it is open again",
  nothingToUndo:
    "Nothing was decided on this page that could be undone. The settled layer lists all decisions.",
  seeLayer: "See it",
  done: (how: SettledHow) => (HOW[how][0] ?? "").toUpperCase() + HOW[how].slice(1),
  lost: {
    title: (count: number) =>
      `Since the article was corrected, ${passages(count)} ${count === 1 ? "needs" : "need"} a look`,
    hint: "These were settled in an earlier version, and their words were changed or taken out.",
    unsure: "Probably here now:",
    gone: "No longer in the text.",
    confirm: "It fits",
    choose: "Choose the words",
    more: (count: number) => `Show ${thousands(count)} more`,
    drop: "Take it out of the layer",
  },
  place: {
    title: "Where is it now?",
    hint: (exact: string) =>
      `Settled were the words ${exact}. Choose the words that it stands for in this version.`,
    find: "Words to look for",
    findHint: "Or select them in the text before you open this.",
    none: "These words are not in the article. Try fewer of them.",
    which: (count: number) => (count >= 8 ? "The first eight places" : `${thousands(count)} places`),
    save: "Put it here",
    cancel: "Cancel",
    done: "Put in its new place",
  },
  agreed: {
    button: (count: number) => `Settle all ${passages(count)} where all agree`,
    title: (count: number) => `Settle ${passages(count)} as all coded them?`,
    hint: "Everybody who looked at the article marked these alike. Each can still be undone by itself.",
    confirm: "Settle them",
    cancel: "Cancel",
    done: (count: number, skipped: number) =>
      skipped === 0
        ? `${passages(count)} settled`
        : `${passages(count)} settled; ${thousands(skipped)} were decided or changed meanwhile`,
    undone: (count: number, skipped: number) =>
      `${passages(count)} open again${skipped === 0 ? "" : `; ${thousands(skipped)} were changed meanwhile and stay`}`,
    more: (count: number) => `and ${thousands(count)} more`,
  },
  votes: {
    proposed: "Proposed",
    count: (inFavour: number, needed: number) => `${inFavour} of ${needed} votes`,
    against: (count: number) => `${count} against`,
    for: "Vote for it",
    no: "Vote against it",
    mine: (isFor: boolean) => (isFor ? "You voted for it." : "You voted against it."),
    voted: "Voted",
    joined: "This was proposed already: you voted for it",
  },
  layer: {
    none: "Nothing is settled yet",
    noneHint: "Decide about the first passage, and it stands here.",
    accepted: (count: number) => `${passages(count)} settled`,
    rejected: (count: number) => `${passages(count)} rejected`,
  },
  scores: {
    title: "Agreement with the settled layer",
    hint: "Span F1 of each person's decided passages with what was made of them. Unit: characters of passages with the same code.",
    none: "Nothing is settled yet, so there is nothing to agree with.",
    noneStands: "n/a: no passage of the settled layer stands in the text, so there is nothing to agree with.",
    person: "Person",
    decided: "Decided",
    f1: "Span F1",
    precision: "Precision",
    recall: "Recall",
  },
  nothing: "Nothing to settle",
  nothingHint: "Nobody has coded this article in this group yet.",
  allDone: "Everything is decided",
  allDoneHint: "When somebody codes more, it stands here.",
  failed: "This could not be saved. Nothing was changed; try again.",
  meanwhile: {
    title: (name: string | null) => `${name ?? "A vote"} has just decided this.`,
    list: "Decided meanwhile",
  },
  text: { fold: "Fold the article away", unfold: "Show the whole article" },
  all: (count: number) => `Show all ${passages(count)}`,
  one: "Show one passage at a time",
  textLabel: "The article, with the passages to settle",
} as const;

const shortened = (words: string): string => (words.length > 80 ? `${words.slice(0, 79)}…` : words);
