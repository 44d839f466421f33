import { describe, expect, it } from 'vitest';
import { RUNGS, violation } from './layering.ts';
import { importsOf, read, typeScriptFiles } from './source.ts';

describe('layering', () => {
  it('imports point down only, and through the doors', () => {
    const problems = typeScriptFiles.flatMap((path) =>
      importsOf(read(path)).flatMap(({ specifier, line }) => {
        const problem = violation(path, specifier);
        return problem ? [`${path}:${line} imports ${specifier}: ${problem}`] : [];
      }),
    );
    expect(problems).toEqual([]);
  });

  it('is the order that ARCHITECTURE.md draws', () => {
    const drawn = RUNGS.map((rung) => rung.join(', ')).join(' <- ');
    expect(read('ARCHITECTURE.md').replace(/\s+/g, ' ')).toContain(drawn);
  });

  it.each([
    ['kernel-sim/ke/a.ts', '../mm/b.ts', 'register a procedure'],
    ['kernel-sim/cm/a.ts', '../flt/b.ts', 'register a procedure'],
    ['kernel-sim/ke/a.ts', '../machine.ts', 'root'],
    ['kernel-sim/ke/a.ts', 'node:fs', 'pass in'],
    ['kernel-sim/ke/a.ts', '../../toolchain/index.ts', 'does not know'],
    ['toolchain/a.ts', '../kernel-sim/index.ts', 'does not know'],
    ['toolchain/a.ts', '../tests/b.ts', 'never the other way'],
    ['lessons/a.ts', '../kernel-sim/ke/event.ts', 'only door'],
    ['src/a.ts', '../cli/b.ts', 'does not know'],
  ])('%s may not import %s', (from, specifier, reason) => {
    expect(violation(from, specifier)).toContain(reason);
  });

  it.each([
    ['kernel-sim/io/a.ts', '../ob/index.ts'],
    ['kernel-sim/machine.ts', './kd/a.ts'],
    ['kernel-sim/ke/a.test.ts', '../../tests/ke/boot.ts'],
    ['lessons/a.ts', '../kernel-sim/index.ts'],
    ['toolchain/a.ts', '@yowasp/clang'],
    ['cli/a.ts', 'node:fs'],
  ])('%s may import %s', (from, specifier) => {
    expect(violation(from, specifier)).toBeUndefined();
  });

  it('finds imports in code and not in strings or comments', () => {
    const source = [
      "import { a } from './a.ts';",
      "// import { b } from './b.ts';",
      "const c = `import { c } from './c.ts' $" + "{'}'} from './d.ts'`;",
      "export * from './e.ts';",
      "const f = await import('./f.ts');",
      "const quote = /'/; import './g.ts';",
    ].join('\n');
    expect(importsOf(source).map(({ specifier }) => specifier)).toEqual(['./a.ts', './e.ts', './f.ts', './g.ts']);
  });
});
