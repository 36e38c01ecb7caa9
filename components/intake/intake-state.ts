import type { FieldFault } from "@/core/errors";
import type { ArticlePreview } from "@/core/import/preview";

/** Why the last step did not work. */
export interface IntakeFailure {
  message: string;
  fields: readonly FieldFault[];
}

/** What was typed about the article, by the field's name. */
export interface IntakeDetails {
  title: string;
  author: string;
  source: string;
  /** As date fields have it: 2024-05-06, or empty. */
  date: string;
  language: string;
  canonicalUrl: string;
  slug: string;
  audience: "everyone" | "groups" | "me";
  groupIds: string[];
}

/** Where somebody is on the way from a source to an article; it travels with the form. */
export type IntakeState =
  | {
      stage: "source";
      failure: IntakeFailure | null;
      typed: { content: string; format: string; address: string };
    }
  | {
      stage: "details";
      /** The article's id, made with the preview: sent twice, it is one article. */
      id: string;
      preview: ArticlePreview;
      details: IntakeDetails;
      failure: IntakeFailure | null;
    }
  | { stage: "saved"; slug: string };

/** A server action that also runs as a plain form post without JavaScript. */
export type IntakeAction = (state: IntakeState, form: FormData) => Promise<IntakeState>;

export const EMPTY_TYPED = { content: "", format: "text", address: "" };
export const EMPTY_INTAKE: IntakeState = { stage: "source", failure: null, typed: EMPTY_TYPED };

export const faultIn = (failure: IntakeFailure | null, field: string): string | null =>
  failure?.fields.find((fault) => fault.field === field)?.message ?? null;

/** The groups one may bring an article to, and whether one may bring it to everyone. */
export interface IntakeAudience {
  mayPublish: boolean;
  groups: { id: string; name: string }[];
}
