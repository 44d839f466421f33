/** lld's messages as diagnostics, at the places of the symbols that they speak of. */
import { type Diagnostic, withoutRepeats } from './diagnostics.ts';
import { placeOfFunction, sourceName } from './entry.ts';
import type { Place, Sources } from './places.ts';
import { byPlace, type NamedObject, placeInText, placeOfCode } from './unresolved.ts';

const DUPLICATE = /^wasm-ld: error: duplicate symbol: (.*)$/;
const MISMATCH = /^wasm-ld: warning: function signature mismatch: (.*)$/;
const DEFINED = /^>>> defined (?:in|as .* in) (\S+)$/;
/** What clang defines beside `__original_main`, all for one `main` in the source. */
const ALIAS = /^(__main_void|main)$/;
const OTHER = /^wasm-ld: (error|warning): (.*)$/;

interface LinkedObjects {
  readonly name: string;
  /** In the order in which lld got them, as o0.o, o1.o, ... */
  readonly objects: readonly NamedObject[];
  readonly sources: Sources;
}

export function linkerDiagnostics(output: string, image: LinkedObjects): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const first: Place = { file: image.objects[0]?.source ?? '', line: 1, column: 1 };
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('>>>')) continue;
    const duplicate = DUPLICATE.exec(line)?.[1];
    const name = duplicate ?? MISMATCH.exec(line)?.[1];
    if (name === undefined) {
      const [, severity, text = line] = OTHER.exec(line) ?? [];
      const message = `${image.name}: ${text}`;
      diagnostics.push({ severity: severity === 'warning' ? 'warning' : 'error', message, ...first });
      continue;
    }
    if (ALIAS.test(name) && output.includes('duplicate symbol: __original_main')) continue;
    const files = lines.slice(i + 1, i + 3).flatMap((next) => DEFINED.exec(next)?.[1] ?? []);
    const [one, two] = files.map((file) => placeOfSymbol(name, file, image));
    const message =
      duplicate === undefined
        ? `\`${name}\` is declared with one signature and defined with another: a call of it would fail`
        : `\`${sourceName(name)}\` is defined twice in ${image.name}`;
    const place = two ?? one ?? first;
    const related: Diagnostic[] = one && two ? [{ severity: 'note', message: 'the other one is here', ...one }] : [];
    diagnostics.push({ severity: 'error', message, ...place, ...(related.length > 0 ? { related } : {}) });
  }
  return withoutRepeats(diagnostics).sort(byPlace);
}

function placeOfSymbol(name: string, file: string, { objects, sources }: LinkedObjects): Place | undefined {
  const from = objects[Number(/^o(\d+)\.o$/.exec(file)?.[1] ?? -1)];
  if (from === undefined) return undefined;
  const symbol = from.object.symbols.find((item) => item.name === name);
  if (symbol?.defined && symbol.kind === 'function') return placeOfFunction(from, symbol, sources);
  const use = from.object.references.find((item) => item.symbol === symbol && item.codeOffset !== undefined);
  return (
    placeOfCode(use?.codeOffset, from.object, name, sources) ??
    placeInText(/([\w$~]+)(?:\(.*)?$/.exec(name)?.[1] ?? name, from.source, sources)
  );
}
