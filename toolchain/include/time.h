/* Calendar time. The target's clock is virtual: it moves with the work that is done, and every run sees the same times. */
#pragma once
#include <crtdefs.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef long clock_t;
#define CLOCKS_PER_SEC 1000L

/** A time taken apart. tm_mon counts from 0, tm_year from 1900, tm_wday from Sunday. */
struct tm {
  int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
};

/** Seconds since 1970 UTC, also stored in *result when that is not null. */
time_t time(time_t *result);
/** Milliseconds since the process began (Microsoft's clock counts elapsed time, not processor time). */
clock_t clock(void);
/** The difference in seconds. */
double difftime(time_t end, time_t begin);
/** Makes a time of its parts in local time and puts the parts in range. */
time_t mktime(struct tm *parts);
/** Takes a time apart, in UTC. The result is one place for the whole process. */
struct tm *gmtime(const time_t *value);
/** Takes a time apart, in local time. The target's time zone is UTC. */
struct tm *localtime(const time_t *value);
/** gmtime into the caller's structure. Note Microsoft's order of the parameters. */
errno_t gmtime_s(struct tm *result, const time_t *value);
/** localtime into the caller's structure. Note Microsoft's order of the parameters. */
errno_t localtime_s(struct tm *result, const time_t *value);
/** A time as text of 26 characters, "Wed Jan 02 02:03:55 1980\n". The result is one place for the whole process. */
char *asctime(const struct tm *parts);
/** asctime(localtime(value)). */
char *ctime(const time_t *value);
/** ctime into room for size characters. */
errno_t ctime_s(char *buffer, rsize_t size, const time_t *value);
/** asctime into room for size characters. */
errno_t asctime_s(char *buffer, rsize_t size, const struct tm *parts);
/** Formats a time (%Y %m %d %H %M %S ...). Returns the length, 0 when it does not fit. */
size_t strftime(char *buffer, size_t size, const char *format, const struct tm *parts);
/** strftime for wide text. */
size_t wcsftime(wchar_t *buffer, size_t size, const wchar_t *format, const struct tm *parts);
#define _time64 time

#ifdef __cplusplus
}
#endif
