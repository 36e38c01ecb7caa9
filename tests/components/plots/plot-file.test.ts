import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { tableToCsv } from "@/components/plots/plot-file";

test("the table behind a plot is written as every other table is: no cell is run as a formula", () => {
  const names = ["=1+1", "\uFF1D1+1", "|x", "-x", 'a, "b"', "-0.125", "Anna's “war” 👍🏽"];
  const rows = names.map((name) => `<tr><th></th><td>${name}</td></tr>`);
  const { document } = parseHTML(`<html><body><table><tbody>${rows.join("")}</tbody></table></body></html>`);
  const table = { rows: [...document.querySelectorAll("tr")].map((row) => ({ cells: row.children })) };
  expect(tableToCsv(table as unknown as HTMLTableElement)).toBe(
    [",'=1+1", ",'\uFF1D1+1", ",'|x", ",'-x", ',"a, ""b"""', ",-0.125", ",Anna's “war” 👍🏽", ""].join(
      "\r\n",
    ),
  );
});
