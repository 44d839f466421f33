/** Where a line of the text that the target was built from is in the text as it is now; undefined when it has been changed or taken away. */
export function lineNow(built: string, now: string, line: number): number | undefined {
  if (built === now) return line;
  const before = built.split('\n');
  const after = now.split('\n');
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same++;
  if (line <= same) return line;
  let sameEnd = 0;
  while (sameEnd < shorter - same && before[before.length - 1 - sameEnd] === after[after.length - 1 - sameEnd])
    sameEnd++;
  return line > before.length - sameEnd ? line + after.length - before.length : undefined;
}
