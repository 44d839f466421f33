import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonError, parseJson } from './json.ts';
import { checkLabFiles, type Lab, type LabProblem, parseLab } from './lab.ts';

const shown = (result: Lab | LabProblem[]) =>
  Array.isArray(result) ? result.map((p) => `${p.line}:${p.column} ${p.message}`) : result;

describe('parseLab', () => {
  test('a whole lab, with comments', () => {
    const text = `// lab.json
{ "title": "MetaFs", /* two images */
  "drivers":  { "metafs":  ["driver.c", "sub/util.cpp"] },
  "programs": { "metasvc": ["service.cpp"] },
  "build":    "free",
  "run": [ "sc start MetaFs" ] }`;
    expect(parseLab(text)).toEqual({
      title: 'MetaFs',
      drivers: { metafs: ['driver.c', 'sub/util.cpp'] },
      programs: { metasvc: ['service.cpp'] },
      build: 'free',
      run: ['sc start MetaFs'],
    });
  });

  test('what is left out has a meaning', () => {
    expect(parseLab('{"programs": {"a": ["a.c"]}}')).toEqual({
      title: '',
      drivers: {},
      programs: { a: ['a.c'] },
      build: 'checked',
      run: [],
    });
  });

  test.each([
    ['', ['1:1 lab.json is empty']],
    ['{', ['1:2 lab.json is not valid JSON: a key in quotes is expected here, but the text ends']],
    ['{\n  "title": "x",\n}', ['3:1 lab.json is not valid JSON: a key in quotes is expected here, but there is "}"']],
    [
      '{\n "title" "x" }',
      ['2:10 lab.json is not valid JSON: ":" is expected after the key "title", but there is "\\""'],
    ],
    ['{ "title": hello }', ['1:12 lab.json is not valid JSON: "hello" is not a value: text needs quotes']],
    ['{ "title": "a\n" }', ['1:14 lab.json is not valid JSON: this text has no closing quote']],
    [
      '{ "title": "C:\\x" }',
      ['1:12 lab.json is not valid JSON: "C:\\x" is not a JSON text: a backslash is written twice'],
    ],
    ['{} {}', ['1:4 lab.json is not valid JSON: nothing may follow here, but there is "{"']],
    ['/* x', ['1:1 lab.json is not valid JSON: this comment never ends']],
    ['['.repeat(99999), ['1:34 lab.json is not valid JSON: nested too deeply']],
    ['[]', ['1:1 lab.json must be an object in braces, not an array']],
    ['{}', ['1:1 the lab builds nothing: name at least one driver or program']],
    ['{"driver": {"a": ["a.c"]}}', ['1:2 "driver" is not a key of lab.json; did you mean "drivers"?']],
    ['{"colour": 1}', ['1:2 "colour" is not a key of lab.json; known are title, drivers, programs, build, run']],
    ['{"drivers": ["a.c"]}', ['1:13 "drivers" must be an object in braces, not an array']],
    ['{"drivers": {"a": "a.c"}}', ['1:19 "a" must be a list in brackets, not a text']],
    [
      '{"drivers": {"a": [1, null]}}',
      [
        '1:20 an entry of "a" must be a text in quotes, not a number',
        '1:23 an entry of "a" must be a text in quotes, not null',
      ],
    ],
    ['{"drivers": {"a": []}}', ['1:19 "a" has no source']],
    ['{"drivers": {"a.sys": ["a.c"]}}', ['1:14 "a.sys": leave the extension out, .sys is added']],
    [
      '{"programs": {"../a": ["a.c"]}}',
      ['1:15 "../a" cannot name an image: letters, digits, "_", "-" and ".", 32 at most'],
    ],
    ['{"programs": {"nul": ["a.c"]}}', ['1:15 "nul" is a device\'s name on Windows, not a file\'s']],
    ['{"programs": {"a": ["a.c"], "A": ["b.c"]}}', ['1:29 "A" is there twice']],
    ['{"programs": {"a": ["a.c", "a.c"]}}', ['1:28 "a.c" is there twice']],
    ['{"programs": {"a": ["../a.c"]}}', ['1:21 "../a.c" leads out of the lab\'s folder']],
    ['{"programs": {"a": ["b/../../a.c"]}}', ['1:21 "b/../../a.c" leads out of the lab\'s folder']],
    ['{"programs": {"a": ["/etc/a.c"]}}', ['1:21 "/etc/a.c": a source is named relative to the lab\'s folder']],
    ['{"programs": {"a": ["C:/a.c"]}}', ['1:21 "C:/a.c": a source is named relative to the lab\'s folder']],
    ['{"programs": {"a": ["b\\\\a.c"]}}', ['1:21 "b\\a.c": write "/" between folders']],
    ['{"programs": {"a": ["b//a.c"]}}', ['1:21 "b//a.c" has an empty part']],
    [
      '{"programs": {"a": ["a.h"]}}',
      ['1:21 "a.h" is not a source: .c, .cpp, .cc or .cxx (headers are found by #include)'],
    ],
    ['{"programs": {"a": ["a.c"]}, "build": "debug"}', ['1:39 "build" is "checked" or "free", not "debug"']],
    ['{"programs": {"a": ["a.c"]}, "run": "a.exe"}', ['1:37 "run" must be a list in brackets, not a text']],
    [
      `{"drivers": {${Array.from({ length: 17 }, (_, i) => `"d${i}": ["a.c"]`).join()}}}`,
      ['1:13 "drivers" has 17 entries; 16 are the most'],
    ],
    [' '.repeat(300000), ['1:1 lab.json is larger than 256 KB']],
  ])('%.60s', (text, problems) => {
    expect(shown(parseLab(text))).toEqual(problems);
  });

  test('a name like a property of every object is a name like others', () => {
    const lab = parseLab('{"programs": {"__proto__": ["a.c"], "constructor": ["a.c"]}}') as Lab;
    expect(Object.keys(lab.programs)).toEqual(['__proto__', 'constructor']);
    expect(checkLabFiles(lab, {}).map((p) => p.message)).toEqual([
      '"a.c", a source of __proto__.exe, is not in the lab',
    ]);
    expect(checkLabFiles({ drivers: {}, programs: { a: ['constructor.c'] } }, {})).toHaveLength(1);
  });

  test('any text is a lab or has problems with a place', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((text) => `{"drivers": ${text}}`),
        ),
        (text) => {
          const result = parseLab(text);
          if (Array.isArray(result)) {
            expect(result.length).toBeGreaterThan(0);
            for (const { line, column, message } of result) {
              expect(line).toBeGreaterThan(0);
              expect(column).toBeGreaterThan(0);
              expect(message).not.toBe('');
            }
          } else expect(Object.keys({ ...result.drivers, ...result.programs }).length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('parseJson', () => {
  const plain = (node: ReturnType<typeof parseJson>): unknown => {
    if (node.kind === 'array') return (node.value as ReturnType<typeof parseJson>[]).map(plain);
    if (node.kind !== 'object') return node.value;
    return (node.value as { key: string; node: ReturnType<typeof parseJson> }[]).map(({ key, node }) => [
      key,
      plain(node),
    ]);
  };
  const entries = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(entries);
    if (typeof value !== 'object' || value === null) return value;
    return Object.entries(value).map(([key, item]) => [key, entries(item)]);
  };

  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(plain(parseJson(text))).toEqual(entries(JSON.parse(text)));
      }),
    );
  });

  test('refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '1', 'e', '-', '.', ' ', 'null') }),
        (text) => {
          let fails = false;
          try {
            JSON.parse(text);
          } catch {
            fails = true;
          }
          if (fails) expect(() => parseJson(text)).toThrow(JsonError);
          else expect(() => parseJson(text)).not.toThrow();
        },
      ),
    );
  });
});
