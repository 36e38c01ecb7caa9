/** Browsers stop at 512 (Chromium's maximum DOM tree depth); an article has a dozen levels. */
const MAX_DEPTH = 256;
/**
 * Formatting elements that were never closed are opened again in every paragraph that follows (HTML
 * Standard, section 13.2.4.3), so many of them would multiply a small page into an enormous one.
 */
const MAX_FORMATTING = 24;

const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr frame basefont bgsound keygen".split(
    " ",
  ),
);
/** Closed by the next of their kind: how deep they nest is decided by what contains them. */
const OPTIONAL_END = new Set(
  "html head body p li dt dd tr td th thead tbody tfoot caption colgroup option optgroup rt rp rb rtc".split(
    " ",
  ),
);
const FORMATTING = new Set("a b big code em font i nobr s small strike strong tt u".split(" "));
/** What stands in them is no markup until their end tag. */
const RAW_TEXT = new Set("script style textarea title xmp iframe noembed noframes".split(" "));

const TAG_NAME = /[a-zA-Z][^\s/>]*/y;

/**
 * The same HTML with elements beyond a depth of 256 left out (their words stay), in one pass whose cost grows
 * with the length alone. Parsers' time grows with the square of the depth, and trees that deep overflow the
 * stack of whatever walks them.
 * @returns the HTML, and how many elements were left out
 */
export function limitNesting(html: string): { html: string; dropped: number } {
  const kept: string[] = [];
  const open = new Map<string, number>();
  const droppedOpen = new Map<string, number>();
  let depth = 0;
  let formatting = 0;
  let foreign = 0;
  let dropped = 0;
  let from = 0;
  let at = 0;

  const change = (counts: Map<string, number>, name: string, by: 1 | -1) =>
    counts.set(name, (counts.get(name) ?? 0) + by);
  const drop = (start: number, end: number) => {
    kept.push(html.slice(from, start));
    from = end;
  };

  for (;;) {
    const start = html.indexOf("<", at);
    if (start < 0) break;
    if (html.startsWith("<!--", start)) {
      const end = html.indexOf("-->", start + 4);
      if (end < 0) break;
      at = end + 3;
      continue;
    }
    const isEnd = html[start + 1] === "/";
    TAG_NAME.lastIndex = start + (isEnd ? 2 : 1);
    const name = TAG_NAME.exec(html)?.[0].toLowerCase();
    if (name === undefined) {
      at = start + 1;
      continue;
    }
    const end = endOfTag(html, start + name.length + (isEnd ? 2 : 1));
    if (end < 0) break;
    at = end;
    const isForeign = name === "svg" || name === "math";
    if (isEnd) {
      if ((droppedOpen.get(name) ?? 0) > 0) {
        change(droppedOpen, name, -1);
        drop(start, end);
      } else if ((open.get(name) ?? 0) > 0) {
        change(open, name, -1);
        depth--;
        if (FORMATTING.has(name)) formatting--;
        if (isForeign) foreign--;
      }
      continue;
    }
    if (VOID.has(name)) continue;
    if (foreign === 0 && OPTIONAL_END.has(name)) {
      // In tables that are left out, rows and cells would be errors that the parser mends one by one.
      if (depth >= MAX_DEPTH) {
        dropped++;
        drop(start, end);
      }
      continue;
    }
    if (foreign > 0 && html[end - 2] === "/") continue;
    if (RAW_TEXT.has(name) && foreign === 0) {
      at = endOfRawText(html, name, end);
      if (at < 0) break;
      continue;
    }
    if (depth >= MAX_DEPTH || (FORMATTING.has(name) && formatting >= MAX_FORMATTING)) {
      dropped++;
      change(droppedOpen, name, 1);
      drop(start, end);
      continue;
    }
    change(open, name, 1);
    depth++;
    if (FORMATTING.has(name)) formatting++;
    if (isForeign) foreign++;
  }
  if (dropped === 0) return { html, dropped };
  kept.push(html.slice(from));
  return { html: kept.join(""), dropped };
}

/** The offset after a tag's ">", minding quoted attribute values; -1 where the tag does not end. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    if (html[at] === ">") return at + 1;
    if (html[at] !== "=") continue;
    let value = at + 1;
    while (/\s/.test(html[value] ?? "")) value++;
    const quote = html[value];
    if (quote !== '"' && quote !== "'") continue;
    const closing = html.indexOf(quote, value + 1);
    if (closing < 0) return -1;
    at = closing;
  }
  return -1;
}

/** The offset of the end tag of an element whose text is raw; -1 where there is none. */
function endOfRawText(html: string, name: string, from: number): number {
  const endTag = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  endTag.lastIndex = from;
  const found = endTag.exec(html);
  if (!found) return -1;
  return endOfTag(html, found.index + name.length + 2);
}
