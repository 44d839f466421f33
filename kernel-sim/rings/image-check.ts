/**
 * What an image must be like before anything of it is put into the address space: its data and its functions within its own area, its
 * imports of the type that the system's routines have. The toolchain only makes such images; a machine is given bytes by anybody.
 */
import { hex, type Pointer } from './layout.ts';
import type { Rewritten } from './rewrite/index.ts';
import { F32, F64, I32, I64, typeName, type ValType } from './wasm/types.ts';

/** What can be wrong with an image; the message is for the student. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
}

/** Where an image may have its data and its functions. */
export interface ImageArea {
  readonly dataBase: Pointer;
  readonly dataBytes: number;
  readonly tableBase: number;
  readonly tableSlots: number;
}

/** Where the image's data ends. @throws ImageError when data or functions lie outside of the area. */
export function checkPlaces(name: string, rewritten: Rewritten, area: ImageArea): Pointer {
  const { dataBase, dataBytes, tableBase, tableSlots } = area;
  const { globals, segments, elements, tableMinimum } = rewritten;
  let bytes = 0;
  const extend = (what: string, va: Pointer, length: number): void => {
    // An address below the base is a long way above it.
    const offset = (va - dataBase) >>> 0;
    if (offset + length > dataBytes)
      throw new ImageError(
        `${name} has ${what} at ${hex(va)}, ${length} bytes; its data must lie in ${dataBytes} bytes from ${hex(dataBase)}`,
      );
    bytes = Math.max(bytes, offset + length);
  };
  const end = globals.__heap_base ?? globals.__data_end;
  if (end !== undefined) extend('the end of its data', end, 0);
  // Constants end and variables begin here.
  if (globals.__ringside_data !== undefined) extend('the beginning of its variables', globals.__ringside_data, 0);
  for (const { va, bytes: content } of segments) extend('data', va, content.length);
  const last = tableBase + tableSlots;
  if (elements.count > 0 && (elements.base < tableBase || elements.base + elements.count > last))
    throw new ImageError(
      `${name} fills the function table's slots ${elements.base} to ${elements.base + elements.count - 1}; its own are ${tableBase} to ${last - 1}`,
    );
  if (tableMinimum > last)
    throw new ImageError(`${name} wants a function table of ${tableMinimum} slots; ${last} is the most`);
  return (dataBase + bytes) | 0;
}

const VALUE_TYPES: Readonly<Record<string, ValType>> = { i: I32, I: I64, f: F32, d: F64 };

function typesOf(letters: string): ValType[] {
  return [...letters].map((letter) => VALUE_TYPES[letter]);
}

function spell(params: readonly ValType[], results: readonly ValType[]): string {
  return `(${params.map(typeName).join(', ')}) -> ${results.map(typeName).join(', ') || 'nothing'}`;
}

/** Refuses imports from elsewhere than `env`, of what `signatureOf` does not know, or of another type than the routine has. */
export function checkImports(
  name: string,
  imports: Rewritten['imports'],
  signatureOf: (routine: string) => string | undefined,
): void {
  const missing: string[] = [];
  for (const { module, name: wanted, params, results } of imports) {
    if (module !== 'env')
      throw new ImageError(`${name} imports ${wanted} from "${module}"; the system's routines are in "env"`);
    const signature = signatureOf(wanted);
    if (signature === undefined) {
      missing.push(wanted);
      continue;
    }
    const [parameters = '', result = ''] = signature.split(':');
    const has = spell(typesOf(parameters), typesOf(result));
    const calls = spell(params, results);
    if (has !== calls)
      throw new ImageError(
        `${name} calls ${wanted} as ${calls}, but it is ${has}: it was declared with another prototype`,
      );
  }
  if (missing.length > 0) throw new ImageError(`${name} needs ${missing.join(', ')}, which this system does not have`);
}
