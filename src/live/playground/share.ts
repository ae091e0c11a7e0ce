/** A text in an address: packed, and after the # so that it goes to no server. It is data, and never run. */

/** Characters of a text that is taken from an address, at most. */
const LONGEST = 20_000;

export async function toHash(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `#try=${btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The text of an address; undefined if it has none that could be one. */
export async function fromHash(hash: string): Promise<string | undefined> {
  const [, packed] = /^#try=([\w-]{1,30000})$/.exec(hash) ?? [];
  if (!packed) return undefined;
  try {
    const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return await atMost(stream, LONGEST);
  } catch {
    return undefined;
  }
}

/** The text of the stream; undefined as soon as it is longer: a few bytes can unpack to a great many. */
async function atMost(stream: ReadableStream<Uint8Array>, longest: number): Promise<string | undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (text.length > longest) {
      await reader.cancel();
      return undefined;
    }
    if (done) return text;
  }
}
