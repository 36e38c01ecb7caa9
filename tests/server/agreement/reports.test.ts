import { describe, expect, it } from "vitest";
import type { AgreementReportView } from "@/core/agreement/report-schema";
import { getDisagreementMap } from "@/server/agreement/map";
import { computeDueReports } from "@/server/agreement/report-job";
import { getReport, requestReport } from "@/server/agreement/reports";
import { deleteAnnotation } from "@/server/annotations/commands";
import { db, pool } from "@/server/db";
import { setStanding } from "@/server/moderation/standing";
import { findSubject } from "@/server/moderation/subjects";
import { actorForPerson, VISITOR } from "@/server/session";
import { getSettledLayer } from "@/server/settling/queries";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertCodebook } from "../../support/codebook-rows";
import { insertArticle, insertPerson, PUBLIC_GROUP } from "../../support/rows";
import { insertPass, insertTask, makeStudy, type Study } from "./study";

const ALL = {};

/** Asks, lets the job run, and looks again. */
async function figuresOf(study: Study, scope: object = ALL, by = study.ann): Promise<AgreementReportView> {
  const { id } = await requestReport(by, study.group.id, scope);
  await computeDueReports();
  return getReport(by, id);
}
const measured = (view: AgreementReportView, key = "f1") =>
  view.result?.measures.find((one) => one.key === key)?.value;

/** As if the last computing had been long ago. */
const rest = () =>
  pool().query(`UPDATE "AgreementReport" SET "computedAt" = "computedAt" - interval '1 hour'`);

const hide = (annotationId: string) =>
  db.$transaction(async (tx) => {
    const row = await findSubject(tx, { annotationId });
    if (!row) throw new Error("no such words");
    await setStanding(tx, row, "hidden", { actorId: null, keeps: false });
  });

