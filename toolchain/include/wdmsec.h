/*
 * Devices with a security descriptor of their own, written in SDDL.
 */
#ifndef RINGSIDE_WDMSEC_H
#define RINGSIDE_WDMSEC_H
#include <wdm.h>

RINGSIDE_BEGIN_C

/**
 * Creates a named device that only those may open whom an SDDL string lets in. @see IoCreateDevice
 * @param DefaultSDDLString such as &SDDL_DEVOBJ_SYS_ALL_ADM_ALL.
 * @param DeviceClassGuid class whose registry settings override the string, or NULL.
 * @irql PASSIVE_LEVEL
 */
NTKERNELAPI NTSTATUS NTAPI IoCreateDeviceSecure(_In_ PDRIVER_OBJECT DriverObject, _In_ ULONG DeviceExtensionSize, _In_opt_ PUNICODE_STRING DeviceName, _In_ DEVICE_TYPE DeviceType, _In_ ULONG DeviceCharacteristics, _In_ BOOLEAN Exclusive, _In_ PCUNICODE_STRING DefaultSDDLString, _In_opt_ LPCGUID DeviceClassGuid, _Out_ PDEVICE_OBJECT *DeviceObject);
#define WdmlibIoCreateDeviceSecure IoCreateDeviceSecure

/* Ready-made descriptors: SYS the system, ADM administrators, WORLD everybody, RES restricted programs. */
#define RINGSIDE_SDDL(name, text)                                            \
    static const WCHAR name##_text[] __attribute__((unused)) = text;         \
    static const UNICODE_STRING name __attribute__((unused)) = { sizeof(text) - sizeof(WCHAR), sizeof(text), (PWCH)name##_text }
RINGSIDE_SDDL(SDDL_DEVOBJ_KERNEL_ONLY, L"D:P");
RINGSIDE_SDDL(SDDL_DEVOBJ_SYS_ALL, L"D:P(A;;GA;;;SY)");
RINGSIDE_SDDL(SDDL_DEVOBJ_INF_SUPPLIED, L"D:P(A;;GA;;;SY)");
RINGSIDE_SDDL(SDDL_DEVOBJ_SYS_ALL_ADM_ALL, L"D:P(A;;GA;;;SY)(A;;GA;;;BA)");
RINGSIDE_SDDL(SDDL_DEVOBJ_SYS_ALL_ADM_RX, L"D:P(A;;GA;;;SY)(A;;GRGX;;;BA)");
RINGSIDE_SDDL(SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R, L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)");
RINGSIDE_SDDL(SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_R_RES_R, L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GR;;;WD)(A;;GR;;;RC)");
RINGSIDE_SDDL(SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RW_RES_R, L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGW;;;WD)(A;;GR;;;RC)");
RINGSIDE_SDDL(SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RWX_RES_RWX, L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGWGX;;;WD)(A;;GRGWGX;;;RC)");

RINGSIDE_END_C

#endif
