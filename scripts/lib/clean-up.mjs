// @ts-check
import fs from "node:fs";
import { removeHome } from "./cluster-home.mjs";
import { stopIfUnused } from "./embedded-postgres.mjs";

// What the watchdog runs after a command was killed: node clean-up.mjs HOME [--remove]
const [home, remove] = process.argv.slice(2);
if (home && fs.existsSync(home)) {
  await stopIfUnused({ home });
  if (remove === "--remove") removeHome(home);
}
