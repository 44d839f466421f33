/** The headers as they stand on disk, and the two translation units, one a ring, that everything is derived from. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FileTree, runTool } from '../../compiler.ts';
import { compilerFlags, type Ring } from '../../flags.ts';
import { INCLUDE_FOLDER } from '../../places.ts';

export const INCLUDE = fileURLToPath(new URL('../../include', import.meta.url));

/** What a driver includes, and the kernel's own structures. */
const KERNEL_HEADERS = [
  ...['ntifs.h', 'ntstrsafe.h', 'wdmsec.h', 'bugcodes.h', 'ntddstor.h', 'ringside/ntosp.h'],
  // The part of the C library that the kernel exports too.
  ...['string.h', 'wchar.h', 'ctype.h', 'stdlib.h', 'stdio.h'],
];
/** Headers that no program of ring 3 includes by itself. */
const NOT_USER = new Set([
  ...[
    'ntifs.h',
    'ntstrsafe.h',
    'wdmsec.h',
    'bugcodes.h',
    'ntddstor.h',
    'wdm.h',
    'ntddk.h',
    'ntintsafe.h',
    'fltKernel.h',
    'fltkernel.h',
    'ntimage.h',
    'wmilib.h',
    'wmistr.h',
    'csq.h',
  ],
  ...['initguid.h', 'poppack.h', 'pshpack1.h', 'pshpack2.h', 'pshpack4.h', 'pshpack8.h', 'ntstatus.h', 'wdmguid.h'],
]);

function load(folder: string): { [name: string]: FileTree | string } {
  const tree: { [name: string]: FileTree | string } = {};
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    tree[entry.name] = entry.isDirectory() ? load(path) : readFileSync(path, 'utf8');
  }
  return tree;
}

export const headerTree = load(INCLUDE);

/** The text of a header, by its path below include/. */
export function headerText(path: string): string {
  let at: FileTree | string | Uint8Array | undefined = headerTree;
  for (const part of path.split('/')) {
    if (at === undefined || typeof at === 'string' || at instanceof Uint8Array) break;
    at = at[part];
  }
  if (typeof at !== 'string') throw new Error(`there is no header ${path}`);
  return at;
}

/** The beginning of each translation unit. */
export function unitText(ring: Ring): string {
  const present = (name: string) => name.includes('/') || name in headerTree;
  const names =
    ring === 0
      ? KERNEL_HEADERS.filter(present)
      : ['windows.h', ...Object.keys(headerTree).filter((name) => name.endsWith('.h') && !NOT_USER.has(name))];
  return `${[...new Set(names)].map((name) => `#include <${name}>`).join('\n')}\n`;
}

/** Path below include/, or undefined for a file that is not one of our headers. */
export function headerName(path: string): string | undefined {
  const folder = `${INCLUDE_FOLDER}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : undefined;
}

/** Runs clang over a source of one ring. The output of a run that fails is the error's message, unless `mayFail`. */
export async function clang(ring: Ring, source: string, flags: string[], mayFail = false) {
  const tree = { 'unit.c': source, ringside: { include: headerTree } };
  const given = compilerFlags('unit.c', ring, 'checked');
  const command = ['clang', ...given, '-w', '-ferror-limit=0', '-fno-caret-diagnostics', ...flags, '/unit.c'];
  const run = await runTool(command, tree);
  if (run.status !== 0 && !mayFail) throw new Error(`clang ${flags.join(' ')} failed:\n${run.output.slice(-4000)}`);
  return run;
}
