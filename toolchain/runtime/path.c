/*
 * The parts of a path: drive ("C:"), directory ("\lab\"), name, extension (".exe"). Each routine is written once and made for narrow and for wide text.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define PATH_ROUTINES(T, split, split_s, make, make_s)                                                                        \
  /* Copies a part, if it is wanted: 0, ERANGE when there is no room for it. */                                               \
  static errno_t split##_part(T *to, size_t room, const T *from, const T *end) {                                              \
    if (!to) return 0;                                                                                                        \
    if ((size_t)(end - from) >= room) return ERANGE;                                                                          \
    while (from < end) *to++ = *from++;                                                                                       \
    *to = 0;                                                                                                                  \
    return 0;                                                                                                                 \
  }                                                                                                                           \
  errno_t split_s(const T *path, T *drive, size_t driveRoom, T *dir, size_t dirRoom, T *name, size_t nameRoom, T *ext,        \
                  size_t extRoom) {                                                                                           \
    if (!path || !drive != !driveRoom || !dir != !dirRoom || !name != !nameRoom || !ext != !extRoom) return EINVAL;           \
    const T *start = path[0] && path[1] == ':' ? path + 2 : path;                                                             \
    const T *file = start, *dot = NULL, *end = start;                                                                         \
    for (; *end; end++) {                                                                                                     \
      if (*end == '\\' || *end == '/') file = end + 1, dot = NULL;                                                            \
      else if (*end == '.') dot = end;                                                                                        \
    }                                                                                                                         \
    if (!dot) dot = end;                                                                                                      \
    if (split##_part(drive, driveRoom, path, start) || split##_part(dir, dirRoom, start, file) ||                             \
        split##_part(name, nameRoom, file, dot) || split##_part(ext, extRoom, dot, end)) {                                    \
      if (drive) *drive = 0;                                                                                                  \
      if (dir) *dir = 0;                                                                                                      \
      if (name) *name = 0;                                                                                                    \
      if (ext) *ext = 0;                                                                                                      \
      return ERANGE;                                                                                                          \
    }                                                                                                                         \
    return 0;                                                                                                                 \
  }                                                                                                                           \
  void split(const T *path, T *drive, T *dir, T *name, T *ext) {                                                              \
    split_s(path, drive, drive ? _MAX_DRIVE : 0, dir, dir ? _MAX_DIR : 0, name, name ? _MAX_FNAME : 0, ext,                   \
            ext ? _MAX_EXT : 0);                                                                                              \
  }                                                                                                                           \
  static T *make##_put(T *at, T *end, const T *part) {                                                                        \
    while (at && *part) {                                                                                                     \
      if (at == end) return NULL;                                                                                             \
      *at++ = *part++;                                                                                                        \
    }                                                                                                                         \
    return at;                                                                                                                \
  }                                                                                                                           \
  errno_t make_s(T *path, size_t room, const T *drive, const T *dir, const T *name, const T *ext) {                           \
    static const T colon[] = {':', 0}, slash[] = {'\\', 0}, dot[] = {'.', 0};                                                 \
    if (!path || !room) return EINVAL;                                                                                        \
    T first[2] = {0, 0};                                                                                                      \
    T *at = path, *end = path + room - 1;                                                                                     \
    if (drive && *drive) {                                                                                                    \
      first[0] = *drive;                                                                                                      \
      at = make##_put(make##_put(at, end, first), end, colon);                                                                \
    }                                                                                                                         \
    if (dir && *dir) {                                                                                                        \
      at = make##_put(at, end, dir);                                                                                          \
      if (at && at[-1] != '\\' && at[-1] != '/') at = make##_put(at, end, slash);                                             \
    }                                                                                                                         \
    if (name) at = make##_put(at, end, name);                                                                                 \
    if (ext && *ext) {                                                                                                        \
      if (*ext != '.') at = make##_put(at, end, dot);                                                                         \
      at = make##_put(at, end, ext);                                                                                          \
    }                                                                                                                         \
    if (!at) return *path = 0, ERANGE;                                                                                        \
    *at = 0;                                                                                                                  \
    return 0;                                                                                                                 \
  }                                                                                                                           \
  void make(T *path, const T *drive, const T *dir, const T *name, const T *ext) {                                             \
    make_s(path, _MAX_PATH, drive, dir, name, ext);                                                                           \
  }

#ifndef _KERNEL_MODE
PATH_ROUTINES(char, _splitpath, _splitpath_s, _makepath, _makepath_s)
PATH_ROUTINES(wchar_t, _wsplitpath, _wsplitpath_s, _wmakepath, _wmakepath_s)
#endif
