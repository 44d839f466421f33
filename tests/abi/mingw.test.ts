/** Sizes, offsets and constants against headers that we did not write. */
import { describe, expect, test } from 'vitest';
import * as bugcodes from '../../kernel-sim/abi/bugcodes.gen.ts';
import * as constants from '../../kernel-sim/abi/constants.gen.ts';
import * as status from '../../kernel-sim/abi/status.gen.ts';
import * as structs from '../../kernel-sim/abi/structs.gen.ts';
import * as win32 from '../../kernel-sim/abi/win32.gen.ts';
import { DIFFERENCES } from './differences.ts';
import { evaluate } from './mingw.ts';

// mingw-w64's ntifs.h does not compile by itself: ntdef.h has REPARSE_DATA_BUFFER too, and SYSTEM_POWER_STATE_CONTEXT is used for
// every version but defined for later ones only.
const KERNEL = `#define _REPARSE_DATA_BUFFER _FIRST_REPARSE_DATA_BUFFER
#define REPARSE_DATA_BUFFER FIRST_REPARSE_DATA_BUFFER
#define PREPARSE_DATA_BUFFER PFIRST_REPARSE_DATA_BUFFER
#include <ntdef.h>
#undef _REPARSE_DATA_BUFFER
#undef REPARSE_DATA_BUFFER
#undef PREPARSE_DATA_BUFFER
typedef struct { ULONG ContextAsUlong; } SYSTEM_POWER_STATE_CONTEXT;
#include <ntifs.h>
#include <bugcodes.h>
#include <ntddstor.h>
#include <stddef.h>
`;
const USER = `#include <windows.h>
#include <winternl.h>
#include <winioctl.h>
#include <winsvc.h>
#include <tlhelp32.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <locale.h>
#include <errno.h>
`;

/** 'Tail_Overlay_Thread' -> 'Tail.Overlay.Thread': every outer member is listed too. */
function memberPath(field: string, fields: ReadonlySet<string>): string {
  for (let at = field.lastIndexOf('_'); at > 0; at = field.lastIndexOf('_', at - 1)) {
    const outer = field.slice(0, at);
    if (fields.has(outer)) return `${memberPath(outer, fields)}.${field.slice(at + 1)}`;
  }
  return field;
}

/** C expression -> the value that we derived. */
function layoutExpressions(): Map<string, bigint> {
  const expressions = new Map<string, bigint>();
  for (const [name, layout] of Object.entries(structs)) {
    const fields = new Set(Object.keys(layout));
    for (const [field, offset] of Object.entries(layout)) {
      const expression = field === 'sizeof' ? `sizeof(${name})` : `offsetof(${name}, ${memberPath(field, fields)})`;
      expressions.set(expression, BigInt(offset));
    }
  }
  return expressions;
}

function constantExpressions(module: object): Map<string, bigint> {
  const expressions = new Map<string, bigint>();
  for (const [name, value] of Object.entries(module))
    if (typeof value === 'number' || typeof value === 'bigint') expressions.set(name, BigInt(value));
  return expressions;
}

/** Compares what both sides know; says how many that were. */
function compare(head: string, ours: Map<string, bigint>, narrow: boolean) {
  const theirs = evaluate(head, [...ours.keys()]);
  const wrong: string[] = [];
  for (const [expression, value] of theirs) {
    const own = ours.get(expression) ?? 0n;
    const same = narrow ? BigInt.asIntN(32, own) === BigInt.asIntN(32, value) : own === value;
    if (!same && !DIFFERENCES.has(expression)) wrong.push(`${expression}: ${own} here, ${value} in mingw-w64`);
  }
  return { wrong, compared: theirs.size };
}

describe('the ABI agrees with mingw-w64 for i686', () => {
  test('structures that a driver sees have their sizes and offsets', () => {
    const { wrong, compared } = compare(KERNEL, layoutExpressions(), false);
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(1800);
  });

  test('a wrong offset is found, and an unknown name is left out', () => {
    const ours = new Map([
      ['offsetof(IRP, IoStatus)', 28n],
      ['sizeof(NO_SUCH_STRUCTURE)', 4n],
    ]);
    const { wrong, compared } = compare(KERNEL, ours, false);
    expect(wrong).toEqual(['offsetof(IRP, IoStatus): 28 here, 24 in mingw-w64']);
    expect(compared).toBe(1);
  });

  test('structures that a program sees have their sizes and offsets', () => {
    const { wrong, compared } = compare(USER, layoutExpressions(), false);
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(1000);
  });

  test('constants of ring 0 have their values', () => {
    const ours = new Map([constants, bugcodes, status].flatMap((module) => [...constantExpressions(module)]));
    const { wrong, compared } = compare(KERNEL, ours, true);
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(1900);
  });

  test('constants of ring 3 have their values', () => {
    const { wrong, compared } = compare(USER, constantExpressions(win32), true);
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(1050);
  });
});
