import { harmless } from "@/core/export/harmless";

/** A figure of the page as a file that needs nothing of the page. Loaded when somebody saves a plot. */
export async function plotFile(figure: HTMLElement, kind: "svg" | "png" | "csv"): Promise<Blob> {
  if (kind === "csv") {
    const table = figure.querySelector("table");
    if (!table) throw new Error("The figure has no table.");
    return new Blob([tableToCsv(table)], { type: "text/csv;charset=utf-8" });
  }
  const svg = figure.querySelector<SVGSVGElement>("svg.plot");
  if (!svg) throw new Error("The figure has no picture.");
  const text = standalone(svg);
  return kind === "svg" ? new Blob([text], { type: "image/svg+xml" }) : rasterised(text, svg);
}

/** RFC 4180. A cell that a spreadsheet would take for a formula is marked as text; figures below 0 are none. */
export function tableToCsv(table: Pick<HTMLTableElement, "rows">): string {
  const cell = (text: string) => {
    const safe = /^-?[\d.]+$/.test(text) ? text : harmless(text);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = Array.from(table.rows, (row) =>
    Array.from(row.cells, ({ textContent }) => cell((textContent ?? "").trim())).join(","),
  );
  return `${rows.join("\r\n")}\r\n`;
}

const PAINTS = ["fill", "stroke"] as const;

/** The colours of the theme that is shown are written in; a white or dark ground is laid under them. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [
    [svg, ...svg.querySelectorAll("*")],
    [copy, ...copy.querySelectorAll("*")],
  ];
  for (const [at, element] of from.entries()) {
    const style = getComputedStyle(element);
    for (const paint of PAINTS) {
      if (element.hasAttribute(paint)) to[at]?.setAttribute(paint, style[paint]);
    }
  }
  const { width, height } = svg.viewBox.baseVal;
  const page = getComputedStyle(document.body);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.setAttribute("color", page.color);
  copy.setAttribute("fill", page.color);
  copy.setAttribute("font-family", "Inter, system-ui, sans-serif");
  copy.setAttribute("font-size", getComputedStyle(svg).fontSize);
  copy.removeAttribute("class");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.documentElement).backgroundColor);
  copy.insertBefore(ground, copy.querySelector("g, rect, path, text"));
  return new XMLSerializer().serializeToString(copy);
}

/** Twice as fine as it is shown. */
const FINENESS = 2;

async function rasterised(text: string, svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal;
  const image = new Image();
  // A data address is what the page's policy lets an image come from.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * FINENESS);
  canvas.height = Math.ceil(height * FINENESS);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No picture came out."))), "image/png"),
  );
}