describe("a report of agreement", () => {
  it("is computed in the background, and the page has what there is meanwhile", async () => {
    const study = await makeStudy();
    await study.code(study.ann, "Biden's war");
    await study.code(study.ben, "Biden's war");
    const first = await requestReport(study.ann, study.group.id, ALL);
    expect(first).toMatchObject({ state: "due", result: null, computedAt: null });
    await computeDueReports();
    const done = await getReport(study.ann, first.id);
    expect(done).toMatchObject({ state: "ready", isOutdated: false, result: { articles: 1, spans: 2 } });
    expect(measured(done)).toBe(1);
    expect(done.people.map(({ name }) => name).sort()).toEqual(["The ann", "The ben"]);
    expect(done.articles).toEqual([
      { id: study.article.id, slug: study.article.slug, title: study.article.title },
    ]);
    // Asked again in other words, by somebody else, it is the same report.
    const again = await requestReport(study.observer, study.group.id, { articleIds: [], personIds: null });
    expect(again.id).toBe(first.id);
  });

  it("says why there is no figure", async () => {
    const study = await makeStudy();
    await study.code(study.ann, "Biden's war");
    const { result } = await figuresOf(study);
    expect(result?.measures.every(({ why }) => why === "fewer-than-two-coders")).toBe(true);
    await study.code(study.ben, "Truth Social");
    await rest();
    expect(measured(await figuresOf(study))).toBe(0);
  });

  it("never counts what is withheld or deleted, private, or in another group, for moderators neither", async () => {
    const study = await makeStudy();
    await study.code(study.ann, "Biden's war");
    await study.code(study.ben, "Biden's war");
    const extra = await study.code(study.ben, "productive");
    const gone = await study.code(study.ann, "patience");
    await hide(extra.id);
    await deleteAnnotation(study.ann, gone.id, {});
    const other = await makeStudy();
    await other.code(other.ann, "Truth Social", [other.book.codes[0]], study.article);
    const view = await figuresOf(study, ALL, study.owner);
    expect(view.result).toMatchObject({ spans: 2, articles: 1 });
    expect(measured(view)).toBe(1);
  });

  it("narrows to articles, people and a codebook", async () => {
    const study = await makeStudy();
    const second = await insertArticle(pool());
    for (const by of [study.ann, study.ben, study.cem]) {
      await study.code(by, "Biden's war");
      await study.code(by, by === study.cem ? "productive" : "patience", [study.book.codes[1]], second);
    }
    expect(measured(await figuresOf(study, { articleIds: [study.article.id] }))).toBe(1);
    expect(measured(await figuresOf(study, { articleIds: [second.id] }))).toBeCloseTo(1 / 3, 9);
    const two = await figuresOf(study, { personIds: [study.ann.id, study.ben.id] });
    expect(two.result).toMatchObject({ spans: 4 });
    expect(measured(two)).toBe(1);
    const other = await figuresOf(study, { codebookId: (await insertCodebook(pool())).id });
    expect(other.result).toMatchObject({ spans: 0 });
  });

  it("is of a task's passes as they were taken, and of those who finished without a mark", async () => {
    const study = await makeStudy();
    const taskId = await insertTask(study, [study.ann, study.ben, study.cem]);
    const mine = await study.code(study.ann, "Biden's war");
    await study.code(study.ben, "Biden's war");
    for (const by of [study.ann, study.ben]) await insertPass(taskId, by, study.article);
    await deleteAnnotation(study.ann, mine.id, {});
    await study.code(study.ann, "patience");
    expect(measured(await figuresOf(study, { taskId, pass: "1" }))).toBe(1);
    expect(measured(await figuresOf(study, { taskId }))).toBe(0);
    await insertPass(taskId, study.cem, study.article);
    await rest();
    const three = await figuresOf(study, { taskId, pass: "1" });
    expect(three.result?.coders).toHaveLength(3);
    expect(measured(three)).toBeCloseTo(1 / 3, 9);
  });

  it("counts who finished a task without a mark also where no task is chosen, as the map does", async () => {
    const study = await makeStudy();
    const { group, article, owner, ann, cem } = study;
    await study.code(ann, "Biden's war");
    expect((await figuresOf(study)).result?.coders).toHaveLength(1);
    await insertPass(await insertTask(study, [cem]), cem, article);
    const looked = await figuresOf(study, { articleIds: [article.id] });
    expect(looked.result).toMatchObject({ compared: 1 });
    expect(looked.result?.coders).toHaveLength(2);
    expect(measured(looked)).toBe(0);
    const { coders } = await getDisagreementMap(owner, article.id, { group: group.id });
    expect(coders).toHaveLength(2);
    // The task asked for the codes of another codebook.
    const shared = await insertCodebook(pool());
    await study.code(ann, "patience", [shared.codes[0]]);
    const other = await figuresOf(study, { codebookId: shared.id });
    expect(other.result?.coders).toHaveLength(1);
  });

  it("is due again once somebody has coded, but not at each of their marks", async () => {
    const study = await makeStudy();
    await study.code(study.ann, "Biden's war");
    await study.code(study.ben, "Biden's war");
    const { id } = await figuresOf(study);
    await study.code(study.ben, "patience");
    expect(await getReport(study.ann, id)).toMatchObject({ state: "ready", isOutdated: true });
    await rest();
    expect(await getReport(study.ann, id)).toMatchObject({ state: "due", result: { spans: 2 } });
    await computeDueReports();
    expect(await getReport(study.ann, id)).toMatchObject({
      state: "ready",
      isOutdated: false,
      result: { spans: 3 },
    });
    // Nobody has it open now: the job finds it by itself.
    await study.code(study.cem, "patience");
    await rest();
    await computeDueReports();
    expect(await getReport(study.ann, id)).toMatchObject({ isOutdated: false, result: { spans: 4 } });
  });

  it("is computed again after its process was killed in between, and stopped at a good moment stays due", async () => {
    const study = await makeStudy();
    await study.code(study.ann, "Biden's war");
    await study.code(study.ben, "Biden's war");
    const { id } = await requestReport(study.ann, study.group.id, ALL);
    await pool().query(
      `UPDATE "AgreementReport" SET state = 'running', "startedAt" = now(), done = 40 WHERE id = $1`,
      [id],
    );
    await computeDueReports();
    expect(await getReport(study.ann, id)).toMatchObject({ state: "running", done: 40 });
    await pool().query(
      `UPDATE "AgreementReport" SET "startedAt" = now() - interval '2 minutes' WHERE id = $1`,
      [id],
    );
    await computeDueReports(AbortSignal.abort());
    expect(await getReport(study.ann, id)).toMatchObject({ state: "running" });
    await computeDueReports();
    expect(await getReport(study.ann, id)).toMatchObject({ state: "ready", result: { spans: 2 } });
  });

  it("that cannot be computed says so, keeps no other from it, and is tried again when somebody asks", async () => {
    const study = await makeStudy();
    for (const by of [study.ann, study.ben]) await study.code(by, "patience");
    const broken = await requestReport(study.ann, study.group.id, { articleIds: [study.article.id] });
    const good = await requestReport(study.ann, study.group.id, ALL);
    const spoil = (ids: unknown) =>
      pool().query(
        `UPDATE "AgreementReport" SET scope = jsonb_set(scope::jsonb, '{articleIds}', $2) WHERE id = $1`,
        [broken.id, JSON.stringify(ids)],
      );
    await spoil(["no id"]);
    await computeDueReports();
    await spoil([study.article.id]);
    expect(await getReport(study.ann, broken.id)).toMatchObject({
      state: "failed",
      error: "failed",
      result: null,
    });
    expect(await getReport(study.ann, good.id)).toMatchObject({ state: "ready", result: { spans: 2 } });
    // Nobody tries again by themselves what failed a moment ago.
    await computeDueReports();
    expect((await getReport(study.ann, broken.id)).state).toBe("failed");
    expect(await figuresOf(study, { articleIds: [study.article.id] })).toMatchObject({
      id: broken.id,
      state: "ready",
      error: "",
    });
    await insertCrowd(study, 1_001, 1);
    await study.code(study.cem, "patience");
    await rest();
    expect(await figuresOf(study)).toMatchObject({
      state: "failed",
      error: "too-much",
      result: { spans: 2 },
    });
  });

  it("lets others have their turn while it computes a crowd", async () => {
    const study = await makeStudy();
    await insertCrowd(study, 120, 10);
    const { id } = await requestReport(study.ann, study.group.id, ALL);
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await computeDueReports();
    isOver = true;
    const { result } = await getReport(study.ann, id);
    expect(result?.coders).toHaveLength(120);
    expect(result?.matrix).toBeNull();
    expect(turns).toBeGreaterThan(20);
  });

  it("is for those who see the group, its tasks, articles and codebooks", async () => {
    const study = await makeStudy();
    await study.code(study.ann, "Biden's war");
    const { id } = await requestReport(study.ann, study.group.id, ALL);
    const stranger = await actorForPerson((await insertPerson(pool())).id);
    expect((await refusalOf(requestReport(stranger, study.group.id, ALL))).code).toBe("not-found");
    expect((await refusalOf(getReport(stranger, id))).code).toBe("not-found");
    expect((await refusalOf(requestReport(VISITOR, PUBLIC_GROUP, ALL))).code).toBe("unauthenticated");
    const elsewhere = await makeStudy();
    const hidden = await insertArticle(pool(), { groupIds: [elsewhere.group.id] });
    const theirTask = await insertTask(elsewhere, []);
    for (const scope of [
      { taskId: theirTask },
      { codebookId: elsewhere.book.id },
      { articleIds: [hidden.id] },
    ]) {
      expect((await refusalOf(requestReport(study.ann, study.group.id, scope))).code).toBe("not-found");
    }
    await expect(requestReport(study.ann, study.group.id, { pass: "1" })).rejects.toThrow();
  });

  it("is kept from who codes a part of it blind, also where it was computed already, until that is revealed", async () => {
    const study = await makeStudy();
    for (const by of [study.ann, study.ben]) await study.code(by, "Biden's war");
    const { id } = await figuresOf(study);
    const task = await insertTask(study, [study.ann], { isBlind: true });
    const blind = await actorForPerson(study.ann.id);
    for (const scope of [ALL, { articleIds: [study.article.id] }, { taskId: task }]) {
      expect((await refusalOf(requestReport(blind, study.group.id, scope))).code).toBe("forbidden");
    }
    expect((await refusalOf(getReport(blind, id))).code).toBe("forbidden");
    const asked = { group: study.group.id };
    expect((await refusalOf(getDisagreementMap(blind, study.article.id, asked))).code).toBe("forbidden");
    expect((await refusalOf(getSettledLayer(blind, study.article.id, asked))).code).toBe("forbidden");
    const other = await insertArticle(pool());
    await expect(requestReport(blind, study.group.id, { articleIds: [other.id] })).resolves.toBeDefined();
    await expect(getReport(study.owner, id)).resolves.toBeDefined();
    await pool().query(`UPDATE "CodingTask" SET "revealedAt" = now() WHERE id = $1`, [task]);
    await expect(getReport(await actorForPerson(study.ann.id), id)).resolves.toBeDefined();
  });

  it("maps a pass as it was kept, with notes of then and without what was withheld since", async () => {
    const study = await makeStudy();
    const task = await insertTask(study, [study.ann, study.ben]);
    const mapOf = (query: object, by = study.owner) =>
      getDisagreementMap(by, study.article.id, { group: study.group.id, ...query });
    const kept = await study.code(study.ann, "patience");
    const withheld = await study.code(study.ann, "Biden's war");
    await study.code(study.ben, "patience");
    for (const by of [study.ann, study.ben]) await insertPass(task, by, study.article);
    await deleteAnnotation(await actorForPerson(study.ann.id), kept.id);
    await study.code(await actorForPerson(study.ben.id), "The Kremlin");
    await hide(withheld.id);
    const words = ({ passages }: Awaited<ReturnType<typeof mapOf>>) =>
      passages.map(({ start, end, kind }) => [study.article.text.slice(start, end), kind]);
    const [now, first] = [await mapOf({}), await mapOf({ task, pass: "1" })];
    expect(words(now).toSorted()).toEqual([
      ["The Kremlin", "only-one"],
      ["patience", "only-one"],
    ]);
    expect([words(first), first.gone]).toEqual([[["patience", "agree"]], [kept.id]]);
    expect(first.layers).toEqual([{ taskId: task, title: "A task", passes: ["1"] }]);
    expect((await refusalOf(mapOf({ task, pass: "2" }))).code).toBe("not-found");
    await expect(mapOf({ pass: "1" })).rejects.toThrow("Only a task has passes.");
    const blind = await insertTask(study, [study.ben], { isBlind: true });
    expect((await refusalOf(mapOf({ task, pass: "1" }, await actorForPerson(study.ben.id)))).code).toBe(
      "forbidden",
    );
    await pool().query(`UPDATE "CodingTask" SET "revealedAt" = now() WHERE id = $1`, [blind]);
  });

  it("leaves out articles that not everybody in the group may read", async () => {
    const study = await makeStudy();
    const elsewhere = await makeStudy();
    await pool().query(
      `INSERT INTO "Membership" ("groupId", "personId", role) VALUES ($1, $2, 'member'), ($1, $3, 'member')`,
      [elsewhere.group.id, study.ann.id, study.ben.id],
    );
    const hidden = await insertArticle(pool(), { groupIds: [elsewhere.group.id] });
    for (const { id } of [study.ann, study.ben]) {
      await study.code(await actorForPerson(id), "Biden's war", [study.book.codes[0]], hidden);
    }
    await study.code(study.ann, "patience");
    await study.code(study.ben, "patience");
    const { result, articles } = await figuresOf(study);
    expect(result).toMatchObject({ articles: 1, spans: 2 });
    expect(articles.map(({ id }) => id)).toEqual([study.article.id]);
  });
});

/** So many people with so many marks each, on the study's article. */
async function insertCrowd({ group, article, book }: Study, people: number, marks: number): Promise<void> {
  await pool().query(
    `WITH person AS (
       INSERT INTO "Person" (id, name, handle, "updatedAt")
       SELECT gen_random_uuid(), 'Crowd ' || n, 'crowd-' || substr($1::uuid::text, 25) || '-' || n, now()
       FROM generate_series(1, $4) n RETURNING id
     ), note AS (
       INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", "draftHash")
       SELECT gen_random_uuid(), $2, $1::uuid, p.id, n::text FROM person p, generate_series(1, $5) n RETURNING id, "draftHash"
     ), anchor AS (
       INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
       SELECT id, $3, "draftHash"::int * 20 + (random() * 5)::int, "draftHash"::int * 20 + 15, '', '', '' FROM note
     )
     INSERT INTO "AnnotationCode" ("annotationId", "codeId") SELECT id, $6 FROM note`,
    [group.id, article.id, article.versionId, people, marks, book.codes[0]],
  );
}
