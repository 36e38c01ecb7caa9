import { strFromU8, unzipSync } from "fflate";
import { pool } from "@/server/db";
import { exportSelection } from "@/server/exports/selection-queries";
import { streamText } from "@/server/http/stream";
import { type Actor, actorForPerson, type SignedInActor } from "@/server/session";
import { insertPerson } from "../../support/rows";
import { ORIGIN } from "./scene";

export const actor = async (fields?: Parameters<typeof insertPerson>[1]): Promise<SignedInActor> =>
  actorForPerson((await insertPerson(pool(), fields)).id);

/** A file as it comes. */
export async function bytes(who: Actor, options: object): Promise<Uint8Array> {
  const file = await exportSelection(who, options, ORIGIN);
  return new Uint8Array(await new Response(streamText(file.chunks)).arrayBuffer());
}

/** All words of the file, unpacked where it is packed. */
export async function words(
  who: Actor,
  options: { format: string; query: string; settled?: string },
): Promise<string> {
  const file = await bytes(who, options);
  if (options.format !== "qdpx") return strFromU8(file);
  return Object.values(unzipSync(file))
    .map((entry) => strFromU8(entry))
    .join("\n");
}

/** What stands at a place that is counted in code points. */
export const inText = (text: string, place: { start: number; end: number }) =>
  [...text].slice(place.start, place.end).join("");
