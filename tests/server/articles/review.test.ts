import { beforeAll, describe, expect, test } from "vitest";
import { describeRange } from "@/core/anchoring/quote";
import { newId } from "@/core/new-id";
import { plainTextToMarkup } from "@/core/text/markup";
import { createAnnotation } from "@/server/annotations/commands";
import { getAnnotation } from "@/server/annotations/queries";
import { getReaderPage } from "@/server/articles/reader-page";
import { confirmAnchors, reviewAnchor } from "@/server/articles/review-commands";
import { listReview } from "@/server/articles/review-queries";
import { createVersion } from "@/server/articles/version-commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { readNotifications } from "@/server/notifications/commands";
import { countUnread, listNotifications } from "@/server/notifications/queries";
import { actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertArticle, insertPerson, PUBLIC_GROUP, type TestArticle } from "../../support/rows";

beforeAll(ensurePublicGroup);

const actor = async (fields?: Parameters<typeof insertPerson>[1]) =>
  actorForPerson((await insertPerson(pool(), fields)).id);

const EDITED = "emphasized that substantive discussions did not occur";
const GONE = "Come, look, and then let's move with a plan.";

const targetIn = (article: Pick<TestArticle, "versionId" | "text">, exact: string) => {
  const start = article.text.indexOf(exact);
  const range = { start, end: start + exact.length };
  return { versionId: article.versionId, ...range, quote: describeRange(article.text, range) };
};

const annotate = (
  who: SignedInActor,
  article: TestArticle,
  exact: string,
  groupId: string | null = PUBLIC_GROUP,
) =>
  createAnnotation(who, {
    id: newId(),
    articleId: article.id,
    groupId,
    target: targetIn(article, exact),
    codes: [],
    note: "",
  });

/** An article that was corrected under two annotations: one stands on edited words, one on none. */
async function corrected() {
  const [article, keeper, reader] = [
    await insertArticle(pool()),
    await actor({ siteRole: "administrator" }),
    await actor(),
  ];
  const edited = await annotate(reader, article, EDITED);
  const gone = await annotate(reader, article, GONE);
  const secret = await annotate(reader, article, EDITED, null);
  const text = article.text.replace("substantive discussions", "serious talks").replace(GONE, "");
  const { version } = await createVersion(keeper, article.id, {
    id: newId(),
    baseVersion: 1,
    title: article.title,
    text,
    markup: plainTextToMarkup(text),
    reason: "A correction",
  });
  return { article, keeper, reader, edited, gone, secret, now: { versionId: version.id, text } };
}

describe("the review list", () => {
  test("shows keepers what they can see, with old words beside new, and authors their own", async () => {
    const { article, keeper, reader, edited, gone, secret } = await corrected();
    const list = await listReview(keeper, article.slug);
    expect(list.open.map(({ annotation }) => annotation.id)).toEqual([edited.id]);
    expect(list.open[0]).toMatchObject({
      why: "edited",
      before: { number: 1, quote: { exact: EDITED } },
      annotation: { target: { quote: { exact: "emphasized that serious talks did not occur" } } },
    });
    expect(list.orphans.map(({ annotation }) => annotation.id)).toEqual([gone.id]);
    const own = await listReview(reader, article.id);
    expect(own.open.map(({ annotation }) => annotation.id).sort()).toEqual([edited.id, secret.id].sort());
    expect(await listReview(await actor(), article.id)).toEqual({ open: [], orphans: [] });
    const count = async (who: Parameters<typeof getReaderPage>[0]) =>
      (await getReaderPage(who, article.slug)).toReview;
    expect([await count(keeper), await count(reader), await count(VISITOR)]).toEqual([1, 2, 0]);
  });
});

