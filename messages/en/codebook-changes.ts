import { thousands } from "@/messages/en/numbers";

type Names = readonly string[];
const quoted = (name = ""): string => `“${name}”`;
const listed = (names: Names): string =>
  names.length < 2
    ? quoted(names[0])
    : `${names.slice(0, -1).map(quoted).join(", ")} and ${quoted(names.at(-1))}`;
const codes = (count: number): string => (count === 1 ? "1 code" : `${thousands(count)} codes`);

/** Words of what is done to codebooks: what it is called, what it would do, and why it is refused. */
export const codebookChanges = {
  refused: {
    "no-such-code": () => "There is no such code in this codebook.",
    "nothing-changes": () => "This is how it is already.",
    "id-taken": ([name]: Names) => `${quoted(name)} has an id that another code has. Nothing was changed.`,
    "merge-itself": ([from]: Names) => `${quoted(from)} cannot be merged into itself.`,
    "merge-below": ([from, into]: Names) =>
      `${quoted(into)} stands under ${quoted(from)}. Move it out first, or merge the other way round.`,
    "merge-heading": ([from, into]: Names) =>
      `Of ${quoted(from)} and ${quoted(into)}, one is a heading, which is not used on passages. Choose two codes or two headings.`,
    "merge-used-up": ([from]: Names) => `${quoted(from)} was merged into another code already.`,
    "into-deprecated": ([, into]: Names) => `${quoted(into)} is no longer used. Bring it back first.`,
    "move-below-itself": ([name]: Names) => `${quoted(name)} cannot stand under itself.`,
    "under-merged": ([name]: Names) =>
      `${quoted(name)} was merged into another code; nothing can stand under it.`,
    "split-heading": ([name]: Names) => `${quoted(name)} is a heading: it has no passages to split.`,
    "split-deprecated": ([name]: Names) => `${quoted(name)} is no longer used. Bring it back first.`,
    "not-its-passage": ([name]: Names) =>
      `A passage that you chose does not have ${quoted(name)} any more. Look at the list again; nothing was changed.`,
    "heading-with-passages": ([name]: Names) =>
      `${quoted(name)} stands on passages, and headings do not. Merge it into another code first, or split it.`,
    "already-deprecated": ([name]: Names) => `${quoted(name)} is out of use already.`,
    "not-deprecated": ([name]: Names) => `${quoted(name)} is in use.`,
    circle: () => "That would make a code stand under itself.",
    "too-deep": () => "Codes can stand six levels deep at most.",
    "too-many": () => "A codebook has room for 1,000 codes.",
    "slug-twice": () => "Two codes would have the same address.",
    "hotkey-taken": ([key, other]: Names) =>
      `Key ${key} belongs to ${quoted(other)}. Take it from there first.`,
    "merged-nowhere": () => "A merged code would lead nowhere.",
  },
  mayNotEdit: (isShared: boolean) =>
    isShared
      ? "Only administrators change codebooks for everybody. You can copy it into a group of yours and change it there."
      : "Only who runs the group changes its codebooks.",
  changedMeanwhile: (version: number) =>
    `Somebody changed this codebook meanwhile; it is at version ${version} now. Nothing of yours was saved yet: look at it, and do it again.`,
  busy: "Many are coding with this right now. Nothing was changed; try again.",
  example:
    "This example does not say what stands in its annotation, or not everybody who reads this codebook may read it.",
  noSuchVersion: "version of this codebook",
  undo: {
    notUndoable: (number: number) => `Version ${number} is how the codebook began; it cannot be undone.`,
    already: (number: number, by: number) => `Version ${number} was already taken back, by version ${by}.`,
    standsOn: (what: string, later: number | null) =>
      later === null
        ? `This cannot be undone any more: ${what} has changed since.`
        : `This cannot be undone now: ${what} changed again in version ${later}. Undo that one first.`,
    passages: (name: string) =>
      `This cannot be undone: passages have been coded with ${quoted(name)} since. Merge it or take it out of use instead.`,
    book: "the codebook itself",
    of: (what: string, name: string) => `${what} of ${quoted(name)}`,
  },

  field: {
    name: "name",
    label: "published label",
    description: "description",
    guidelines: "guidelines",
    source: "source",
    slug: "address",
    definition: "definition",
    whenToUse: "when to use",
    whenNotToUse: "when not to use",
    positiveExamples: "examples",
    negativeExamples: "counter-examples",
    hue: "colour",
    shade: "shade",
    hotkey: "key",
    isHeading: "heading",
    deprecatedAt: "being in use",
    mergedIntoId: "merge",
    place: "place",
    children: "codes under it",
    passages: "passages",
    code: "code",
    merged: "merge",
  } as Readonly<Record<string, string>>,

  warning: {
    "same-colour": (names: Names) =>
      `It would look the same as ${listed(names)} beside it. Choose another shade, so that they can be told apart.`,
    "same-name": () => "Another code of this codebook has the same name.",
    "children-move": (names: Names) => `${codes(names.length)} under it will move too: ${listed(names)}.`,
    "children-stay": (names: Names) => `${codes(names.length)} under it will stay in use: ${listed(names)}.`,
    "children-come": (names: Names) => `${codes(names.length)} under it will come along: ${listed(names)}.`,
    "hotkey-lost": () => "Its key becomes free.",
    "passages-stay-merged": (names: Names) =>
      `Its former passages stay with ${listed(names)}. To bring them back too, undo the merge in the history.`,
  },
} as const;
