"use client";

import dynamic from "next/dynamic";
import { type ComponentType, useState } from "react";
import { useStore } from "zustand";
import type { UnsavedList } from "@/components/drafts/unsaved-list";
import { ArticleOutline } from "@/components/margin/article-outline";
import { DensityStrip } from "@/components/margin/density-strip";
import { SideLegend } from "@/components/margin/legend";
import { Margin } from "@/components/margin/margin";
import { MarginPlaceProvider } from "@/components/margin/margin-place";
import { MarginSheet } from "@/components/margin/margin-sheet";
import { Announcer } from "@/components/reader/announcer";
import { ArticleDiscussion } from "@/components/reader/article-discussion";
import { ArticleText } from "@/components/reader/article-text";
import { ChoosingHint } from "@/components/reader/choosing-hint";
import { createReader, type ReaderProps } from "@/components/reader/create-reader";
import { OutdatedBanner } from "@/components/reader/outdated-banner";
import { ReaderContext, useView } from "@/components/reader/reader-context";
import { ReaderHeader } from "@/components/reader/reader-header";
import { SelectionPanel } from "@/components/reader/selection-panel";
import { SelectionToolbar } from "@/components/reader/selection-toolbar";
import { ThumbBar } from "@/components/reader/thumb-bar";
import { useAddress } from "@/components/reader/use-address";
import { useAttaching } from "@/components/reader/use-attaching";
import { useEarlyKey, useFirstHand } from "@/components/reader/use-first-hand";
import { useLiveLayer } from "@/components/reader/use-live-layer";
import {
  useSaveAnnouncements,
  useSavingAgain,
  useSheetFollowsFocus,
  useUnsavedDrafts,
} from "@/components/reader/use-page-life";
import type { AnnotationDraft } from "@/core/annotation";
import { reader as words } from "@/messages/en/reader";

/**
 * The reader page: the article, its margin, and the hand that marks it. Give it a key per layer.
 * @param page `ReaderProps` as JSON: as one string they cross from the server's components to the browser's in
 *   a fraction of the time that React takes to walk thousands of annotations property by property
 */
export function Reader({ page }: { page: string }) {
  const [{ props, current, announcements, unsaved, attachId }] = useState(() => {
    const props = JSON.parse(page) as ReaderProps;
    return { props, ...createReader(props) };
  });
  const value = useStore(current);
  return (
    <ReaderContext value={value}>
      <MarginPlaceProvider>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto grid w-full max-w-360 flex-1 grid-cols-1 gap-x-10 px-4 pb-16 outline-none sm:px-6 lg:grid-cols-[minmax(0,38.125rem)_minmax(17rem,1fr)] lg:pe-8 xl:grid-cols-[12rem_minmax(0,38.125rem)_minmax(18rem,1fr)] print:block"
        >
          <aside aria-label={words.panels.side} className="screen-only hidden xl:block">
            <div className="sticky top-4 flex max-h-[calc(100dvh-2rem)] flex-col gap-6 overflow-y-auto pt-10">
              <ArticleOutline />
              <SideLegend />
            </div>
          </aside>
          <div className="mx-auto w-full max-w-[38.125rem] min-w-0 pt-8 sm:pt-10">
            <ReaderHeader groups={props.groups} />
            <div className="relative">
              <ArticleText />
              <Retargeting part={PassageHandles} />
            </div>
            <ArticleDiscussion />
          </div>
          <Margin />
        </main>
        <DensityStrip />
        <MarginSheet />
        <ThumbBar />
        <SelectionToolbar />
        <SelectionPanel />
        <ChoosingHint />
        <Retargeting part={RetargetBanner} />
        <OutdatedBanner />
        <News />
        <Gestures />
        <Announcer announcements={announcements} />
        <PageLife unsaved={unsaved} attachId={attachId} />
      </MarginPlaceProvider>
    </ReaderContext>
  );
}

const PassageHandles = dynamic(
  () => import("@/components/reader/passage-handles").then((part) => part.PassageHandles),
  { loading: () => null },
);
const RetargetBanner = dynamic(
  () => import("@/components/reader/retarget-banner").then((part) => part.RetargetBanner),
  { loading: () => null },
);

/** Fetched when a highlight's passage is first changed. */
function Retargeting({ part: Part }: { part: ComponentType }) {
  return useView((state) => state.retargeting !== null) ? <Part /> : null;
}

// Nothing meanwhile, which makes a boundary: without one, all that the same update changes waits for the part too.
const NewsButton = dynamic(() => import("@/components/reader/news-button").then((part) => part.NewsButton), {
  loading: () => null,
});

/** Fetched with the first news. */
function News() {
  return useView((state) => state.news.length > 0) ? <NewsButton /> : null;
}

const CodingGestures = dynamic(
  () => import("@/components/reader/gestures/coding-gestures").then((part) => part.CodingGestures),
  { loading: () => null },
);

/** Fetched with the first movement of a hand. */
function Gestures() {
  const hand = useFirstHand();
  const earlyKey = useEarlyKey();
  return hand ? <CodingGestures earlyKey={earlyKey} /> : null;
}

/** What goes on without being seen. */
function PageLife({ unsaved, attachId }: { unsaved: UnsavedList<AnnotationDraft>; attachId: string | null }) {
  useAttaching(attachId);
  useUnsavedDrafts(unsaved);
  useSaveAnnouncements();
  useSavingAgain();
  useSheetFollowsFocus();
  useAddress();
  useLiveLayer();
  return null;
}
