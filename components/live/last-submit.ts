let submittedAt = 0;

const note = () => {
  submittedAt = Date.now();
};

/** Remembers from now on when a form of this page was sent: long before the stream is there to be told. */
export function watchSubmits(): () => void {
  document.addEventListener("submit", note, { capture: true });
  return () => document.removeEventListener("submit", note, { capture: true });
}

/** When a form of this page was last sent, in milliseconds since 1970; 0: never. */
export const lastSubmitAt = (): number => submittedAt;
