/* Virtual memory of a process as a system service: reserve, commit, decommit, release, query. In DriverEntry the process is System. */
#include "check.h"

static ULONG StateOf(PVOID address, PULONG protect) {
    MEMORY_BASIC_INFORMATION information;
    SIZE_T length;

    if (ZwQueryVirtualMemory(ZwCurrentProcess(), address, MemoryBasicInformation, &information, sizeof(information), &length) != STATUS_SUCCESS) return 0;
    if (length != sizeof(information)) return 0;
    if (protect != NULL) *protect = information.Protect;
    return information.State;
}

static void Reserve(void) {
    PVOID base = NULL, page, other;
    SIZE_T size = 5 * PAGE_SIZE + 1, small;
    ULONG protect;

    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 0, &size, MEM_RESERVE, PAGE_READWRITE) == STATUS_SUCCESS);
    CHECK(size == 6 * PAGE_SIZE && ((ULONG_PTR)base & 0xFFFF) == 0 && (PUCHAR)base < (PUCHAR)MM_HIGHEST_USER_ADDRESS);
    CHECK(StateOf(base, NULL) == MEM_RESERVE);
    CHECK(!MmIsAddressValid(base));

    /* A commit of the middle rounds both ends to pages. */
    page = (PUCHAR)base + PAGE_SIZE + 10;
    small = PAGE_SIZE;
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &page, 0, &small, MEM_COMMIT, PAGE_READWRITE) == STATUS_SUCCESS);
    CHECK(page == (PUCHAR)base + PAGE_SIZE && small == 2 * PAGE_SIZE);
    CHECK(StateOf(page, &protect) == MEM_COMMIT && protect == PAGE_READWRITE);
    CHECK(*(PULONG)page == 0);
    *(PULONG)page = 0x12345678;
    CHECK(*(volatile ULONG *)page == 0x12345678);

    /* Decommitted pages are gone, and are zero when they come back. */
    small = PAGE_SIZE;
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &page, &small, MEM_DECOMMIT) == STATUS_SUCCESS);
    CHECK(StateOf(page, NULL) == MEM_RESERVE);
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &page, 0, &small, MEM_COMMIT, PAGE_READWRITE) == STATUS_SUCCESS && *(PULONG)page == 0);

    /* What is reserved cannot be reserved again; what is not cannot be committed. */
    other = base;
    small = PAGE_SIZE;
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &other, 0, &small, MEM_RESERVE, PAGE_READWRITE) == STATUS_CONFLICTING_ADDRESSES);
    other = (PUCHAR)base + 6 * PAGE_SIZE;
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &other, 0, &small, MEM_COMMIT, PAGE_READWRITE) == STATUS_CONFLICTING_ADDRESSES);

    /* The whole reservation wants its base. */
    small = 0;
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &page, &small, MEM_RELEASE) == STATUS_FREE_VM_NOT_AT_BASE);
    small = 7 * PAGE_SIZE;
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &base, &small, MEM_RELEASE) == STATUS_UNABLE_TO_FREE_VM);

    /* A part of it can be released. */
    other = (PUCHAR)base + 2 * PAGE_SIZE;
    small = PAGE_SIZE;
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &other, &small, MEM_RELEASE) == STATUS_SUCCESS);
    CHECK(StateOf(other, NULL) == MEM_FREE && StateOf((PUCHAR)other + PAGE_SIZE, NULL) == MEM_RESERVE);
    small = 0;
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &base, &small, MEM_RELEASE) == STATUS_SUCCESS && small == 2 * PAGE_SIZE);
    base = (PUCHAR)other + PAGE_SIZE;
    small = 0;
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &base, &small, MEM_RELEASE) == STATUS_SUCCESS);
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &base, &small, MEM_RELEASE) == STATUS_MEMORY_NOT_ALLOCATED);
}

static void Parameters(void) {
    PVOID base = NULL;
    SIZE_T size = PAGE_SIZE;

    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 22, &size, MEM_RESERVE, PAGE_READWRITE) == STATUS_INVALID_PARAMETER_3);
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 0, &size, 0, PAGE_READWRITE) == STATUS_INVALID_PARAMETER_5);
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 0, &size, MEM_RESET | MEM_COMMIT, PAGE_READWRITE) == STATUS_INVALID_PARAMETER_5);
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 0, &size, MEM_COMMIT, 0) == STATUS_INVALID_PAGE_PROTECTION);
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 0, &size, MEM_COMMIT, PAGE_READWRITE | PAGE_READONLY) == STATUS_INVALID_PAGE_PROTECTION);
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 0, &size, MEM_COMMIT, PAGE_WRITECOPY) == STATUS_INVALID_PAGE_PROTECTION);
    size = 0;
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 0, &size, MEM_COMMIT, PAGE_READWRITE) == STATUS_INVALID_PARAMETER_4);
    size = PAGE_SIZE;
    base = (PVOID)0x80000000;
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 0, &size, MEM_COMMIT, PAGE_READWRITE) == STATUS_INVALID_PARAMETER_2);
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &base, &size, MEM_RELEASE) == STATUS_INVALID_PARAMETER_2);
    base = (PVOID)0x10000000;
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &base, &size, MEM_RELEASE | MEM_DECOMMIT) == STATUS_INVALID_PARAMETER_4);
    CHECK(ZwFreeVirtualMemory((HANDLE)0x7FFC, &base, &size, MEM_RELEASE) == STATUS_INVALID_HANDLE);
    CHECK(ZwFreeVirtualMemory(ZwCurrentThread(), &base, &size, MEM_RELEASE) == STATUS_OBJECT_TYPE_MISMATCH);
}

/* Pages that only can be read, and pages that nobody may touch. */
static void Protection(void) {
    PVOID base = NULL;
    SIZE_T size = PAGE_SIZE;
    NTSTATUS caught = STATUS_SUCCESS;
    ULONG protect;

    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 0, &size, MEM_COMMIT, PAGE_READONLY) == STATUS_SUCCESS);
    CHECK(*(volatile UCHAR *)base == 0);
    __try {
        *(volatile UCHAR *)base = 1;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        caught = GetExceptionCode();
    }
    CHECK(caught == STATUS_ACCESS_VIOLATION);
    CHECK(ZwAllocateVirtualMemory(ZwCurrentProcess(), &base, 0, &size, MEM_COMMIT, PAGE_NOACCESS) == STATUS_SUCCESS);
    CHECK(StateOf(base, &protect) == MEM_COMMIT && protect == PAGE_NOACCESS);
    caught = STATUS_SUCCESS;
    __try {
        caught = *(volatile UCHAR *)base;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        caught = GetExceptionCode();
    }
    CHECK(caught == STATUS_ACCESS_VIOLATION);
    size = 0;
    CHECK(ZwFreeVirtualMemory(ZwCurrentProcess(), &base, &size, MEM_RELEASE) == STATUS_SUCCESS);
}

static VOID Unload(PDRIVER_OBJECT driver) { UNREFERENCED_PARAMETER(driver); }

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNREFERENCED_PARAMETER(path);
    driver->DriverUnload = Unload;
    Reserve();
    Parameters();
    Protection();
    FINISH("api-virtual-memory");
    return STATUS_SUCCESS;
}
