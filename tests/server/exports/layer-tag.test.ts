import { beforeAll, expect, test } from "vitest";
import { EXPORT_FORMATS } from "@/core/export/layer-export";
import { newId } from "@/core/new-id";
import { updateProfile } from "@/server/accounts/profile";
import {
  createAnnotation,
  deleteAnnotation,
  restoreAnnotation,
  updateAnnotation,
} from "@/server/annotations/commands";
import { getAnnotation } from "@/server/annotations/queries";
import { createComment, deleteComment, updateComment } from "@/server/comments/commands";
import { db, pool } from "@/server/db";
import { exportLayer } from "@/server/exports/queries";
import { ensurePublicGroup } from "@/server/groups/commands";
import { type Actor, actorForPerson, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import { insertTask } from "../../support/task-rows";
import { draftOn, makeForum } from "../moderation/forum";
import { ORIGIN } from "./scene";

beforeAll(ensurePublicGroup);

/** A forum with an annotation that somebody answered, and the tag under which somebody gets its layer. */
async function scene() {
  const forum = await makeForum();
  const { article, group, author, member } = forum;
  const book = await insertCodebook(pool());
  const draft = { ...draftOn(article), groupId: group.id, codes: [book.codes[0]], note: "A note" };
  const made = await createAnnotation(author, draft);
  const said = await createComment(member, { id: newId(), on: { annotationId: made.id }, body: "Why?" });
  const tag = async (who: Actor = member, options: object = {}, origin = ORIGIN) =>
    (await exportLayer(who, article.id, { format: "json", group: group.slug, ...options }, origin)).tag;
  return { ...forum, book, made, said, tag };
}
type Scene = Awaited<ReturnType<typeof scene>>;

test("the tag of a file stays while nothing changes, whatever happens elsewhere", async () => {
  const { tag, note, ...here } = await scene();
  const before = await tag();
  const elsewhere = await scene();
  await elsewhere.say(elsewhere.author, "Elsewhere");
  expect(await tag()).toBe(before);
  expect(await tag(await actorForPerson(here.member.id))).toBe(before);
});

test("it is one person's, in one form: no other view of the layer has it", async () => {
  const { tag, member, author, moderator, observer } = await scene();
  const tags = [
    ...(await Promise.all([member, author, moderator, observer].map((who) => tag(who)))),
    ...(await Promise.all(
      EXPORT_FORMATS.filter((one) => one !== "json").map((format) => tag(member, { format })),
    )),
    await tag(member, { private: "1" }),
    await tag(member, { bom: "1" }),
    await tag(member, {}, "https://other.example"),
    await tag(VISITOR, { group: "public" }),
    await tag(member, { group: "public" }),
  ];
  expect(new Set(tags).size).toBe(tags.length);
});

const versionOf = async ({ author, made }: Scene) => (await getAnnotation(author, made.id)).version;
const sql = (text: string, ...values: unknown[]) => pool().query(text, values);

test.each<[string, (at: Scene) => Promise<unknown>]>([
  ["an annotation is made", ({ note, author }) => note(author, "Another")],
  [
    "one in private",
    ({ article, member }) => createAnnotation(member, { ...draftOn(article), note: "Mine alone" }),
  ],
  [
    "a note is changed",
    async (at) => updateAnnotation(at.author, at.made.id, { version: await versionOf(at), note: "Another" }),
  ],
  [
    "codes are changed",
    async (at) => updateAnnotation(at.author, at.made.id, { version: await versionOf(at), codes: [] }),
  ],
  ["an annotation is deleted", ({ author, made }) => deleteAnnotation(author, made.id)],
  ["a comment is made", ({ say, member }) => say(member, "On the whole")],
  [
    "a comment is changed",
    ({ member, said }) => updateComment(member, said.id, { version: 1, body: "How?" }),
  ],
  ["a comment is deleted", ({ member, said }) => deleteComment(member, said.id)],
  [
    "words are withheld",
    ({ said }) => sql(`UPDATE "Comment" SET standing = 'hidden' WHERE id = $1`, said.id),
  ],
  [
    "a name in others' words is taken away, which no event tells",
    ({ said }) => sql(`UPDATE "Comment" SET body = '@deleted' WHERE id = $1`, said.id),
  ],
  [
    "an anchor is reviewed",
    ({ made }) => sql(`UPDATE "Anchor" SET "needsReview" = true WHERE "annotationId" = $1`, made.id),
  ],
  ["an author has another name", ({ author }) => updateProfile(author, { name: "Another Name" })],
  [
    "a code has another name",
    ({ book }) => sql(`UPDATE "Code" SET name = 'Renamed' WHERE id = $1`, book.codes[0]),
  ],
  [
    "a codebook has another address",
    ({ book }) => sql(`UPDATE "Codebook" SET slug = $2 WHERE id = $1`, book.id, newId()),
  ],
  [
    "the group has another name",
    ({ group }) => sql(`UPDATE "Group" SET name = 'Renamed' WHERE id = $1`, group.id),
  ],
  [
    "the article is described otherwise",
    ({ article }) => sql(`UPDATE "Article" SET source = 'Else' WHERE id = $1`, article.id),
  ],
  [
    "their role is another",
    ({ member }) => db.membership.updateMany({ where: { personId: member.id }, data: { role: "moderator" } }),
  ],
  [
    "they code it blind",
    ({ group, article, member }) => insertTask(pool(), group, { articles: [article], coders: [member] }),
  ],
])("there is another tag when %s", async (_, change) => {
  const at = await scene();
  const before = await at.tag();
  await change(at);
  expect(await at.tag(await actorForPerson(at.member.id))).not.toBe(before);
});

test("it is not the old one again once what was deleted is brought back", async () => {
  const at = await scene();
  const before = await at.tag();
  await deleteAnnotation(at.author, at.made.id);
  await restoreAnnotation(at.author, at.made.id);
  expect(await at.tag()).not.toBe(before);
});
