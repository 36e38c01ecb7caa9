import { describe, expect, it } from "vitest";
import { newId } from "@/core/new-id";
import type { SettlementView } from "@/core/settling/settlement";
import { getDisagreementMap } from "@/server/agreement/map";
import { deleteAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { createVersion } from "@/server/articles/version-commands";
import { db, pool } from "@/server/db";
import { setStanding } from "@/server/moderation/standing";
import { findSubject } from "@/server/moderation/subjects";
import { actorForPerson, VISITOR } from "@/server/session";
import { placeSettlement, undoSettlement } from "@/server/settling/commands";
import { getSettledLayer } from "@/server/settling/queries";
import { settleAgreed } from "@/server/settling/settle-agreed";
import { undoAgreed } from "@/server/settling/undo-agreed";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertPerson } from "../../support/rows";
import { makeStudy, type Study } from "../agreement/study";
import { layerOf, seen, settle, spansOf, WAR } from "./scene";

describe("settling", () => {
  it("turns what several coded into one passage that keeps where it came from, and can be undone", async () => {
    const study = await makeStudy();
    const mine = await study.code(study.ann, WAR);
    const theirs = await study.code(study.ben, `"${WAR}"`, [study.book.codes[1]]);
    const { accept, passage } = await seen(study);
    expect(passage.kind).toBe("code");
    const made = await settle(study, accept);
    expect(made).toMatchObject({ how: "accepted", state: "settled", isAccepted: true, place: "certain" });
    expect(made.sources.map(({ annotationId }) => annotationId).sort()).toEqual([mine.id, theirs.id].sort());
    expect(await spansOf(study)).toMatchObject([
      { start: accept.start, end: accept.end, codeId: accept.codeId },
    ]);
    const { scores } = await layerOf(study);
    const scoreOf = (id: string) => scores.find(({ personId }) => personId === id)?.f1;
    // The longer one comes first in the text, and was accepted.
    expect([scoreOf(study.ben.id), scoreOf(study.ann.id)]).toEqual([1, 0]);
    // Sent again it is the same; another decision under its id is refused.
    expect((await settle(study, accept)).version).toBe(made.version);
    expect((await refusalOf(settle(study, { ...accept, how: "boundary", end: accept.end + 1 }))).code).toBe(
      "conflict",
    );
    const undone = await undoSettlement(study.assistant, made.id, { version: made.version });
    expect(undone).toMatchObject({ state: "undone" });
    expect(await spansOf(study)).toEqual([]);
    expect(await settle(study, { ...accept, id: newId() })).toMatchObject({ state: "settled" });
  });

  it("merges, takes another boundary, another code, or rejects", async () => {
    const study = await makeStudy();
    await study.code(study.ann, "characterizing it as");
    await study.code(study.ben, 'it as "Biden\'s war"');
    const { accept, sources, passage } = await seen(study);
    const { start, end } = passage;
    const decide = async (change: object): Promise<SettlementView> => {
      const made = await settle(study, { ...accept, id: newId(), ...change });
      await undoSettlement(study.owner, made.id, { version: made.version });
      return made;
    };
    expect(await decide({ how: "merged", start, end })).toMatchObject({ start, end });
    expect(await decide({ how: "boundary", start: start + 15, end: start + 20 })).toMatchObject({
      exact: "it as",
    });
    expect(await decide({ how: "code", codeId: study.book.codes[1] })).toMatchObject({
      codeId: study.book.codes[1],
    });
    expect(await decide({ how: "rejected", start, end })).toMatchObject({ isAccepted: false });
    const refused = async (change: object) =>
      (await refusalOf(settle(study, { ...accept, id: newId(), ...change }))).code;
    expect(await refused({ how: "merged", start, end: end - 1 })).toBe("invalid");
    expect(await refused({ how: "code", codeId: study.book.heading })).toBe("invalid");
    expect(await refused({ how: "code", codeId: (await makeStudy()).book.codes[0] })).toBe("invalid");
    expect(await refused({ how: "boundary", end: 100_000 })).toBe("invalid");
    expect(await refused({ sources: [...sources, { ...sources[0], annotationId: newId() }] })).toBe(
      "conflict",
    );
    const thumb = study.article.text.indexOf("👍🏽");
    await study.code(study.ann, "went up 👍🏽");
    const half = (await seen(study, "went up")).accept;
    expect(await refused({ ...half, how: "boundary", end: thumb + 1 })).toBe("invalid");
  });

  it("lets one of two who settle the same passage win, and tells the other who and what; nothing is lost", async () => {
    const study = await makeStudy();
    await study.code(study.ann, WAR);
    await study.code(study.ben, WAR);
    for (let round = 0; round < 3; round += 1) {
      const { accept } = await seen(study);
      const tries = await Promise.allSettled([
        settle(study, accept),
        settle(study, { ...accept, id: newId(), how: "rejected" }, study.assistant),
      ]);
      const won = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      const [lost] = tries.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
      expect(won).toHaveLength(1);
      expect(lost).toMatchObject({
        code: "conflict",
        details: { current: { how: won[0]?.how, exact: WAR, by: { id: won[0]?.decidedBy?.id } } },
      });
      expect(lost.message).toContain(won[0]?.decidedBy?.name);
      expect((await layerOf(study)).settlements).toHaveLength(1);
      await undoSettlement(study.owner, won[0]?.id ?? "", { version: won[0]?.version });
    }
  });

  it("is held by the database too, should two ever slip past the lock", async () => {
    const study = await makeStudy();
    await study.code(study.ann, WAR);
    const { accept, sources } = await seen(study);
    await settle(study, accept);
    const other = await settle(study, { ...(await seenOf(study, "patience")), id: newId() });
    const [source] = sources;
    await expect(
      pool().query(
        `INSERT INTO "SettlementSource" ("settlementId", "annotationId", "codeId") VALUES ($1, $2, $3)`,
        [other.id, source?.annotationId, source?.codeId],
      ),
    ).rejects.toThrow("SettlementSource_decided_once");
  });

  it("refuses what was changed, deleted or corrected since it was seen", async () => {
    const study = await makeStudy();
    const mine = await study.code(study.ann, WAR);
    const { accept } = await seen(study);
    await updateAnnotation(study.ann, mine.id, { version: mine.version, codes: [study.book.codes[1]] });
    expect((await refusalOf(settle(study, accept))).code).toBe("conflict");
    const again = (await seen(study)).accept;
    await deleteAnnotation(study.ann, mine.id, {});
    expect((await refusalOf(settle(study, again))).code).toBe("conflict");
    const first = await seenOf(study, "patience");
    await correct(study, (text) => `Corrected. ${text}`);
    expect((await refusalOf(settle(study, first))).code).toBe("conflict");
  });

  it("takes a merged code for what it was merged into", async () => {
    const study = await makeStudy();
    await study.code(study.ann, WAR);
    const { accept, sources } = await seen(study);
    await settle(study, accept);
    const [from, into] = study.book.codes;
    await pool().query(`UPDATE "Code" SET "mergedIntoId" = $2, "deprecatedAt" = now() WHERE id = $1`, [
      from,
      into,
    ]);
    await pool().query(`UPDATE "AnnotationCode" SET "codeId" = $2 WHERE "codeId" = $1`, [from, into]);
    expect(await spansOf(study)).toMatchObject([{ codeId: into, sources: [{ codeId: into }] }]);
    const again = {
      ...accept,
      id: newId(),
      codeId: into,
      sources: sources.map((one) => ({ ...one, codeId: into })),
    };
    expect((await refusalOf(settle(study, again))).code).toBe("conflict");
  });

  it("is for those who run the group, read by its members, and hidden from outsiders", async () => {
    const study = await makeStudy();
    const decision = await seenOf(study, "patience");
    for (const by of [study.ann, study.observer]) {
      expect((await refusalOf(settle(study, decision, by))).code).toBe("forbidden");
    }
    const stranger = await actorForPerson((await insertPerson(pool())).id);
    expect((await refusalOf(settle(study, decision, stranger))).code).toBe("not-found");
    const made = await settle(study, decision);
    expect((await refusalOf(undoSettlement(study.ann, made.id, { version: 1 }))).code).toBe("forbidden");
    expect((await refusalOf(undoSettlement(stranger, made.id, { version: 1 }))).code).toBe("not-found");
    expect((await layerOf(study, study.observer)).settlements).toMatchObject([{ can: { undo: false } }]);
    for (const by of [stranger, VISITOR]) {
      const asked = { group: study.group.id };
      expect((await refusalOf(getSettledLayer(by, study.article.id, asked))).code).toBe("not-found");
      expect((await refusalOf(getDisagreementMap(by, study.article.id, asked))).code).toBe("not-found");
    }
    await undoSettlement(study.assistant, made.id, { version: made.version });
    const stale = await refusalOf(undoSettlement(study.owner, made.id, { version: made.version }));
    expect(stale).toMatchObject({ code: "conflict", details: { current: { state: "undone" } } });
  });

  it("shows withheld words to nobody, and does not say whose they were", async () => {
    const study = await makeStudy();
    const mine = await study.code(study.ann, WAR);
    await study.code(study.ben, WAR);
    const made = await settle(study, (await seen(study)).accept);
    await db.$transaction(async (tx) => {
      const row = await findSubject(tx, { annotationId: mine.id });
      if (row) await setStanding(tx, row, "hidden", { actorId: null, keeps: false });
    });
    const { passage } = await seen(study);
    expect(passage.marked).toEqual([study.ben.id]);
    const [shown] = (await layerOf(study)).settlements;
    expect(shown).toMatchObject({ id: made.id });
    expect(shown?.sources.map(({ personId }) => personId)).toEqual([study.ben.id]);
  });

  it("settles in bulk what all have alike, and leaves what was decided or changed meanwhile", async () => {
    const study = await makeStudy();
    const words = [WAR, "productive", "patience"];
    for (const exact of words) for (const by of [study.ann, study.ben]) await study.code(by, exact);
    await study.code(study.ann, "Truth Social");
    const all = await Promise.all(words.map((exact) => seen(study, exact)));
    expect(all.every(({ passage }) => passage.kind === "agree")).toBe(true);
    const single = await seen(study, "Truth Social");
    const items = [...all, single].map(({ sources }) => ({ id: newId(), sources }));
    await settle(study, { ...(all[2]?.accept ?? {}) });
    const bulk = { groupId: study.group.id, versionId: study.article.versionId, items: [...items, ...items] };
    expect((await refusalOf(settleAgreed(study.ann, study.article.id, bulk))).code).toBe("forbidden");
    const done = await settleAgreed(study.owner, study.article.id, bulk);
    expect(done.settled.map(({ exact, how }) => [exact, how])).toEqual([
      [WAR, "agreed"],
      ["productive", "agreed"],
    ]);
    expect(done.skipped).toBe(6);
    const { scores } = await layerOf(study);
    expect(scores.map(({ f1 }) => f1)).toEqual([1, 1]);
  });

  it("takes back in one action what was settled in one, and leaves what was changed meanwhile", async () => {
    const study = await makeStudy();
    const { group, article, owner, ann, ben } = study;
    for (const exact of [WAR, "patience", "productive"])
      for (const by of [ann, ben]) await study.code(by, exact);
    const { passages, versionId } = await getDisagreementMap(owner, article.id, { group: group.id });
    const items = passages.flatMap(({ choices }) =>
      choices.map(({ code: codeId, start, end, uses }) => ({
        id: newId(),
        sources: uses.map(({ annotationId }) => ({ annotationId, codeId, start, end })),
      })),
    );
    const { settled } = await settleAgreed(owner, article.id, { groupId: group.id, versionId, items });
    const [first] = settled;
    await undoSettlement(study.assistant, first?.id ?? "", { version: 1 });
    const seenThen = { groupId: group.id, items: settled.map(({ id, version }) => ({ id, version })) };
    expect((await refusalOf(undoAgreed(ann, article.id, seenThen))).code).toBe("forbidden");
    expect(await undoAgreed(owner, article.id, seenThen)).toEqual({ undone: 2, skipped: 1 });
    expect((await layerOf(study)).settlements).toEqual([]);
    const again = items.map((item) => ({ ...item, id: newId() }));
    const done = await settleAgreed(owner, article.id, { groupId: group.id, versionId, items: again });
    expect(done.settled).toHaveLength(3);
  });

  it("carries settled passages when the article is corrected, and lists those that need a look", async () => {
    const study = await makeStudy();
    for (const exact of [WAR, "patience"]) await settle(study, await seenOf(study, exact));
    await correct(
      study,
      (text) => `An earlier line.\n${text.replace("would require patience", "is needed")}`,
    );
    const { settlements, versionId } = await layerOf(study);
    const [war, patience] = settlements;
    expect(war).toMatchObject({ place: "certain", start: study.article.text.indexOf(WAR) + 17 });
    expect(patience?.place).not.toBe("certain");
    expect((await spansOf(study)).map(({ exact }) => exact)).toEqual([WAR]);
    const text = (await db.articleVersion.findUniqueOrThrow({ where: { id: versionId } })).text;
    const start = text.indexOf("is needed");
    const placed = await placeSettlement(study.owner, patience?.id ?? "", {
      version: patience?.version,
      versionId,
      start,
      end: start + 9,
    });
    expect(placed).toMatchObject({ place: "certain", exact: "is needed" });
    expect((await spansOf(study)).map(({ start: at }) => at)).toContain(start);
  });
});

