"use server";

import {
  FRESH_SPAN_IMPORT,
  type ShownSpanReport,
  type SpanChoice,
  type SpanImportState,
} from "@/components/import-spans/span-import-state";
import { invalid } from "@/core/errors";
import { MAX_SOURCE_BYTES } from "@/core/import/import-schema";
import type { SpanReport } from "@/core/import-layer/span-request";
import { importSpans as words } from "@/messages/en/import-spans";
import { intake } from "@/messages/en/intake";
import { runAction } from "@/server/http/action";
import { importSpans } from "@/server/imports/span-commands";
import { undoSpans } from "@/server/imports/undo-spans";
import { getActor } from "@/server/session";

/** More lines help nobody on a page; the API has them all. */
const MOST_LINES = 200;

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};

/** Looks at a file, brings in what of it was found good, or takes that back again. */
export async function submitSpans(state: SpanImportState, form: FormData): Promise<SpanImportState> {
  const step = textIn(form, "step");
  const chosen: SpanChoice = {
    format: textIn(form, "format"),
    unit: textIn(form, "unit"),
    groupId: textIn(form, "groupId"),
    codebookId: textIn(form, "codebookId"),
    articles: textIn(form, "articles"),
  };
  if (step === "again") return { ...FRESH_SPAN_IMPORT, chosen };
  if (step === "undo" && state.stage === "done") {
    const { importId } = state.report;
    const undone = await runAction(async () => undoSpans(await getActor(), importId ?? ""));
    return undone.ok
      ? { stage: "undone", ...undone.value, chosen }
      : { stage: "choose", failure: undone.message, chosen };
  }
  const isReal = step === "import";
  // What is brought in is what was looked at.
  const planned = isReal && state.stage === "planned" ? state : null;
  const result = await runAction(async () => {
    const text = planned ? planned.text : await textOfFile(form);
    return { text, report: await bringIn(planned?.chosen ?? chosen, text, !isReal) };
  });
  if (!result.ok) return { stage: "choose", failure: result.message, chosen };
  const report = shown(result.value.report);
  return isReal
    ? { stage: "done", report, chosen: planned?.chosen ?? chosen }
    : { stage: "planned", report, text: result.value.text, chosen };
}

const bringIn = async (chosen: SpanChoice, text: string, dryRun: boolean): Promise<SpanReport> =>
  importSpans(await getActor(), {
    format: chosen.format,
    text,
    groupId: chosen.groupId || null,
    codebookId: chosen.codebookId,
    unit: chosen.unit || null,
    articles: articlesIn(chosen.articles),
    onFault: "skip",
    dryRun,
  });

/** `111111111 the-slug`, a line each; an address is its last part. */
function articlesIn(text: string): Record<string, string> {
  const articles: Record<string, string> = {};
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const [theirs, ours, ...more] = line.trim().split(/\s+/);
    if (!theirs || !ours || more.length > 0) throw invalid("articles", words.articlesFault(index + 1));
    articles[theirs] =
      ours
        .replace(/[?#].*$/, "")
        .split("/")
        .filter(Boolean)
        .at(-1) ?? ours;
  }
  return articles;
}

async function textOfFile(form: FormData): Promise<string> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) throw invalid("file", words.none);
  if (file.size > MAX_SOURCE_BYTES) {
    throw invalid("file", words.tooLarge(intake.size(file.size), intake.size(MAX_SOURCE_BYTES)));
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw invalid("file", words.notUtf8);
  }
}

const shown = (report: SpanReport): ShownSpanReport => ({
  ...report,
  lines: report.lines.slice(0, MOST_LINES),
  moreLines: Math.max(0, report.lines.length - MOST_LINES),
});
