import { z } from "zod";
import { IdSchema } from "@/core/id";
import type { NotificationKind } from "@/core/notification";
import { isTimeZone } from "@/core/time-zone";

/** How one hears by mail: of each thing as it happens, once a day, or not at all. */
export const MAIL_RHYTHMS = ["at_once", "daily", "off"] as const;
export const MailRhythmSchema = z.enum(MAIL_RHYTHMS);
export type MailRhythm = z.infer<typeof MailRhythmSchema>;

/** What concerns nobody but oneself, and is waited for or hard to bear late. */
const PRESSING: ReadonlySet<NotificationKind> = new Set(["moderated", "appeal-answered"]);
/** Somebody speaks to one. */
const PERSONAL: ReadonlySet<NotificationKind> = new Set(["mentioned", "replied"]);

/**
 * When a person is mailed of something. Their choice for the group counts, else their choice for everything,
 * else the usual: at once what moderators did and what others say to one (in Public, where anybody may, once a
 * day), and the rest once a day.
 * @param isPublic whether it happened in the Public group
 */
export function rhythmOf(kind: NotificationKind, choice: MailRhythm | null, isPublic: boolean): MailRhythm {
  if (choice !== null) return choice;
  if (PRESSING.has(kind)) return "at_once";
  return PERSONAL.has(kind) && !isPublic ? "at_once" : "daily";
}

export const TimeZoneSchema = z.string().max(64).refine(isTimeZone, "There is no such time zone.");

/** The hour of the daily letter, unless somebody chose another: at breakfast, before the day's reading. */
export const USUAL_DIGEST_HOUR = 6;

/** Choices by group; `null` as the group: for everything without a choice of its own. A mail of `null`: as usual. */
export const SaveNoticeChoicesSchema = z.strictObject({
  choices: z
    .array(z.strictObject({ groupId: IdSchema.nullable(), mail: MailRhythmSchema.nullable() }))
    .max(500)
    .default([]),
  /** IANA name; null: UTC. */
  timeZone: TimeZoneSchema.nullable().optional(),
  /** By the clocks of that zone. */
  digestHour: z.int().min(0).max(23).optional(),
});

export const NoticeChoicesViewSchema = z
  .strictObject({
    /** For everything that has no choice of its own; null: as usual. */
    mail: MailRhythmSchema.nullable(),
    /** IANA name; null: none was chosen, and UTC counts. */
    timeZone: z.string().nullable(),
    /** When the daily letter comes, by the clocks of that zone. */
    digestHour: z.int().min(0).max(23),
    groups: z.array(
      z.strictObject({
        id: z.uuid(),
        slug: z.string(),
        name: z.string(),
        isPublic: z.boolean(),
        mail: MailRhythmSchema.nullable(),
      }),
    ),
  })
  .meta({ id: "NoticeChoices" });
export type NoticeChoicesView = z.infer<typeof NoticeChoicesViewSchema>;
