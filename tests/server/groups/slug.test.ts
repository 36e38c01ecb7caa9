import { describe, expect, it } from "vitest";
import { slugOfName, slugToTry } from "@/server/groups/slug";

describe("the slug of a group's name", () => {
  it.each([
    ["Media studies, spring 2026", "media-studies-spring-2026"],
    ["  Café   Müller’s  ", "cafe-mullers"],
    ["Reporters' room", "reporters-room"],
    ["--- !!! ---", "group"],
    ["Редакция", "group"],
    ["📰 News", "news"],
    [`${"word ".repeat(9)}wo end`, "word-word-word-word-word-word-word-word-word-wo"],
  ])("of %j is %j", (name, slug) => {
    expect(slugOfName(name)).toBe(slug);
  });

  it("gets random letters when it is taken", () => {
    expect(slugToTry("News", 0)).toBe("news");
    expect(slugToTry("News", 1)).toMatch(/^news-[a-z2-9]{5}$/);
    expect(slugToTry("News", 1)).not.toBe(slugToTry("News", 1));
  });

  it.each(["New", "Public", "public", "01900000-0000-7000-8000-000000000001"])(
    "is never %j alone, which already means something",
    (name) => {
      expect(slugToTry(name, 0)).toMatch(/-[a-z2-9]{5}$/);
    },
  );
});
