/** A source that takes functions of clang that the page's first part of it leaves out. */
export const VECTORS = `#include <stdio.h>
typedef int lanes4 __attribute__((vector_size(16)));
int main(int argc, char **argv) {
  lanes4 a = {1, 2, 3, 4};
  lanes4 b = a * a + a * argc;
  (void)argv;
  printf("lanes: %d %d %d %d\\n", b[0], b[1], b[2], b[3]);
  return 0;
}
`;
