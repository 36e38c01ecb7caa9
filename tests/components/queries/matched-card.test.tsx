import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { MatchedCard } from "@/components/queries/matched-card";
import type { MatchedInContext } from "@/core/annotation-query/matched";

const found = (note: string): MatchedInContext => ({
  annotation: {
    id: "n",
    articleId: "a",
    groupId: null,
    visibility: "private",
    author: { id: "p", name: "Ada", handle: "ada" },
    target: null,
    anchor: { origin: "made", needsReview: false },
    codes: [],
    note,
    noteEditedAt: null,
    version: 1,
    createdAt: "2026-11-27T10:00:00.000Z",
    updatedAt: "2026-11-27T10:00:00.000Z",
    deleted: false,
    standing: "published",
    commentCount: 0,
    can: { edit: false, delete: false, comment: false },
  },
  article: { id: "a", slug: "a", title: "A" },
  context: null,
});

it("draws the note of what a query found as Markdown, as every other card does", () => {
  const html = renderToStaticMarkup(
    <MatchedCard one={found("Whose war?\n\nAsk\nagain.")} codes={new Map()} groupNames={new Map()} />,
  );
  expect(html).toContain("<p>Whose war?</p><p>Ask<br/>again.</p>");
});
