import { z } from "zod";

export const MY_DATA_FORMATS = ["json", "json-ld"] as const;
export const MyDataQuerySchema = z.strictObject({ format: z.enum(MY_DATA_FORMATS).default("json") });
export type MyDataFormat = z.infer<typeof MyDataQuerySchema>["format"];

export const MY_DATA_TYPE: Record<MyDataFormat, string> = {
  json: "application/json",
  "json-ld": 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
};

/** The kinds of things that the JSON holds, each as a list, in this order. */
export const MY_DATA_SECTIONS = [
  "profile",
  "signIns",
  "tokens",
  "memberships",
  "articles",
  "annotations",
  "comments",
  "reactions",
  "mentions",
  "threads",
  "ignored",
  "flags",
  "notifications",
  "noticeChoices",
  "letters",
  "actionsAboutMe",
  "sanctions",
  "appeals",
  "tasks",
  "savedQueries",
] as const;
export type MyDataSection = (typeof MY_DATA_SECTIONS)[number];

const Things = z.array(z.record(z.string(), z.unknown()));

export const MyDataSchema = z
  .strictObject({
    format: z.literal("marginalia-my-data"),
    version: z.literal(1),
    exportedAt: z.iso.datetime(),
    ...(Object.fromEntries(MY_DATA_SECTIONS.map((name) => [name, Things])) as Record<
      MyDataSection,
      typeof Things
    >),
  })
  .meta({ id: "MyData" });
