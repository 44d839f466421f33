/**
 * Loading images: rewritten module, thunks for its imports, its data placed in the address space.
 *
 * The only place where student code is instantiated, and it only instantiates what the rewriter returned.
 */
import type { AddressSpace } from './address-space.ts';
import {
  accessImport,
  badCall,
  enterImport,
  enterThread,
  isGenerator,
  plainImport,
  preemptImport,
  probeImport,
  resumeRoutine,
} from './boundary.ts';
import { SimulatorError } from './exception.ts';
import { checkImports, checkPlaces, ImageError } from './image-check.ts';
import {
  DRIVER_BASE,
  DRIVER_DATA_OFFSET,
  DRIVER_SLOT,
  DRIVER_SLOTS,
  DRIVER_TABLE_SLOTS,
  hex,
  PAGE_SIZE,
  PageBits,
  type Pointer,
  PROGRAM_TABLE_SLOTS,
  TABLE_BASE,
  USER_DATA_BASE,
  USER_HEAP_BASE,
  USER_IMAGE_BASE,
} from './layout.ts';
import { lineStarts, readLines } from './lines.ts';
import { kernelSpace } from './memory.ts';
import { armSpace } from './probes.ts';
import { suspend } from './processor.ts';
import type { Kernel } from './request.ts';
import { type Rewritten, rewriteModule } from './rewrite/index.ts';
import { ringImports } from './ring-imports.ts';
import { longjmpTag, SEH_SIGNATURES, sehImports } from './seh.ts';
import { buildTrampoline, type Thunk } from './trampoline.ts';
import { readModule } from './wasm/module.ts';
import { type Instance, type Module, type Table, wasm } from './webassembly.ts';

/** A kernel or system routine as an image's import sees it. */
export interface SystemRoutine {
  readonly routine: (...parameters: never[]) => unknown;
  /** Prototype notation, such as `iii:i`. */
  readonly signature: string;
}

export type SystemRoutines = ReadonlyMap<string, SystemRoutine>;

export { ImageError };

/** An image that is ready to be instantiated, any number of times. */
export interface PreparedImage {
  readonly name: string;
  readonly ring: 0 | 3;
  readonly rewritten: Rewritten;
  readonly module: Module;
  readonly codeBase: Pointer;
  /** The linked bytes: symbols are read from them when something is to be explained. */
  readonly bytes: Uint8Array;
  readonly dataBase: Pointer;
  /** First address behind the image's data. */
  readonly dataEnd: Pointer;
}

/** An image in the address space. */
export interface LoadedImage {
  readonly prepared: PreparedImage;
  readonly name: string;
  readonly base: Pointer;
  /** From `base` to the end of its data. */
  readonly bytes: number;
  readonly space: AddressSpace;
  readonly instance: Instance;
  /** Function table slots that its functions have, or had before it was unloaded. */
  readonly routines: ReadonlySet<Pointer>;
  /** Function table index of an exported routine; 0 when there is none. */
  entry(name: string): Pointer;
  /** Function table index of a routine that the image could have imported, too: what GetProcAddress answers. 0 when there is none. */
  systemRoutine(name: string): Pointer;
}

export interface PrepareOptions {
  /** A line probe where each line of the lab's code begins: breakpoints and steps. */
  readonly probes?: boolean;
  readonly safepoints?: boolean;
}

let kernelTable: Table = makeTable(0);
let kernelRoutines: SystemRoutines = new Map();
let userRoutines: SystemRoutines = new Map();
let noUserTable: Table = makeTable(0);
let kernelThread: unknown;
const addresses = new Map<string, Pointer>();

function makeTable(initial: number): Table {
  return new wasm.Table({ element: 'anyfunc', initial });
}

/** Begins anew: an empty kernel function table and the routines that images may import. */
export function resetLoader(kernel: SystemRoutines, user: SystemRoutines): void {
  kernelTable = makeTable(TABLE_BASE + DRIVER_SLOTS * DRIVER_TABLE_SLOTS);
  noUserTable = makeTable(0);
  kernelRoutines = kernel;
  userRoutines = user;
  addresses.clear();
  kernelThread = trampoline([], noUserTable, 0).thread;
}

