import { quoted } from "@/messages/en/quoted";

/** Words of coding by hand in the reader: keeping a code, whole sentences, changing in place, undo and redo. */
export const gestures = {
  section: "Coding",

  kept: {
    label: "The code that is kept",
    keeping: "Tagging as",
    hint: "Select a passage: it is tagged.",
    hintTouch: "Select a passage, then tap Tag.",
    sentence: "sentence",
    paragraph: "paragraph",
    tagKey: "tag",
    stop: "Stop",
    stopKey: "stop",
    change: "Keep another code…",
    changeShort: "Change…",
    choose: "Keep a code…",
    chooseShort: "Keep…",
    chooseHint: "Choose a code once, then tag every passage that you select with it.",
    dialogTitle: "Keep a code",
    tagWith: (code: string) => `Tag as ${code}`,
    saidOn: (code: string) => `${code} is kept: what you select is tagged with it. Escape stops.`,
    saidOff: (code: string) => `${code} is not kept any more.`,
    saidOut: (code: string) => `${code} is out of use now, and not kept any more.`,
    saidAlready: (passage: string, code: string) => `${quoted(passage)} is tagged as ${code} already.`,
    saidTooMany: "A highlight has no more than 20 codes. Nothing was changed.",
    commands: {
      choose: "Keep a code: tag whatever is selected",
      stop: "Stop keeping the code",
      keep: (code: string) => `Keep ${code}`,
      tag: (code: string) => `Tag the selection as ${code}`,
    },
  },

  find: { label: "Find", hint: "Find these words in all articles" },

  grow: {
    sentence: "Sentence",
    paragraph: "Paragraph",
    sentenceHint: "Select the whole sentence",
    paragraphHint: "Select the whole paragraph",
    nothing: "There is no sentence here.",
    commands: {
      sentence: "Select the whole sentence",
      paragraph: "Select the whole paragraph",
      tagSentence: (code: string) => `Tag the whole sentence as ${code}`,
      tagParagraph: (code: string) => `Tag the whole paragraph as ${code}`,
    },
  },

  inPlace: {
    commands: {
      replace: "Put another code in its place…",
      replaceIdle: "With a coded highlight of yours in focus",
      codeAs: (code: string) => `Code it as ${code}`,
    },
  },

  steps: {
    undo: "Undo my last step",
    redo: "Redo my last step",
    undoShort: "Undo",
    redoShort: "Redo",
    nothingToUndo: "Nothing of yours on this page is left to undo.",
    nothingToRedo: "Nothing was undone that could be done again.",
    undone: (what: string) => `Undone: ${what}.`,
    redone: (what: string) => `Done again: ${what}.`,
    notUndone: (what: string) => `Not undone: ${what}.`,
    notRedone: (what: string) => `Not done again: ${what}.`,
    problems: {
      gone: "It is not on this page any more, or not yours to change. Nothing else was touched.",
      changed: "It was changed since. It stays as it is now; change it on its card.",
      answered: "Somebody answered since, so it stays. You can still delete it on its card.",
      unsettled: "Its last change is not saved yet. Settle that on its card first.",
    },
    did: {
      highlighted: (passage: string) => `highlighting ${quoted(passage)}`,
      tagged: (passage: string, codes: string) => `tagging ${quoted(passage)} as ${codes}`,
      recoded: (passage: string, codes: string) => `coding ${quoted(passage)} as ${codes}`,
      uncoded: (passage: string) => `taking the code off ${quoted(passage)}`,
      noted: (passage: string) => `the note on ${quoted(passage)}`,
      moved: (passage: string) => `moving the highlight to ${quoted(passage)}`,
      shared: (passage: string) => `changing who sees ${quoted(passage)}`,
      deleted: (passage: string) => `deleting the highlight of ${quoted(passage)}`,
    },
  },
} as const;
