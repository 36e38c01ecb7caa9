import { RequestFailure, request } from "@/components/api/request";
import { getLive } from "@/components/live/live";
import { tellThreads } from "@/components/live/tell-threads";
import { tellEveryThread } from "@/components/live/thread-news";
import type { codebookLearner } from "@/components/reader/codebook-learner";
import type { FollowedReader } from "@/components/reader/followed-reader";
import { annotationOf } from "@/components/reader/layer-store";
import { hasNewCodes, learnCodes } from "@/components/reader/learn-codes";
import { watchNews } from "@/components/reader/live-news";
import type { AnnotationView } from "@/core/annotation";
import type { LayerAnswer } from "@/core/layer";
import type { LiveChange, LiveCodebook } from "@/core/live/message";

/**
 * Keeps an open reader page as the database is: what others do appears and disappears on it, and open threads
 * hear of theirs. Loaded once the page has come to life.
 * @returns ends it
 */
export function followLayer(reader: FollowedReader): () => void {
  const { data, layer, view } = reader;
  const { article, group, viewer } = data;
  const news = watchNews(reader);

  /** The note that is being written: others' words do not slip in under it, saving would go over them unseen. */
  const isBeingWritten = (id: string): boolean => {
    const { panel } = view.getState();
    return panel?.kind === "note" && panel.annotationId === id;
  };
  const held = new Map<string, AnnotationView>();
  const endHolding = view.subscribe(() => {
    for (const [id, one] of held) {
      if (isBeingWritten(id)) continue;
      held.delete(id);
      layer.commands.receive(one);
    }
  });

  const learning = new Map<string, AnnotationView>();
  /** Unless something newer has come of it by then. */
  async function receiveOnceLearnt(one: AnnotationView): Promise<void> {
    learning.set(one.id, one);
    await learnCodes(data, one.id);
    if (learning.get(one.id) !== one) return;
    learning.delete(one.id);
    layer.commands.receive(one);
  }

  function apply(changes: readonly LiveChange[]): void {
    const isNew = (id: string) => !annotationOf(layer.getState(), id);
    const arrived: string[] = [];
    for (const change of changes) {
      if (change.kind === "annotation") {
        const { id, author } = change.view;
        const isOthers = author.id !== viewer?.id && isNew(id);
        if (isBeingWritten(id)) held.set(id, change.view);
        else if (hasNewCodes(data, change.view)) void receiveOnceLearnt(change.view);
        else {
          learning.delete(id);
          layer.commands.receive(change.view);
        }
        if (isOthers && layer.getState().annotations.has(id)) arrived.push(id);
      } else if (change.kind === "annotation-gone") {
        held.delete(change.id);
        learning.delete(change.id);
        layer.commands.withdraw(change.id);
      } else if (change.kind === "thread") {
        const { annotationId, groupId, commentCount } = change;
        if (annotationId !== null || groupId === group.id)
          layer.commands.setCommentCount(annotationId, commentCount);
      } else if (change.kind === "article" && change.version > article.version.number) {
        layer.commands.setOutdated();
      }
    }
    tellThreads(article.id, changes);
    news.add(arrived);
  }

  async function refresh() {
    try {
      const fresh = await request<LayerAnswer>("GET", `/api/articles/${article.id}/layer?group=${group.id}`);
      layer.commands.replace(fresh);
      if (fresh.canAnnotate !== data.canAnnotate) reader.renew({ canAnnotate: fresh.canAnnotate });
      tellEveryThread([{ kind: "stale" }]);
      news.look();
      window.dispatchEvent(new Event("layer-read-anew"));
      return { epoch: fresh.epoch, seq: fresh.seq };
    } catch (thrown) {
      const isClosed =
        thrown instanceof RequestFailure && ["not-found", "unauthenticated"].includes(thrown.code);
      if (!isClosed) throw thrown;
      // Not for the viewer any more: the server says what is left of this page for them, and nothing else stays.
      window.location.reload();
      return null;
    }
  }

  let learnCodebook: ReturnType<typeof codebookLearner> | null = null;
  async function hearOfCodebook(news: LiveCodebook | null): Promise<void> {
    const { codebookLearner } = await import("@/components/reader/codebook-learner");
    learnCodebook ??= codebookLearner(reader);
    for (const id of news ? [news.id] : data.codebooks.map((book) => book.id)) void learnCodebook(id);
  }

  const live = getLive(viewer?.id ?? null);
  const endCodebooks = live.onCodebook((news) => void hearOfCodebook(news));
  const end = live.follow({ articleId: article.id, ...data.asOf }, { apply, refresh });
  return () => {
    end();
    endCodebooks();
    endHolding();
    news.end();
  };
}
