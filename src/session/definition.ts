/** Finds where a name is declared by the look of the text: good enough to lead a reader there, whatever else the source has wrong. */
import type { Place } from '../worker/compiler-api.ts';

type Texts = Readonly<Record<string, string>>;

/** What a declaration of `word` looks like, the surest first. */
function patterns(word: string): RegExp[] {
  const name = word.replace(/\$/g, '\\$');
  return [
    new RegExp(`^[ \\t]*#[ \\t]*define[ \\t]+${name}\\b`, 'm'), // a macro
    new RegExp(`^(?!.*\\breturn\\b)[\\w*].*[ \\t*]${name}[ \\t]*\\([^;]*?\\)[^;]*?\\{`, 'm'), // a function with its body
    new RegExp(`^(?!.*\\breturn\\b)[\\w*].*[ \\t*]${name}[ \\t]*\\(`, 'm'), // its declaration
    new RegExp(`\\b(?:struct|union|enum|class)[ \\t]+(?:\\w+[ \\t]+)*?${name}[ \\t]*(?::[^{;]*)?\\{`, 'm'),
    new RegExp(`^[ \\t]*\\}[^;{}]*\\b${name}\\b[^;{}]*;`, 'm'), // the end of a typedef with a body
    new RegExp(`^[ \\t]*typedef\\b[^;{]*\\b${name}\\b[^;]*;`, 'm'),
    new RegExp(`^[ \\t]*${name}[ \\t]*(?:=[^,;]*)?,?[ \\t]*(?:/[/*].*)?$`, 'm'), // one of an enumeration
    new RegExp(`^[\\w].*[ \\t*]${name}[ \\t]*(?:\\[[^\\]]*\\])?[ \\t]*(?:=|;)`, 'm'), // a variable of the file
  ];
}

function placeOf(file: string, text: string, start: number, word: string): Place {
  const at = start + text.slice(start).search(new RegExp(`\\b${word.replace(/\$/g, '\\$')}\\b`));
  const before = text.slice(0, at);
  return { file, line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

/** `file` is looked through first, then the lab, then the headers (named `<ntddk.h>` in the answer). */
export function findDefinition(word: string, file: string, files: Texts, headers: Texts): Place | undefined {
  if (!/^[A-Za-z_$][\w$]*$/.test(word)) return undefined;
  const sources: [string, string][] = Object.entries(files).filter(([name]) => /\.(c|cc|cpp|cxx|h|hpp)$/.test(name));
  sources.sort(([a], [b]) => Number(b === file) - Number(a === file));
  const system = Object.entries(headers).map(([name, text]): [string, string] => [`<${name}>`, text]);
  for (const texts of [sources, system]) {
    for (const pattern of patterns(word)) {
      for (const [name, text] of texts) {
        const found = text.includes(word) ? pattern.exec(text) : null;
        if (found) return placeOf(name, text, found.index, word);
      }
    }
  }
  return undefined;
}
