import type { ConsentParts, Shown } from '@/utils/engine/consent';
import type { Simulator } from '../simulator/simulator';
import { pressConsent, type ConsentButton } from './press-consent';

export const LOOPBACK = 'http://127.0.0.1:47613/standstill';
const OWN = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
const TAB = 7;

/** A person before TikTok's page of consent: presses its buttons, or closes it. */
export class Consenting {
  /** What is pressed, one after the other; nothing closes the window. */
  presses: ConsentButton[] = ['Authorize'];
  /** TikTok's page as it stands in a tab. */
  inTab: { id: number; address: string } | null = null;

  constructor(private readonly simulator: () => Simulator) {}

  /** @param point a place at which the worker may die while it waits for the person */
  pages(point: <T>(work: () => Promise<T>) => Promise<T>): ConsentParts['pages'] {
    return {
      window: { redirectUri: OWN, show: (address) => point(() => this.answer(address)) },
      tab: {
        redirectUri: LOOPBACK,
        show: (address) =>
          point(async () => {
            this.inTab = { id: TAB, address };
            return { is: 'shown', tabId: TAB };
          }),
      },
    };
  }

  /** Where the person is sent back to, or that nobody was. */
  async answer(address: string): Promise<Shown> {
    if (this.presses.length === 0) return { is: 'closed' };
    try {
      const back = await pressConsent((request) => this.simulator().fetch(request), address, ...this.presses);
      return { is: 'back', address: back.href };
    } catch {
      // A page that leads nowhere is closed.
      return { is: 'closed' };
    }
  }
}
