/** The run that a link names, held against the run that there is. */
import { parseReplay } from '../../kernel-sim/index.ts';
import type { Shared } from './share.ts';

const policies: Readonly<Record<string, string>> = {
  rr: 'in turn',
  random: 'drawn from the seed',
  explore: 'by exploration',
};

type Run = Pick<Shared, 'seed' | 'processors' | 'policy'>;

/** What a replay string says of a run; undefined when this machine cannot repeat it. */
export function replayOf(text: string): Run | undefined {
  const parsed = parseReplay(text);
  if (typeof parsed === 'string') return undefined;
  const { seed, processors, policy } = parsed;
  return { seed, processors, policy };
}

/** What to say when a link with this replay string has been opened. */
export function greet(replay: string): string {
  const parsed = parseReplay(replay);
  return typeof parsed === 'string'
    ? `The run of the link cannot be repeated: ${parsed}.`
    : `The link is of the run ${replay}: Run repeats it.`;
}

/** Whether the run `actual` is the one of the link, in a sentence. `changed`: the lab is no longer what the link opened. */
export function compare(linked: string, actual: string, changed: boolean): string {
  if (linked === actual) return `This is the run of the link, ${linked}.`;
  const [wanted, got] = [parseReplay(linked), parseReplay(actual)];
  if (typeof wanted === 'string') return `This is not the run of the link: ${wanted}. It is ${actual}.`;
  const differences =
    typeof got === 'string'
      ? []
      : [
          wanted.lab !== got.lab &&
            (changed
              ? 'the lab has been changed since'
              : 'the lab, its commands, its build kind or Ringside itself is not what it was then'),
          wanted.seed !== got.seed && `the seed was ${wanted.seed}`,
          wanted.processors !== got.processors && `there were ${wanted.processors} processors`,
          wanted.policy !== got.policy && `the processors took turns ${policies[wanted.policy] ?? wanted.policy}`,
        ].filter((difference) => difference !== false);
  return `This is not the run of the link, ${linked}: ${differences.join('; ')}. It is ${actual}.`;
}
