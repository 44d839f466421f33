/** What a report says of programs that were ended and of what was left behind, as the debugger prints it. */
import type { RunReport } from '../../kernel-sim/index.ts';

export function faultText({ programs }: RunReport): string {
  return programs
    .flatMap(({ image, pid, fault }) =>
      fault
        ? [
            `\x1b[1m${image} (process ${pid}) was ended by ${fault.name} (${fault.code})\x1b[0m`,
            fault.explanation,
            ...fault.stack.map((frame, i) => `${i.toString(16).padStart(2, '0')} ${frame}`),
            '',
          ].map((line) => `${line}\n`)
        : [],
    )
    .join('');
}

export function leakText({ leaks }: RunReport): string {
  if (leaks.length === 0) return '';
  const lines = leaks.map(
    ({ kind, owner, detail, file, line }) =>
      `   ${kind}: ${owner}: ${detail}${line > 0 ? ` [${file} @ ${line}]` : ''}\n`,
  );
  return `\x1b[1mLeft behind:\x1b[0m\n${lines.join('')}\n`;
}
