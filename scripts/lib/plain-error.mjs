// @ts-check

/** A failure whose message is written for the person at the terminal: shown as it is, without a stack. */
export class PlainError extends Error {
  /**
   * @param {string} message what happened and what to do about it
   * @param {{ cause?: unknown, output?: string }} [more] `output`: what the failing command printed
   */
  constructor(message, { cause, output = "" } = {}) {
    super(message, { cause });
    this.name = "PlainError";
    this.output = output;
  }
}

/**
 * @param {unknown} error
 * @returns {string} what to print for it
 */
export function describeError(error) {
  if (error instanceof PlainError) {
    return error.output.trim() === "" ? error.message : `${error.output.trimEnd()}\n\n${error.message}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
