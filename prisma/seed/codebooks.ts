import { readFile } from "node:fs/promises";
import path from "node:path";
import { CodebookSeedSchema } from "@/core/codebook";
import { createCodebook } from "@/server/codebooks/commands";
import { db } from "@/server/db";
import type { SignedInActor } from "@/server/session";
import type { Report } from "./report";

const FOLDER = path.join(import.meta.dirname, "codebooks");

/** Ours first: its codes are the ones a newcomer meets. */
const FILES = ["wording-and-attribution.json", "persuasion-techniques.json", "policy-frames.json"];

export async function seedCodebooks(keeper: SignedInActor, report: Report): Promise<void> {
  for (const file of FILES) {
    const book = CodebookSeedSchema.parse(JSON.parse(await readFile(path.join(FOLDER, file), "utf8")));
    if (await db.codebook.findUnique({ where: { slug: book.slug }, select: { id: true } })) continue;
    await createCodebook(keeper, book);
    report(`Codebook: ${book.name}, ${book.codes.filter((code) => !code.isGroup).length} codes`);
  }
}
