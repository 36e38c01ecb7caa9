import { describe, expect, it } from "vitest";
import { newId } from "@/core/new-id";
import { db } from "@/server/db";
import { undoSettlement } from "@/server/settling/commands";
import { settleAgreed } from "@/server/settling/settle-agreed";
import { voteOnSettlement } from "@/server/settling/vote";
import { changeTask, createTask } from "@/server/tasks/commands";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertTask, makeStudy } from "../agreement/study";
import { layerOf, seen, settle, spansOf, WAR } from "./scene";

describe("settling by votes", () => {
  it("lets so many votes settle as the task asks for, and so many against turn down", async () => {
    const study = await makeStudy();
    await insertTask(study, [study.ann, study.ben, study.cem], { votesToSettle: 2 });
    await study.code(study.ann, WAR);
    await study.code(study.ben, `"${WAR}"`);
    const { accept } = await seen(study);
    expect((await layerOf(study, study.ann)).can).toEqual({
      settle: false,
      propose: true,
      settleAgreed: false,
    });
    const proposal = await settle(study, accept, study.ann);
    expect(proposal).toMatchObject({
      state: "proposed",
      votes: { for: 1, against: 0, needed: 2, mine: true },
    });
    const rival = await settle(
      study,
      { ...accept, id: newId(), how: "boundary", end: accept.end - 1 },
      study.ben,
    );
    expect(await spansOf(study)).toEqual([]);
    // Nobody votes twice, nor from outside.
    expect(await voteOnSettlement(study.ann, proposal.id, { isFor: true })).toMatchObject({
      state: "proposed",
    });
    expect((await refusalOf(voteOnSettlement(study.observer, proposal.id, { isFor: true }))).code).toBe(
      "forbidden",
    );
    const settled = await voteOnSettlement(study.cem, proposal.id, { isFor: true });
    expect(settled).toMatchObject({ state: "settled", decidedBy: null, votes: { for: 2 } });
    expect(await spansOf(study)).toHaveLength(1);
    // What the rival proposed is over; voting on it says so.
    expect((await refusalOf(voteOnSettlement(study.cem, rival.id, { isFor: true }))).code).toBe("conflict");
    await undoSettlement(study.owner, proposal.id, { version: settled.version });
    const third = await settle(study, { ...accept, id: newId() }, study.ben);
    await voteOnSettlement(study.ann, third.id, { isFor: false });
    expect(await voteOnSettlement(study.cem, third.id, { isFor: false })).toMatchObject({ state: "undone" });
    // Two last votes at once settle once.
    const fourth = await settle(study, { ...accept, id: newId() }, study.ben);
    await Promise.allSettled(
      [study.ann, study.cem].map((by) => voteOnSettlement(by, fourth.id, { isFor: true })),
    );
    expect((await layerOf(study)).settlements).toMatchObject([{ id: fourth.id, state: "settled" }]);
  });

  it("ends what was proposed about the passages that it settles in bulk", async () => {
    const study = await makeStudy();
    const { group, article, owner, ann, ben } = study;
    await insertTask(study, [ann, ben], { votesToSettle: 2 });
    for (const by of [ann, ben]) await study.code(by, WAR);
    const { accept, sources } = await seen(study);
    const proposal = await settle(study, { ...accept, how: "rejected" }, ann);
    const items = [{ id: newId(), sources }];
    await settleAgreed(owner, article.id, { groupId: group.id, versionId: accept.versionId, items });
    const { settlements } = await layerOf(study);
    expect(settlements.map(({ how, state }) => [how, state])).toEqual([["agreed", "settled"]]);
    expect((await refusalOf(voteOnSettlement(ben, proposal.id, { isFor: true }))).code).toBe("conflict");
  });

  it("takes the very same proposal for a vote, so that two who want one thing do not vote apart", async () => {
    const study = await makeStudy();
    const { ann, ben } = study;
    await insertTask(study, [ann, ben], { votesToSettle: 2 });
    await study.code(ann, WAR);
    await study.code(ben, `"${WAR}"`);
    const { accept } = await seen(study);
    const [first] = await Promise.all([
      settle(study, accept, ann),
      settle(study, { ...accept, id: newId() }, ann),
    ]);
    expect((await layerOf(study)).settlements).toMatchObject([{ state: "proposed", votes: { for: 1 } }]);
    // Another code, another place or fewer of the uses is something else.
    const [one] = accept.sources.filter(({ start, end }) => start === accept.start && end === accept.end);
    expect(await settle(study, { ...accept, id: newId(), sources: [one] }, ben)).toMatchObject({
      state: "proposed",
      votes: { for: 1 },
    });
    const voted = await settle(study, { ...accept, id: newId() }, ben);
    expect(voted).toMatchObject({ state: "settled", decidedBy: null, votes: { for: 2, against: 0 } });
    expect((await layerOf(study)).settlements).toMatchObject([{ id: voted.id }]);
    expect([first.id, accept.id]).toContain(voted.id);
  });

  it("ends what was proposed about a code that was merged since, and decides no use twice", async () => {
    const study = await makeStudy();
    const { ann, ben, cem } = study;
    await insertTask(study, [ann, ben, cem], { votesToSettle: 2 });
    await study.code(ann, WAR);
    const { accept } = await seen(study);
    const before = await settle(study, accept, ann);
    const late = await settle(study, { ...accept, id: newId(), how: "rejected" }, ben);
    const [from, into] = study.book.codes;
    await db.$executeRaw`UPDATE "Code" SET "mergedIntoId" = ${into}::uuid, "deprecatedAt" = now() WHERE id = ${from}::uuid`;
    await db.$executeRaw`UPDATE "AnnotationCode" SET "codeId" = ${into}::uuid WHERE "codeId" = ${from}::uuid`;
    const after = await seen(study);
    // What was proposed under the former code is this proposal.
    expect(await settle(study, after.accept, cem)).toMatchObject({ id: before.id, state: "settled" });
    expect((await refusalOf(voteOnSettlement(cem, late.id, { isFor: true }))).code).toBe("conflict");
    expect((await layerOf(study)).settlements).toMatchObject([{ id: before.id, codeId: into }]);
    await undoSettlement(study.owner, before.id, { version: 2 });
    const again = await settle(
      study,
      { ...after.accept, id: newId(), how: "boundary", end: accept.end - 1 },
      ann,
    );
    const old = await settle(study, { ...after.accept, id: newId() }, ben);
    await db.settlementSource.updateMany({ where: { settlementId: old.id }, data: { codeId: from } });
    await voteOnSettlement(cem, again.id, { isFor: true });
    expect((await refusalOf(voteOnSettlement(cem, old.id, { isFor: true }))).code).toBe("conflict");
    expect(await spansOf(study)).toHaveLength(1);
  });
});

