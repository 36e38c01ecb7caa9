import { notFound } from "next/navigation";
import { AppError } from "@/core/errors";
import type { AppealView } from "@/core/moderation/appeal";
import { getAppeal } from "@/server/moderation/appeal-queries";
import type { Actor } from "@/server/session";

/** An appeal that concerns the actor; for everybody else there is none. */
export async function loadAppeal(actor: Actor, id: string): Promise<AppealView> {
  try {
    return await getAppeal(actor, id);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
}
