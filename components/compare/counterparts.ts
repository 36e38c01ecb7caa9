/** Of a sentence's `data-to`, surest first. */
export function counterparts(sentence: HTMLElement): { element: HTMLElement; confidence: number }[] {
  return (sentence.dataset.to ?? "").split(",").flatMap((entry) => {
    const [id, confidence] = entry.split(" ");
    const element = id ? document.getElementById(id) : null;
    return element ? [{ element, confidence: Number(confidence) }] : [];
  });
}
