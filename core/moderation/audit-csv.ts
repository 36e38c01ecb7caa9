import { csvLines } from "@/core/export/csv";

export interface AuditLine {
  seq: bigint;
  at: Date;
  groupId: string | null;
  articleId: string | null;
  actorId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  personId: string | null;
  reason: string;
  data: unknown;
}

const COLUMNS = [
  "number",
  "at",
  "action",
  "actor",
  "group",
  "article",
  "subject_kind",
  "subject",
  "person",
  "reason",
  "data",
];

/** The audit log as CSV, oldest first, with nothing in it that a spreadsheet would run. */
export async function* toAuditCsv(
  entries: AsyncIterable<readonly AuditLine[]>,
  { bom }: { bom: boolean },
): AsyncGenerator<string> {
  yield `${bom ? "\uFEFF" : ""}${csvLines([COLUMNS])}`;
  for await (const some of entries) yield csvLines(some.map(toRow));
}

const toRow = (entry: AuditLine): (string | number | null)[] => [
  String(entry.seq),
  entry.at.toISOString(),
  entry.action,
  entry.actorId,
  entry.groupId,
  entry.articleId,
  entry.subjectKind,
  entry.subjectId,
  entry.personId,
  entry.reason,
  JSON.stringify(entry.data),
];
