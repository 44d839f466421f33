/** d, da, db, dc, dd, dp, dps, dq, du, dw: what stands in memory. */
import type { Pointer } from '../../rings/layout.ts';
import { evaluate, evaluatePointer } from '../expression.ts';
import { peekByte, peekLong, peekShort } from '../read.ts';
import { kdNextDump, kdSetNextDump } from '../state.ts';
import { nearestSymbols, routineName, symbolAt } from '../symbols.ts';
import { address, hexDigits, KdError, printable } from '../text.ts';
import type { KdCommand } from './table.ts';

/** One command prints so many bytes at most. */
const MOST_BYTES = 0x4000;

interface Range {
  readonly start: Pointer;
  readonly count: number;
}

/** `ADDR`, `ADDR L n`, `ADDR END`, or nothing. */
function rangeOf(args: string, unit: number, standard: number): Range {
  const sized = /^(.*?)\s*\b[lL]\s*\??\s*([\w`()+*-].*)$/.exec(args);
  const isSized = sized !== null && /(?:^|\s)[lL]\s*\??[\s\w]/.test(args.slice(sized[1].length));
  const place = isSized ? sized[1].trim() : args.trim();
  const both = /^(\S+)\s+(\S+)$/.exec(place);
  if (place === '') return { start: kdNextDump(), count: isSized ? countOf(sized[2], unit) : standard };
  if (isSized) return { start: evaluatePointer(place), count: countOf(sized[2], unit) };
  if (both && !/[-+*/%&|^(]$/.test(both[1]) && !/^[-+*/%&|^)]/.test(both[2])) {
    const start = evaluatePointer(both[1]);
    const bytes = ((evaluatePointer(both[2]) - start) | 0) + unit;
    if (bytes <= 0) throw new KdError(`Range error in '${place}'`);
    return { start, count: limit(Math.floor(bytes / unit), unit, place) };
  }
  return { start: evaluatePointer(place), count: standard };
}

function countOf(text: string, unit: number): number {
  const count = evaluate(text);
  if (count === 0n || count > 0xffffffffn) throw new KdError(`Range error in 'L ${text}'`);
  return limit(Number(count), unit, `L ${text}`);
}

function limit(count: number, unit: number, text: string): number {
  if (count * unit > MOST_BYTES)
    throw new KdError(`Range error in '${text}': at most 0x${hexDigits(MOST_BYTES)} bytes at a time`);
  return count;
}

type Peek = (va: Pointer) => string;
const shown = (value: number | undefined, digits: number): string =>
  value === undefined ? '?'.repeat(digits) : hexDigits(value, digits);
const byteText: Peek = (va) => shown(peekByte(va), 2);
const wordText: Peek = (va) => shown(peekShort(va), 4);
const longText: Peek = (va) => shown(peekLong(va), 8);
const quadText: Peek = (va) => `${longText((va + 4) | 0)}\`${longText(va)}`;

function characters(va: Pointer, bytes: number): string {
  let text = '';
  for (let i = 0; i < bytes; i++) {
    const byte = peekByte((va + i) | 0);
    text += byte === undefined ? '?' : byte < 0x7f ? printable(byte) : '.';
  }
  return text;
}

function dump(args: string, unit: number, perLine: number, peek: Peek, withText = false): string {
  const { start, count } = rangeOf(args, unit, 0x80 / unit);
  const lines: string[] = [];
  for (let i = 0; i < count; i += perLine) {
    const at = (start + i * unit) | 0;
    const here = Math.min(perLine, count - i);
    let values = Array.from({ length: here }, (_, n) => peek((at + n * unit) | 0)).join(' ');
    if (unit === 1 && here > 8) values = `${values.slice(0, 23)}-${values.slice(24)}`;
    const width = perLine * (unit === 1 ? 3 : 9) - 1;
    lines.push(`${address(at)}  ${withText ? `${values.padEnd(width)}  ${characters(at, here * unit)}` : values}`);
  }
  kdSetNextDump((start + count * unit) | 0);
  return lines.join('\n');
}

function text(args: string, unit: 1 | 2): string {
  const { start, count } = rangeOf(args, unit, 0x200);
  const peek = unit === 1 ? peekByte : peekShort;
  if (peek(start) === undefined) return `${address(start)}  "????????"`;
  const lines: string[] = [];
  const perLine = 48 / unit;
  let at = start;
  let line = '';
  for (let i = 0; i < count; i++, at = (at + unit) | 0) {
    const code = peek(at);
    if (code === undefined || code === 0) break;
    line += printable(code);
    if (line.length === perLine) {
      lines.push(`${address((at - (perLine - 1) * unit) | 0)}  "${line}"`);
      line = '';
    }
  }
  if (line !== '' || lines.length === 0) lines.push(`${address((at - line.length * unit) | 0)}  "${line}"`);
  kdSetNextDump(at);
  return lines.join('\n');
}

/** Each word with the symbol that it may be the address of. */
function withSymbols(args: string): string {
  const { start, count } = rangeOf(args, 4, 0x10);
  const lines: string[] = [];
  for (let i = 0; i < count; i++) {
    const at = (start + 4 * i) | 0;
    const value = peekLong(at);
    const name = value === undefined ? '' : nearestSymbols(value)?.before ? symbolAt(value) : routineName(value);
    lines.push(`${address(at)}  ${longText(at)}${name ? ` ${name}` : ''}`);
  }
  kdSetNextDump((start + 4 * count) | 0);
  return lines.join('\n');
}

const usage = '[ADDR [L COUNT | END]]';

export const memoryCommands: readonly KdCommand[] = [
  {
    name: 'dd',
    aliases: ['d', 'dp'],
    usage,
    help: 'memory as 32-bit words',
    run: (args) => dump(args, 4, 4, longText),
  },
  { name: 'dw', usage, help: 'memory as 16-bit words', run: (args) => dump(args, 2, 8, wordText) },
  { name: 'db', usage, help: 'memory as bytes and characters', run: (args) => dump(args, 1, 16, byteText, true) },
  { name: 'dc', usage, help: 'memory as 32-bit words and characters', run: (args) => dump(args, 4, 4, longText, true) },
  { name: 'dq', usage, help: 'memory as 64-bit words', run: (args) => dump(args, 8, 2, quadText) },
  { name: 'da', usage, help: 'an 8-bit string, up to its terminator', run: (args) => text(args, 1) },
  { name: 'du', usage, help: 'a 16-bit string, up to its terminator', run: (args) => text(args, 2) },
  { name: 'dps', aliases: ['dds'], usage, help: '32-bit words with the symbols they point to', run: withSymbols },
];
