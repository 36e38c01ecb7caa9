interface Named {
  id: string;
  name: string;
}

/** Codes in use that are called as a code is: people who search for it could not tell them apart. */
export const sameName = <T extends Named>(
  codes: readonly T[],
  code: Named,
  isUsed: (one: T) => boolean,
): T[] => {
  const name = code.name.trim().toLowerCase();
  return codes.filter(
    (other) => other.id !== code.id && isUsed(other) && other.name.toLowerCase() === name && name !== "",
  );
};

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
