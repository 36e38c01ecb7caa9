import { createStore, type StoreApi } from "zustand/vanilla";
import { RequestFailure } from "@/components/api/request";
import type { UnsavedList } from "@/components/drafts/unsaved-list";
import type { LayerApi } from "@/components/reader/layer-api";
import type { LayerState, ReaderAnnotation, SaveState } from "@/components/reader/layer-state";
import { mergeLayer } from "@/components/reader/merge-layer";
import {
  type Changes,
  isOrphan,
  NOWHERE,
  placeOf,
  type ShownAnnotation,
  showAnnotation,
  withChanges,
} from "@/components/reader/shown-annotation";
import type { AnnotationDraft, AnnotationView, Target } from "@/core/annotation";
import type { Layer } from "@/core/layer";
import type { PersonRef } from "@/core/person";

export type Verdict = { verdict: "confirm" | "orphan" } | { verdict: "attach"; target: Target };

/** A highlight about to be made: everything but what the store fills in. */
export interface LayerCommands {
  /** Paints at once, saves behind it. The same draft sent twice makes one annotation. */
  create(draft: AnnotationDraft): void;
  /** Shows at once, saves behind it; several quick changes are sent one after another, never lost. */
  update(id: string, changes: Changes): void;
  /** Takes it off the page at once. Undo with `restore`. */
  remove(id: string): void;
  restore(id: string): void;
  /** Says where it belongs, its place being in question; shown once the server has taken it. */
  review(id: string, verdict: Verdict): void;
  /** Sends again what the server has not taken. */
  retry(id: string): void;
  /** Gives up what the server has not taken: an unsaved new highlight goes, an unsaved change is taken back. */
  discard(id: string): void;
  setCommentCount(id: string | null, count: number): void;
  /**
   * The same annotation as the server (or somebody else's event) says it is now. Older news than what is shown
   * changes nothing; what belongs to another layer now goes.
   */
  receive(view: AnnotationView): void;
  /** It was taken away elsewhere, or is not for the viewer any more. What exists only here stays. */
  withdraw(id: string): void;
  /** The whole layer as the server has it now; what is not sent yet stays on top of it. */
  replace(layer: Layer): void;
  /** The article has a newer version than this page shows. */
  setOutdated(): void;
}

export type LayerStore = StoreApi<LayerState> & { commands: LayerCommands };

/** The annotation with this id, whether it has a place in the text or not. */
export const annotationOf = (
  { annotations, orphans }: Pick<LayerState, "annotations" | "orphans">,
  id: string,
): ReaderAnnotation | undefined => annotations.get(id) ?? orphans.get(id);

const SAVED: SaveState = { kind: "saved" };
const SAVING: SaveState = { kind: "saving" };

interface Pending {
  /** Set while it exists only here. */
  draft: AnnotationDraft | null;
  /** Not yet acknowledged, merged. */
  changes: Changes;
  /** As the server last said it was; null before the first answer. */
  base: ShownAnnotation | null;
  /** What others made of it meanwhile. The next save does not go over it unseen: the server calls it a conflict. */
  heard: ShownAnnotation | null;
  isSending: boolean;
}

/**
 * The annotations of one reader page. Every change is shown at once and sent behind; what fails stays,
 * marked, with a way to try again. Its state is immutable, so that a paragraph can tell by identity
 * whether anything of its own changed.
 */
