import { type CodebookSeed, CodebookSeedSchema, type CodeSeed, CodeSeedSchema } from "@/core/codebook";
import { MAX_CODES_IN_BOOK, MAX_DEPTH } from "@/core/codebook/book";
import { uniqueSlug } from "@/core/codebook/code-slug";
import { type FileLine, type ReadCodebook, wholeFile } from "@/core/codebook/file/read-result";
import { freeColour } from "@/core/codebook/free-colour";
import type { CodeColour } from "@/core/codebook/palette";

/** A code as some file says it, before it is known to be one. */
export interface FoundCode {
  line: number | null;
  /** What others call it by as their parent: its slug, or another program's id. */
  key: string;
  /** The key of its parent. */
  parentKey: string | null;
  /** The key of the code that it was merged into. */
  mergedKey: string | null;
  /** Null: made from its name. */
  slug: string | null;
  /** The other fields of a `CodeSeed`, unproven. Without a hue, it gets one that can be told from the others'. */
  fields: Record<string, unknown>;
}

export interface FoundBook {
  head: { slug?: unknown; name: unknown; description: unknown; guidelines: unknown; source: unknown };
  codes: FoundCode[];
  faults: FileLine[];
  notes: FileLine[];
}

/** Proves what was found in a file, code by code, and puts it in the order of the tree. */
export function assemble({ head, codes, faults: before, notes }: FoundBook): ReadCodebook {
  const faults = [...before];
  if (codes.length > MAX_CODES_IN_BOOK) {
    return { codebook: null, faults: [...faults, wholeFile("too-many", String(MAX_CODES_IN_BOOK))], notes };
  }
  const named = withSlugs(codes, faults);
  const byKey = new Map(named.map((code) => [code.key, code]));
  const seeds: CodeSeed[] = [];
  const hotkeys = new Map<string, string>();
  for (const code of inOrder(named, byKey, faults)) {
    const about = aboutOf(code);
    const fault = (reason: FileLine["reason"], ...detail: string[]) =>
      faults.push({ line: code.line, about, reason, detail });
    const merged = code.mergedKey === null ? undefined : byKey.get(code.mergedKey);
    if (code.mergedKey !== null && !merged) fault("no-merge", code.mergedKey);
    const parent = code.parentKey === null ? null : (byKey.get(code.parentKey)?.slug ?? null);
    const parsed = CodeSeedSchema.safeParse({
      ...(code.fields.hue === undefined && colourUnder(parent, seeds)),
      ...code.fields,
      slug: code.slug,
      parent,
      order: seeds.length + 1,
      ...(merged && { mergedInto: merged.slug, deprecated: true }),
    });
    if (!parsed.success) {
      const { issues } = parsed.error;
      // Where a file has no labels, the name stands for it, and its fault is said once.
      const isTwice = issues.some(({ path }) => path[0] === "name") && code.fields.label === code.fields.name;
      for (const { path, message } of issues) {
        if (path[0] !== "label" || !isTwice) fault("field", path.join("."), message);
      }
      continue;
    }
    const { hotkey } = parsed.data;
    const other = hotkey === null ? undefined : hotkeys.get(hotkey);
    if (hotkey !== null && other !== undefined) fault("hotkey-twice", hotkey, other);
    if (hotkey !== null) hotkeys.set(hotkey, about);
    seeds.push(parsed.data);
  }
  if (codes.length === 0 && faults.length === 0) faults.push(wholeFile("no-codes"));
  const book = headOf(head, faults);
  const isWhole = faults.length === 0 && book !== null;
  return {
    codebook: isWhole ? { ...book, codes: seeds } : null,
    faults: sorted(faults),
    notes: sorted(notes),
  };
}

function colourUnder(parent: string | null, seeds: readonly CodeSeed[]): CodeColour {
  const used = seeds.filter(({ deprecated }) => !deprecated);
  const siblings = used.filter((code) => code.parent === parent);
  return freeColour(
    used,
    siblings,
    seeds.find(({ slug }) => slug === parent),
    (code) => code.isGroup,
  );
}

type NamedCode = FoundCode & { slug: string };

const aboutOf = ({ fields, slug, key }: FoundCode): string =>
  typeof fields.name === "string" && fields.name !== "" ? fields.name : (slug ?? key);

/** Addresses that the file says are kept, and must be there once; the others are made around them. */
function withSlugs(codes: readonly FoundCode[], faults: FileLine[]): NamedCode[] {
  const taken = new Set<string>();
  for (const code of codes) {
    if (code.slug === null) continue;
    if (taken.has(code.slug)) {
      faults.push({ line: code.line, about: aboutOf(code), reason: "slug-twice", detail: [code.slug] });
    }
    taken.add(code.slug);
  }
  return codes.map((code) => {
    if (code.slug !== null) return { ...code, slug: code.slug };
    const slug = uniqueSlug(typeof code.fields.name === "string" ? code.fields.name : "", taken);
    taken.add(slug);
    return { ...code, slug };
  });
}

/** Parents before their children, siblings as they stand in the file. */
function inOrder(
  codes: readonly NamedCode[],
  byKey: ReadonlyMap<string, NamedCode>,
  faults: FileLine[],
): NamedCode[] {
  const children = new Map<NamedCode | null, NamedCode[]>();
  for (const code of codes) {
    const parent = code.parentKey === null ? null : byKey.get(code.parentKey);
    if (parent === undefined) {
      const detail = [code.parentKey ?? ""];
      faults.push({ line: code.line, about: aboutOf(code), reason: "no-parent", detail });
    }
    const list = children.get(parent ?? null) ?? [];
    children.set(parent ?? null, list);
    list.push(code);
  }
  const ordered: NamedCode[] = [];
  const walk = (parent: NamedCode | null, depth: number): void => {
    for (const code of children.get(parent) ?? []) {
      if (depth > MAX_DEPTH) {
        const detail = [String(MAX_DEPTH)];
        faults.push({ line: code.line, about: aboutOf(code), reason: "too-deep", detail });
        continue;
      }
      ordered.push(code);
      walk(code, depth + 1);
    }
  };
  walk(null, 1);
  if (faults.some(({ reason }) => reason === "too-deep")) return ordered;
  const reached = new Set(ordered);
  for (const code of codes) {
    if (reached.has(code)) continue;
    const parent = byKey.get(code.parentKey ?? "");
    faults.push({
      line: code.line,
      about: aboutOf(code),
      reason: "circle",
      detail: [parent ? aboutOf(parent) : ""],
    });
  }
  return ordered;
}

function headOf(head: FoundBook["head"], faults: FileLine[]): Omit<CodebookSeed, "codes"> | null {
  const name = typeof head.name === "string" ? head.name : "";
  const parsed = CodebookSeedSchema.omit({ codes: true }).safeParse({
    ...head,
    slug: head.slug ?? uniqueSlug(name, new Set()),
  });
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues)
    faults.push(wholeFile("field", path.join("."), message));
  return null;
}

const sorted = (lines: readonly FileLine[]): FileLine[] =>
  [...lines].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
