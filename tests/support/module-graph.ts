import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** `from … import` and `export … from`, without those that types alone come from: these leave nothing to load. */
function importsOf(source: string): string[] {
  const statements = source.matchAll(/^(?:import|export)\s+(type\s)?([^;]*?)from\s+"([^"]+)"/gms);
  const named = [...statements].flatMap(([, isType, what = "", from = ""]) => {
    const names = /^\s*\{([^}]*)\}\s*$/.exec(what)?.[1]?.split(",") ?? [];
    const onlyTypes = names.length > 0 && names.every((name) => /^\s*(?:type\s|$)/.test(name));
    return isType || onlyTypes ? [] : [from];
  });
  return [...named, ...[...source.matchAll(/^import\s+"([^"]+)"/gm)].map(([, from = ""]) => from)];
}

function fileOf(specifier: string, from: string): string | null {
  const path = specifier.startsWith("@/")
    ? join(ROOT, specifier.slice(2))
    : specifier.startsWith(".")
      ? resolve(dirname(from), specifier)
      : null;
  if (path === null) return null;
  return [path, `${path}.ts`, `${path}.tsx`].find((one) => existsSync(one) && statSync(one).isFile()) ?? null;
}

/**
 * What a browser loads at once with these routes: the modules that their `"use client"` files import without
 * waiting, and the packages these import, each with the chain of files that leads there.
 * @param entries files of the project, as paths from its top
 */
export function loadedAtOnce(entries: readonly string[]): {
  modules: string[];
  packages: Map<string, string>;
} {
  const packages = new Map<string, string>();
  const seen = new Set<string>();
  const modules = new Set<string>();
  const queue = entries.map((entry) => ({ file: join(ROOT, entry), isClient: false, chain: entry }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { file, chain } = next;
    const source = readFileSync(file, "utf8");
    const isClient = next.isClient || source.startsWith('"use client"');
    if (seen.has(`${isClient} ${file}`)) continue;
    seen.add(`${isClient} ${file}`);
    if (isClient) modules.add(relative(ROOT, file));
    for (const specifier of importsOf(source)) {
      const found = fileOf(specifier, file);
      if (found) queue.push({ file: found, isClient, chain: `${chain} → ${relative(ROOT, found)}` });
      else if (isClient && !packages.has(specifier)) packages.set(specifier, chain);
    }
  }
  return { modules: [...modules], packages };
}
