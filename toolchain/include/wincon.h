/*
 * The console.
 */
#pragma once
#include <minwinbase.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CTRL_C_EVENT 0
#define CTRL_BREAK_EVENT 1
#define CTRL_CLOSE_EVENT 2
#define CTRL_LOGOFF_EVENT 5
#define CTRL_SHUTDOWN_EVENT 6
#define ENABLE_PROCESSED_INPUT 0x0001
#define ENABLE_LINE_INPUT 0x0002
#define ENABLE_ECHO_INPUT 0x0004
#define ENABLE_PROCESSED_OUTPUT 0x0001
#define ENABLE_WRAP_AT_EOL_OUTPUT 0x0002
#define ENABLE_VIRTUAL_TERMINAL_PROCESSING 0x0004
#define FOREGROUND_BLUE 0x0001
#define FOREGROUND_GREEN 0x0002
#define FOREGROUND_RED 0x0004
#define FOREGROUND_INTENSITY 0x0008
#define BACKGROUND_BLUE 0x0010
#define BACKGROUND_GREEN 0x0020
#define BACKGROUND_RED 0x0040
#define BACKGROUND_INTENSITY 0x0080

/** A place on the console, from 0. */
typedef struct _COORD {
  SHORT X, Y;
} COORD, *PCOORD;
/** A rectangle of the console, edges included. */
typedef struct _SMALL_RECT {
  SHORT Left, Top, Right, Bottom;
} SMALL_RECT, *PSMALL_RECT;
/** The state of the console's screen. */
typedef struct _CONSOLE_SCREEN_BUFFER_INFO {
  COORD dwSize;
  COORD dwCursorPosition;
  WORD wAttributes;
  SMALL_RECT srWindow;
  COORD dwMaximumWindowSize;
} CONSOLE_SCREEN_BUFFER_INFO, *PCONSOLE_SCREEN_BUFFER_INFO;
/** A routine for Ctrl+C and its like, called in a thread of its own. Returns TRUE when it dealt with the event. */
typedef BOOL(WINAPI *PHANDLER_ROUTINE)(DWORD CtrlType);

/** Writes text to the console. Fails with ERROR_INVALID_HANDLE when the output goes to a file: use WriteFile then. */
BOOL WINAPI WriteConsoleW(HANDLE hConsoleOutput, const VOID *lpBuffer, DWORD nNumberOfCharsToWrite, LPDWORD lpNumberOfCharsWritten, LPVOID lpReserved);
/** WriteConsoleW with narrow text, in the ANSI code page. */
BOOL WINAPI WriteConsoleA(HANDLE hConsoleOutput, const VOID *lpBuffer, DWORD nNumberOfCharsToWrite, LPDWORD lpNumberOfCharsWritten, LPVOID lpReserved);
#define WriteConsole RINGSIDE_TEXT_NAME(WriteConsole)
/** Reads a line (in line mode, with its CR LF) from the console. */
BOOL WINAPI ReadConsoleW(HANDLE hConsoleInput, LPVOID lpBuffer, DWORD nNumberOfCharsToRead, LPDWORD lpNumberOfCharsRead, LPVOID pInputControl);
/** ReadConsoleW with narrow text, in the ANSI code page. */
BOOL WINAPI ReadConsoleA(HANDLE hConsoleInput, LPVOID lpBuffer, DWORD nNumberOfCharsToRead, LPDWORD lpNumberOfCharsRead, LPVOID pInputControl);
#define ReadConsole RINGSIDE_TEXT_NAME(ReadConsole)
/** Adds or removes a routine for Ctrl+C; with a null routine and Add true, Ctrl+C is ignored. */
BOOL WINAPI SetConsoleCtrlHandler(PHANDLER_ROUTINE HandlerRoutine, BOOL Add);
/** Sends Ctrl+C or Ctrl+Break to the processes of a group. */
BOOL WINAPI GenerateConsoleCtrlEvent(DWORD dwCtrlEvent, DWORD dwProcessGroupId);
/** The mode of an input or output handle of the console. Fails for other handles, which makes it a test for one. */
BOOL WINAPI GetConsoleMode(HANDLE hConsoleHandle, LPDWORD lpMode);
/** Changes that mode. */
BOOL WINAPI SetConsoleMode(HANDLE hConsoleHandle, DWORD dwMode);
/** Size, cursor and colours of the console. */
BOOL WINAPI GetConsoleScreenBufferInfo(HANDLE hConsoleOutput, PCONSOLE_SCREEN_BUFFER_INFO lpConsoleScreenBufferInfo);
/** The colours of what is written from now on. */
BOOL WINAPI SetConsoleTextAttribute(HANDLE hConsoleOutput, WORD wAttributes);
/** Moves the cursor. */
BOOL WINAPI SetConsoleCursorPosition(HANDLE hConsoleOutput, COORD dwCursorPosition);
/** Writes one character many times at a place. */
BOOL WINAPI FillConsoleOutputCharacterW(HANDLE hConsoleOutput, WCHAR cCharacter, DWORD nLength, COORD dwWriteCoord, LPDWORD lpNumberOfCharsWritten);
/** FillConsoleOutputCharacterW with narrow text, in the ANSI code page. */
BOOL WINAPI FillConsoleOutputCharacterA(HANDLE hConsoleOutput, CHAR cCharacter, DWORD nLength, COORD dwWriteCoord, LPDWORD lpNumberOfCharsWritten);
#define FillConsoleOutputCharacter RINGSIDE_TEXT_NAME(FillConsoleOutputCharacter)
/** Writes colours many times at a place. */
BOOL WINAPI FillConsoleOutputAttribute(HANDLE hConsoleOutput, WORD wAttribute, DWORD nLength, COORD dwWriteCoord,
                                       LPDWORD lpNumberOfAttrsWritten);
/** Names the console's window. */
BOOL WINAPI SetConsoleTitleW(LPCWSTR lpConsoleTitle);
/** SetConsoleTitleW with narrow text, in the ANSI code page. */
BOOL WINAPI SetConsoleTitleA(LPCSTR lpConsoleTitle);
#define SetConsoleTitle RINGSIDE_TEXT_NAME(SetConsoleTitle)
/** The code page that console programs write in. */
UINT WINAPI GetConsoleOutputCP(VOID);
/** Changes that code page. */
BOOL WINAPI SetConsoleOutputCP(UINT wCodePageID);
/** Makes a console for a process that has none. ERROR_ACCESS_DENIED when it has one. */
BOOL WINAPI AllocConsole(VOID);
/** Lets the process's console go. */
BOOL WINAPI FreeConsole(VOID);

#ifdef __cplusplus
}
#endif
