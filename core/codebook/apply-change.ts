import {
  ancestorsOf,
  type Book,
  type BookCode,
  bookFault,
  childLists,
  inTreeOrder,
  isLive,
} from "@/core/codebook/book";
import type { Change, NewCode } from "@/core/codebook/change";
import { uniqueSlug } from "@/core/codebook/code-slug";
import { ChangeRefused } from "@/core/codebook/refusal";

export interface ChangeContext {
  /** ISO 8601. */
  now: string;
  /** Whether any passage has the code, deleted ones too. */
  isUsed: (codeId: string) => boolean;
}

type Of<K extends Change["kind"]> = Extract<Change, { kind: K }>;

/**
 * The book as a change leaves it. Which passages a merge or a split moves is not in it: see `PassageMove`.
 * @throws ChangeRefused where the change makes no sense here, or would leave no valid book.
 */
export function applyChange(book: Book, change: Change, context: ChangeContext): Book {
  const after = new Changing(book, context).run(change);
  const fault = bookFault(after);
  if (!fault) return after;
  if (fault.fault === "hotkey-taken") {
    const other = after.codes.find(({ id }) => id === fault.otherId)?.name ?? "";
    const mine = after.codes.find(({ id }) => id === fault.codeId)?.name ?? "";
    const changed = "codeId" in change && change.codeId === fault.otherId ? mine : other;
    throw new ChangeRefused("hotkey-taken", fieldOf(change, "hotkey"), [fault.hotkey, changed]);
  }
  throw new ChangeRefused(fault.fault, "change");
}

const fieldOf = (change: Change, name: string): string =>
  change.kind === "add-code" ? `change.code.${name}` : `change.fields.${name}`;

class Changing {
  private readonly codes: Map<string, BookCode>;
  private readonly lists: Map<string | null, string[]>;

  constructor(
    private readonly book: Book,
    private readonly context: ChangeContext,
  ) {
    this.codes = new Map(book.codes.map((code) => [code.id, code]));
    this.lists = childLists(book.codes);
  }

  run(change: Change): Book {
    switch (change.kind) {
      case "edit-book":
        return this.editBook(change);
      case "add-code":
        this.requireParent(change.parentId);
        this.insert(change.code, change.parentId, change.index, "change.code.id");
        break;
      case "edit-code":
        this.editCode(change);
        break;
      case "move-code":
        this.move(change);
        break;
      case "merge-codes":
        this.merge(change);
        break;
      case "split-code":
        this.split(change);
        break;
      case "deprecate-code":
        this.deprecate(change);
        break;
      case "bring-back-code":
        this.bringBack(change);
        break;
    }
    const codes = inTreeOrder(this.codes, this.lists);
    if (codes.length !== this.codes.size) throw new ChangeRefused("circle", "change");
    return { ...this.book, codes };
  }

  private editBook({ kind: _, ...fields }: Of<"edit-book">): Book {
    const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    if (isSameIn(this.book, said)) throw new ChangeRefused("nothing-changes", "change");
    return { ...this.book, ...said };
  }

  private editCode({ codeId, fields }: Of<"edit-code">): void {
    const code = this.find(codeId, "change.codeId");
    const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    if (isSameIn(code, said)) throw new ChangeRefused("nothing-changes", "change");
    if (fields.isHeading && !code.isHeading && this.context.isUsed(codeId)) {
      throw new ChangeRefused("heading-with-passages", "change.fields.isHeading", [code.name]);
    }
    // What was published under its name goes on being published under it.
    const follows = fields.name !== undefined && fields.label === undefined && code.label === code.name;
    this.codes.set(codeId, { ...code, ...said, ...(follows && { label: fields.name }) });
  }

  private move({ codeId, parentId, index }: Of<"move-code">): void {
    const code = this.find(codeId, "change.codeId");
    if (parentId === codeId) throw new ChangeRefused("move-below-itself", "change.parentId", [code.name]);
    this.requireParent(parentId);
    if (parentId !== null && ancestorsOf(this.codes, parentId).includes(codeId)) {
      throw new ChangeRefused("move-below-itself", "change.parentId", [code.name]);
    }
    const from = this.children(code.parentId);
    const was = from.indexOf(codeId);
    from.splice(was, 1);
    const to = this.children(parentId);
    const at = Math.min(index, to.length);
    if (parentId === code.parentId && at === was) throw new ChangeRefused("nothing-changes", "change");
    to.splice(at, 0, codeId);
  }

