/** Releases by process, processes in order of first appearance, each with its releases as they came. */
export function byProcess<T extends { ocid: string }>(releases: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const release of releases) {
    const own = groups.get(release.ocid)
    if (own) own.push(release)
    else groups.set(release.ocid, [release])
  }
  return groups
}
