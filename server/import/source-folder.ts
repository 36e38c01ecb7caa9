import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { invalid } from "@/core/errors";
import { cleanDate } from "@/core/import/found-metadata";

const ENDINGS = new Set([".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx"]);
const MANIFEST = "articles.json";
/** Of a manifest; one line for each of some hundred thousand articles. */
const MAX_JSON_BYTES = 64 * 1024 * 1024;

const optional = z.string().nullable().optional();

/** What a side-car file or a line of the manifest may say; anything else in it is for people. */
const MetadataSchema = z.object({
  title: optional,
  /** As the seed's manifest calls a title of our own. */
  workingTitle: optional,
  slug: z.string().optional(),
  author: optional,
  source: optional,
  language: z.string().optional(),
  canonicalUrl: optional,
  /** A day or a moment. */
  date: optional,
  publishedAt: optional,
  encoding: z.string().optional(),
});
type Metadata = z.infer<typeof MetadataSchema>;

const ManifestSchema = z.array(MetadataSchema.extend({ file: z.string() }));

/**
 * The files of a folder and its folders that may become articles, as paths relative to it, in order. Hidden
 * ones and what links point to are left out.
 */
export async function listSources(folder: string): Promise<string[]> {
  const found: string[] = [];
  const open = [""];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of await readdir(path.join(folder, at), { withFileTypes: true })) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const name = path.join(at, entry.name);
      if (entry.isDirectory()) open.push(name);
      else if (entry.isFile() && ENDINGS.has(path.extname(name).toLowerCase())) found.push(name);
    }
  }
  return found.sort();
}

/** What is said about each file: by its side-car (`name.json`), else by the nearest `articles.json` above it. */
export class SourceMetadata {
  private readonly manifests = new Map<string, Promise<Map<string, Metadata>>>();

  constructor(private readonly folder: string) {}

  /**
   * The fields of an import that are known about a file.
   * @throws AppError invalid for a side-car or manifest that cannot be read
   */
  async of(file: string): Promise<Record<string, unknown>> {
    const { dir, name } = path.parse(file);
    const sideCar = await readJson(path.join(this.folder, dir, `${name}.json`));
    const said =
      sideCar === null ? await this.inManifest(file) : parse(MetadataSchema, sideCar, `${name}.json`);
    return said ? toFields(said) : {};
  }

  private async inManifest(file: string): Promise<Metadata | undefined> {
    for (let at = path.dirname(file); ; at = path.dirname(at)) {
      const said = (await this.manifest(at)).get(path.relative(at, file));
      if (said || at === ".") return said;
    }
  }

  private manifest(at: string): Promise<Map<string, Metadata>> {
    let manifest = this.manifests.get(at);
    if (!manifest) {
      manifest = readJson(path.join(this.folder, at, MANIFEST)).then((json) => {
        const lines = json === null ? [] : parse(ManifestSchema, json, MANIFEST);
        return new Map(lines.map(({ file, ...said }) => [path.normalize(file), said]));
      });
      this.manifests.set(at, manifest);
    }
    return manifest;
  }
}

function toFields({ workingTitle, date, publishedAt, title, ...same }: Metadata): Record<string, unknown> {
  const written = publishedAt ?? date;
  const moment = written ? cleanDate(written) : null;
  if (written && moment === null) throw invalid("publishedAt", `“${written}” is no date.`);
  const fields = { ...same, title: title ?? workingTitle ?? undefined, publishedAt: moment ?? undefined };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Null where there is no such file. */
async function readJson(file: string): Promise<unknown> {
  const name = path.basename(file);
  try {
    if ((await stat(file)).size > MAX_JSON_BYTES) throw invalid("", `${name} is too large.`);
    return JSON.parse(await readFile(file, "utf8"));
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return null;
    if (thrown instanceof SyntaxError) throw invalid("", `${name} is not JSON.`);
    throw thrown;
  }
}

function parse<T>(schema: z.ZodType<T>, json: unknown, name: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid("", `${name}: ${issue?.path.join(".")} ${issue?.message}`);
}
