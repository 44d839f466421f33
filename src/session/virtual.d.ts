/** scripts/vite/prebuilt.ts makes it. */
declare module 'virtual:prebuilt' {
  /** What the builds were made with. */
  export const toolchain: string;
  /** By prebuiltKey: where a lab's images are. */
  export const labs: Readonly<Record<string, string>>;
  /** Where the objects are that came out on the way. */
  export const objects: string;
}

/** The address of the second part of the compiler (scripts/compiler/parts.ts). */
declare module 'virtual:compiler-rest' {
  const address: string;
  export default address;
}
