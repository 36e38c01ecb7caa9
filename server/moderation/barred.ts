import { AppError } from "@/core/errors";
import type { AppealView } from "@/core/moderation/appeal";
import type { MySanctions } from "@/core/moderation/mine";
import { moderation as words } from "@/messages/en/moderation";
import { createAppeal, writeInAppeal } from "@/server/moderation/appeal-commands";
import { getAppeal } from "@/server/moderation/appeal-queries";
import { readBarredToken } from "@/server/moderation/barred-token";
import { listMySanctions } from "@/server/moderation/my-moderation";
import { actorForAppeal, type SignedInActor } from "@/server/session";

export interface BarredView {
  personId: string;
  sanctions: { sanction: MySanctions["items"][number]; appeal: AppealView | null }[];
}

/** @throws AppError gone for an address that was not made here, has ended, or bars nobody any more. */
async function actorOf(token: string): Promise<SignedInActor> {
  const personId = readBarredToken(token);
  if (personId === null) throw new AppError("gone", words.barred.ended);
  return actorForAppeal(personId);
}

/** What bars somebody from the site, with what they said against it and what was answered. */
export async function getBarred(token: string): Promise<BarredView> {
  const person = await actorOf(token);
  const { items } = await listMySanctions(person);
  const onSite = items.filter(({ group }) => group === null);
  return {
    personId: person.id,
    sanctions: await Promise.all(
      onSite.map(async (sanction) => ({
        sanction,
        appeal: sanction.appealId === null ? null : await getAppeal(person, sanction.appealId),
      })),
    ),
  };
}

/** As `createAppeal`. */
export const appealBarred = async (token: string, input: unknown): Promise<AppealView> =>
  createAppeal(await actorOf(token), input);

/** As `writeInAppeal`. */
export const writeBarred = async (token: string, appealId: string, input: unknown): Promise<AppealView> =>
  writeInAppeal(await actorOf(token), appealId, input);
