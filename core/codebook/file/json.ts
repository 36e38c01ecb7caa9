import type { CodebookSeed } from "@/core/codebook";
import { assemble, type FoundCode } from "@/core/codebook/file/assemble";
import { FileRefused, lineAt, type ReadCodebook, wholeFile } from "@/core/codebook/file/read-result";

export const JSON_FORMAT = "marginalia-codebook";
const FORMAT_VERSION = 1;

/** Everything a codebook says, to be brought in again as it was. */
export const codebookToJson = (book: CodebookSeed): string =>
  `${JSON.stringify({ format: JSON_FORMAT, formatVersion: FORMAT_VERSION, ...book }, null, 2)}\n`;

/**
 * Our own format; also the same without its name, as the codebooks that come with the site are written.
 * @param fileName of the new codebook, where the file does not say one
 */
export function codebookFromJson(text: string, fileName: string): ReadCodebook {
  const file = parsed(text);
  if (typeof file !== "object" || file === null || !("codes" in file) || !Array.isArray(file.codes)) {
    throw new FileRefused(wholeFile("not-a-codebook"));
  }
  const {
    format,
    formatVersion: _,
    codes,
    slug,
    name = fileName,
    description = "",
    guidelines = "",
    source = "",
  } = file as Record<string, unknown>;
  if (format !== undefined && format !== JSON_FORMAT) throw new FileRefused(wholeFile("not-a-codebook"));
  const head = { slug, name, description, guidelines, source };
  let from = 0;
  const found = (codes as unknown[])
    .map((code, index) => ({ code: asObject(code), index }))
    .map(({ code, index }): FoundCode & { order: number } => {
      const { slug, parent, mergedInto, order, ...fields } = code;
      const key = typeof slug === "string" ? slug : `#${index + 1}`;
      const at = text.indexOf(`"${key}"`, from);
      if (at >= 0) from = at + key.length;
      return {
        line: at >= 0 ? lineAt(text, at) : null,
        key,
        parentKey: typeof parent === "string" ? parent : null,
        mergedKey: typeof mergedInto === "string" ? mergedInto : null,
        slug: typeof slug === "string" ? slug : null,
        fields: {
          positiveExamples: [],
          negativeExamples: [],
          hotkey: null,
          whenToUse: "",
          whenNotToUse: "",
          definition: "",
          name: "",
          label: fields.name,
          ...fields,
        },
        order: typeof order === "number" ? order : index,
      };
    })
    .sort((a, b) => a.order - b.order)
    .map(({ order: _, ...code }) => code);
  return assemble({ head, codes: found, faults: [], notes: [] });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const place = /position (\d+)/.exec(thrown instanceof Error ? thrown.message : "")?.[1];
    const line = place === undefined ? null : lineAt(text, Number(place));
    throw new FileRefused({ ...wholeFile("not-json"), line });
  }
}

const asObject = (code: unknown): Record<string, unknown> =>
  typeof code === "object" && code !== null ? (code as Record<string, unknown>) : {};
