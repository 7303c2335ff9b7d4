import type { CDPSession, Page } from 'playwright-core';
import { until } from './until';

/** One control of ours as assistive technology sees it, inside closed shadow roots too. */
export interface AxControl {
  role: string;
  name: string;
  backendNodeId: number;
  disabled: boolean;
}

/** One of our buttons beside a row, found by the id of the row it stands in. */
export interface StripButton {
  /** `pause`, `end` or `resume`; empty for the state chip. */
  action: string;
  label: string;
  disabled: boolean;
  backendNodeId: number;
}

interface AxNode {
  ignored?: boolean;
  role?: { value?: string };
  name?: { value?: string };
  backendDOMNodeId?: number;
  properties?: { name: string; value: { value?: unknown } }[];
}

interface DomNode {
  backendNodeId: number;
  nodeName: string;
  nodeValue?: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  shadowRootType?: string;
}

/** Sees and clicks inside closed shadow roots, by real mouse events, as a person does. */
export class ClosedRoots {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  static async of(page: Page): Promise<ClosedRoots> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('DOM.enable');
    await cdp.send('Accessibility.enable');
    return new ClosedRoots(page, cdp);
  }

  /** All controls with a role and a name that match. */
  async find(role: string, name: string | RegExp): Promise<AxControl[]> {
    const { nodes } = (await this.cdp.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
    return nodes
      .filter((node) => !node.ignored && node.role?.value === role && node.backendDOMNodeId !== undefined)
      .map((node) => ({
        role,
        name: node.name?.value ?? '',
        backendNodeId: node.backendDOMNodeId ?? 0,
        disabled:
          node.properties?.some((one) => one.name === 'disabled' && one.value.value === true) ?? false,
      }))
      .filter((control) => (typeof name === 'string' ? control.name === name : name.test(control.name)));
  }

  /** Waits until one control matches and gives it. */
  async waitFor(role: string, name: string | RegExp, timeout = 30_000): Promise<AxControl> {
    return until(async () => (await this.find(role, name))[0], `a ${role} named ${String(name)}`, timeout);
  }

  /** Waits until no control matches. */
  async waitForGone(role: string, name: string | RegExp, timeout = 30_000): Promise<void> {
    await until(
      async () => (await this.find(role, name)).length === 0,
      `no ${role} named ${String(name)}`,
      timeout,
    );
  }

  /** Moves the mouse over a control's middle and clicks there. */
  async click(role: string, name: string | RegExp): Promise<void> {
    await this.clickWhere(async () => (await this.find(role, name))[0], `a ${role} named ${String(name)}`);
  }

  /** Clicks one of our buttons in the row of this id. */
  async clickInRow(id: string, action: string): Promise<void> {
    await this.clickWhere(
      async () => (await this.strip(id)).find((button) => button.action === action && !button.disabled),
      `a ${action} button in row ${id}`,
    );
  }

  /** Our buttons in the row of this id, the chip included. */
  async strip(id: string): Promise<StripButton[]> {
    return (await this.strips()).get(id) ?? [];
  }

  /** Our buttons of every row that has any, by the row's id. */
  async strips(): Promise<Map<string, StripButton[]>> {
    const { root } = (await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: DomNode;
    };
    const strips = new Map<string, StripButton[]>();
    for (const node of walk(root)) {
      if (!node.shadowRoots?.some(({ shadowRootType }) => shadowRootType === 'closed')) continue;
      const id = /^cell-(\d+)_/.exec(attribute(node, 'slot') ?? '')?.[1];
      if (id === undefined) continue;
      strips.set(id, [...(strips.get(id) ?? []), ...buttonsIn(node)]);
    }
    return strips;
  }

  /** The accessible name of what has the keyboard focus, inside closed roots too. */
  async focused(): Promise<string> {
    const { nodes } = (await this.cdp.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
    const focused = nodes.filter((node) =>
      node.properties?.some((one) => one.name === 'focused' && one.value.value === true),
    );
    return focused.at(-1)?.name?.value ?? '';
  }

  /** Everything in the page as text, closed roots included: names, attributes and words. */
  async everything(): Promise<string> {
    const { root } = (await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: DomNode;
    };
    return [...walk(root)]
      .flatMap((node) => [node.nodeName, node.nodeValue ?? '', ...(node.attributes ?? [])])
      .join('\n');
  }

  /**
   * Lets scripts of the page reach into our closed roots, for checkers that only follow open ones.
   * Leaves the hosts in the page's `standstillHosts`.
   */
  async open(): Promise<number> {
    const { root } = (await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: DomNode;
    };
    await this.page.evaluate('globalThis.standstillHosts = []');
    let opened = 0;
    for (const host of walk(root)) {
      const closed = host.shadowRoots?.find(({ shadowRootType }) => shadowRootType === 'closed');
      // Ours are bare; what has a class is the page's.
      if (closed === undefined || attribute(host, 'class') !== undefined) continue;
      await this.cdp.send('Runtime.callFunctionOn', {
        objectId: await this.objectOf(host),
        functionDeclaration: `function (root) {
          Object.defineProperty(this, 'shadowRoot', { value: root, configurable: true });
          globalThis.standstillHosts.push(this);
        }`,
        arguments: [{ objectId: await this.objectOf(closed) }],
      });
      opened += 1;
    }
    return opened;
  }

  private async objectOf({ backendNodeId }: DomNode): Promise<string> {
    const { object } = await this.cdp.send('DOM.resolveNode', { backendNodeId });
    if (object.objectId === undefined) throw new Error('The page has no such node any more');
    return object.objectId;
  }

  /** The middle of a control on the screen, scrolled into view first. */
  async middleOf(control: { backendNodeId: number }): Promise<[number, number]> {
    const { backendNodeId } = control;
    await this.cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { model } = await this.cdp.send('DOM.getBoxModel', { backendNodeId });
    const [x1 = 0, y1 = 0, , , x3 = 0, y3 = 0] = model.border;
    return [(x1 + x3) / 2, (y1 + y3) / 2];
  }

  /** Rows are drawn anew at any moment, so a control that is gone when it is measured is looked for again. */
  private async clickWhere(
    look: () => Promise<{ backendNodeId: number } | undefined>,
    what: string,
  ): Promise<void> {
    const [x, y] = await until(async () => {
      const found = await look();
      return found && this.middleOf(found).catch(() => undefined);
    }, what);
    await this.page.mouse.move(x, y);
    await this.page.mouse.click(x, y);
  }
}

function* walk(node: DomNode): Generator<DomNode> {
  yield node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) yield* walk(child);
}

function attribute(node: DomNode, name: string): string | undefined {
  const { attributes = [] } = node;
  const at = attributes.findIndex((text, index) => index % 2 === 0 && text === name);
  return at < 0 ? undefined : attributes[at + 1];
}

function buttonsIn(host: DomNode): StripButton[] {
  return [...walk(host)]
    .filter((node) => node.nodeName === 'BUTTON')
    .map((node) => ({
      action: attribute(node, 'data-action') ?? '',
      label: attribute(node, 'aria-label') ?? '',
      disabled: attribute(node, 'aria-disabled') === 'true',
      backendNodeId: node.backendNodeId,
    }));
}
