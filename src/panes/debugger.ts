/** The kernel debugger: commands behind its prompt; a bug check it analyses by itself. */
import type { Session } from '../session/session.ts';
import { LineEditor } from './line-editor.ts';
import { type Pane, paneElement } from './pane.ts';
import { linkPlaces, PaneTerminal } from './terminal.ts';

const PROMPT = 'kd> ';
const WELCOME = `\x1b[1mThe kernel debugger of the target.\x1b[0m
It answers at any time: while the target runs, stands still (Break, F8) or has crashed.
Try: !process 0 0   lm   !object \\Device   (.help lists the commands)
A click beside a line number, or F9, sets a breakpoint there; bp driver.c:45
does too. F10, F11 and Shift+F11 step; dv and ?? irp->IoStatus show variables.
A bug check is analysed here by itself, and what a run leaves behind is listed.

`;

export function debuggerPane(session: Session): Pane {
  const element = paneElement('debugger');
  const pane = new PaneTerminal(element, 'Kernel debugger');
  const { terminal } = pane;
  const { debugger: kd } = session;
  linkPlaces(terminal, session);
  const editor = new LineEditor(terminal, {
    line: (text) => void kd.command(text),
    interrupt: () => {
      if (!terminal.hasSelection()) void kd.breakIn();
    },
    complete: async (before) => {
      const word = /\S*$/.exec(before)?.[0] ?? '';
      return (await kd.complete(before)).map((line) => line.slice(before.length - word.length));
    },
  });
  terminal.onData((data) => editor.type(data));
  const greet = (): void => editor.write(WELCOME);
  greet();
  editor.setPrompt(PROMPT);

  kd.output.on((text) => {
    if (text === undefined) editor.clear();
    else editor.write(text.replaceAll('\n', '\r\n'));
  });
  kd.brokeIn.on(() => pane.follow());
  session.store.subscribe((state, before) => {
    if (state.labId !== before.labId) {
      editor.clear();
      greet();
    }
    if (state.broken && !before.broken) pane.follow();
  });
  /** Where the last thing begins that the debugger said by itself: it is read from there. */
  let start = terminal.registerMarker(0);
  kd.speaks.on(() => {
    terminal.write('', () => {
      start = terminal.registerMarker(0);
    });
  });
  kd.spoke.on((banner) => terminal.write('', () => pane.showFrom(start, banner)));
  return { element, layout: () => pane.fit(), focus: () => terminal.focus() };
}
