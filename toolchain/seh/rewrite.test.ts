import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8Length } from '../diagnostics.ts';
import { parseSeh } from './parse.ts';
import { rewriteSeh } from './rewrite.ts';
import { tokenize } from './tokens.ts';

/** Each token of a text with the place that the compiler gives it: `#line` counts. */
function placedTokens(text: string): string[] {
  const starts = [0];
  const presumed: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  let line = 1;
  for (const start of starts) {
    presumed.push(line);
    const directive = /^#line (\d+)$/m.exec(text.slice(start, (text.indexOf('\n', start) + text.length) % text.length));
    line = directive?.index === 0 ? Number(directive[1]) : line + 1;
  }
  const result: string[] = [];
  let row = 0;
  for (const token of tokenize(text)) {
    while ((starts[row + 1] ?? Number.POSITIVE_INFINITY) <= token.start) row++;
    const column = utf8Length(text.slice(starts[row], token.start)) + 1;
    result.push(`${token.text}@${presumed[row]}:${column}`);
  }
  return result;
}

const KEYWORD = /^__(try|except|finally|leave)@/;

/** Every token of the source but the keywords stands at its place, and no piece of the source is there twice. */
function expectPlacesKept(source: string, cxx: boolean): void {
  const rewritten = rewriteSeh(source, cxx);
  if (rewritten === undefined) {
    expect(source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|".*?"|#define.*/g, '')).not.toMatch(
      /__(try|except|finally|leave)/,
    );
    return;
  }
  expect(rewritten.problems).toEqual([]);
  const found = new Set(placedTokens(rewritten.text));
  for (const token of placedTokens(source)) if (!KEYWORD.test(token)) expect(found).toContain(token);
  let end = 0;
  for (const segment of [...rewritten.segments].sort((a, b) => a.original - b.original)) {
    expect(segment.original).toBeGreaterThanOrEqual(end);
    const left = tokenize(source).filter(({ start, end: behind }) => start >= end && behind <= segment.original);
    for (const { text } of left) expect(text).toMatch(/^__(try|except|finally|leave)$/);
    end = segment.original + segment.length;
  }
  expect(end).toBe(source.length);
  // The two maps that diagnostics and completions use say the same.
  const lines = rewritten.text.split('\n');
  for (const { original, length, rewritten: at } of rewritten.segments) {
    expect(rewritten.text.slice(at, at + length)).toBe(source.slice(original, original + length));
    const line = rewritten.text.slice(0, at).split('\n').length;
    if (length > 0 && source.slice(original, original + length).trim() !== '') {
      const wanted = source.slice(0, original).split('\n').length;
      expect(rewritten.lines[line - 1]).toBe(wanted);
    }
  }
  expect(rewritten.lines.length).toBe(lines.length);
}

const blank = fc.constantFrom(
  '',
  ' ',
  '\n',
  '\t',
  '\r\n',
  ' /* __try { */ ',
  ' // } __leave\n',
  '\n  \n',
  ' /* \n é */ ',
);
const simple = fc.constantFrom(
  'f(1);',
  'int é = "__try {";',
  "c = '}';",
  'if (x) { y(); }',
  '\n#define M __try {\n',
  '\n#if 1\n g();\n#endif\n',
);
const { statement } = fc.letrec<{ statement: string; block: string }>((tie) => ({
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    simple,
    fc
      .tuple(blank, tie('block'), blank, blank, tie('block'))
      .map(([a, body, b, c, handler]) => `__try${a}${body}${b}__except${c}(g(1))${handler}`),
    fc
      .tuple(blank, tie('block'), blank, blank, tie('block'))
      .map(([a, body, b, c, handler]) => `__try${a}${body}${b}__finally${c}${handler.replaceAll('__leave', 'h()')}`),
    fc.tuple(tie('block')).map(([body]) => `for (;;) ${body}`),
  ),
  block: fc
    .tuple(blank, fc.array(fc.tuple(tie('statement'), blank), { maxLength: 3 }))
    .map(([a, list]) => `{${a}${list.map((pair) => pair.join('')).join('\n')}}`),
}));
const functions = fc
  .array(
    fc.tuple(
      fc.constantFrom('void f(int a)', 'namespace n { struct S { int x; void m()', 'extern "C" { int g()'),
      blank,
      statement,
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) =>
    list
      .map(
        ([head, space, body]) =>
          `${head}${space}{ ${body} }${head.startsWith('n') ? ' }; }' : head.startsWith('e') ? ' }' : ''}`,
      )
      .join('\nint between; '),
  );

describe('rewriting keeps places', () => {
  test.each([true, false])('of every token of generated sources (C++: %s)', (cxx) => {
    fc.assert(
      fc.property(functions, (source) => expectPlacesKept(source, cxx)),
      { numRuns: 300 },
    );
  });

  test('with __leave, and code behind it on the same line', () => {
    expectPlacesKept(
      'int f() {\n\t__try { if (a) __leave; b(); } __finally { c(); } d();\n}\nint g() { return 1; }',
      false,
    );
    expectPlacesKept('int f() {\n\t__try { if (a) __leave; b();\n__leave\n;} __except (1) { c(); } d();\n}', true);
  });
});

