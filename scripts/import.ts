import path from "node:path";
import { parseArgs } from "node:util";
import { intake } from "@/messages/en/intake";
import { seedKeeper } from "@/prisma/seed/people";
import { closeDatabase, db } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { importFolder } from "@/server/import/import-folder";
import { actorForPerson, type SignedInActor } from "@/server/session";

// Run by import.mjs, which opens the database: node --import tsx scripts/import.ts FOLDER [--as HANDLE] …
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: "string" },
    group: { type: "string", multiple: true, default: [] },
    private: { type: "boolean", default: false },
    encoding: { type: "string" },
  },
});

const { say, summary, outcome, noSuchPerson, noSuchGroup } = intake.folder;

async function actorOf(handle: string | undefined): Promise<SignedInActor> {
  if (handle === undefined) return seedKeeper();
  const person = await db.person.findUnique({ where: { handle }, select: { id: true } });
  if (!person) throw new Error(noSuchPerson(handle));
  return actorForPerson(person.id);
}

async function groupIdsOf(slugs: readonly string[]): Promise<string[]> {
  const groups = await db.group.findMany({
    where: { slug: { in: [...slugs] } },
    select: { id: true, slug: true },
  });
  const missing = slugs.find((slug) => !groups.some((group) => group.slug === slug));
  if (missing !== undefined) throw new Error(noSuchGroup(missing));
  return groups.map(({ id }) => id);
}

const folder = path.resolve(positionals[0] ?? "");
try {
  await ensurePublicGroup();
  const counts = await importFolder(await actorOf(values.as), folder, {
    visibility: values.private || values.group.length > 0 ? "groups" : "public",
    groupIds: await groupIdsOf(values.group),
    ...(values.encoding !== undefined && { encoding: values.encoding }),
    onFile: (one, number, total) => console.log(`${say(number, total)} ${outcome(one)}`),
  });
  console.log(summary(counts));
  process.exitCode = counts.refused > 0 ? 1 : 0;
} catch (thrown) {
  console.error((thrown as Error).message);
  process.exitCode = 2;
} finally {
  await closeDatabase();
}
