import type { ImportFaultCode, LostKind } from "@/core/import/imported-text";
import { quoted } from "@/messages/en/quoted";

const number = new Intl.NumberFormat("en");
const count = (many: number, one: string, more = `${one}s`) =>
  many === 1 ? `1 ${one}` : `${number.format(many)} ${more}`;

function size(bytes: number): string {
  if (bytes < 1024 * 1024) return `${number.format(Math.max(1, Math.round(bytes / 1024)))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "")} MB`;
}

const at = (place: { line: number; column: number } | null) =>
  place ? ` (line ${number.format(place.line)}, byte ${number.format(place.column)})` : "";

const NOTHING = "Nothing was saved.";

/** What is lost, each as how many and what becomes of it. */
const lost: Record<LostKind, (many: number) => { what: string; becomes: string }> = {
  table: (many) => ({
    what: count(many, "table"),
    becomes: "The words stay, a row to a line, with a tab between cells.",
  }),
  image: (many) => ({ what: count(many, "image"), becomes: "Captions stay." }),
  embed: (many) => ({
    what: count(many, "embedded thing"),
    becomes: "Video, audio and frames are left out.",
  }),
  script: (many) => ({ what: count(many, "script"), becomes: "Nothing in an article runs." }),
  form: (many) => ({ what: count(many, "form control"), becomes: "Fields, boxes and buttons are left out." }),
  formula: (many) => ({ what: count(many, "formula"), becomes: "Left out." }),
  footnote: (many) => ({
    what: count(many, "footnote link"),
    becomes: "The notes stand at the end; their numbers lead nowhere.",
  }),
  "unsafe-link": (many) => ({
    what: count(many, "unsafe link"),
    becomes: "Only http, https and mailto are followed; the words stay.",
  }),
  link: (many) => ({
    what: count(many, "link without a full address"),
    becomes: "The words stay.",
  }),
  formatting: (many) => ({
    what: `${count(many, "other formatting", "other formattings")}`,
    becomes: "Underlined, struck out, raised and the like; the words stay.",
  }),
  "quote-marks": (many) => ({
    what: count(many, "quotation without marks", "quotations without marks"),
    becomes: "The source left its quotation marks to the browser; none are put in.",
  }),
  numbering: (many) => ({ what: count(many, "numbered list"), becomes: "The items stay, without numbers." }),
  nesting: (many) => ({ what: count(many, "nested level"), becomes: "Everything stands on one level." }),
  ruby: (many) => ({ what: count(many, "reading aid"), becomes: "Ruby text is left out." }),
  separator: (many) => ({ what: count(many, "dividing line"), becomes: "Left out." }),
  navigation: (many) => ({ what: count(many, "menu"), becomes: "Navigation of the page is left out." }),
  hidden: (many) => ({
    what: count(many, "hidden part"),
    becomes: "What the page does not show is left out.",
  }),
  outside: (many) => ({
    what: `${count(many, "word")} around the article`,
    becomes: "Only the page's article is taken.",
  }),
  html: (many) => ({ what: count(many, "HTML tag"), becomes: "What stands inside them stays." }),
  comment: (many) => ({ what: count(many, "comment"), becomes: "Remarks on the document are left out." }),
  markdown: () => ({
    what: "The Markdown",
    becomes: "It is too long or too tangled to be read as such, so it stands as plain text, signs and all.",
  }),
};

const faults: Record<ImportFaultCode, string> = {
  "too-many-blocks": `This has more than 50,000 paragraphs. Bring it in as several articles. ${NOTHING}`,
  "too-deep": `This is nested too deeply to be read. Paste it as plain text instead. ${NOTHING}`,
  empty: `There are no words in this. ${NOTHING}`,
};

