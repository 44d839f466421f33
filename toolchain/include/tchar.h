/*
 * One source for narrow and wide text: each _t name is the wide routine with _UNICODE defined and the narrow one without.
 */
#pragma once
#include <crtdefs.h>
#include <ctype.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

#ifdef _UNICODE
#define __T(x) L##x
#define _TEOF WEOF
#define _tmain wmain
#define _targv __wargv
typedef wchar_t _TCHAR, _TSCHAR, _TUCHAR, _TXCHAR;
typedef wint_t _TINT;
#define _tcslen wcslen
#define _tcsnlen wcsnlen
#define _tcscpy wcscpy
#define _tcsncpy wcsncpy
#define _tcscat wcscat
#define _tcsncat wcsncat
#define _tcscmp wcscmp
#define _tcsncmp wcsncmp
#define _tcsicmp _wcsicmp
#define _tcsnicmp _wcsnicmp
#define _tcschr wcschr
#define _tcsrchr wcsrchr
#define _tcsstr wcsstr
#define _tcspbrk wcspbrk
#define _tcsspn wcsspn
#define _tcscspn wcscspn
#define _tcsdup _wcsdup
#define _tsplitpath _wsplitpath
#define _tsplitpath_s _wsplitpath_s
#define _tmakepath _wmakepath
#define _tmakepath_s _wmakepath_s
#define _tcslwr _wcslwr
#define _tcsupr _wcsupr
#define _tcsrev _wcsrev
#define _tcscpy_s wcscpy_s
#define _tcsncpy_s wcsncpy_s
#define _tcscat_s wcscat_s
#define _tcsncat_s wcsncat_s
#define _tcstok_s wcstok_s
#define _tcslwr_s _wcslwr_s
#define _tcsupr_s _wcsupr_s
#define _tcstol wcstol
#define _tcstoul wcstoul
#define _tcstoi64 wcstoll
#define _tcstoui64 wcstoull
#define _tcstod wcstod
#define _ttoi _wtoi
#define _ttol _wtol
#define _ttoi64 _wtoi64
#define _tstoi _wtoi
#define _tstof _wtof
#define _itot _itow
#define _ultot _ultow
#define _itot_s _itow_s
#define _ultot_s _ultow_s
#define _tprintf wprintf
#define _tprintf_s wprintf_s
#define _ftprintf fwprintf
#define _ftprintf_s fwprintf_s
#define _stprintf _swprintf
#define _stprintf_s swprintf_s
#define _sntprintf _snwprintf
#define _sntprintf_s _snwprintf_s
#define _vtprintf vwprintf
#define _vftprintf vfwprintf
#define _vstprintf _vswprintf
#define _vstprintf_s vswprintf_s
#define _vsntprintf _vsnwprintf
#define _vsntprintf_s _vsnwprintf_s
#define _vsctprintf _vscwprintf
#define _sctprintf _scwprintf
#define _tscanf wscanf
#define _tscanf_s wscanf_s
#define _stscanf swscanf
#define _stscanf_s swscanf_s
#define _putts _putws
#define _fgetts fgetws
#define _fputts fputws
#define _puttchar putwchar
#define _gettchar getwchar
#define _tfopen _wfopen
#define _tfopen_s _wfopen_s
#define _tgetenv _wgetenv
#define _tsetlocale _wsetlocale
#define _tcsftime wcsftime
#define _istalpha iswalpha
#define _istalnum iswalnum
#define _istdigit iswdigit
#define _istspace iswspace
#define _istprint iswprint
#define _istpunct iswpunct
#define _istupper iswupper
#define _istlower iswlower
#define _istxdigit iswxdigit
#define _totupper towupper
#define _totlower towlower
#else
#define __T(x) x
#define _TEOF EOF
#define _tmain main
#define _targv __argv
typedef char _TCHAR, _TXCHAR;
typedef signed char _TSCHAR;
typedef unsigned char _TUCHAR;
typedef int _TINT;
#define _tcslen strlen
#define _tcsnlen strnlen
#define _tcscpy strcpy
#define _tcsncpy strncpy
#define _tcscat strcat
#define _tcsncat strncat
#define _tcscmp strcmp
#define _tcsncmp strncmp
#define _tcsicmp _stricmp
#define _tcsnicmp _strnicmp
#define _tcschr strchr
#define _tcsrchr strrchr
#define _tcsstr strstr
#define _tcspbrk strpbrk
#define _tcsspn strspn
#define _tcscspn strcspn
#define _tcsdup _strdup
#define _tsplitpath _splitpath
#define _tsplitpath_s _splitpath_s
#define _tmakepath _makepath
#define _tmakepath_s _makepath_s
#define _tcslwr _strlwr
#define _tcsupr _strupr
#define _tcsrev _strrev
#define _tcscpy_s strcpy_s
#define _tcsncpy_s strncpy_s
#define _tcscat_s strcat_s
#define _tcsncat_s strncat_s
#define _tcstok_s strtok_s
#define _tcslwr_s _strlwr_s
#define _tcsupr_s _strupr_s
#define _tcstol strtol
#define _tcstoul strtoul
#define _tcstoi64 strtoll
#define _tcstoui64 strtoull
#define _tcstod strtod
#define _ttoi atoi
#define _ttol atol
#define _ttoi64 _atoi64
#define _tstoi atoi
#define _tstof atof
#define _itot _itoa
#define _ultot _ultoa
#define _itot_s _itoa_s
#define _ultot_s _ultoa_s
#define _tprintf printf
#define _tprintf_s printf_s
#define _ftprintf fprintf
#define _ftprintf_s fprintf_s
#define _stprintf sprintf
#define _stprintf_s sprintf_s
#define _sntprintf _snprintf
#define _sntprintf_s _snprintf_s
#define _vtprintf vprintf
#define _vftprintf vfprintf
#define _vstprintf vsprintf
#define _vstprintf_s vsprintf_s
#define _vsntprintf _vsnprintf
#define _vsntprintf_s _vsnprintf_s
#define _vsctprintf _vscprintf
#define _sctprintf _scprintf
#define _tscanf scanf
#define _tscanf_s scanf_s
#define _stscanf sscanf
#define _stscanf_s sscanf_s
#define _putts puts
#define _fgetts fgets
#define _fputts fputs
#define _puttchar putchar
#define _gettchar getchar
#define _tfopen fopen
#define _tfopen_s fopen_s
#define _tgetenv getenv
#define _tsetlocale setlocale
#define _tcsftime strftime
#define _istalpha isalpha
#define _istalnum isalnum
#define _istdigit isdigit
#define _istspace isspace
#define _istprint isprint
#define _istpunct ispunct
#define _istupper isupper
#define _istlower islower
#define _istxdigit isxdigit
#define _totupper toupper
#define _totlower tolower
#endif
/** A literal of _TCHARs. */
#define _T(x) __T(x)
/** A literal of _TCHARs. */
#define _TEXT(x) __T(x)

#ifndef _TCHAR_DEFINED
#define _TCHAR_DEFINED
/* winnt.h has the same type: a second typedef that says the same is allowed. */
typedef _TCHAR TCHAR;
#endif
