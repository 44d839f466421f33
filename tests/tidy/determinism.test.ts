/**
 * Nothing that differs between two runs, two engines or two machines may be read inside kernel-sim: not the clock, not chance, not the
 * locale, not a function whose last digits are the engine's own choice.
 */
import { describe, expect, it } from 'vitest';
import { blank, isTest, lineAt, read, typeScriptFiles } from './source.ts';

interface Rule {
  readonly pattern: RegExp;
  readonly instead: string;
}

const TIME = 'time is virtual: ask hal/clock.ts';
const MATH =
  "its last digits are each engine's own: compute it from + - * / and Math.sqrt, which are exact, or in the C runtime";

const RULES: readonly Rule[] = [
  { pattern: /\bDate\b/g, instead: TIME },
  { pattern: /\bperformance\b/g, instead: TIME },
  {
    pattern: /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\b/g,
    instead: `${TIME}, and let ke's timers and the scheduler decide who goes on`,
  },
  { pattern: /\bMath\s*\.\s*random\b/g, instead: 'choices come from the oracle (hal/oracle.ts)' },
  { pattern: /\bcrypto\b/g, instead: 'choices come from the oracle (hal/oracle.ts)' },
  {
    pattern: /\bMath\s*\.\s*(?:a?sinh?|a?cosh?|a?tanh?|atan2|exp|expm1|log|log10|log1p|log2|pow|cbrt|hypot)\b/g,
    instead: MATH,
  },
  {
    pattern: /\bIntl\b|\btoLocale\w+|\blocaleCompare\b/g,
    instead: "the host's locale is not the target's: format it by hand",
  },
  {
    pattern: /\bglobalThis\b/g,
    instead: 'the host is not there for the machine: let the caller pass in what is needed',
  },
  {
    pattern: /\bprocess\s*\.\s*(?:env|argv|platform|hrtime|nextTick|stdout|stderr|memoryUsage|uptime|cwd|exit)\b/g,
    instead: 'the host is not there for the machine: let the caller pass in what is needed',
  },
  {
    pattern: /\b(?:WeakRef|FinalizationRegistry)\b/g,
    instead: "when garbage is collected is the engine's own choice: release it where NT does",
  },
  { pattern: /\bSharedArrayBuffer\b|\bAtomics\b/g, instead: 'the machine is one thread of the host' },
];

/** Places that may, each with its reason. */
const ALLOWED: readonly { readonly path: string; readonly word: string; readonly reason: string }[] = [
  {
    path: 'kernel-sim/rings/webassembly.ts',
    word: 'globalThis',
    reason: 'takes WebAssembly, which ES2023 has no types for',
  },
];

function problemsIn(path: string, text: string): string[] {
  const { code } = blank(text);
  return RULES.flatMap(({ pattern, instead }) =>
    [...code.matchAll(pattern)]
      .filter(([word]) => !ALLOWED.some((allowed) => allowed.path === path && allowed.word === word))
      .map((match) => `${path}:${lineAt(text, match.index)}: ${match[0]}: ${instead}`),
  );
}

describe('determinism', () => {
  it('kernel-sim reads no clock, no chance, no locale and no host', () => {
    const files = typeScriptFiles.filter((path) => path.startsWith('kernel-sim/') && !isTest(path));
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((path) => problemsIn(path, read(path)))).toEqual([]);
  });

  it.each([
    'Date.now()',
    'performance.now()',
    'Math.random()',
    'Math . sin(x)',
    'a.localeCompare(b)',
    'globalThis.x',
    'process.env.X',
    'setTimeout(f)',
    '`$' + '{new Date()}`',
  ])('refuses %s', (source) => {
    expect(problemsIn('x.ts', source)).toHaveLength(1);
  });

  it.each(['// Date', "'Date'", 'const process = 1; process.id', 'Math.sqrt(x)', 'DateTime', '/Date/.test(x)'])(
    'accepts %s',
    (source) => {
      expect(problemsIn('x.ts', source)).toEqual([]);
    },
  );
});