describe("when the rule changes meanwhile", () => {
  const threeVotes = async (votesToSettle = 3) => {
    const study = await makeStudy();
    const { ann, ben, cem, owner, group, article } = study;
    const task = await createTask(owner, group.id, {
      id: newId(),
      title: "Code it",
      articleIds: [article.id],
      coderIds: [ann.id, ben.id, cem.id],
      votesToSettle,
    });
    await study.code(ann, WAR);
    await study.code(ben, `"${WAR}"`);
    const { accept } = await seen(study);
    const proposal = await settle(study, accept, ann);
    const rival = await settle(study, { ...accept, id: newId(), how: "boundary", end: accept.end - 1 }, ben);
    return { study, task, accept, proposal, rival };
  };
  const statesOf = async (...ids: { id: string }[]) =>
    Promise.all(ids.map(async ({ id }) => (await db.settlement.findUniqueOrThrow({ where: { id } })).state));

  it("settles what has enough votes by the new rule, once, and leaves the rest proposed", async () => {
    const { study, task, proposal, rival } = await threeVotes();
    await voteOnSettlement(study.cem, proposal.id, { isFor: true });
    await voteOnSettlement(study.cem, rival.id, { isFor: true });
    expect(await statesOf(proposal, rival)).toEqual(["proposed", "proposed"]);
    const lowered = await changeTask(study.owner, task.id, { version: task.version, votesToSettle: 2 });
    expect(await statesOf(proposal, rival)).toEqual(["settled", "undone"]);
    expect((await spansOf(study)).map(({ exact }) => exact)).toHaveLength(1);
    await changeTask(study.owner, task.id, { version: lowered.version, votesToSettle: 1 });
    expect(await statesOf(proposal, rival)).toEqual(["settled", "undone"]);
  });

  it("lets no member's vote settle anything where one person settles by now", async () => {
    const { study, task, accept, proposal } = await threeVotes();
    await changeTask(study.owner, task.id, { version: task.version, votesToSettle: 0 });
    expect((await refusalOf(voteOnSettlement(study.cem, proposal.id, { isFor: true }))).code).toBe(
      "forbidden",
    );
    const [shown] = (await layerOf(study, study.cem)).settlements;
    expect(shown).toMatchObject({ state: "proposed", votes: null, can: { vote: false } });
    await settle(study, { ...accept, id: newId() });
    expect(await statesOf(proposal)).toEqual(["undone"]);
  });

  it("counts by the newest task, whichever it was proposed under", async () => {
    const { study, proposal } = await threeVotes(2);
    const { owner, group, article, ann } = study;
    const newest = { id: newId(), title: "Again", articleIds: [article.id], coderIds: [ann.id] };
    await createTask(owner, group.id, { ...newest, votesToSettle: 3 });
    expect(await voteOnSettlement(study.cem, proposal.id, { isFor: true })).toMatchObject({
      state: "proposed",
      votes: { for: 2, needed: 3 },
    });
  });
});
