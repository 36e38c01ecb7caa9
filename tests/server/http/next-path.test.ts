import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextPath } from "@/server/http/next-path";

describe("where to go after signing in", () => {
  it.each([
    ["/articles/a?x=1#c2", "/articles/a?x=1#c2"],
    ["http://localhost:3000/groups", "/groups"],
    ["https://evil.example.net/groups", "/groups"],
    ["//evil.example.net/x", "/x"],
    ["/\\evil.example.net/x", "/x"],
    ["\\\\evil.example.net", "/"],
    ["/.//evil.example.net", "/evil.example.net"],
    ["javascript:alert(1)", "/"],
    ["data:text/html,x", "/"],
    ["/sign-in?next=/sign-in", "/"],
    ["/sign-up", "/"],
    ["/api/tokens", "/"],
    ["/api-guide", "/api-guide"],
    ["", "/"],
    [undefined, "/"],
    [["/a", "/b"], "/"],
  ])("for %j is %s", (asked, path) => {
    expect(nextPath(asked)).toBe(path);
  });

  it("is on this site, whatever was asked for", () => {
    const parts = fc.array(
      fc.constantFrom("/", "\\", ".", "..", ":", "@", "evil.net", "http", "\t", "\n", "%2f", "?", "#"),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          parts.map((list) => list.join("")),
          fc.webUrl(),
          fc.string(),
        ),
        (asked) => {
          const url = new URL(nextPath(asked), "https://here.example.org");
          expect(url.origin).toBe("https://here.example.org");
          expect(nextPath(asked)).toMatch(/^\/(?!\/)/);
        },
      ),
    );
  });
});
