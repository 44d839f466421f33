/**
 * The wasm that stands between images and the kernel's generators.
 *
 * For every generator that an image imports there is a thunk of the import's own type:
 *
 *     request = enter(arguments)             ;; starts the generator, runs it to its first request
 *     while (request) request = service(request)
 *     return the result
 *
 * `service` makes the wanted call (after checking that the routine exists and has the wanted type) or suspends the stack, and
 * resumes the generator with the answer. `thread` is the bottom of a thread's stack: a thunk for the routine that the thread runs.
 */
import { MAILBOX, RESULT } from './layout.ts';
import { CALL, MAXIMUM_ARGUMENTS, RETURNS, SUSPEND, USER } from './request.ts';
import { ByteWriter } from './wasm/writer.ts';

const VALUE_TYPE: Record<string, number> = { i: 0x7f, I: 0x7e, f: 0x7d, d: 0x7c };
const LOAD: Record<string, [number, number]> = { i: [0x28, 2], I: [0x29, 3], f: [0x2a, 2], d: [0x2b, 3] };

const Op = {
  UNREACHABLE: 0x00, BLOCK: 0x02, LOOP: 0x03, IF: 0x04, END: 0x0b, BR: 0x0c, BR_IF: 0x0d, BR_TABLE: 0x0e, RETURN: 0x0f,
  CALL: 0x10, CALL_INDIRECT: 0x11, LOCAL_GET: 0x20, LOCAL_SET: 0x21, LOCAL_TEE: 0x22, TABLE_GET: 0x25, I32_LOAD: 0x28,
  I32_CONST: 0x41, I32_EQZ: 0x45, I32_EQ: 0x46, I32_GE_U: 0x4f, EMPTY: 0x40, I32: 0x7f,
} as const; // biome-ignore format: one opcode a cell
const REF_TEST_NULLABLE_NO = [0xfb, 0x14];
const TABLE_SIZE = [0xfc, 0x10];

/** One import that needs a thunk: its name and its signature in prototype notation, such as `iii:i`. */
export interface Thunk {
  name: string;
  signature: string;
}

/** Function type indices: calls first (arguments x result), then what the module itself needs. */
const callType = (parameters: number, returns: boolean): number => parameters * 2 + (returns ? 1 : 0);
const CALL_TYPES = (MAXIMUM_ARGUMENTS + 1) * 2;
const TYPE_II_I = callType(2, true);
const TYPE_I_I = callType(1, true);
const TYPE__I = callType(0, true);

const Import = { RESUME: 0, SUSPEND: 1, BAD_CALL: 2, ENTER_THREAD: 3, FIRST_ENTER: 4 } as const;

function functionType(writer: ByteWriter, parameters: string, result: string): void {
  writer.u8(0x60).u32(parameters.length);
  for (const p of parameters) writer.u8(VALUE_TYPE[p]);
  writer.u32(result.length);
  for (const r of result) writer.u8(VALUE_TYPE[r]);
}

function body(write: (writer: ByteWriter) => void): Uint8Array {
  const code = new ByteWriter();
  write(code);
  return new ByteWriter().u32(code.length).raw(code.view()).finish();
}

/** `request` in local `local`: serve it until the routine is done. */
function serveAll(code: ByteWriter, local: number, service: number): void {
  code.u8(Op.BLOCK, Op.EMPTY, Op.LOOP, Op.EMPTY);
  code.u8(Op.LOCAL_GET).u32(local).u8(Op.I32_EQZ, Op.BR_IF, 1);
  code.u8(Op.LOCAL_GET).u32(local).u8(Op.CALL).u32(service).u8(Op.LOCAL_SET).u32(local).u8(Op.BR, 0);
  code.u8(Op.END, Op.END);
}

function loadResult(code: ByteWriter, result: string): void {
  const [opcode, align] = LOAD[result];
  code.u8(Op.I32_CONST, 0, opcode).u32(align).u32(RESULT);
}

