import { pool } from "@/server/db";
import { env } from "@/server/env";
import { ensurePublicGroup } from "@/server/groups/commands";
import { seedAnnotations } from "./annotations";
import { seedArticles } from "./articles";
import { seedClassCoding } from "./class-coding";
import { seedCodebooks } from "./codebooks";
import { seedDemoGroups } from "./demo-groups";
import { seedLetters } from "./letters";
import { seedDemoPeople, seedKeeper } from "./people";
import type { Report } from "./report";

// Any number that nothing else of this app locks by.
const SEED_LOCK = 4_276_001;

/**
 * Loads the codebooks and the two articles, and on the embedded database the demo people, their groups and
 * a first layer of annotations, all through the ordinary commands. Each part looks whether it is there
 * already, so that a seed that was cut off is finished by the next start, and two starts at once make one.
 */
export async function seedIfEmpty(report: Report): Promise<void> {
  // A lock belongs to its connection, so this one is kept out of the pool meanwhile.
  const lock = await pool().connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [SEED_LOCK]);
    await ensurePublicGroup();
    const people = env.demoAllowed ? await seedDemoPeople() : null;
    const keeper = people?.administrator ?? (await seedKeeper());
    await seedCodebooks(keeper, report);
    await seedArticles(keeper, report);
    if (people) {
      await seedDemoGroups(people, report);
      await seedAnnotations(people, report);
      await seedClassCoding(people, report);
      await seedLetters(people, report);
    }
  } finally {
    lock.release(true);
  }
}