describe("a verdict", () => {
  test("confirms a place: it is certain from then on, and the next correction carries it", async () => {
    const { article, keeper, edited, reader, now } = await corrected();
    const view = await reviewAnchor(keeper, edited.id, { verdict: "confirm", version: 1 });
    expect(view).toMatchObject({ version: 2, anchor: { origin: "confirmed", needsReview: false } });
    const text = `${now.text}\nOne line more.`;
    await createVersion(keeper, article.id, {
      id: newId(),
      baseVersion: 2,
      title: article.title,
      text,
      markup: [],
      reason: "More",
    });
    expect((await getAnnotation(reader, edited.id)).anchor).toEqual({
      origin: "carried",
      needsReview: false,
    });
  });

  test("attaches an orphan to a passage, for a keeper who did not write it", async () => {
    const { keeper, gone, reader, now } = await corrected();
    const target = targetIn(now, "The U.S. envoy left at noon.");
    const view = await reviewAnchor(keeper, gone.id, { verdict: "attach", version: 1, target });
    expect(view.target).toMatchObject({ start: target.start, end: target.end });
    expect(view.author.id).toBe(reader.id);
    expect(view.anchor).toEqual({ origin: "confirmed", needsReview: false });
  });

  test("leaves it as an orphan, which is not asked about again", async () => {
    const { article, keeper, edited, reader } = await corrected();
    const view = await reviewAnchor(reader, edited.id, { verdict: "orphan", version: 1 });
    expect(view.target?.start).toBeNull();
    expect((await listReview(keeper, article.id)).open).toEqual([]);
  });

  test("is refused to others, on private ones also to keepers, and on a state that has passed", async () => {
    const { keeper, edited, secret, gone, reader } = await corrected();
    const confirm = { verdict: "confirm", version: 1 };
    expect((await refusalOf(reviewAnchor(await actor(), edited.id, confirm))).code).toBe("forbidden");
    expect((await refusalOf(reviewAnchor(keeper, secret.id, confirm))).code).toBe("not-found");
    expect((await refusalOf(reviewAnchor(reader, gone.id, confirm))).code).toBe("invalid");
    await reviewAnchor(reader, edited.id, confirm);
    const error = await refusalOf(reviewAnchor(keeper, edited.id, confirm));
    expect(error.code).toBe("conflict");
    expect(error.details.current).toMatchObject({ id: edited.id, version: 2 });
  });

  test("on many at once skips what is not theirs or has changed, and says which", async () => {
    const { article, keeper, edited, secret, gone } = await corrected();
    const unknown = newId();
    const answer = await confirmAnchors(keeper, article.id, {
      confirm: [
        { id: edited.id, version: 1 },
        { id: secret.id, version: 1 },
        { id: gone.id, version: 1 },
        { id: unknown, version: 1 },
      ],
    });
    expect(answer.confirmed).toEqual([edited.id]);
    expect(answer.skipped).toEqual([secret.id, gone.id, unknown]);
  });
});

describe("notifications", () => {
  test("are listed for whom they are, counted, and marked as read", async () => {
    const { article, reader, keeper } = await corrected();
    expect(await countUnread(reader)).toBe(1);
    expect(await countUnread(keeper)).toBe(0);
    const { items } = await listNotifications(reader, {});
    expect(items).toMatchObject([
      {
        kind: "anchors-changed",
        article: { slug: article.slug },
        data: { number: 2, edited: 2, orphaned: 1 },
        readAt: null,
      },
    ]);
    await readNotifications(keeper, { ids: [items[0]?.id] });
    expect(await countUnread(reader)).toBe(1);
    expect(await readNotifications(reader, {})).toEqual({ unread: 0 });
    expect((await listNotifications(reader, {})).items[0]?.readAt).not.toBeNull();
  });
});

describe("an earlier version", () => {
  test("is read with its annotations as they stood there", async () => {
    const { article, reader, edited, gone, secret } = await corrected();
    const page = await getReaderPage(reader, article.slug, undefined, 1);
    expect(page).toMatchObject({ newerVersion: 2, article: { version: { number: 1, text: article.text } } });
    expect(page.layer.annotations.map(([id]) => id).sort()).toEqual([edited.id, gone.id, secret.id].sort());
    expect(page.layer.annotations.every(([, , start]) => start !== null)).toBe(true);
    expect((await getReaderPage(reader, article.slug)).newerVersion).toBeNull();
    expect((await refusalOf(getReaderPage(reader, article.slug, undefined, 9))).code).toBe("not-found");
  });
});
