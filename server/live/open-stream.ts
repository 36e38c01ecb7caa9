import { z } from "zod";
import { MOST_ARTICLES } from "@/core/live/message";
import { parsePositions } from "@/core/live/position";
import { getClient } from "@/server/http/client-address";
import { Hub } from "@/server/live/hub";
import { type Actor, getCredentials } from "@/server/session";

// Next.js evaluates modules once per bundle and again on each edit in development: one hub for all of them. The web
// server (scripts/serve.mjs) ends its streams when it is told to stop, and finds it here too.
const shared = globalThis as typeof globalThis & { marginaliaLive?: Hub };

export function liveHub(): Hub {
  shared.marginaliaLive ??= new Hub();
  return shared.marginaliaLive;
}

export const LiveQuerySchema = z.object({
  at: z
    .string()
    .max(10_000)
    .default("")
    .describe(
      `How far each article's events are known, as "articleId@epoch.seq", with commas between; at most ${MOST_ARTICLES}. Last-Event-ID says the same, and goes before.`,
    )
    .refine((text) => parsePositions(text) !== null, "Expected articleId@epoch.seq, with commas between."),
});

/** Begins a stream of what is new on articles, and for the person behind the request, for as long as they listen. */
export async function openLiveStream(
  actor: Actor,
  query: unknown,
  lastEventId: string | null,
): Promise<ReadableStream<Uint8Array>> {
  const { at } = LiveQuerySchema.parse(query);
  const resumed = lastEventId === null ? null : parsePositions(lastEventId);
  const owner = actor.kind === "person" ? actor.id : (await getClient()).address;
  return liveHub().open(actor, await getCredentials(), owner, resumed ?? parsePositions(at) ?? []);
}
