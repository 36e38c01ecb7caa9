export interface Together {
  /** Scrolls the pane of `sentence` so that it stands at the height of `from`. */
  bringBeside(sentence: HTMLElement, from: HTMLElement): void;
  setOn(isOn: boolean): void;
  stop(): void;
}

/**
 * Two panes that scroll together: what stands at a line of the one that is scrolled is brought to the same line of
 * the other, evenly between the pairs of sentences that stand beside one another.
 * @param pairs indexes, rising on both sides
 * @param moved called after either was scrolled or resized
 */
export function keepTogether(
  left: HTMLElement,
  right: HTMLElement,
  pairs: readonly (readonly [number, number])[],
  moved: () => void,
): Together {
  let isOn = true;
  /** The pane that a person moves; the other one only follows. */
  let leader: HTMLElement | null = null;
  let stops: [number, number][] = [];

  const topOf = (pane: HTMLElement, sentence: HTMLElement): number =>
    sentence.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;

  const measure = () => {
    stops = [[0, 0]];
    for (const [one, other] of pairs) {
      const [a, b] = [document.getElementById(`left-${one}`), document.getElementById(`right-${other}`)];
      if (a && b) stops.push([topOf(left, a), topOf(right, b)]);
    }
    stops.push([left.scrollHeight, right.scrollHeight]);
  };

  const follow = (pane: HTMLElement) => {
    moved();
    // Where nobody laid a hand on either (a search in the page, a link), the one that moves leads.
    leader ??= pane;
    if (!isOn || pane !== leader) return;
    const other = pane === left ? right : left;
    const [from, to] = pane === left ? ([0, 1] as const) : ([1, 0] as const);
    const most = Math.max(1, pane.scrollHeight - pane.clientHeight);
    // The line that is kept level moves from the top to the foot as the pane is scrolled: both ends are reached.
    const line = (pane.scrollTop / most) * pane.clientHeight;
    const at = pane.scrollTop + line;
    const next = Math.max(
      1,
      stops.findIndex((stop) => stop[from] >= at),
    );
    const low = stops[next - 1] ?? [0, 0];
    const high = stops[next] ?? [left.scrollHeight, right.scrollHeight];
    const share = high[from] === low[from] ? 0 : (at - low[from]) / (high[from] - low[from]);
    const place = low[to] + share * (high[to] - low[to]);
    other.scrollTop = place - line;
  };

  const off = new AbortController();
  const options = { signal: off.signal, passive: true } as const;
  for (const pane of [left, right]) {
    const lead = () => {
      leader = pane;
    };
    for (const kind of ["pointerenter", "pointerdown", "wheel", "touchstart", "keydown", "focusin"]) {
      pane.addEventListener(kind, lead, options);
    }
    pane.addEventListener("scroll", () => follow(pane), options);
  }
  const resized = new ResizeObserver(() => {
    measure();
    moved();
  });
  resized.observe(left);
  resized.observe(right);
  void document.fonts?.ready.then(() => {
    if (!off.signal.aborted) measure();
  });

  return {
    bringBeside(sentence, from) {
      const pane = sentence.closest<HTMLElement>("[data-pane]");
      const own = from.closest<HTMLElement>("[data-pane]");
      if (!pane || !own) return;
      leader = own;
      const height = from.getBoundingClientRect().top - own.getBoundingClientRect().top;
      const kept = Math.min(Math.max(height, 0), own.clientHeight * 0.7);
      pane.scrollTop = topOf(pane, sentence) - kept;
      moved();
    },
    setOn(next) {
      isOn = next;
    },
    stop() {
      off.abort();
      resized.disconnect();
    },
  };
}
