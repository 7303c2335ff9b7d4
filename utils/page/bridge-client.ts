import { GREETING } from '@/utils/wire/bridge-greeting';
import { bridgeMessageShape, type BridgeMessage, type BridgeQuestion } from '@/utils/wire/bridge-messages';
import { LARGEST_BODY } from '@/utils/wire/limits';
import type { PageAnswer, PageAsk, SeenList, SeenSwitch } from '@/utils/wire/page-answers';
import { fit } from '@/utils/wire/shape';

/** Characters. As JSON text every character of a body may need two. */
const LARGEST_MESSAGE = 2 * LARGEST_BODY + 50_000;
/** A bridge that is there answers a greeting at once, but for what the page is busy with. Milliseconds. */
const PATIENCE = 2000;

export interface Sightings {
  list(seen: SeenList): void;
  turned(seen: SeenSwitch): void;
}

/**
 * Our script's end of the way to the bridge in the page's own world. It hears nothing but its own port, and there
 * only what carries its own secret and has the right shape. What is believed of it is for the worker to say.
 */
export class BridgeClient {
  /** The bridge has answered our greeting. */
  working = false;
  readonly #secret = crypto.randomUUID();
  readonly #channel = new MessageChannel();
  readonly #pending = new Map<number, (answer: PageAnswer) => void>();
  #asked = 0;
  #greetedAt = 0;

  constructor(
    private readonly sightings: Sightings,
    private readonly now: () => number = () => performance.now(),
  ) {}

  start(signal: AbortSignal): void {
    const { port1, port2 } = this.#channel;
    port1.onmessage = ({ data }) => this.#hear(data);
    signal.addEventListener('abort', () => port1.close(), { once: true });
    this.#greetedAt = this.now();
    window.postMessage(GREETING + this.#secret, location.origin, [port2]);
  }

  /**
   * Asks the page's own endpoints. A question that the page never answers is never answered here: how long is too
   * long is known where there is a clock that the page cannot stop.
   */
  ask(ask: PageAsk): Promise<PageAnswer> {
    if (!this.working && this.now() - this.#greetedAt > PATIENCE) {
      return Promise.resolve({ outcome: 'failed', reason: 'silent' });
    }
    this.#asked += 1;
    const id = this.#asked;
    const answer = new Promise<PageAnswer>((resolve) => this.#pending.set(id, resolve));
    this.#send({ id, ask });
    return answer;
  }

  /** Rows are on the screen: a bridge that saw none of the page's lists must look on anew. */
  rowsAreShown(): void {
    this.#send({ rowsAreShown: true });
  }

  #send(question: BridgeQuestion): void {
    this.#channel.port1.postMessage(this.#secret + JSON.stringify(question));
  }

  #hear(data: unknown): void {
    if (typeof data !== 'string' || data.length > LARGEST_MESSAGE || !data.startsWith(this.#secret)) return;
    const message = messageIn(data.slice(this.#secret.length));
    if (message === null) return;
    this.working = true;
    switch (message.says) {
      case 'list':
        return this.sightings.list(message.seen);
      case 'switch':
        return this.sightings.turned(message.seen);
      case 'answer':
        this.#pending.get(message.id)?.(message.answer);
        this.#pending.delete(message.id);
    }
  }
}

function messageIn(text: string): BridgeMessage | null {
  try {
    const fitted = fit(bridgeMessageShape, JSON.parse(text));
    return fitted.ok ? fitted.value : null;
  } catch {
    return null;
  }
}