describe("marks whose words a correction took out", () => {
  it("are counted beside the map, and so are neither compared nor forgotten; withheld ones are not told of", async () => {
    const study = await makeStudy();
    const { owner, article, group, ann, ben } = study;
    for (const by of [ann, ben]) await study.code(by, "patience");
    await study.code(ann, WAR);
    await study.code(ben, "Truth Social", [study.book.codes[0], study.book.codes[1]] as string[]);
    const hidden = await study.code(ben, "on Truth Social");
    await db.$transaction(async (tx) => {
      const row = await findSubject(tx, { annotationId: hidden.id });
      if (row) await setStanding(tx, row, "hidden", { actorId: null, keeps: false });
    });
    const mapOf = (query = {}) => getDisagreementMap(owner, article.id, { group: group.id, ...query });
    expect(await mapOf()).toMatchObject({ lost: 0 });
    await correct(
      study,
      () => "Nothing of it is left but patience, which is what they asked each other for.",
    );
    const { lost, passages } = await mapOf();
    expect(lost + passages.flatMap(({ choices }) => choices.flatMap(({ uses }) => uses)).length).toBe(4);
    expect(lost).toBeGreaterThanOrEqual(2);
    expect((await mapOf({ codebook: (await makeStudy()).book.id })).lost).toBe(0);
  });
});

/** Ann codes words that nobody else does; the decision that accepts them. */
async function seenOf(study: Study, exact: string) {
  await study.code(study.ann, exact);
  return (await seen(study, exact)).accept;
}

async function correct(study: Study, edit: (text: string) => string): Promise<void> {
  const article = await db.article.findUniqueOrThrow({
    where: { id: study.article.id },
    select: { currentVersion: { select: { number: true, text: true, title: true } } },
  });
  const keeper = await insertPerson(pool(), { siteRole: "administrator" });
  await createVersion(await actorForPerson(keeper.id), study.article.id, {
    id: newId(),
    baseVersion: article.currentVersion?.number,
    title: article.currentVersion?.title,
    text: edit(article.currentVersion?.text ?? ""),
    markup: [],
    reason: "A correction",
  });
}
