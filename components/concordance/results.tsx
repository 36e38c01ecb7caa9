"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { LoadMore } from "@/components/api/load-more";
import { type Command, useCommands } from "@/components/shell/command-registry";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import type { CodeRef } from "@/core/codebook";
import type { Concordance, ConcordanceLine } from "@/core/concordance/concordance";
import { LINES_PER_PAGE } from "@/core/concordance/request";
import type { GroupSummary } from "@/core/group";
import { concordance as words } from "@/messages/en/concordance";
import { loadLines, messageOf } from "./concordance-api";
import { type ConcordanceAsk, concordanceHref } from "./concordance-ask";
import { Line, type LineArticle, lineId, lineKey } from "./line";
import { sayTagged } from "./say-tagged";

const TagDialog = lazy(() => import("./tag-dialog").then((m) => ({ default: m.TagDialog })));

export interface ResultsProps {
  ask: ConcordanceAsk;
  first: Concordance;
  codes: readonly CodeRef[];
  codebooks: readonly { id: string; name: string }[];
  /** Where the viewer may write; null for visitors. */
  layers: readonly GroupSummary[] | null;
}

/** What was found, line by line, all of it ticked, and what can be done with it. */
export function Results({ ask, first, codes, codebooks, layers }: ResultsProps) {
  const router = useRouter();
  const [more, setMore] = useState<readonly Concordance[]>([]);
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [loading, setLoading] = useState<{ isOn: boolean; problem: string | null }>({
    isOn: false,
    problem: null,
  });
  const [tagging, setTagging] = useState<readonly ConcordanceLine[] | null>(null);
  const currentKey = useRef<string | null>(null);
  const byId = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const pages = [first, ...more];
  const lines = pages.flatMap((page) => page.lines);
  const articles = articlesOf(pages);
  const next = pages.at(-1)?.next ?? null;
  const { hitCount } = first;
  const chosen = hitCount - unticked.size;

  const tick = (key: string, isOn: boolean) => {
    const now = new Set(unticked);
    if (isOn) now.delete(key);
    else now.add(key);
    setUnticked(now);
  };

  /** One more page, or all that is left. */
  async function load(all: boolean): Promise<readonly Concordance[] | null> {
    setLoading({ isOn: true, problem: null });
    const loaded = [...more];
    try {
      for (let from = next; from !== null; from = all ? (loaded.at(-1)?.next ?? null) : null) {
        loaded.push(await loadLines(ask, from));
        setMore([...loaded]);
      }
      setLoading({ isOn: false, problem: null });
      return loaded;
    } catch (thrown) {
      setLoading({ isOn: false, problem: messageOf(thrown) });
      return null;
    }
  }

  /** What is ticked may lie beyond what is shown. */
  async function startTagging() {
    if (layers === null || chosen === 0 || loading.isOn) return;
    const loaded = await load(true);
    if (loaded === null) return;
    const all = [first, ...loaded].flatMap((page) => page.lines);
    setTagging(all.filter((line) => !unticked.has(lineKey(line))));
  }

  const focus = (by: number) => {
    const at = lines.findIndex((line) => lineKey(line) === currentKey.current);
    const line = lines[at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))];
    const element = line && document.getElementById(lineId(lineKey(line)));
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  };
  const command = (id: string, keys: string, name: string, run: () => void): Command => ({
    id: `concordance-${id}`,
    name,
    section: words.keys.section,
    keys,
    run,
  });
  useCommands([
    command("next", "j", words.keys.next, () => focus(1)),
    command("previous", "k", words.keys.previous, () => focus(-1)),
    ...(layers === null
      ? []
      : [
          command("tick", "x", words.keys.tick, () => {
            const key = currentKey.current;
            if (key !== null) tick(key, unticked.has(key));
          }),
          command("tag", "t", words.keys.tag, () => void startTagging()),
        ]),
  ]);

  if (hitCount === 0) {
    return (
      <>
        <Notes found={first} />
        <EmptyState title={words.none}>{words.noneHint[ask.match]}</EmptyState>
      </>
    );
  }
  return (
    <section aria-label={words.list}>
      <div className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b bg-paper py-1.5">
        {layers === null ? null : (
          <Checkbox
            label={<span className="tabular">{words.bar.chosen(chosen, hitCount)}</span>}
            checked={chosen === hitCount}
            onChange={(event) =>
              void (event.target.checked
                ? setUnticked(new Set())
                : load(true).then((loaded) => {
                    if (loaded)
                      setUnticked(new Set([first, ...loaded].flatMap((page) => page.lines.map(lineKey))));
                  }))
            }
            className="items-center"
          />
        )}
        <p className="tabular text-soft" role="status">
          {words.found(hitCount, first.articleCount)}
        </p>
        {layers === null ? (
          <Link
            href={`/sign-in?next=${encodeURIComponent(concordanceHref(ask))}`}
            className="ms-auto text-accent underline underline-offset-2"
          >
            {words.bar.signIn}
          </Link>
        ) : (
          <>
            <span className="ms-auto hidden text-muted text-sm lg:block pointer-coarse:hidden">
              {words.bar.keys}
            </span>
            <Button
              variant="primary"
              disabled={chosen === 0}
              busy={loading.isOn}
              onClick={() => void startTagging()}
              className="max-lg:ms-auto"
            >
              {words.bar.tag(chosen)}
            </Button>
          </>
        )}
      </div>
      <Notes found={first} />
      <ol>
        {lines.map((line, at) => {
          const key = lineKey(line);
          return (
            <Line
              key={key}
              line={line}
              article={articles.get(line.articleId)}
              href={passageHref(line, articles.get(line.articleId), ask.group)}
              withTitle={lines[at - 1]?.articleId !== line.articleId}
              codes={byId}
              isTicked={layers === null ? null : !unticked.has(key)}
              onTick={(isOn) => tick(key, isOn)}
              onFocus={() => {
                currentKey.current = key;
              }}
            />
          );
        })}
      </ol>
      <div className="mt-4">
        <LoadMore
          notLoaded={words.notLoaded}
          problem={loading.problem}
          isLoading={loading.isOn}
          onMore={() => load(false)}
        >
          {next === null ? null : words.more(Math.min(LINES_PER_PAGE, hitCount - next))}
        </LoadMore>
      </div>
      {tagging === null || layers === null ? null : (
        <Suspense>
          <TagDialog
            lines={tagging}
            articles={articles}
            codes={byId}
            codebooks={codebooks}
            layers={layers}
            groupId={first.group.id}
            onClose={() => setTagging(null)}
            onDone={(tagged) => {
              setTagging(null);
              setMore([]);
              router.refresh();
              sayTagged(tagged, () => router.refresh());
            }}
          />
        </Suspense>
      )}
    </section>
  );
}

const articlesOf = (pages: readonly Concordance[]): ReadonlyMap<string, LineArticle> =>
  new Map(pages.flatMap((page) => page.articles).map((article) => [article.id, article]));

function passageHref(line: ConcordanceLine, article: LineArticle | undefined, group: string): string {
  const query = new URLSearchParams({
    ...(group !== "" && { group }),
    passage: `${line.start}-${line.end}`,
  });
  return `/articles/${article?.slug ?? line.articleId}?${query}`;
}

/** What keeps this from being all. */
function Notes({ found }: { found: Concordance }) {
  const { stopped, read, toRead, skipped } = found;
  const notes = [
    ...(stopped === "hits" ? [words.stopped.hits(read, toRead)] : []),
    ...(stopped === "time" ? [read === 0 ? words.stopped.timeBefore : words.stopped.time(read, toRead)] : []),
    ...(skipped > 0 ? [words.skipped(skipped)] : []),
  ];
  return notes.map((note) => (
    <p key={note} className="border-line border-b bg-sunken px-2 py-2 text-soft">
      {note}
    </p>
  ));
}
