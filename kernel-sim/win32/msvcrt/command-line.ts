/**
 * How a command line becomes `argc` and `argv`: "Parsing C command-line arguments" of Microsoft's C runtime.
 *
 * Not modelled: wildcards are not expanded (setargv.obj is an option there too).
 */

/**
 * Splits a command line into arguments.
 *
 * The program's name comes first and has rules of its own: it ends at the first blank outside quotes, and a backslash is nothing special. After it:
 * 2n backslashes before a quote give n backslashes and the quote is a delimiter; 2n+1 give n backslashes and a literal quote; backslashes elsewhere
 * are themselves; inside quotes `""` is one literal quote and the quoted part goes on.
 */
export function parseCommandLine(line: string): string[] {
  const list: string[] = [];
  let at = 0;
  const blank = (c: string): boolean => c === ' ' || c === '\t';
  let program = '';
  let quoted = false;
  for (; at < line.length && (quoted || !blank(line[at])); at++) {
    if (line[at] === '"') quoted = !quoted;
    else program += line[at];
  }
  list.push(program);
  for (;;) {
    while (at < line.length && blank(line[at])) at++;
    if (at >= line.length) return list;
    let argument = '';
    quoted = false;
    while (at < line.length && (quoted || !blank(line[at]))) {
      let slashes = 0;
      while (line[at] === '\\') {
        slashes++;
        at++;
      }
      if (line[at] !== '"') {
        argument += '\\'.repeat(slashes);
        if (slashes > 0) continue;
        argument += line[at++];
        continue;
      }
      argument += '\\'.repeat(slashes >> 1);
      if (slashes & 1) {
        argument += '"';
      } else if (quoted && line[at + 1] === '"') {
        argument += '"';
        at++;
      } else {
        quoted = !quoted;
      }
      at++;
    }
    list.push(argument);
  }
}

/** Puts an argument into a command line so that `parseCommandLine` gives it back. */
export function quoteArgument(argument: string): string {
  if (argument !== '' && !/[ \t"]/.test(argument)) return argument;
  let quoted = '';
  let slashes = 0;
  for (const c of argument) {
    if (c === '"') quoted += `${'\\'.repeat(slashes)}\\`;
    slashes = c === '\\' ? slashes + 1 : 0;
    quoted += c;
  }
  return `"${quoted}${'\\'.repeat(slashes)}"`;
}