/** Words of bringing articles in: the page, its answers, and the import from a folder. */
export const intake = {
  lost,
  faults,
  size,

  // Answers of the commands.
  tooLarge: (bytes: number, most: number) =>
    `This has ${size(bytes)}; at most ${size(most)} can be brought in at once. ${NOTHING}`,
  tooLong: (length: number, most: number) =>
    `This has ${number.format(length)} characters; an article has at most ${number.format(most)}. Bring it in as several articles. ${NOTHING}`,
  unstorable: (what: "nul" | "surrogate", line: number, column: number) =>
    `Line ${number.format(line)}, character ${number.format(column)} is ${
      what === "nul" ? "a NUL" : "half of a surrogate pair"
    }, which is no text. Take it out and try again. ${NOTHING}`,
  noEncoding: (place: { line: number; column: number } | null) =>
    `This is not UTF-8${at(place)} and does not say what it is. Save it as UTF-8, or say its encoding. ${NOTHING}`,
  notTheEncoding: (declared: string, place: { line: number; column: number } | null) =>
    `This says that it is ${declared}, and it is not${at(place)}. Save it as UTF-8, or say its encoding. ${NOTHING}`,
  doubtfulEncoding: (declared: string) =>
    `This says that it is ${declared}, but read so its letters make no words. Save it as UTF-8, or say its encoding. ${NOTHING}`,
  unknownEncoding: (label: string) =>
    `“${label.slice(0, 40)}” is no encoding that can be read here. Save it as UTF-8. ${NOTHING}`,
  unknownFormat: `This is neither text, Markdown, HTML nor a Word document (.docx). ${NOTHING}`,
  notText: `This is no text. Articles come as text, Markdown, HTML or a Word document (.docx). ${NOTHING}`,
  noTitle: "An article needs a title, and this source has none.",
  readOnly: "This token may only read.",
  noSource: "Send content with its format, a file, or an address.",
  severalSources: "Send one of content, file and address.",
  docx: {
    encryptedOrOld: `This document is protected by a password, or in Word's old format. Save it as .docx without a password. ${NOTHING}`,
    notOne: `This is no Word document (.docx), whatever its name says. ${NOTHING}`,
    broken: `This document is damaged. Open it in a word processor and save it anew. ${NOTHING}`,
    bomb: `This document holds far more than it should. Copy its text and paste it instead. ${NOTHING}`,
  },
  fetch: {
    off: "This server fetches no addresses. Paste the text or upload a file instead.",
    notOne: `This is no http or https address. ${NOTHING}`,
    forbidden: `This server goes to public web addresses only. Paste the text instead. ${NOTHING}`,
    unreachable: `Nothing answers at this address. Check it, or paste the text. ${NOTHING}`,
    timeout: `The page took too long to come. Try again, or paste the text. ${NOTHING}`,
    redirects: `This address leads on and on. Open it in a browser and paste the text. ${NOTHING}`,
    status: (code: number) =>
      `The site answers with ${code} instead of the page. Paste the text instead. ${NOTHING}`,
    type: `There is no page with text at this address. Download it and upload the file. ${NOTHING}`,
    tooLarge: (most: number) => `The page has more than ${size(most)}. Paste the text instead. ${NOTHING}`,
  },
  addressTaken:
    "An article with this canonical address is here already. Leave the address empty to bring in your own copy. Nothing was saved.",
  knownContent: (title: string) => `${quoted(title)} has exactly these words. Nothing was saved.`,
  knownAddress: (title: string) => `${quoted(title)} has this canonical address. Nothing was saved.`,
  slugTaken: `Another article has this address here. Choose another. ${NOTHING}`,
  idTaken: `Another article has this id. ${NOTHING}`,
  noSuchGroup: "There is no such group to publish in.",
  notEverybody: "Only administrators of this site publish articles to everyone.",

  // The import from a folder: a line for each file.
  folder: {
    say: (one: number, total: number) => `[${number.format(one)}/${number.format(total)}]`,
    outcome: (
      one:
        | { file: string; is: "imported"; slug: string; lost: readonly string[] }
        | { file: string; is: "known"; slug: string }
        | { file: string; is: "refused"; why: string },
    ): string => {
      if (one.is === "imported") {
        const lost = one.lost.length > 0 ? ` (lost: ${one.lost.join(", ")})` : "";
        return `${one.file}: imported as /articles/${one.slug}${lost}`;
      }
      return one.is === "known"
        ? `${one.file}: already there as /articles/${one.slug}`
        : `${one.file}: refused. ${one.why}`;
    },
    summary: (counts: { files: number; imported: number; known: number; refused: number }) =>
      `${count(counts.files, "file")}: ${number.format(counts.imported)} imported, ${number.format(counts.known)} already there, ${number.format(counts.refused)} refused.`,
    noSuchPerson: (handle: string) => `There is nobody with the handle ${handle}.`,
    noSuchGroup: (slug: string) => `There is no group ${slug}.`,
  },

  // The page.
  title: "Bring in an article",
  lead: "You see precisely what will be stored before anything is saved.",
  source: {
    paste: "The text",
    pasteHint: "Pasted text keeps its headings, links and emphasis where they come along.",
    placeholder: "Paste the article here",
    kind: "Read it as",
    kinds: { text: "Plain text", markdown: "Markdown", html: "HTML source" },
    formatted: "Pasted with its formatting.",
    plainInstead: "Take it as plain text",
    edited: "You changed the text, so it is taken as plain text.",
    file: "Or a file",
    fileHint: (most: string) => `Text, Markdown, HTML or a Word document (.docx), up to ${most}.`,
    fileChoose: "Choose a file, or drop one here",
    fileChosen: (name: string, size: string) => `${name}, ${size}`,
    fileClear: "Remove the file",
    address: "Or an address",
    addressHint: "The page is fetched by this server, and its article taken out.",
    preview: "See what will be stored",
    reading: "Reading…",
    nothing: "Paste a text or choose a file first.",
    several: "There is a text and a file. Take one of them away.",
  },
  preview: {
    heading: "What will be stored",
    words: (many: number, minutes: number) => `${count(many, "word")} · ${count(minutes, "minute")} to read`,
    showAll: (many: number) => `Show all ${number.format(many)} paragraphs`,
    more: (many: number) => `${count(many, "more paragraph")} will be stored too.`,
    lostTitle: "What is lost",
    nothingLost: "Nothing is lost: every word and all of its markup is kept.",
    heading1: "The first heading became the title and does not stand in the text again.",
    encoding: (name: string) => `Read as ${name}.`,
    misdeclared: (declared: string, name: string) =>
      `It says that it is ${declared}, but it is ${name} and was read so.`,
    text: "The text as it will be stored",
  },
  details: {
    heading: "About the article",
    title: "Title",
    author: "Author",
    source: "Source",
    sourceHint: "The newspaper, site or book it is from.",
    date: "Published on",
    language: "Language",
    address: "Canonical address",
    addressHint: "Where the original stands. It is recognised by this.",
    slug: "Address here",
    slugHint: "After /articles/. Small letters, digits and hyphens.",
    audience: "Who may read it",
    everyone: "Everyone",
    everyoneHint: "Anybody who comes to this site.",
    groups: "Groups",
    groupsHint: "Members of the groups you choose.",
    onlyMe: "Only me",
    onlyMeHint: "Nobody else sees it.",
    noGroups: "You are in no group that you may write in.",
    chooseGroup: "Choose at least one group.",
    save: "Save the article",
    saving: "Saving…",
    saveAgain: "Save it a second time",
    back: "Back to the source",
    startOver: "Cancel",
  },
  known: {
    content: "These words are here already",
    address: "This article is here already",
    is: quoted,
    has: { content: " has exactly the same text.", address: " has this canonical address." },
    newVersion: "Go on as a new version of it",
    cancel: "Cancel",
    again: "Or save it a second time below.",
    takenAddress: "Or clear the canonical address below to keep both.",
  },
  offline: "No answer from the server. Nothing is lost; try again when you are back online.",
  tooLargeForPage: (size: string, most: string) =>
    `This has ${size}; at most ${most} can be brought in at once. Nothing is lost: split it, or import it from a folder.`,
} as const;
