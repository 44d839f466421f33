/**
 * Where files stand in the compiler's file system, and what they are called outside of it: a lab's file by its path in the lab, a
 * header of the system as `<ntddk.h>`.
 */
import { normalisePath } from './dwarf-line.ts';

export const LAB_FOLDER = '/lab';
export const INCLUDE_FOLDER = '/ringside/include';
export const RUNTIME_FOLDER = '/ringside/runtime';
/** clang's own headers (stdarg.h, stddef.h, ...). */
const CLANG_INCLUDE = /^\/usr\/(?:lib\/clang\/[^/]*\/)?include\//;

export type FileKind = 'lab' | 'header' | 'runtime';

export interface FileName {
  readonly name: string;
  readonly kind: FileKind;
}

export function outsideName(path: string): FileName {
  const full = normalisePath(path.startsWith('/') ? path : `${LAB_FOLDER}/${path}`);
  if (full.startsWith(`${LAB_FOLDER}/`)) return { name: full.slice(LAB_FOLDER.length + 1), kind: 'lab' };
  if (full.startsWith(`${INCLUDE_FOLDER}/`))
    return { name: `<${full.slice(INCLUDE_FOLDER.length + 1)}>`, kind: 'header' };
  if (full.startsWith(`${RUNTIME_FOLDER}/`)) return { name: full.slice(RUNTIME_FOLDER.length + 1), kind: 'runtime' };
  if (CLANG_INCLUDE.test(full)) return { name: `<${full.replace(CLANG_INCLUDE, '')}>`, kind: 'header' };
  return { name: full, kind: 'header' };
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The text of a lab's file. */
export type Sources = (file: string) => string | undefined;
