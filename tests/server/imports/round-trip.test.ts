import { beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { insertArticle, type TestArticle } from "../../support/rows";
import { wrongCounts } from "../../support/thread-counts";
import { ORIGIN } from "../exports/scene";
import { crowded } from "./crowd";
import { actor, bringIn, eventsOf, type File, fileOf, standardOf, wipe, withoutTime } from "./layer-files";

beforeAll(ensurePublicGroup);

describe("a crowded article", () => {
  let article: TestArticle;
  beforeAll(async () => {
    article = await crowded();
  });

  test("comes over to another article of the same text under new ids, else equal, and once only", async () => {
    const keeper = await actor({ siteRole: "administrator" });
    const before = await fileOf(keeper, article);
    const copy = await insertArticle(pool());
    await bringIn(keeper, copy, before);
    await bringIn(keeper, copy, before);
    expect(await wrongCounts(pool(), copy.id)).toEqual([]);
    const after = await fileOf(keeper, copy);
    const anonymous = (file: File) => {
      const names = new Map<string, number>();
      const name = (id: string | null) =>
        id === null ? null : (names.get(id) ?? names.set(id, names.size).size - 1);
      const bare = (comment: File) => ({
        ...comment,
        id: name(comment.id),
        parent: name(comment.parent),
        // In the version that has the same text.
        quote: comment.quote && { ...comment.quote, versionId: comment.quote.versionId === file.version.id },
        via: comment.via?.filter((iri: string) => !iri.startsWith(ORIGIN)) ?? [],
      });
      return {
        discussion: file.discussion.map(bare),
        annotations: file.annotations.map((one: File) => ({
          ...one,
          id: name(one.id),
          // Its address before, which it has been given, is told apart below.
          via: one.via?.filter((iri: string) => !iri.startsWith(ORIGIN)) ?? [],
          comments: one.comments.map(bare),
        })),
      };
    };
    expect(anonymous(after)).toEqual(anonymous(before));
    // Of what was deleted, nothing is said.
    const former = before.annotations.map(({ id, deleted }: File) =>
      deleted ? undefined : `${ORIGIN}/annotations/${id}`,
    );
    expect(after.annotations.map((one: File) => one.via?.[0])).toEqual(former);
    const ids = new Set(before.annotations.map((one: File) => one.id));
    expect(after.annotations.some((one: File) => ids.has(one.id))).toBe(false);
    expect(withoutTime(await fileOf(keeper, article))).toEqual(withoutTime(before));
  });

  test("comes back by the same ids equal by value, and a second time changes nothing", async () => {
    const keeper = await actor({ siteRole: "administrator" });
    const before = await fileOf(keeper, article);
    expect(before.annotations.length).toBeGreaterThan(550);
    expect(before.annotations.some((one: File) => one.deleted)).toBe(true);
    expect(
      before.annotations.filter((one: File) => one.foreign && one.canonical && one.slug).length,
    ).toBeGreaterThan(90);
    const quoting = before.annotations.flatMap(({ comments }: File) =>
      comments.filter((one: File) => one.quote),
    );
    expect(quoting.length).toBeGreaterThan(20);
    const asStandard = await standardOf(keeper, article);
    expect(asStandard.first.items.filter((one: File) => one["x:deep"]).length).toBeGreaterThan(90);
    await wipe(article);
    expect((await fileOf(keeper, article)).annotations).toEqual([]);

    const report = await bringIn(keeper, article, before);
    expect(report).toMatchObject({
      written: true,
      annotations: { imported: before.annotations.length, present: 0, refused: 0 },
      comments: { imported: before.counts.comments, present: 0, refused: 0 },
      attributed: 0,
      lines: [],
    });
    expect(withoutTime(await fileOf(keeper, article))).toEqual(withoutTime(before));
    expect(await standardOf(keeper, article)).toEqual(asStandard);

    const events = await eventsOf(article);
    expect(events.map(({ seq }) => Number(seq))).toEqual(events.map((_, index) => index + 1));
    const again = await bringIn(keeper, article, before);
    expect(again.annotations).toEqual({ imported: 0, present: before.annotations.length, refused: 0 });
    expect(again.comments).toEqual({ imported: 0, present: before.counts.comments, refused: 0 });
    expect(withoutTime(await fileOf(keeper, article))).toEqual(withoutTime(before));
    expect(await eventsOf(article)).toHaveLength(events.length);
  });
});
