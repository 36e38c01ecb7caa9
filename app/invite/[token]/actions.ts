"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/groups/form-state";
import { acceptInvite } from "@/server/groups/invite-commands";
import { runAction } from "@/server/http/action";
import { getClient } from "@/server/http/client-address";
import { getActor } from "@/server/session";

export async function submitJoin(token: string): Promise<FormState> {
  const result = await runAction(async () =>
    acceptInvite(await getActor(), { token }, (await getClient()).address),
  );
  if (!result.ok) return result;
  redirect(`/groups/${result.value.slug}`);
}
