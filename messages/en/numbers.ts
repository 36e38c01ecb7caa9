/**
 * A whole number with its thousands apart: 12,345. Written out here, because the first use of `Intl` in a
 * page costs a slow phone about as much as starting React.
 */
export function thousands(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
