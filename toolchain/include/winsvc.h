/*
 * Services, both sides: programs that install and control them, and the service itself. Drivers are services too.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SERVICES_ACTIVE_DATABASEW L"ServicesActive"
#define SERVICES_ACTIVE_DATABASEA "ServicesActive"
#define SERVICES_ACTIVE_DATABASE RINGSIDE_TEXT_NAME(SERVICES_ACTIVE_DATABASE)
#define SC_GROUP_IDENTIFIERW L'+'
#define SC_GROUP_IDENTIFIERA '+'
#define SERVICE_NO_CHANGE 0xFFFFFFFF
#define SERVICE_ACTIVE 0x00000001
#define SERVICE_INACTIVE 0x00000002
#define SERVICE_STATE_ALL (SERVICE_ACTIVE | SERVICE_INACTIVE)
#define SERVICE_CONTROL_STOP 0x00000001
#define SERVICE_CONTROL_PAUSE 0x00000002
#define SERVICE_CONTROL_CONTINUE 0x00000003
#define SERVICE_CONTROL_INTERROGATE 0x00000004
#define SERVICE_CONTROL_SHUTDOWN 0x00000005
#define SERVICE_CONTROL_PARAMCHANGE 0x00000006
#define SERVICE_CONTROL_NETBINDADD 0x00000007
#define SERVICE_CONTROL_NETBINDREMOVE 0x00000008
#define SERVICE_CONTROL_NETBINDENABLE 0x00000009
#define SERVICE_CONTROL_NETBINDDISABLE 0x0000000A
#define SERVICE_CONTROL_DEVICEEVENT 0x0000000B
#define SERVICE_CONTROL_HARDWAREPROFILECHANGE 0x0000000C
#define SERVICE_CONTROL_POWEREVENT 0x0000000D
#define SERVICE_CONTROL_SESSIONCHANGE 0x0000000E
#define SERVICE_CONTROL_PRESHUTDOWN 0x0000000F
#define SERVICE_STOPPED 0x00000001
#define SERVICE_START_PENDING 0x00000002
#define SERVICE_STOP_PENDING 0x00000003
#define SERVICE_RUNNING 0x00000004
#define SERVICE_CONTINUE_PENDING 0x00000005
#define SERVICE_PAUSE_PENDING 0x00000006
#define SERVICE_PAUSED 0x00000007
#define SERVICE_ACCEPT_STOP 0x00000001
#define SERVICE_ACCEPT_PAUSE_CONTINUE 0x00000002
#define SERVICE_ACCEPT_SHUTDOWN 0x00000004
#define SERVICE_ACCEPT_PARAMCHANGE 0x00000008
#define SERVICE_ACCEPT_NETBINDCHANGE 0x00000010
#define SERVICE_ACCEPT_HARDWAREPROFILECHANGE 0x00000020
#define SERVICE_ACCEPT_POWEREVENT 0x00000040
#define SERVICE_ACCEPT_SESSIONCHANGE 0x00000080
#define SERVICE_ACCEPT_PRESHUTDOWN 0x00000100
#define SC_MANAGER_CONNECT 0x0001
#define SC_MANAGER_CREATE_SERVICE 0x0002
#define SC_MANAGER_ENUMERATE_SERVICE 0x0004
#define SC_MANAGER_LOCK 0x0008
#define SC_MANAGER_QUERY_LOCK_STATUS 0x0010
#define SC_MANAGER_MODIFY_BOOT_CONFIG 0x0020
#define SC_MANAGER_ALL_ACCESS (STANDARD_RIGHTS_REQUIRED | 0x003F)
#define SERVICE_QUERY_CONFIG 0x0001
#define SERVICE_CHANGE_CONFIG 0x0002
#define SERVICE_QUERY_STATUS 0x0004
#define SERVICE_ENUMERATE_DEPENDENTS 0x0008
#define SERVICE_START 0x0010
#define SERVICE_STOP 0x0020
#define SERVICE_PAUSE_CONTINUE 0x0040
#define SERVICE_INTERROGATE 0x0080
#define SERVICE_USER_DEFINED_CONTROL 0x0100
#define SERVICE_ALL_ACCESS (STANDARD_RIGHTS_REQUIRED | 0x01FF)
#define SERVICE_RUNS_IN_SYSTEM_PROCESS 0x00000001
#define SERVICE_CONFIG_DESCRIPTION 1
#define SERVICE_CONFIG_FAILURE_ACTIONS 2
#define SERVICE_CONFIG_DELAYED_AUTO_START_INFO 3
#define SERVICE_CONFIG_FAILURE_ACTIONS_FLAG 4

DECLARE_HANDLE(SC_HANDLE);
typedef SC_HANDLE *LPSC_HANDLE;
DECLARE_HANDLE(SERVICE_STATUS_HANDLE);
typedef PVOID SC_LOCK;

/** How a service is. dwCurrentState is SERVICE_RUNNING, SERVICE_STOPPED, ... */
typedef struct _SERVICE_STATUS {
  DWORD dwServiceType;
  DWORD dwCurrentState;
  /** SERVICE_ACCEPT_...: the controls that the service takes now. */
  DWORD dwControlsAccepted;
  /** The error that stopped it, or ERROR_SERVICE_SPECIFIC_ERROR. */
  DWORD dwWin32ExitCode;
  DWORD dwServiceSpecificExitCode;
  /** Grows while the service is busy starting or stopping. */
  DWORD dwCheckPoint;
  /** Milliseconds until the next check point at most. */
  DWORD dwWaitHint;
} SERVICE_STATUS, *LPSERVICE_STATUS;
/** SERVICE_STATUS and the process that the service runs in. */
typedef struct _SERVICE_STATUS_PROCESS {
  DWORD dwServiceType, dwCurrentState, dwControlsAccepted, dwWin32ExitCode, dwServiceSpecificExitCode, dwCheckPoint, dwWaitHint;
  DWORD dwProcessId;
  DWORD dwServiceFlags;
} SERVICE_STATUS_PROCESS, *LPSERVICE_STATUS_PROCESS;
/** What QueryServiceStatusEx tells. */
typedef enum _SC_STATUS_TYPE { SC_STATUS_PROCESS_INFO = 0 } SC_STATUS_TYPE;
/** What EnumServicesStatusEx tells. */
typedef enum _SC_ENUM_TYPE { SC_ENUM_PROCESS_INFO = 0 } SC_ENUM_TYPE;
/** A service and its status. */
typedef struct _ENUM_SERVICE_STATUSW {
  LPWSTR lpServiceName;
  LPWSTR lpDisplayName;
  SERVICE_STATUS ServiceStatus;
} ENUM_SERVICE_STATUSW, *LPENUM_SERVICE_STATUSW;
/** A service and its status. */
typedef struct _ENUM_SERVICE_STATUSA {
  LPSTR lpServiceName;
  LPSTR lpDisplayName;
  SERVICE_STATUS ServiceStatus;
} ENUM_SERVICE_STATUSA, *LPENUM_SERVICE_STATUSA;
typedef RINGSIDE_TEXT_NAME(ENUM_SERVICE_STATUS) ENUM_SERVICE_STATUS;
typedef RINGSIDE_TEXT_NAME(LPENUM_SERVICE_STATUS) LPENUM_SERVICE_STATUS;
/** A service, its status and its process. */
typedef struct _ENUM_SERVICE_STATUS_PROCESSW {
  LPWSTR lpServiceName;
  LPWSTR lpDisplayName;
  SERVICE_STATUS_PROCESS ServiceStatusProcess;
} ENUM_SERVICE_STATUS_PROCESSW, *LPENUM_SERVICE_STATUS_PROCESSW;
/** A service, its status and its process. */
typedef struct _ENUM_SERVICE_STATUS_PROCESSA {
  LPSTR lpServiceName;
  LPSTR lpDisplayName;
  SERVICE_STATUS_PROCESS ServiceStatusProcess;
} ENUM_SERVICE_STATUS_PROCESSA, *LPENUM_SERVICE_STATUS_PROCESSA;
typedef RINGSIDE_TEXT_NAME(ENUM_SERVICE_STATUS_PROCESS) ENUM_SERVICE_STATUS_PROCESS;
typedef RINGSIDE_TEXT_NAME(LPENUM_SERVICE_STATUS_PROCESS) LPENUM_SERVICE_STATUS_PROCESS;
/** How a service is set up. */
typedef struct _QUERY_SERVICE_CONFIGW {
  DWORD dwServiceType;
  DWORD dwStartType;
  DWORD dwErrorControl;
  LPWSTR lpBinaryPathName;
  LPWSTR lpLoadOrderGroup;
  DWORD dwTagId;
  LPWSTR lpDependencies;
  LPWSTR lpServiceStartName;
  LPWSTR lpDisplayName;
} QUERY_SERVICE_CONFIGW, *LPQUERY_SERVICE_CONFIGW;
/** How a service is set up. */
typedef struct _QUERY_SERVICE_CONFIGA {
  DWORD dwServiceType;
  DWORD dwStartType;
  DWORD dwErrorControl;
  LPSTR lpBinaryPathName;
  LPSTR lpLoadOrderGroup;
  DWORD dwTagId;
  LPSTR lpDependencies;
  LPSTR lpServiceStartName;
  LPSTR lpDisplayName;
} QUERY_SERVICE_CONFIGA, *LPQUERY_SERVICE_CONFIGA;
typedef RINGSIDE_TEXT_NAME(QUERY_SERVICE_CONFIG) QUERY_SERVICE_CONFIG;
typedef RINGSIDE_TEXT_NAME(LPQUERY_SERVICE_CONFIG) LPQUERY_SERVICE_CONFIG;
/** The description of a service, for ChangeServiceConfig2. */
typedef struct _SERVICE_DESCRIPTIONW {
  LPWSTR lpDescription;
} SERVICE_DESCRIPTIONW, *LPSERVICE_DESCRIPTIONW;
/** The description of a service, for ChangeServiceConfig2. */
typedef struct _SERVICE_DESCRIPTIONA {
  LPSTR lpDescription;
} SERVICE_DESCRIPTIONA, *LPSERVICE_DESCRIPTIONA;
typedef RINGSIDE_TEXT_NAME(SERVICE_DESCRIPTION) SERVICE_DESCRIPTION;
typedef RINGSIDE_TEXT_NAME(LPSERVICE_DESCRIPTION) LPSERVICE_DESCRIPTION;

