"use client";

import { useRouter } from "next/navigation";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { ArticleView } from "@/core/article";
import { newId } from "@/core/new-id";
import { diffParagraphs } from "@/core/text/paragraph-diff";
import { fromSource, toSource } from "@/core/text/version-source";
import type { CreateVersion, SavedVersion, VersionView } from "@/core/version";
import { versions } from "@/messages/en/versions";
import { ArticlePreview } from "./article-preview";
import { BroughtNotice } from "./brought-notice";
import { DiffView } from "./diff-view";
import { ForecastLine } from "./forecast-line";
import { MergePanel } from "./merge-panel";
import { SourceField } from "./source-field";
import { useBroughtIn } from "./use-brought-in";
import { useForecast } from "./use-forecast";
import { useVersionDraft } from "./use-version-draft";

const words = versions.edit;

/** The text that somebody was writing from, and what somebody else made of it meanwhile. */
interface Overtaken {
  base: { title: string; source: string };
  theirs: VersionView;
}

/** Corrects an article: its text with signs, what it will look like, what changes, and what annotations do. */
export function VersionEditor({ article, personId }: { article: ArticleView; personId: string }) {
  const { slug, language, version } = article;
  const initial = useMemo(
    () => ({
      base: version.number,
      title: article.title,
      source: toSource(version),
      reason: "",
    }),
    [article.title, version],
  );
  const { draft, isTouched, state, set, discard } = useVersionDraft(personId, article.id, initial);
  const brought = useBroughtIn(personId, article.id, isTouched, ({ title, source }) =>
    set({ base: version.number, source, ...(title.trim() !== "" && { title }) }),
  );
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null);
  const [fault, setFault] = useState<{ field: string; message: string } | null>(null);
  const [isSaving, setSaving] = useState(false);
  // React puts the server's words back into a field as it takes it over: what was typed before would be lost.
  const isReadOnly = !useHydrated();
  const router = useRouter();
  const attempt = useRef<{ body: string; id: string } | null>(null);

  const shown = useDeferredValue(draft);
  const parsed = useMemo(() => fromSource(shown.source), [shown.source]);
  const rows = useMemo(() => diffParagraphs(initial.source, shown.source), [initial.source, shown.source]);
  const changes = rows.filter(({ kind }) => kind !== "same").length + (shown.title === initial.title ? 0 : 1);
  const isChanged = isTouched && (draft.source !== initial.source || draft.title !== initial.title);
  const forecast = useForecast(
    article.id,
    isChanged && overtaken === null && parsed.text.trim() !== "" && shown.title.trim() !== ""
      ? { baseVersion: shown.base, title: shown.title, ...parsed }
      : null,
  );

  const meet = useRef(async (_theirs: VersionView) => {});
  meet.current = async (theirs: VersionView) => {
    const base = await request<VersionView>("GET", `/api/articles/${article.id}/versions/${draft.base}`);
    setOvertaken({ base: { title: base.title, source: toSource(base) }, theirs });
  };
  useEffect(() => {
    if (forecast.state === "overtaken") void meet.current(forecast.theirs);
  }, [forecast]);

  async function save() {
    setFault(null);
    const now = fromSource(draft.source);
    if (draft.reason.trim() === "") {
      setFault({ field: "reason", message: words.reasonMissing });
      document.getElementById("version-reason")?.focus();
      return;
    }
    const { base: baseVersion, title, reason } = draft;
    const content = { baseVersion, title, reason, text: now.text, markup: now.markup };
    const body = JSON.stringify(content);
    // The same words sent again, after an answer that got lost, are the same version.
    if (attempt.current?.body !== body) attempt.current = { body, id: newId() };
    setSaving(true);
    try {
      const input: CreateVersion = { id: attempt.current.id, ...content };
      await request<SavedVersion>("POST", `/api/articles/${article.id}/versions`, input);
      discard();
      void showToast({ title: words.saved });
      router.push(`/articles/${slug}`);
      router.refresh();
    } catch (thrown) {
      setSaving(false);
      const failure = thrown instanceof RequestFailure ? thrown : null;
      if (failure?.code === "conflict" && failure.current) {
        await meet.current(failure.current as VersionView);
      } else {
        const [first] = failure?.fields ?? [];
        setFault(first ?? { field: "", message: failure?.message ?? words.failed });
      }
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {brought.isWaiting ? <BroughtNotice onAccept={brought.accept} onRefuse={brought.refuse} /> : null}
      {overtaken ? (
        <MergePanel
          base={overtaken.base.source}
          mine={draft.source}
          theirs={toSource(overtaken.theirs)}
          theirNumber={overtaken.theirs.number}
          theirAuthor={overtaken.theirs.author?.name ?? null}
          lang={language}
          onMerged={(source) => {
            const { theirs, base } = overtaken;
            set({
              source,
              base: theirs.number,
              title: draft.title === base.title ? theirs.title : draft.title,
            });
            setOvertaken(null);
          }}
          onTakeTheirs={() => {
            discard();
            setOvertaken(null);
            router.refresh();
          }}
        />
      ) : null}
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <TextField
            label={words.name}
            value={draft.title}
            readOnly={isReadOnly}
            onChange={(event) => set({ title: event.target.value })}
            error={fault?.field === "title" ? fault.message : null}
            maxLength={300}
            lang={language}
            autoComplete="off"
          />
          <SourceField
            value={draft.source}
            readOnly={isReadOnly}
            onChange={(source) => set({ source })}
            lang={language}
            error={fault?.field === "text" || fault?.field === "markup" ? fault.message : null}
          />
        </div>
        <div className="min-w-0 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto">
          <Tabs
            label={words.panes}
            tabs={[
              {
                id: "preview",
                label: words.preview,
                content: <ArticlePreview title={shown.title} {...parsed} lang={language} />,
              },
              {
                id: "changes",
                label: words.changes(changes),
                content:
                  changes === 0 ? (
                    <p className="text-soft">{words.unchanged}</p>
                  ) : (
                    <DiffView rows={rows} view="inline" lang={language} />
                  ),
              },
            ]}
          />
        </div>
      </div>
      <footer className="sm:sticky sm:bottom-0 sm:z-10 -mx-4 mt-8 flex flex-wrap items-end gap-x-6 gap-y-3 border-line border-t bg-paper px-4 py-4 sm:-mx-6 sm:px-6">
        <TextField
          id="version-reason"
          label={words.reason}
          hint={words.reasonHint}
          value={draft.reason}
          readOnly={isReadOnly}
          onChange={(event) => set({ reason: event.target.value })}
          error={fault?.field === "reason" ? fault.message : null}
          maxLength={200}
          autoComplete="off"
          className="min-w-64 flex-1"
        />
        <div className="flex flex-1 flex-col gap-2">
          <ForecastLine forecast={forecast} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Button
              type="submit"
              variant="primary"
              busy={isSaving}
              disabled={!isChanged || overtaken !== null}
            >
              {isSaving ? words.saving : words.save}
            </Button>
            {isTouched ? (
              <Button variant="quiet" onClick={discard}>
                {words.discard}
              </Button>
            ) : null}
            <span className="text-muted text-sm">
              {state === "kept" ? words.draftKept : state === "refused" ? words.draftRefused : null}
            </span>
          </div>
          {fault && !["reason", "title", "text", "markup"].includes(fault.field) ? (
            <p role="alert" className="font-semibold text-danger text-sm">
              {fault.message}
            </p>
          ) : null}
        </div>
      </footer>
    </form>
  );
}
