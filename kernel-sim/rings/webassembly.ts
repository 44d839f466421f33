/**
 * The parts of the WebAssembly JavaScript interface that rings/ uses, typed here: kernel-sim compiles without DOM types, and the
 * DOM's do not know stack switching (JSPI) everywhere yet.
 */
export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
export interface Table {
  readonly length: number;
  grow(entries: number): number;
  get(index: number): unknown;
  set(index: number, value: unknown): void;
}
export interface Instance {
  readonly exports: Record<string, unknown>;
}
export type Module = object & { readonly __module?: never };
export type Tag = object & { readonly __tag?: never };

interface Api {
  Memory: new (descriptor: { initial: number; maximum?: number }) => Memory;
  Table: new (descriptor: { element: 'anyfunc'; initial: number; maximum?: number }) => Table;
  Tag: new (type: { parameters: ('i32' | 'i64')[] }) => Tag;
  Exception: new (tag: Tag, payload: number[]) => object;
  Module: {
    new (bytes: Uint8Array): Module;
    imports(module: Module): { module: string; name: string; kind: string }[];
    exports(module: Module): { name: string; kind: string }[];
  };
  Instance: new (module: Module, imports?: Record<string, Record<string, unknown>>) => Instance;
  Suspending: new (routine: (...parameters: number[]) => unknown) => object;
  promising(routine: unknown): (...parameters: number[]) => Promise<number>;
  compile(bytes: Uint8Array): Promise<Module>;
  validate(bytes: Uint8Array): boolean;
}

export const wasm: Api = (globalThis as unknown as { WebAssembly: Api }).WebAssembly;
