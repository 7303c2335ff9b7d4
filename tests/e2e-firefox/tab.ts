import { until } from '../support/until';

interface RemoteValue {
  type: string;
  sharedId?: string;
  value?: unknown;
}

interface RemoteNode extends RemoteValue {
  value?: {
    localName?: string;
    nodeValue?: string;
    attributes?: Record<string, string>;
    children?: RemoteNode[];
    shadowRoot?: RemoteNode | null;
  };
}

/** The part of WebDriver BiDi that Puppeteer has no method for. */
export interface Bidi {
  send(method: string, params: Record<string, unknown>): Promise<{ result: Record<string, unknown> }>;
}

/** Keys as WebDriver names them. */
export const KEYS = { enter: '\uE007', down: '\uE015', escape: '\uE00C' } as const;

/** One tab, driven by WebDriver BiDi: unlike a script in the page, it sees inside closed shadow roots. */
export class FirefoxTab {
  constructor(
    private readonly bidi: Bidi,
    readonly context: string,
  ) {}

  async goto(url: string): Promise<void> {
    await this.bidi.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  async close(): Promise<void> {
    await this.bidi.send('browsingContext.close', { context: this.context });
  }

  /** Puts the tab in front of the others. */
  async show(): Promise<void> {
    await this.bidi.send('browsingContext.activate', { context: this.context });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.bidi.send('browsingContext.setViewport', {
      context: this.context,
      viewport: { width, height },
    });
  }

  /** Runs an expression in the page's own world; what it gives, or promises, must be JSON. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result } = await this.bidi.send('script.evaluate', {
      expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value))`,
      target: { context: this.context },
      awaitPromise: true,
    });
    if (result['type'] === 'exception') {
      const { text } = result['exceptionDetails'] as { text: string };
      throw new Error(`In Firefox: ${text}`);
    }
    const { value } = result['result'] as RemoteValue;
    return (value === undefined ? undefined : JSON.parse(String(value))) as T;
  }

  /** All text a person could read, inside closed shadow roots too. */
  async text(): Promise<string> {
    return nodesOf(await this.document())
      .map((node) => node.value?.nodeValue ?? '')
      .join('\n');
  }

  async untilText(text: string, patience?: number): Promise<void> {
    await until(async () => (await this.text()).includes(text), `“${text}” in a tab`, patience);
  }

  /** Clicks an element with the mouse: found by its own words or label, or by its id. */
  async click(localName: string, name: string): Promise<void> {
    await this.mouse(await this.atRest(localName, name), true);
  }

  /** Moves the mouse over an element. */
  async hover(localName: string, name: string): Promise<void> {
    await this.mouse(await this.atRest(localName, name), false);
  }

  /** How many elements have this name now. */
  async named(localName: string, name: string): Promise<number> {
    return (await this.find(localName, name)).length;
  }

  /** Types with the keyboard into whatever has the focus. */
  async type(text: string): Promise<void> {
    const keys = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.act([{ type: 'key', id: 'keyboard', actions: keys }]);
  }

  /** Chooses files for an input, as the browser's own dialog would. */
  async chooseFiles(localName: string, name: string, ...files: string[]): Promise<void> {
    const sharedId = await until(
      async () => (await this.find(localName, name))[0],
      `<${localName}> “${name}”`,
    );
    await this.bidi.send('input.setFiles', { context: this.context, element: { sharedId }, files });
  }

  /**
   * An element that is there, is scrolled to, is seen, has nothing over it and has stopped moving, as a person would
   * wait for. With several of one name it is the first that can be reached: behind a dialog there is none.
   */
  private async atRest(localName: string, name: string): Promise<string> {
    const before = new Map<string, string>();
    return until(async () => {
      for (const found of await this.find(localName, name)) {
        const place = await this.placeOf(found);
        if (place !== '' && place === before.get(found)) return found;
        before.set(found, place);
      }
      return null;
    }, `<${localName}> “${name}”`);
  }

  private async placeOf(sharedId: string): Promise<string> {
    const { result } = await this.bidi.send('script.callFunction', {
      functionDeclaration: `(one) => {
        if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return '';
        one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const { x, y, width, height } = one.getBoundingClientRect();
        const hit = one.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
        return one.contains(hit) ? [x, y, width, height].join() : '';
      }`,
      arguments: [{ sharedId }],
      target: { context: this.context },
      awaitPromise: false,
    });
    return String((result.result as RemoteValue).value ?? '');
  }

  private async find(localName: string, name: string): Promise<string[]> {
    return nodesOf(await this.document())
      .filter(
        (node) =>
          node.value?.localName === localName &&
          [node.value.attributes?.['aria-label'], node.value.attributes?.id, wordsOf(node)].includes(name),
      )
      .map(({ sharedId = '' }) => sharedId);
  }

  private async document(): Promise<RemoteNode> {
    const { result } = await this.bidi.send('script.callFunction', {
      functionDeclaration: '() => document.documentElement',
      target: { context: this.context },
      awaitPromise: false,
      serializationOptions: { maxDomDepth: 60, includeShadowTree: 'all' },
    });
    return result.result as RemoteNode;
  }

  private mouse(sharedId: string, press: boolean): Promise<void> {
    const origin = { type: 'element', element: { sharedId } };
    const buttons = [
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    const move = { type: 'pointerMove', x: 0, y: 0, origin };
    return this.act([{ type: 'pointer', id: 'mouse', actions: press ? [move, ...buttons] : [move] }]);
  }

  private async act(actions: unknown[]): Promise<void> {
    // As for a person: what is not in front is not painted, and the mouse meets what was painted last.
    await this.show();
    await this.bidi.send('input.performActions', { context: this.context, actions });
  }
}

function nodesOf(node: RemoteNode): RemoteNode[] {
  const below = [...(node.value?.children ?? []), ...(node.value?.shadowRoot ? [node.value.shadowRoot] : [])];
  return [node, ...below.flatMap(nodesOf)];
}

function wordsOf(node: RemoteNode): string {
  return nodesOf(node)
    .map((one) => one.value?.nodeValue ?? '')
    .join('')
    .trim();
}
