/**
 * A minimal processor for testing rewritten modules: real memory and page table, helpers that do what their contract says, and faults as
 * JavaScript exceptions that name their kind and site. Also clang, and the un-rewritten module for comparison.
 */
import { commands } from '@yowasp/clang';
import { Cells, PAGE_SHIFT, PAGE_TABLE, type Pointer } from '../../kernel-sim/rings/layout.ts';
import {
  type HELPERS,
  type RewriteOptions,
  type Rewritten,
  rewriteModule,
} from '../../kernel-sim/rings/rewrite/index.ts';

const OFFSET = 0x7fffffff;
export const CODE_BASE = { 0: 0x80800000 | 0, 3: 0x00400000 } as const;
export const DATA_BASE = { 0: 0x80900000 | 0, 3: 0x00800000 } as const;
/** Where the tests put things, as offsets in memory. */
export const MAP = { stack: 0x00c00000, stackBytes: 0x10000, sites: 0x00c20000, siteBytes: 0x4000, heap: 0x00d00000 };
const MEMORY_BYTES = 0x00e00000;

export class Fault {
  readonly kind: string;
  readonly site: Pointer;
  readonly parameters: number[];
  constructor(kind: string, site: Pointer, parameters: number[] = []) {
    this.kind = kind;
    this.site = site;
    this.parameters = parameters;
  }
}

export interface CompileOptions {
  ring?: 0 | 3;
  flags?: string[];
  /** Linker arguments, without -Wl. */
  link?: string[];
}

/** Compiles and links C sources as an image for `ring`, by default without optimisation. */
export async function compile(
  sources: string | Record<string, string>,
  { ring = 3, flags = ['-O0'], link = [] }: CompileOptions = {},
): Promise<Uint8Array> {
  const files = typeof sources === 'string' ? { 'a.c': sources } : sources;
  const linker = ['--no-entry', '--import-memory', '--import-table', '--allow-undefined', '--table-base=4096'];
  linker.push('--export=__stack_pointer', '--export=__heap_base', '--export=__data_end');
  linker.push(`--global-base=${DATA_BASE[ring] >>> 0}`, '--stack-first', '-zstack-size=0', ...link);
  const target = ['--target=wasm32', '-nostdlib', '-fno-builtin', '-mbulk-memory', '-mnontrapping-fptoint'];
  const names = Object.keys(files).filter((name) => name.endsWith('.c'));
  let said = '';
  const text = new TextDecoder();
  const hear = (bytes: Uint8Array | null): void => {
    if (bytes) said += text.decode(bytes);
  };
  const command = ['clang', ...target, ...flags, ...linker.map((l) => `-Wl,${l}`), ...names, '-o', 'a.wasm'];
  try {
    const out = await commands.clang(command.slice(1), files, { stderr: hear, fetchProgress: () => {} });
    return out?.['a.wasm'] as Uint8Array;
  } catch {
    throw new Error(`clang: ${said}`);
  }
}

/** Compiler flags with which setjmp and longjmp work over wasm exceptions. */
export const SETJMP_FLAGS = [
  '-mexception-handling',
  '-mllvm',
  '-wasm-enable-sjlj',
  '-mllvm',
  '-wasm-use-legacy-eh=false',
];

type Routine = (...parameters: (number | bigint)[]) => unknown;
export type Imports = Record<string, Routine | WebAssembly.Tag>;

export class Machine {
  readonly ring: 0 | 3;
  readonly rewritten: Rewritten;
  readonly memory = new WebAssembly.Memory({ initial: MEMORY_BYTES / 0x10000, maximum: 32768 });
  readonly table = new WebAssembly.Table({ element: 'anyfunc', initial: 0x1100 });
  readonly tag = new WebAssembly.Tag({ parameters: ['i32'] });
  readonly view = new DataView(this.memory.buffer);
  readonly pages = new Uint8Array(this.memory.buffer, PAGE_TABLE, 0x100000);
  readonly instance: WebAssembly.Instance;
  /** What helpers were called, by name, with all parameters. */
  readonly log: { name: string; parameters: (number | bigint)[] }[] = [];
  /** Slow accesses go through even where the page table refuses. */
  lenient = false;
  onPreempt: (site: Pointer) => void = () => this.setCell(Cells.FUEL, 1_000_000);
  /** Where slow accesses go instead of memory; the stack stays where it is. */
  private other: DataView | undefined;

