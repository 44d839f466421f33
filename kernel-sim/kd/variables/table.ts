/**
 * The variables of images: their names, types and places, as the host of the debugger has them from the compiler. An image carries none itself.
 * The shapes are those that toolchain/variables.ts makes: neither package imports the other, and where a host hands tables over, both must fit.
 */
import type { Pointer } from '../../rings/layout.ts';

export type ScalarEncoding = 'signed' | 'unsigned' | 'boolean' | 'character' | 'float';

/** `type`, `to` and `of` are places in the table's list of types. */
export type KdType =
  | { readonly kind: 'scalar'; readonly name: string; readonly bytes: number; readonly encoding: ScalarEncoding }
  | { readonly kind: 'pointer'; readonly to: number }
  | { readonly kind: 'array'; readonly of: number; readonly count: number }
  | { readonly kind: 'named'; readonly name: string; readonly type: number }
  | {
      readonly kind: 'structure';
      readonly name: string;
      readonly union: boolean;
      readonly bytes: number;
      readonly members: readonly KdMember[];
    }
  | {
      readonly kind: 'enumeration';
      readonly name: string;
      readonly bytes: number;
      readonly values: readonly (readonly [name: string, value: number])[];
    }
  | { readonly kind: 'routine' }
  | { readonly kind: 'void' };

export interface KdMember {
  /** '' for a nameless structure or union. */
  readonly name: string;
  readonly type: number;
  readonly offset: number;
  /** Of a bit field: its first bit, counted from `offset`, and how many bits it has. */
  readonly bits?: readonly [first: number, count: number];
}

export interface KdVariable {
  readonly name: string;
  readonly type: number;
  /** From the lowest byte of the function's frame; of a static one and a global, its address. */
  readonly at: number;
  readonly static: boolean;
  readonly parameter: boolean;
  readonly line: number;
}

/** A block of the source in which variables are known; offsets count in the contents of the Code section. */
export interface KdBlock {
  readonly start: number;
  readonly end: number;
  readonly variables: readonly KdVariable[];
  readonly blocks: readonly KdBlock[];
}

export interface KdImageVariables {
  /** "metafs.sys" */
  readonly image: string;
  /** By ascending start. */
  readonly functions: readonly KdBlock[];
  readonly globals: readonly (KdVariable & { readonly file: string })[];
  readonly types: readonly KdType[];
}

/** Something in memory that has a type. */
export interface KdTyped {
  readonly table: KdImageVariables;
  readonly type: number;
  readonly at: Pointer;
  readonly bits?: readonly [first: number, count: number];
}

/** Undefined: the host has not said. */
let tables: ReadonlyMap<string, KdImageVariables> | undefined;

/** These are the variables of the images that the machine has now. */
export function kdSetVariables(list: readonly KdImageVariables[]): void {
  tables = new Map(list.map((table) => [table.image.toLowerCase(), table]));
}

/** Another machine boots: what is known is of the images before. */
export function kdForgetVariables(): void {
  tables = undefined;
}

export function kdHasVariables(): boolean {
  return tables !== undefined;
}

export function variablesOf(image: string): KdImageVariables | undefined {
  return tables?.get(image.toLowerCase());
}

export function variableTables(): Iterable<KdImageVariables> {
  return tables?.values() ?? [];
}

/** A type under the names that it has been given. */
export function bareType({ types }: KdImageVariables, index: number): KdType {
  let type = types[index];
  while (type.kind === 'named') type = types[type.type];
  return type;
}

/** The structure of this name, of whichever image: `_EXTENSION`, `EXTENSION`, `steps!EXTENSION`. */
export function structureType(text: string): { table: KdImageVariables; type: number } | undefined {
  const [module, name] = text.includes('!') ? text.split('!') : [undefined, text];
  const wanted = new Set([name, `_${name}`, name.replace(/^_/, '')]);
  for (const table of variableTables()) {
    if (module !== undefined && table.image.toLowerCase().replace(/\.[^.]*$/, '') !== module.toLowerCase()) continue;
    const type = table.types.findIndex((one) => one.kind === 'structure' && one.bytes > 0 && wanted.has(one.name));
    if (type >= 0) return { table, type };
  }
  return undefined;
}

const POINTER_BYTES = 4;

export function typeBytes(table: KdImageVariables, index: number): number {
  const type = bareType(table, index);
  switch (type.kind) {
    case 'pointer':
    case 'routine':
      return POINTER_BYTES;
    case 'array':
      return type.count * typeBytes(table, type.of);
    case 'void':
    case 'named':
      return 0;
    default:
      return type.bytes;
  }
}

/** As C spells it: `ULONG`, `struct _IRP *`, `CHAR[16]`. */
export function typeText(table: KdImageVariables, index: number): string {
  const type = table.types[index];
  switch (type.kind) {
    case 'void':
      return 'void';
    case 'routine':
      return 'function';
    case 'pointer': {
      const target = typeText(table, type.to);
      return target.endsWith('*') ? `${target}*` : `${target} *`;
    }
    case 'array': {
      // The dimensions stand behind the element's type, outermost first.
      let element = type.of;
      let dimensions = `[${type.count}]`;
      for (let inner = table.types[element]; inner.kind === 'array'; inner = table.types[element]) {
        dimensions += `[${inner.count}]`;
        element = inner.of;
      }
      return `${typeText(table, element)}${dimensions}`;
    }
    case 'structure':
      return type.name || (type.union ? 'union' : 'struct');
    default:
      return type.name || 'enum';
  }
}
