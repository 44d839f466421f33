/**
 * Which characters a program's TCHARs are. A published source does not say: its project does, and that is no part of a lab. Programs are taken
 * for Unicode, as Visual Studio's projects are. One whose sources then give `char` texts where wide ones are wanted, or the other way round, was
 * written for the other setting (`TCHAR` is `char`, `CreateFile` is `CreateFileA`), which is the compiler's own when no project says anything.
 */
export type Characters = 'unicode' | 'multibyte';

const NARROW = /^(?:const )?char ?[*[]|^basic_string(?:_view)?<char[,>]/;
const WIDE = /^(?:const )?(?:unsigned short|wchar_t) ?[*[]|^basic_string(?:_view)?<wchar_t[,>]/;

/** How often the compiler's output speaks of a `char` text and a wide one in the same breath. */
export function charactersMixed(output: string): number {
  return output.split('\n').filter((line) => {
    if (!/: (?:warning|error|note): /.test(line)) return false;
    const types = [...line.matchAll(/'([^']*)'/g)].map(([, type = '']) => type);
    return types.some((type) => NARROW.test(type)) && types.some((type) => WIDE.test(type));
  }).length;
}