  constructor(bytes: Uint8Array, options: Partial<RewriteOptions> & { ring: 0 | 3 }, env: Imports = {}) {
    this.ring = options.ring;
    this.rewritten = rewriteModule(bytes, { codeBase: CODE_BASE[options.ring], ...options });
    for (const { va, bytes: data } of this.rewritten.segments)
      new Uint8Array(this.memory.buffer).set(data, va & OFFSET);
    const imports = { ring: this.helpers(), env: env as WebAssembly.ModuleImports };
    this.instance = new WebAssembly.Instance(new WebAssembly.Module(this.rewritten.bytes), imports);
    const end = this.rewritten.globals.__data_end ?? DATA_BASE[this.ring];
    this.setPages(DATA_BASE[this.ring], ((end & OFFSET) - (DATA_BASE[this.ring] & OFFSET)) | 0xfff, 3);
    this.setPages(this.va(MAP.stack), MAP.stackBytes, 3);
    this.setPages(this.va(MAP.heap), MEMORY_BYTES - MAP.heap, 3);
    this.reset();
  }

  /** Makes every page absent and moves all memory but the stack to where only the helpers reach it. */
  shadow(): void {
    const bytes = new Uint8Array(this.memory.buffer);
    this.other = new DataView(bytes.slice().buffer);
    bytes.fill(0, PAGE_TABLE, MAP.stack);
    bytes.fill(0, MAP.heap);
    this.lenient = true;
  }

  private storage(at: number): DataView {
    const stack = at >= MAP.stack && at < MAP.stack + MAP.stackBytes;
    return this.other && !stack ? this.other : this.view;
  }

  /** Virtual address of a memory offset. */
  va(at: number): Pointer {
    return this.ring === 0 ? at | 0x80000000 : at;
  }

  reset(): void {
    this.setCell(Cells.SP, this.va(MAP.stack + MAP.stackBytes));
    this.setCell(Cells.CSP, this.va(MAP.sites));
    this.setCell(Cells.CSL, this.va(MAP.sites + MAP.siteBytes));
    this.setCell(Cells.FUEL, 1_000_000);
  }

  cell(cell: number): number {
    return this.view.getInt32(cell, true);
  }

  setCell(cell: number, value: number): void {
    this.view.setInt32(cell, value, true);
  }

  setPages(va: Pointer, bytes: number, bits: number): void {
    const first = (va & OFFSET) >>> PAGE_SHIFT;
    this.pages.fill(bits, first, (((va & OFFSET) + bytes - 1) >>> PAGE_SHIFT) + 1);
  }

  call(name: string, ...parameters: (number | bigint)[]): number | bigint {
    return (this.instance.exports[name] as (...p: (number | bigint)[]) => number | bigint)(...parameters);
  }

  /** Runs `name` and returns the fault that it ends with. */
  fault(name: string, ...parameters: (number | bigint)[]): Fault {
    try {
      this.call(name, ...parameters);
    } catch (thrown) {
      if (thrown instanceof Fault) return thrown;
      throw thrown;
    }
    throw new Error(`${name} has not faulted`);
  }

  private reach(va: Pointer, bytes: number, bit: number, site: Pointer): number {
    const inHalf = va < 0 === (this.ring === 0);
    for (const at of [va, (va + bytes - 1) | 0]) {
      const present = inHalf && (this.pages[(at & OFFSET) >>> PAGE_SHIFT] & bit) !== 0;
      if (!present && !(this.lenient && inHalf)) throw new Fault(bit === 1 ? 'read' : 'write', site, [at]);
    }
    return va & OFFSET;
  }

