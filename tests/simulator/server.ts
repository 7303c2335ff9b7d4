import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { generate } from 'selfsigned';
import { ConnectionDropped } from './context';
import { API_HOST, PAGE_HOST, type Simulator } from './simulator';

export interface ServerOptions {
  host?: string;
  /** HTTPS port; 0 picks a free one. */
  port?: number;
  /** HTTP port, for clients that cannot be told to trust the certificate; 0 picks a free one. */
  httpPort?: number;
}

export interface RunningServer {
  httpsPort: number;
  httpPort: number;
  /** The self-signed certificate (PEM), made at this start. */
  certificate: string;
  close(): Promise<void>;
}

/** Serves a simulator on this machine, over HTTPS for TikTok's host names and over HTTP. */
export async function startServer(simulator: Simulator, options: ServerOptions = {}): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  const { private: key, cert } = await makeCertificate();
  const listener = getRequestListener((request, env) => answer(simulator, request, env.incoming), {
    overrideGlobalObjects: false,
    errorHandler: (error) => new Response(String(error), { status: 500 }),
  });
  const https = createHttpsServer({ key, cert }, (incoming, outgoing) => void listener(incoming, outgoing));
  const http = createHttpServer((incoming, outgoing) => void listener(incoming, outgoing));
  await Promise.all([listen(https, host, options.port ?? 0), listen(http, host, options.httpPort ?? 0)]);
  return {
    httpsPort: (https.address() as AddressInfo).port,
    httpPort: (http.address() as AddressInfo).port,
    certificate: cert,
    close: async () => {
      await Promise.all([close(https), close(http)]);
    },
  };
}

async function answer(
  simulator: Simulator,
  request: Request,
  incoming: { socket: IncomingMessage['socket'] },
): Promise<Response> {
  try {
    return await simulator.fetch(request);
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) throw error;
    // Browsers send a request again by themselves when a kept connection closes before the first byte of the
    // answer; with a part of the answer sent, they tell the caller, as they do over HTTP/2.
    incoming.socket.end('HTTP/1.1 ', () => incoming.socket.destroy());
    return new Response(null, { status: 500 });
  }
}

async function makeCertificate() {
  const names = [API_HOST, PAGE_HOST, 'localhost'].map((value) => ({ type: 2 as const, value }));
  return generate([{ name: 'commonName', value: 'TikTok simulator' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [...names, { type: 7, ip: '127.0.0.1' }] }],
  });
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
