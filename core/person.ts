import { z } from "zod";
import { lineOfText } from "@/core/plain-text";

export const SiteRoleSchema = z.enum(["person", "moderator", "administrator"]);
export type SiteRole = z.infer<typeof SiteRoleSchema>;

export const PersonStatusSchema = z.enum(["active", "suspended", "deleted"]);
export type PersonStatus = z.infer<typeof PersonStatusSchema>;

/** What others see of a person. */
export const PersonRefSchema = z
  .strictObject({ id: z.uuid(), name: z.string(), handle: z.string() })
  .meta({ id: "Person" });
export type PersonRef = z.infer<typeof PersonRefSchema>;

export const PeopleSchema = z.strictObject({ items: z.array(PersonRefSchema) }).meta({ id: "People" });

export const PersonNameSchema = lineOfText(80);

/** Lower-case, 3 to 30 characters: it stands in @mentions and addresses. */
export const HandleSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){2,29}$/,
    "3 to 30 letters, digits and single hyphens, beginning with a letter or digit.",
  );

/** Stands in for people whose account was deleted; their words stay where others answered them. */
export const DELETED_PERSON_NAME = "Deleted account";
