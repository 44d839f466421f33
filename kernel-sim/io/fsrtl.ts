/** What file systems and their filters ask about files. */
import { STATUS_FILE_IS_A_DIRECTORY } from '../abi/status.gen.ts';
import { IO_STACK_LOCATION } from '../abi/structs.gen.ts';
import { KeAssertIrql } from '../ke/index.ts';
import type { Pointer } from '../rings/layout.ts';
import { readLonglong, readUchar, writeLong, writeLonglong } from '../rings/memory.ts';
import type { Kernel } from '../rings/request.ts';
import { FileInformation, throughBuffer } from './query.ts';

const PASSIVE_LEVEL = 0;
const IRP_MJ_QUERY_INFORMATION = 5;
/** FILE_STANDARD_INFORMATION. */
const STANDARD = { EndOfFile: 8, Directory: 21, BYTES: 24 } as const;

/**
 * The size of a file, asked of its driver.
 * @irql PASSIVE_LEVEL
 * @returns STATUS_SUCCESS, STATUS_FILE_IS_A_DIRECTORY, what the driver says
 * @see FsRtlGetFileSize
 */
export function* FsRtlGetFileSize(fileObject: Pointer, fileSize: Pointer): Kernel<number> {
  KeAssertIrql(PASSIVE_LEVEL, 'FsRtlGetFileSize');
  let size = 0n;
  let directory = false;
  const status = yield* throughBuffer(
    fileObject,
    IRP_MJ_QUERY_INFORMATION,
    STANDARD.BYTES,
    (_irp, stack) => {
      writeLong((stack + IO_STACK_LOCATION.Parameters_QueryFile_Length) | 0, STANDARD.BYTES);
      writeLong((stack + IO_STACK_LOCATION.Parameters_QueryFile_FileInformationClass) | 0, FileInformation.Standard);
    },
    () => {},
    (system) => {
      size = readLonglong((system + STANDARD.EndOfFile) | 0);
      directory = readUchar((system + STANDARD.Directory) | 0) !== 0;
    },
  );
  if (status < 0) return status;
  if (directory) return STATUS_FILE_IS_A_DIRECTORY;
  writeLonglong(fileSize, size);
  return status;
}

/** The transaction that a file was opened in: NULL, since there are none here. @irql <= APC_LEVEL @see IoGetTransactionParameterBlock */
export function IoGetTransactionParameterBlock(_fileObject: Pointer): Pointer {
  return 0;
}
