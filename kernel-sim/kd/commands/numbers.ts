/** ?, .formats, !error: numbers and what they mean. */

import { bugCheckName, bugCheckText } from '../../abi/bugcodes.gen.ts';
import { statusName, statusText } from '../../abi/status.gen.ts';
import * as win32 from '../../abi/win32.gen.ts';
import { timeToFields } from '../../rtl/index.ts';
import { evaluate, toPointer } from '../expression.ts';
import { address, KdError, printable } from '../text.ts';
import type { KdCommand } from './table.ts';

const low = (value: bigint): number => toPointer(value);

/** A value that fits 32 bits, with or without sign, is shown as one. */
function signed(value: bigint): bigint {
  return value <= 0xffffffffn ? BigInt.asIntN(32, value) : BigInt.asIntN(64, value);
}

function shown(value: bigint): string {
  const is32 = value <= 0xffffffffn || value >= 0xffffffff80000000n;
  const digits = value.toString(16).padStart(16, '0');
  return is32 ? address(low(value)) : `${digits.slice(0, 8)}\`${digits.slice(8)}`;
}

const evaluateCommand = (args: string): string => {
  const value = evaluate(args);
  return `Evaluate expression: ${signed(value)} = ${shown(value)}`;
};

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function timeText(value: bigint): string {
  if (value > 0x7fff35f4f06c7fffn || value < 0x100000000n) return 'none';
  const { year, month, day, hour, minute, second } = timeToFields(value);
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)} (UTC)`;
}

function formats(args: string): string {
  const value = evaluate(args);
  const bits = BigInt.asUintN(32, value).toString(2).padStart(32, '0');
  const is64 = value > 0xffffffffn;
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, value);
  const chars = Array.from({ length: is64 ? 8 : 4 }, (_, i) => {
    const code = view.getUint8(i + (is64 ? 0 : 4));
    return code < 0x7f ? printable(code) : '.';
  });
  return [
    'Evaluate expression:',
    `  Hex:     ${shown(value)}`,
    `  Decimal: ${signed(value)}`,
    `  Octal:   ${BigInt.asUintN(is64 ? 64 : 32, value)
      .toString(8)
      .padStart(11, '0')}`,
    `  Binary:  ${bits.replace(/(.{8})(?=.)/g, '$1 ')}`,
    `  Chars:   ${chars.join('')}`,
    `  Time:    ${timeText(value)}`,
    `  Float:   low ${view.getFloat32(4)} high ${view.getFloat32(0)}`,
    `  Double:  ${view.getFloat64(0)}`,
  ].join('\n');
}

/** Win32 error codes are those of winerror.h that have ERROR_ in their name. */
function win32Name(code: number): string | undefined {
  return Object.entries(win32).find(([name, value]) => value === code && name.startsWith('ERROR_'))?.[0];
}

function error(args: string): string {
  if (args === '') throw new KdError('usage: !error CODE [1]   (1: CODE is an NTSTATUS)');
  const [, expression, flag] = /^(.*?)(?:\s+([01]))?$/.exec(args) ?? [];
  const value = evaluate(expression);
  const code = low(value);
  const isStatus = flag === '1' || code < 0 || win32Name(code) === undefined;
  const kind = isStatus ? 'NTSTATUS' : 'Win32';
  const name = isStatus ? statusName(code) : win32Name(code);
  const known = isStatus ? !/^0x/.test(name ?? '') : true;
  const head = `Error code: (${kind}) 0x${(code >>> 0).toString(16)} (${isStatus ? code : code >>> 0})`;
  if (!known) {
    const bugCheck = bugCheckName(code);
    return /^0x/.test(bugCheck)
      ? `${head} - <Unable to get error code text>`
      : `${head} - <Unable to get error code text>\nAs a bug check: ${bugCheck} - ${bugCheckText(code)}`;
  }
  const said = isStatus ? statusText(code) : '';
  return `${head} - ${name}${said ? `: ${said}` : ''}`;
}

export const numberCommands: readonly KdCommand[] = [
  {
    name: '?',
    usage: 'EXPRESSION',
    help: 'evaluates; numbers are hexadecimal, 0n10 is decimal',
    completes: 'symbol',
    run: evaluateCommand,
  },
  { name: '.formats', usage: 'EXPRESSION', help: 'a number in all notations', run: formats },
  { name: '!error', usage: 'CODE [1]', help: 'what an NTSTATUS or a Win32 error code means', run: error },
];