/** Carries out one request (local 0) and resumes the generator; answers the next request. Local 1: the routine. */
function serviceBody(): Uint8Array {
  const cases: { parameters: number; returns: boolean; user: boolean }[] = [];
  for (const user of [false, true])
    for (const returns of [false, true])
      for (let parameters = 0; parameters <= MAXIMUM_ARGUMENTS; parameters++) cases.push({ parameters, returns, user });
  const targets = new Array<number>(USER * 2).fill(cases.length);
  cases.forEach((c, i) => {
    targets[(c.user ? USER : 0) | (c.returns ? RETURNS : 0) | c.parameters] = i;
  });
  return body((code) => {
    code.u32(1).u32(1).u8(Op.I32);
    code.u8(Op.LOCAL_GET, 0, Op.I32_CONST, SUSPEND, Op.I32_EQ, Op.IF, Op.EMPTY);
    code.u8(Op.CALL, Import.SUSPEND, Op.CALL, Import.RESUME, Op.RETURN, Op.END);
    code.u8(Op.I32_CONST, 0, Op.I32_LOAD, 2).u32(MAILBOX).u8(Op.LOCAL_SET, 1);
    // A bad routine leaves through the outermost block.
    for (let i = 0; i <= cases.length; i++) code.u8(Op.BLOCK, Op.EMPTY);
    code
      .u8(Op.LOCAL_GET, 0, Op.I32_CONST)
      .s32(CALL - 1)
      .u8(0x71)
      .u8(Op.BR_TABLE)
      .u32(targets.length);
    for (const target of targets) code.u32(target);
    code.u32(cases.length);
    cases.forEach(({ parameters, returns, user }, i) => {
      code.u8(Op.END);
      const bad = cases.length - 1 - i;
      const table = user ? 1 : 0;
      const type = callType(parameters, returns);
      code
        .u8(Op.LOCAL_GET, 1, ...TABLE_SIZE)
        .u32(table)
        .u8(Op.I32_GE_U, Op.BR_IF)
        .u32(bad);
      code
        .u8(Op.LOCAL_GET, 1, Op.TABLE_GET)
        .u32(table)
        .u8(...REF_TEST_NULLABLE_NO)
        .s32(type);
      code.u8(Op.I32_EQZ, Op.BR_IF).u32(bad);
      for (let p = 0; p < parameters; p++) code.u8(Op.I32_CONST, 0, Op.I32_LOAD, 2).u32(MAILBOX + 4 + 4 * p);
      code.u8(Op.LOCAL_GET, 1, Op.CALL_INDIRECT).u32(type).u32(table);
      if (!returns) code.u8(Op.I32_CONST, 0);
      code.u8(Op.CALL, Import.RESUME, Op.RETURN);
    });
    code.u8(Op.END);
    code.u8(Op.LOCAL_GET, 1, Op.LOCAL_GET, 0, Op.CALL, Import.BAD_CALL, Op.CALL, Import.RESUME, Op.END);
  });
}

/**
 * Builds the module. Its imports: `ring.memory` (the kernel's), `ring.kernel_table`, `ring.user_table`, `ring.resume`, `ring.suspend`,
 * `ring.bad_call`, `ring.enter_thread` and `enter.NAME` for each thunk; its exports: `thread` and each thunk by name.
 */
export function buildTrampoline(thunks: readonly Thunk[]): Uint8Array<ArrayBuffer> {
  const service = Import.FIRST_ENTER + thunks.length;
  const threadIndex = service + 1;
  const split = thunks.map(({ signature }) => {
    const [parameters, result = ''] = signature.split(':');
    return { parameters, result };
  });
  const bodies = [
    serviceBody(),
    body((code) => {
      code.u32(1).u32(1).u8(Op.I32).u8(Op.CALL, Import.ENTER_THREAD, Op.LOCAL_SET, 0);
      serveAll(code, 0, service);
      code.u8(Op.END);
    }),
    ...split.map(({ parameters, result }, i) =>
      body((code) => {
        const local = parameters.length;
        code.u32(1).u32(1).u8(Op.I32);
        for (let p = 0; p < parameters.length; p++) code.u8(Op.LOCAL_GET).u32(p);
        code
          .u8(Op.CALL)
          .u32(Import.FIRST_ENTER + i)
          .u8(Op.LOCAL_SET)
          .u32(local);
        serveAll(code, local, service);
        if (result) loadResult(code, result);
        code.u8(Op.END);
      }),
    ),
  ];
  const module = new ByteWriter().u8(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  module.section(1, (types) => {
    types.u32(CALL_TYPES + 2 * thunks.length);
    for (let parameters = 0; parameters <= MAXIMUM_ARGUMENTS; parameters++)
      for (const result of ['', 'i']) functionType(types, 'i'.repeat(parameters), result);
    for (const { parameters, result } of split) {
      functionType(types, parameters, result);
      functionType(types, parameters, 'i');
    }
  });
  module.section(2, (imports) => {
    imports.u32(7 + thunks.length);
    imports.name('ring').name('memory').u8(0x02, 0x01).u32(1).u32(32768);
    imports.name('ring').name('kernel_table').u8(0x01, 0x70, 0x00, 0x00);
    imports.name('ring').name('user_table').u8(0x01, 0x70, 0x00, 0x00);
    imports.name('ring').name('resume').u8(0x00).u32(TYPE_I_I);
    imports.name('ring').name('suspend').u8(0x00).u32(TYPE__I);
    imports.name('ring').name('bad_call').u8(0x00).u32(TYPE_II_I);
    imports.name('ring').name('enter_thread').u8(0x00).u32(TYPE__I);
    thunks.forEach(({ name }, i) => {
      imports
        .name('enter')
        .name(name)
        .u8(0x00)
        .u32(CALL_TYPES + 2 * i + 1);
    });
  });
  module.section(3, (functions) => {
    functions
      .u32(2 + thunks.length)
      .u32(TYPE_I_I)
      .u32(callType(0, false));
    thunks.forEach((_, i) => {
      functions.u32(CALL_TYPES + 2 * i);
    });
  });
  module.section(7, (exports) => {
    exports
      .u32(1 + thunks.length)
      .name('thread')
      .u8(0x00)
      .u32(threadIndex);
    thunks.forEach(({ name }, i) => {
      exports
        .name(`thunk.${name}`)
        .u8(0x00)
        .u32(threadIndex + 1 + i);
    });
  });
  module.section(10, (code) => {
    code.u32(bodies.length);
    for (const bytes of bodies) code.raw(bytes);
  });
  return module.finish();
}
