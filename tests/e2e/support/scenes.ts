import type { BrowserContextOptions, Page } from "@playwright/test";
import {
  codeIdOf,
  insertAnnotation,
  insertComment,
  type TestAnnotation,
  type TestArticle,
  type TestGroup,
  type TestPerson,
} from "../../support/rows";
import { test as base } from "./fixtures";
import { makeForum } from "./moderation";
import { openArticle } from "./reader";

/** What many stories begin with. Each test gets its own: nobody else has been there. */
interface Scenes {
  /** Somebody new opens a new article. */
  openReader(options?: BrowserContextOptions): Promise<{ article: TestArticle; me: TestPerson; page: Page }>;
  /** Ann has annotated `PASSAGE`, and Bob may answer. */
  annotated: { article: TestArticle; ann: TestPerson; bob: TestPerson; annotation: TestAnnotation };
  /** Three annotations with notes: mine, another's that I have commented on, and mine again. */
  three: {
    article: TestArticle;
    me: TestPerson;
    other: TestPerson;
    first: TestAnnotation;
    second: TestAnnotation;
    third: TestAnnotation;
  };
  /** A forum that Mia and Max moderate, where Ann writes and Rob reads. */
  openForum(rules?: Parameters<typeof makeForum>[2]): Promise<{
    article: TestArticle;
    forum: TestGroup;
    mia: TestPerson;
    max: TestPerson;
    ann: TestPerson;
    rob: TestPerson;
  }>;
}

export const PASSAGE = "Biden's war";

export const test = base.extend<Scenes>({
  openReader: async ({ makeArticle, makePerson, pageOf }, use) => {
    await use(async (options) => {
      const [article, me] = [await makeArticle(), await makePerson()];
      const page = await pageOf(me, options);
      await openArticle(page, article);
      return { article, me, page };
    });
  },
  annotated: async ({ db, makeArticle, makePerson }, use) => {
    const article = await makeArticle();
    const [ann, bob] = [await makePerson("Ann Writer"), await makePerson("Bob Reader")];
    const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "Whose war?" });
    await use({ article, ann, bob, annotation });
  },
  three: async ({ db, makeArticle, makePerson }, use) => {
    const article = await makeArticle();
    const [me, other] = [await makePerson("Ada Reader"), await makePerson("Bo Writer")];
    const annotate = async (author: TestPerson, exact: string, note: string, code?: string) =>
      insertAnnotation(db, article, author, {
        exact,
        note,
        codeIds: code ? [await codeIdOf(db, code)] : [],
      });
    const first = await annotate(me, "Biden's war", "First note.", "possessive-blame");
    const second = await annotate(other, "productive", "Second note.", "doubt");
    const third = await annotate(me, "We want you to come.", "Third note.");
    await insertComment(db, article, second, me, { body: "Is it?" });
    await use({ article, me, other, first, second, third });
  },
  openForum: async ({ db, makeArticle, makePerson }, use) => {
    await use(async (rules) => {
      const article = await makeArticle();
      const [mia, max] = [await makePerson("Mia Moderator"), await makePerson("Max Moderator")];
      const [ann, rob] = [await makePerson("Ann Author"), await makePerson("Rob Reporter")];
      const forum = await makeForum(
        db,
        { [mia.id]: "moderator", [max.id]: "moderator", [ann.id]: "member", [rob.id]: "member" },
        rules,
      );
      return { article, forum, mia, max, ann, rob };
    });
  },
});
