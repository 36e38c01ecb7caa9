import { describe, expect, it } from "vitest";
import { type Box, isBox, newRow, type Row, toBox, toQuery } from "@/components/queries/builder-model";
import { faultsByRow, withName } from "@/components/queries/row-faults";
import { readQuery } from "@/core/annotation-query/parse-query";
import { printQuery } from "@/core/annotation-query/print-query";
import type { QueryLeaf } from "@/core/annotation-query/query";
import type { FieldFault } from "@/core/errors";

/** As the server tells it: the place of the name alone. */
const faultAt = (text: string, name: string): FieldFault => ({
  field: "query",
  message: `${name} is not there.`,
  position: { offset: text.indexOf(name), length: name.length },
  suggestions: [`${name}-too`],
});
const rowsOf = (box: Box): Row[] => box.of.flatMap((part) => (isBox(part) ? rowsOf(part) : [part]));
const faultsIn = (box: Box, text: string, faults: FieldFault[]) => {
  const found = faultsByRow(box, text, faults);
  return rowsOf(box).map(({ key }) => found.get(key)?.message ?? null);
};
const withRow = (box: Box, leaf: QueryLeaf): Box => ({
  ...box,
  of: [{ ...newRow(leaf.kind), leaf }, ...box.of],
});

describe("faults of a query, by the rows of its builder", () => {
  const text = 'text:"ada ben" (NOT person:@ada OR code:bookish/blame+) -group:"ben"';

  it("go to the row whose name they are about, however deep it stands", () => {
    const [code, group] = [
      faultAt(text, "bookish/blame"),
      { ...faultAt(text, "ben"), position: { offset: text.lastIndexOf("ben"), length: 3 } },
    ];
    expect(faultsIn(toBox(readQuery(text).query), text, [group, code])).toEqual([
      null,
      null,
      code.message,
      group.message,
    ]);
  });

  it("pass by what is not filled in, and say what a condition itself cannot be", () => {
    const box = withRow(
      withRow(toBox(readQuery("person:ada code:blame").query), { kind: "code", code: "", children: true }),
      { kind: "made", from: "2026-02-02", to: "2026-02-01" },
    );
    const written = printQuery(toQuery(box));
    expect(written).toBe("person:ada code:blame");
    expect(faultsIn(box, written, [faultAt(written, "blame")])).toEqual([
      "The end comes before the beginning.",
      null,
      null,
      "blame is not there.",
    ]);
    expect(faultsIn(withRow(box, { kind: "person", person: "Ada Coder" }), "", [])[0]).toContain(
      "short name from its address",
    );
    expect(faultsIn(withRow(box, { kind: "text", text: " " }), "", [])[0]).toBeNull();
  });

  it("are told of no row where the text says something else, or cannot be read", () => {
    const box = toBox(readQuery("person:ada").query);
    for (const other of ["person:ada code:blame", "(person:ada"]) {
      expect(faultsIn(box, other, [faultAt(other, "ada")])).toEqual([null]);
    }
  });

  it("are mended by another name in the same condition", () => {
    expect(withName({ kind: "code", code: "blam", children: true }, "blame")).toEqual({
      kind: "code",
      code: "blame",
      children: true,
    });
    expect(withName({ kind: "has", what: "note" }, "blame")).toEqual({ kind: "has", what: "note" });
  });
});
