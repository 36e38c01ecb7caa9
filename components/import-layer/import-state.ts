import type { ImportLine, ImportReport } from "@/core/import-layer/request";

/** A line of a report with some words of what it is about. */
export interface ShownLine extends ImportLine {
  about: string;
}

export interface ShownReport extends Omit<ImportReport, "lines"> {
  lines: ShownLine[];
  /** How many more there are than are shown. */
  moreLines: number;
}

/** What was chosen beside the file: a page without JavaScript comes back with it. */
export interface ImportChoice {
  /** "": only me. */
  groupId: string;
  source: string;
}

/** Where somebody is on the way from a file to annotations; it travels with the form. */
export type ImportState =
  | {
      stage: "choose";
      failure: string | null;
      faults: readonly string[];
      /** Null before anything was sent. */
      chosen: ImportChoice | null;
    }
  | {
      stage: "planned";
      report: ShownReport;
      /** The file's text, for pages without JavaScript, which lose the chosen file. */
      text: string | null;
      chosen: ImportChoice;
    }
  | { stage: "done"; report: ShownReport };

/** A server action that also runs as a plain form post without JavaScript. */
export type ImportAction = (state: ImportState, form: FormData) => Promise<ImportState>;

export const FRESH_IMPORT: Extract<ImportState, { stage: "choose" }> = {
  stage: "choose",
  failure: null,
  faults: [],
  chosen: null,
};