/** The bottom of the stacks of threads that never leave ring 0. */
export function kernelThreadEntry(): unknown {
  return kernelThread;
}

/** The function table of the kernel half. */
export function kernelFunctionTable(): Table {
  return kernelTable;
}

/** Whether `routine` is a function pointer that exists in the kernel's table. */
export function isKernelRoutine(routine: Pointer): boolean {
  return routine > 0 && routine < kernelTable.length && kernelTable.get(routine) !== null;
}

/** The processor's own ways into the kernel, from any place in ring code. */
const TRAPS: Readonly<Record<string, typeof preemptImport>> = {
  'ring.preempt': preemptImport,
  'ring.probe_line': probeImport,
  'ring.safepoint': accessImport,
};

const trampolines = new Map<string, Module>();

function trampoline(
  thunks: readonly (Thunk & Partial<SystemRoutine>)[],
  userTable: Table,
  ring: 0 | 3,
): Record<string, unknown> {
  const key = thunks.map((t) => `${t.name}(${t.signature})`).join();
  let module = trampolines.get(key);
  if (!module) {
    module = new wasm.Module(buildTrampoline(thunks));
    trampolines.set(key, module);
  }
  const enter: Record<string, unknown> = {};
  for (const { name, signature, routine } of thunks) {
    const result = signature.split(':')[1] ?? '';
    enter[name] = routine ? enterImport(name, ring, result, routine) : TRAPS[name](ring);
  }
  return new wasm.Instance(module, {
    ring: {
      memory: kernelSpace.memory,
      kernel_table: kernelTable,
      user_table: userTable,
      resume: resumeRoutine,
      suspend: new wasm.Suspending(suspend),
      bad_call: badCall,
      enter_thread: enterThread,
    },
    enter,
  }).exports;
}

/** Images that were prepared last, oldest first: most of a lab stays as it is from one run to the next. Content decides, not time. */
const kept: { readonly key: string; readonly image: Promise<PreparedImage>; readonly bytes: Uint8Array }[] = [];
const PREPARED_KEPT = 16;

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/**
 * Rewrites and compiles an image. `bytes` is what the toolchain linked at the addresses of rings/layout.ts.
 * @throws ImageError when the module is not one that can be loaded.
 */
export function prepareImage(
  name: string,
  bytes: Uint8Array,
  ring: 0 | 3,
  options: PrepareOptions = {},
): Promise<PreparedImage> {
  const key = `${name}/${ring}/${options.safepoints === true}/${options.probes === true}`;
  const at = kept.findIndex((known) => known.key === key && sameBytes(known.bytes, bytes));
  const [known] = at >= 0 ? kept.splice(at, 1) : [];
  // A copy: the caller may use its buffer for something else.
  const copy = known?.bytes ?? bytes.slice();
  const image = known?.image ?? prepare(name, copy, ring, options);
  kept.push({ key, image, bytes: copy });
  if (kept.length > PREPARED_KEPT) kept.shift();
  return image;
}

async function prepare(name: string, bytes: Uint8Array, ring: 0 | 3, options: PrepareOptions): Promise<PreparedImage> {
  const slot = ring === 0 ? driverSlot(name, bytes) : 0;
  const codeBase = ring === 0 ? (DRIVER_BASE + slot * DRIVER_SLOT) | 0 : USER_IMAGE_BASE;
  const dataBase = ring === 0 ? (codeBase + DRIVER_DATA_OFFSET) | 0 : USER_DATA_BASE;
  const probes = new Set(options.probes ? lineStarts(readLines(bytes)) : []);
  const rewritten = rewriteModule(bytes, { ring, codeBase, safepoints: options.safepoints === true, probes });
  const last = rewritten.functions.at(-1);
  const codeBytes = last ? last.end : 0;
  if (codeBytes > dataBase - codeBase)
    throw new ImageError(`${name} has ${codeBytes} bytes of code; ${dataBase - codeBase} is the most`);
  const dataEnd = checkPlaces(name, rewritten, {
    dataBase,
    dataBytes: ring === 0 ? DRIVER_SLOT - DRIVER_DATA_OFFSET : USER_HEAP_BASE - USER_DATA_BASE,
    tableBase: ring === 0 ? TABLE_BASE + slot * DRIVER_TABLE_SLOTS : TABLE_BASE,
    tableSlots: ring === 0 ? DRIVER_TABLE_SLOTS : PROGRAM_TABLE_SLOTS,
  });
  const module = await compile(name, rewritten.bytes);
  return { name, ring, rewritten, module, codeBase, bytes, dataBase, dataEnd };
}

