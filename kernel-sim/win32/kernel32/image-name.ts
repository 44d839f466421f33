/**
 * The image that a command line begins with. A quoted name is taken as it is; otherwise `C:\a b\c.exe d` is tried as `C:\a`, then `C:\a b\c.exe`, ...,
 * as CreateProcess documents.
 */
export function imageOfCommandLine(
  commandLine: string,
  find: (name: string) => string | undefined,
): string | undefined {
  const line = commandLine.trimStart();
  if (line.startsWith('"')) {
    const end = line.indexOf('"', 1);
    return find(line.slice(1, end < 0 ? undefined : end));
  }
  const words = line.split(/([ \t]+)/);
  let name = '';
  for (let i = 0; i < words.length; i += 2) {
    name += words[i];
    const found = name && find(name);
    if (found) return found;
    name += words[i + 1] ?? '';
  }
  return undefined;
}
