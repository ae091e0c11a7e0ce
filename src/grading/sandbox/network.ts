/** Takes the network away from a process, sockets of files (Unix sockets, pipes) included. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import { TLSSocket } from 'node:tls';

/** What a handle of Node could reach others by. */
const METHODS = `bind bind6 connect connect6 listen open send send6 fchmod addMembership
  addSourceSpecificMembership`.split(/\s+/);

/**
 * As far as Node lets itself be told: every way out goes through one of these. The functions of the modules are
 * closed, and so are the native classes behind them, of which a submission could take hold by an open socket.
 * (The permission model of Node 20 to 24 says nothing of the network.)
 */
export function closeNetwork(): void {
  for (const handle of nativeHandles()) closeAll(handle);
  close(net, ['_createServerHandle']);
  close(dgram, ['_createSocketHandle']);
  close(net.Socket.prototype, ['connect']);
  close(net.Server.prototype, ['listen']);
  close(dgram.Socket.prototype, ['bind', 'connect', 'send']);
  for (const resolver of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    close(
      resolver,
      Object.getOwnPropertyNames(resolver).filter((name) => /^(lookup|resolve|reverse)/.test(name)),
    );
}

/** One of each native class: pipes (the streams and the channel of this process), TCP, UDP, names. */
function nativeHandles(): object[] {
  const streams = [process.stdout, process.stderr].map((stream) => fieldOf(stream, '_handle'));
  const tls = new TLSSocket(undefined as never);
  const tcp = fieldOf(fieldOf(tls, '_handle'), '_parent');
  const udp = dgram.createSocket('udp4');
  const found = [
    ...streams,
    tcp,
    ...hiddenIn(process),
    ...hiddenIn(udp).map((state) => fieldOf(state, 'handle')),
  ];
  const resolvers = [new dns.Resolver(), new dns.promises.Resolver()].map((one) => fieldOf(one, '_handle'));
  for (const resolver of resolvers) close(Object.getPrototypeOf(resolver), queriesOf(resolver));
  udp.close();
  tls.destroy();
  return found.filter((handle): handle is object => typeof handle === 'object' && handle !== null);
}

const fieldOf = (owner: unknown, name: string): unknown =>
  (owner as Record<string, unknown> | undefined)?.[name];

/** What an object keeps under symbols. */
const hiddenIn = (owner: object): unknown[] =>
  Object.getOwnPropertySymbols(owner).map((symbol) => (owner as Record<symbol, unknown>)[symbol]);

const queriesOf = (resolver: unknown): string[] =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(resolver)).filter((name) =>
    /^(query|getHostBy)/.test(name),
  );

/** In the classes of a handle, from its own to the first. */
function closeAll(handle: object): void {
  for (let at = Object.getPrototypeOf(handle); at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    close(at, METHODS);
}

const closed = (): never => {
  throw new Error('a submission has no network');
};

function close(owner: object, names: readonly string[]): void {
  for (const name of names)
    if (Object.hasOwn(owner, name))
      Object.defineProperty(owner, name, { value: closed, writable: false, configurable: false });
}
