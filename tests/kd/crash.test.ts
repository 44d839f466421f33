/** What the debugger says when the machine has stopped at a bug check. */
import { describe, expect, it } from 'vitest';
import { kdCommand, snapshot } from '../../kernel-sim/index.ts';
import { runFolder } from './target.ts';

describe('after a bug check', () => {
  it('a NULL pointer: !analyze -v names code, line and stack; k is the stack of the thread that crashed', async () => {
    const report = await runFolder('tests/labs/crash-null-in-dispatch');
    expect(report.outcome).toBe('bugcheck');
    const text = kdCommand('!analyze -v');
    expect(text).toMatch(/^\*{79}\n\*[ ]+\*\n\* +Bugcheck Analysis +\*\n/);
    expect(text).toMatch(/^KERNEL_MODE_EXCEPTION_NOT_HANDLED \(8e\)$/m);
    expect(text).toMatch(/^Arg1: c0000005, the exception code that was not handled$/m);
    expect(text).toMatch(/^FAULTING_SOURCE_FILE: {2}lab\.c\nFAULTING_SOURCE_LINE_NUMBER: {2}19$/m);
    expect(text).toMatch(/^PROCESS_NAME: {2}client\.exe {2}\(Cid [0-9a-f]{4}\.[0-9a-f]{4}\)$/m);
    expect(text).toMatch(/^SYMBOL_NAME: {2}lab!Control\+0x\w+\nMODULE_NAME: lab\nIMAGE_NAME: {2}lab\.sys$/m);
    expect(text).toMatch(/^To fix it: /m);
    expect(report.bugCheck?.line).toBe(19);

    const stack = kdCommand('k').split('\n');
    expect(stack[1]).toMatch(/^00 \w{8} lab!Control\+0x\w+ \[lab\.c @ 19\]$/);
    expect(stack.slice(1).map((line) => line.slice(12))).toEqual(report.bugCheck?.stack);
    expect(kdCommand('r')).toMatch(
      /^eip=808\w{5} esp=\w{8} ring=0 irql=0 \(PASSIVE_LEVEL\)[\s\S]*stopped at the bug check/,
    );
    expect(kdCommand('.bugcheck')).toMatch(
      /^Bugcheck code 0000008e \(KERNEL_MODE_EXCEPTION_NOT_HANDLED\)\nArguments c0000005 808\w{5} /,
    );
    expect(kdCommand('!analyze')).toMatch(/Probably caused by : lab\.sys \( lab!Control\+0x\w+ \)/);
    expect(kdCommand('version')).toContain('Target: stopped by a bug check');
    expect(snapshot()?.crashed).toBe(true);
  });

  it('at DISPATCH_LEVEL the IRQL is that of the crash, and who raised it is named', async () => {
    await runFolder('tests/labs/crash-null-at-dispatch');
    expect(kdCommand('!analyze -v')).toMatch(
      /^CURRENT_IRQL: {2}2\nIRQL_RAISED_BY: {2}KeAcquireSpinLock, lab\.c line 22$/m,
    );
    expect(kdCommand('!irql')).toBe(
      'Debugger saved IRQL for processor 0x0 -- 2 (DISPATCH_LEVEL)\n    raised by KeAcquireSpinLock, lab.c line 22',
    );
    expect(kdCommand('r irql')).toBe('irql=2');
  });

  it('a pool overrun: !pool shows the damaged header and does not believe it', async () => {
    const report = await runFolder('tests/labs/crash-pool-overrun');
    expect(report.bugCheck?.name).toBe('BAD_POOL_HEADER');
    expect(kdCommand('!analyze -v')).toMatch(/^Arg2: 84\w{6}, the pool entry$/m);
    const entry = report.bugCheck?.parameters[1].slice(2) ?? '';
    expect(kdCommand(`!pool ${entry}`)).toMatch(
      /is not a valid small pool allocation: its header \(\w{8}\) is damaged/,
    );
  });

  it('a driver that has gone: lm names it, its symbols still explain', async () => {
    await runFolder('tests/labs/crash-timer-after-unload');
    expect(kdCommand('lm')).toMatch(/Unloaded modules:\n80800000 \w{8} {3}lab\.sys/);
    expect(kdCommand('!analyze -v')).toContain('DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS');
    expect(kdCommand('ln lab!DriverEntry')).toContain('[lab.c @');
  });

  it('the next boot has forgotten it', async () => {
    await runFolder('tests/labs/no-device');
    expect(kdCommand('.bugcheck')).toBe('No bug check has occurred.');
  });
});
