import { beforeAll, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { db } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { computeCommonGround } from "@/server/moderation/common-ground-job";
import { decide } from "@/server/moderation/decision-commands";
import { getAnnotationReactions } from "@/server/reactions/annotation-reactions";
import { threadCommentOf } from "@/server/threads/comment-views";
import { makeForum } from "./forum";

beforeAll(ensurePublicGroup);

test("what both camps of a group agree with is marked, what one applauds is not, and a mark goes with its words", async () => {
  const forum = await makeForum();
  const said = async (body: string) => (await forum.say(forum.author, body)).id;
  const left = await Promise.all(["L1", "L2", "L3"].map(said));
  const right = await Promise.all(["R1", "R2", "R3"].map(said));
  const both = await said("Both");
  const { id: annotationId } = await forum.note(forum.author, "Loaded, whoever you are");
  for (const camp of ["left", "right"]) {
    for (let n = 0; n < 6; n++) {
      const { id: personId } = await forum.join();
      const likes = camp === "left" ? left : right;
      const put = (commentId: string, kind: string) => ({ id: newId(), personId, commentId, kind });
      await db.reaction.createMany({
        data: [
          ...[...left, ...right].map((id) => put(id, likes.includes(id) ? "agree" : "disagree")),
          put(both, "agree"),
          { id: newId(), personId, annotationId, kind: "agree" },
        ],
      });
    }
  }
  await computeCommonGround();
  const isAgreed = async (id: string) => (await threadCommentOf(forum.member, id)).isAgreed;
  expect(await Promise.all([...left, ...right].map(isAgreed))).toEqual(Array(6).fill(false));
  expect(await isAgreed(both)).toBe(true);
  expect((await getAnnotationReactions(forum.member, annotationId)).isAgreed).toBe(true);

  await decide(forum.moderator, { on: { commentId: both }, version: 1, action: "hide", reason: "rules" });
  expect((await threadCommentOf(forum.author, both)).isAgreed).toBe(false);
  await computeCommonGround();
  expect(await db.commonGround.count({ where: { commentId: both } })).toBe(0);
  expect(await db.commonGround.count({ where: { groupId: forum.group.id } })).toBe(7);
});
