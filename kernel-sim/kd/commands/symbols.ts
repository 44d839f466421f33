/** lm, x, ln, .reload: modules and symbols. */
import { evaluatePointer } from '../expression.ts';
import { findSymbols, type KdModule, kdModules, nearestSymbols, routineName, sourceAt, symbolAt } from '../symbols.ts';
import { address, hexDigits, KdError, wildcard } from '../text.ts';
import type { KdCommand } from './table.ts';

const MOST_SYMBOLS = 2000;

const rangeText = ({ base, bytes }: KdModule): string => `${address(base)} ${address(base + bytes)}`;

function details({ name, file, image }: KdModule): string[] {
  const lines = [`    Image name: ${file}`, `    Module name: ${name}`];
  if (image) {
    const { prepared } = image;
    lines.push(
      `    Code:  ${address(prepared.codeBase)}, ${prepared.rewritten.functions.length} functions`,
      `    Data:  ${address(prepared.dataBase)} - ${address(prepared.dataEnd)}`,
    );
  }
  return lines;
}

function lm(args: string, name: string): string {
  const [, options, pattern] = /^([a-z]*)\s*(?:m\s+)?(\S*)$/i.exec(`${name.slice(2)} ${args}`.trim()) ?? [];
  const verbose = /v/.test(options ?? '');
  const matches = wildcard(pattern || '*');
  const modules = kdModules()
    .filter(({ name: module }) => matches(module))
    .sort((a, b) => (a.base >>> 0) - (b.base >>> 0));
  const lines = ['start    end        module name'];
  for (const module of modules.filter(({ unloaded }) => !unloaded)) {
    const symbols = module.image ? "(symbols from the image's line table)" : '(symbols from the headers)';
    lines.push(`${rangeText(module)}   ${module.name.padEnd(10)} ${symbols}`);
    if (verbose) lines.push(...details(module));
  }
  const gone = modules.filter(({ unloaded }) => unloaded);
  if (gone.length > 0)
    lines.push('', 'Unloaded modules:', ...gone.map((module) => `${rangeText(module)}   ${module.file}`));
  return lines.join('\n');
}

function x(args: string): string {
  if (args === '') throw new KdError('usage: x MODULE!PATTERN   (x nt!Io*, x metafs!*)');
  const symbols = findSymbols(args.split(/\s+/)[0]);
  if (symbols.length === 0) throw new KdError(`Couldn't resolve 'x ${args}'`);
  const lines = symbols
    .slice(0, MOST_SYMBOLS)
    .map(({ name, address: at }) => `${address(at)}          ${name} ${sourceAt(at)}`.trimEnd());
  if (symbols.length > MOST_SYMBOLS) lines.push(`... ${symbols.length - MOST_SYMBOLS} more`);
  return lines.join('\n');
}

function ln(args: string): string {
  const va = evaluatePointer(args || '@$ip');
  const near = nearestSymbols(va);
  const pointer = routineName(va);
  if (!near?.before && !near?.after)
    return pointer ? `(${address(va)})   ${pointer}    a function pointer (index in the function table)` : '';
  const exact = near.before?.address === va ? '\nExact matches:' : '';
  const after = near.after ? `   |  (${address(near.after.address)})   ${near.after.name}` : '';
  const lines = [`${sourceAt(va)}`, `(${address(near.before?.address ?? va)})   ${symbolAt(va)}${after}`];
  const text = lines.filter((line) => line !== '').join('\n');
  return `${text}${exact}${exact ? `\n    ${near.before?.name} (${hexDigits(near.before?.bytes ?? 0)} bytes)` : ''}`;
}

export const symbolCommands: readonly KdCommand[] = [
  {
    name: 'lm',
    aliases: ['lmv', 'lmvm', 'lmm', 'lmk', 'lmu'],
    usage: '[v] [m PATTERN]',
    help: 'loaded and unloaded modules',
    run: lm,
  },
  { name: 'x', usage: 'MODULE!PATTERN', help: 'symbols that match', completes: 'symbol', run: x },
  { name: 'ln', usage: 'ADDR', help: 'the symbols nearest to an address', run: ln },
  {
    name: '.reload',
    usage: '',
    help: 'nothing to do: symbols come with each image',
    run: () => 'Nothing to reload: the symbols of every module come with its image.',
  },
];
