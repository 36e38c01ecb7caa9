import type { Element, Nodes, Root } from "hast";
import { layoutTables } from "@/core/import/html-article";
import { attribute } from "@/core/import/html-tree";
import type { LostKind, LostTally } from "@/core/import/imported-text";
import { linkTarget } from "@/core/import/link-target";
import { type BlockStyle, type InlineStyle, TextBuilder } from "@/core/import/text-builder";
import type { Markup } from "@/core/text/markup-schema";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** What begins a new line wherever it stands (HTML Standard, section 15.3: display block, list-item or table). */
const BLOCKS = words(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption " +
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu ol optgroup p pre search section " +
    "summary table tbody tfoot thead tr ul",
);

/** What makes the rows of a table; anything else in a cell stays on the row's line. */
const TABLE_PARTS = words("table caption thead tbody tfoot tr");

/** Left out with all that is in them; null is not worth mentioning. */
const LEFT_OUT: Readonly<Record<string, LostKind | null>> = {
  script: "script",
  style: null,
  head: null,
  title: null,
  template: null,
  noscript: "hidden",
  img: "image",
  image: "image",
  svg: "image",
  canvas: "image",
  area: null,
  map: null,
  audio: "embed",
  video: "embed",
  iframe: "embed",
  object: "embed",
  embed: "embed",
  applet: "embed",
  frameset: "embed",
  math: "formula",
  input: "form",
  button: "form",
  select: "form",
  textarea: "form",
  datalist: "form",
  meter: "form",
  progress: "form",
  nav: "navigation",
  hr: "separator",
  rt: "ruby",
  rp: null,
};

const INLINES: Readonly<Record<string, "emphasis" | "strong" | "code">> = {
  em: "emphasis",
  i: "emphasis",
  cite: "emphasis",
  dfn: "emphasis",
  var: "emphasis",
  strong: "strong",
  b: "strong",
  code: "code",
  kbd: "code",
  samp: "code",
  tt: "code",
};

/** Their words stay; how they looked, or what it meant, does not. */
const PLAIN_FORMATTING = words("u s strike del ins sub sup mark big small font");

/** Walks a tree once, without recursion, and hands its words and styles to a builder. */
export class HtmlWalk {
  private readonly builder: TextBuilder;
  private readonly layout: ReadonlySet<Element>;
  private quotes = 0;
  private preformatted = 0;
  private heading: 1 | 2 | 3 | 4 | 5 | 6 | null = null;
  /** The list items that are open; only an item's first block is drawn as one. */
  private readonly items: { isBegun: boolean }[] = [];
  private dataTables = 0;

  constructor(
    root: Root | Element,
    private readonly base: string | undefined,
    private readonly lost: LostTally,
  ) {
    this.layout = layoutTables(root);
    this.builder = new TextBuilder((isBeginning) => this.blockStyle(isBeginning), lost);
    const steps: (Nodes | (() => void))[] = [root];
    for (let step = steps.pop(); step; step = steps.pop()) {
      if (typeof step === "function") step();
      else this.enter(step, steps);
    }
  }

  finish(): { text: string; markup: Markup; heading: string | null } {
    return this.builder.finish();
  }

  private enter(node: Nodes, steps: (Nodes | (() => void))[]): void {
    if (node.type === "text") {
      this.builder.append(node.value);
      return;
    }
    if (node.type !== "element" && node.type !== "root") return;
    const leave = node.type === "element" ? this.open(node) : undefined;
    if (leave === null) return;
    if (leave) steps.push(leave);
    for (let at = node.children.length - 1; at >= 0; at--) steps.push(node.children[at] as Nodes);
  }

  /** What to do when the element ends; null to leave it out with all that is in it. */
  private open(element: Element): (() => void) | null {
    const { tagName } = element;
    if (tagName in LEFT_OUT) return this.leaveOut(element);
    if (isHidden(element)) {
      this.lost.add("hidden");
      return null;
    }
    if (tagName === "br") {
      this.builder.lineBreak();
      return null;
    }
    if (element.properties.dataFootnoteRef !== undefined) return this.openFootnoteMark();
    if (element.properties.dataFootnoteBackref !== undefined) return null;
    if (BLOCKS.has(tagName)) return this.openBlock(element);
    if (tagName === "td" || tagName === "th") return this.openCell();
    if (tagName === "a") return this.openLink(element);
    if (tagName === "q") this.lost.add("quote-marks");
    if (PLAIN_FORMATTING.has(tagName) && !holdsFootnoteMark(element)) this.lost.add("formatting");
    const types = inlineTypes(element).filter((type) => type !== "code" || this.preformatted === 0);
    for (const type of types) this.builder.openInline({ type });
    return () => {
      for (const type of types) this.builder.closeInline(type);
    };
  }

