import fc from "fast-check";
import { expect, it } from "vitest";
import { inColumns } from "@/components/plots/in-columns";

it("sets things in two columns, in order, neither longer than the other by more than its last thing", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(900)), (heights) => {
      const things = heights.map((height, at) => ({ height, at }));
      const columns = inColumns(things, ({ height }) => height);
      const [left, right] = columns.map((column) => ({
        end: column.reduce((sum, { height }) => sum + height + 48, 0),
        last: (column.at(-1)?.height ?? 0) + 48,
      }));
      expect(columns.flat().sort((a, b) => a.at - b.at)).toEqual(things);
      for (const column of columns) expect(column).toEqual([...column].sort((a, b) => a.at - b.at));
      const [longer, shorter] = (left?.end ?? 0) > (right?.end ?? 0) ? [left, right] : [right, left];
      expect((longer?.end ?? 0) - (longer?.last ?? 0)).toBeLessThanOrEqual(shorter?.end ?? 0);
    }),
  );
});
