"use server";

import type { ImportState, ShownReport } from "@/components/import-layer/import-state";
import { invalid } from "@/core/errors";
import { MAX_SOURCE_BYTES } from "@/core/import/import-schema";
import { wordsAt } from "@/core/import-layer/entry-words";
import type { ImportReport } from "@/core/import-layer/request";
import { Addresses } from "@/core/web-annotation/addresses";
import { importLayer as words } from "@/messages/en/import-layer";
import { intake } from "@/messages/en/intake";
import { siteOrigin } from "@/server/accounts/site-origin";
import { runAction } from "@/server/http/action";
import { getClient } from "@/server/http/client-address";
import { importAnnotations } from "@/server/imports/annotation-commands";
import { importLayer } from "@/server/imports/commands";
import { getActor } from "@/server/session";

/** More lines help nobody on a page; the API has them all. */
const MOST_LINES = 200;
const MOST_FAULTS = 20;

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};

/** Looks at a file, or brings in what was looked at: what cannot be brought in has been shown by then. */
export async function submitLayer(state: ImportState, form: FormData): Promise<ImportState> {
  const chosen = { groupId: textOf(form, "groupId"), source: textOf(form, "source") };
  const isReal = textOf(form, "step") === "import";
  const result = await runAction(async () => {
    const text = await textOfFile(state, form);
    const file = parsed(text);
    const report = await bringIn(form, file, !isReal);
    return { text, shown: shown(report, file) };
  });
  if (!result.ok) {
    const faults = result.fields.slice(0, MOST_FAULTS).map(({ field, message }) => `${field}: ${message}`);
    return { stage: "choose", failure: result.message, faults, chosen };
  }
  const { shown: report, text } = result.value;
  if (isReal) return { stage: "done", report };
  return { stage: "planned", report, text: textOf(form, "stays") === "1" ? null : text, chosen };
}

/** What is chosen; without JavaScript, what was looked at a step before. */
async function textOfFile(state: ImportState, form: FormData): Promise<string> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) {
    if (state.stage === "planned" && typeof state.text === "string") return state.text;
    throw invalid("file", words.none);
  }
  if (file.size > MAX_SOURCE_BYTES) {
    throw invalid("file", words.tooLarge(intake.size(file.size), intake.size(MAX_SOURCE_BYTES)));
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw invalid("file", words.notUtf8);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("file", words.notJson);
  }
}

/** Our own format says its name; anything else must be Web Annotations. */
async function bringIn(form: FormData, file: unknown, dryRun: boolean): Promise<ImportReport> {
  const [actor, articleId] = [await getActor(), textOf(form, "articleId")];
  const request = { groupId: textOf(form, "groupId") || null, onFault: "skip", dryRun, file };
  if (typeof file === "object" && file !== null && "format" in file)
    return importLayer(actor, articleId, request);
  const source = textOf(form, "source") || null;
  const addresses = new Addresses(siteOrigin(await getClient()));
  return importAnnotations(actor, articleId, { ...request, source }, addresses);
}

const shown = ({ lines, ...report }: ImportReport, file: unknown): ShownReport => ({
  ...report,
  lines: lines.slice(0, MOST_LINES).map((line) => ({ ...line, about: wordsAt(file, line.at) })),
  moreLines: Math.max(0, lines.length - MOST_LINES),
});
