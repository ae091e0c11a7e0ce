/** The Jupyter messaging protocol on the wire: signed multipart messages, and the file that says where. */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** What a connection file says: five ports and the key that signs every message. */
export interface Connection {
  readonly transport: string;
  readonly ip: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
  readonly key: string;
  readonly signature_scheme: string;
}

export type Channel = 'shell' | 'iopub' | 'stdin' | 'control' | 'hb';

export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

export interface Message {
  /** Routing prefix: whom a router socket answers; the topic on iopub. */
  readonly identities: readonly Buffer[];
  readonly header: Header;
  readonly parent: Partial<Header>;
  readonly content: Record<string, unknown>;
}

const DELIMITER = Buffer.from('<IDS|MSG>');

export function address(connection: Connection, channel: Channel): string {
  return `${connection.transport}://${connection.ip}:${connection[`${channel}_port`]}`;
}

export function newHeader(type: string, session: string): Header {
  const date = new Date().toISOString();
  return { msg_id: randomUUID(), msg_type: type, session, username: 'chainrule', date, version: '5.3' };
}

/** Frames of a message; `content` may be JSON text already. */
export function encode(
  key: string,
  header: Header,
  content: Record<string, unknown> | string,
  parent: Partial<Header> = {},
  identities: readonly (Buffer | string)[] = [],
): (Buffer | string)[] {
  const body = [header, parent, {}, content].map((p) => (typeof p === 'string' ? p : JSON.stringify(p)));
  return [...identities, DELIMITER, signature(key, body), ...body];
}

/** The message in these frames. Throws if they are not a message signed with this key. */
export function decode(key: string, frames: readonly Buffer[]): Message {
  const delimiter = frames.findIndex((f) => f.equals(DELIMITER));
  const [signed, ...body] = frames.slice(delimiter + 1);
  if (delimiter < 0 || body.length < 4) throw new Error('not a Jupyter message: frames are missing');
  const expected = Buffer.from(signature(key, body));
  if (signed.length !== expected.length || !timingSafeEqual(signed, expected)) {
    throw new Error('a Jupyter message with a wrong signature');
  }
  const [header, parent, , content] = body.slice(0, 4).map((part) => JSON.parse(part.toString()));
  return { identities: frames.slice(0, delimiter), header, parent, content };
}

function signature(key: string, body: readonly (Buffer | string)[]): string {
  if (key === '') return '';
  const hmac = createHmac('sha256', key);
  for (const part of body) hmac.update(part);
  return hmac.digest('hex');
}
