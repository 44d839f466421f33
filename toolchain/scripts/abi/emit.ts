/** Writes what was derived as TypeScript. */
import type { Ast } from './ast.ts';
import { commentBefore } from './ast.ts';
import type { Constant } from './constants.ts';
import { headerText } from './headers.ts';
import type { Layout } from './records.ts';

export interface RingFacts {
  ast: Ast;
  layouts: Map<string, Layout>;
  constants: Map<string, Constant>;
  signatures: Map<string, string>;
}

export const HEAD = `/**
 * Derived from toolchain/include by toolchain/scripts/derive-abi.ts: change the headers, then run
 * \`node_modules/node/bin/node toolchain/scripts/derive-abi.ts\`.
 */
`;

const quote = (text: string) => JSON.stringify(text);

/** As the kernel holds numbers: 32-bit values signed, others as bigint. */
function literal(value: bigint): string {
  if (value >= -0x80000000n && value <= 0xffffffffn) return BigInt.asIntN(32, value).toString();
  return `${value}n`;
}

const byName = <T extends { name: string }>(items: Iterable<T>) =>
  [...items].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

export function emitStructs(kernel: RingFacts, user: RingFacts): string {
  const layouts = new Map([...user.layouts, ...kernel.layouts]);
  let text = `${HEAD}\n/** Offsets of fields in bytes; \`sizeof\` is the size of the whole. A nested field is \`Outer_Inner\`. */\n`;
  for (const layout of byName(layouts.values())) {
    text += `\n/** ${layout.size} bytes. */\nexport const ${layout.name} = {\n`;
    for (const field of layout.fields) {
      if (field.bits) text += `  /** ${field.bits} */\n`;
      text += `  ${field.name}: ${field.offset},\n`;
    }
    text += `  sizeof: ${layout.size},\n} as const;\n`;
  }
  return text;
}

/** The one-line text in the comment before a macro's definition. */
function macroTexts(header: string): Map<string, string> {
  const source = headerText(header);
  const texts = new Map<string, string>();
  for (const match of source.matchAll(/^#define (\w+) /gm)) {
    const comment = commentBefore(source, match.index);
    if (comment !== '') texts.set(match[1], comment);
  }
  return texts;
}

function emitCodes(constants: Constant[], header: string, what: string, prefix: string): string {
  const texts = macroTexts(header);
  let text = HEAD;
  for (const { name, value } of constants) {
    const comment = texts.get(name);
    if (comment) text += `\n/** ${comment} */`;
    text += `\nexport const ${name} = ${literal(value)};\n`;
  }
  const seen = new Set<string>();
  text += `\n/** Number -> [name, what it says]. */\nconst codes = new Map<number, readonly [string, string]>([\n`;
  for (const { name, value } of constants) {
    const number = literal(value);
    // Of several names for one number, the first in the header is the one to show.
    if (!seen.has(number)) text += `  [${number}, [${quote(name)}, ${quote(texts.get(name) ?? '')}]],\n`;
    seen.add(number);
  }
  text += `]);

/** The name of a ${what}, or its number in hexadecimal when it has none. */
export function ${prefix}Name(code: number): string {
  return codes.get(code | 0)?.[0] ?? \`0x\${(code >>> 0).toString(16).toUpperCase().padStart(8, '0')}\`;
}

/** What a ${what} says, in a sentence; empty for an unknown one. */
export function ${prefix}Text(code: number): string {
  return codes.get(code | 0)?.[1] ?? '';
}
`;
  return text;
}

const isStatus = (constant: Constant) => constant.header === 'ntstatus.h' && /^(STATUS|DBG)_/.test(constant.name);
const isBugCode = (constant: Constant) => constant.header === 'bugcodes.h';

export function emitStatus(kernel: RingFacts): string {
  const constants = [...kernel.constants.values()].filter(
    (constant) => isStatus(constant) && !constant.name.startsWith('STATUS_SEVERITY_'),
  );
  return emitCodes(constants, 'ntstatus.h', 'status', 'status');
}

export function emitBugCodes(kernel: RingFacts): string {
  return emitCodes([...kernel.constants.values()].filter(isBugCode), 'bugcodes.h', 'bug check', 'bugCheck');
}

function emitList(constants: Iterable<Constant>): string {
  let text = HEAD;
  for (const { name, value } of byName(constants)) text += `export const ${name} = ${literal(value)};\n`;
  return text;
}

function isPlain(constant: Constant): boolean {
  return !isStatus(constant) && !isBugCode(constant) && !/^_[A-Z_]+_H_?$/.test(constant.name);
}

export function emitConstants(kernel: RingFacts): string {
  return emitList([...kernel.constants.values()].filter(isPlain));
}

/** What only ring 3 knows, or knows with another value. */
export function emitWin32(kernel: RingFacts, user: RingFacts): string {
  const only = [...user.constants.values()].filter((constant) => {
    const known = kernel.constants.get(constant.name);
    return isPlain(constant) && (known === undefined || known.value !== constant.value);
  });
  return emitList(only);
}

export function emitPrototypes(kernel: RingFacts, user: RingFacts): string {
  let text = `${HEAD}
export interface Prototype {
  readonly name: string;
  /** Who can call it. */
  readonly ring: 0 | 3 | 'both';
  /** Where it is declared, below toolchain/include. */
  readonly header: string;
  /** C types. */
  readonly returns: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  /** The arguments behind the last parameter come as a pointer to a block of them. */
  readonly variadic: boolean;
  /**
   * WebAssembly's view, as clang compiles a call: parameters, a colon, the result ('i' i32, 'I' i64, 'f' f32, 'd' f64). A structure
   * by value is a pointer to a copy (except one with a single member, which is that member); a structure as result is a hidden first
   * pointer.
   */
  readonly signature: string;
  /** The documentation comment. */
  readonly doc: string;
}
`;
  for (const [own, other, ring, name] of [
    [kernel, user, '0', 'kernelPrototypes'],
    [user, kernel, '3', 'userPrototypes'],
  ] as const) {
    text += `\nexport const ${name}: Readonly<Record<string, Prototype>> = {\n`;
    for (const routine of byName(own.ast.routines.values())) {
      const signature = own.signatures.get(routine.name);
      if (signature === undefined) throw new Error(`${routine.name} (${routine.header}) has no signature`);
      const parameters = routine.parameters.map((p) => `{ name: ${quote(p.name)}, type: ${quote(p.type)} }`).join(', ');
      text += `  ${routine.name}: {
    name: ${quote(routine.name)},
    ring: ${other.signatures.get(routine.name) === signature ? "'both'" : ring},
    header: ${quote(routine.header)},
    returns: ${quote(routine.returns)},
    parameters: [${parameters}],
    variadic: ${routine.variadic},
    signature: ${quote(signature)},
    doc: ${quote(routine.doc)},
  },\n`;
    }
    text += '};\n';
  }
  return text;
}
