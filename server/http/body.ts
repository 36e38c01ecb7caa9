import { AppError, invalid } from "@/core/errors";

/**
 * The JSON body of a request, read only up to its limit.
 * @param maxBytes bytes of the encoded body
 * @param types media types that are taken, the usual one first
 * @throws AppError unsupported-media-type, too-large, or invalid for what is not JSON in UTF-8.
 */
export async function readJson(
  request: Request,
  maxBytes: number,
  types: readonly string[] = ["application/json"],
): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === undefined || !types.includes(type)) {
    throw new AppError("unsupported-media-type", `Send JSON, with the content type ${types[0]}.`);
  }
  const text = await readText(request, maxBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("", "The body is not JSON.");
  }
}

const isForm = (request: Request): boolean =>
  /^multipart\/form-data\b/i.test(request.headers.get("content-type") ?? "");

/**
 * JSON, or a form with a file in it (multipart/form-data, RFC 7578) as the same object: its fields as text, a
 * field sent several times as a list, empty ones left out, and `file` as its name, type and bytes.
 * @param maxBytes bytes of the encoded body
 * @throws AppError as `readJson`, or invalid for a form that cannot be read
 */
export async function readJsonOrForm(request: Request, maxBytes: number): Promise<unknown> {
  if (!isForm(request)) return readJson(request, maxBytes);
  const body = await readBytes(request, maxBytes);
  let form: FormData;
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    form = await new Response(body as BodyInit, { headers }).formData();
  } catch {
    throw invalid("", "The form cannot be read.");
  }
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = await Promise.all(
      form
        .getAll(name)
        .filter((value) => value !== "")
        .map(fromForm),
    );
    if (values.length > 0) fields[name] = values.length === 1 && !name.endsWith("Ids") ? values[0] : values;
  }
  return fields;
}

const fromForm = async (value: FormDataEntryValue): Promise<unknown> =>
  typeof value === "string"
    ? value
    : { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) };

async function readText(request: Request, maxBytes: number): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readBytes(request, maxBytes));
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw invalid("", "The body is not UTF-8.");
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new AppError("too-large", `At most ${Math.floor(maxBytes / 1024)} KiB. Nothing was saved.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
