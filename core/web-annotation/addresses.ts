import { IdSchema } from "@/core/id";

/** The layer of a person's own private annotations; no group can have this slug. */
export const OWN_LAYER = "mine";

/** Absolute IRIs of everything that can be dereferenced. They are built and read here alone. */
export class Addresses {
  /** @param origin scheme and host of the site, without a slash */
  constructor(readonly origin: string) {}

  article = (slug: string): string => `${this.origin}/articles/${slug}`;

  version = (articleSlug: string, number: number): string =>
    `${this.article(articleSlug)}/versions/${number}`;

  /** @param layer a group's slug, or `OWN_LAYER` */
  container = (articleSlug: string, layer: string): string =>
    `${this.article(articleSlug)}/annotations/${layer}/`;

  /** @param segment what the client asked for, or an id */
  annotation = (articleSlug: string, layer: string, segment: string): string =>
    this.container(articleSlug, layer) + encodeURIComponent(segment);

  person = (id: string): string => `${this.origin}/people/${id}`;

  codebook = (slug: string): string => `${this.origin}/codebooks/${slug}`;

  code = (id: string): string => `${this.origin}/codes/${id}`;

  /** What an IRI names here; null for what is elsewhere, or nothing that can be dereferenced. */
  read(iri: string): Address | null {
    if (!URL.canParse(iri)) return null;
    const url = new URL(iri);
    if (url.origin !== this.origin) return null;
    const path = segmentsOf(url.pathname);
    if (path === null) return null;
    const address = addressOf(path, url.pathname.endsWith("/"));
    // Only an article's page has other addresses with a query: the layer it shows.
    if (address === null || url.hash !== "" || (url.search !== "" && address.kind !== "article")) return null;
    return address;
  }
}

export type Address =
  | { kind: "article"; slug: string }
  | { kind: "version"; slug: string; number: number }
  | { kind: "container"; slug: string; layer: string }
  | { kind: "member"; slug: string; layer: string; segment: string }
  /** Permalinks, which name no layer. */
  | { kind: "annotation" | "comment"; id: string }
  | { kind: "code" | "person"; id: string };

function segmentsOf(pathname: string): string[] | null {
  try {
    return pathname
      .replace(/^\/|\/$/g, "")
      .split("/")
      .map(decodeURIComponent);
  } catch {
    return null;
  }
}

const BY_ID = { annotations: "annotation", comments: "comment", codes: "code", people: "person" } as const;

function addressOf(path: readonly string[], hasSlash: boolean): Address | null {
  const [first = "", second = "", third, fourth, fifth] = path;
  if (path.length === 2 && first in BY_ID) {
    const id = IdSchema.safeParse(second);
    return id.success ? { kind: BY_ID[first as keyof typeof BY_ID], id: id.data } : null;
  }
  if (first !== "articles" || second === "") return null;
  if (path.length === 2) return { kind: "article", slug: second };
  if (path.length === 4 && third === "versions" && fourth && /^[1-9]\d{0,8}$/.test(fourth)) {
    return { kind: "version", slug: second, number: Number(fourth) };
  }
  if (third !== "annotations" || !fourth) return null;
  if (path.length === 4 && hasSlash) return { kind: "container", slug: second, layer: fourth };
  if (path.length === 5 && fifth) return { kind: "member", slug: second, layer: fourth, segment: fifth };
  return null;
}
