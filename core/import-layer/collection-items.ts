import { invalid } from "@/core/errors";
import type { ImportLine } from "@/core/import-layer/request";
import { isJsonObject, type Json, type JsonObject, toList } from "@/core/web-annotation/json";
import { isOfType } from "@/core/web-annotation/values";

/** Each is looked for in the text, so fewer than of our own format. */
export const MAX_ITEMS = 5_000;

/** An entry of a file, not yet looked at. */
export interface CollectionItem {
  /** Where it stands in the file: `first.items.3`. */
  at: string;
  document: Json;
}

export interface CollectionItems {
  items: CollectionItem[];
  /** What the file speaks of and does not have in it. */
  lines: ImportLine[];
}

/**
 * The annotations of an AnnotationCollection with its pages inside, of one AnnotationPage (Data Model,
 * sections 5.1 and 5.2), of a list, or a single one. What is elsewhere is not fetched, and told. The context
 * of what they stand in holds for those that have none of their own.
 * @throws AppError invalid for anything else, and for more than `MAX_ITEMS`
 */
export function itemsOf(file: Json): CollectionItems {
  const found: CollectionItems = { items: [], lines: [] };
  if (Array.isArray(file)) put(found, file, "", undefined);
  else if (!isJsonObject(file)) throw noAnnotations();
  else if (isOfType(file, "Annotation")) put(found, [file], null, undefined);
  else if (isOfType(file, "AnnotationPage")) putPages(found, file, "", file["@context"]);
  else if (isOfType(file, "AnnotationCollection")) putCollection(found, file);
  else throw noAnnotations();
  return found;
}

const noAnnotations = () =>
  invalid("file", "Expected an AnnotationCollection, an AnnotationPage, a list of annotations, or one.");

function putCollection(found: CollectionItems, file: JsonObject): void {
  const [first] = toList(file.first);
  const context = file["@context"];
  if (isJsonObject(first)) putPages(found, first, "first.", context);
  else if (first === undefined && file.items !== undefined) put(found, toList(file.items), "items.", context);
  else throw invalid("file.first", "Its pages are not in the file, and are not fetched. Send them with it.");
  const total = toList(file.total)[0];
  const isShort = typeof total === "number" && total > found.items.length;
  if (isShort && found.lines.length === 0) {
    const why = `The collection has ${total} annotations; ${found.items.length} of them are in the file.`;
    found.lines.push({ at: "total", outcome: "left-out", why });
  }
}

function putPages(found: CollectionItems, first: JsonObject, at: string, outer: Json | undefined): void {
  let page = first;
  for (let path = at; ; path += "next.") {
    const context = page["@context"] ?? outer;
    put(found, toList(page.items), `${path}items.`, context);
    const [next] = toList(page.next);
    if (next === undefined || next === null) return;
    if (!isJsonObject(next)) {
      const why = `The page that follows, ${String(next).slice(0, 500)}, is not in the file, and is not fetched.`;
      found.lines.push({ at: `${path}next`, outcome: "left-out", why });
      return;
    }
    page = next;
  }
}

/** @param at null: it is the file itself */
function put(
  found: CollectionItems,
  items: readonly Json[],
  at: string | null,
  context: Json | undefined,
): void {
  if (found.items.length + items.length > MAX_ITEMS) {
    throw invalid("file", `At most ${MAX_ITEMS.toLocaleString("en")} annotations in one file.`);
  }
  for (const [index, item] of items.entries()) {
    const takesContext = isJsonObject(item) && !("@context" in item) && context !== undefined;
    found.items.push({
      at: at === null ? "" : `${at}${index}`,
      document: takesContext ? { "@context": context, ...item } : item,
    });
  }
}
