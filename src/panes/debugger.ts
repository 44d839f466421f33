/** The debugger: prints its analysis of a bug check by itself, and after a run what was left behind. */
import type { RunReport } from '../../kernel-sim/index.ts';
import type { Session } from '../session/session.ts';
import { type Pane, paneElement } from './pane.ts';
import { PaneTerminal } from './terminal.ts';

const RULE = '*'.repeat(70);

export function analysis(report: RunReport): string {
  const { bugCheck } = report;
  if (!bugCheck) return '';
  const { code, name, parameters, image, irql, process, thread, stack, explanation } = bugCheck;
  const at = bugCheck.line > 0 ? ` [${bugCheck.file} @ ${bugCheck.line}]` : '';
  return [
    RULE,
    '*                         Bugcheck Analysis                          *',
    RULE,
    '',
    `\x1b[1m${name} (${code.replace(/^0x0*/, '').toLowerCase()})\x1b[0m`,
    'Arguments:',
    ...parameters.map((value, i) => `Arg${i + 1}: ${value.replace(/^0x/, '').toLowerCase()}`),
    '',
    explanation,
    '',
    `PROCESS_NAME:  ${process}`,
    `THREAD:        ${thread}`,
    `CURRENT_IRQL:  ${irql}`,
    `IMAGE_NAME:    ${image}`,
    `FAULTING_CODE: ${bugCheck.function}\x1b[31m${at}\x1b[0m`,
    '',
    'STACK_TEXT:',
    ...stack.map((frame, i) => `${i.toString(16).padStart(2, '0')} ${frame}`),
    '',
  ].join('\n');
}

function faults(report: RunReport): string {
  return report.programs
    .flatMap(({ image, pid, fault }) =>
      fault
        ? [
            `\x1b[1m${image} (process ${pid}): ${fault.name} (${fault.code})\x1b[0m`,
            fault.explanation,
            ...fault.stack.map((frame) => `   ${frame}`),
            '',
          ]
        : [],
    )
    .join('\n');
}

function leaks(report: RunReport): string {
  if (report.leaks.length === 0) return '';
  const lines = report.leaks.map(
    ({ kind, owner, detail, file, line }) => `   ${kind}: ${owner}: ${detail}${line > 0 ? ` [${file} @ ${line}]` : ''}`,
  );
  return ['\x1b[1mLeft behind:\x1b[0m', ...lines, ''].join('\n');
}

export function debuggerPane(session: Session): Pane {
  const element = paneElement('debugger');
  const pane = new PaneTerminal(element, 'Output of the debugger');
  const { terminal } = pane;
  terminal.options.disableStdin = true;
  terminal.write(
    'The kernel debugger is attached to the target.\nA bug check is analysed here; so is what a run leaves behind.\n\n',
  );
  session.store.subscribe(({ report, replay }, before) => {
    if (!report || report === before.report) return;
    const text = analysis(report) + faults(report) + leaks(report);
    if (text === '') return;
    // Shown from its beginning, once the pane has been brought to the front.
    const start = terminal.registerMarker(0);
    const show = (): void => terminal.scrollToLine(start.line);
    terminal.write(`${text}${replay ? `\x1b[90mreplay ${replay}\x1b[0m\n` : ''}\n`, () => setTimeout(show, 100));
  });
  return { element, layout: () => pane.fit(), focus: () => terminal.focus() };
}
