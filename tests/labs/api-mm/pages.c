/* Pages of MDLs, contiguous memory, protection of mappings, sections of drivers; nonpaged pool that a program sees. */
#include "check.h"

#define IOCTL_MAP CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_UNMAP CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)

static PULONG Pool;
static PMDL PoolMdl;
static PVOID User;

static void MdlPages(void) {
    PHYSICAL_ADDRESS low = { 0 }, high, skip = { 0 };
    PMDL mdl;
    PUCHAR address;

    high.QuadPart = 0;
    CHECK(MmAllocatePagesForMdl(low, high, skip, PAGE_SIZE) == NULL); /* Nothing lies that low. */
    high.QuadPart = -1;
    mdl = MmAllocatePagesForMdl(low, high, skip, 2 * PAGE_SIZE + 1);
    CHECK(mdl != NULL && MmGetMdlByteCount(mdl) == 3 * PAGE_SIZE && MmGetMdlByteOffset(mdl) == 0);
    CHECK(MmGetMdlPfnArray(mdl)[0] != 0 && MmGetMdlPfnArray(mdl)[0] != MmGetMdlPfnArray(mdl)[1]);
    address = (PUCHAR)MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
    CHECK(address != NULL && address[0] == 0 && address[3 * PAGE_SIZE - 1] == 0);
    address[PAGE_SIZE - 1] = 1;
    address[PAGE_SIZE] = 2;
    CHECK(*(UNALIGNED USHORT *)(address + PAGE_SIZE - 1) == 0x0201);
    CHECK(MmProtectMdlSystemAddress(mdl, PAGE_GUARD) == STATUS_INVALID_PAGE_PROTECTION);
    CHECK(MmProtectMdlSystemAddress(mdl, PAGE_READONLY) == STATUS_SUCCESS && address[PAGE_SIZE] == 2);
    CHECK(MmProtectMdlSystemAddress(mdl, PAGE_NOACCESS) == STATUS_SUCCESS && !MmIsAddressValid(address));
    CHECK(MmProtectMdlSystemAddress(mdl, PAGE_READWRITE) == STATUS_SUCCESS);
    address[PAGE_SIZE] = 3;
    MmUnmapLockedPages(address, mdl);
    CHECK(MmProtectMdlSystemAddress(mdl, PAGE_READONLY) == STATUS_NOT_MAPPED_VIEW);
    address = (PUCHAR)MmMapLockedPagesSpecifyCache(mdl, KernelMode, MmCached, NULL, FALSE, NormalPagePriority);
    CHECK(address != NULL && address[PAGE_SIZE] == 3); /* The pages keep what they have while they are not mapped. */
    MmUnmapLockedPages(address, mdl);
    MmFreePagesFromMdl(mdl);
    ExFreePool(mdl);

    mdl = MmAllocatePagesForMdlEx(low, high, skip, PAGE_SIZE, MmCached, MM_ALLOCATE_FULLY_REQUIRED);
    CHECK(mdl != NULL);
    address = (PUCHAR)MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
    CHECK(address[0] == 0 && address[PAGE_SIZE - 1] == 0); /* A page that others have used is zero again. */
    MmUnmapLockedPages(address, mdl);
    MmFreePagesFromMdl(mdl);
    ExFreePool(mdl);
}

static void Contiguous(void) {
    PHYSICAL_ADDRESS highest, first, second;
    PUCHAR block;

    highest.QuadPart = 0;
    CHECK(MmAllocateContiguousMemory(PAGE_SIZE, highest) == NULL);
    highest.QuadPart = 0xFFFFFFFFFFULL;
    block = (PUCHAR)MmAllocateContiguousMemory(PAGE_SIZE + 1, highest);
    CHECK(block != NULL && BYTE_OFFSET(block) == 0);
    block[2 * PAGE_SIZE - 1] = 1;
    first = MmGetPhysicalAddress(block);
    second = MmGetPhysicalAddress(block + PAGE_SIZE);
    CHECK(second.QuadPart - first.QuadPart == PAGE_SIZE);
    CHECK(MmGetVirtualForPhysical(first) == block);
    MmFreeContiguousMemory(block);
    block = (PUCHAR)MmAllocateNonCachedMemory(100);
    CHECK(block != NULL && BYTE_OFFSET(block) == 0 && MmIsNonPagedSystemAddressValid(block));
    MmFreeNonCachedMemory(block, 100);
}

static void Paging(void) {
    PVOID section = MmLockPagableCodeSection(Paging), again = MmLockPagableDataSection(&Pool);

    CHECK(section != NULL && section == again);
    MmUnlockPagableImageSection(section);
    MmUnlockPagableImageSection(again);
    CHECK(MmPageEntireDriver((PVOID)(ULONG_PTR)Paging) == section);
    MmResetDriverPaging((PVOID)(ULONG_PTR)Paging);
}

static NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);

    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Status = STATUS_SUCCESS;
    irp->IoStatus.Information = 0;
    if (stack->MajorFunction == IRP_MJ_DEVICE_CONTROL && stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_MAP) {
        __try {
            User = MmMapLockedPagesSpecifyCache(PoolMdl, UserMode, MmCached, NULL, FALSE, NormalPagePriority);
            *(PVOID *)irp->AssociatedIrp.SystemBuffer = User;
            irp->IoStatus.Information = sizeof(PVOID);
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            irp->IoStatus.Status = GetExceptionCode();
        }
        CHECK(User != NULL && (PUCHAR)User < (PUCHAR)MM_HIGHEST_USER_ADDRESS && BYTE_OFFSET(User) == BYTE_OFFSET(Pool));
        Pool[0] = 0x11111111;
        CHECK(*(volatile ULONG *)User == 0x11111111); /* Both addresses are the same memory, in this process. */
    } else if (stack->MajorFunction == IRP_MJ_DEVICE_CONTROL) {
        CHECK(Pool[1] == 0x22222222); /* The program has stored it. */
        MmUnmapLockedPages(User, PoolMdl);
        CHECK(!MmIsAddressValid(User));
    }
    {
        NTSTATUS status = irp->IoStatus.Status;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        return status;
    }
}

static VOID Unload(PDRIVER_OBJECT driver) {
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\ApiPages");

    IoFreeMdl(PoolMdl);
    ExFreePoolWithTag(Pool, 'egaP');
    IoDeleteSymbolicLink(&link);
    IoDeleteDevice(driver->DeviceObject);
    FINISH("api-mm");
}

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\ApiPages"), link = RTL_CONSTANT_STRING(L"\\DosDevices\\ApiPages");
    PDEVICE_OBJECT device;

    UNREFERENCED_PARAMETER(path);
    driver->DriverUnload = Unload;
    driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    CHECK(NT_SUCCESS(IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device)));
    CHECK(NT_SUCCESS(IoCreateSymbolicLink(&link, &name)));
    Pool = (PULONG)ExAllocatePool2(POOL_FLAG_NON_PAGED, 2 * PAGE_SIZE, 'egaP');
    PoolMdl = IoAllocateMdl(Pool, 2 * PAGE_SIZE, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(PoolMdl);
    MdlPages();
    Contiguous();
    Paging();
    return STATUS_SUCCESS;
}
