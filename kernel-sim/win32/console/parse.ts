/**
 * What a line of the shell says: commands joined by `&`, `&&` and `||`, each with words and redirections, after variables have been replaced.
 *
 * Follows cmd.exe for what people type: quotes keep blanks and operators together, `^` takes the next character as it is, `%NAME%` is replaced before anything else.
 * Not modelled: pipes, parentheses, `if` and `for`.
 */
export interface Redirection {
  readonly kind: '>' | '>>' | '<' | '2>' | '2>>';
  readonly target: string;
}

export interface Command {
  /** The command's text without redirections, as programs get it. */
  readonly text: string;
  readonly words: readonly string[];
  readonly redirections: readonly Redirection[];
  /** When it runs, judged by the command before it. */
  readonly when: 'always' | 'success' | 'failure';
}

/** Replaces `%NAME%`; a name that is not set stays as it is. */
export function expandVariables(line: string, value: (name: string) => string | undefined): string {
  return line.replace(/%([^%]+)%/g, (whole, name: string) => value(name) ?? whole);
}

/** Splits a command's text into words: blanks separate, quotes keep together and go away. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoted = false;
  for (const c of text) {
    if (c === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (!quoted && (c === ' ' || c === '\t')) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + c;
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** @returns the commands of a line; a text for a syntax error. */
export function parseLine(line: string): Command[] | string {
  const commands: Command[] = [];
  let text = '';
  let redirections: Redirection[] = [];
  let when: Command['when'] = 'always';
  let quoted = false;
  const finish = (): void => {
    const trimmed = text.trim();
    if (trimmed !== '' || redirections.length > 0)
      commands.push({ text: trimmed, words: splitWords(trimmed), redirections, when });
    text = '';
    redirections = [];
  };
  for (let at = 0; at < line.length; at++) {
    const c = line[at];
    if (c === '"') quoted = !quoted;
    if (quoted || c === '"') {
      text += c;
    } else if (c === '^') {
      text += line[++at] ?? '';
    } else if (c === '&' || (c === '|' && line[at + 1] === '|')) {
      const double = line[at + 1] === c;
      if (text.trim() === '') return `${double ? c + c : c} was unexpected at this time.`;
      finish();
      when = !double ? 'always' : c === '&' ? 'success' : 'failure';
      if (double) at++;
    } else if (c === '|') {
      return '| is not supported by this console.';
    } else if (c === '>' || c === '<') {
      const error = /(^|[ \t])2$/.test(text) && c === '>';
      const standard = /(^|[ \t])1$/.test(text) && c === '>';
      if (error || standard) text = text.slice(0, -1);
      const twice = c === '>' && line[at + 1] === '>';
      if (twice) at++;
      const rest = /^[ \t]*(&[12]|"[^"]*"?|[^ \t&|<>]*)/.exec(line.slice(at + 1));
      const target = rest?.[1].replace(/"/g, '') ?? '';
      if (target === '') return 'The syntax of the command is incorrect.';
      at += rest?.[0].length ?? 0;
      if (error && target === '&1') continue;
      redirections.push({ kind: `${error ? '2' : ''}${c}${twice ? '>' : ''}` as Redirection['kind'], target });
    } else text += c;
  }
  finish();
  return commands;
}
