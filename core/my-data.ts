import { z } from "zod";

export const MY_DATA_FORMATS = ["json", "json-ld"] as const;
export const MyDataQuerySchema = z.strictObject({ format: z.enum(MY_DATA_FORMATS).default("json") });
export type MyDataFormat = z.infer<typeof MyDataQuerySchema>["format"];

export const MY_DATA_TYPE: Record<MyDataFormat, string> = {
  json: "application/json",
  "json-ld": 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
};
