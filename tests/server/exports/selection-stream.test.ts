import { unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { pool } from "@/server/db";
import { exportSelection } from "@/server/exports/selection-queries";
import { zipStream } from "@/server/exports/zip-stream";
import { ensurePublicGroup } from "@/server/groups/commands";
import { streamText } from "@/server/http/stream";
import { actorForPerson, type SignedInActor } from "@/server/session";
import { insertArticle, insertPerson } from "../../support/rows";
import { asked, insertMany, keptBytes, ORIGIN } from "./scene";

beforeAll(ensurePublicGroup);

const actor = async (): Promise<SignedInActor> => actorForPerson((await insertPerson(pool())).id);

test("reads batch by batch as it is read itself, and stops when the reader hangs up", async () => {
  const ada = await actor();
  const article = await insertArticle(pool());
  await insertMany(article, ada.id, 4_000);
  const query = `article:${article.slug}`;
  for (const format of ["csv", "report", "qdpx"]) {
    const file = await exportSelection(ada, { format, query }, ORIGIN);
    expect(file.total).toBe(4_000);
    let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
    const first = await asked(async () => {
      reader = streamText(file.chunks).getReader();
      await reader.read();
    });
    // The head, and batches with their discussions until two packets are full, which packed words fill late; of twenty.
    expect(first, format).toBeLessThanOrEqual(format === "qdpx" ? 36 : 16);
    await reader?.cancel();
    const rest = await asked(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(rest, format).toBe(0);
  }
});

test("keeps nothing of what it has written, however long the file is", { timeout: 60_000 }, async () => {
  const ada = await actor();
  const article = await insertArticle(pool());
  await insertMany(article, ada.id, 4_000, 2_500);
  for (const format of ["csv", "qdpx"] as const) {
    const file = await exportSelection(ada, { format, query: `article:${article.slug}` }, ORIGIN);
    const reader = streamText(file.chunks).getReader();
    const kept: number[] = [];
    const every = format === "qdpx" ? 350_000 : 600_000;
    let unmeasured = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      unmeasured += next.value.byteLength;
      if (unmeasured < every) continue;
      kept.push(keptBytes());
      unmeasured = 0;
    }
    expect(kept.length, format).toBeGreaterThan(9);
    // Of the 10 MB that are written. What comes and goes with a batch is not counted.
    const half = Math.floor(kept.length / 2);
    const grew = Math.min(...kept.slice(half)) - Math.min(...kept.slice(0, half));
    expect(grew, format).toBeLessThan(3_500_000);
  }
});

test("breaks off where it fails, and is never ended as if it were whole", async () => {
  async function* failing(): AsyncGenerator<string> {
    for (let line = 0; line < 20_000; line++) yield `${Math.sin(line)}\n`;
    throw new Error("The database is gone.");
  }
  async function* packed() {
    yield { path: "project.qde", chunks: failing() };
  }
  for (const chunks of [failing(), zipStream(packed())]) {
    const reader = streamText(chunks).getReader();
    const came: Uint8Array[] = [];
    const reading = async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read()) came.push(next.value);
    };
    await expect(reading()).rejects.toThrow("could not be written to its end");
    expect(came.length).toBeGreaterThan(1);
    expect(() => unzipSync(Buffer.concat(came))).toThrow();
  }
});
