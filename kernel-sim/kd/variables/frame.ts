/** The place of the stack whose variables are meant. */
import { type StackEntry, walkStack } from '../../rings/stack.ts';
import { attempt } from '../read.ts';
import { kdBugCheck, kdFrame, kdKThread, kdThread } from '../state.ts';
import { hasVariables } from './scope.ts';

/** The stack of the thread that the debugger looks at, as it is, or as it was when the machine stopped. */
function stack(): readonly StackEntry[] {
  const record = kdBugCheck();
  if (record?.thread === kdThread()) return record.stack;
  const thread = kdKThread();
  return thread ? attempt(() => walkStack(thread.ring), []) : [];
}

/** The frame that `.frame` has chosen, else the innermost one whose image has variables, else the innermost code. */
export function currentFrame(): { readonly entry: StackEntry; readonly number: number } | undefined {
  const entries = stack();
  const chosen = kdFrame();
  const isCode = (entry: StackEntry): boolean => entry.kind === 'code';
  const own = chosen ?? entries.findIndex((entry) => hasVariables(entry));
  const number = own >= 0 ? own : entries.findIndex(isCode);
  return entries[number] && { entry: entries[number], number };
}
