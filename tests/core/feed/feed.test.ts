import fc from "fast-check";
import { DOMParser } from "linkedom";
import { describe, expect, test } from "vitest";
import { toAtom } from "@/core/feed/atom";
import type { Feed } from "@/core/feed/feed";
import { toJsonFeed } from "@/core/feed/json-feed";
import { escapeXml } from "@/core/xml-text";
import { anyWords } from "../export/layer-arbitrary";

const time = "2026-01-02T03:04:05.678Z";

const anyFeed: fc.Arbitrary<Feed> = fc.record({
  id: fc.uuid(),
  title: anyWords,
  language: fc.constant("en"),
  home: fc.webUrl({ withQueryParameters: true }),
  self: fc.webUrl({ withQueryParameters: true }),
  updated: fc.constant(time),
  entries: fc.array(
    fc.record({
      id: fc.uuid(),
      title: anyWords,
      url: fc.webUrl({ withQueryParameters: true }),
      author: anyWords,
      tags: fc.array(anyWords, { maxLength: 2 }),
      html: anyWords,
      published: fc.constant(time),
      updated: fc.constant(time),
    }),
    { maxLength: 3 },
  ),
});

describe("an Atom feed", () => {
  test("is well-formed whatever people wrote, and has all that RFC 4287 asks for", () => {
    fc.assert(
      fc.property(anyFeed, (feed) => {
        const xml = toAtom(feed);
        // What is left outside of tags and references may hold no markup and no character that XML refuses.
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML refuses.
        expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
        expect(xml.replace(/&(amp|lt|gt|quot|apos|#13);/g, "")).not.toContain("&");
        const tags = [...xml.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)];
        const open: string[] = [];
        for (const [, isEnd, name, isEmpty] of tags) {
          if (isEnd) expect(open.pop()).toBe(name);
          else if (!isEmpty) open.push(name ?? "");
        }
        expect(open).toEqual([]);
        const document = new DOMParser().parseFromString(xml, "text/xml");
        const root = document.documentElement;
        expect(root.localName).toBe("feed");
        for (const name of ["id", "title", "updated"])
          expect(root.querySelectorAll(`feed > ${name}`).length).toBe(1);
        const entries = [...root.querySelectorAll("entry")];
        expect(entries).toHaveLength(feed.entries.length);
        for (const [index, entry] of entries.entries()) {
          for (const name of ["id", "title", "updated", "published", "content", "author > name"]) {
            expect(entry.querySelectorAll(`entry > ${name}`).length, name).toBe(1);
          }
          expect(entry.querySelector("id")?.textContent).toBe(`urn:uuid:${feed.entries[index]?.id}`);
        }
      }),
    );
  });

  test("writes what XML has no place for as U+FFFD, and keeps carriage returns", () => {
    expect(escapeXml(`<a href="x">&'\u0000\r`)).toBe("&lt;a href=&quot;x&quot;&gt;&amp;&apos;\uFFFD&#13;");
  });
});

describe("a JSON feed", () => {
  test("is version 1.1 with an id, an address, dates and content for every item", () => {
    fc.assert(
      fc.property(anyFeed, (feed) => {
        const json = JSON.parse(toJsonFeed(feed));
        expect(json.version).toBe("https://jsonfeed.org/version/1.1");
        expect([json.title, json.home_page_url, json.feed_url]).toEqual([feed.title, feed.home, feed.self]);
        expect(json.items).toEqual(
          feed.entries.map((entry) => ({
            id: `urn:uuid:${entry.id}`,
            url: entry.url,
            title: entry.title,
            content_html: entry.html,
            date_published: entry.published,
            date_modified: entry.updated,
            authors: [{ name: entry.author }],
            ...(entry.tags.length > 0 && { tags: entry.tags }),
          })),
        );
      }),
    );
  });
});
