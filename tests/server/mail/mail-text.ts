/** A header's value, unfolded. */
export const headerOf = (raw: string, name: string) =>
  new RegExp(`^${name}:((?:.|\\r\\n[ \\t])*)\\r\\n`, "im")
    .exec(raw)?.[1]
    ?.replace(/\r\n[ \t]/g, " ")
    .trim();

/** The parts of a mail as they read: soft line breaks are gone already. */
export function decoded(raw: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < raw.length; at++) {
    const code = /^=([0-9A-F]{2})/.exec(raw.slice(at, at + 3))?.[1];
    if (code) {
      bytes.push(Number.parseInt(code, 16));
      at += 2;
    } else bytes.push(...Buffer.from(raw[at] ?? ""));
  }
  return Buffer.from(bytes).toString("utf8").replaceAll("\r\n", "\n");
}
