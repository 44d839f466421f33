/** Whether an image has the entry that its ring asks for: one, and where the system finds it. */
import type { Diagnostic } from './diagnostics.ts';
import type { Ring } from './flags.ts';
import type { ObjectSymbol } from './object-file.ts';
import { outsideName, type Place, type Sources } from './places.ts';
import type { NamedObject } from './unresolved.ts';

export type EntryKind = 'DriverEntry' | 'main' | 'wmain' | 'WinMain' | 'wWinMain';

/** clang's symbols for entries. The first three are all called `main` in the source; of several, the first is the real one. */
const SYMBOLS: readonly (readonly [string, EntryKind])[] = [
  ['__original_main', 'main'], // int main(void)
  ['__main_argc_argv', 'main'],
  ['main', 'main'],
  ['wmain', 'wmain'],
  ['WinMain', 'WinMain'],
  ['wWinMain', 'wWinMain'],
];
/** Only `main` has no C++ name in C++: Microsoft's entries are found with or without extern "C". */
const CXX_ENTRY = /^_Z(?:5(wmain)|7(WinMain)|8(wWinMain))/;
const CXX_DRIVER_ENTRY = /^_ZL?11DriverEntry/;

function entryKind(symbol: string, ring: Ring): EntryKind | undefined {
  if (ring === 0) return symbol === 'DriverEntry' ? symbol : undefined;
  const cxx = CXX_ENTRY.exec(symbol)
    ?.slice(1)
    .find((name) => name !== undefined);
  return (cxx as EntryKind | undefined) ?? SYMBOLS.find(([name]) => name === symbol)?.[1];
}

export interface Entry {
  readonly kind: EntryKind;
  readonly symbol: string;
}

interface ImageObjects {
  readonly name: string;
  readonly ring: Ring;
  readonly sources: readonly string[];
}

type Definition = NamedObject & { readonly symbol: ObjectSymbol; readonly kind: EntryKind };

/** The entry of an image, or why it has none. */
export function findEntry(image: ImageObjects, objects: readonly NamedObject[], sources: Sources): Entry | Diagnostic {
  const found = objects.flatMap(({ source, object }) => {
    return object.symbols.flatMap((symbol): Definition[] => {
      const kind = symbol.kind === 'function' && symbol.defined ? entryKind(symbol.name, image.ring) : undefined;
      return kind === undefined || symbol.local ? [] : [{ source, object, symbol, kind }];
    });
  });
  const [first] = found;
  const other = found.find(({ kind }) => kind !== first?.kind);
  if (other !== undefined) {
    const message = `${image.name} has more than one entry: ${first?.kind} and ${other.kind}`;
    return { severity: 'error', message, ...placeOfFunction(other, other.symbol, sources) };
  }
  if (first === undefined) return image.ring === 0 ? noDriverEntry(image, objects, sources) : noMain(image);
  const order = SYMBOLS.map(([name]) => name);
  found.sort((a, b) => order.indexOf(a.symbol.name) - order.indexOf(b.symbol.name));
  return { kind: first.kind, symbol: found[0]?.symbol.name ?? first.symbol.name };
}

function noMain(image: ImageObjects): Diagnostic {
  const message = `${image.name} has no entry: define main, wmain, WinMain or wWinMain`;
  return { severity: 'error', message, file: image.sources[0] ?? '', line: 1, column: 1 };
}

function noDriverEntry(image: ImageObjects, objects: readonly NamedObject[], sources: Sources): Diagnostic {
  for (const from of objects) {
    for (const symbol of from.object.symbols) {
      const cxx = CXX_DRIVER_ENTRY.test(symbol.name);
      if (!symbol.defined || !(cxx || (symbol.local && symbol.name === 'DriverEntry'))) continue;
      const message = cxx
        ? 'DriverEntry is compiled as a C++ function, so the system does not find it: write extern "C" before it'
        : 'DriverEntry is static, so the system does not find it';
      return { severity: 'error', message, ...placeOfFunction(from, symbol, sources) };
    }
  }
  const message = `${image.name} has no DriverEntry: the system calls NTSTATUS DriverEntry(PDRIVER_OBJECT, PUNICODE_STRING) first`;
  return { severity: 'error', message, file: image.sources[0] ?? '', line: 1, column: 1 };
}

/** Lines above a function's code in which its name is looked for. */
const LINES_ABOVE = 20;

/** Where a defined function is named, or else its code begins. */
export function placeOfFunction(
  { source, object }: NamedObject,
  symbol: ObjectSymbol,
  sources: Sources,
): Place & { endColumn?: number } {
  const row = object.lineOfFunction(symbol.index);
  if (row === undefined) return { file: source, line: 1, column: 1 };
  const file = outsideName(row.file).name;
  const name = sourceName(symbol.name);
  const lines = (sources(file) ?? '').split('\n');
  for (let line = row.line; line > Math.max(0, row.line - LINES_ABOVE); line--) {
    const at = new RegExp(`\\b${name}\\s*\\(`).exec(lines[line - 1] ?? '');
    if (at) return { file, line, column: at.index + 1, endColumn: at.index + 1 + name.length };
  }
  return { file, line: row.line, column: Math.max(1, row.column) };
}

/** The name in the source of an entry or of a C function. */
export function sourceName(symbol: string): string {
  const cxx = CXX_ENTRY.exec(symbol)
    ?.slice(1)
    .find((name) => name !== undefined);
  if (CXX_DRIVER_ENTRY.test(symbol)) return 'DriverEntry';
  return cxx ?? (/^(__original_main|__main_void|__main_argc_argv)$/.test(symbol) ? 'main' : symbol);
}
