/** What all functions of a module share while it is rewritten: index maps, added types, branch hints. */
import type { WasmModule } from '../wasm/module.ts';
import { type FuncType, I32, typeName } from '../wasm/types.ts';
import { HELPERS, type Helper, helpersFor } from './helpers.ts';

export interface RewriteOptions {
  ring: 0 | 3;
  /**
   * Virtual address of the module's first code byte. The *site* of an instruction is this plus its offset from the start of the
   * code section's contents (DWARF's convention) in the original module.
   */
  codeBase: number;
  /** Original code offsets that get a line probe. */
  probes?: ReadonlySet<number>;
  /** Whether every access to memory that others may see, and every call of the system, is announced first. */
  safepoints?: boolean;
}

/** A branch whose likely direction engines may know: place in the function's body, and whether the condition holds usually. */
export interface BranchHint {
  at: number;
  likely: boolean;
}

export class RewriteContext {
  readonly module: WasmModule;
  readonly options: RewriteOptions;
  readonly helpers: readonly Helper[];
  /** Added to a virtual address to get its offset in memory. */
  readonly bias: number;
  /** Index of clang's stack pointer among the globals; -1 when the module has none. */
  readonly stackPointer: number;
  readonly types: FuncType[];
  private readonly typeIndices = new Map<string, number>();
  private readonly helperIndices = new Map<Helper, number>();

  constructor(module: WasmModule, options: RewriteOptions) {
    this.module = module;
    this.options = options;
    this.helpers = helpersFor((options.probes?.size ?? 0) > 0, options.safepoints === true);
    this.bias = options.ring === 0 ? 0x80000000 | 0 : 0;
    this.stackPointer = findStackPointer(module);
    this.types = [...module.types];
    this.types.forEach((type, i) => {
      this.typeIndices.set(typeKey(type), i);
    });
    this.helpers.forEach((name, i) => {
      this.helperIndices.set(name, module.imports.length + i);
    });
  }

  /** Index of a function type, added when the module has none like it. */
  type(type: FuncType): number {
    const key = typeKey(type);
    const known = this.typeIndices.get(key);
    if (known !== undefined) return known;
    this.types.push(type);
    this.typeIndices.set(key, this.types.length - 1);
    return this.types.length - 1;
  }

  helper(name: Helper): number {
    const index = this.helperIndices.get(name);
    if (index === undefined) throw new Error(`the module does not import ring.${name}`);
    return index;
  }

  helperType(name: Helper): number {
    return this.type(HELPERS[name]);
  }

  /** Helpers stand between the module's own imports and its functions. */
  functionIndex(index: number): number {
    return index < this.module.imports.length ? index : index + this.helpers.length;
  }

  /** An imported stack pointer disappears; a defined one stays, unused. */
  globalIndex(index: number): number {
    return this.module.globals[0]?.imported ? index - 1 : index;
  }

  /** The site of the instruction at this place in the original module. */
  site(at: number): number {
    return (this.options.codeBase + at - this.module.codeStart) | 0;
  }
}

function typeKey({ params, results }: FuncType): string {
  return `${params.map(typeName).join()}:${results.map(typeName).join()}`;
}

/** By import, export or debug name; else the first global that could be it, which is where wasm-ld puts it. */
function findStackPointer({ globals, exports, globalNames }: WasmModule): number {
  const fits = (index: number | undefined): index is number =>
    index !== undefined && globals[index]?.type === I32 && globals[index].mutable;
  const exported = exports.find((e) => e.kind === 'global' && e.name === '__stack_pointer')?.index;
  const named = [...globalNames].find(([, name]) => name === '__stack_pointer')?.[0];
  for (const candidate of [exported, named]) if (fits(candidate)) return candidate;
  return globals.findIndex((_, i) => fits(i));
}
