import { beforeAll, describe, expect, test } from "vitest";
import type { Concordance } from "@/core/concordance/concordance";
import { toSearch } from "@/core/concordance/search";
import { newId } from "@/core/new-id";
import { findHits } from "@/server/concordance/find-hits";
import { getConcordance } from "@/server/concordance/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { type Actor, actorForPerson, VISITOR } from "@/server/session";
import {
  insertAnnotation,
  insertArticle,
  insertGroup,
  insertPerson,
  insertVersion,
} from "../../support/rows";

beforeAll(ensurePublicGroup);

const person = () => insertPerson(pool());
const actorOf = ({ id }: { id: string }) => actorForPerson(id);
const ask = (actor: Actor, q: string, more: object = {}): Promise<Concordance> =>
  getConcordance(actor, { q, ...more });
/** A word that stands nowhere else. */
const word = () => `w${newId().replaceAll("-", "")}`;

describe("over many articles", () => {
  const PARTS =
    "Biden’s war|Biden's warning|BIDEN‘S\u00a0WAR|five territories|so–called|Привет|ﬁve|co\u00adoperate|the|, |“|”|\n|👍🏽".split(
      "|",
    );
  const texts: string[] = [];

  beforeAll(async () => {
    let state = 11;
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let n = 0; n < 2_000; n++) {
      texts.push(
        `Article ${n}. ${Array.from({ length: 12 }, () => PARTS[next(next(PARTS.length) + 1)]).join(" ")}`,
      );
    }
    const [articles, versions] = [texts.map(newId), texts.map(newId)];
    await pool().query(
      `WITH made AS (INSERT INTO "Article" (id, slug, "datedAt")
         SELECT id, 'many-' || id, timestamptz '2020-01-01' + at * interval '1 hour'
         FROM unnest($1::uuid[]) WITH ORDINALITY AS each (id, at))
       INSERT INTO "ArticleVersion" (id, "articleId", number, title, text, markup, "wordCount", "contentHash")
       SELECT version, article, 1, 'One of many', text, '[]', 1, '' FROM unnest($1::uuid[], $2::uuid[], $3::text[])
         AS one (article, version, text)`,
      [articles, versions, texts],
    );
    await pool().query(
      `UPDATE "Article" a SET "currentVersionId" = one.version
       FROM unnest($1::uuid[], $2::uuid[]) AS one (article, version) WHERE a.id = one.article`,
      [articles, versions],
    );
  });

  test.each([
    ["biden's war", "words"],
    ["biden's war", "anywhere"],
    ["five terr*", "words"],
    ["ПРИВЕТ", "words"],
    ["cooperate", "words"],
    ["five", "words"],
    ["👍🏽", "anywhere"],
    ["(biden|so)['-]\\w+ war\\b", "pattern"],
    ["^article \\d+7\\b", "pattern"],
  ] as const)("%s (%s) is found wherever a search of every text finds it", async (q, match) => {
    const search = toSearch({ q, match, case: false });
    const expected = texts.map((text) => search.find(text).hits).reverse();
    const { hits, stopped } = await findHits(VISITOR, search, 60_000);
    const all = expected.flat();
    expect(hits.map(({ start, end }) => ({ start, end }))).toEqual(all.slice(0, 1_000));
    expect(stopped).toBe(all.length > 1_000 ? "hits" : null);
    expect(all.length).toBeGreaterThan(20);
  });

  test("only those are read that may have it, and all pages together are all hits, each once", async () => {
    const q = "biden's war five territories";
    const found = await ask(VISITOR, q, { sort: "before" });
    expect(found.hitCount).toBeGreaterThan(found.lines.length);
    expect(found.read).toBe(found.toRead);
    expect(found.read).toBeLessThan(1_000);
    const lines = [...found.lines];
    for (let from = found.next; from !== null; ) {
      const more = await ask(VISITOR, q, { sort: "before", from });
      lines.push(...more.lines);
      from = more.next;
    }
    expect(lines).toHaveLength(found.hitCount);
    expect(new Set(lines.map((line) => `${line.articleId} ${line.start}`)).size).toBe(found.hitCount);
    expect(found.articleCount).toBe(new Set(lines.map(({ articleId }) => articleId)).size);
  });

  test("out of time, it says how far it came", async () => {
    const found = await findHits(VISITOR, toSearch({ q: "[a-z]{3}", match: "pattern", case: false }), 0);
    expect(found.stopped).toBe("time");
    expect(found.read).toBeLessThan(2_000);
  });
});

describe("who asks", () => {
  test("finds in articles that they may read, in their current text alone", async () => {
    const [insider, outsider] = [await person(), await person()];
    const group = await insertGroup(pool(), { [insider.id]: "member" });
    const [open, secret] = [word(), word()];
    const article = await insertArticle(pool(), { text: `It says ${open} here.` });
    await insertArticle(pool(), { text: `It says ${open} and ${secret} here.`, groupIds: [group.id] });
    const count = async (actor: Actor, q: string) => {
      const { hitCount, articleCount, read, toRead } = await ask(actor, q);
      return [hitCount, articleCount, read, toRead];
    };
    expect(await count(await actorOf(insider), open)).toEqual([2, 2, 2, 2]);
    for (const actor of [VISITOR, await actorOf(outsider)]) {
      expect(await count(actor, open)).toEqual([1, 1, 1, 1]);
      expect(await count(actor, secret)).toEqual([0, 0, 0, 0]);
    }
    await insertVersion(pool(), article, { text: "It says something else now." });
    expect(await count(VISITOR, open)).toEqual([0, 0, 0, 0]);
  });

  test("is told what they and the group have marked on a line, and nothing else", async () => {
    const [me, other] = [await person(), await person()];
    const group = await insertGroup(pool(), { [me.id]: "member", [other.id]: "member" });
    const [first, second] = [word(), word()];
    const article = await insertArticle(pool(), { text: `Before ${first} between ${second} after.` });
    const mark = (who: { id: string }, exact: string, groupId?: string | null) =>
      insertAnnotation(pool(), article, who, groupId === undefined ? { exact } : { exact, groupId });
    const mine = await mark(me, first, null);
    const shared = await mark(other, `Before ${first}`);
    await mark(other, first, null);
    const inGroup = await mark(other, first, group.id);
    const held = await mark(other, first);
    await pool().query(`UPDATE "Annotation" SET standing = 'held' WHERE id = $1`, [held.id]);
    const tags = async (actor: Actor, more: object = {}) =>
      (await ask(actor, first, more)).lines[0]?.tags.map(({ annotationId }) => annotationId);
    const actor = await actorOf(me);
    expect(await tags(actor)).toEqual([mine.id, shared.id]);
    expect(await tags(actor, { group: group.slug })).toEqual([mine.id, inGroup.id]);
    expect(await tags(VISITOR)).toEqual([shared.id]);
    expect((await ask(actor, second)).lines[0]?.tags).toEqual([]);
    await expect(ask(VISITOR, first, { group: group.slug })).rejects.toThrow("no such group");
  });

  test("is told what cannot be looked for, and where", async () => {
    await expect(ask(VISITOR, "war (of", { match: "pattern" })).rejects.toThrow("bracket is not closed");
    await expect(ask(VISITOR, "war [a-", { match: "pattern" })).rejects.toThrow("“[a-” (from character 5)");
    await expect(ask(VISITOR, " ")).rejects.toThrow("Write something");
    await expect(ask(VISITOR, "x".repeat(201))).rejects.toThrow("200");
  });
});
