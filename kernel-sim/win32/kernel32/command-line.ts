/** The command line of the process, as text in its own memory. */
import type { Pointer } from '../../rings/layout.ts';
import { writeAnsi, writeWide } from '../ntdll/code-page.ts';
import { PerProcess } from '../state.ts';
import { RtlProcessHeap } from './heap.ts';
import { parameters } from './parameters.ts';

const texts = new PerProcess<{ narrow: Pointer; wide: Pointer }>(() => ({ narrow: 0, wide: 0 }));

export function narrowCommandLine(): Pointer {
  const state = texts.current;
  if (state.narrow === 0) {
    const { commandLine } = parameters.current;
    state.narrow = RtlProcessHeap().allocate(commandLine.length + 1, true);
    if (state.narrow !== 0) writeAnsi(state.narrow, commandLine);
  }
  return state.narrow;
}

export function wideCommandLine(): Pointer {
  const state = texts.current;
  if (state.wide === 0) {
    const { commandLine } = parameters.current;
    state.wide = RtlProcessHeap().allocate(2 * commandLine.length + 2, true);
    if (state.wide !== 0) writeWide(state.wide, commandLine);
  }
  return state.wide;
}

/** @irql ring 3 @see GetCommandLineA */
export function GetCommandLineA(): Pointer {
  return narrowCommandLine();
}
/** @irql ring 3 @see GetCommandLineW */
export function GetCommandLineW(): Pointer {
  return wideCommandLine();
}
