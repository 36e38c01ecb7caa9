import { checkLeaf, HAS, NAME, type QueryLeaf, SETTLED } from "@/core/annotation-query/query";
import { QueryFault, type QueryPlace, type QueryToken } from "@/core/annotation-query/query-tokens";
import { slugOf } from "@/core/annotation-query/task-names";

type Term = Extract<QueryToken, { kind: "term" }>;

const KEYS = "code, person, group, article, task, made, agreement, settled, text, note or has";

/** Other words that people write for the same. */
const KEY_OF: Record<string, QueryLeaf["kind"]> = {
  code: "code",
  tag: "code",
  person: "person",
  by: "person",
  author: "person",
  user: "person",
  group: "group",
  article: "article",
  in: "article",
  task: "task",
  made: "made",
  date: "made",
  agreement: "agreement",
  text: "text",
  quote: "text",
  note: "note",
  settled: "settled",
  is: "settled",
  has: "has",
};

/**
 * @returns a condition, and where its name or value stands, without what only says how it is meant
 * @throws QueryFault for what is no condition
 */
export function readLeaf(term: Term): { leaf: QueryLeaf; place: QueryPlace } {
  const leaf = leafOf(term);
  const fault = checkLeaf(leaf);
  if (fault !== null) throw new QueryFault(fault, term);
  const { start, end } = term.valueAt;
  const isHandle = leaf.kind === "person" && term.value.startsWith("@");
  const hasPlus = leaf.kind === "code" && leaf.children;
  return { leaf, place: { start: start + (isHandle ? 1 : 0), end: end - (hasPlus ? 1 : 0) } };
}

function leafOf(term: Term): QueryLeaf {
  const { key, value } = term;
  if (key === null) return { kind: "text", text: value };
  const name = key.toLowerCase();
  const kind = Object.hasOwn(KEY_OF, name) ? KEY_OF[name] : undefined;
  if (kind === undefined) {
    const message = `There is no “${key}:” here. Use ${KEYS}; in quotation marks, it is looked for as text.`;
    throw new QueryFault(message, { start: term.start, end: term.start + key.length + 1 });
  }
  if (value === "") throw new QueryFault(`Say what comes after “${key}:”.`, term);
  switch (kind) {
    case "code":
      return codeOf(term);
    case "person":
      return { kind, person: nameIn(term, value.replace(/^@/, "")) };
    case "group":
      return { kind, group: nameIn(term, value) };
    case "article":
      return { kind, article: nameIn(term, value) };
    case "task":
      return { kind, task: nameIn(term, value) };
    case "settled":
      return settledIn(term);
    case "made":
      return madeIn(term);
    case "agreement":
      return agreementIn(term);
    case "has":
      return hasIn(term);
    default:
      return { kind, text: value };
  }
}

function codeOf(term: Term): QueryLeaf {
  const children = term.value.endsWith("+");
  const code = nameIn(term, children ? term.value.slice(0, -1) : term.value);
  return { kind: "code", code, children };
}

/** A title in quotation marks stands for the name that it is written by in an address. */
function nameIn(term: Term, name: string): string {
  if (NAME.test(name)) return name;
  const slug = term.isQuoted ? slugOf(name) : "";
  if (slug !== "") return slug;
  if (name === "") throw new QueryFault(`Say what comes after “${term.key}:”.`, term);
  const example = { code: "possessive-blame", person: "ada", group: "public" }[term.key ?? ""];
  throw new QueryFault(
    `“${name}” is not a name. Use the short name from its address${example ? `, such as ${example}` : ""}.`,
    term,
  );
}

const IS: ReadonlyMap<string, (typeof SETTLED)[number]> = new Map([
  ["settled", "yes"],
  ["rejected", "rejected"],
]);

/** `settled:yes`, `settled:no`, `settled:rejected`; `is:settled` and `is:rejected` are the first and the last. */
function settledIn(term: Term): QueryLeaf {
  const asked = term.key?.toLowerCase() === "is" ? IS.get(term.value) : term.value;
  const how = SETTLED.find((one) => one === asked);
  if (!how) {
    throw new QueryFault(
      "Write settled:yes, settled:no, or settled:rejected for what was turned down.",
      term,
    );
  }
  return { kind: "settled", how };
}

function hasIn(term: Term): QueryLeaf {
  const what = HAS.find((one) => one === term.value);
  if (!what) throw new QueryFault(`An annotation can have a ${HAS.join(", a ")}: write has:note, say.`, term);
  return { kind: "has", what };
}

/** `2..`, `..0`, `1..3`, `2`; also `>=2` and `<=0`. */
function agreementIn(term: Term): QueryLeaf {
  const { value } = term;
  const compared = /^(>=|<=|≥|≤)(\d{1,4})$/.exec(value);
  if (compared) {
    const count = Number(compared[2]);
    const isLeast = compared[1] === ">=" || compared[1] === "≥";
    return { kind: "agreement", least: isLeast ? count : null, most: isLeast ? null : count };
  }
  const range = /^(\d{0,4})(\.\.)?(\d{0,4})$/.exec(value);
  const [, least = "", dots, most = ""] = range ?? [];
  if (!range || (least === "" && most === "") || (!dots && most !== "")) {
    throw new QueryFault("Say how many others agree: 2.. is two or more, ..0 is nobody, 1..3 between.", term);
  }
  const last = dots ? most : least;
  return {
    kind: "agreement",
    least: least === "" ? null : Number(least),
    most: last === "" ? null : Number(last),
  };
}

/** `2026-01-31`, `2026-01`, `2026`, or two of them with `..` between, one of which may be left out. */
function madeIn(term: Term): QueryLeaf {
  const [first = "", second, ...more] = term.value.split("..");
  const from = first === "" ? null : dayOf(first, "first");
  const last = second ?? first;
  const to = last === "" ? null : dayOf(last, "last");
  if (more.length > 0 || from === undefined || to === undefined || (from === null && to === null)) {
    throw new QueryFault("Write days as made:2026-01-01..2026-01-31; a month or a year will do too.", term);
  }
  return { kind: "made", from, to };
}

/** The first or last day of a day, a month or a year; undefined for what is none. */
function dayOf(written: string, end: "first" | "last"): string | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written);
  if (!match) return undefined;
  const year = Number(match[1]);
  // The year before 1 is not 0, and nothing was made then.
  if (year === 0) return undefined;
  const month = match[2] === undefined ? (end === "first" ? 1 : 12) : Number(match[2]);
  const lastOfMonth = new Date(Date.UTC(2000, 0));
  lastOfMonth.setUTCFullYear(year, month, 0);
  const day = match[3] === undefined ? (end === "first" ? 1 : lastOfMonth.getUTCDate()) : Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > lastOfMonth.getUTCDate()) return undefined;
  return `${match[1]}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
