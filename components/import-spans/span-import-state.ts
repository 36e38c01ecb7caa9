import type { SpanReport } from "@/core/import-layer/span-request";

/** What was chosen beside the file. */
export interface SpanChoice {
  format: string;
  /** "": as the format usually has it. */
  unit: string;
  /** "": only me. */
  groupId: string;
  codebookId: string;
  articles: string;
}

export interface ShownSpanReport extends SpanReport {
  /** How many more lines there are than are shown. */
  moreLines: number;
}

/** Where somebody is on the way from a file to annotations; it travels with the form. */
export type SpanImportState =
  | { stage: "choose"; failure: string | null; chosen: SpanChoice | null }
  | { stage: "planned"; report: ShownSpanReport; text: string; chosen: SpanChoice }
  | { stage: "done"; report: ShownSpanReport; chosen: SpanChoice }
  | { stage: "undone"; removed: number; kept: number; chosen: SpanChoice };

/** A server action that also runs as a plain form post without JavaScript. */
export type SpanImportAction = (state: SpanImportState, form: FormData) => Promise<SpanImportState>;

export const FRESH_SPAN_IMPORT: SpanImportState = { stage: "choose", failure: null, chosen: null };
