import { type AnnotationQuery, normalizeQuery, type QueryLeaf } from "@/core/annotation-query/query";

/**
 * The written form of a query, for its address, for people who would rather write, and to compare by:
 * `code:possessive-blame+ person:ada NOT text:"so-called"`. Conditions beside one another must all hold; OR binds
 * less, NOT more; brackets group. `parseQuery` reads it back to the same (normalized) query. "" is everything.
 */
export function printQuery(query: AnnotationQuery): string {
  const whole = normalizeQuery(query);
  return whole.kind === "and" ? whole.of.map((part) => print(part, "and")).join(" ") : print(whole, null);
}

function print(query: AnnotationQuery, within: "and" | "or" | "not" | null): string {
  if (query.kind === "not") return `NOT ${print(query.of, "not")}`;
  if (query.kind !== "and" && query.kind !== "or") return printLeaf(query);
  const { kind } = query;
  const inside = query.of.map((part) => print(part, kind)).join(kind === "or" ? " OR " : " ");
  return within === null || (within === "or" && kind === "and") ? inside : `(${inside})`;
}

/** One condition as it is written. */
export function printLeaf(leaf: QueryLeaf): string {
  switch (leaf.kind) {
    case "code":
      return `code:${leaf.code}${leaf.children ? "+" : ""}`;
    case "person":
      return `person:${leaf.person}`;
    case "group":
      return `group:${leaf.group}`;
    case "article":
      return `article:${leaf.article}`;
    case "task":
      return `task:${leaf.task}`;
    case "settled":
      return `settled:${leaf.how}`;
    case "made":
      return `made:${leaf.from ?? ""}..${leaf.to ?? ""}`;
    case "agreement":
      return `agreement:${leaf.least ?? ""}..${leaf.most ?? ""}`;
    case "has":
      return `has:${leaf.what}`;
    default:
      return `${leaf.kind}:${quoted(leaf.text)}`;
  }
}

/** Letters and digits stand for themselves; anything else is put in quotation marks. */
const quoted = (text: string): string =>
  /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(text) ? text : `"${text.replace(/[\\"]/g, "\\$&")}"`;
