/** Files that our build stores as gzip under their own names. A server may declare that, and the browser has unpacked them then: the bytes tell. */

type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes as they were before they were packed. */
export async function unpacked(body: ReadableStream<Bytes>): Promise<ReadableStream<Bytes>> {
  const [first, whole] = await peek(body);
  const gzip = first[0] === 0x1f && first[1] === 0x8b;
  return gzip ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
}

export async function fetchPacked(url: string): Promise<Bytes> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url} cannot be fetched: status ${response.status}`);
  return new Uint8Array(await new Response(await unpacked(response.body)).arrayBuffer());
}

/** The first bytes of a stream, and the stream with them. */
async function peek(body: ReadableStream<Bytes>): Promise<[Bytes, ReadableStream<Bytes>]> {
  const reader = body.getReader();
  const { value, done } = await reader.read();
  const whole = new ReadableStream<Bytes>({
    start(controller) {
      if (value) controller.enqueue(value);
      if (done) controller.close();
    },
    async pull(controller) {
      const next = await reader.read();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return [value ?? new Uint8Array(), whole];
}
