/** What the components define under names that the headers declare: exported routines, with their sources and comments. */
import { allFiles, blank, isTest, read } from './source.ts';

export interface Declaration {
  readonly path: string;
  readonly line: number;
  /** The documentation comment right before it, or ''. */
  readonly comment: string;
  /** The name that this one is another name for. */
  readonly alias: string | undefined;
}

const DECLARATION = /^export (?:function\*? (\w+)|const (\w+)(?:: [^=\n]+)? = (\w+)?)/gm;

/** Every exported routine declared in the component's folder, by name. */
export function declarations(component: string): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const path of allFiles) {
    if (!path.startsWith(`kernel-sim/${component}/`) || !path.endsWith('.ts') || isTest(path)) continue;
    const text = read(path);
    const { code } = blank(text);
    for (const match of code.matchAll(DECLARATION)) {
      const name = match[1] ?? match[2];
      const before = text.slice(0, match.index);
      const comment = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*(?:\/\/ biome-ignore[^\n]*\s*)?$/.exec(before)?.[0] ?? '';
      found.set(name, { path, line: before.split('\n').length, comment, alias: match[3] });
    }
  }
  return found;
}
