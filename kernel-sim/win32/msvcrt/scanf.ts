/** Formatted input under C's names. @see scanf, _scanf_l, wscanf, _wscanf_l */
import type { Pointer } from '../../rings/layout.ts';
import type { Kernel } from '../../rings/request.ts';
import { readAnsi, readWide } from '../ntdll/code-page.ts';
import { type ScanSource, scan, TextSource } from './scan.ts';
import { EOF, pushBack, readCharacter, type Stream, standardStream, streamOf } from './stream.ts';

function from(stream: Stream): ScanSource {
  return {
    next: () => readCharacter(stream),
    back: (c) => {
      if (c >= 0) pushBack(stream, c);
    },
  };
}
/** @irql ring 3 @see sscanf */
export function* sscanf(string: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  return yield* scan(new TextSource(readAnsi(string)), readAnsi(format), false, args, false);
}
/** @irql ring 3 @see sscanf_s */
export function* sscanf_s(string: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  return yield* scan(new TextSource(readAnsi(string)), readAnsi(format), false, args, true);
}
/** @irql ring 3 @see swscanf */
export function* swscanf(string: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  return yield* scan(new TextSource(readWide(string)), readWide(format), true, args, false);
}
/** @irql ring 3 @see swscanf_s */
export function* swscanf_s(string: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  return yield* scan(new TextSource(readWide(string)), readWide(format), true, args, true);
}
/** @irql ring 3 @see scanf */
export function* scanf(format: Pointer, args: Pointer): Kernel<number> {
  return yield* scan(from(standardStream(0)), readAnsi(format), false, args, false);
}
/** @irql ring 3 @see scanf_s */
export function* scanf_s(format: Pointer, args: Pointer): Kernel<number> {
  return yield* scan(from(standardStream(0)), readAnsi(format), false, args, true);
}
/** @irql ring 3 @see wscanf */
export function* wscanf(format: Pointer, args: Pointer): Kernel<number> {
  return yield* scan(from(standardStream(0)), readWide(format), true, args, false);
}
/** @irql ring 3 @see wscanf_s */
export function* wscanf_s(format: Pointer, args: Pointer): Kernel<number> {
  return yield* scan(from(standardStream(0)), readWide(format), true, args, true);
}
/** @irql ring 3 @see fscanf */
export function* fscanf(stream: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  const known = streamOf(stream);
  return known ? yield* scan(from(known), readAnsi(format), false, args, false) : EOF;
}
/** @irql ring 3 @see fscanf_s */
export function* fscanf_s(stream: Pointer, format: Pointer, args: Pointer): Kernel<number> {
  const known = streamOf(stream);
  return known ? yield* scan(from(known), readAnsi(format), false, args, true) : EOF;
}
