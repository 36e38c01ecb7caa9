// @ts-check
import { runCommand } from "./lib/command.mjs";
import { installDependencies, requireNode } from "./lib/dependencies.mjs";
import { dataDirectory, root } from "./lib/paths.mjs";
import { describeError } from "./lib/plain-error.mjs";
import { describeFailures } from "./lib/test-failures.mjs";
import { newTestHome } from "./lib/test-home.mjs";

// npm test                          everything
// npm test -- core|server|e2e …     one part; what follows goes to vitest or Playwright, such as a file's name
const [part, ...filters] = process.argv.slice(2);
const home = newTestHome(dataDirectory);

await runCommand({ home, removeHome: true, interruptExitCode: 130 }, async (command) => {
  const { steps, lifecycle } = command;
  const total = { passed: 0, failed: 0, failures: [] };
  // Registered first, so that it runs when everything else is stopped: nothing is printed after it.
  lifecycle.onShutdown("the count", (exitCode) => {
    const failed = total.failed === 0 && exitCode !== 0 ? 1 : total.failed;
    if (total.failures.length > 0) steps.say(`\n── What failed\n${describeFailures(total.failures)}`);
    steps.say(`\n${total.passed} passed, ${failed} failed`);
  });
  try {
    requireNode();
    await installDependencies({ root, dataDirectory, command });
    const { runTests } = await import("./lib/test-run.mjs");
    await runTests({ command, home, total, part, filters });
  } catch (error) {
    if (!lifecycle.isStopping()) steps.say(`\n${describeError(error)}`);
    total.failed += 1;
  }
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
