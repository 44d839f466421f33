/** !pool, !poolused, !vm: what memory is used for. */
import {
  ExDescribePoolAddress,
  ExFindPoolBlock,
  ExPoolBlocks,
  ExPoolUsage,
  type PoolBlock,
  tagText,
} from '../../ex/index.ts';
import { headerPrevious, headerType, headerUnits } from '../../ex/pool-header.ts';
import { KiProcessSpace } from '../../ke/index.ts';
import { MmCommittedBytes } from '../../mm/index.ts';
import { PspProcesses } from '../../ps/index.ts';
import { findImage } from '../../rings/images.ts';
import {
  NONPAGED_POOL_BASE,
  NONPAGED_POOL_BYTES,
  PAGE_SIZE,
  PAGED_POOL_BASE,
  PAGED_POOL_BYTES,
  type Pointer,
} from '../../rings/layout.ts';
import { kernelSpace } from '../../rings/memory.ts';
import { moduleName } from '../../rings/symbols.ts';
import { evaluatePointer } from '../expression.ts';
import { attempt, peekLong } from '../read.ts';
import { sourceAt, symbolAt } from '../symbols.ts';
import { address, hexDigits, KdError, wildcard, words } from '../text.ts';
import type { KdCommand } from './table.ts';

const UNIT = 8;
const isPaged = ({ type }: PoolBlock): boolean => (type & 1) === 1;

function region(va: Pointer): string | undefined {
  if ((va - NONPAGED_POOL_BASE) >>> 0 < NONPAGED_POOL_BYTES) return 'Nonpaged pool';
  return (va - PAGED_POOL_BASE) >>> 0 < PAGED_POOL_BYTES ? 'Paged pool' : undefined;
}

/** Who allocated a block. */
function ownerText({ owner, site }: PoolBlock): string {
  return owner === 0 ? 'the kernel' : `${symbolAt(site)} ${sourceAt(site)}`.trimEnd();
}

function blockLines(page: Pointer, wanted: Pointer): string[] {
  const lines: string[] = [];
  for (let at = page; at - page < PAGE_SIZE; ) {
    const header = peekLong(at);
    if (header === undefined) return [...lines, ` ${address(at)} cannot be read`];
    const units = headerUnits(header);
    const previous = headerPrevious(header);
    if (units === 0 || at - page + units * UNIT > PAGE_SIZE)
      return [
        ...lines,
        ` ${address(at)} is not a valid small pool allocation: its header (${address(header)}) is damaged`,
      ];
    const own = (wanted - at) >>> 0 < units * UNIT;
    const used = headerType(header) !== 0;
    const tag = tagText(peekLong((at + 4) | 0) ?? 0);
    const sizes = `size: ${hexDigits(units * UNIT).padStart(4)} previous size: ${hexDigits(previous * UNIT).padStart(4)}`;
    lines.push(
      `${own ? '*' : ' '}${address(at)} ${sizes}  ${used ? `(Allocated) ${own ? '*' : ' '}${tag}` : '(Free)'}`,
    );
    const block = own && used ? ExFindPoolBlock((at + UNIT) | 0) : undefined;
    if (block) lines.push(`          ${block.bytes} bytes asked for, by ${ownerText(block)}`);
    at = (at + units * UNIT) | 0;
  }
  return lines;
}

function pool(args: string): string {
  const [text] = words(args);
  if (text === undefined) throw new KdError('usage: !pool ADDR   (all of it by tags: !poolused)');
  const va = evaluatePointer(text);
  const name = region(va);
  if (!name) throw new KdError(`${address(va)} is not in the pool`);
  const page = va & -PAGE_SIZE;
  const head = `Pool page ${address(va)} region is ${name}`;
  const touched = ExDescribePoolAddress(va);
  if (touched?.special) return `${head} (special pool)\n${address(va)} is ${touched.detail}`;
  const big = [...ExPoolBlocks()].find(
    (block) => (block.address & (PAGE_SIZE - 1)) === 0 && (va - block.address) >>> 0 < block.bytes,
  );
  if (big)
    return [
      head,
      `*${address(big.address)} : large page allocation, tag is ${tagText(big.tag)}, size is 0x${hexDigits(big.bytes)} bytes`,
      `          by ${ownerText(big)}`,
    ].join('\n');
  if (touched && !touched.freed) return `${head}\n${address(va)} is ${touched.detail}`;
  if (peekLong(page) === undefined)
    return `${head}\n${address(page)} is free: the page is not mapped, whoever touches it faults${touched ? `\n          ${touched.detail}` : ''}`;
  return [head, ...blockLines(page, va)].join('\n');
}

