"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { IntakeDetails, IntakeFailure, IntakeState } from "@/components/intake/intake-state";
import { AppError } from "@/core/errors";
import { type ArticlePreview, ArticlePreviewSchema, type KnownArticle } from "@/core/import/preview";
import { newId } from "@/core/new-id";
import { intake as words } from "@/messages/en/intake";
import { createArticle } from "@/server/articles/commands";
import { previewArticle } from "@/server/articles/import-commands";
import { runAction } from "@/server/http/action";
import { getActor } from "@/server/session";

type DetailsState = Pick<Extract<IntakeState, { stage: "details" }>, "stage" | "id" | "preview">;

const DetailsSchema = z.object({ id: z.uuid(), preview: ArticlePreviewSchema });

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
};

/** One step on the way from a source to an article: looking at it, or saving what was looked at. */
export async function submitIntake(state: IntakeState, form: FormData): Promise<IntakeState> {
  if (textOf(form, "step") !== "save") return look(form);
  // The state comes back from the browser.
  const seenBefore = state.stage === "details" ? DetailsSchema.safeParse(state) : null;
  if (seenBefore?.success) return save({ ...seenBefore.data, stage: "details" }, form);
  // Saved unseen, as a client of the form could: looked at first all the same.
  const seen = await look(form);
  return seen.stage === "details" ? save(seen, form) : seen;
}

async function look(form: FormData): Promise<IntakeState> {
  const formatted = textOf(form, "formatted");
  const typed = {
    content: textOf(form, "content"),
    format: textOf(form, "format") || "text",
    address: textOf(form, "address").trim(),
  };
  const result = await runAction(async () => {
    const file = form.get("file");
    if (file instanceof File && file.size > 0) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return previewArticle(await getActor(), { file: { name: file.name, type: file.type, bytes } });
    }
    if (typed.address !== "") return previewArticle(await getActor(), { address: typed.address });
    if (typed.content.trim() === "") throw new AppError("invalid", words.source.nothing);
    const source = formatted
      ? { content: formatted, format: "html" }
      : { content: typed.content, format: typed.format };
    return previewArticle(await getActor(), source);
  });
  if (!result.ok) return { stage: "source", failure: result, typed };
  const preview = result.value;
  return { stage: "details", id: newId(), preview, details: await proposalsOf(preview), failure: null };
}

async function proposalsOf({ found, slug }: ArticlePreview): Promise<IntakeDetails> {
  const actor = await getActor();
  return {
    title: found.title ?? "",
    author: found.author ?? "",
    source: found.source ?? "",
    date: found.publishedAt?.slice(0, 10) ?? "",
    language: found.language ?? "en",
    canonicalUrl: found.canonicalUrl ?? "",
    slug,
    audience: actor.kind === "person" && actor.siteRole === "administrator" ? "everyone" : "me",
    groupIds: [],
  };
}

async function save(state: DetailsState, form: FormData): Promise<IntakeState> {
  const details: IntakeDetails = {
    title: textOf(form, "title"),
    author: textOf(form, "author").trim(),
    source: textOf(form, "source").trim(),
    date: textOf(form, "date"),
    language: textOf(form, "language") || "en",
    canonicalUrl: textOf(form, "canonicalUrl").trim(),
    slug: textOf(form, "slug").trim() || state.preview.slug,
    audience: audienceOf(textOf(form, "audience")),
    groupIds: form.getAll("groupIds").map(String),
  };
  const again = (failure: IntakeFailure, known: KnownArticle | null = state.preview.known): IntakeState => ({
    ...state,
    details,
    failure,
    preview: { ...state.preview, known },
  });
  if (details.audience === "groups" && details.groupIds.length === 0) {
    const message = words.details.chooseGroup;
    return again({ message, fields: [{ field: "groupIds", message }] });
  }
  const result = await runAction(async () => {
    try {
      return await saveDraft(state, details, textOf(form, "ifKnown") === "create" ? "create" : "refuse");
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.details.current === undefined) throw thrown;
      return { message: thrown.message, fields: [], known: thrown.details.current as KnownArticle };
    }
  });
  if (!result.ok) return again(result);
  if (typeof result.value !== "string") return again(result.value, result.value.known);
  if (textOf(form, "stays") === "1") return { stage: "saved", slug: result.value };
  redirect(`/articles/${result.value}`);
}

/** The article's slug. What is stored is what was shown: the text and markup of the preview. */
async function saveDraft(
  state: DetailsState,
  details: IntakeDetails,
  ifKnown: "refuse" | "create",
): Promise<string> {
  const { preview } = state;
  const { publishedAt } = preview.found;
  const day = details.date ? `${details.date}T00:00:00.000Z` : null;
  const article = await createArticle(
    await getActor(),
    {
      id: state.id,
      slug: details.slug,
      title: details.title,
      text: preview.text,
      markup: preview.markup,
      author: details.author || null,
      source: details.source || null,
      language: details.language,
      canonicalUrl: details.canonicalUrl || null,
      // The day was shown; where it was not changed, the hour that was found is kept.
      publishedAt: publishedAt?.slice(0, 10) === details.date ? publishedAt : day,
      visibility: details.audience === "everyone" ? "public" : "groups",
      groupIds: details.audience === "groups" ? details.groupIds : [],
    },
    { ifKnown },
  );
  return article.slug;
}

const audienceOf = (value: string): IntakeDetails["audience"] =>
  value === "everyone" || value === "groups" ? value : "me";
