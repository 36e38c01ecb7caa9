/** How many items, from the first on, pass a test that holds up to some item and for none after it: by bisection. */
export function countLeading<T>(items: ArrayLike<T>, test: (item: T, index: number) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(items[middle] as T, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
