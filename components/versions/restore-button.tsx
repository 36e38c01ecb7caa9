"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast";
import { newId } from "@/core/new-id";
import type { SavedVersion } from "@/core/version";
import { versions } from "@/messages/en/versions";

const words = versions.history;

/** Brings an earlier version's words back, asked once more; leads to the article as it is then. */
export function RestoreButton({
  article,
  number,
  baseVersion,
}: {
  article: { id: string; slug: string };
  number: number;
  baseVersion: number;
}) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useRef<string | null>(null);
  const router = useRouter();

  async function restore() {
    // The same try again, after an answer that got lost, is the same version.
    id.current ??= newId();
    setBusy(true);
    setProblem(null);
    try {
      const path = `/api/articles/${article.id}/versions/${number}/restore`;
      await request<SavedVersion>("POST", path, { id: id.current, baseVersion });
      void showToast({ title: words.restoreDone(number) });
      router.push(`/articles/${article.slug}`);
      router.refresh();
    } catch (thrown) {
      setBusy(false);
      setProblem(thrown instanceof RequestFailure ? thrown.message : words.restoreFailed);
    }
  }

  return (
    <>
      <Button
        variant="quiet"
        size="small"
        aria-label={words.restoreLabel(number)}
        onClick={() => setAsking(true)}
      >
        {words.restore}
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={words.restoreAsk(number)}
        description={words.restoreHint}
        footer={
          <>
            <Button variant="quiet" onClick={() => setAsking(false)}>
              {words.cancel}
            </Button>
            <Button variant="primary" busy={isBusy} onClick={() => void restore()}>
              {isBusy ? words.restoring : words.restore}
            </Button>
          </>
        }
      >
        {problem ? (
          <p role="alert" className="font-semibold text-danger">
            {problem}
          </p>
        ) : null}
      </Dialog>
    </>
  );
}
