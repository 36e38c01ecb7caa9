import { expect, test } from "vitest";
import { quoted } from "@/messages/en/quoted";

test("puts other marks around words that have double ones, and changes none of the words", () => {
  expect(quoted("Biden's war")).toBe("“Biden's war”");
  expect(quoted("“Biden’s war” is over")).toBe("‘“Biden’s war” is over’");
  expect(quoted('Der „Krieg"')).toBe('‘Der „Krieg"’');
});
