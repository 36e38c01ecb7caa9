import { compare } from "@/messages/en/compare";
import { counterparts } from "./counterparts";
import { keepTogether } from "./keep-together";
import { drawRibbons } from "./ribbons";

const words = compare.texts;

/** Attributes that app/styles/compare.css looks at. */
const ON = "data-on";
const SURE = "data-sure";
const SHOWN = "data-shown";

const WIDE = "(min-width: 64rem)";

/**
 * Everything that moves on the page of two texts, over what the server wrote: React draws none of it again.
 * @param pairs indexes of sentences that stand beside one another
 * @returns takes everything back
 */
export function connectTexts(root: HTMLElement, pairs: readonly (readonly [number, number])[]): () => void {
  const panes = [...root.querySelectorAll<HTMLElement>("[data-pane]")];
  const [left, right] = panes;
  if (!left || !right) return () => {};
  const off = new AbortController();
  const { signal } = off;
  root.setAttribute("data-live", "");
  // What scrolls must be scrolled by keys too.
  for (const pane of panes) pane.tabIndex = 0;
  root.setAttribute(SHOWN, "left");
  const ribbons = drawRibbons(root, left, right);
  const together = keepTogether(left, right, pairs, ribbons.draw);

  const light = (sentence: HTMLElement | null) => {
    for (const one of root.querySelectorAll(`[${ON}]`)) one.removeAttribute(ON);
    for (const one of root.querySelectorAll(`[${SURE}]`)) one.removeAttribute(SURE);
    if (sentence) {
      sentence.setAttribute(ON, "");
      for (const { element, confidence } of counterparts(sentence)) {
        element.setAttribute(ON, "");
        tellHowSure(signOf(element), confidence);
      }
    }
    ribbons.draw();
  };

  const goTo = (sentence: HTMLElement, from: HTMLElement) => {
    const pane = sentence.closest<HTMLElement>("[data-pane]");
    if (!pane) return;
    root.setAttribute(SHOWN, pane.dataset.pane ?? "left");
    markTab(root);
    if (matchMedia(WIDE).matches) together.bringBeside(sentence, from);
    else sentence.scrollIntoView({ block: "center" });
    light(from);
    signOf(sentence)?.focus({ preventScroll: true });
  };

  root.addEventListener("pointerover", ({ target }) => light(sentenceAt(target)), { signal });
  root.addEventListener("pointerleave", () => light(null), { signal });
  root.addEventListener("focusin", ({ target }) => light(sentenceAt(target)), { signal });
  root.addEventListener(
    "click",
    (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const tab = target?.closest<HTMLElement>("[data-tab]");
      if (tab) {
        root.setAttribute(SHOWN, tab.dataset.tab ?? "left");
        markTab(root);
        return;
      }
      const toggle = target?.closest<HTMLElement>("[data-together]");
      if (toggle) {
        const isOn = toggle.getAttribute("aria-pressed") !== "true";
        toggle.setAttribute("aria-pressed", String(isOn));
        together.setOn(isOn);
        return;
      }
      const sign = target?.closest<HTMLAnchorElement>(".told-sign");
      const from = sign && sentenceAt(sign);
      const [to] = from ? counterparts(from) : [];
      if (!from || !to) return;
      event.preventDefault();
      goTo(to.element, from);
    },
    { signal },
  );
  markTab(root);

  return () => {
    off.abort();
    together.stop();
    ribbons.stop();
    root.removeAttribute("data-live");
    root.removeAttribute(SHOWN);
  };
}

/** CSS pixels that the words beside a sign need; nearer to the edge of its pane they stand on its other side. */
const ROOM = 96;

function tellHowSure(sign: HTMLElement | null, confidence: number): void {
  const pane = sign?.closest("[data-pane]");
  if (!sign || !pane) return;
  const isAtStart = sign.getBoundingClientRect().right - pane.getBoundingClientRect().left < ROOM;
  sign.toggleAttribute("data-at-start", isAtStart);
  sign.setAttribute(SURE, words.sure(confidence));
}

/** The sentence that an element is in, or that its sign stands beside. */
function sentenceAt(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const sign = target.closest(".told-sign");
  const near = sign?.previousElementSibling ?? target.closest(".compared-sentence");
  return near instanceof HTMLElement && near.dataset.to ? near : null;
}

const signOf = (sentence: HTMLElement): HTMLElement | null => {
  const next = sentence.nextElementSibling;
  return next instanceof HTMLElement && next.matches(".told-sign") ? next : null;
};

function markTab(root: HTMLElement): void {
  for (const tab of root.querySelectorAll<HTMLElement>("[data-tab]")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.tab === root.getAttribute(SHOWN)));
  }
}