/** An engine has limits of its own (the size of a function, the number of its locals). */
async function compile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Module> {
  try {
    return await wasm.compile(bytes);
  } catch (reason) {
    throw new ImageError(`${name} cannot be compiled: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
}

/** Drivers are linked for one of the slots of the map; which one shows in every address in them. */
function driverSlot(name: string, bytes: Uint8Array): number {
  const module = readModule(bytes);
  const end = module.exports.find(
    ({ name, kind }) => kind === 'global' && (name === '__data_end' || name === '__heap_base'),
  );
  const at = (end && module.globals[end.index].value) ?? module.data[0]?.va;
  if (at === undefined) throw new ImageError(`${name} does not say where it was linked`);
  const slot = Math.floor((at - DRIVER_BASE) / DRIVER_SLOT);
  if (slot < 0 || slot >= DRIVER_SLOTS) throw new ImageError(`${name} was linked outside the driver area`);
  return slot;
}

/**
 * Puts a prepared image into `space` and instantiates it.
 * @throws ImageError when it imports what the system does not have, or its memory cannot be had.
 */
export function loadImage(prepared: PreparedImage, space: AddressSpace, table: Table): LoadedImage {
  const { ring, rewritten, name } = prepared;
  const routines = ring === 0 ? kernelRoutines : userRoutines;
  checkImports(name, rewritten.imports, (wanted) => SEH_SIGNATURES.get(wanted) ?? routines.get(wanted)?.signature);
  const taken = space.pageBits(prepared.dataBase) & PageBits.READ;
  if (taken) throw new ImageError(`${name} cannot be loaded at ${hex(prepared.dataBase)}: another image is there`);
  const env: Record<string, unknown> = { ...sehImports(ring) };
  const thunks = new Map<string, Thunk & SystemRoutine>();
  for (const { name: wanted } of rewritten.imports) {
    const known = SEH_SIGNATURES.has(wanted) ? undefined : routines.get(wanted);
    if (!known) continue;
    if (isGenerator(known.routine)) thunks.set(wanted, { name: wanted, ...known });
    else env[wanted] = plainImport(wanted, ring, known.routine);
  }
  const traps = Object.keys(TRAPS).map((trap) => ({ name: trap, signature: 'i:' }));
  const exports = trampoline([...thunks.values(), ...traps], ring === 0 ? noUserTable : table, ring);
  for (const wanted of thunks.keys()) env[wanted] = exports[`thunk.${wanted}`];
  const ringModule: Record<string, unknown> = {
    ...ringImports(ring),
    memory: space.memory,
    table,
    longjmp: longjmpTag,
  };
  for (const thunk of traps) ringModule[thunk.name.slice('ring.'.length)] = exports[`thunk.${thunk.name}`];

  placeData(prepared, space);
  armSpace(space);
  growTable(table, rewritten.tableMinimum);
  const instance = new wasm.Instance(prepared.module, { ring: ringModule, env });
  const entries = new Map<string, Pointer>();
  const asked = new Map<string, Pointer>();
  const slots = new Set<Pointer>();
  for (let i = 0; i < rewritten.elements.count; i++) slots.add(rewritten.elements.base + i);
  return {
    routines: slots,
    prepared,
    name,
    base: prepared.codeBase,
    bytes: prepared.dataEnd - prepared.codeBase,
    space,
    instance,
    entry(wanted) {
      const known = entries.get(wanted);
      if (known !== undefined) return known;
      const routine = instance.exports[wanted];
      const index = typeof routine === 'function' ? addToTable(table, routine) : 0;
      entries.set(wanted, index);
      if (index) slots.add(index);
      return index;
    },
    systemRoutine(wanted) {
      const known = asked.get(wanted);
      if (known !== undefined) return known;
      const routine = routines.get(wanted);
      const index = routine ? addToTable(table, callable(wanted, routine, ring === 0 ? noUserTable : table, ring)) : 0;
      asked.set(wanted, index);
      if (index) slots.add(index);
      return index;
    },
  };
}

function growTable(table: Table, entries: number): void {
  if (table.length < entries) table.grow(entries - table.length);
}

function addToTable(table: Table, routine: unknown): Pointer {
  const index = table.grow(1);
  table.set(index, routine);
  return index;
}

function placeData({ name, rewritten, dataBase, dataEnd }: PreparedImage, space: AddressSpace): void {
  const bytes = dataEnd - dataBase;
  if (!space.setPages(dataBase, Math.max(bytes, PAGE_SIZE), PageBits.READ | PageBits.WRITE)) {
    throw new ImageError(`no memory for ${name}: ${bytes} bytes of data`);
  }
  space.zero(dataBase, bytes);
  for (const { va, bytes: content } of rewritten.segments) space.u8.set(content, va & 0x7fffffff);
  // The image's variables begin on a page of their own; what lies before it are its constants.
  const variables = rewritten.globals.__ringside_data ?? dataBase;
  if (variables - dataBase > 0 && variables % PAGE_SIZE === 0)
    space.setPages(dataBase, variables - dataBase, PageBits.READ);
}

/**
 * Takes an image out of the address space. Its function pointers become invalid: a later call faults.
 */
export function unloadImage(image: LoadedImage, table: Table): void {
  const { prepared } = image;
  for (const slot of image.routines) table.set(slot, null);
  image.space.setPages(prepared.dataBase, Math.max(prepared.dataEnd - prepared.dataBase, PAGE_SIZE), 0);
}

/** A process's function table and the bottom of its threads' stacks. */
export interface UserTable {
  readonly table: Table;
  readonly thread: unknown;
}

export function makeUserTable(): UserTable {
  const table = makeTable(TABLE_BASE);
  return { table, thread: trampoline([], table, 3).thread };
}

/**
 * A function pointer for an exported kernel routine, as a driver finds it in MajorFunction or asks for with MmGetSystemRoutineAddress.
 * 0 when there is no such routine.
 */
export function exportAddress(name: string): Pointer {
  const known = addresses.get(name);
  if (known !== undefined) return known;
  const routine = kernelRoutines.get(name);
  const address = routine ? addToTable(kernelTable, callable(name, routine, noUserTable, 0)) : 0;
  addresses.set(name, address);
  return address;
}

/** The name of the kernel routine at a function pointer that `exportAddress` gave out. */
export function exportName(address: Pointer): string | undefined {
  for (const [name, known] of addresses) if (known === address) return name;
  return undefined;
}

function callable(name: string, { routine, signature }: SystemRoutine, userTable: Table, ring: 0 | 3): unknown {
  const generator: (...parameters: never[]) => Kernel<unknown> = isGenerator(routine)
    ? (routine as unknown as (...parameters: never[]) => Kernel<unknown>)
    : // A plain routine becomes a generator that never yields: one way into the table for both.
      withLength(routine.length, function* (...parameters) {
        return routine(...parameters);
      });
  const thunk = trampoline([{ name, signature, routine: generator }], userTable, ring)[`thunk.${name}`];
  if (typeof thunk !== 'function') throw new SimulatorError(`no thunk for ${name}`);
  return thunk;
}

function withLength(
  length: number,
  routine: (...parameters: never[]) => Kernel<unknown>,
): (...parameters: never[]) => Kernel<unknown> {
  Object.defineProperty(routine, 'length', { value: length });
  return routine;
}
