#include <windows.h>
#include <stdio.h>

BOOLEAN InstallAndStart(_In_ LPCTSTR DriverName, _In_ LPCTSTR ServiceExe)
{
    BOOLEAN started;
    SC_HANDLE manager = OpenSCManager(NULL, NULL, SC_MANAGER_ALL_ACCESS), service;
    if (!manager) return FALSE;
    service = CreateService(manager, DriverName, DriverName, SERVICE_ALL_ACCESS, SERVICE_KERNEL_DRIVER, SERVICE_DEMAND_START,
                            SERVICE_ERROR_NORMAL, ServiceExe, NULL, NULL, NULL, NULL, NULL);
    started = service && StartService(service, 0, NULL);
    printf("start: %d\n", started);
    CloseServiceHandle(service);
    CloseServiceHandle(manager);
    return started;
}

BOOLEAN StopAndRemove(_In_ LPCTSTR DriverName)
{
    SERVICE_STATUS status;
    SC_HANDLE manager = OpenSCManager(NULL, NULL, SC_MANAGER_ALL_ACCESS), service = OpenService(manager, DriverName, SERVICE_ALL_ACCESS);
    BOOLEAN stopped = ControlService(service, SERVICE_CONTROL_STOP, &status), deleted = DeleteService(service);
    printf("stop: %d, delete: %d\n", stopped, deleted);
    CloseServiceHandle(service);
    CloseServiceHandle(manager);
    return deleted;
}
