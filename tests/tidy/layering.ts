/** Who may import whom: ARCHITECTURE.md, "Layers", as a function of two paths. */

/** From the lowest to the highest; components on one rung do not know each other. */
export const RUNGS: readonly (readonly string[])[] = [
  ['abi'],
  ['etw'],
  ['rings'],
  ['hal'],
  ['rtl'],
  ['ke'],
  ['mm'],
  ['ex'],
  ['ob'],
  ['se'],
  ['ps'],
  ['io'],
  ['cm', 'flt'],
  ['win32'],
  ['kd', 'vf'],
];

/** Which top-level folders a folder may import from, besides itself. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'kernel-sim': [],
  toolchain: [],
  lessons: ['kernel-sim', 'toolchain'],
  src: ['lessons', 'kernel-sim', 'toolchain'],
  cli: ['lessons', 'kernel-sim', 'toolchain'],
};

/** Packages that a folder may import; the others are for the tests and tools. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'kernel-sim': [],
  toolchain: ['@yowasp/clang'],
  lessons: [],
};

const DOORS = ['kernel-sim', 'toolchain'];

const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');

/** Tests and tools may reach inside everything: they are no part of what runs. */
function isFree(path: string): boolean {
  const folder = folderOf(path);
  return path.endsWith('.test.ts') || !(folder in FOLDERS) || path.startsWith('toolchain/scripts/');
}

/** Below '..' and '.' as in a path of a file system. */
function resolve(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.replace(/\?.*$/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function insideKernel(from: string, to: string): string | undefined {
  const [, source] = from.split('/');
  const [, target] = to.split('/');
  const isComponent = (name: string): boolean => RUNGS.some((rung) => rung.includes(name));
  // The files at kernel-sim's root put the machine together and know every component.
  if (!isComponent(source))
    return source.endsWith('.ts')
      ? undefined
      : `kernel-sim/${source} is no component: add it to RUNGS, and to ARCHITECTURE.md`;
  if (source === target) return undefined;
  if (!isComponent(target)) {
    return `a component does not import kernel-sim's root (${target}): move what it needs into a component below it`;
  }
  const rung = (name: string): number => RUNGS.findIndex((names) => names.includes(name));
  if (rung(target) < rung(source)) return undefined;
  return `${source} is below ${target}: let ${target} register a procedure with ${source} when it starts (as NT's object types register theirs), or move the routine down`;
}

/** Why `from` may not import `specifier`, and what to do instead; undefined when it may. */
export function violation(from: string, specifier: string): string | undefined {
  if (isFree(from)) return undefined;
  const folder = folderOf(from);
  if (!specifier.startsWith('.')) {
    const allowed = PACKAGES[folder];
    if (allowed === undefined || allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
      return undefined;
    return `${folder} runs in a browser and in Node with nothing beneath it: let the caller pass in what it needs from "${specifier}"`;
  }
  const to = resolve(from, specifier);
  const target = folderOf(to);
  if (target === folder) return folder === 'kernel-sim' ? insideKernel(from, to) : undefined;
  if (!FOLDERS[folder].includes(target)) {
    return target in FOLDERS
      ? `${folder} does not know ${target}: pass it in from above, as lessons/ does, or move what both need down`
      : `${folder} does not import from "${target || 'the root folder'}": tests and tools import the product, never the other way`;
  }
  if (DOORS.includes(target) && to !== `${target}/index.ts`) {
    return `${target}/index.ts is the only door of ${target}: export what you need there`;
  }
  return undefined;
}
