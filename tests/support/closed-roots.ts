import type { CDPSession, Page } from 'playwright-core';

/** One control of ours as assistive technology sees it, inside closed shadow roots too. */
export interface AxControl {
  role: string;
  name: string;
  backendNodeId: number;
  disabled: boolean;
}

interface AxNode {
  ignored?: boolean;
  role?: { value?: string };
  name?: { value?: string };
  backendDOMNodeId?: number;
  properties?: { name: string; value: { value?: unknown } }[];
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
        disabled: node.properties?.some((one) => one.name === 'disabled' && one.value.value === true) ?? false,
      }))
      .filter((control) => (typeof name === 'string' ? control.name === name : name.test(control.name)));
  }

  /** Waits until one control matches and gives it. */
  async waitFor(role: string, name: string | RegExp, timeout = 30_000): Promise<AxControl> {
    const until = Date.now() + timeout;
    for (;;) {
      const [found] = await this.find(role, name);
      if (found !== undefined) return found;
      if (Date.now() > until) throw new Error(`No ${role} named ${String(name)} within ${timeout} ms`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Waits until no control matches. */
  async waitForGone(role: string, name: string | RegExp, timeout = 30_000): Promise<void> {
    const until = Date.now() + timeout;
    while ((await this.find(role, name)).length > 0) {
      if (Date.now() > until) throw new Error(`${role} ${String(name)} is still there after ${timeout} ms`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Moves the mouse over a control's middle and clicks there. */
  async click(role: string, name: string | RegExp): Promise<void> {
    const control = await this.waitFor(role, name);
    const [x, y] = await this.middleOf(control);
    await this.page.mouse.move(x, y);
    await this.page.mouse.click(x, y);
  }

  /** The middle of a control on the screen, scrolled into view first. */
  async middleOf(control: AxControl): Promise<[number, number]> {
    await this.cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: control.backendNodeId });
    const { model } = await this.cdp.send('DOM.getBoxModel', { backendNodeId: control.backendNodeId });
    const [x1 = 0, y1 = 0, , , x3 = 0, y3 = 0] = model.border;
    return [(x1 + x3) / 2, (y1 + y3) / 2];
  }
}
