/** A code as files may name it. */
export interface NamedCode {
  id: string;
  parentId: string | null;
  slug: string;
  name: string;
  label: string;
  isHeading: boolean;
}

/** What a name in a file says first where it could be read as several: a corpus has labels, our own files slugs. */
export type NameKind = "label" | "slug";

const ORDERS = { label: ["label", "slug", "name"], slug: ["slug", "label", "name"] } as const;
const KINDS = ORDERS.label;

const fold = (name: string): string => name.trim().toLowerCase();

/**
 * The codes of one codebook by how files name them: label, slug or name, as they are written, else in any case, else
 * after the label, slug or name of the code above and a slash. What two codes are called is both, never the first.
 */
export class CodeNames<T extends NamedCode> {
  /** By kind and what is written. */
  private readonly codes = new Map<string, T[]>();
  private readonly byId: ReadonlyMap<string, T>;

  constructor(codes: readonly T[]) {
    this.byId = new Map(codes.map((code) => [code.id, code]));
    for (const code of codes) {
      const above = code.parentId === null ? undefined : this.byId.get(code.parentId);
      const places = new Set<string>();
      for (const kind of KINDS) {
        this.add(`${kind} ${code[kind]}`, code);
        this.add(`any ${kind} ${fold(code[kind])}`, code);
        for (const of of above ? KINDS : []) places.add(fold(`${above?.[of]}/${code[kind]}`));
      }
      for (const place of places) this.add(`place ${place}`, code);
    }
  }

  /** All that are called so, in the order of the codebook. Headings only where no code is: no passage has them. */
  find(name: string, first: NameKind = "label"): readonly T[] {
    const written = name.trim();
    const keys = [
      ...ORDERS[first].map((kind) => `${kind} ${written}`),
      ...ORDERS[first].map((kind) => `any ${kind} ${fold(written)}`),
      `place ${fold(written)}`,
    ];
    const found = keys.map((key) => this.codes.get(key) ?? []);
    const codes = found.map((some) => some.filter(({ isHeading }) => !isHeading));
    return codes.find((some) => some.length > 0) ?? found.find((some) => some.length > 0) ?? [];
  }

  /** What a table calls a code: its label; where others share it, with the code above, or else its slug. */
  nameOf(code: T): string {
    const above = code.parentId === null ? undefined : this.byId.get(code.parentId);
    const names = [code.label, ...(above ? [`${above.label}/${code.label}`] : []), code.slug];
    return names.find((name) => this.find(name).every(({ id }) => id === code.id)) ?? code.label;
  }

  private add(key: string, code: T): void {
    const codes = this.codes.get(key);
    if (codes) codes.push(code);
    else this.codes.set(key, [code]);
  }
}
