/** Says why something cannot be looked for, and which of its UTF-16 code units are to blame, where that is known. */
export class SoughtFault extends Error {
  override readonly name = "SoughtFault";

  constructor(
    message: string,
    readonly at: { start: number; end: number } | null = null,
  ) {
    super(message);
  }
}
