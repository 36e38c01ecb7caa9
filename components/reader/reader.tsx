"use client";

import { useEffect, useState } from "react";
import { ArticleText } from "@/components/reader/article-text";
import { layerApi } from "@/components/reader/layer-api";
import { createLayerStore } from "@/components/reader/layer-store";
import { createReaderActions } from "@/components/reader/reader-actions";
import { ReaderContext, type ReaderContextValue, type ReaderData } from "@/components/reader/reader-context";
import { ReaderHeader } from "@/components/reader/reader-header";
import { type UnsavedDrafts, unsavedDrafts } from "@/components/reader/unsaved-drafts";
import { createViewStore } from "@/components/reader/view-store";
import type { ArticleView } from "@/core/article";
import type { CodeRef } from "@/core/codebook";
import type { GroupSummary } from "@/core/group";
import type { Layer } from "@/core/layer";
import type { PersonRef } from "@/core/person";
import { blocksOf } from "@/core/text/markup";

/** Everything plain data, so that a server component can hand it over. */
export interface ReaderProps {
  article: ArticleView;
  layer: Layer;
  /** In codebook order. */
  codes: CodeRef[];
  codebooks: { id: string; slug: string; name: string }[];
  viewer: PersonRef | null;
  group: GroupSummary;
  /** The groups whose layers the viewer can switch to. */
  groups: GroupSummary[];
  canAnnotate: boolean;
  /** Leads back here. */
  signInHref: string;
  /** What the address asks to open. */
  initial?: { annotationId?: string; commentId?: string };
}

/** The reader page: the article, its margin, and the hand that marks it. Give it a key per layer. */
export function Reader(props: ReaderProps) {
  const [{ value, unsaved }] = useState(() => createReader(props));
  useEffect(() => {
    // What a closed tab or a failed save left behind comes back, marked, and is tried again. Only now,
    // since the server, which draws the page first, cannot know of it.
    const { annotations } = value.layer.getState();
    for (const draft of unsaved.all()) {
      if (annotations.has(draft.id)) unsaved.forget(draft.id);
      else value.layer.commands.create(draft);
    }
  }, [unsaved, value.layer]);
  return (
    <ReaderContext value={value}>
      <div className="mx-auto w-full max-w-3xl px-4 py-8">
        <ReaderHeader />
        <ArticleText />
      </div>
    </ReaderContext>
  );
}

function createReader(props: ReaderProps): { value: ReaderContextValue; unsaved: UnsavedDrafts } {
  const { article, viewer, initial } = props;
  const data: ReaderData = {
    article,
    blocks: blocksOf(article.version.text, article.version.markup),
    codes: new Map(props.codes.map((code) => [code.id, code])),
    codebooks: props.codebooks,
    viewer,
    group: props.group,
    canAnnotate: props.canAnnotate,
  };
  const unsaved = unsavedDrafts(viewer?.id ?? null, article.version.id);
  const layer = createLayerStore(props.layer, viewer, layerApi, { ...unsaved, all: () => [] });
  const view = createViewStore();
  if (initial?.annotationId) view.setState({ activeId: initial.annotationId });
  const actions = createReaderActions(data, layer, view, {
    offerUndo: () => {},
    scrollTo: () => {},
  });
  return { value: { data, layer, view, actions }, unsaved };
}