/** A service's entry point; it runs in a thread of its own. lpServiceArgVectors[0] is the service's name. */
typedef VOID(WINAPI *LPSERVICE_MAIN_FUNCTIONW)(DWORD dwNumServicesArgs, LPWSTR *lpServiceArgVectors);
typedef VOID(WINAPI *LPSERVICE_MAIN_FUNCTIONA)(DWORD dwNumServicesArgs, LPSTR *lpServiceArgVectors);
typedef RINGSIDE_TEXT_NAME(LPSERVICE_MAIN_FUNCTION) LPSERVICE_MAIN_FUNCTION;
/** A service of a program and its entry point; the last entry of a table is null, null. */
typedef struct _SERVICE_TABLE_ENTRYW {
  LPWSTR lpServiceName;
  LPSERVICE_MAIN_FUNCTIONW lpServiceProc;
} SERVICE_TABLE_ENTRYW, *LPSERVICE_TABLE_ENTRYW;
/** A service of a program and its entry point; the last entry of a table is null, null. */
typedef struct _SERVICE_TABLE_ENTRYA {
  LPSTR lpServiceName;
  LPSERVICE_MAIN_FUNCTIONA lpServiceProc;
} SERVICE_TABLE_ENTRYA, *LPSERVICE_TABLE_ENTRYA;
typedef RINGSIDE_TEXT_NAME(SERVICE_TABLE_ENTRY) SERVICE_TABLE_ENTRY;
typedef RINGSIDE_TEXT_NAME(LPSERVICE_TABLE_ENTRY) LPSERVICE_TABLE_ENTRY;
/** A service's routine for controls. */
typedef VOID(WINAPI *LPHANDLER_FUNCTION)(DWORD dwControl);
/** A service's routine for controls, with the data of the newer ones and a context. Returns NO_ERROR or ERROR_CALL_NOT_IMPLEMENTED. */
typedef DWORD(WINAPI *LPHANDLER_FUNCTION_EX)(DWORD dwControl, DWORD dwEventType, LPVOID lpEventData, LPVOID lpContext);

