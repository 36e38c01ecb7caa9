import { expect, test } from "vitest";
import { sectionsOf } from "@/components/shell/command-sections";
import { shell } from "@/messages/en/shell";

test("what only this page offers comes before what every page offers", () => {
  const commands = [
    { section: shell.commands.goTo },
    { section: shell.commands.general },
    { section: "Reading" },
    { section: "Marking" },
    { section: "Reading" },
  ];
  expect(sectionsOf(commands)).toEqual(["Reading", "Marking", shell.commands.goTo, shell.commands.general]);
});