/** Module name of the driver that a site lies in. */
function driverOf(site: Pointer): string {
  const image = findImage(site, kernelSpace);
  return image ? moduleName(image.name) : address(site);
}

export interface PoolTagUsage {
  readonly tag: string;
  /** Module of the driver; 'nt' for the kernel. */
  readonly owner: string;
  nonPagedAllocs: number;
  nonPagedBytes: number;
  pagedAllocs: number;
  pagedBytes: number;
}

export function poolByTag(): PoolTagUsage[] {
  const usage = new Map<string, PoolTagUsage>();
  for (const block of ExPoolBlocks()) {
    const tag = tagText(block.tag);
    const owner = block.owner === 0 ? 'nt' : driverOf(block.site);
    const key = `${tag}/${owner}`;
    const line = usage.get(key) ?? { tag, owner, nonPagedAllocs: 0, nonPagedBytes: 0, pagedAllocs: 0, pagedBytes: 0 };
    usage.set(key, line);
    if (isPaged(block)) {
      line.pagedAllocs++;
      line.pagedBytes += block.bytes;
    } else {
      line.nonPagedAllocs++;
      line.nonPagedBytes += block.bytes;
    }
  }
  return [...usage.values()].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0));
}

/** `!poolused [FLAGS [TAG]]`: bit 1 sorts by nonpaged, bit 2 by paged use. */
function poolused(args: string): string {
  const [flagText = '0', pattern = '*'] = words(args);
  const flags = evaluatePointer(flagText);
  const matches = wildcard(pattern);
  const lines = poolByTag().filter(({ tag }) => matches(tag) || matches(tag.trim()));
  if (flags & 2) lines.sort((a, b) => b.nonPagedBytes - a.nonPagedBytes);
  else if (flags & 4) lines.sort((a, b) => b.pagedBytes - a.pagedBytes);
  const sorted = flags & 2 ? 'NonPaged Pool Consumed' : flags & 4 ? 'Paged Pool Consumed' : 'Tag';
  const number = (value: number): string => String(value).padStart(9);
  const total = lines.reduce((sum, line) => ({ n: sum.n + line.nonPagedBytes, p: sum.p + line.pagedBytes }), {
    n: 0,
    p: 0,
  });
  return [
    `   Sorting by ${sorted}`,
    '',
    '               NonPaged                  Paged',
    ' Tag        Allocs      Used    Allocs      Used',
    '',
    ...lines.map(
      ({ tag, owner, nonPagedAllocs, nonPagedBytes, pagedAllocs, pagedBytes }) =>
        ` ${tag}   ${number(nonPagedAllocs)} ${number(nonPagedBytes)} ${number(pagedAllocs)} ${number(pagedBytes)}    ${owner}`,
    ),
    '',
    ` TOTAL            ${number(total.n)}           ${number(total.p)}`,
  ].join('\n');
}

function vm(): string {
  const { nonPaged, paged } = ExPoolUsage();
  const kb = (pages: number): string =>
    `${String(pages).padStart(8)} ( ${String((pages * PAGE_SIZE) / 1024).padStart(8)} Kb)`;
  return [
    '*** Virtual Memory Usage ***',
    `\tNonPagedPool Usage:${kb(nonPaged.used)}`,
    `\tNonPagedPool Peak: ${kb(nonPaged.peak)}`,
    `\tNonPagedPool Max:  ${kb(nonPaged.total)}`,
    `\tPagedPool Usage:   ${kb(paged.used)}`,
    `\tPagedPool Peak:    ${kb(paged.peak)}`,
    `\tPagedPool Max:     ${kb(paged.total)}`,
    '',
    '\tProcess commit:',
    ...[...PspProcesses()].flatMap(({ pointer, name }) => {
      const space = attempt(() => KiProcessSpace(pointer), undefined);
      return space
        ? [`\t  ${address(pointer)} ${name.padEnd(16)} ${String(MmCommittedBytes(space) / 1024).padStart(8)} Kb`]
        : [];
    }),
  ].join('\n');
}

export const poolCommands: readonly KdCommand[] = [
  { name: '!pool', usage: 'ADDR', help: 'the pool blocks of a page, and whose the one at ADDR is', run: pool },
  {
    name: '!poolused',
    usage: '[FLAGS] [TAG]',
    help: 'pool by tag (2: most nonpaged first, 4: most paged first)',
    run: poolused,
  },
  { name: '!vm', usage: '', help: 'pages of the pools, committed memory of processes', run: vm },
];
