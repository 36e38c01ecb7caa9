import type { ReaderContextValue } from "@/components/reader/reader-context";
import type { TextRange } from "@/core/text/range";
import { reader } from "@/messages/en/reader";

const words = reader.news;

/** Screen readers hear of others' highlights no more often than this, in milliseconds. */
const QUIET_MS = 15_000;
/** What comes together is said together. */
const GATHER_MS = 1_000;

/**
 * What has come from others out of sight, until it has been in sight: nothing moves for it, a small button
 * counts it and leads there.
 */
export function watchNews({
  data,
  layer,
  view,
  textRef,
  announce,
}: Pick<ReaderContextValue, "data" | "layer" | "view" | "textRef" | "announce">) {
  let unsaid = 0;
  let saidAt = 0;
  let saying: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  /** The block is enough: in it, the passage is in sight or nearly so. */
  const isInSight = ({ start }: TextRange): boolean => {
    const block = data.blocks.findLast((one) => one.start <= start);
    const box =
      block && textRef.current?.querySelector(`[data-block="${block.index}"]`)?.getBoundingClientRect();
    return box !== undefined && box !== null && box.bottom > 0 && box.top < window.innerHeight;
  };

  function look(): void {
    const { annotations } = layer.getState();
    const { news } = view.getState();
    const left = news.filter((id) => {
      const one = annotations.get(id);
      return one !== undefined && !isInSight(one);
    });
    if (left.length < news.length) view.setState({ news: left });
  }
  const lookSoon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  };

  function say(): void {
    saying ??= setTimeout(
      () => {
        saying = undefined;
        saidAt = Date.now();
        announce(words.said(unsaid));
        unsaid = 0;
      },
      Math.max(GATHER_MS, saidAt + QUIET_MS - Date.now()),
    );
  }

  window.addEventListener("scroll", lookSoon, { passive: true });
  window.addEventListener("resize", lookSoon);
  return {
    add(ids: readonly string[]): void {
      if (ids.length > 0) {
        unsaid += ids.length;
        say();
        view.setState(({ news }) => ({ news: [...news, ...ids.filter((id) => !news.includes(id))] }));
      }
      // Also what was taken away again is no news.
      look();
    },
    look,
    end(): void {
      clearTimeout(saying);
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", lookSoon);
      window.removeEventListener("resize", lookSoon);
      view.setState({ news: [] });
    },
  };
}