  private merge({ fromId, intoId }: Of<"merge-codes">): void {
    const from = this.find(fromId, "change.fromId");
    const into = this.find(intoId, "change.intoId");
    const names = [from.name, into.name];
    if (fromId === intoId) throw new ChangeRefused("merge-itself", "change.intoId", names);
    if (from.mergedIntoId !== null) throw new ChangeRefused("merge-used-up", "change.fromId", names);
    if (!isLive(into)) throw new ChangeRefused("into-deprecated", "change.intoId", names);
    if (from.isHeading !== into.isHeading) throw new ChangeRefused("merge-heading", "change.intoId", names);
    // What stands under it would have to stand under itself.
    if (ancestorsOf(this.codes, intoId).includes(fromId)) {
      throw new ChangeRefused("merge-below", "change.intoId", names);
    }
    const orphans = this.children(fromId).splice(0);
    this.children(intoId).push(...orphans);
    this.codes.set(fromId, {
      ...from,
      mergedIntoId: intoId,
      deprecatedAt: from.deprecatedAt ?? this.context.now,
      hotkey: null,
    });
  }

  private split({ codeId, into }: Of<"split-code">): void {
    const code = this.find(codeId, "change.codeId");
    if (code.isHeading) throw new ChangeRefused("split-heading", "change.codeId", [code.name]);
    if (!isLive(code)) throw new ChangeRefused("split-deprecated", "change.codeId", [code.name]);
    const at = this.children(code.parentId).indexOf(codeId);
    for (const [place, { code: draft }] of into.entries()) {
      this.insert(
        { ...draft, isHeading: false },
        code.parentId,
        at + 1 + place,
        `change.into.${place}.code.id`,
      );
    }
  }

  private deprecate({ codeId }: Of<"deprecate-code">): void {
    const code = this.find(codeId, "change.codeId");
    if (!isLive(code)) throw new ChangeRefused("already-deprecated", "change.codeId", [code.name]);
    this.codes.set(codeId, { ...code, deprecatedAt: this.context.now, hotkey: null });
  }

  /** A merged code comes back without its passages: undoing the merge brings them too. */
  private bringBack({ codeId }: Of<"bring-back-code">): void {
    const code = this.find(codeId, "change.codeId");
    if (isLive(code)) throw new ChangeRefused("not-deprecated", "change.codeId", [code.name]);
    this.codes.set(codeId, { ...code, deprecatedAt: null, mergedIntoId: null });
  }

  private insert(draft: NewCode, parentId: string | null, index: number, field: string): void {
    if (this.codes.has(draft.id)) throw new ChangeRefused("id-taken", field, [draft.name]);
    const taken = new Set([...this.codes.values()].map(({ slug }) => slug));
    this.codes.set(draft.id, {
      ...draft,
      parentId,
      slug: uniqueSlug(draft.name, taken),
      label: draft.name,
      deprecatedAt: null,
      mergedIntoId: null,
    });
    const list = this.children(parentId);
    list.splice(Math.min(index, list.length), 0, draft.id);
  }

  private find(id: string, field: string): BookCode {
    const code = this.codes.get(id);
    if (!code) throw new ChangeRefused("no-such-code", field);
    return code;
  }

  private requireParent(parentId: string | null): void {
    if (parentId === null) return;
    const parent = this.find(parentId, "change.parentId");
    if (parent.mergedIntoId !== null)
      throw new ChangeRefused("under-merged", "change.parentId", [parent.name]);
  }

  private children(parentId: string | null): string[] {
    const list = this.lists.get(parentId) ?? [];
    this.lists.set(parentId, list);
    return list;
  }
}

const isSameIn = (now: object, said: Record<string, unknown>): boolean =>
  Object.entries(said).every(
    ([key, value]) => JSON.stringify(now[key as keyof typeof now]) === JSON.stringify(value),
  );
