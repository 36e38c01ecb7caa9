import { createRoot } from "react-dom/client";
import { unsavedList } from "@/components/drafts/unsaved-list";
import { ArticleText } from "@/components/reader/article-text";
import { createLayerStore, type LayerStore } from "@/components/reader/layer-store";
import { createStepStore } from "@/components/reader/own-steps";
import { createReaderActions } from "@/components/reader/reader-actions";
import { ReaderContext, type ReaderContextValue } from "@/components/reader/reader-context";
import type { ReaderData } from "@/components/reader/reader-data";
import { createViewStore } from "@/components/reader/view-store";
import type { AnnotationView } from "@/core/annotation";
import type { CodeRef, Hue } from "@/core/codebook";
import type { GroupSummary } from "@/core/group";
import type { LayerAnnotation } from "@/core/layer";
import type { PersonRef } from "@/core/person";
import { blocksOf, plainTextToMarkup } from "@/core/text/markup";
import type { Highlight as HighlightOfCase } from "@/scripts/bench/drawing/cases.mjs";

const HUES: Hue[] = ["vermilion", "amber", "green", "teal", "blue", "violet"];
const NOW = "2026-01-01T00:00:00.000Z";
const READERS = 300;

const madeId = (kind: number, index: number) =>
  `0190000${kind}-0000-7000-8000-${index.toString(16).padStart(12, "0")}`;

export const codes: CodeRef[] = Array.from({ length: 24 }, (_, index) => ({
  id: madeId(1, index),
  codebookId: madeId(2, 0),
  parentId: null,
  slug: `code-${index}`,
  name: `Code ${index}`,
  hue: HUES[index % HUES.length] ?? "blue",
  shade: 1 + Math.floor(index / HUES.length),
  hotkey: null,
  isHeading: false,
  deprecated: false,
}));

const people: PersonRef[] = Array.from({ length: READERS }, (_, index) => ({
  id: madeId(3, index),
  name: `Reader ${index}`,
  handle: `reader-${index}`,
}));
const me: PersonRef = people[0] ?? { id: madeId(3, 0), name: "Reader", handle: "reader" };

const group: GroupSummary = {
  id: madeId(4, 0),
  slug: "public",
  name: "Public",
  kind: "forum",
  isPublic: true,
  role: "member",
  memberCount: READERS,
};

export const toAnnotation = ({ start, end, code }: HighlightOfCase, index: number): LayerAnnotation => ({
  id: madeId(5, index),
  authorId: people[index % READERS]?.id ?? me.id,
  groupId: group.id,
  start,
  end,
  needsReview: false,
  codes: [codes[code]?.id ?? ""],
  note: "",
  noteEditedAt: null,
  version: 1,
  createdAt: NOW,
  updatedAt: NOW,
  deleted: false,
  standing: "published",
  commentCount: 0,
  can: { edit: false, delete: false, comment: true },
});

/** As the server would tell of it. */
export function toView(stage: Stage, annotation: LayerAnnotation): AnnotationView {
  const { article } = stage.reader.data;
  const { authorId, start, end, needsReview, ...rest } = annotation;
  return {
    ...rest,
    articleId: article.id,
    visibility: "group",
    author: people.find(({ id }) => id === authorId) ?? me,
    target: {
      versionId: article.version.id,
      start,
      end,
      quote: { exact: article.version.text.slice(start, end), prefix: "", suffix: "" },
    },
    anchor: { origin: "made", needsReview },
  };
}

/** The article's text on the page, with the app's own component, stores and gestures. */
export interface Stage {
  reader: ReaderContextValue;
  layer: LayerStore;
  root: HTMLElement;
  unmount(): void;
}

/** The server that would take what is written: what is measured is until it is seen, not until it is saved. */
const never = () => new Promise<never>(() => {});
const silentServer = { create: never, update: never, remove: never, restore: never, review: never };

export function dataOf(text: string): ReaderData {
  const markup = plainTextToMarkup(text);
  return {
    article: {
      id: madeId(6, 0),
      slug: "bench",
      title: "An article of the bench",
      source: null,
      author: null,
      language: "en",
      publishedAt: null,
      createdAt: NOW,
      minutes: 1,
      visibility: "public",
      version: { id: madeId(7, 0), number: 1, text, markup, createdAt: NOW },
      can: { edit: false },
    },
    blocks: blocksOf(text, markup),
    codes: new Map(codes.map((code) => [code.id, code])),
    codebooks: [{ id: madeId(2, 0), slug: "bench", name: "Bench" }],
    taskCodebookId: null,
    viewer: me,
    group,
    canAnnotate: true,
    newerVersion: null,
    asOf: { epoch: "", seq: 0 },
    toReview: 0,
    signInHref: "/sign-in",
  };
}

export async function mountText(text: string, annotations: LayerAnnotation[]): Promise<Stage> {
  const data = dataOf(text);
  const versionId = data.article.version.id;
  const layer = createLayerStore(
    {
      groupId: group.id,
      versionId,
      people,
      annotations,
      orphans: [],
      articleCommentCount: 0,
      epoch: "",
      seq: 0,
    },
    me,
    silentServer,
    unsavedList(me.id, `highlights.${versionId}`),
  );
  const view = createViewStore();
  const actions = createReaderActions(data, layer, view, {
    offerUndo() {},
    scrollTo() {},
    mark() {},
    announce() {},
  });
  const reader: ReaderContextValue = {
    data,
    layer,
    plainLayer: layer,
    steps: createStepStore(),
    view,
    actions,
    textRef: { current: null },
    announce() {},
    renew() {},
  };
  const place = document.getElementById("stage");
  if (!place) throw new Error("no stage");
  const react = createRoot(place);
  react.render(
    <ReaderContext value={reader}>
      <ArticleText />
    </ReaderContext>,
  );
  while (reader.textRef.current === null) await new Promise((resolve) => requestAnimationFrame(resolve));
  return { reader, layer, root: reader.textRef.current, unmount: () => react.unmount() };
}
