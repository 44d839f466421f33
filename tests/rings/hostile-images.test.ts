/** Images that no toolchain of ours makes: each is refused with a reason, and nothing of it is put anywhere. */
import { beforeEach, expect, test } from 'vitest';
import { DRIVER_BASE, DRIVER_DATA_OFFSET, DRIVER_SLOT, TABLE_BASE } from '../../kernel-sim/rings/layout.ts';
import {
  ImageError,
  kernelFunctionTable,
  loadImage,
  type PreparedImage,
  prepareImage,
  resetLoader,
  type SystemRoutine,
} from '../../kernel-sim/rings/loader.ts';
import { kernelSpace, resetMemory } from '../../kernel-sim/rings/memory.ts';
import { ByteWriter } from '../../kernel-sim/rings/wasm/writer.ts';

const DATA = DRIVER_BASE + DRIVER_DATA_OFFSET;
const I32 = 0x7f;
const I64 = 0x7e;

interface Wanted {
  readonly imports?: readonly {
    module?: string;
    name: string;
    params: readonly number[];
    results: readonly number[];
  }[];
  readonly data?: readonly { va: number; bytes: number }[];
  readonly elements?: { base: number; count: number };
  readonly table?: number;
  readonly globals?: Readonly<Record<string, number>>;
}

/** A module with one empty function, and with what is wanted. */
function makeModule({ imports = [], data = [], elements, table = 0, globals = {} }: Wanted): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter().u8(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  const names = Object.keys({ __data_end: DATA + 0x100, ...globals });
  const values = { __data_end: DATA + 0x100, ...globals };
  out.section(1, (w) => {
    w.u32(1 + imports.length).u8(0x60, 0, 0);
    for (const { params, results } of imports)
      w.u8(0x60)
        .u32(params.length)
        .u8(...params)
        .u32(results.length)
        .u8(...results);
  });
  out.section(2, (w) => {
    w.u32(imports.length);
    imports.forEach(({ module = 'env', name }, i) => {
      w.name(module)
        .name(name)
        .u8(0)
        .u32(i + 1);
    });
  });
  out.section(3, (w) => w.u32(1).u32(0));
  out.section(4, (w) => w.u32(1).u8(0x70, 0).u32(table));
  out.section(5, (w) => w.u32(1).u8(0).u32(1));
  out.section(6, (w) => {
    w.u32(names.length);
    for (const value of Object.values(values))
      w.u8(I32, 0, 0x41)
        .s32(value | 0)
        .u8(0x0b);
  });
  out.section(7, (w) => {
    w.u32(names.length);
    names.forEach((name, i) => {
      w.name(name).u8(3).u32(i);
    });
  });
  if (elements)
    out.section(9, (w) => {
      w.u32(1).u32(0).u8(0x41).s32(elements.base).u8(0x0b).u32(elements.count);
      for (let i = 0; i < elements.count; i++) w.u32(imports.length);
    });
  out.section(10, (w) => w.u32(1).u32(2).u8(0, 0x0b));
  out.section(11, (w) => {
    w.u32(data.length);
    for (const { va, bytes } of data)
      w.u32(0)
        .u8(0x41)
        .s32(va | 0)
        .u8(0x0b)
        .u32(bytes)
        .raw(new Uint8Array(bytes).fill(0x5a));
  });
  return out.finish();
}

const routines = new Map<string, SystemRoutine>([
  ['Plain', { routine: (a: number) => a, signature: 'i:i' }],
  ['Waits', { routine: function* (_a: number) {}, signature: 'i:' }],
]);

beforeEach(() => {
  resetMemory(() => false);
  resetLoader(routines, new Map());
});

const prepare = (wanted: Wanted): Promise<PreparedImage> => prepareImage('t.sys', makeModule(wanted), 0);

test('a plain image is accepted', async () => {
  const prepared = await prepare({
    data: [{ va: DATA, bytes: 16 }],
    elements: { base: TABLE_BASE, count: 2 },
    table: TABLE_BASE + 2,
  });
  expect(prepared.dataEnd).toBe((DATA + 0x100) | 0);
});

test.each<[string, Wanted, RegExp]>([
  ['over the processor cells', { data: [{ va: 0x80001000, bytes: 16 }] }, /data at 0x80001000/],
  ['over the page table', { data: [{ va: 0x80010000, bytes: 16 }] }, /data at 0x80010000/],
  ['in ring 3', { data: [{ va: 0x00800000, bytes: 16 }] }, /data at 0x00800000/],
  ['in the slot of another driver', { data: [{ va: DATA + DRIVER_SLOT, bytes: 16 }] }, /data at 0x80D00000/],
  ['just below its area', { data: [{ va: DATA - 1, bytes: 1 }] }, /data at 0x808FFFFF/],
  ['across the end of its area', { data: [{ va: DRIVER_BASE + DRIVER_SLOT - 8, bytes: 16 }] }, /data at 0x80BFFFF8/],
  ['that end far away', { globals: { __heap_base: DATA + DRIVER_SLOT } }, /the end of its data/],
  ['that begin far away', { globals: { __ringside_data: 0x84800000 } }, /the beginning of its variables/],
])('data %s are refused', async (_where, wanted, message) => {
  await expect(prepare(wanted)).rejects.toThrow(ImageError);
  await expect(prepare(wanted)).rejects.toThrow(message);
});

test.each<[string, Wanted]>([
  ['below the driver area', { elements: { base: 16, count: 1 } }],
  ['of another driver', { elements: { base: TABLE_BASE + 0x1000, count: 1 } }],
  ['across the end of its own', { elements: { base: TABLE_BASE + 0xfff, count: 2 } }],
  ['with negative numbers', { elements: { base: -1, count: 1 } }],
])('functions in table slots %s are refused', async (_where, wanted) => {
  await expect(prepare({ table: 0x20000, ...wanted })).rejects.toThrow(ImageError);
});

test('a huge function table is refused', async () => {
  await expect(prepare({ table: 9_000_000 })).rejects.toThrow('wants a function table of 9000000 slots');
});

const load = async (wanted: Wanted): Promise<unknown> =>
  loadImage(await prepare(wanted), kernelSpace, kernelFunctionTable());

test('an import of another type names the routine and both types', async () => {
  const plain = { imports: [{ name: 'Plain', params: [I64], results: [I32] }] };
  await expect(load(plain)).rejects.toThrow('t.sys calls Plain as (i64) -> i32, but it is (i32) -> i32');
  const waits = { imports: [{ name: 'Waits', params: [I32], results: [I32] }] };
  await expect(load(waits)).rejects.toThrow('t.sys calls Waits as (i32) -> i32, but it is (i32) -> nothing');
  const seh = { imports: [{ name: '_ringside_seh_push', params: [], results: [] }] };
  await expect(load(seh)).rejects.toThrow(ImageError);
});

test.each(['toString', '__proto__', 'constructor', 'Unknown'])(
  'an import of %s is missing, whatever JavaScript has',
  async (name) => {
    await expect(load({ imports: [{ name, params: [], results: [] }] })).rejects.toThrow(`t.sys needs ${name}`);
  },
);

test('an import from another module than env is refused', async () => {
  await expect(load({ imports: [{ module: 'wasi', name: 'Plain', params: [I32], results: [I32] }] })).rejects.toThrow(
    'imports Plain from "wasi"',
  );
});
