import { shell } from "@/messages/en/shell";
import type { Command } from "./command-registry";

/** Each section once, in order of appearance; what every page has comes after what only this one has. */
export function sectionsOf(commands: readonly Pick<Command, "section">[]): string[] {
  const everywhere: readonly string[] = [shell.commands.goTo, shell.commands.general];
  const sections = [...new Set(commands.map((command) => command.section))];
  return [
    ...sections.filter((section) => !everywhere.includes(section)),
    ...sections.filter((section) => everywhere.includes(section)),
  ];
}
