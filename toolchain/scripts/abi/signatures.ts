/** The wasm signatures that clang itself gives to the declared routines: those of an object's imports. */
import type { Ring } from '../../flags.ts';
import { ByteReader, readSections, SectionId } from '../../wasm-file.ts';
import { clang, unitText } from './headers.ts';

const LETTERS = new Map([
  [0x7f, 'i'],
  [0x7e, 'I'],
  [0x7d, 'f'],
  [0x7c, 'd'],
]);

function letter(type: number): string {
  const found = LETTERS.get(type);
  if (found === undefined) throw new Error(`an import uses the wasm type 0x${type.toString(16)}`);
  return found;
}

function readTypes(content: Uint8Array): string[] {
  const reader = new ByteReader(content);
  const types: string[] = [];
  for (let count = reader.u32(); count > 0; count--) {
    reader.u8();
    let text = '';
    for (let n = reader.u32(); n > 0; n--) text += letter(reader.u8());
    text += ':';
    for (let n = reader.u32(); n > 0; n--) text += letter(reader.u8());
    types.push(text);
  }
  return types;
}

/** clang turns calls of these into exception handling. */
const SETJMP = /(set|long)jmp/;

/** Routines whose name clang keeps to itself: calls of them never leave the compiler. */
async function compilerBuiltins(ring: Ring, names: readonly string[]): Promise<Set<string>> {
  const head = unitText(ring);
  const lines = names.map((name) => `void *__abi_${name} = (void *)&${name};`).join('\n');
  const run = await clang(ring, `${head}${lines}\n`, ['-fsyntax-only'], true);
  const first = head.split('\n').length;
  const found = /unit\.c:(\d+):\d+:(?:\{[^\n]*\}:)? error: builtin functions must be directly called/g;
  return new Set([...run.output.matchAll(found)].map((match) => names[Number(match[1]) - first]));
}

export async function readSignatures(ring: Ring, all: readonly string[]): Promise<Map<string, string>> {
  const builtins = await compilerBuiltins(ring, all);
  const names = all.filter((name) => !builtins.has(name) && !SETJMP.test(name));
  const references = names.map((name) => `(void *)&${name},`).join('\n');
  const source = `${unitText(ring)}void *const __abi_references[] = {\n${references}\n};\n`;
  const run = await clang(ring, source, ['-fno-builtin', '-g0', '-o', '/unit.o']);
  const object = run.files['unit.o'];
  if (!(object instanceof Uint8Array)) throw new Error('clang did not write unit.o');
  let types: string[] = [];
  const signatures = new Map<string, string>();
  for (const section of readSections(object)) {
    if (section.id === SectionId.TYPE) types = readTypes(section.content);
    if (section.id === SectionId.IMPORT) readImports(section.content, types, signatures);
  }
  return signatures;
}

function readImports(content: Uint8Array, types: string[], signatures: Map<string, string>): void {
  const reader = new ByteReader(content);
  const limits = () => {
    const flags = reader.u8();
    reader.u32();
    if (flags & 1) reader.u32();
  };
  for (let count = reader.u32(); count > 0; count--) {
    reader.name();
    const name = reader.name();
    const kind = reader.u8();
    if (kind === 0) signatures.set(name, types[reader.u32()]);
    else if (kind === 1) {
      reader.u8();
      limits();
    } else if (kind === 2) limits();
    else if (kind === 3) {
      reader.u8();
      reader.u8();
    } else if (kind === 4) {
      reader.u8();
      reader.u32();
    } else throw new Error(`an import of the unknown kind ${kind}`);
  }
}
