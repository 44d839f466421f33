import { describe, expect, it } from 'vitest';
import { KiCallerSite } from '../../kernel-sim/rings/boundary.ts';
import { NtException } from '../../kernel-sim/rings/exception.ts';
import { kernelSpace } from '../../kernel-sim/rings/memory.ts';
import { currentThread } from '../../kernel-sim/rings/processor.ts';
import { callKernel, type Kernel } from '../../kernel-sim/rings/request.ts';
import { walkStack } from '../../kernel-sim/rings/stack.ts';
import { findPlace } from '../../kernel-sim/rings/symbols.ts';
import { compileDriver, runBare, STATUS_ACCESS_VIOLATION, suspendOnce } from './machine.ts';

const SEH = '#define EXCEPTION_EXECUTE_HANDLER 1\n#define EXCEPTION_CONTINUE_SEARCH 0\n';

describe('a driver on the bare processor', () => {
  it('calls plain routines and generators, is called back, and suspends without losing its stack', async () => {
    const bytes = await compileDriver(
      `int Plain(int a, int b); int Twice(int (*f)(int), int x); int Sleep1(void);
       static int triple(int x) { int local = x; Sleep1(); return local * 3; }
       int DriverEntry(int a, int b) { volatile int kept[8] = {7}; int r = Plain(a, b); Sleep1(); return r + Twice(triple, 5) + kept[0]; }`,
      ['Plain', 'Twice', 'Sleep1'],
    );
    const run = await runBare(bytes, {
      Plain: { signature: 'ii:i', routine: (a: number, b: number) => a * 100 + b },
      Twice: {
        signature: 'ii:i',
        routine: function* (f: number, x: number): Kernel<number> {
          return (yield callKernel('i', f, x)) + (yield callKernel('i', f, x + 1));
        },
      },
      Sleep1: {
        signature: ':i',
        routine: function* (): Kernel<number> {
          return yield* suspendOnce(currentThread());
        },
      },
    });
    expect(run.error).toBeUndefined();
    expect(run.result).toBe(102 + 15 + 18 + 7);
  });

  it('catches in C an exception that its own code, a plain routine or a suspended routine raises', async () => {
    const bytes = await compileDriver(
      `${SEH}int Raise(int code); int RaiseLater(int code);
       static int wild(void) { __try { *(volatile int *)0xdead0000 = 1; } __except (EXCEPTION_EXECUTE_HANDLER) { return GetExceptionCode() == 0xC0000005; } return 0; }
       static int plain(void) { __try { Raise(5); } __except (EXCEPTION_EXECUTE_HANDLER) { return GetExceptionCode() == 5; } return 0; }
       static int later(void) { __try { RaiseLater(6); } __except (GetExceptionCode() == 6 ? EXCEPTION_EXECUTE_HANDLER : EXCEPTION_CONTINUE_SEARCH) { return 1; } return 0; }
       int DriverEntry(int a, int b) { return wild() + 10 * plain() + 100 * later(); }`,
      ['Raise', 'RaiseLater'],
    );
    const run = await runBare(bytes, {
      Raise: {
        signature: 'i:i',
        routine: (code: number) => {
          throw new NtException(code);
        },
      },
      RaiseLater: {
        signature: 'i:i',
        routine: function* (code: number): Kernel<number> {
          yield* suspendOnce(currentThread());
          throw new NtException(code);
        },
      },
    });
    expect(run.error).toBeUndefined();
    expect(run.unhandled).toBeUndefined();
    expect(run.result).toBe(111);
  });

  it.each([
    ['a null read', 'return *(volatile int *)0;', STATUS_ACCESS_VIOLATION],
    ['a wild write', '*(volatile char *)0x90000000 = 1; return 0;', STATUS_ACCESS_VIOLATION],
    ['division by zero', 'volatile int z = 0; return 1 / z;', 0xc0000094 | 0],
    ['division overflow', 'volatile int z = -1; volatile int m = -2147483647 - 1; return m / z;', 0xc0000095 | 0],
    ['an illegal instruction', '__builtin_trap();', 0xc000001d | 0],
    ['a bad indirect call', 'int (*volatile f)(void) = (int (*)(void))0x12345; return f();', STATUS_ACCESS_VIOLATION],
    [
      'a mistyped indirect call',
      'int (*volatile f)(void) = (int (*)(void))DriverEntry; return f();',
      STATUS_ACCESS_VIOLATION,
    ],
  ])('ends %s as an NT exception at the right line', async (_name, body, code) => {
    const bytes = await compileDriver(`int DriverEntry(int a, int b)\n{\n  ${body}\n}\n`, []);
    const run = await runBare(bytes, {});
    expect(run.unhandled?.code).toBe(code);
    const place = findPlace(run.unhandled?.site ?? 0, kernelSpace);
    expect(place).toMatchObject({ function: 'DriverEntry', file: 't.c', line: 3 });
  });

  it('ends endless recursion as a stack overflow and an endless loop at safepoints', async () => {
    const bytes = await compileDriver(
      'int Count(void); static int f(int n) { volatile int x = n; return f(n + 1) + x; } int DriverEntry(int a, int b) { for (int i = 0; i < 100000; i++) ; return f(0); }',
      ['Count'],
    );
    const run = await runBare(bytes, { Count: { signature: ':i', routine: () => 0 } });
    expect(run.unhandled?.code).toBe(0xc00000fd | 0);
    expect(run.preempted).toBeGreaterThan(10);
  });

  it('shows the call stack of a running thread, kernel routines between', async () => {
    const bytes = await compileDriver(
      `int Look(void); int Call(int (*f)(int), int x);
       static int inner(int x) {
         return Look() + x; }
       int DriverEntry(int a, int b) {
         return Call(inner, 1); }`,
      ['Look', 'Call'],
    );
    let seen: string[] = [];
    const run = await runBare(bytes, {
      Look: {
        signature: ':i',
        routine: () => {
          expect(findPlace(KiCallerSite(), kernelSpace)?.line).toBe(3);
          seen = walkStack(currentThread()).map((e) =>
            e.kind === 'kernel'
              ? `nt!${e.name}`
              : `${findPlace(e.site, e.space)?.function}:${findPlace(e.site, e.space)?.line}`,
          );
          return 0;
        },
      },
      Call: {
        signature: 'ii:i',
        routine: function* (f: number, x: number): Kernel<number> {
          return yield callKernel('i', f, x);
        },
      },
    });
    expect(run.error).toBeUndefined();
    expect(seen).toEqual(['nt!Look', 'inner:3', 'nt!Call', 'DriverEntry:5', 'nt!KiThreadStartup']);
  });
});
