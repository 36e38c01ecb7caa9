import { z } from "zod";
import { MAX_QUERY_LENGTH } from "@/core/annotation-query/query";
import { IdSchema, NewIdSchema } from "@/core/id";
import { PersonRefSchema } from "@/core/person";
import { lineOfText } from "@/core/plain-text";

/** Most queries that one person keeps. */
export const MAX_SAVED = 200;

const NameSchema = lineOfText(80);
/** The written form. */
const QueryTextSchema = z.string().max(MAX_QUERY_LENGTH);

/** `groupId` null: for oneself; else a group's people see and use it too. */
export const SavedQueryDraftSchema = z.strictObject({
  id: NewIdSchema,
  name: NameSchema,
  query: QueryTextSchema,
  groupId: IdSchema.nullable(),
});

/** `version` is the one the caller saw. */
export const SavedQueryChangesSchema = z.strictObject({
  version: z.number().int().min(1),
  name: NameSchema.optional(),
  query: QueryTextSchema.optional(),
  groupId: IdSchema.nullable().optional(),
});

export const SavedQuerySchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    /** With the handles of people and the titles of tasks as they are now. */
    query: z.string(),
    /** How many people that it names have deleted their account, and how many tasks are gone or not the viewer's. */
    gone: z.strictObject({ people: z.int(), tasks: z.int() }),
    groupId: z.uuid().nullable(),
    groupName: z.string().nullable(),
    person: PersonRefSchema,
    version: z.int(),
    updatedAt: z.iso.datetime(),
    can: z.strictObject({ edit: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: "SavedQuery" });
export type SavedQueryView = z.infer<typeof SavedQuerySchema>;
