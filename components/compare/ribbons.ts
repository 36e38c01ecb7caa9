import { SURE_FROM } from "@/core/compare/confidence";
import { counterparts } from "./counterparts";

const SVG = "http://www.w3.org/2000/svg";

/** Curves between sentences that tell the same, in the gutter between two panes: pictures only. */
export function drawRibbons(
  root: HTMLElement,
  left: HTMLElement,
  right: HTMLElement,
): { draw(): void; stop(): void } {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "ribbons");
  svg.setAttribute("aria-hidden", "true");
  left.parentElement?.append(svg);
  const links = [...left.querySelectorAll<HTMLElement>("[data-to]")].flatMap((from) =>
    counterparts(from).map(({ element, confidence }) => {
      const path = document.createElementNS(SVG, "path");
      if (confidence < SURE_FROM) path.setAttribute("stroke-dasharray", "3 4");
      svg.append(path);
      return { from, to: element, path };
    }),
  );

  let frame = 0;
  const paint = () => {
    frame = 0;
    const [box, ours, theirs] = [svg, left, right].map((one) => one.getBoundingClientRect()) as [
      DOMRect,
      DOMRect,
      DOMRect,
    ];
    if (box.width === 0) return;
    for (const { from, to, path } of links) {
      const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
      const isSeen = (one: DOMRect, pane: DOMRect) => one.bottom > pane.top && one.top < pane.bottom;
      if (!isSeen(a, ours) || !isSeen(b, theirs)) {
        path.setAttribute("d", "");
        continue;
      }
      const inside = (one: DOMRect, pane: DOMRect) =>
        Math.min(Math.max((one.top + one.bottom) / 2, pane.top + 4), pane.bottom - 4) - box.top;
      const [y, z] = [inside(a, ours), inside(b, theirs)];
      const half = box.width / 2;
      path.setAttribute("d", `M0,${y}C${half},${y} ${half},${z} ${box.width},${z}`);
      path.toggleAttribute("data-on", from.hasAttribute("data-on") && to.hasAttribute("data-on"));
    }
  };
  const draw = () => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  root.addEventListener("scroll", draw, { capture: true, passive: true });
  draw();
  return {
    draw,
    stop() {
      cancelAnimationFrame(frame);
      root.removeEventListener("scroll", draw, { capture: true });
      svg.remove();
    },
  };
}
