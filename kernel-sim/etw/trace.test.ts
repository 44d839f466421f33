import { beforeEach, describe, expect, test } from 'vitest';
import { EtwInitSystem, EtwString, EtwText } from './trace.ts';

describe('texts of the trace', () => {
  beforeEach(() => EtwInitSystem(() => {}));

  test('are kept as long as so many records', () => {
    const first = EtwString('first');
    const second = EtwString('second');
    for (let i = 0; i < 65_535; i++) EtwString('x');
    expect(EtwText(first)).toBe('');
    expect(EtwText(second)).toBe('second');
    EtwString('one more');
    expect(EtwText(second)).toBe('');
  });

  test('have a limit together, which the newest may pass', () => {
    const first = EtwString('x'.repeat(5_000_000));
    const second = EtwString('y'.repeat(5_000_000));
    expect([EtwText(first).length, EtwText(second).length]).toEqual([0, 5_000_000]);
    const third = EtwString('z'.repeat(9_000_000));
    expect([EtwText(second).length, EtwText(third).length]).toEqual([0, 9_000_000]);
  });

  test('are nothing for an index that was never given out', () => {
    EtwString('text');
    expect([EtwText(-1), EtwText(1), EtwText(65_536)]).toEqual(['', '', '']);
  });
});
