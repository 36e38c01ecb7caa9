/** The group that the address asks for; left out: Public. */
export function groupIn(query: Record<string, string | string[] | undefined>): string | undefined {
  const { group } = query;
  return (Array.isArray(group) ? group[0] : group) || undefined;
}
