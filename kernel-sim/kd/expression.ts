/**
 * The debugger's expressions (MASM style): hexadecimal unless a prefix says otherwise; + - * / % & ^ | << >> ~ ( ), poi() and its like,
 * symbols, `@$thread` and the other pseudo-registers.
 *
 * Values have 64 bits; an address below 4 GiB is meant as it stands. Not modelled: C++ expressions (`??`), registers, user-defined pseudo-registers.
 */
import { KTHREAD } from '../abi/structs.gen.ts';
import { EPROCESS } from '../ps/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLong, readLonglong, readUchar, readUlong, readUshort, UnreadableMemory } from '../rings/memory.ts';
import { walkStack } from '../rings/stack.ts';
import { kdKThread, kdProcess, kdThread } from './state.ts';
import { symbolAddress } from './symbols.ts';
import { KdError } from './text.ts';
import { currentFrame } from './variables/frame.ts';
import { variablePlace } from './variables/scope.ts';

const DEEPEST = 64;
const TOKEN = /\s*(0x[0-9a-f`]+|0n\d+|0y[01]+|0t[0-7]+|@\$?\w+|\$\w+|[\w`?]+(?:![\w:~?@]+)?|<<|>>|[-+*/%&|^~()])/iy;

/** Binary operators, loosest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['|', 'or'],
  ['^', 'xor'],
  ['&', 'and'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%', 'mod'],
];

const MEMORY: Readonly<Record<string, (va: Pointer) => bigint>> = {
  poi: (va) => BigInt(readUlong(va)),
  dwo: (va) => BigInt(readUlong(va)),
  qwo: (va) => BigInt.asUintN(64, readLonglong(va)),
  wo: (va) => BigInt(readUshort(va)),
  by: (va) => BigInt(readUchar(va)),
};
const PURE: Readonly<Record<string, (value: bigint) => bigint>> = {
  hi: (value) => (value >> 16n) & 0xffffn,
  low: (value) => value & 0xffffn,
  not: (value) => (value === 0n ? 1n : 0n),
};

const pointer = (value: number): bigint => BigInt(value >>> 0);

const PSEUDO: Readonly<Record<string, () => bigint>> = {
  $thread: () => pointer(kdThread()),
  $proc: () => pointer(kdProcess()),
  $teb: () => pointer(readLong((kdThread() + KTHREAD.Teb) | 0)),
  $peb: () => pointer(kdProcess() && readLong((kdProcess() + EPROCESS.Peb) | 0)),
  $tpid: () => pointer(kdProcess() && readLong((kdProcess() + EPROCESS.UniqueProcessId) | 0)),
  $ip: instruction,
  eip: instruction,
};

function instruction(): bigint {
  const thread = kdKThread();
  const frame = thread && walkStack(thread.ring).find(({ kind }) => kind === 'code');
  return frame?.kind === 'code' ? pointer(frame.site) : 0n;
}

class Parser {
  private readonly tokens: string[] = [];
  private readonly text: string;
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
    TOKEN.lastIndex = 0;
    let end = 0;
    for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
      this.tokens.push(found[1]);
      end = TOKEN.lastIndex;
    }
    if (text.slice(end).trim() !== '') throw new KdError(`Syntax error at '${text.slice(end).trim()}'`);
  }

  parse(): bigint {
    const value = this.level(0);
    if (this.at < this.tokens.length) throw new KdError(`Extra character error in '${this.rest()}'`);
    return BigInt.asUintN(64, value);
  }

  private rest(): string {
    return this.tokens.slice(this.at).join(' ');
  }

  private level(n: number): bigint {
    if (n === LEVELS.length) return this.unary();
    let left = this.level(n + 1);
    for (;;) {
      const operator = this.tokens[this.at]?.toLowerCase();
      if (operator === undefined || !LEVELS[n].includes(operator)) return left;
      this.at++;
      left = BigInt.asIntN(65, this.combine(operator, left, this.level(n + 1)));
    }
  }

  private combine(operator: string, a: bigint, b: bigint): bigint {
    switch (operator) {
      case '+':
        return a + b;
      case '-':
        return a - b;
      case '*':
        return a * b;
      case '|':
      case 'or':
        return a | b;
      case '^':
      case 'xor':
        return a ^ b;
      case '&':
      case 'and':
        return a & b;
      case '<<':
        return b < 0n || b > 63n ? 0n : a << b;
      case '>>':
        return b < 0n || b > 63n ? 0n : a >> b;
      default:
        if (b === 0n) throw new KdError(`Divide by zero error in '${this.text}'`);
        return operator === '/' ? a / b : a % b;
    }
  }

  private unary(): bigint {
    if (++this.depth > DEEPEST) throw new KdError(`Overflow error in '${this.text.slice(0, 40)}'`);
    try {
      const token = this.tokens[this.at];
      if (token === '-' || token === '+' || token === '~') {
        this.at++;
        const value = this.unary();
        return token === '-' ? -value : token === '~' ? ~value : value;
      }
      return this.primary();
    } finally {
      this.depth--;
    }
  }

  private primary(): bigint {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new KdError(`Numeric expression missing from '${this.text.trim()}'`);
    if (token === '(') return this.closed();
    const word = token.toLowerCase();
    const isCall = this.tokens[this.at] === '(';
    if (isCall && (Object.hasOwn(MEMORY, word) || Object.hasOwn(PURE, word))) {
      this.at++;
      const value = this.closed();
      if (Object.hasOwn(PURE, word)) return PURE[word](value);
      try {
        return MEMORY[word](toPointer(value));
      } catch (error) {
        if (error instanceof UnreadableMemory) throw new KdError(`Memory access error at '${this.rest() || ')'}'`);
        throw error;
      }
    }
    return operandValue(token);
  }

  private closed(): bigint {
    const value = this.level(0);
    if (this.tokens[this.at++] !== ')') throw new KdError(`Syntax error at '${this.text.trim()}'`);
    return value;
  }
}

function operandValue(token: string): bigint {
  const word = token.toLowerCase();
  const register = /^@?(\$\w+)$|^@(\w+)$/.exec(word);
  if (register) {
    const name = register[1] ?? register[2];
    if (Object.hasOwn(PSEUDO, name)) return PSEUDO[name]();
    throw new KdError(`Bad register error at '${token}'`);
  }
  const digits = word.replaceAll('`', '');
  if (/^0n\d{1,20}$/.test(digits)) return BigInt(digits.slice(2));
  if (/^0y[01]{1,64}$/.test(digits)) return BigInt(`0b${digits.slice(2)}`);
  if (/^0t[0-7]{1,21}$/.test(digits)) return BigInt(`0o${digits.slice(2)}`);
  if (/^(?:0x)?[0-9a-f]{1,16}h?$/.test(digits)) return BigInt(`0x${digits.replace(/^0x/, '').replace(/h$/, '')}`);
  const symbol = /^[\w`?]+(![\w:~?@]+)?$/.test(token) ? (symbolAddress(token) ?? variableAddress(token)) : undefined;
  if (symbol === undefined) throw new KdError(`Couldn't resolve error at '${token}'`);
  return pointer(symbol);
}

/** A variable means its place, as in MASM. */
function variableAddress(name: string): Pointer | undefined {
  return variablePlace(name, currentFrame()?.entry)?.at;
}

export function toPointer(value: bigint): Pointer {
  return Number(BigInt.asIntN(32, value));
}

/** @throws KdError in the debugger's words */
export function evaluate(text: string): bigint {
  if (text.length > 1000) throw new KdError(`Overflow error in '${text.slice(0, 40)}...'`);
  return new Parser(text).parse();
}

export function evaluatePointer(text: string): Pointer {
  return toPointer(evaluate(text));
}
