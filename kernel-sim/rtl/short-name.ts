/** Names as DOS knew them: eight characters, a period, three characters. */
import { STRING } from '../abi/structs.gen.ts';
import type { Pointer } from '../rings/layout.ts';
import { readPointer, readUshort, writeAnsiChars, writeUchar, writeUshort } from '../rings/memory.ts';
import { upcase } from './case.ts';
import { readUnicodeString } from './unicode.ts';

const LONGEST = 12;
/** Up to eight characters, and up to three behind a period; no space at the end of either. */
const SHAPE = /^[^.]{1,8}(?<! )(\.[^.]{1,3}(?<! ))?$/;

const isLegal = (c: number): boolean => c > 0x1f && c < 0x7f && !'"*+,/:;<=>?[\\]|'.includes(String.fromCharCode(c));

/**
 * Whether a name is one of the form 8.3, in any case. `*oemName`, when it is there, gets it in capitals; `*spaces` whether there is a space in it.
 * @irql PASSIVE_LEVEL
 * Not modelled: characters of the OEM code page beyond ASCII (no name with them is legal).
 * @see RtlIsNameLegalDOS8Dot3
 */
export function RtlIsNameLegalDOS8Dot3(name: Pointer, oemName: Pointer, nameContainsSpaces: Pointer): number {
  const text = upcase(readUnicodeString(name));
  if (text.length > LONGEST) return 0;
  if (oemName !== 0) {
    if (readUshort((oemName + STRING.MaximumLength) | 0) < text.length) return 0;
    writeAnsiChars(readPointer((oemName + STRING.Buffer) | 0), text);
    writeUshort(oemName, text.length);
  }
  const dots = text === '.' || text === '..';
  if (!dots && !SHAPE.test(text)) return 0;
  for (let i = 0; i < text.length; i++) if (!isLegal(text.charCodeAt(i))) return 0;
  if (nameContainsSpaces !== 0) writeUchar(nameContainsSpaces, text.includes(' ') ? 1 : 0);
  return 1;
}
