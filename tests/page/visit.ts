import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { PushOf } from '@/utils/wire/to-the-page';
import type { TabAnswer } from '@/utils/wire/tab-answers';
import type { TabInput, TabVerb } from '@/utils/wire/tab-verbs';
import { BROWSER, WORLD } from './browser-stand-in';
import { attribute, walk, type DomNode } from './dom-tree';
import { STILL_AT_WORK, type FakeWorker } from './fake-worker';
import { bridgeScript, inPageScript } from './in-page-script';
import { waitFor } from './wait-for';

interface AxNode {
  nodeId: string;
  ignored: boolean;
  backendDOMNodeId?: number;
  role?: { value: string };
  name?: { value: string };
}

export interface Control {
  name: string;
  role: string;
  backendNodeId: number;
}

/** One tab with Standstill in an isolated world of its own, as the browser runs content scripts. */
export class Visit {
  private worldId: number | null = null;

  constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    readonly cdp: CDPSession,
    readonly worker: FakeWorker,
  ) {}

  /** @param bridge also in the page's own world; without it Standstill stands there alone */
  async install({ bridge = true } = {}): Promise<void> {
    const { cdp } = this;
    await cdp.send('Page.enable');
    const { frameTree } = await cdp.send('Page.getFrameTree');
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      // Frames have worlds of these names too; content scripts stand in the top document only.
      const { frameId } = context.auxData as { frameId?: string };
      if (context.name === WORLD && frameId === frameTree.frame.id) this.worldId = context.id;
    });
    cdp.on('Runtime.bindingCalled', ({ payload }) => {
      const { id, message } = JSON.parse(payload) as { id: number; message: unknown };
      const answered = this.worker.answer(message);
      if (answered === STILL_AT_WORK) return;
      const answer = JSON.stringify(answered) ?? 'undefined';
      void this.inWorld(`fromWorker(${id}, ${answer})`).catch(() => undefined);
    });
    await cdp.send('Runtime.enable');
    await cdp.send('DOM.enable');
    await cdp.send('Runtime.addBinding', { name: 'toWorker', executionContextName: WORLD });
    const script = await inPageScript();
    if (bridge) {
      await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: inTop(await bridgeScript()) });
    }
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: WORLD,
      source: inTop(`${BROWSER}\ndocument.addEventListener('DOMContentLoaded', () => { ${script} });`),
    });
  }

  /** From the next document on, runs this after the bridge and before every script of the page. */
  async beforeThePage(source: string): Promise<void> {
    await this.cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: inTop(source) });
  }

  /** Runs an expression in Standstill's world. */
  async inWorld(expression: string): Promise<unknown> {
    if (this.worldId === null) throw new Error('Standstill is not in this page');
    const { result } = await this.cdp.send('Runtime.evaluate', {
      expression,
      contextId: this.worldId,
      returnByValue: true,
      awaitPromise: true,
    });
    return result.value;
  }

  /** Asks the tab as the worker does; null when nobody answers, or not in words that are agreed on. */
  async ask<V extends TabVerb>(verb: V, input: TabInput<V>): Promise<TabAnswer<V> | null> {
    const message = JSON.stringify({ standstillTab: 1, verb, input });
    const answer = (await this.inWorld(`askedByWorker(${message})`)) as {
      ok: boolean;
      value: TabAnswer<V>;
    } | null;
    return answer?.ok === true ? answer.value : null;
  }

  async push(value: PushOf<'rows'>): Promise<void> {
    const message = { standstillPush: 1, push: 'rows', value };
    await this.inWorld(`pushFromWorker(${JSON.stringify(message)})`);
  }

  /** Our controls as a screen reader meets them, also inside closed roots; page's own are told by `mine`. */
  async controls(role = 'button'): Promise<Control[]> {
    const { nodes } = (await this.cdp.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
    return nodes.flatMap((node) =>
      node.ignored || node.role?.value !== role || node.backendDOMNodeId === undefined
        ? []
        : [{ name: node.name?.value ?? '', role, backendNodeId: node.backendDOMNodeId }],
    );
  }

  async control(name: string | RegExp, role = 'button'): Promise<Control | undefined> {
    const all = await this.controls(role);
    return all.find((one) => (typeof name === 'string' ? one.name === name : name.test(one.name)));
  }

  /** Waits until a control with this name is there. */
  async until(name: string | RegExp, role = 'button'): Promise<Control> {
    return waitFor(() => this.control(name, role), `a ${role} named ${String(name)}`);
  }

  async untilGone(name: string | RegExp, role = 'button'): Promise<void> {
    await waitFor(async () => !(await this.control(name, role)), `no ${role} named ${String(name)}`);
  }

  async box(control: Control): Promise<{ x: number; y: number; width: number; height: number }> {
    const { model } = await this.cdp.send('DOM.getBoxModel', { backendNodeId: control.backendNodeId });
    const [x = 0, y = 0, right = 0, , , bottom = 0] = model.border;
    return { x, y, width: right - x, height: bottom - y };
  }

  /** A real mouse click at the middle of a control; rows may be recycled while it is looked for. */
  async click(name: string | RegExp, role = 'button'): Promise<void> {
    const { x, y } = await waitFor(() => this.middleOf(name, role), `a ${role} to click: ${String(name)}`);
    await this.page.mouse.click(x, y);
  }

  private async middleOf(name: string | RegExp, role: string): Promise<{ x: number; y: number } | null> {
    const control = await this.control(name, role);
    if (!control) return null;
    try {
      await this.cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: control.backendNodeId });
      const { x, y, width, height } = await this.box(control);
      return { x: x + width / 2, y: y + height / 2 };
    } catch {
      return null;
    }
  }

  /** What stands in the list beside each row id, read through the closed roots. */
  async strips(): Promise<Map<string, string[]>> {
    const { root } = (await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: DomNode;
    };
    const strips = new Map<string, string[]>();
    for (const node of walk(root)) {
      if (!node.shadowRoots?.some(({ shadowRootType }) => shadowRootType === 'closed')) continue;
      const id = /^cell-(\d+)_/.exec(attribute(node, 'slot') ?? '')?.[1];
      if (id === undefined) continue;
      const labels = [...walk(node)].flatMap((inner) => attribute(inner, 'aria-label') ?? []);
      strips.set(id, [...(strips.get(id) ?? []), ...labels]);
    }
    return strips;
  }

  /** The rows inside the visible part of the list: the id the page means, and the name it shows. */
  async visibleRows(): Promise<{ id: string; name: string }[]> {
    return this.page.evaluate(() => {
      const shadow = document.querySelector('.KsTable')?.shadowRoot;
      const area = shadow?.querySelector('.table__wrapper')?.getBoundingClientRect();
      return [...(shadow?.querySelectorAll('tbody tr[data-index]') ?? [])].flatMap((row) => {
        const box = row.getBoundingClientRect();
        if (!area || box.bottom < area.top + 60 || box.top > area.bottom - 60) return [];
        const slot = [...row.querySelectorAll('slot')].find(({ name }) => name.endsWith('_name'));
        // The page may keep hidden copies of a cell; the one it works with knows its row.
        const links = slot?.assignedElements().map((cell) => cell.querySelector('[class~="KsLink"]')) ?? [];
        const propsOf = (link: Element | null) =>
          Object.entries(link ?? {}).find(([key]) => key.startsWith('__reactProps$'))?.[1];
        const link = links.find((one) => propsOf(one) !== undefined);
        const props = propsOf(link ?? null) as
          { children?: { props: { row: { original: Record<string, string> } } } } | undefined;
        const original = props?.children?.props.row.original;
        const id = Object.values(original ?? {})[0];
        return id && link ? [{ id, name: link.textContent ?? '' }] : [];
      });
    });
  }

  /** Waits until every visible row has exactly its own buttons. */
  async untilEveryRowIsServed(): Promise<{ id: string; name: string }[]> {
    let wrong = '';
    return waitFor(
      async () => {
        const rows = await this.visibleRows();
        const strips = await this.strips();
        wrong = rows
          .filter(({ id, name }) => !isServed(name, strips.get(id)))
          .map(({ id, name }) => `${id} ${name}: ${strips.get(id)?.join(', ') ?? 'nothing'}`)
          .join('; ');
        return rows.length > 0 && wrong === '' ? rows : null;
      },
      () => `buttons beside every row; wrong: ${wrong}`,
    );
  }

  /** Ends the content script as an update of the extension does. */
  async abort(): Promise<void> {
    await this.inWorld('standstillContext.abort("test")');
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

const inTop = (source: string) => `if (window === window.top) { ${source} }`;

/** Buttons that each name this row, every one once; or a chip that says why there are none. */
function isServed(name: string, labels: string[] | undefined): boolean {
  const tidy = name.replace(/\s+/g, ' ').trim();
  return (
    labels !== undefined &&
    labels.some((label) => /^(?:Pause|End|Resume|Stop) |Not from here/.test(label)) &&
    new Set(labels).size === labels.length &&
    labels.every((label) => label.includes(tidy))
  );
}
