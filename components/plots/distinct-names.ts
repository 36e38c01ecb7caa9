/** Names with a number behind each that stands there already: two things of one name are two rows. */
export function distinctNames(names: readonly string[]): string[] {
  // What somebody has called so is nobody's by number.
  const taken = new Set(names);
  const seen = new Map<string, number>();
  return names.map((name) => {
    let times = (seen.get(name) ?? 0) + 1;
    while (times > 1 && taken.has(`${name} (${times})`)) times++;
    seen.set(name, times);
    const distinct = times === 1 ? name : `${name} (${times})`;
    taken.add(distinct);
    return distinct;
  });
}
