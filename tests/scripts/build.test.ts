import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { buildInputs, isBuilt } from "@/scripts/lib/build.mjs";
import { scratchFolder, writeFiles } from "./scratch";

function checkout(): string {
  const folder = scratchFolder();
  writeFiles(folder, {
    "app/page.tsx": "export default function Page() {}",
    "app/about/page.tsx": "export default function Page() {}",
    "core/text.ts": "export const text = 1;",
    "package-lock.json": "{}",
    "server/generated/prisma/client.ts": "// made",
    "README.md": "read me",
    ".next/BUILD_ID": "abc\n",
  });
  return folder;
}

describe("the build", () => {
  test.each<[string, (folder: string) => void]>([
    ["a source is edited", (folder) => fs.appendFileSync(path.join(folder, "core/text.ts"), " ")],
    ["a file is added", (folder) => writeFiles(folder, { "app/new/route.ts": "" })],
    ["a file is removed", (folder) => fs.rmSync(path.join(folder, "app/about/page.tsx"))],
    [
      "a file is moved",
      (folder) => fs.renameSync(path.join(folder, "app/about"), path.join(folder, "app/us")),
    ],
    ["a dependency changes", (folder) => writeFiles(folder, { "package-lock.json": '{"a":1}' })],
    [
      "a file appears that was not there at all",
      (folder) => writeFiles(folder, { "instrumentation.ts": "" }),
    ],
    [
      "content moves from one file to the next",
      (folder) => {
        writeFiles(folder, { "app/about/page.tsx": "", "core/text.ts": "export default function Page() {}" });
      },
    ],
  ])("is stale when %s", (_, change) => {
    const folder = checkout();
    const before = buildInputs(folder, {});
    change(folder);
    expect(buildInputs(folder, {})).not.toBe(before);
  });

  test.each<[string, (folder: string) => void]>([
    ["nothing but a date changes", (folder) => fs.utimesSync(path.join(folder, "core/text.ts"), 1, 1)],
    ["a document changes", (folder) => writeFiles(folder, { "README.md": "new" })],
    [
      "the Prisma client is generated again",
      (folder) => writeFiles(folder, { "server/generated/prisma/client.ts": "" }),
    ],
    ["a file manager leaves its mark", (folder) => writeFiles(folder, { "app/.DS_Store": "" })],
  ])("is fresh when %s", (_, change) => {
    const folder = checkout();
    const before = buildInputs(folder, {});
    change(folder);
    expect(buildInputs(folder, {})).toBe(before);
  });

  test("is stale when a variable that is built in changes, and only then", () => {
    const folder = checkout();
    const before = buildInputs(folder, { NEXT_PUBLIC_SITE: "a", PORT: "3000" });
    expect(buildInputs(folder, { NEXT_PUBLIC_SITE: "a", PORT: "3001" })).toBe(before);
    expect(buildInputs(folder, { NEXT_PUBLIC_SITE: "b", PORT: "3000" })).not.toBe(before);
  });

  test("counts only when it was finished, and by the build that left the mark", () => {
    const folder = checkout();
    const inputs = buildInputs(folder, {});
    expect(isBuilt(folder, inputs)).toBe(false);
    writeFiles(folder, { ".next/marginalia-build.json": JSON.stringify({ inputs, buildId: "abc" }) });
    expect(isBuilt(folder, inputs)).toBe(true);
    expect(isBuilt(folder, "other")).toBe(false);
    writeFiles(folder, { ".next/BUILD_ID": "by hand" });
    expect(isBuilt(folder, inputs)).toBe(false);
    fs.rmSync(path.join(folder, ".next/BUILD_ID"));
    expect(isBuilt(folder, inputs)).toBe(false);
  });
});
