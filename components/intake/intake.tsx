"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import { browserDrafts } from "@/components/drafts/browser-drafts";
import { draftKey } from "@/components/drafts/draft-key";
import { MAX_REQUEST_BYTES, MAX_SOURCE_BYTES } from "@/core/import/import-schema";
import type { ArticlePreview } from "@/core/import/preview";
import { intake as words } from "@/messages/en/intake";
import { DetailsStage, detailsKey } from "./details-stage";
import {
  EMPTY_INTAKE,
  EMPTY_TYPED,
  type IntakeAction,
  type IntakeAudience,
  type IntakeState,
} from "./intake-state";
import { SourceForm } from "./source-form";

interface Props {
  personId: string;
  action: IntakeAction;
  audience: IntakeAudience;
  /** Whether this server fetches addresses. */
  canFetch: boolean;
}

/**
 * From a source to an article, in two steps of one form. With JavaScript the page stays while the server works,
 * and a failed answer leaves everything as it was; without, the same action runs as a form post.
 */
export function Intake({ personId, action, audience, canFetch }: Props) {
  const router = useRouter();
  const [posted, submit] = useActionState(action, EMPTY_INTAKE);
  const [own, setOwn] = useState<IntakeState | null>(null);
  const [isBusy, startWork] = useTransition();
  const state = own ?? posted;
  const form = useRef<HTMLFormElement>(null);
  const [isLeaving, setIsLeaving] = useState(false);

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy || isLeaving) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    data.set("stays", "1");
    const refusal = refuseEarly(data);
    if (refusal !== null) {
      setOwn(withFailure(state, refusal));
      return;
    }
    startWork(async () => {
      try {
        const next = await action(state, data);
        if (next.stage !== "saved") return setOwn(next);
        if (state.stage === "details") forgetDrafts(personId, state.preview);
        setIsLeaving(true);
        router.push(`/articles/${next.slug}`);
      } catch {
        setOwn(withFailure(state, words.offline));
      }
    });
  };

  useEffect(() => {
    if (state.stage === "saved") return;
    const target =
      form.current?.querySelector<HTMLElement>("[data-failure], [aria-invalid=true]") ??
      (state.stage === "details" ? form.current?.querySelector<HTMLElement>("[data-stage-heading]") : null);
    target?.focus();
  }, [state]);

  const isSourceOpen = state.stage === "source";
  return (
    <form ref={form} action={submit} onSubmit={send} noValidate>
      {/* Stays where it is while one looks at the preview: going back, the chosen file is still chosen. */}
      <div hidden={!isSourceOpen} className="mx-auto max-w-2xl">
        <fieldset disabled={!isSourceOpen} className="min-w-0">
          {isSourceOpen && state.failure ? <Failure message={state.failure.message} /> : null}
          <SourceForm
            personId={personId}
            failure={isSourceOpen ? state.failure : null}
            typed={posted.stage === "source" ? posted.typed : EMPTY_TYPED}
            canFetch={canFetch}
            isReading={isBusy}
          />
        </fieldset>
      </div>
      {state.stage === "details" ? (
        <DetailsStage
          key={state.id}
          personId={personId}
          state={state}
          audience={audience}
          isSaving={isBusy || isLeaving}
          failure={state.failure ? <Failure message={state.failure.message} /> : null}
          onBack={() => setOwn(EMPTY_INTAKE)}
        />
      ) : null}
    </form>
  );
}

function Failure({ message }: { message: string }) {
  return (
    <p
      role="alert"
      data-failure
      tabIndex={-1}
      className="mb-6 rounded-md border-danger border-s-2 bg-danger-wash px-4 py-3 text-danger"
    >
      {message}
    </p>
  );
}

/** What the server would refuse unread, said with better words. */
function refuseEarly(data: FormData): string | null {
  if (data.get("step") !== "preview") return null;
  const file = data.get("file");
  const hasFile = file instanceof File && file.size > 0;
  const content = String(data.get("formatted") ?? data.get("content") ?? "");
  const address = String(data.get("address") ?? "").trim();
  if (!hasFile && content.trim() === "" && address === "") return words.source.nothing;
  if (hasFile && content.trim() !== "") return words.source.several;
  const size = hasFile ? file.size : new Blob([content]).size;
  if (size <= Math.min(MAX_SOURCE_BYTES, MAX_REQUEST_BYTES)) return null;
  return words.tooLargeForPage(words.size(size), words.size(MAX_SOURCE_BYTES));
}

function withFailure(state: IntakeState, message: string): IntakeState {
  return state.stage === "saved" ? state : { ...state, failure: { message, fields: [] } };
}

function forgetDrafts(personId: string, preview: ArticlePreview): void {
  const drafts = browserDrafts();
  drafts.forget(detailsKey(personId, preview));
  drafts.forget(draftKey.intake(personId, "text"));
  drafts.forget(draftKey.intake(personId, "formatted"));
}
