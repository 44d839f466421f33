/**
 * Derives kernel-sim/abi from the C headers in toolchain/include: structure layouts, constants, prototypes and their documentation, all as
 * clang sees them. `--check` writes nothing and fails when a file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ring } from '../flags.ts';
import { readAst } from './abi/ast.ts';
import { readConstants } from './abi/constants.ts';
import {
  emitBugCodes,
  emitConstants,
  emitPrototypes,
  emitStatus,
  emitStructs,
  emitWin32,
  HEAD,
  type RingFacts,
} from './abi/emit.ts';
import { emitNames } from './abi/names.ts';
import { readLayouts } from './abi/records.ts';
import { readSignatures } from './abi/signatures.ts';
import { emitTypes, readTypes } from './abi/types.ts';

const ABI = fileURLToPath(new URL('../../kernel-sim/abi', import.meta.url));

async function readRing(ring: Ring): Promise<RingFacts> {
  const ast = await readAst(ring);
  const layouts = await readLayouts(ring, ast);
  const constants = await readConstants(ring, ast);
  const signatures = await readSignatures(ring, [...ast.routines.keys()]);
  for (const name of ast.routines.keys()) if (!signatures.has(name)) ast.routines.delete(name);
  return { ast, layouts, constants, signatures };
}

/** The kernel's routines of these names take no size, ring 3's do, as in Microsoft's two libraries. */
const DIFFERENT_ON_PURPOSE = new Set(['swprintf', 'vswprintf']);

/** A structure, a constant or a routine that both rings know must be the same in both. */
function differences(kernel: RingFacts, user: RingFacts): string[] {
  const found: string[] = [];
  for (const [name, layout] of user.layouts) {
    const known = kernel.layouts.get(name);
    if (known !== undefined && known.size !== layout.size)
      found.push(`${name}: ${known.size} bytes in ring 0, ${layout.size} in ring 3`);
  }
  for (const [name, { value, header }] of user.constants) {
    const known = kernel.constants.get(name);
    if (known !== undefined && BigInt.asIntN(32, known.value) !== BigInt.asIntN(32, value))
      found.push(`${name}: ${known.value} in <${known.header}>, ${value} in <${header}>`);
  }
  for (const [name, signature] of user.signatures) {
    const known = kernel.signatures.get(name);
    if (known !== undefined && known !== signature && !DIFFERENT_ON_PURPOSE.has(name))
      found.push(`${name}: ${known} in ring 0, ${signature} in ring 3`);
  }
  return found;
}

/** The files of kernel-sim/abi as they should be. */
export async function deriveAbi(): Promise<{ files: Map<string, string>; differences: string[] }> {
  const kernel = await readRing(0);
  const user = await readRing(3);
  const files = new Map([
    ['structs.gen.ts', emitStructs(kernel, user)],
    ['status.gen.ts', emitStatus(kernel)],
    ['bugcodes.gen.ts', emitBugCodes(kernel)],
    ['constants.gen.ts', emitConstants(kernel)],
    ['win32.gen.ts', emitWin32(kernel, user)],
    ['prototypes.gen.ts', emitPrototypes(kernel, user)],
    ['names.gen.ts', emitNames(kernel, HEAD)],
    ['types.gen.ts', emitTypes(await readTypes(0, kernel.ast), await readTypes(3, user.ast), HEAD)],
  ]);
  return { files, differences: differences(kernel, user) };
}

export function readAbiFile(name: string): string | undefined {
  try {
    return readFileSync(`${ABI}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}

async function main(check: boolean): Promise<void> {
  const { files, differences } = await deriveAbi();
  for (const difference of differences) console.error(`the rings disagree: ${difference}`);
  const stale = [...files].filter(([name, text]) => readAbiFile(name) !== text);
  for (const [name, text] of stale) {
    if (check) console.error(`kernel-sim/abi/${name} is stale: run toolchain/scripts/derive-abi.ts`);
    else writeFileSync(`${ABI}/${name}`, text);
  }
  if (!check) console.log(`${files.size} files, ${stale.length} changed`);
  if (differences.length > 0 || (check && stale.length > 0)) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
