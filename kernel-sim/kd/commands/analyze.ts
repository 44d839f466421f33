/** !analyze, .bugcheck: why the machine stopped. */
import { bugCheckName, bugCheckText } from '../../abi/bugcodes.gen.ts';
import { PsGetThreadProcess } from '../../ps/index.ts';
import type { Pointer } from '../../rings/layout.ts';
import { analyzeBugCheck } from '../analyze.ts';
import { bugCheckArguments } from '../bugcheck-arguments.ts';
import { cidText, imageName } from '../describe.ts';
import { kdBugCheck } from '../state.ts';
import { symbolAt } from '../symbols.ts';
import { address, hexDigits } from '../text.ts';
import { stackLines } from './stack.ts';
import type { KdCommand } from './table.ts';

const STARS = '*'.repeat(79);
const BANNER = [
  STARS,
  `*${' '.repeat(77)}*`,
  `*${'Bugcheck Analysis'.padStart(47).padEnd(77)}*`,
  `*${' '.repeat(77)}*`,
  STARS,
];
const NONE = 'No bug check has occurred.';

function wrap(text: string, width = 79): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [''];
    for (const word of paragraph.split(' ')) {
      const last = lines[lines.length - 1];
      if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
      else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return lines;
  });
}

/** Identifiers in hex, as everywhere in the debugger. */
function processText(thread: Pointer): string {
  return thread
    ? `PROCESS_NAME:  ${imageName(PsGetThreadProcess(thread))}  (Cid ${cidText(thread)})`
    : 'PROCESS_NAME:  System';
}

function analyze(args: string): string {
  const record = kdBugCheck();
  if (!record)
    return `${NONE} The target ${'can be looked at while it runs: !process 0 7, !stacks, !irpfind, !locks.'}`;
  const report = analyzeBugCheck(record);
  const { code, parameters } = record;
  const meanings = bugCheckArguments(code, parameters);
  const names = parameters.map((value, i) => `Arg${i + 1}: ${address(value)}${meanings[i] ? `, ${meanings[i]}` : ''}`);
  const symbol = record.site ? symbolAt(record.site) : `nt!${report.function}`;
  const lines = [
    ...BANNER,
    '',
    `${bugCheckName(code)} (${hexDigits(code)})`,
    ...wrap(bugCheckText(code)),
    'Arguments:',
    ...names,
  ];
  const module = report.image.replace(/\.[^.]*$/, '');
  const place = report.line ? `${report.file} @ ${report.line}` : '';
  if (!/-v/.test(args))
    return [
      ...lines,
      '',
      `Probably caused by : ${report.image} ( ${symbol} )`,
      ...(place ? [`FAULTING_SOURCE_LINE: ${place}`] : []),
      '',
      'Followup: !analyze -v tells more',
    ].join('\n');
  lines.push('', 'Debugging Details:', '------------------', '', ...wrap(report.explanation), '');
  lines.push(
    `BUGCHECK_CODE:  ${hexDigits(code)}`,
    ...parameters.map((value, i) => `BUGCHECK_P${i + 1}: ${hexDigits(value)}`),
  );
  lines.push('', processText(record.thread), `CURRENT_IRQL:  ${report.irql}`);
  if (report.irqlRaisedBy) lines.push(`IRQL_RAISED_BY:  ${report.irqlRaisedBy}`);
  if (record.site) lines.push('', `FAULTING_IP: `, `${symbol}`, `${address(record.site)}`);
  if (report.line)
    lines.push('', `FAULTING_SOURCE_FILE:  ${report.file}`, `FAULTING_SOURCE_LINE_NUMBER:  ${report.line}`);
  lines.push('', 'STACK_TEXT:  ', ...stackLines(record.stack), '');
  lines.push(
    `SYMBOL_NAME:  ${symbol}`,
    `MODULE_NAME: ${module}`,
    `IMAGE_NAME:  ${report.image}`,
    `FAILURE_BUCKET_ID:  0x${hexDigits(code).toUpperCase()}_${symbol}`,
  );
  return lines.join('\n');
}

function bugcheck(): string {
  const record = kdBugCheck();
  if (!record) return NONE;
  return `Bugcheck code ${address(record.code)} (${bugCheckName(record.code)})\nArguments ${record.parameters.map(address).join(' ')}`;
}

export const analyzeCommands: readonly KdCommand[] = [
  { name: '!analyze', usage: '[-v]', help: 'why the machine stopped, and what to do about it', run: analyze },
  { name: '.bugcheck', usage: '', help: 'code and parameters of the bug check', run: bugcheck },
];
