import { once } from "node:events";
import { Worker } from "node:worker_threads";
import fastDiff from "fast-diff";
import { carryAnchors } from "@/core/anchoring/carry";
import { newId } from "@/core/new-id";
import { diffParagraphs } from "@/core/text/paragraph-diff";
import { createVersion } from "@/server/articles/version-commands";
import { closeDatabase, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson, type SignedInActor } from "@/server/session";
import { median } from "../table.mjs";
import { makeAnnotatedArticle, makeKeeper } from "./rows";
import { editedText, newsText, wordRanges } from "./texts";

// Prints one line of JSON for versions.mjs. Times in milliseconds.

type Row = Record<string, string | number>;

const timed = async (run: () => unknown): Promise<number> => {
  const start = performance.now();
  await run();
  return performance.now() - start;
};

const medianOf = async (times: number, run: () => unknown): Promise<number> => {
  const all: number[] = [];
  for (let at = 0; at < times; at++) all.push(await timed(run));
  return median(all);
};

/** Takes the article's stream as somebody who annotates does, again and again; gives the longest wait for it. */
async function probe(articleId: string): Promise<() => Promise<number>> {
  const worker = new Worker(new URL("./probe.mjs", import.meta.url), {
    workerData: { articleId, url: process.env.DATABASE_URL || process.env.EMBEDDED_DATABASE_URL },
  });
  await once(worker, "message");
  return async () => {
    const ended = once(worker, "message");
    worker.postMessage("stop");
    const [longest] = await ended;
    return longest as number;
  };
}

async function saving(keeper: SignedInActor, length: number, annotations: number): Promise<Row> {
  console.log(`${annotations} annotations on ${length} characters`);
  const text = newsText(length, 1);
  const ranges = wordRanges(text, annotations);
  const next = editedText(text, 0.05, 2);
  const floor = await timed(() => fastDiff(text, next));
  const carry = await medianOf(3, () => carryAnchors(text, next, ranges));
  const { id } = await makeAnnotatedArticle(pool(), keeper, text, ranges);
  const texts = [next, editedText(next, 0.05, 6)];
  const totals: number[] = [];
  const waits: number[] = [];
  for (let round = 0; round < texts.length; round++) {
    const stop = await probe(id);
    totals.push(
      await timed(() =>
        createVersion(keeper, id, {
          id: newId(),
          baseVersion: round + 1,
          title: "Bench",
          text: texts[round] ?? next,
          markup: [],
          reason: "Bench",
        }),
      ),
    );
    waits.push(await stop());
  }
  const total = median(totals);
  return {
    annotations,
    characters: length,
    "floor: one linear diff": floor,
    "carry all": carry,
    "times floor": carry / floor,
    "save, all told": total,
    "longest wait for a lock": median(waits),
  };
}

async function comparing(words: number): Promise<Row> {
  const text = newsText(words * 6, 3);
  const next = editedText(text, 0.05, 4);
  const floor = await timed(() => fastDiff(text, next));
  const diff = await medianOf(5, () => diffParagraphs(text, next));
  return { words, "floor: one linear diff": floor, "diff for the page": diff, "times floor": diff / floor };
}

await ensurePublicGroup();
const keeper = await actorForPerson((await makeKeeper(pool())).id);
const saved: Row[] = [];
for (const annotations of [1_000, 10_000]) saved.push(await saving(keeper, 100_000, annotations));
saved.push(await saving(keeper, 25_000, 10_000));
const compared: Row[] = [];
for (const words of [1_250, 2_500, 5_000, 10_000]) compared.push(await comparing(words));

console.log(
  JSON.stringify({
    figures: [
      {
        title: "Saving a version over an edit of 5 % of the text (ms)",
        rows: saved,
        aims: [
          "Aim: carrying 10,000 annotations over 100,000 characters takes at most twice the floor.",
          "The longest wait is that of somebody who asks for the article's lock all the while, in a thread of its own.",
        ],
      },
      { title: "Setting two versions against each other (ms)", rows: compared, aims: [] },
    ],
  }),
);
await closeDatabase();
