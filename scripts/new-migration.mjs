// @ts-check
import { runCommand } from "./lib/command.mjs";
import { openDatabase } from "./lib/database.mjs";
import { loadEnvFiles } from "./lib/environment.mjs";
import { dataDirectory, root } from "./lib/paths.mjs";
import { migrationName, schemaChangeSql, updateSnapshot, writeMigration } from "./lib/schema-changes.mjs";

// npm run db:migration -- NAME
await runCommand({ home: dataDirectory }, async ({ steps, lifecycle }) => {
  const name = migrationName(process.argv.slice(2).join(" "));
  loadEnvFiles({ root, dev: true });
  const { url } = await openDatabase({ env: process.env, root, dataDirectory, steps, lifecycle });
  const sql = await steps.step("Comparing prisma/schema.prisma with the last migration", () =>
    schemaChangeSql({ root, url }),
  );
  updateSnapshot(root);
  if (sql === null) {
    steps.say("\nThe schema needs no SQL: the database is the same. No migration was written.");
    return 0;
  }
  const file = writeMigration({ root, name, sql });
  steps.say(
    `\nWrote ${file}.\n` +
      "Read it, add by hand what the schema cannot say (full-text columns, checks, triggers), and commit it together with\n" +
      "prisma/migrations/schema.snapshot.prisma. The next npm start, npm run dev or npm test applies it.",
  );
  return 0;
});
