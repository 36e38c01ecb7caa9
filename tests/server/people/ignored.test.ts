import { beforeAll, expect, test } from "vitest";
import { deleteComment } from "@/server/comments/commands";
import { ensurePublicGroup } from "@/server/groups/commands";
import { ignorePerson, listIgnoredPeople, stopIgnoring } from "@/server/people/ignored";
import { VISITOR } from "@/server/session";
import { getThread } from "@/server/threads/queries";
import { refusalOf } from "@/tests/support/refusal-of";
import { scene } from "../threads/scene";

beforeAll(ensurePublicGroup);

test("the words of somebody whom one ignores are marked for oneself alone, until one stops", async () => {
  const { author, other, say } = await scene();
  const { threadId } = await say(other, "Noise");
  const marked = async (viewer: typeof author | typeof VISITOR) =>
    (await getThread(viewer, threadId, {})).items.map((one) => one.isIgnored);
  await ignorePerson(author, other.id);
  await ignorePerson(author, other.id);
  expect((await listIgnoredPeople(author)).items.map(({ id }) => id)).toEqual([other.id]);
  expect(await marked(author)).toEqual([true]);
  expect(await marked(VISITOR)).toEqual([false]);
  await stopIgnoring(author, other.id);
  expect(await marked(author)).toEqual([false]);
});

test("nobody ignores themselves, or nobody; a tombstone has no author to ignore", async () => {
  const { author, other, say } = await scene();
  expect((await refusalOf(ignorePerson(author, author.id))).code).toBe("invalid");
  expect((await refusalOf(ignorePerson(author, crypto.randomUUID()))).code).toBe("not-found");
  expect((await refusalOf(ignorePerson(VISITOR, author.id))).code).toBe("unauthenticated");
  const made = await say(other, "Noise");
  await say(author, "An answer", made.id);
  await deleteComment(other, made.id);
  await ignorePerson(author, other.id);
  expect((await getThread(author, made.threadId, {})).items[0]).toMatchObject({
    deleted: true,
    isIgnored: false,
  });
});
