import { z } from "zod";

/** What a list answers; see `Page`. */
export const pageSchema = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** Lists page by keyset on (createdAt, id), never by offset: rows that arrive meanwhile shift nothing. */
export interface Page<T> {
  items: T[];
  /** Pass as `cursor` to get the next page; null on the last. */
  next: string | null;
}

export interface Cursor {
  createdAt: Date;
  id: string;
}

export const encodeCursor = (at: Cursor): string => `${at.createdAt.toISOString()}_${at.id}`;

/** `2026-01-02T03:04:05.678Z_<uuid>`; anything else is refused with the field's name. */
export const CursorSchema = z.string().transform((text, context): Cursor => {
  const [time = "", id = ""] = text.split("_");
  const createdAt = new Date(time);
  if (Number.isNaN(createdAt.getTime()) || !z.uuid().safeParse(id).success) {
    context.addIssue({ code: "custom", message: "Not a cursor of this list." });
    return z.NEVER;
  }
  return { createdAt, id };
});

/** Query parameters that every list takes. */
export const PageQuerySchema = z.object({
  cursor: CursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type PageQuery = z.infer<typeof PageQuerySchema>;