describe('rewriting leaves alone', () => {
  test('every source without the keywords', () => {
    fc.assert(
      fc.property(fc.string(), (source) => {
        fc.pre(!/__(try|except|finally|leave)|try/.test(source));
        expect(rewriteSeh(source, false)).toBeUndefined();
        expect(rewriteSeh(source, true)).toBeUndefined();
      }),
    );
  });

  test.each([
    '// __try { } __finally { }',
    '/* __leave */ int x;',
    'char *s = "__try { } __finally { }";',
    '#define TRY __try {\nint x;',
    '#define TWO \\\n __try { \\\n }\nint x;',
  ])('comments, texts and directives: %s', (source) => {
    expect(rewriteSeh(source, false)).toBeUndefined();
  });

  test('raw strings, and the try of C++', () => {
    expect(rewriteSeh('auto s = R"x(__try { )" )x"; void f() { try { } catch (...) { } }', true)).toBeUndefined();
  });
});

describe('rewriting', () => {
  test('any text comes to an end, and no token is lost', () => {
    const pieces = fc.constantFrom(
      '__try',
      '__except',
      '__finally',
      '__leave',
      '{',
      '}',
      '(',
      ')',
      '"',
      "'",
      '\n',
      '#if',
      '#else',
      '#endif',
      'x',
      '\\',
      '/*',
      '*/',
      '//',
      'return',
      ';',
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map((list) => list.join(' ')),
        fc.boolean(),
        (source, cxx) => {
          const tokens = tokenize(source);
          for (const [i, token] of tokens.entries()) {
            expect(token.end).toBeGreaterThan(token.start);
            expect(token.start).toBeGreaterThanOrEqual(tokens[i - 1]?.end ?? 0);
            expect(source.slice(token.start, token.end)).toBe(token.text);
          }
          const rewritten = rewriteSeh(source, cxx);
          const covered = (rewritten?.segments ?? []).reduce((sum, segment) => sum + segment.length, 0);
          expect(covered).toBeLessThanOrEqual(source.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the old spellings are understood in C, with leave as a statement only', () => {
    const source = 'void f(int leave) { try { if (leave) leave; g(leave); } finally { h(); } }';
    const text = rewriteSeh(source, false)?.text ?? '';
    expect(text).not.toMatch(/\btry\b|\bfinally\b/);
    expect(text).toContain('g(leave)');
    expect(text).toMatch(/if \(leave\) goto _ringside_seh_1_end/);
  });

  test('#if with alternatives that each have their brace', () => {
    const source = 'void f() {\n#if A\n if (a) {\n#else\n if (b) {\n#endif\n __try { g(); } __finally { } }\n}';
    expect(rewriteSeh(source, false)?.problems).toEqual([]);
  });

  test('only the function around is compiled without optimisation', () => {
    const source =
      'int a() { return 1; }\nint b() { __try { c(); } __except (1) { } return 2; }\nint d() { return 3; }';
    const text = rewriteSeh(source, false)?.text.replaceAll(/\n#line \d+\n/g, '\n') ?? '';
    const off = text.indexOf('_Pragma("clang optimize off")');
    const on = text.indexOf('_Pragma("clang optimize on")');
    expect(text.indexOf('int a()')).toBeLessThan(off);
    expect(text.slice(off, on)).toContain('int b()');
    expect(text.indexOf('int d()')).toBeGreaterThan(on);
  });

  test.each([
    ['void f() { __try; }', 11, '"{" must follow __try'],
    ['void f() { __try { g(); }', 11, 'this __try block has neither __except nor __finally behind it'],
    ['void f() { __try { g(); ', 11, 'the block of this __try is never closed'],
    ['void f() { __try { } __except { } }', 21, '__except needs a filter: __except (EXCEPTION_EXECUTE_HANDLER)'],
    ['void f() { __try { } __except (1) g(); }', 21, '"{" must follow the filter of __except'],
    ['void f() { __try { } __finally g(); }', 21, '"{" must follow __finally'],
    ['void f() { } __except (1) { }', 13, '__except without a __try block before it'],
    ['void f() { __leave; }', 11, '__leave is not inside of a __try block'],
    ['void f() { __try { } __finally { __leave; } }', 33, '__leave cannot leave a __finally block'],
    ['void f() { __try { } __except (1) { __leave; } }', 36, '__leave is not inside of a __try block'],
    ['void f() { __try { } __finally { return; } }', 33, 'a __finally block cannot return from its function'],
  ])('%s is a mistake', (source, offset, message) => {
    expect(parseSeh(source, false).problems).toEqual([expect.objectContaining({ offset, message })]);
  });
});
