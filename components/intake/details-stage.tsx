"use client";

import { type ReactNode, useMemo } from "react";
import { draftKey } from "@/components/drafts/draft-key";
import { useDraft } from "@/components/drafts/use-draft";
import type { ArticlePreview } from "@/core/import/preview";
import { intake as words } from "@/messages/en/intake";
import { DetailsForm } from "./details-form";
import type { IntakeAudience, IntakeDetails, IntakeState } from "./intake-state";
import { KnownNotice } from "./known-notice";
import { PreviewArticle } from "./preview-article";
import { PreviewFacts } from "./preview-facts";

interface Props {
  personId: string;
  state: Extract<IntakeState, { stage: "details" }>;
  audience: IntakeAudience;
  isSaving: boolean;
  failure: ReactNode;
  onBack: () => void;
}

/** The article as it will be stored, beside what is known about it. */
export function DetailsStage({ personId, state, audience, isSaving, failure, onBack }: Props) {
  const { preview } = state;
  const { details, change } = useDetails(personId, state);
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_auto_1fr]">
      <h2
        data-stage-heading
        tabIndex={-1}
        className="font-semibold font-serif text-2xl outline-none lg:col-span-2"
      >
        {words.preview.heading}
      </h2>
      <div className="flex flex-col gap-6 lg:col-start-2">
        {failure}
        {preview.known ? (
          <KnownNotice
            known={preview.known}
            personId={personId}
            brought={{ title: details.title, text: preview.text, markup: preview.markup }}
          />
        ) : null}
        <PreviewFacts preview={preview} />
      </div>
      <div className="max-h-[70dvh] min-w-0 overflow-y-auto rounded-lg border border-line bg-surface px-5 py-8 sm:px-10 lg:col-start-1 lg:row-span-2 lg:row-start-2 lg:max-h-none lg:self-start">
        <p lang={details.language} className="mb-8 text-balance font-semibold font-serif text-3xl">
          {details.title}
        </p>
        <PreviewArticle text={preview.text} markup={preview.markup} language={details.language} />
      </div>
      <div className="lg:col-start-2">
        <DetailsForm
          details={details}
          onChange={change}
          audience={audience}
          known={preview.known}
          failure={state.failure}
          isSaving={isSaving}
          onBack={onBack}
        />
      </div>
    </div>
  );
}

/** What is typed about the article, kept on this device until it is saved: looking at the same source again brings it back. */
function useDetails(personId: string, state: Props["state"]) {
  const { preview } = state;
  const draft = useDraft(detailsKey(personId, preview));
  const details = useMemo<IntakeDetails>(() => {
    if (draft.text === "") return state.details;
    try {
      // Only this file writes it, and the server checks every field again.
      return { ...state.details, ...(JSON.parse(draft.text) as Partial<IntakeDetails>) };
    } catch {
      return state.details;
    }
  }, [draft.text, state.details]);
  return {
    details,
    change: (change: Partial<IntakeDetails>) => draft.setText(JSON.stringify({ ...details, ...change })),
  };
}

/** Tells one source from another well enough: who changes the text meets the proposals again. */
export const detailsKey = (personId: string, { slug, text }: ArticlePreview): string =>
  draftKey.intakeDetails(personId, `${slug}.${text.length}`);