export function createLayerStore(
  layer: Layer,
  me: PersonRef | null,
  api: LayerApi,
  unsaved: UnsavedList<AnnotationDraft>,
): LayerStore {
  const store = createStore<LayerState>(() => ({
    groupId: layer.groupId,
    versionId: layer.versionId,
    people: new Map([...layer.people, ...(me ? [me] : [])].map((person) => [person.id, person])),
    annotations: new Map(layer.annotations.map((one) => [one.id, { ...one, save: SAVED }])),
    orphans: new Map(layer.orphans.map((one) => [one.id, { ...one, ...NOWHERE, save: SAVED }])),
    articleCommentCount: layer.articleCommentCount,
    isOutdated: false,
  }));
  const pending = new Map<string, Pending>();
  const removed = new Map<string, ReaderAnnotation>();

  const put = (annotation: ReaderAnnotation) =>
    store.setState(({ annotations, orphans }) => {
      const [to, from] = isOrphan(annotation) ? [orphans, annotations] : [annotations, orphans];
      const grown = new Map(to).set(annotation.id, annotation);
      const left = from.has(annotation.id) ? without(from, annotation.id) : from;
      return isOrphan(annotation)
        ? { orphans: grown, annotations: left }
        : { annotations: grown, orphans: left };
    });
  const drop = (id: string) =>
    store.setState(({ annotations, orphans }) =>
      annotations.has(id) ? { annotations: without(annotations, id) } : { orphans: without(orphans, id) },
    );
  const get = (id: string) => annotationOf(store.getState(), id);
  const mark = (id: string, save: SaveState) => {
    const annotation = get(id);
    if (annotation) put({ ...annotation, save });
  };

  const isOfThisVersion = ({ target }: AnnotationView) =>
    target === null || target.versionId === layer.versionId;

  /**
   * What the server says, over what this page shows: its places are those of the version that is open here,
   * so an answer about another one changes no place.
   */
  const adopt = (view: AnnotationView): ShownAnnotation => {
    if (isOfThisVersion(view)) return showAnnotation(view);
    store.setState({ isOutdated: true });
    const here = pending.get(view.id)?.base ?? get(view.id);
    return here ? { ...showAnnotation(view), ...placeOf(here) } : showAnnotation(view);
  };

  const pendingOf = (id: string): Pending => {
    let one = pending.get(id);
    if (!one) {
      const shown = get(id);
      one = { draft: null, changes: {}, base: shown ?? null, heard: null, isSending: false };
      pending.set(id, one);
    }
    return one;
  };

  const isEmpty = (changes: Changes) => Object.keys(changes).length === 0;

  /** @param again what another try does, where nothing of it is pending */
  const fail = (id: string, thrown: unknown, again?: () => void) => {
    const failure =
      thrown instanceof RequestFailure
        ? thrown
        : new RequestFailure("failed", "This could not be saved. Try again.");
    if (failure.code === "conflict" && failure.current) {
      mark(id, { kind: "conflict", theirs: adopt(failure.current as AnnotationView) });
    } else {
      mark(id, { kind: "unsaved", message: failure.message, canRetry: failure.canRetry, again });
    }
  };

  /** Sends what is pending of one annotation until nothing is left; one request at a time, so versions stay in order. */
  async function flush(id: string): Promise<void> {
    const one = pendingOf(id);
    if (one.isSending) return;
    one.isSending = true;
    mark(id, SAVING);
    try {
      while (one.draft || !isEmpty(one.changes)) {
        let view: AnnotationView;
        if (one.draft) {
          view = await api.create(one.draft);
          one.draft = null;
          unsaved.forget(id);
        } else {
          const sent = one.changes;
          one.changes = {};
          try {
            view = await api.update(id, { ...sent, version: one.base?.version ?? 1 });
          } catch (thrown) {
            one.changes = { ...sent, ...one.changes };
            throw thrown;
          }
        }
        one.base = adopt(view);
        if (get(id)) put({ ...withChanges(one.base, one.changes), save: SAVING });
      }
      one.isSending = false;
      mark(id, SAVED);
      pending.delete(id);
      if (get(id) && one.heard && isNewer(one.heard, one.base)) put({ ...one.heard, save: SAVED });
    } catch (thrown) {
      one.isSending = false;
      fail(id, thrown);
    }
  }

  /** What was left unsaved on a page of an earlier version: the server knows where it stands now. */
  async function carryOver(draft: AnnotationDraft): Promise<void> {
    try {
      commands.receive(await api.create(draft));
      unsaved.forget(draft.id);
    } catch (thrown) {
      const isHopeless = thrown instanceof RequestFailure && !thrown.canRetry;
      if (isHopeless) unsaved.forget(draft.id);
    }
  }

  const commands: LayerCommands = {
    create(draft) {
      if (!me) return;
      unsaved.remember(draft);
      if (draft.target.versionId !== layer.versionId) return void carryOver(draft);
      const now = new Date().toISOString();
      pending.set(draft.id, { draft, changes: {}, base: null, heard: null, isSending: false });
      put({
        id: draft.id,
        authorId: me.id,
        groupId: draft.groupId,
        start: draft.target.start,
        end: draft.target.end,
        needsReview: false,
        codes: draft.codes,
        note: draft.note,
        noteEditedAt: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
        deleted: false,
        standing: "published",
        commentCount: 0,
        can: { edit: true, delete: true, comment: true },
        save: SAVING,
      });
      void flush(draft.id);
    },
    update(id, changes) {
      const shown = get(id);
      if (!shown) return;
      const one = pendingOf(id);
      one.changes = { ...one.changes, ...changes };
      put({ ...withChanges(shown, changes), save: shown.save });
      void flush(id);
    },
    remove(id) {
      const shown = get(id);
      if (!shown) return;
      const one = pending.get(id);
      if (one?.draft && !one.isSending) {
        // The server never had it.
        removed.set(id, shown);
        unsaved.forget(id);
        drop(id);
        return;
      }
      removed.set(id, shown);
      drop(id);
      api.remove(id).then(
        (view) => {
          if (view) put({ ...adopt(view), save: SAVED });
        },
        (thrown: unknown) => {
          removed.delete(id);
          put(shown);
          fail(id, thrown, () => commands.remove(id));
        },
      );
    },
    restore(id) {
      const shown = removed.get(id);
      if (!shown) return;
      removed.delete(id);
      const draft = pending.get(id)?.draft;
      put({ ...shown, save: SAVING });
      if (draft) {
        unsaved.remember(draft);
        void flush(id);
        return;
      }
      api.restore(id).then(
        (view) => put({ ...adopt(view), save: SAVED }),
        (thrown: unknown) => {
          removed.set(id, shown);
          fail(id, thrown);
        },
      );
    },
    review(id, verdict) {
      const shown = get(id);
      if (!shown) return;
      mark(id, SAVING);
      api.review(id, { ...verdict, version: shown.version }).then(
        (view) => put({ ...adopt(view), save: SAVED }),
        (thrown: unknown) => fail(id, thrown, () => commands.review(id, verdict)),
      );
    },
    retry(id) {
      if (removed.has(id)) return commands.restore(id);
      const shown = get(id);
      if (shown?.save.kind === "unsaved" && shown.save.again) return shown.save.again();
      if (shown?.save.kind === "conflict") {
        // "Keep mine": on top of what they made of it.
        pendingOf(id).base = shown.save.theirs;
      }
      void flush(id);
    },
    discard(id) {
      const shown = get(id);
      if (!shown) return;
      const one = pending.get(id);
      pending.delete(id);
      unsaved.forget(id);
      if (one?.draft) return drop(id);
      // Where nothing is pending, only what was asked is given up: it was not taken away, or not judged.
      const base = shown.save.kind === "conflict" ? shown.save.theirs : one ? one.base : shown;
      const now = one?.heard && isNewer(one.heard, base) ? one.heard : base;
      if (now) put({ ...now, save: SAVED });
    },
    setCommentCount(id, count) {
      if (id === null) return store.setState({ articleCommentCount: count });
      const shown = get(id);
      if (shown) put({ ...shown, commentCount: count });
    },
    receive(view) {
      const { groupId } = store.getState();
      const isHere = view.groupId === groupId || (view.groupId === null && view.author.id === me?.id);
      if (!isHere) return commands.withdraw(view.id);
      const goner = removed.get(view.id);
      // Taken away here, which the server did not know yet.
      if (goner && !view.deleted && view.version <= goner.version + 1) return;
      store.setState(({ people }) =>
        people.has(view.author.id) ? {} : { people: new Map(people).set(view.author.id, view.author) },
      );
      const one = pending.get(view.id);
      if (one) return hearOfPending(one, view);
      const shown = get(view.id);
      if (shown && shown.version > view.version) return;
      const adopted = adopt(view);
      if (shown || isOfThisVersion(view)) put({ ...adopted, save: SAVED });
    },
    withdraw(id) {
      if (pending.get(id)?.draft) return;
      pending.delete(id);
      if (get(id)) drop(id);
    },
    replace(fresh) {
      const isSame = fresh.versionId === layer.versionId;
      store.setState((state) => ({
        ...mergeLayer(state, fresh, isSame, {
          isPending: (id) => pending.has(id),
          isRemoved: (id) => removed.has(id),
          saved: (one) => {
            const mine = pending.get(one.id);
            if (mine) mine.heard = one;
          },
        }),
        isOutdated: state.isOutdated || !isSame,
      }));
    },
    setOutdated: () => store.setState({ isOutdated: true }),
  };

  /** While something of it is not sent yet, what is shown stays. */
  function hearOfPending(one: Pending, view: AnnotationView): void {
    const heard = adopt(view);
    if (!one.draft || one.isSending) {
      if (!one.heard || !isNewer(one.heard, heard)) one.heard = heard;
      return;
    }
    // It has arrived after all, only the answer has not.
    one.base = heard;
    one.draft = null;
    unsaved.forget(view.id);
    void flush(view.id);
  }

  return Object.assign(store, { commands });
}

const isNewer = (one: ShownAnnotation, other: ShownAnnotation | null | undefined): boolean =>
  one.version > (other?.version ?? 0);

function without(from: ReadonlyMap<string, ReaderAnnotation>, id: string): Map<string, ReaderAnnotation> {
  const rest = new Map(from);
  rest.delete(id);
  return rest;
}
