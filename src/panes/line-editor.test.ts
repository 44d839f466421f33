/** What stands on the terminal's screen after keys and output, read from xterm itself. */
import { Terminal } from '@xterm/xterm';
import { describe, expect, it } from 'vitest';
import { columnAfter, LineEditor } from './line-editor.ts';

const COLUMNS = 20;

function open(complete: (before: string) => readonly string[] = () => []) {
  const terminal = new Terminal({ cols: COLUMNS, rows: 6, convertEol: true, allowProposedApi: true });
  const lines: string[] = [];
  let interrupts = 0;
  const editor = new LineEditor(terminal, {
    line: (text) => lines.push(text),
    interrupt: () => interrupts++,
    complete,
  });
  const screen = async (): Promise<string[]> => {
    await new Promise<void>((resolve) => terminal.write('', resolve));
    const { active } = terminal.buffer;
    const rows = Array.from(
      { length: active.length },
      (_, i) => active.getLine(i)?.translateToString(true).trimEnd() ?? '',
    );
    while (rows.at(-1) === '') rows.pop();
    return rows;
  };
  const cursor = (): [number, number] => {
    const { active } = terminal.buffer;
    return [active.baseY + active.cursorY, active.cursorX];
  };
  return { editor, lines, screen, cursor, interrupts: () => interrupts };
}

const typed = (editor: LineEditor, ...keys: string[]): void => {
  for (const key of keys) editor.type(key);
};

describe('a line that is typed', () => {
  it('stands behind its prompt, and is handed over by Enter', async () => {
    const { editor, lines, screen } = open();
    editor.setPrompt('kd> ');
    typed(editor, ...'lm m nt');
    expect(await screen()).toEqual(['kd> lm m nt']);
    typed(editor, '\r');
    expect(lines).toEqual(['lm m nt']);
    expect(await screen()).toEqual(['kd>']);
  });

  it('goes on below output that comes while it is typed', async () => {
    const { editor, screen } = open();
    editor.setPrompt('C:\\>');
    typed(editor, ...'dir');
    editor.write('a service says\n');
    typed(editor, ...' x');
    expect(await screen()).toEqual(['a service says', 'C:\\>dir x']);
  });

  it('wraps over rows, and is edited across them', async () => {
    const { editor, screen, cursor, lines } = open();
    editor.write('above\n');
    editor.setPrompt('> ');
    const long = 'abcdefghijklmnopqrstuvwxyz0123456789abcd';
    typed(editor, ...long);
    expect((await screen()).join('|')).toBe('above|> abcdefghijklmnopqr|stuvwxyz0123456789ab|cd');
    typed(editor, '\x1b[H', 'X');
    expect((await screen()).join('|')).toBe('above|> Xabcdefghijklmnopq|rstuvwxyz0123456789a|bcd');
    expect(cursor()).toEqual([1, 3]);
    typed(editor, '\x1b[F', '\x7f', '\x7f', '\x7f');
    expect((await screen()).join('|')).toBe('above|> Xabcdefghijklmnopq|rstuvwxyz0123456789a');
    editor.write('below?\n');
    expect((await screen()).slice(0, 2)).toEqual(['above', 'below?']);
    typed(editor, '\r');
    expect(lines).toEqual([`X${long.slice(0, -3)}`]);
    expect(await screen()).toEqual(['above', 'below?', '>']);
  });

  it('keeps its place when the row is just full, and when the screen scrolls', async () => {
    const { editor, screen } = open();
    editor.setPrompt('> ');
    typed(editor, ...'a'.repeat(COLUMNS - 2));
    typed(editor, 'b', '\x7f', 'c');
    expect(await screen()).toEqual([`> ${'a'.repeat(COLUMNS - 2)}`, 'c']);
    for (let i = 0; i < 10; i++) editor.write(`line ${i}\n`);
    expect((await screen()).slice(-4)).toEqual(['line 8', 'line 9', `> ${'a'.repeat(COLUMNS - 2)}`, 'c']);
    typed(editor, '\x15');
    expect((await screen()).slice(-3)).toEqual(['line 8', 'line 9', '>']);
  });

  it('begins where a program has left the cursor', async () => {
    const { editor, screen, lines } = open();
    editor.write('name? ');
    typed(editor, ...'Ann', '\x1b[D', '\x7f', '\r');
    expect(lines).toEqual(['An']);
    expect(await screen()).toEqual(['name?']);
  });

  it('has a history, and takes a paste of several lines', async () => {
    const { editor, lines } = open();
    typed(editor, 'one\ntwo\rthree');
    expect(lines).toEqual(['one', 'two']);
    typed(editor, '\x1b[A', '\r');
    expect(lines.at(-1)).toBe('two');
    typed(editor, '\x1b[A', '\x1b[A', '\x1b[B', '\x1b[B', 'x', '\r');
    expect(lines.at(-1)).toBe('x');
  });

  it('goes by words', async () => {
    const { editor, lines } = open();
    typed(editor, 'sc start it', '\x1b[1;5D', '\x1b[1;5D', 'X', '\x1b[1;5C', 'Y', '\r');
    expect(lines).toEqual(['sc XstartY it']);
    typed(editor, '\x1b[1;5D', 'a', '\r');
    expect(lines.at(-1)).toBe('a');
  });

  it('is completed as far as it is certain, and lists what is left', async () => {
    const names = ['!process', '!processfields', '!pool'];
    const { editor, screen, lines } = open((before) => names.filter((name) => name.startsWith(before)));
    editor.setPrompt('kd> ');
    typed(editor, '!pr', '\t');
    await Promise.resolve();
    await Promise.resolve();
    expect(await screen()).toEqual(['kd> !process']);
    typed(editor, '\t');
    await Promise.resolve();
    await Promise.resolve();
    expect(await screen()).toEqual(['kd> !process', '!process  !processfi', 'elds', 'kd> !process']);
    typed(editor, '\x15', '!po', '\t');
    await Promise.resolve();
    await Promise.resolve();
    typed(editor, '\r');
    expect(lines).toEqual(['!pool ']);
  });

  it('survives a screen that is cleared', async () => {
    const { editor, screen, lines } = open();
    editor.setPrompt('> ');
    editor.write('old\n');
    typed(editor, ...'typed');
    editor.clear();
    expect(await screen()).toEqual(['> typed']);
    typed(editor, '\r');
    expect(lines).toEqual(['typed']);
    editor.reset();
    expect(await screen()).toEqual([]);
  });

  it('hands Ctrl+C on', () => {
    const { editor, interrupts } = open();
    typed(editor, '\x03');
    expect(interrupts()).toBe(1);
  });
});

it.each([
  ['abc', 0, 3],
  ['abc\n', 5, 0],
  ['\x1b[31mab\x1b[0m', 1, 3],
  ['\tx', 3, 9],
  ['12345678901234567890', 0, 20],
  ['123456789012345678901', 0, 1],
  ['ab\bc', 0, 2],
  ['old\x1b[2J\x1b[3J\x1b[Hnew', 7, 3],
])('the column after %j at %i is %i', (text, column, after) => {
  expect(columnAfter(text, column, COLUMNS)).toBe(after);
});
