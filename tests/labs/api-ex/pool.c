/* Pool and lookaside lists. */
#include "check.h"

#define TAG 'looP'

static BOOLEAN AllZero(const UCHAR *bytes, SIZE_T count) {
    for (SIZE_T i = 0; i < count; i++)
        if (bytes[i] != 0) return FALSE;
    return TRUE;
}

static NTSTATUS Raised(POOL_FLAGS flags, SIZE_T bytes) {
    NTSTATUS status = STATUS_SUCCESS;
    __try {
        PVOID block = ExAllocatePool2(flags, bytes, TAG);
        if (block != NULL) ExFreePool(block);
        else status = STATUS_NO_MEMORY;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}

static NTSTATUS QuotaRaised(POOL_TYPE type, SIZE_T bytes) {
    __try {
        PVOID block = ExAllocatePoolWithQuotaTag(type, bytes, TAG);
        if (block == NULL) return STATUS_NO_MEMORY;
        ExFreePoolWithTag(block, TAG);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}

static void Pool(void) {
    PUCHAR a, b;
    KIRQL old;

    /* ExAllocatePool2 zeroes unless told otherwise. */
    a = ExAllocatePoolWithTag(NonPagedPool, 256, TAG);
    CHECK(a != NULL);
    RtlFillMemory(a, 256, 0xCC);
    ExFreePoolWithTag(a, TAG);
    a = ExAllocatePool2(POOL_FLAG_NON_PAGED, 256, TAG);
    CHECK(a != NULL && AllZero(a, 256));
    ExFreePoolWithTag(a, TAG);
    a = ExAllocatePool2(POOL_FLAG_PAGED, 5000, TAG);
    CHECK(a != NULL && AllZero(a, 5000) && ((ULONG_PTR)a & (PAGE_SIZE - 1)) == 0);
    ExFreePool(a);
    a = ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_UNINITIALIZED, 64, TAG);
    b = ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_CACHE_ALIGNED, 64, TAG);
    CHECK(a != NULL && ((ULONG_PTR)a & 7) == 0);
    CHECK(b != NULL);
    CHECK((ULONG_PTR)a >= 0x80000000 && a != b);
    ExFreePool(b);
    ExFreePool(a);

    /* Exactly one kind of pool must be named; required flags that nobody knows fail. */
    CHECK(Raised(POOL_FLAG_NON_PAGED | POOL_FLAG_PAGED, 8) == STATUS_NO_MEMORY);
    CHECK(Raised(0, 8) == STATUS_NO_MEMORY);
    CHECK(Raised(POOL_FLAG_NON_PAGED, 0x70000000) == STATUS_NO_MEMORY);
    CHECK(Raised(POOL_FLAG_NON_PAGED | POOL_FLAG_RAISE_ON_FAILURE, 0x70000000) == STATUS_INSUFFICIENT_RESOURCES);
    CHECK(Raised(POOL_FLAG_NON_PAGED | POOL_FLAG_USE_QUOTA, 8) == STATUS_SUCCESS);
    CHECK(QuotaRaised(NonPagedPool, 0x70000000) != STATUS_SUCCESS && QuotaRaised(NonPagedPool, 0x70000000) != STATUS_NO_MEMORY);
    CHECK(QuotaRaised(NonPagedPool | POOL_QUOTA_FAIL_INSTEAD_OF_RAISE, 0x70000000) == STATUS_NO_MEMORY);
    CHECK(QuotaRaised(PagedPool, 100) == STATUS_SUCCESS);
    CHECK(ExAllocatePoolWithTag(PagedPool, 0x70000000, TAG) == NULL);

    /* Neighbours do not touch each other; a block keeps what is written to it. */
    a = ExAllocatePoolWithTag(PagedPool, 24, TAG);
    b = ExAllocatePoolWithTag(PagedPool, 24, TAG);
    RtlFillMemory(a, 24, 0xAA);
    RtlFillMemory(b, 24, 0xBB);
    CHECK(a[0] == 0xAA && a[23] == 0xAA && b[0] == 0xBB && b[23] == 0xBB);
    ExFreePoolWithTag(a, TAG);
    ExFreePoolWithTag(b, TAG);
    a = ExAllocatePool(NonPagedPoolNx, 1);
    CHECK(a != NULL);
    ExFreePool(a);
    a = ExAllocatePoolZero(NonPagedPool, 40, TAG);
    CHECK(a != NULL && AllZero(a, 40));
    ExFreePoolWithTag(a, TAG);
    a = ExAllocatePoolUninitialized(PagedPool, 40, TAG);
    CHECK(a != NULL);
    ExFreePoolWithTag(a, TAG);
    a = ExAllocatePoolQuotaZero(PagedPool, 40, TAG);
    CHECK(a != NULL && AllZero(a, 40));
    ExFreePoolWithTag(a, TAG);
    a = ExAllocatePoolWithTag(NonPagedPool, 0, TAG);
    CHECK(a != NULL); /* Zero bytes are a block like any other with the older routines. */
    ExFreePoolWithTag(a, TAG);

    KeRaiseIrql(DISPATCH_LEVEL, &old);
    a = ExAllocatePool2(POOL_FLAG_NON_PAGED, 100, TAG);
    CHECK(a != NULL);
    ExFreePoolWithTag(a, TAG);
    KeLowerIrql(old);
    CHECK(KeGetCurrentIrql() == PASSIVE_LEVEL);
}

