/** How clang and wasm-ld are called. Each flag's reason is beside it. */
import type { Characters } from './characters.ts';
import type { ImageBase } from './image-bases.ts';
import { INCLUDE_FOLDER, LAB_FOLDER } from './places.ts';

export type Ring = 0 | 3;
export type BuildKind = 'checked' | 'free';

/**
 * Library routines that clang may neither replace by others nor evaluate: a call in the source is a call in the image, so that the
 * trace and the debugger show what was written. memcpy, memmove, memset and memcmp are not here: they become wasm's own instructions.
 */
const NO_BUILTIN =
  'printf fprintf sprintf snprintf vprintf vfprintf vsprintf vsnprintf puts putchar fputs fputc fwrite fopen ' +
  'strlen strcpy strncpy strcat strncat strcmp strncmp strchr strrchr strstr strpbrk strspn strcspn strdup strndup stpcpy strtol ' +
  'strtoul atoi atol atoll wcslen wcscpy wcscat wcscmp wcsncmp wcschr wcsrchr wcsstr wmemcpy wmemset wmemcmp memchr memrchr ' +
  'malloc calloc realloc free abs labs llabs isdigit isascii toascii tolower toupper exit abort alloca setjmp longjmp log bcmp';

const COMMON = [
  '--target=wasm32',
  '-c',
  '-fms-extensions', // __int64, __declspec, anonymous structures, ...
  '-fshort-wchar', // wchar_t has 16 bits on Windows
  ...['-Xclang', '-mlong-double-64'], // and long double is double
  '-nostdlibinc', // our headers and clang's own, no C library's
  '-isystem',
  INCLUDE_FOLDER,
  `-fmacro-prefix-map=${LAB_FOLDER}/=`, // __FILE__ is the path in the lab
  `-fdebug-compilation-dir=${LAB_FOLDER}`,
  '-gdwarf-5',
  '-gcolumn-info',
  '-mbulk-memory',
  '-msign-ext',
  '-mnontrapping-fptoint',
  '-mreference-types',
  '-matomics', // an Interlocked routine stays one instruction, which the rewriter keeps whole
  // What x86 programs count on, and a C optimiser would otherwise take away:
  '-fno-strict-aliasing',
  '-fwrapv',
  '-fno-delete-null-pointer-checks', // *(int *)NULL = 0 must fault, not vanish
  '-fno-finite-loops', // for (;;) must hang, not vanish
  ...['-Xclang', '-disable-red-zone'], // a DPC runs on the stack of what it interrupts: below the stack pointer nothing is kept
  '-fno-threadsafe-statics',
  // setjmp, and with it __try, over wasm exceptions
  '-mexception-handling',
  '-mllvm',
  '-wasm-enable-sjlj',
  '-mllvm',
  '-wasm-use-legacy-eh=false',
  ...NO_BUILTIN.split(' ').map((name) => `-fno-builtin-${name}`),
  '-D_X86_',
  '-D_M_IX86=600',
  '-D_WIN32',
  '-DWIN32',
  '-DRINGSIDE=1',
  '-Wall',
  // Published sources compile without a word about what Microsoft's compiler takes for granted:
  '-Wno-microsoft',
  '-Wno-ignored-attributes', // __stdcall
  '-Wno-unknown-pragmas',
  '-Wno-ignored-pragmas',
  '-Wno-pragma-pack',
  '-Wno-multichar', // pool tags
  '-Wno-four-char-constants',
  '-Wno-unused-function',
  '-Wno-unused-parameter',
  '-Wno-format', // %wZ, %ws, %I64d
  '-Wno-missing-braces',
  '-Wno-parentheses',
  '-Wno-switch',
  '-Wno-main-return-type',
  '-Wno-error=int-conversion',
  '-Wno-error=incompatible-pointer-types',
];

const DIAGNOSTICS = [
  '-fcaret-diagnostics-max-lines=1', // fixes are printed only with the source line; lines above 4,096 characters never are
  '-fdiagnostics-show-line-numbers',
  '-fno-color-diagnostics',
  '-fdiagnostics-print-source-range-info',
  '-fdiagnostics-parseable-fixits',
  '-ferror-limit=100',
];

export function isCxx(file: string): boolean {
  return !/\.[ch]$/.test(file);
}

/**
 * What clang is called with for one source, without the source and the output. Types and variables take as long to write down as the code takes to
 * make: only a debugger asks for them.
 */
export function compilerFlags(
  file: string,
  ring: Ring,
  build: BuildKind,
  variables = false,
  characters: Characters = 'unicode',
): string[] {
  const flags = [...COMMON, variables ? '-g' : '-gline-tables-only', ...DIAGNOSTICS];
  if (isCxx(file)) {
    flags.push(
      '-x',
      'c++',
      '-std=c++20',
      '-nostdinc++',
      '-fno-exceptions',
      '-fno-rtti',
      '-Wno-writable-strings',
      '-Wno-register',
      '-Wno-error=c++11-narrowing', // a warning (C4838) of Microsoft's compiler, and in a case label not even that
    );
  } else flags.push('-x', 'c', '-std=gnu17', '-fdefer-ts');
  if (build === 'checked') flags.push('-O0', '-DDBG=1', '-D_DEBUG');
  else flags.push('-O2', '-DDBG=0', '-DNDEBUG');
  if (ring === 0) flags.push('-D_KERNEL_MODE', '-DKERNEL_RING=0');
  else flags.push('-DKERNEL_RING=3');
  // Empty, so that a source's own "#define UNICODE" is no other definition.
  if (ring === 3 && characters === 'unicode') flags.push('-DUNICODE=', '-D_UNICODE=');
  if (ring === 3 && characters === 'multibyte') flags.push('-D_MBCS');
  return flags;
}

export function linkerFlags(base: ImageBase, entry: string): string[] {
  return [
    '--no-entry',
    '--import-memory',
    '--import-table',
    `--global-base=${base.data}`,
    `--table-base=${base.table}`,
    // Every thread brings its own stack: the image's is never used.
    '-z',
    'stack-size=16',
    '--no-stack-first',
    '--gc-sections',
    // Undefined routines were already checked, with better messages.
    '--allow-undefined',
    '--export-if-defined=__wasm_call_ctors',
    '--export=__stack_pointer',
    '--export=__data_end',
    '--export=__heap_base',
    // Where the constants end and the variables begin: see runtime/sections.c.
    '--export-if-defined=__ringside_data',
    `--export=${entry}`,
  ];
}
