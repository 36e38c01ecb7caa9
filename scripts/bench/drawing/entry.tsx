import { comparePlaces } from "@/components/margin/visible-annotations";
import { drawLayer } from "@/components/reader/block-segments";
import {
  addHighlight,
  hideHighlights,
  installFloorStyles,
  piecesOf,
  showHighlights,
} from "@/scripts/bench/drawing/browser-highlights";
import type { Case, Highlight as Passage } from "@/scripts/bench/drawing/cases.mjs";
import {
  type DrawingTimes,
  type FrameTimes,
  frames,
  scrollThrough,
  settle,
  toEveryMark,
  toPaintedFrame,
} from "@/scripts/bench/drawing/frames";
import { mountText, toAnnotation, toView } from "@/scripts/bench/drawing/stage";

export type Side = "ours" | "floor" | "bare";

/**
 * How one more comes to the case's highlights: somebody else's that the server tells of, the reader's own
 * gesture, which brings it into focus, or a range for the browser's own highlights (the floor).
 */
export type WayToAdd = "receive" | "create" | "highlight";

/** What scripts/bench/drawing.mjs asks for. All times in milliseconds, each from a text mounted anew. */
const bench = {
  /** The text is there; all highlights come at once, as a layer does. */
  async draw(side: Side, { text, highlights }: Case): Promise<DrawingTimes> {
    const stage = await mountText(text, []);
    const pieces = piecesOf(stage.root);
    const annotations = new Map(
      highlights.map((one, index) => {
        const annotation = { ...toAnnotation(one, index), save: { kind: "saved" } as const };
        return [annotation.id, annotation];
      }),
    );
    const { blocks, codes } = stage.reader.data;
    const inOrder = [...annotations.values()].sort(comparePlaces);
    const expected = drawLayer(blocks, inOrder, (one) => codes.get(one.codes[0] ?? ""));
    const count = expected.marks.reduce((total, marks) => total + marks.length, 0);
    const drawn = stage.root.getElementsByClassName("hl");
    await settle();
    const times = await toEveryMark(
      () => {
        if (side === "ours") stage.layer.setState({ annotations });
        else showHighlights(pieces, highlights);
      },
      () => side === "floor" || drawn.length >= count,
    );
    hideHighlights();
    stage.unmount();
    return times;
  },

  async add(way: WayToAdd, { text, highlights }: Case, passages: Passage[]): Promise<number[]> {
    const stage = await mountText(text, way === "highlight" ? [] : highlights.map(toAnnotation));
    const { layer, reader } = stage;
    const pieces = way === "highlight" ? piecesOf(stage.root) : [];
    if (way === "highlight") showHighlights(pieces, highlights);
    const times: number[] = [];
    for (const [index, passage] of passages.entries()) {
      const before = layer.getState();
      const view = toView(stage, toAnnotation(passage, highlights.length + index));
      let undo = () => layer.setState(before);
      if (way === "create") reader.view.setState({ selection: { range: passage, by: "mouse" } });
      await settle();
      times.push(
        await toPaintedFrame(() => {
          if (way === "highlight") undo = addHighlight(pieces, passage);
          else if (way === "receive") layer.commands.receive(view);
          else {
            const id = reader.actions.annotateSelection({ codes: view.codes });
            if (id === null) throw new Error("nothing was highlighted");
            undo = () => {
              reader.view.setState({ activeId: null });
              layer.commands.discard(id);
            };
          }
        }),
      );
      await frames(2);
      undo();
    }
    hideHighlights();
    stage.unmount();
    return times;
  },

  async scroll(side: Side, { text, highlights }: Case, count: number, step: number): Promise<FrameTimes> {
    const stage = await mountText(text, side === "ours" ? highlights.map(toAnnotation) : []);
    if (side === "floor") showHighlights(piecesOf(stage.root), highlights);
    await settle();
    const times = await scrollThrough(count, step);
    hideHighlights();
    stage.unmount();
    return times;
  },
};

await document.fonts.ready;
installFloorStyles();
Object.assign(window, { bench });
