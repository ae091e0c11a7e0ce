import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

/**
 * Takes the network away from this process, as far as Node lets itself be told: every way out of it goes
 * through one of these. (The permission model of Node 20 to 24 says nothing of the network.)
 */
export function closeNetwork(): void {
  const closed = (): never => {
    throw new Error('a submission has no network');
  };
  const close = (owner: object, names: readonly string[]) => {
    for (const name of names)
      if (name in owner)
        Object.defineProperty(owner, name, { value: closed, writable: false, configurable: false });
  };
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
