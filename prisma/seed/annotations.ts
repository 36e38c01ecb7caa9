import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { DEMO_ROLES } from "@/core/account";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { createComment } from "@/server/comments/commands";
import type { DemoActors } from "./people";
import type { Report } from "./report";
import { seedAnnotation } from "./seeded-annotation";
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
  let made = 0;
  for (const [index, entry] of list.entries()) {
    const id = seededId(`annotation ${index}`);
    const wasMade = await seedAnnotation(people[entry.by], id, PUBLIC_GROUP_ID, {
      ...entry,
      note: entry.note ?? "",
    });
    if (!wasMade) continue;
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
