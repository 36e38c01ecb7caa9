"use client";

import { useEffect, useMemo, useState } from "react";
import { RequestFailure } from "@/components/api/request";
import { FormError } from "@/components/groups/form-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import type { CodeRef } from "@/core/codebook";
import type { BulkTagForecast, BulkTaggingView, BulkTagWish } from "@/core/concordance/bulk-tagging";
import type { ConcordanceLine } from "@/core/concordance/concordance";
import type { GroupSummary } from "@/core/group";
import { newId } from "@/core/new-id";
import { concordance } from "@/messages/en/concordance";
import { CodeChoice } from "./code-choice";
import { messageOf, previewTagging, tagAll } from "./concordance-api";
import type { LineArticle } from "./line";

const words = concordance.dialog;

/** Chooses a code and a layer for the ticked hits, shows what that would do, and does it. */
export function TagDialog({
  lines,
  articles,
  codes,
  codebooks,
  layers,
  groupId,
  onClose,
  onDone,
}: {
  lines: readonly ConcordanceLine[];
  articles: ReadonlyMap<string, LineArticle>;
  codes: ReadonlyMap<string, CodeRef>;
  codebooks: readonly { id: string; name: string }[];
  /** Where the viewer may write. */
  layers: readonly GroupSummary[];
  /** The group whose tags the page shows. */
  groupId: string;
  onClose: () => void;
  onDone: (tagging: BulkTaggingView) => void;
}) {
  const [codeId, setCodeId] = useState<string | null>(null);
  const shown = layers.filter(({ id }) => id === groupId);
  const [layer, setLayer] = useState<string | null>(shown[0]?.id ?? null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const wish = useMemo<BulkTagWish | null>(
    () =>
      codeId === null
        ? null
        : {
            codeId,
            groupId: layer,
            hits: lines.map(({ articleId, start, end }) => ({
              versionId: articles.get(articleId)?.versionId ?? "",
              start,
              end,
            })),
          },
    [codeId, layer, lines, articles],
  );
  const [looks, setLooks] = useState(0);
  const { forecast, problem: unseen } = useForecast(wish, looks);
  // The same choice sent again, after a lost answer, is the same tagging.
  const draft = useMemo(
    () => wish && forecast && { ...withoutCorrected(wish, forecast), id: newId() },
    [wish, forecast],
  );

  async function send() {
    if (!draft || isBusy) return;
    setBusy(true);
    try {
      onDone((await tagAll(draft)).tagging);
    } catch (thrown) {
      setProblem(`${words.failed} ${messageOf(thrown)}`);
      setBusy(false);
      // A text may have been corrected in this very moment: what is left of the hits is looked at anew.
      if (thrown instanceof RequestFailure && thrown.code === "conflict") setLooks(looks + 1);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      closeOnOutside={false}
      title={words.title(lines.length)}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button
            variant="primary"
            busy={isBusy}
            disabled={!forecast || forecast.toTag === 0}
            onClick={() => void send()}
          >
            {words.do(forecast?.toTag ?? lines.length)}
          </Button>
        </>
      }
    >
      <CodeChoice
        codes={codes}
        codebooks={codebooks}
        value={codeId}
        onChange={(id) => {
          setCodeId(id);
          setProblem(null);
        }}
      />
      <Select
        label={words.layer}
        value={layer ?? ""}
        onChange={(event) => setLayer(event.target.value || null)}
      >
        {shown.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value="">{words.onlyMe}</option>
      </Select>
      <div aria-live="polite" className="min-h-18 text-soft">
        {wish === null ? null : forecast ? (
          <Forecast forecast={forecast} />
        ) : unseen === null ? (
          <Spinner label={words.looking} />
        ) : null}
      </div>
      <FormError message={problem ?? unseen} />
    </Dialog>
  );
}

const withoutCorrected = (wish: BulkTagWish, { corrected }: BulkTagForecast): BulkTagWish => ({
  ...wish,
  hits: wish.hits.filter((_, at) => !corrected.includes(at)),
});

/** What the tagging would do, asked anew for each choice, and whenever it has failed. */
function useForecast(
  wish: BulkTagWish | null,
  looks: number,
): { forecast: BulkTagForecast | null; problem: string | null } {
  const [answer, setAnswer] = useState<{
    wish: BulkTagWish;
    looks: number;
    forecast: BulkTagForecast | null;
    problem: string | null;
  } | null>(null);
  useEffect(() => {
    if (wish === null) return;
    const abort = new AbortController();
    previewTagging(wish, abort.signal).then(
      (forecast) => setAnswer({ wish, looks, forecast, problem: null }),
      (thrown) => {
        if (!abort.signal.aborted) setAnswer({ wish, looks, forecast: null, problem: messageOf(thrown) });
      },
    );
    return () => abort.abort();
  }, [wish, looks]);
  return answer && answer.wish === wish && answer.looks === looks
    ? answer
    : { forecast: null, problem: null };
}

function Forecast({ forecast }: { forecast: BulkTagForecast }) {
  const { toTag, already, corrected, isHeld } = forecast;
  const articles = forecast.articles.filter((article) => article.toTag > 0);
  return (
    <>
      {toTag > 0 ? <p>{words.toTag(toTag, articles.length)}</p> : null}
      {toTag === 0 && corrected.length === 0 ? <p>{words.nothing}</p> : null}
      {corrected.length > 0 ? <p>{words.corrected(corrected.length)}</p> : null}
      {toTag > 0 && already.length > 0 ? <p>{words.already(already.length)}</p> : null}
      {toTag > 0 && isHeld ? <p>{words.held}</p> : null}
      {articles.length > 0 ? (
        <details className="mt-1">
          <summary className="min-h-6 pointer-coarse:min-h-11">{words.places}</summary>
          <ul className="mt-1 max-h-28 overflow-y-auto">
            {articles.map(({ id, title, toTag: count }) => (
              <li key={id} className="flex gap-2">
                <span className="tabular w-8 shrink-0 text-end">{count}</span>
                <span className="truncate">{title}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
