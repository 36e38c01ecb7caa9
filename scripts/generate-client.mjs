// @ts-check
import { runCommand } from "./lib/command.mjs";
import { dataDirectory, root } from "./lib/paths.mjs";
import { generateClient } from "./lib/prisma-client.mjs";

await runCommand({ home: dataDirectory }, async ({ steps, children }) => {
  await steps.step("Generating the Prisma client", () => generateClient({ root, children, force: true }));
  return 0;
});