/* For programs that control services. */

/** Connects to the service control manager. Null on failure. Machine and database are null for this machine's. */
SC_HANDLE WINAPI OpenSCManagerW(LPCWSTR lpMachineName, LPCWSTR lpDatabaseName, DWORD dwDesiredAccess);
/** OpenSCManagerW with narrow text, in the ANSI code page. */
SC_HANDLE WINAPI OpenSCManagerA(LPCSTR lpMachineName, LPCSTR lpDatabaseName, DWORD dwDesiredAccess);
#define OpenSCManager RINGSIDE_TEXT_NAME(OpenSCManager)
/**
 * Installs a service or a driver (SERVICE_KERNEL_DRIVER). Null on failure: ERROR_SERVICE_EXISTS, ERROR_SERVICE_MARKED_FOR_DELETE,
 * ERROR_INVALID_PARAMETER.
 */
SC_HANDLE WINAPI CreateServiceW(SC_HANDLE hSCManager, LPCWSTR lpServiceName, LPCWSTR lpDisplayName, DWORD dwDesiredAccess, DWORD dwServiceType, DWORD dwStartType, DWORD dwErrorControl, LPCWSTR lpBinaryPathName, LPCWSTR lpLoadOrderGroup, LPDWORD lpdwTagId, LPCWSTR lpDependencies, LPCWSTR lpServiceStartName, LPCWSTR lpPassword);
/** CreateServiceW with narrow text, in the ANSI code page. */
SC_HANDLE WINAPI CreateServiceA(SC_HANDLE hSCManager, LPCSTR lpServiceName, LPCSTR lpDisplayName, DWORD dwDesiredAccess, DWORD dwServiceType, DWORD dwStartType, DWORD dwErrorControl, LPCSTR lpBinaryPathName, LPCSTR lpLoadOrderGroup, LPDWORD lpdwTagId, LPCSTR lpDependencies, LPCSTR lpServiceStartName, LPCSTR lpPassword);
#define CreateService RINGSIDE_TEXT_NAME(CreateService)
/** Opens an installed service. Null and ERROR_SERVICE_DOES_NOT_EXIST when there is none. */
SC_HANDLE WINAPI OpenServiceW(SC_HANDLE hSCManager, LPCWSTR lpServiceName, DWORD dwDesiredAccess);
/** OpenServiceW with narrow text, in the ANSI code page. */
SC_HANDLE WINAPI OpenServiceA(SC_HANDLE hSCManager, LPCSTR lpServiceName, DWORD dwDesiredAccess);
#define OpenService RINGSIDE_TEXT_NAME(OpenService)
/** Closes a handle of this interface. CloseHandle does not. */
BOOL WINAPI CloseServiceHandle(SC_HANDLE hSCObject);
/**
 * Starts a service, or loads a driver. GetLastError: ERROR_SERVICE_ALREADY_RUNNING, ERROR_FILE_NOT_FOUND, ERROR_SERVICE_DISABLED,
 * ERROR_SERVICE_REQUEST_TIMEOUT; for a driver, what DriverEntry returned, as a Win32 error.
 */
