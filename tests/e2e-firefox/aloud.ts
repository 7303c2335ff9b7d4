import { until } from '../support/until';
import { ADD_ON_ID, type Firefox } from './firefox';

/** Where the browser itself shows the desk. WebDriver does not go there; who reads a screen aloud does. */
const PLACES = {
  popup: {
    show: `(() => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID('${ADD_ON_ID}');
      ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window, true);
    })()`,
    hide: `CustomizableUI.hidePanelForNode(document.querySelector('.webextension-popup-browser'))`,
    browser: `document.querySelector('.webextension-popup-browser')`,
  },
  sidebar: {
    show: `SidebarController.show('${ADD_ON_ID.replaceAll(/[@.]/g, '_')}-sidebar-action')`,
    hide: 'SidebarController.hide()',
    browser: `document.getElementById('sidebar').contentDocument.getElementById('webext-panels-browser')`,
  },
};

/** It works while somebody holds it. */
const SERVICE = `Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService)`;

interface Said {
  role: string;
  name: string;
}

/** The browser's own popup or sidebar with our desk in it, as it is read aloud and pressed without a mouse. */
export class ReadAloud {
  private constructor(
    private readonly firefox: Firefox,
    private readonly place: (typeof PLACES)[keyof typeof PLACES],
  ) {}

  static async show(firefox: Firefox, where: keyof typeof PLACES): Promise<ReadAloud> {
    await firefox.chrome(`void (window.standstillAloud = ${SERVICE})`);
    await firefox.chrome(PLACES[where].show);
    return new ReadAloud(firefox, PLACES[where]);
  }

  async hide(): Promise<void> {
    await this.firefox.chrome(this.place.hide);
  }

  /** Waits until it is read aloud. */
  async until(role: string, name: string): Promise<void> {
    await until(
      async () => (await this.everything()).some((one) => one.role === role && one.name === name),
      `${role} “${name}” to be read aloud`,
    );
  }

  /** Presses a button of this name. */
  async press(name: string): Promise<void> {
    await this.until('pushbutton', name);
    await this.walk(`if (role === 'pushbutton' && one.name === ${JSON.stringify(name)}) one.doAction(0)`);
  }

  everything(): Promise<Said[]> {
    return this.walk('said.push({ role, name: one.name ?? "" })');
  }

  private walk(meet: string): Promise<Said[]> {
    return this.firefox.chrome(`(() => {
      const service = window.standstillAloud;
      const said = [];
      const walk = (one) => {
        const role = service.getStringRole(one.role);
        ${meet};
        for (let child = one.firstChild; child !== null; child = child.nextSibling) walk(child);
      };
      const place = ${this.place.browser};
      const whole = place && service.getAccessibleFor(place);
      if (whole) walk(whole);
      return said;
    })()`);
  }
}
