/** The data of registry values as bytes: texts, lists of texts, numbers. */

export const RegType = {
  NONE: 0,
  SZ: 1,
  EXPAND_SZ: 2,
  BINARY: 3,
  DWORD: 4,
  DWORD_BIG_ENDIAN: 5,
  LINK: 6,
  MULTI_SZ: 7,
  QWORD: 11,
} as const;

/** The UTF-16 bytes of a text, without a zero. */
export function CmpTextBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 * text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >> 8;
  }
  return bytes;
}

/** REG_SZ data: the text and its zero. */
export function CmpStringBytes(text: string): Uint8Array<ArrayBuffer> {
  return CmpTextBytes(`${text}\0`);
}

/** REG_MULTI_SZ data: each text with its zero, and one zero more. */
export function CmpMultiStringBytes(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  return CmpTextBytes(`${texts.map((text) => `${text}\0`).join('')}\0`);
}

export function CmpDwordBytes(value: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >>> 24) & 0xff]);
}

/** All UTF-16 units of the data, zeros among them. An odd byte at the end is left out. */
export function CmpDataText(data: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < data.length; i += 2) text += String.fromCharCode(data[i] | (data[i + 1] << 8));
  return text;
}

/** The text up to the first zero, or to the end: data need not end with one. */
export function CmpDataString(data: Uint8Array): string {
  const text = CmpDataText(data);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/** The texts of REG_MULTI_SZ data, up to the empty one. */
export function CmpDataStrings(data: Uint8Array): string[] {
  const texts: string[] = [];
  for (const text of CmpDataText(data).split('\0')) {
    if (text === '') break;
    texts.push(text);
  }
  return texts;
}

/** The first four bytes, little-endian; bytes that are missing count as 0. */
export function CmpDataDword(data: Uint8Array): number {
  const byte = (i: number): number => (i < data.length ? data[i] : 0);
  return byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
}
