/*
 * Security descriptors, identifiers and tokens.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Makes a security descriptor that has nothing in it. dwRevision is SECURITY_DESCRIPTOR_REVISION. */
BOOL WINAPI InitializeSecurityDescriptor(PSECURITY_DESCRIPTOR pSecurityDescriptor, DWORD dwRevision);
/** Sets the list of who may do what. A null list that is present lets everybody do everything. */
BOOL WINAPI SetSecurityDescriptorDacl(PSECURITY_DESCRIPTOR pSecurityDescriptor, BOOL bDaclPresent, PACL pDacl, BOOL bDaclDefaulted);
/** What a token holds. Ask with length 0 for the size: ERROR_INSUFFICIENT_BUFFER. */
BOOL WINAPI GetTokenInformation(HANDLE TokenHandle, TOKEN_INFORMATION_CLASS TokenInformationClass, LPVOID TokenInformation,
                                DWORD TokenInformationLength, PDWORD ReturnLength);
/** Enables or disables privileges. TRUE with ERROR_NOT_ALL_ASSIGNED when the token lacks one. */
BOOL WINAPI AdjustTokenPrivileges(HANDLE TokenHandle, BOOL DisableAllPrivileges, PTOKEN_PRIVILEGES NewState, DWORD BufferLength,
                                  PTOKEN_PRIVILEGES PreviousState, PDWORD ReturnLength);

#ifdef __cplusplus
}
#endif
