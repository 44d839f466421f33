/*
 * Linked first into every image. Its alignment makes the linker begin an image's variables on a page of their own, behind its constants, so that the
 * loader can protect the constants against writing, as the sections of a Windows image are.
 */
__attribute__((aligned(4096), used)) char __ringside_data[16] = {1};
