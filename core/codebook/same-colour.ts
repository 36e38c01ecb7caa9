interface Looks {
  id: string;
  parentId: string | null;
  isHeading: boolean;
  hue: string;
  shade: number;
}

/** Codes in use beside a code that look the same on a passage: readers could not tell them apart. */
export const sameColour = <T extends Looks>(
  codes: readonly T[],
  code: Looks,
  isUsed: (one: T) => boolean,
): T[] =>
  code.isHeading
    ? []
    : codes.filter(
        (other) =>
          other.id !== code.id &&
          other.parentId === code.parentId &&
          !other.isHeading &&
          isUsed(other) &&
          other.hue === code.hue &&
          other.shade === code.shade,
      );