BOOL WINAPI StartServiceW(SC_HANDLE hService, DWORD dwNumServiceArgs, LPCWSTR *lpServiceArgVectors);
/** StartServiceW with narrow text, in the ANSI code page. */
BOOL WINAPI StartServiceA(SC_HANDLE hService, DWORD dwNumServiceArgs, LPCSTR *lpServiceArgVectors);
#define StartService RINGSIDE_TEXT_NAME(StartService)
/** Sends a control to a service; SERVICE_CONTROL_STOP unloads a driver. ERROR_SERVICE_NOT_ACTIVE, ERROR_INVALID_SERVICE_CONTROL. */
BOOL WINAPI ControlService(SC_HANDLE hService, DWORD dwControl, LPSERVICE_STATUS lpServiceStatus);
/** The status of a service. */
BOOL WINAPI QueryServiceStatus(SC_HANDLE hService, LPSERVICE_STATUS lpServiceStatus);
/** The status of a service and its process, in a SERVICE_STATUS_PROCESS. ERROR_INSUFFICIENT_BUFFER. */
BOOL WINAPI QueryServiceStatusEx(SC_HANDLE hService, SC_STATUS_TYPE InfoLevel, LPBYTE lpBuffer, DWORD cbBufSize,
                                 LPDWORD pcbBytesNeeded);
