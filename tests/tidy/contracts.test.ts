/** An exported kernel routine takes the parameters that its header declares, and says what it is and at which IRQL it may be called. */
import { describe, expect, it } from 'vitest';
import { kernelPrototypes, userPrototypes } from '../../kernel-sim/abi/prototypes.gen.ts';
import { type Declaration, declarations } from './exports.ts';
import { allFiles } from './source.ts';

const components = allFiles.flatMap((path) => /^kernel-sim\/(\w+)\/index\.ts$/.exec(path)?.[1] ?? []);
/** Ring 3's libraries document themselves in the headers; what counts in ring 0 (IRQL) does not exist there. */
const RING_3 = ['win32'];

const modules = await Promise.all(
  components.map(async (component) => {
    const module: Record<string, unknown> = await import(`../../kernel-sim/${component}/index.ts`);
    return { component, module };
  }),
);

/** A comment of this many characters says more than a routine's own name. */
const ENOUGH = 20;

interface Routine {
  readonly name: string;
  readonly routine: (...parameters: unknown[]) => unknown;
  readonly declaration: Declaration | undefined;
}

function routinesOf(component: string, module: Record<string, unknown>): Routine[] {
  const declared = declarations(component);
  return Object.keys({ ...kernelPrototypes, ...userPrototypes }).flatMap((name) => {
    const routine = module[name];
    if (typeof routine !== 'function') return [];
    return [{ name, routine: routine as Routine['routine'], declaration: declared.get(name) }];
  });
}

/** swprintf and its like are not the same routine in both rings. */
function prototypeFor(component: string, name: string): (typeof userPrototypes)[string] {
  const [first, second] = RING_3.includes(component)
    ? [userPrototypes, kernelPrototypes]
    : [kernelPrototypes, userPrototypes];
  return first[name] ?? second[name];
}

const place = ({ name, declaration }: Routine): string =>
  declaration ? `${declaration.path}:${declaration.line} ${name}` : name;

describe.each(modules)('$component', ({ component, module }) => {
  const routines = routinesOf(component, module);

  it('takes the parameters that the headers declare', () => {
    const wrong = routines.flatMap((one) => {
      const { signature } = prototypeFor(component, one.name);
      const due = signature.indexOf(':');
      return one.routine.length === due
        ? []
        : [`${place(one)} takes ${one.routine.length} parameters, not ${due} (${signature})`];
    });
    expect(wrong).toEqual([]);
  });

  if (RING_3.includes(component)) return;

  it('says of each routine what it does and at which IRQL', () => {
    const declared = declarations(component);
    const commentOf = ({ declaration }: Routine): string => {
      if (!declaration) return '';
      return declaration.comment || (declaration.alias && declared.get(declaration.alias)?.comment) || '';
    };
    const silent = routines.flatMap((one) => {
      const comment = commentOf(one);
      if (!/@irql|@see/.test(comment)) return [`${place(one)}: its comment names no IRQL (@irql) and no page (@see)`];
      const sentence = comment.replace(/@\w+[^@]*/g, '').replace(/[/*\s]/g, '');
      const { doc } = prototypeFor(component, one.name);
      return Math.max(sentence.length, doc.length) < ENOUGH
        ? [`${place(one)}: neither its comment nor its header says what it does`]
        : [];
    });
    expect(silent).toEqual([]);
  });
});

it('finds the routines of every component', () => {
  const all = modules.flatMap(({ component, module }) => routinesOf(component, module));
  expect(all.length).toBeGreaterThan(600);
});
