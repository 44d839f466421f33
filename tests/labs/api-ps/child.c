/* Only comes and goes. */
int main(void) { return 0; }