  private helpers(): WebAssembly.ModuleImports {
    const raising =
      (name: string) =>
      (...p: number[]) => {
        throw new Fault(name, p[p.length - 1], p.slice(0, -1));
      };
    const read = (bytes: number, get: (at: number) => number | bigint) => (va: number, site: number) =>
      get(this.reach(va, bytes, 1, site));
    const write =
      (bytes: number, put: (at: number, value: never) => void) => (va: number, value: unknown, site: number) =>
        put(this.reach(va, bytes, 2, site), value as never);
    const all: Record<keyof typeof HELPERS, unknown> = {
      load8_u: read(1, (at) => this.storage(at).getUint8(at)),
      load8_s: read(1, (at) => this.storage(at).getInt8(at)),
      load16_u: read(2, (at) => this.storage(at).getUint16(at, true)),
      load16_s: read(2, (at) => this.storage(at).getInt16(at, true)),
      load32: read(4, (at) => this.storage(at).getInt32(at, true)),
      load64: read(8, (at) => this.storage(at).getBigInt64(at, true)),
      loadf32: read(4, (at) => this.storage(at).getFloat32(at, true)),
      loadf64: read(8, (at) => this.storage(at).getFloat64(at, true)),
      store8: write(1, (at, v: number) => this.storage(at).setInt8(at, v)),
      store16: write(2, (at, v: number) => this.storage(at).setInt16(at, v, true)),
      store32: write(4, (at, v: number) => this.storage(at).setInt32(at, v, true)),
      store64: write(8, (at, v: bigint) => this.storage(at).setBigInt64(at, v, true)),
      storef32: write(4, (at, v: number) => this.storage(at).setFloat32(at, v, true)),
      storef64: write(8, (at, v: number) => this.storage(at).setFloat64(at, v, true)),
      copy: (to: number, from: number, n: number, site: number) => {
        const source = this.reach(from, n, 1, site);
        const target = this.reach(to, n, 2, site);
        const bytes = Array.from({ length: n }, (_, i) => this.storage(source + i).getUint8(source + i));
        bytes.forEach((byte, i) => this.storage(target + i).setUint8(target + i, byte));
      },
      fill: (to: number, byte: number, n: number, site: number) => {
        const at = this.reach(to, n, 2, site);
        for (let i = at; i < at + n; i++) this.storage(i).setUint8(i, byte);
      },
      preempt: (site: number) => this.onPreempt(site),
      overflow: raising('overflow'),
      stack_fault: (frame: number, site: number) => {
        if (!this.lenient) throw new Fault('stack_fault', site, [frame]);
      },
      probe: (va: number, n: number, site: number) => {
        for (let at = 0; at < n; at += 0x1000) this.reach((va + at) | 0, 1, 2, site);
        this.reach((va + n - 1) | 0, 1, 2, site);
      },
      divide_error: raising('divide_error'),
      divide_overflow: raising('divide_overflow'),
      illegal: raising('illegal'),
      bad_call: raising('bad_call'),
      probe_line: () => {},
      safepoint: () => {},
    };
    const logged: Record<string, unknown> = { memory: this.memory, table: this.table, longjmp: this.tag };
    for (const [name, routine] of Object.entries(all)) {
      logged[name] = (...parameters: (number | bigint)[]) => {
        if (!this.other) this.log.push({ name, parameters });
        return (routine as Routine)(...parameters) as number;
      };
    }
    return logged as WebAssembly.ModuleImports;
  }
}

export interface Plain {
  readonly memory: WebAssembly.Memory;
  call(name: string, ...parameters: (number | bigint)[]): number | bigint;
}

/** Instantiates the module as it is, with the same map of ring 3. */
export function plainMachine(bytes: Uint8Array, env: Imports = {}): Plain {
  const memory = new WebAssembly.Memory({ initial: MEMORY_BYTES / 0x10000 });
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: 0x1100 });
  const tag = new WebAssembly.Tag({ parameters: ['i32'] });
  const imports = { env: { memory, __indirect_function_table: table, __c_longjmp: tag, ...env } as object };
  const { exports } = new WebAssembly.Instance(
    new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>),
    imports as WebAssembly.Imports,
  );
  const sp = exports.__stack_pointer as WebAssembly.Global | undefined;
  if (sp) sp.value = MAP.stack + MAP.stackBytes;
  return { memory, call: (name, ...p) => (exports[name] as (...q: (number | bigint)[]) => number | bigint)(...p) };
}
