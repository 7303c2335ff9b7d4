import type { BridgeMessage } from '@/utils/wire/bridge-messages';
import { GREETING, SECRET_LENGTH } from '@/utils/wire/bridge-greeting';
import { add, cut, objectIn, read, write, type JsonObject } from './pristine';
import {
  hearPort,
  listen,
  messageData,
  messagePorts,
  messageSource,
  postTo,
  stopEvent,
} from './pristine-web';

/** Characters; a question is some ids and days. */
const LARGEST_QUESTION = 20_000;

export type Tell = (message: BridgeMessage) => void;

/** A port of someone who greeted us, and the secret that they said then. */
interface Connection {
  port: MessagePort;
  secret: string;
}

/**
 * The ways to our own script. A page that greets as we do gets a way of its own, over which it learns and can do
 * nothing that it could not without us; ours stays open beside it.
 *
 * @param arrived called for each new way, to tell it what was seen before
 * @param asked called with what is asked and how to answer
 */
export class Channel {
  private readonly connections: Connection[] = [];

  constructor(
    private readonly arrived: (tell: Tell) => void,
    private readonly asked: (question: JsonObject, tell: Tell) => void,
  ) {}

  /** Must run before the first script of the page, so that none hears a greeting. */
  open(): void {
    listen(window, 'message', (event) => this.greeted(event as MessageEvent), 'first');
  }

  tellAll(message: BridgeMessage): void {
    if (this.connections.length === 0) return;
    const text = write(message);
    for (let at = 0; at < this.connections.length; at += 1) {
      const connection = this.connections[at];
      if (connection) send(connection, text);
    }
  }

  private greeted(event: MessageEvent): void {
    const data = messageData(event);
    if (typeof data !== 'string' || cut(data, 0, GREETING.length) !== GREETING) return;
    stopEvent(event);
    const port = messagePorts(event)[0];
    // Frames, whose pages may be anybody's, get nothing.
    if (messageSource(event) !== window || port === undefined) return;
    const secret = cut(data, GREETING.length);
    if (secret.length !== SECRET_LENGTH) return;
    const connection = { port, secret };
    const tell: Tell = (message) => send(connection, write(message));
    hearPort(port, (message) => this.hear(secret, messageData(message), tell));
    add(this.connections, connection);
    this.arrived(tell);
  }

  private hear(secret: string, data: unknown, tell: Tell): void {
    if (typeof data !== 'string' || data.length > LARGEST_QUESTION) return;
    if (cut(data, 0, SECRET_LENGTH) !== secret) return;
    const question = objectIn(read(cut(data, SECRET_LENGTH)));
    if (question !== null) this.asked(question, tell);
  }
}

function send({ port, secret }: Connection, text: string): void {
  try {
    postTo(port, secret + text);
  } catch {
    // What greeted us with no real port hears nothing.
  }
}
