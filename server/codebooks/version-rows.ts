import type { Book } from "@/core/codebook/book";
import type { BookDiff } from "@/core/codebook/book-diff";
import { type ChangeSummary, NO_SUMMARY } from "@/core/codebook/summary";
import type { PackedMove } from "@/server/codebooks/passage-moves";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** What undoing a version needs to know. */
export interface UndoData {
  diff: BookDiff;
  moves: PackedMove[];
}

export interface NewVersion {
  codebookId: string;
  number: number;
  change: ChangeSummary;
  /** Null: cannot be undone. */
  undo: UndoData | null;
  /** The codebook as this version left it. */
  book: Book;
  madeById: string | null;
}

const asJson = (value: object) => value as Prisma.InputJsonObject;

export async function insertVersion(tx: Transaction, version: NewVersion): Promise<{ madeAt: Date }> {
  const { codebookId, number, change, undo, book, madeById } = version;
  return tx.codebookVersion.create({
    data: {
      codebookId,
      number,
      kind: change.kind,
      change: asJson(change),
      undo: undo ? asJson(undo) : Prisma.DbNull,
      snapshot: asJson(book),
      madeById,
    },
    select: { madeAt: true },
  });
}

/** Codebooks that are older than their history get the version that they stand at as its beginning. */
export async function insertVersionIfNone(
  tx: Transaction,
  row: { id: string; version: number },
  book: Book,
): Promise<void> {
  const known = await tx.codebookVersion.count({ where: { codebookId: row.id } });
  if (known > 0) return;
  const { createdAt } = await tx.codebook.findUniqueOrThrow({
    where: { id: row.id },
    select: { createdAt: true },
  });
  await tx.codebookVersion.create({
    data: {
      codebookId: row.id,
      number: row.version,
      kind: "created",
      change: asJson({ ...NO_SUMMARY, kind: "created" } satisfies ChangeSummary),
      undo: Prisma.DbNull,
      snapshot: asJson(book),
      madeAt: createdAt,
    },
    select: { number: true },
  });
}
