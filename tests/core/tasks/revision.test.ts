import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CodeMove, type PassSpan, revise, withCodesMoved } from "@/core/tasks/revision";

const span = (annotationId: string, start: number, end: number, ...codeIds: string[]): PassSpan => ({
  annotationId,
  articleId: "article",
  versionId: "version",
  start,
  end,
  exact: "x".repeat(end - start),
  codeIds,
});

const told = (before: PassSpan[], after: PassSpan[]) =>
  revise(before, after).map(({ kind, before, after, isMoved, isRecoded }) =>
    [kind, before?.annotationId, after?.annotationId, isMoved && "moved", isRecoded && "recoded"]
      .filter(Boolean)
      .join(" "),
  );

describe("what changed between two passes", () => {
  it("is what was added and removed, in the order of the text", () => {
    expect(told([span("a", 50, 60, "k")], [span("b", 10, 20, "k")])).toEqual(["added b", "removed a"]);
  });

  it("is another boundary, another code, or both, of the same annotation", () => {
    expect(
      told(
        [span("a", 0, 9, "k"), span("b", 10, 19, "k"), span("c", 20, 29, "k"), span("d", 30, 39, "k", "l")],
        [span("a", 0, 5, "k"), span("b", 10, 19, "l"), span("c", 21, 29, "l"), span("d", 30, 39, "l", "k")],
      ),
    ).toEqual(["changed a a moved", "changed b b recoded", "changed c c moved recoded"]);
  });

  it("takes a passage that was deleted and marked anew for one that was changed, if they overlap", () => {
    expect(told([span("a", 0, 10, "k")], [span("b", 0, 10, "l")])).toEqual(["changed a b recoded"]);
    expect(told([span("a", 0, 10, "k")], [span("b", 5, 30, "k")])).toEqual(["changed a b moved"]);
    expect(told([span("a", 0, 10, "k")], [span("b", 10, 20, "k")])).toEqual(["removed a", "added b"]);
  });

  it("tells of nothing where one was deleted and marked anew as it was", () => {
    expect(told([span("a", 0, 10, "k")], [span("b", 0, 10, "k")])).toEqual([]);
  });

  it("pairs by the greatest overlap, and the same code where it is the same", () => {
    expect(
      told([span("a", 0, 10, "k")], [span("b", 8, 20, "k"), span("c", 0, 9, "l"), span("d", 0, 9, "k")]),
    ).toEqual(["changed a d moved", "added c", "added b"]);
  });

  it("goes by the words where the article was corrected in between", () => {
    const before = { ...span("a", 0, 4, "k"), exact: "talk" };
    const after = { ...span("a", 7, 11, "k"), exact: "talk", versionId: "next version" };
    expect(told([before], [after])).toEqual([]);
    expect(told([before], [{ ...after, exact: "talks", end: 12 }])).toEqual(["changed a a moved"]);
  });

  const arbitraryPass = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom(..."abcdefgh"),
        start: fc.integer({ min: 0, max: 30 }),
        length: fc.integer({ min: 1, max: 20 }),
        codes: fc.subarray(["k", "l", "m"]),
      }),
      { selector: ({ id }) => id },
    )
    .map((spans) => spans.map(({ id, start, length, codes }) => span(id, start, start + length, ...codes)));

  it("is nothing between a pass and itself, and whatever the passes, tells of each span at most once", () => {
    fc.assert(
      fc.property(arbitraryPass, arbitraryPass, (before, after) => {
        expect(revise(before, before)).toEqual([]);
        const changes = revise(before, after);
        const [from, to] = (["before", "after"] as const).map((side) =>
          changes.flatMap((change) => change[side]?.annotationId ?? []),
        );
        expect(new Set(from).size).toBe(from?.length);
        expect(new Set(to).size).toBe(to?.length);
        const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
        // What is left as it was is in both; so the rest must add up.
        expect(before.length + count("added") - count("removed")).toBe(after.length);
      }),
    );
  });
});

describe("what a change of the codebook has moved", () => {
  const codesMoved = (codes: string[], ...moves: [string | null, string | null][]) =>
    withCodesMoved(
      [span("a", 0, 9, ...codes), span("b", 0, 9, "k")],
      moves.map(([from, to]): CodeMove => ({ annotationId: "a", from, to })),
    ).map(({ codeIds }) => codeIds.join(""));

  it("is no revision: a pass has the codes that its passages were given then, as they are now", () => {
    expect(codesMoved(["k", "x"], ["k", "l"])).toEqual(["lx", "k"]);
    expect(codesMoved(["k"], ["k", "l"], ["l", "m"])).toEqual(["m", "k"]);
    expect(codesMoved(["k"], ["k", "l"], ["l", "k"])).toEqual(["k", "k"]);
  });

  it("takes one of two that became one, and brings it back", () => {
    expect(codesMoved(["k", "l"], ["k", null])).toEqual(["l", "k"]);
    expect(codesMoved(["k", "l"], ["k", null], [null, "k"])).toEqual(["lk", "k"]);
  });

  it("leaves what the pass did not have", () => {
    expect(codesMoved(["x"], ["k", "l"])).toEqual(["x", "k"]);
  });
});
