/**
 * A whole number with its thousands apart: 12,345. Written out here, because the first use of `Intl` in a
 * page costs a slow phone about as much as starting React.
 */
export function thousands(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 case", "1,234 cases". */
export const count = (number: number, singular: string, plural: string): string =>
  `${thousands(number)} ${number === 1 ? singular : plural}`;
