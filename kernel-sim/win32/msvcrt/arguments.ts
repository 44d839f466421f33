/** argc, argv and the environment, laid out in the program's memory when they are first needed. */
import type { Pointer } from '../../rings/layout.ts';
import { writeLong } from '../../rings/user-memory.ts';
import { RtlProcessHeap } from '../kernel32/heap.ts';
import { parameters } from '../kernel32/parameters.ts';
import { ansi, type Charset, wide } from '../ntdll/code-page.ts';
import { PerProcess } from '../state.ts';
import { parseCommandLine } from './command-line.ts';

interface Arguments {
  list: string[] | undefined;
  narrow: Pointer;
  wide: Pointer;
  narrowEnvironment: Pointer;
  wideEnvironment: Pointer;
  /** Cells that __p___argc and its like answer the addresses of. */
  cells: Pointer;
}

const state = new PerProcess<Arguments>(() => ({
  list: undefined,
  narrow: 0,
  wide: 0,
  narrowEnvironment: 0,
  wideEnvironment: 0,
  cells: 0,
}));

function list(): string[] {
  const mine = state.current;
  mine.list ??= parseCommandLine(parameters.current.commandLine);
  return mine.list;
}

/** An array of pointers to the texts, ended with null, and the texts behind it: one block. 0 for no memory. */
function vector(charset: Charset, texts: readonly string[]): Pointer {
  const characters = texts.reduce((sum, text) => sum + text.length + 1, 0);
  const block = RtlProcessHeap().allocate(4 * (texts.length + 1) + charset.unit * characters, true);
  if (block === 0) return 0;
  let at = block + 4 * (texts.length + 1);
  texts.forEach((text, i) => {
    writeLong(block + 4 * i, at);
    charset.write(at, text);
    at += charset.unit * (text.length + 1);
  });
  return block;
}

export function argumentCount(): number {
  return list().length;
}

export function argumentVector(): Pointer {
  const mine = state.current;
  mine.narrow ||= vector(ansi, list());
  return mine.narrow;
}

export function wideArgumentVector(): Pointer {
  const mine = state.current;
  mine.wide ||= vector(wide, list());
  return mine.wide;
}

export function environmentVector(isWide: boolean): Pointer {
  const mine = state.current;
  const texts = [...parameters.current.environment.values()].map(({ name, value }) => `${name}=${value}`);
  if (isWide) {
    mine.wideEnvironment ||= vector(wide, texts);
    return mine.wideEnvironment;
  }
  mine.narrowEnvironment ||= vector(ansi, texts);
  return mine.narrowEnvironment;
}

function cells(): Pointer {
  const mine = state.current;
  if (mine.cells === 0) {
    mine.cells = RtlProcessHeap().allocate(12, true);
    writeLong(mine.cells, argumentCount());
    writeLong(mine.cells + 4, argumentVector());
    writeLong(mine.cells + 8, wideArgumentVector());
  }
  return mine.cells;
}

/** The address of the number of arguments. @irql ring 3 @see __argc, __argv, __wargv */
export function __p___argc(): Pointer {
  return cells();
}
/** @irql ring 3 @see __argc, __argv, __wargv */
export function __p___argv(): Pointer {
  return cells() + 4;
}
/** @irql ring 3 @see __argc, __argv, __wargv */
export function __p___wargv(): Pointer {
  return cells() + 8;
}
