import { TimeZoneSchema } from "@/core/notice-choice";
import { TIME_ZONE_COOKIE } from "@/core/time-zone";
import { db } from "@/server/db";

/** A request's cookies, as `next/headers` and a route's request have them. */
interface Cookies {
  get(name: string): { value: string } | undefined;
}

/**
 * Takes over the time zone that the pages of signing up and in heard from the browser, for who has none yet: what
 * somebody chose stays. A name that is none here is passed over.
 */
export async function rememberTimeZone(personId: string, cookies: Cookies): Promise<void> {
  const heard = TimeZoneSchema.safeParse(cookies.get(TIME_ZONE_COOKIE)?.value);
  if (!heard.success) return;
  await db.person.updateMany({ where: { id: personId, timeZone: null }, data: { timeZone: heard.data } });
}