  private leaveOut(element: Element): null {
    const kind = LEFT_OUT[element.tagName];
    const isData = element.tagName === "script" && /json/i.test(attribute(element, "type") ?? "");
    if (kind && !isData) this.lost.add(kind);
    if (element.tagName === "hr") this.builder.closeBlock();
    return null;
  }

  private openInline(style: InlineStyle): () => void {
    this.builder.openInline(style);
    return () => this.builder.closeInline(style.type);
  }

  private openLink(element: Element): () => void {
    const href = attribute(element, "href");
    if (href === null) return () => {};
    const target = linkTarget(href, this.base);
    if ("href" in target) return this.openInline({ type: "link", href: target.href });
    this.lost.add(target.lost);
    return () => {};
  }

  /** GitHub's footnotes: the number alone would run into the word before it. */
  private openFootnoteMark(): () => void {
    this.lost.add("footnote");
    this.builder.append("[");
    return () => this.builder.append("]");
  }

  private openCell(): () => void {
    if (this.dataTables > 0) this.builder.separator("\t");
    else this.builder.closeBlock();
    return () => {
      if (this.dataTables === 0) this.builder.closeBlock();
    };
  }

  private openBlock(element: Element): (() => void) | null {
    const { tagName } = element;
    if (this.dataTables > 0 && !TABLE_PARTS.has(tagName)) {
      this.builder.append(" ");
      return () => this.builder.append(" ");
    }
    this.builder.closeBlock();
    const close = (restore: () => void = () => {}) => {
      return () => {
        this.builder.closeBlock();
        restore();
      };
    };
    if (/^h[1-6]$/.test(tagName)) {
      const before = this.heading;
      if (element.properties.id === "footnote-label") return null;
      this.heading = Number(tagName[1]) as 1 | 2 | 3 | 4 | 5 | 6;
      return close(() => {
        this.heading = before;
      });
    }
    switch (tagName) {
      case "blockquote":
        this.quotes++;
        return close(() => this.quotes--);
      case "pre":
        this.preformatted++;
        return close(() => this.preformatted--);
      case "li":
        this.items.push({ isBegun: false });
        return close(() => this.items.pop());
      case "ol":
      case "ul":
      case "menu":
      case "dir":
        if (tagName === "ol") this.lost.add("numbering");
        if (this.items.length > 0) this.lost.add("nesting");
        return close();
      case "table":
        this.lost.add("table", this.layout.has(element) ? 0 : 1);
        if (this.layout.has(element)) return close();
        this.dataTables++;
        return close(() => this.dataTables--);
      default:
        return close();
    }
  }

  private blockStyle(isBeginning: boolean): BlockStyle {
    if (this.preformatted > 0) return { type: "preformatted" };
    if (this.quotes > 0) return { type: "blockquote" };
    if (this.heading !== null) return { type: "heading", level: this.heading };
    const item = this.items.at(-1);
    if (!item || item.isBegun) return { type: "paragraph" };
    item.isBegun = isBeginning;
    return { type: "list-item" };
  }
}

/** By the tag, unless its style says otherwise: word processors put both into what is pasted. */
function inlineTypes({ tagName, properties }: Element): ("emphasis" | "strong" | "code")[] {
  const byTag = Object.hasOwn(INLINES, tagName) ? INLINES[tagName] : undefined;
  const style = typeof properties.style === "string" ? properties.style : "";
  const [, weight] = /(?:^|;)\s*font-weight\s*:\s*([\w-]+)/i.exec(style) ?? [];
  const [, slant] = /(?:^|;)\s*font-style\s*:\s*([\w-]+)/i.exec(style) ?? [];
  const isStrong = weight ? /^(?:bold|bolder|[6-9]00)$/i.test(weight) : byTag === "strong";
  const isEmphasis = slant ? /^(?:italic|oblique)$/i.test(slant) : byTag === "emphasis";
  return [
    ...(isStrong ? (["strong"] as const) : []),
    ...(isEmphasis ? (["emphasis"] as const) : []),
    ...(byTag === "code" ? (["code"] as const) : []),
  ];
}

function isHidden({ tagName, properties }: Element): boolean {
  if (properties.hidden !== undefined && properties.hidden !== false) return true;
  if (tagName === "dialog" && properties.open === undefined) return true;
  const style = properties.style;
  return typeof style === "string" && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** The mark is counted as a footnote already. */
function holdsFootnoteMark({ children: [first] }: Element): boolean {
  return first?.type === "element" && first.properties.dataFootnoteRef !== undefined;
}
