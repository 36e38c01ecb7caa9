import { createStore, type StoreApi } from "zustand/vanilla";
import { type UnsavedList, unsavedList } from "@/components/drafts/unsaved-list";
import { type Announcements, createAnnouncements } from "@/components/reader/announcements";
import { layerApi } from "@/components/reader/layer-api";
import { createLayerStore } from "@/components/reader/layer-store";
import { createStepStore, DELETED_TOAST, recordSteps } from "@/components/reader/own-steps";
import { showPassing } from "@/components/reader/passing-highlights";
import { createReaderActions } from "@/components/reader/reader-actions";
import type { ReaderContextValue } from "@/components/reader/reader-context";
import type { ReaderData } from "@/components/reader/reader-data";
import { SHEET_AT_REST, scrollToPassage } from "@/components/reader/scroll-to-passage";
import { createViewStore, type Panel } from "@/components/reader/view-store";
import { showToast } from "@/components/ui/toast";
import type { AnnotationDraft } from "@/core/annotation";
import type { ArticleView } from "@/core/article";
import type { GroupSummary } from "@/core/group";
import { type PackedCodebook, unpackCodes } from "@/core/packed-codes";
import { type PackedLayer, unpackLayer } from "@/core/packed-layer";
import type { PersonRef } from "@/core/person";
import { blocksOf } from "@/core/text/markup";
import { reader as words } from "@/messages/en/reader";

/** Everything plain data and packed, so that a server component can hand it over. */
export interface ReaderProps {
  article: ArticleView;
  layer: PackedLayer;
  /** Those with codes, in order. */
  codebooks: PackedCodebook[];
  /** As in `ReaderData`. */
  taskCodebookId?: string | null;
  viewer: PersonRef | null;
  group: GroupSummary;
  /** The groups whose layers the viewer can switch to. */
  groups: GroupSummary[];
  canAnnotate: boolean;
  newerVersion: number | null;
  toReview: number;
  /** Leads back here. */
  signInHref: string;
  /** What the address asks to open. */
  initial?: { annotationId?: string; commentId?: string; attach?: boolean };
}

export interface OpenedReader {
  /** Another object whenever its data are renewed; what is in it stays the same. */
  current: StoreApi<ReaderContextValue>;
  announcements: Announcements;
  unsaved: UnsavedList<AnnotationDraft>;
  /** The annotation that the address asks to put on another passage. */
  attachId: string | null;
}

/** The stores and gestures of one open reader page. Runs on the server too, where nothing is remembered. */
export function createReader(props: ReaderProps): OpenedReader {
  const { article, viewer } = props;
  const data: ReaderData = {
    article,
    blocks: blocksOf(article.version.text, article.version.markup),
    codes: new Map(unpackCodes(props.codebooks).map((code) => [code.id, code])),
    codebooks: props.codebooks,
    taskCodebookId: props.taskCodebookId ?? null,
    viewer,
    group: props.group,
    canAnnotate: props.canAnnotate,
    newerVersion: props.newerVersion,
    asOf: { epoch: props.layer.epoch, seq: props.layer.seq },
    toReview: props.toReview,
    signInHref: props.signInHref,
  };
  const textRef: ReaderContextValue["textRef"] = { current: null };
  const announcements = createAnnouncements();
  const { announce } = announcements;
  const unsaved = unsavedList<AnnotationDraft>(viewer?.id ?? null, `highlights.${article.id}`);
  const plainLayer = createLayerStore(
    unpackLayer(props.layer, viewer?.id ?? null),
    viewer,
    layerApi,
    unsaved,
  );
  const steps = createStepStore();
  const layer = recordSteps(plainLayer, steps, unsaved);
  const view = createViewStore(opening(props));
  let marked: ReturnType<typeof setTimeout> | undefined;
  const actions = createReaderActions(data, layer, view, {
    offerUndo() {
      const step = steps.getState().done.at(-1);
      const run = async () => {
        const { undoStep } = await import("@/components/reader/gestures/step-history");
        undoStep(value, step);
      };
      void showToast({
        id: DELETED_TOAST,
        title: words.undo.deleted,
        action: { label: words.undo.action, run: () => void run() },
      });
    },
    scrollTo(range) {
      // Only a small screen has the sheet, which will stand over the foot of the text.
      const isSmall = window.innerWidth < 1024;
      if (textRef.current) scrollToPassage(textRef.current, range, isSmall ? SHEET_AT_REST : 0);
    },
    mark(range) {
      const root = textRef.current;
      showPassing("search-current", root, [range]);
      clearTimeout(marked);
      marked = setTimeout(() => showPassing("search-current", null, []), MARK_MS);
    },
    announce,
  });
  const renew: ReaderContextValue["renew"] = (part) => {
    Object.assign(data, part);
    current.setState({ ...value }, true);
  };
  const value: ReaderContextValue = {
    data,
    layer,
    plainLayer,
    steps,
    view,
    actions,
    textRef,
    renew,
    announce,
  };
  const current = createStore(() => value);
  return {
    current,
    announcements,
    unsaved,
    attachId: (props.initial?.attach && props.initial.annotationId) || null,
  };
}

/** How long a passage that was looked for stays marked. */
const MARK_MS = 4_000;

/** What stands open when the page opens. */
function opening({ layer, initial }: ReaderProps): { activeId?: string; panel?: Panel } {
  const { annotationId, commentId } = initial ?? {};
  if (annotationId && layer.annotations.some(([id]) => id === annotationId)) {
    return {
      activeId: annotationId,
      ...(commentId && { panel: { kind: "thread", annotationId, commentId } }),
    };
  }
  return commentId && !annotationId ? { panel: { kind: "article-thread", commentId } } : {};
}