static ULONG Made, Gone;

static PVOID Make(POOL_TYPE type, SIZE_T bytes, ULONG tag) {
    Made++;
    CHECK(bytes == 48 && tag == 'kooL');
    return ExAllocatePoolWithTag(type, bytes, tag);
}

static VOID Drop(PVOID block) {
    Gone++;
    ExFreePoolWithTag(block, 'kooL');
}

static void Lookaside(void) {
    static NPAGED_LOOKASIDE_LIST list;
    static PAGED_LOOKASIDE_LIST paged;
    static LOOKASIDE_LIST_EX extended;
    PVOID a, b;

    ExInitializeNPagedLookasideList(&list, Make, Drop, 0, 48, 'kooL', 0);
    a = ExAllocateFromNPagedLookasideList(&list);
    b = ExAllocateFromNPagedLookasideList(&list);
    CHECK(a != NULL && b != NULL && a != b && Made == 2);
    ExFreeToNPagedLookasideList(&list, a);
    CHECK(Gone == 0); /* Kept for the next one. */
    CHECK(ExAllocateFromNPagedLookasideList(&list) == a && Made == 2);
    ExFreeToNPagedLookasideList(&list, a);
    ExFreeToNPagedLookasideList(&list, b);
    ExDeleteNPagedLookasideList(&list);
    CHECK(Made == 2 && Gone == 2);

    ExInitializePagedLookasideList(&paged, NULL, NULL, 0, 32, 'kooL', 0);
    a = ExAllocateFromPagedLookasideList(&paged);
    CHECK(a != NULL);
    ExFreeToPagedLookasideList(&paged, a);
    CHECK(ExAllocateFromPagedLookasideList(&paged) == a);
    ExFreeToPagedLookasideList(&paged, a);
    ExDeletePagedLookasideList(&paged);

    CHECK(ExInitializeLookasideListEx(&extended, NULL, NULL, PagedPool, 0, 100, 'kooL', 0) == STATUS_SUCCESS);
    a = ExAllocateFromLookasideListEx(&extended);
    CHECK(a != NULL);
    ExFreeToLookasideListEx(&extended, a);
    ExFlushLookasideListEx(&extended);
    ExDeleteLookasideListEx(&extended);
}

static VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    ExInitializeDriverRuntime(DrvRtPoolNxOptIn);
    Pool();
    Lookaside();
    FINISH("api-pool");
    return STATUS_SUCCESS;
}
