// @ts-check
import fs from "node:fs";
import path from "node:path";
import { mustSucceed } from "./children.mjs";
import { hashFiles } from "./file-hash.mjs";

const OUTPUT = path.join("server", "generated", "prisma");

/**
 * Generates the Prisma client unless the one there is of this schema and this version of Prisma.
 *
 * @param {{ root: string, children: import("./children.mjs").Children, force?: boolean }} options
 * @returns {Promise<boolean>} whether it was generated
 * @throws {import("./plain-error.mjs").PlainError} when the schema is wrong
 */
export async function generateClient({ root, children, force = false }) {
  const marker = path.join(root, OUTPUT, "made-from.json");
  const madeFrom = hashFiles(root, ["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  if (!force && readMarker(marker) === madeFrom) return false;
  const ended = await children.run(
    process.execPath,
    [path.join(root, "node_modules", "prisma", "build", "index.js"), "generate"],
    {
      cwd: root,
      env: {
        ...process.env,
        // `generate` never runs the engine, but would download it; any executable keeps it from that. Only
        // here: with this set, `migrate deploy` would quietly apply nothing.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
      timeoutMs: 5 * 60_000,
    },
  );
  mustSucceed(ended, "The Prisma client could not be generated from prisma/schema.prisma.");
  fs.writeFileSync(marker, `${JSON.stringify({ madeFrom })}\n`);
  return true;
}

/** @param {string} file @returns {string | null} */
function readMarker(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).madeFrom ?? null;
  } catch {
    return null;
  }
}
