import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { DEMO_ROLES } from "@/core/account";
import { describeRange } from "@/core/anchoring/quote";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { createAnnotation } from "@/server/annotations/commands";
import { createComment } from "@/server/comments/commands";
import { db } from "@/server/db";
import type { DemoActors } from "./people";
import type { Report } from "./report";
import { seededId } from "./seeded-id";

const AuthorSchema = z.enum(DEMO_ROLES);

interface SeedComment {
  by: (typeof DEMO_ROLES)[number];
  body: string;
  replies: SeedComment[];
}
const CommentSchema: z.ZodType<SeedComment> = z.lazy(() =>
  z.object({ by: AuthorSchema, body: z.string(), replies: z.array(CommentSchema).default([]) }),
);

const ListSchema = z.array(
  z.object({
    article: z.string(),
    exact: z.string(),
    occurrence: z.number().int().min(1),
    codes: z.array(z.string()),
    note: z.string().nullable(),
    by: AuthorSchema,
    group: z.literal("public"),
    comments: z.array(CommentSchema),
  }),
);

/** A first layer, so that the first page a newcomer opens shows what the product is. Made once, never again. */
export async function seedAnnotations(people: DemoActors, report: Report): Promise<void> {
  const file = path.join(import.meta.dirname, "annotations.json");
  const list = ListSchema.parse(JSON.parse(await readFile(file, "utf8")));
  const codes = await db.code.findMany({
    select: { id: true, slug: true, codebook: { select: { slug: true } } },
  });
  const codeId = new Map(codes.map((code) => [`${code.codebook.slug}/${code.slug}`, code.id]));
  let made = 0;
  for (const [index, entry] of list.entries()) {
    const id = seededId(`annotation ${index}`);
    if (await db.annotation.findUnique({ where: { id }, select: { id: true } })) continue;
    const article = await db.article.findUnique({
      where: { slug: entry.article },
      select: { id: true, currentVersion: { select: { id: true, text: true } } },
    });
    const version = article?.currentVersion;
    const start = version ? placeOf(version.text, entry.exact, entry.occurrence) : -1;
    // The article was changed or taken away meanwhile: nothing to stand on.
    if (!article || !version || start < 0) continue;
    const range = { start, end: start + entry.exact.length };
    await createAnnotation(people[entry.by], {
      id,
      articleId: article.id,
      groupId: PUBLIC_GROUP_ID,
      target: { versionId: version.id, ...range, quote: describeRange(version.text, range) },
      codes: entry.codes.flatMap((code) => codeId.get(code) ?? []),
      note: entry.note ?? "",
    });
    await seedReplies(people, id, null, entry.comments, `comment ${index}`);
    made++;
  }
  if (made > 0) report(`Annotations: ${made}, by the demo readers`);
}

async function seedReplies(
  people: DemoActors,
  annotationId: string,
  parentId: string | null,
  comments: readonly SeedComment[],
  label: string,
): Promise<void> {
  for (const [index, comment] of comments.entries()) {
    const id = seededId(`${label}.${index}`);
    await createComment(people[comment.by], { id, on: { annotationId }, parentId, body: comment.body });
    await seedReplies(people, annotationId, id, comment.replies, `${label}.${index}`);
  }
}

/** Offset of the n-th occurrence, in UTF-16 code units; -1 where there are fewer. */
function placeOf(text: string, exact: string, occurrence: number): number {
  let at = -1;
  for (let seen = 0; seen < occurrence; seen++) {
    at = text.indexOf(exact, at + 1);
    if (at < 0) return -1;
  }
  return at;
}
