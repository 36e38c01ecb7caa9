import { z } from "zod";
import {
  chosen,
  DateTimeSchema,
  IriSchema,
  isOfType,
  listOf,
  MotivationSchema,
  oneOf,
  TextSchema,
} from "@/core/web-annotation/values";

/** Section 3.3.2, Agents: an IRI, or a description of a person, an organization or a piece of software. */
export const AgentSchema = chosen<unknown>((value) => {
  if (typeof value === "string") return IriSchema;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "Expected an agent.";
  return z.looseObject({
    id: oneOf(IriSchema).optional(),
    type: listOf(TextSchema).optional(),
    name: listOf(TextSchema).optional(),
    nickname: oneOf(TextSchema).optional(),
    email: listOf(IriSchema).optional(),
    email_sha1: listOf(TextSchema).optional(),
    homepage: listOf(IriSchema).optional(),
  });
});

/** Section 3.3.3, Intended Audience: an IRI, or a description with schema.org's terms. */
export const AudienceSchema = chosen<unknown>((value) => {
  if (typeof value === "string") return IriSchema;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "Expected an audience.";
  return z.looseObject({ id: oneOf(IriSchema).optional(), type: listOf(TextSchema).optional() });
});

/** Sections 3.3.1 Lifecycle, 3.3.3 Audience, 3.3.4 Accessibility, 3.3.6 Rights and 3.3.7 Other Identities. */
export const lifecycle = {
  creator: listOf(AgentSchema).optional(),
  created: oneOf(DateTimeSchema).optional(),
  generator: listOf(AgentSchema).optional(),
  generated: oneOf(DateTimeSchema).optional(),
  modified: oneOf(DateTimeSchema).optional(),
  audience: listOf(AudienceSchema).optional(),
  accessibility: listOf(TextSchema).optional(),
  rights: listOf(IriSchema).optional(),
  canonical: oneOf(IriSchema).optional(),
  via: listOf(IriSchema).optional(),
};

/** Sections 3.2.1 External Web Resources and 3.2.2 Classes: what may be said of anything that is a body or target. */
export const description = {
  ...lifecycle,
  type: listOf(TextSchema).optional(),
  format: listOf(z.string().regex(/^[\w.+-]+\/[\w.+-]+(?:\s*;.*)?$/, "Expected a media type.")).optional(),
  language: listOf(z.string().regex(/^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i, "Expected a BCP 47 tag.")).optional(),
  processingLanguage: oneOf(TextSchema).optional(),
  textDirection: oneOf(z.enum(["ltr", "rtl", "auto"])).optional(),
};

/** Section 3.2.1: a resource on the web, with what is known of it. */
export const ExternalResourceSchema = z.looseObject({ ...description, id: oneOf(IriSchema) });

/** Section 3.2.4, Embedded Textual Body. */
export const TextualBodySchema = z.looseObject({
  ...description,
  id: oneOf(IriSchema).optional(),
  value: oneOf(z.string()),
  purpose: listOf(MotivationSchema).optional(),
});

/** The sets of sections 3.2.7 and 3.2.8: one of several, all together, or each by itself. */
export const SET_TYPES = ["Choice", "List", "Composite", "Independents"] as const;

export const isSet = (resource: object): boolean =>
  "items" in resource || SET_TYPES.some((type) => isOfType(resource, type));