/** How a service is set up. ERROR_INSUFFICIENT_BUFFER: ask again with *pcbBytesNeeded bytes. */
BOOL WINAPI QueryServiceConfigW(SC_HANDLE hService, LPQUERY_SERVICE_CONFIGW lpServiceConfig, DWORD cbBufSize, LPDWORD pcbBytesNeeded);
/** QueryServiceConfigW with narrow text, in the ANSI code page. */
BOOL WINAPI QueryServiceConfigA(SC_HANDLE hService, LPQUERY_SERVICE_CONFIGA lpServiceConfig, DWORD cbBufSize, LPDWORD pcbBytesNeeded);
#define QueryServiceConfig RINGSIDE_TEXT_NAME(QueryServiceConfig)
/** More of how a service is set up: SERVICE_CONFIG_DESCRIPTION, ... */
BOOL WINAPI QueryServiceConfig2W(SC_HANDLE hService, DWORD dwInfoLevel, LPBYTE lpBuffer, DWORD cbBufSize, LPDWORD pcbBytesNeeded);
/** QueryServiceConfig2W with narrow text, in the ANSI code page. */
BOOL WINAPI QueryServiceConfig2A(SC_HANDLE hService, DWORD dwInfoLevel, LPBYTE lpBuffer, DWORD cbBufSize, LPDWORD pcbBytesNeeded);
#define QueryServiceConfig2 RINGSIDE_TEXT_NAME(QueryServiceConfig2)
/** Changes how a service is set up. SERVICE_NO_CHANGE and null leave a thing as it is. */
BOOL WINAPI ChangeServiceConfigW(SC_HANDLE hService, DWORD dwServiceType, DWORD dwStartType, DWORD dwErrorControl, LPCWSTR lpBinaryPathName, LPCWSTR lpLoadOrderGroup, LPDWORD lpdwTagId, LPCWSTR lpDependencies, LPCWSTR lpServiceStartName, LPCWSTR lpPassword, LPCWSTR lpDisplayName);
/** ChangeServiceConfigW with narrow text, in the ANSI code page. */
BOOL WINAPI ChangeServiceConfigA(SC_HANDLE hService, DWORD dwServiceType, DWORD dwStartType, DWORD dwErrorControl, LPCSTR lpBinaryPathName, LPCSTR lpLoadOrderGroup, LPDWORD lpdwTagId, LPCSTR lpDependencies, LPCSTR lpServiceStartName, LPCSTR lpPassword, LPCSTR lpDisplayName);
#define ChangeServiceConfig RINGSIDE_TEXT_NAME(ChangeServiceConfig)
/** Changes more of how a service is set up. lpInfo is a SERVICE_DESCRIPTION for SERVICE_CONFIG_DESCRIPTION. */
BOOL WINAPI ChangeServiceConfig2W(SC_HANDLE hService, DWORD dwInfoLevel, LPVOID lpInfo);
/** ChangeServiceConfig2W with narrow text, in the ANSI code page. */
BOOL WINAPI ChangeServiceConfig2A(SC_HANDLE hService, DWORD dwInfoLevel, LPVOID lpInfo);
#define ChangeServiceConfig2 RINGSIDE_TEXT_NAME(ChangeServiceConfig2)
/** Marks a service for deletion; it goes when it has stopped and its last handle is closed. ERROR_SERVICE_MARKED_FOR_DELETE. */
BOOL WINAPI DeleteService(SC_HANDLE hService);
/** Lists services. ERROR_MORE_DATA: ask again, the list goes on at *lpResumeHandle. */
BOOL WINAPI EnumServicesStatusW(SC_HANDLE hSCManager, DWORD dwServiceType, DWORD dwServiceState, LPENUM_SERVICE_STATUSW lpServices, DWORD cbBufSize, LPDWORD pcbBytesNeeded, LPDWORD lpServicesReturned, LPDWORD lpResumeHandle);
/** EnumServicesStatusW with narrow text, in the ANSI code page. */
BOOL WINAPI EnumServicesStatusA(SC_HANDLE hSCManager, DWORD dwServiceType, DWORD dwServiceState, LPENUM_SERVICE_STATUSA lpServices, DWORD cbBufSize, LPDWORD pcbBytesNeeded, LPDWORD lpServicesReturned, LPDWORD lpResumeHandle);
#define EnumServicesStatus RINGSIDE_TEXT_NAME(EnumServicesStatus)
/** Lists services with their processes. */
BOOL WINAPI EnumServicesStatusExW(SC_HANDLE hSCManager, SC_ENUM_TYPE InfoLevel, DWORD dwServiceType, DWORD dwServiceState, LPBYTE lpServices, DWORD cbBufSize, LPDWORD pcbBytesNeeded, LPDWORD lpServicesReturned, LPDWORD lpResumeHandle, LPCWSTR pszGroupName);
/** EnumServicesStatusExW with narrow text, in the ANSI code page. */
BOOL WINAPI EnumServicesStatusExA(SC_HANDLE hSCManager, SC_ENUM_TYPE InfoLevel, DWORD dwServiceType, DWORD dwServiceState, LPBYTE lpServices, DWORD cbBufSize, LPDWORD pcbBytesNeeded, LPDWORD lpServicesReturned, LPDWORD lpResumeHandle, LPCSTR pszGroupName);
#define EnumServicesStatusEx RINGSIDE_TEXT_NAME(EnumServicesStatusEx)
/** The display name of a service. *lpcchBuffer is the buffer's size, then the length. */
BOOL WINAPI GetServiceDisplayNameW(SC_HANDLE hSCManager, LPCWSTR lpServiceName, LPWSTR lpDisplayName, LPDWORD lpcchBuffer);
/** GetServiceDisplayNameW with narrow text, in the ANSI code page. */
BOOL WINAPI GetServiceDisplayNameA(SC_HANDLE hSCManager, LPCSTR lpServiceName, LPSTR lpDisplayName, LPDWORD lpcchBuffer);
#define GetServiceDisplayName RINGSIDE_TEXT_NAME(GetServiceDisplayName)

