/*
 * Win32, as far as services, console programs and driver tests use it. Windows on a screen, COM and sockets are not here.
 */
#pragma once
#define _WINDOWS_
#define _INC_WINDOWS

#include <excpt.h>
#include <stdarg.h>
#include <windef.h>
#include <winbase.h>
#include <wincon.h>
#include <winnls.h>
#include <winreg.h>
#include <winuser.h>
#ifndef WIN32_LEAN_AND_MEAN
#include <winioctl.h>
#endif
#ifndef NOSERVICE
#include <winsvc.h>
#endif
