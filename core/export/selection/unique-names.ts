import type { SelectionCode } from "@/core/export/selection/selection";

/**
 * Names of codebooks and codes for programs that know a code by its name alone and drop what is coded with a second
 * one of that name (QualCoder, ATLAS.ti): no two are the same, whatever their case. A name that only one has stays; of
 * others each says its codebook, within a codebook its parent, and at last a number.
 * @param books codebooks, by id, each with its codes
 * @returns the name of each codebook and code, by id
 */
export function uniqueNames(
  books: ReadonlyMap<string, { name: string; codes: readonly SelectionCode[] }>,
): Map<string, string> {
  const named: Named[] = [...books].flatMap(([id, { name, codes }]) => {
    const parents = new Map(codes.map((code) => [code.id, code.name]));
    return [
      { id, forms: [name] },
      ...codes.map((code) => {
        const parent = parents.get(code.parentId ?? "");
        const forms = [code.name, `${code.name} (${name})`];
        return { id: code.id, forms: parent ? [...forms, `${code.name} (${parent}, ${name})`] : forms };
      }),
    ];
  });
  const taken = new Set<string>();
  const names = new Map<string, string>();
  const give = (id: string, name: string) => {
    taken.add(keyOf(name));
    names.set(id, name);
  };
  for (const level of [0, 1, 2]) {
    const open = named.filter(({ id }) => !names.has(id));
    const counts = new Map<string, number>();
    for (const { forms } of open) {
      const key = keyOf(at(forms, level));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const { id, forms } of open) {
      const name = at(forms, level);
      if (counts.get(keyOf(name)) === 1 && !taken.has(keyOf(name))) give(id, name);
    }
  }
  for (const { id, forms } of named) {
    if (names.has(id)) continue;
    const name = at(forms, 1);
    let form = name;
    for (let number = 2; taken.has(keyOf(form)); number++) form = `${name} ${number}`;
    give(id, form);
  }
  return names;
}

interface Named {
  id: string;
  /** What it may be called, from its own name to ever more of its place. */
  forms: readonly string[];
}

const at = (forms: readonly string[], level: number): string => forms[level] ?? forms.at(-1) ?? "";

const keyOf = (name: string): string => name.normalize("NFC").toLowerCase();
