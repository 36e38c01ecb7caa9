import type { GroupKind } from "@/core/group";
import type { Phase, Pick, RevealRule } from "@/core/tasks/task";
import { offsetWords } from "@/messages/en/dates";
import { count } from "@/messages/en/numbers";

/** Who codes, and who looks after it, as each kind of group calls them. */
const PEOPLE: Record<GroupKind, { one: string; many: string; leader: string }> = {
  class: { one: "student", many: "students", leader: "your teacher" },
  newsroom: { one: "reporter", many: "reporters", leader: "the editor" },
  forum: { one: "participant", many: "participants", leader: "the moderators" },
};

/** What stands before and after a date and time, which is written as the reader's clock has it. */
export type AroundMoment = readonly [before: string, after: string];

const PICKS: Record<Pick, string> = {
  first: "The first",
  second: "The second",
  both: "Both alike",
  neither: "Neither",
};

const CONFIDENCES: Readonly<Record<number, string>> = {
  1: "It is a guess",
  2: "Not very",
  3: "Fairly",
  4: "Very",
  5: "Certain",
};

const SURE: Readonly<Record<number, string>> = {
  1: "a guess",
  2: "not very sure",
  3: "fairly sure",
  4: "very sure",
  5: "certain",
};

/** Words of the pages about coding and comparing tasks. */
export const tasks = {
  title: "Tasks",
  of: (group: string) => `Tasks in ${group}`,
  back: (group: string) => `Back to ${group}`,
  backToAll: "All tasks",
  link: (open: number) => (open === 0 ? "Tasks" : `Tasks (${open} for you)`),
  intro: (kind: GroupKind) =>
    `Articles that this ${{ class: "class", newsroom: "newsroom", forum: "group" }[kind]} codes or compares together: each alone first, then all together.`,
  none: {
    title: "No tasks yet",
    text: (kind: GroupKind, mayRun: boolean) =>
      mayRun
        ? `Choose articles, and your ${PEOPLE[kind].many} code them: blind, if you like, so that nobody copies from anybody.`
        : `When ${PEOPLE[kind].leader} sets one, it stands here and you are told.`,
  },
  forYou: "For you to do",
  others: "Open",
  closed: "Closed",

  badges: {
    blind: "Blind",
    compare: "Compare",
    phase: { coding: "Coding", revising: "Revising", closed: "Closed" } satisfies Record<Phase, string>,
    finished: "You have finished",
    answered: "You have answered",
  },
  due: ["Due ", ""] as AroundMoment,
  articleCount: (number: number) => count(number, "article", "articles"),
  progress: (kind: GroupKind, done: number, all: number, isCompare: boolean) =>
    `${done} of ${count(all, PEOPLE[kind].one, PEOPLE[kind].many)} ${all === 1 || done === 1 ? "has" : "have"} ${isCompare ? "answered" : "finished"}`,

  form: {
    newTitle: "New task",
    editTitle: "Edit task",
    kind: "What is to be done",
    kinds: { code: "Code articles", compare: "Compare two articles" },
    kindHints: {
      code: "Each marks and tags the passages of every article.",
      compare: "Each commits to an answer before the overview and the others' answers are shown.",
    },
    title: "Title",
    titleHint: "Such as “Frames in two reports of one meeting”.",
    articles: "Articles",
    articlesHint: "For a comparison exactly two.",
    coders: "Who",
    allCoders: (kind: GroupKind) => `All ${PEOPLE[kind].many}, and whoever joins later`,
    someCoders: "Only these",
    moreCoders: "Add",
    moreCodersHint: "Whoever has a part in it keeps it.",
    codebook: "Codebook",
    codebookHint: "With one, only passages tagged from it count as coded.",
    anyCodebook: "Any codes",
    blind: "Coded blind",
    blindHint:
      "Nobody but those who run the group sees others' annotations and comments on these articles in this group: on no page, in no count, and not live.",
    reveal: "Others' work is shown",
    reveals: {
      when_finished: "to each as soon as they have finished",
      at_date: "to all at a date",
      by_hand: "to all when you say so",
    } satisfies Record<RevealRule, string>,
    revealAt: "Shown on",
    dueAt: "Due",
    utc: "In UTC.",
    yourZone: (zone: string, minutes: number) =>
      zone === "UTC" ? "In your time zone, UTC." : `In your time zone: ${zone}, UTC${offsetWords(minutes)}.`,
    instructions: "Instructions",
    instructionsHint: "Markdown.",
    votes: "Votes that settle a passage",
    votesHint: "0: those who run the group settle what is disputed.",
    create: "Set task",
    creating: "Setting…",
    save: "Save changes",
    saving: "Saving…",
    cancel: "Cancel",
    moreArticles: "More articles",
    moreArticlesHint: "Until somebody has finished: a first pass is over all articles of a task.",
    keptSoFar: "What was asked stays: these articles, the codes and how it is coded do not change any more.",
    kept: "What was asked stays: articles, codes and how it is coded do not change any more.",
  },

  page: {
    instructions: "Instructions",
    articles: "Articles",
    coded: (number: number) => (number === 0 ? "nothing marked yet" : `${number} marked by you`),
    start: "Start",
    continue: "Continue",
    look: "Look at it",
    differ: "Where people differ",
    codebook: "Codebook",
    revealAt: ["Coded blind until ", "."] as AroundMoment,
    reveal(rule: RevealRule, kind: GroupKind): string {
      return rule === "by_hand"
        ? `Coded blind until ${PEOPLE[kind].leader} ${kind === "forum" ? "show" : "shows"} everybody's work.`
        : "Coded blind: each sees the others' work once they have finished.";
    },
    revealed: ["Everybody's work is shown since ", ". What you change now is your revision."] as AroundMoment,
    closedAt: ["Closed ", "."] as AroundMoment,
    people: "Progress",
    columns: {
      name: "Name",
      state: "State",
      coded: "Marked",
      all: "All",
      article: (number: number) => `Article ${number}`,
    },
    inArticles: (number: number, all: number) => `in ${number} of ${all} articles`,
    state: { waiting: "Not begun", started: "Begun", finished: "Finished", answered: "Answered" },
    unfinished: "Had not finished",
    nobody: "Nobody has a part in it yet.",
  },

  steps: {
    finish: "Finish",
    finishAll: (articles: number) => (articles === 1 ? "Finish" : `Finish all ${articles} articles`),
    finishText: (isBlind: boolean, rule: RevealRule) =>
      !isBlind || rule !== "when_finished"
        ? "What you have marked is kept as your first pass. You can go on marking: that counts as your revision."
        : "What you have marked is kept as your first pass, and you see the others' work. This cannot be undone; you can go on marking, as your revision.",
    reopen: "Not finished yet",
    reopenHint: "Takes your finish back and lets go of your first pass.",
    reveal: "Show everybody's work now",
    revealText:
      "Everybody sees everybody's annotations and comments on these articles from now on. What those who have not finished have marked so far is their first pass.",
    close: "Close",
    closeText: (isHidden: boolean) =>
      `What everybody has marked by now is kept as their second pass, and the task is over.${isHidden ? " Everybody's work is shown, which cannot be undone." : ""} You can open it again.`,
    closeCompareText:
      "Nobody answers any more, and all see all answers. You can open it again, but what was seen was seen.",
    open: "Open again",
    openText: (isRevealed: boolean) =>
      isRevealed
        ? "People go on revising. Their second passes are let go of, and taken anew when you close it again; what was shown stays shown."
        : "People go on coding. What was kept when you closed it is let go of, and taken anew when they finish and when you close it again.",
    openCompareText: "People can answer again. What was seen stays seen.",
    delete: "Delete",
    deleteText: (isOpen: boolean, isHidden: boolean) =>
      `The task goes${isOpen ? ", and is closed by it" : ""}.${isHidden ? " Everybody's work on its articles is shown, which cannot be undone." : ""} What people marked, said and settled stays in the articles. For 30 days you can bring the task back, with its passes and answers; then they go too.`,
    remind: "Remind the others",
    reminded: "Whoever has not finished is told, once a day.",
    edit: "Edit",
  },

  revisions: {
    title: "What was revised",
    intro: "Since each one's first pass.",
    unchanged: (names: readonly string[]) =>
      `Nothing changed by ${[names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ")}.`,
    noneYet: "Nobody has a first pass yet.",
    added: "marked anew",
    removed: "took back",
    moved: "moved the boundary",
    recoded: "chose another code",
    both: "moved the boundary and chose another code",
    was: "before",
    is: "now",
    noCodes: "no code",
    whole: "the whole article",
    changes: (number: number) => count(number, "change", "changes"),
  },

  compare: {
    question: "Your answer",
    commit: "Once you have sent it, it stays as it is; then you see the overview and the others' answers.",
    second: "A second answer",
    secondHint: "You have seen the overview. If it changed your mind, say so: both answers are kept.",
    text: "What do you say, and why?",
    pick: "Which of the two?",
    picks: PICKS,
    pickOf: (pick: Pick, titles: readonly string[]) =>
      pick === "first" || pick === "second" ? (titles[pick === "first" ? 0 : 1] ?? PICKS[pick]) : PICKS[pick],
    confidence: "How sure are you?",
    confidences: CONFIDENCES,
    sure: (level: number) => SURE[level] ?? "",
    send: "Send my answer",
    sending: "Sending…",
    overview: "See the overview",
    overviewLater: "The overview is shown once you have answered.",
    answers: "Answers",
    noneYet: "Nobody has answered yet.",
    after: "after the overview",
  },

  deleted: {
    title: "Deleted",
    hint: "Only those who run the group see these.",
    goes: ["Goes for good on ", ""] as AroundMoment,
    bringBack: "Bring back",
  },

  strip: {
    label: "Task",
    blindUntil: ["Coded blind: you see only your own annotations until ", "."] as AroundMoment,
    blindMine(rule: RevealRule, kind: GroupKind): string {
      return rule === "by_hand"
        ? `Coded blind: you see only your own annotations until ${PEOPLE[kind].leader} ${kind === "forum" ? "show" : "shows"} the others'.`
        : "Coded blind: you see only your own annotations until you have finished.";
    },
    blindOthers: (kind: GroupKind) =>
      `${PEOPLE[kind].many[0]?.toUpperCase()}${PEOPLE[kind].many.slice(1)} code this article blind: their annotations are hidden for now.`,
    codesOf: "With the codes of",
    open: "You are asked to code this article.",
    finished: "You have finished. What you change now is your revision.",
    finishedBlind: "You have finished; the others' annotations are not shown yet.",
    revising: "Everybody's annotations are shown. What you change now is your revision.",
  },
};