/* For the service itself. */

/**
 * Connects the program's main thread to the service control manager and returns when all of its services have stopped.
 * GetLastError: ERROR_FAILED_SERVICE_CONTROLLER_CONNECT when the program was started from the console.
 */
BOOL WINAPI StartServiceCtrlDispatcherW(const SERVICE_TABLE_ENTRYW *lpServiceStartTable);
/** StartServiceCtrlDispatcherW with narrow text, in the ANSI code page. */
BOOL WINAPI StartServiceCtrlDispatcherA(const SERVICE_TABLE_ENTRYA *lpServiceStartTable);
#define StartServiceCtrlDispatcher RINGSIDE_TEXT_NAME(StartServiceCtrlDispatcher)
/** Registers a service's routine for controls. Null on failure. Call it first thing in ServiceMain. */
SERVICE_STATUS_HANDLE WINAPI RegisterServiceCtrlHandlerW(LPCWSTR lpServiceName, LPHANDLER_FUNCTION lpHandlerProc);
/** RegisterServiceCtrlHandlerW with narrow text, in the ANSI code page. */
SERVICE_STATUS_HANDLE WINAPI RegisterServiceCtrlHandlerA(LPCSTR lpServiceName, LPHANDLER_FUNCTION lpHandlerProc);
#define RegisterServiceCtrlHandler RINGSIDE_TEXT_NAME(RegisterServiceCtrlHandler)
/** RegisterServiceCtrlHandler for a routine with a context. */
SERVICE_STATUS_HANDLE WINAPI RegisterServiceCtrlHandlerExW(LPCWSTR lpServiceName, LPHANDLER_FUNCTION_EX lpHandlerProc, LPVOID lpContext);
/** RegisterServiceCtrlHandlerExW with narrow text, in the ANSI code page. */
SERVICE_STATUS_HANDLE WINAPI RegisterServiceCtrlHandlerExA(LPCSTR lpServiceName, LPHANDLER_FUNCTION_EX lpHandlerProc, LPVOID lpContext);
#define RegisterServiceCtrlHandlerEx RINGSIDE_TEXT_NAME(RegisterServiceCtrlHandlerEx)
/** Tells the service control manager how the service is. The handle needs no closing. */
BOOL WINAPI SetServiceStatus(SERVICE_STATUS_HANDLE hServiceStatus, LPSERVICE_STATUS lpServiceStatus);

#ifdef __cplusplus
}
#endif
