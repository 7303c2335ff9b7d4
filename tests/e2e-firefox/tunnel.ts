import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { API_HOST, PAGE_HOST } from '../simulator/simulator';

/** A proxy that leads TikTok's host names to a port of this machine, and every other name nowhere. */
export class Tunnel {
  private constructor(
    private readonly server: Server,
    private readonly open: Set<Duplex>,
  ) {}

  static async to(port: number): Promise<Tunnel> {
    const open = new Set<Duplex>();
    const keep = <S extends Duplex>(socket: S): S => {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.on('error', () => socket.destroy());
      return socket;
    };
    const server = createServer((_, answer) => answer.writeHead(502).end());
    server.on('connection', (socket: Socket) => keep(socket));
    server.on('connect', (request, client: Duplex, head: Buffer) => {
      const [host = ''] = (request.url ?? '').split(':');
      if (host !== API_HOST && host !== PAGE_HOST) {
        client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
        return;
      }
      const there = keep(
        connect(port, '127.0.0.1', () => {
          client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
          there.write(head);
          there.pipe(client).pipe(there);
        }),
      );
      client.on('close', () => there.destroy());
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new Tunnel(server, open);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }
}
