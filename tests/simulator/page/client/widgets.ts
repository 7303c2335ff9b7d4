import { h } from './dom';

/**
 * The widget library: custom elements with an open shadow root, whose host class is the component's
 * name and whose text stays light (facts: page-dom 2).
 */
function widget(hostClass: string, css: string, template: string) {
  return class extends HTMLElement {
    readonly root = this.attachShadow({ mode: 'open' });
    constructor() {
      super();
      this.root.innerHTML = `<style>${css}</style>${template}`;
    }
    connectedCallback() {
      this.dress();
    }
    /** Puts on the attributes that the component itself gives its host. */
    dress() {
      this.classList.add(...hostClass.split(' '));
    }
  };
}

const KsText = () =>
  widget('KsText', ':host{display:inline;min-width:0}', '<span part="self"><slot></slot></span>');
const KsSpace = () =>
  widget('KsSpace', ':host{display:inline-flex;gap:4px;align-items:center}', '<slot></slot>');

const LINK_CSS = `:host{display:inline-block;max-width:100%;min-width:0;cursor:pointer;vertical-align:top}
a{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:inherit;font:inherit;text-decoration:none}
:host(:hover) a{color:var(--ks-color-accent);text-decoration:underline}`;
const KsLink = () =>
  class extends widget(
    'KsLink KsLink--inherit',
    LINK_CSS,
    '<a part="self" class="link link--inherit"><slot></slot></a>',
  ) {
    override dress() {
      super.dress();
      this.setAttribute('role', 'link');
      this.setAttribute('dir', 'ltr');
    }
  };

const BUTTON_CSS = `:host{display:inline-flex}
button{font:inherit;font-weight:500;height:32px;padding:0 12px;border:1px solid var(--ks-color-line-strong);border-radius:6px;background:var(--ks-color-surface);color:var(--ks-color-text);cursor:pointer;white-space:nowrap;display:inline-flex;align-items:center;gap:6px}
button:hover{background:var(--ks-color-hover)}
button:focus-visible{outline:2px solid var(--ks-color-accent);outline-offset:1px}
button[disabled]{opacity:.4;cursor:default}
:host([type=primary]) button{background:var(--ks-color-accent);border-color:var(--ks-color-accent);color:var(--ks-color-on-accent)}
:host([size=sm]) button{height:28px;min-width:28px;padding:0 6px;justify-content:center;border-color:transparent;background:transparent}
:host([size=sm]) button:hover{background:var(--ks-color-hover)}
:host(.pager__item--active) button{background:var(--ks-color-accent-soft);color:var(--ks-color-accent)}`;
const button = (hostClass: string) =>
  class extends widget(
    hostClass,
    BUTTON_CSS,
    '<button part="self" class="button button--type-contained"><slot></slot></button>',
  ) {
    static readonly observedAttributes = ['disabled', 'aria-label', 'type'];
    attributeChangedCallback() {
      const inner = this.root.querySelector('button');
      inner?.toggleAttribute('disabled', this.hasAttribute('disabled'));
      inner?.classList.toggle('button--color-primary', this.getAttribute('type') === 'primary');
      const label = this.getAttribute('aria-label');
      if (label) inner?.setAttribute('aria-label', label);
    }
  };

const CHECKBOX_CSS = `:host{display:inline-block;width:20px;height:20px}
label{display:block;width:16px;height:16px;margin:2px;border:1px solid var(--ks-color-line-strong);border-radius:4px;background:var(--ks-color-surface);position:relative;box-sizing:border-box;cursor:pointer}
input{position:absolute;opacity:0;inset:0;margin:0;pointer-events:none}
.checkbox--checked{background:var(--ks-color-accent);border-color:var(--ks-color-accent)}
.checkbox--checked::after{content:"";position:absolute;left:4px;top:1px;width:4px;height:8px;border:solid var(--ks-color-on-accent);border-width:0 2px 2px 0;transform:rotate(45deg)}`;
/** The checked state lives only in the inner class, the native input never follows (facts: page-dom 2). */
const KsCheckbox = () =>
  class extends widget(
    'KsCheckbox',
    CHECKBOX_CSS,
    '<label class="checkbox"><input type="checkbox"></label>',
  ) {
    static readonly observedAttributes = ['checked'];
    override connectedCallback() {
      super.connectedCallback();
      this.root.querySelector('label')?.addEventListener('click', (event) => event.preventDefault());
    }
    attributeChangedCallback() {
      this.root.querySelector('label')?.classList.toggle('checkbox--checked', this.hasAttribute('checked'));
    }
  };

const SWITCH_CSS = `:host{display:inline-block}
button{display:block;width:32px;height:18px;padding:0;border:0;border-radius:9px;background:var(--ks-color-off);position:relative;cursor:pointer;transition:background .12s}
button:focus-visible{outline:2px solid var(--ks-color-accent);outline-offset:2px}
.switch__handle{position:absolute;left:2px;top:2px;width:14px;height:14px;border-radius:50%;background:#fff;box-shadow:0 1px 2px #0003;transition:left .12s}
.switch--checked{background:var(--ks-color-accent)}
.switch--checked .switch__handle{left:16px}
.switch--disabled{opacity:.5;cursor:default}`;
/**
 * Controlled: a press only announces the wish through `ksChange` (not bubbling, not composed); what is
 * shown follows the `checked` attribute, that is, the application's answer (facts: page-dom 2).
 */
const KsSwitch = () =>
  class extends widget(
    'KsSwitch',
    SWITCH_CSS,
    '<button id="switch" role="switch" aria-checked="false" part="self" class="switch switch--md"><span class="switch__handle"></span></button>',
  ) {
    static readonly observedAttributes = ['checked', 'loading', 'disabled'];
    override dress() {
      super.dress();
      this.setAttribute('ks-switch', '');
    }
    override connectedCallback() {
      super.connectedCallback();
      const inner = this.root.querySelector('button');
      if (inner) inner.onclick = () => this.dispatchEvent(new CustomEvent('ksChange'));
    }
    attributeChangedCallback() {
      const inner = this.root.querySelector('button');
      const checked = this.hasAttribute('checked');
      const locked = this.hasAttribute('loading') || this.hasAttribute('disabled');
      inner?.setAttribute('aria-checked', String(checked));
      inner?.classList.toggle('switch--checked', checked);
      inner?.classList.toggle('switch--disabled', locked);
      inner?.toggleAttribute('disabled', locked);
    }
  };

const MODAL_CSS = `:host{position:fixed;inset:0;z-index:2000;display:grid;place-items:center;background:#10182866}
section{width:440px;max-width:calc(100vw - 32px);background:var(--ks-color-surface);color:var(--ks-color-text);border-radius:10px;box-shadow:0 16px 48px #10182840}
h2{margin:0;padding:20px 24px 0;font-size:16px}
.modal__body{padding:12px 24px;max-height:50vh;overflow:auto}
footer{display:flex;justify-content:flex-end;gap:8px;padding:12px 24px 20px}
footer button{font:inherit;font-weight:500;height:32px;padding:0 14px;border-radius:6px;border:1px solid var(--ks-color-line-strong);background:none;color:inherit;cursor:pointer}
footer button.primary{background:var(--ks-color-accent);border-color:var(--ks-color-accent);color:var(--ks-color-on-accent)}`;
/** Title and footer buttons are in the shadow root, only the body is light (facts: page-dom 2). */
const KsModal = () =>
  class extends widget('KsModal', MODAL_CSS, '') {
    override connectedCallback() {
      super.connectedCallback();
      const answer = (ok: boolean) => () => this.dispatchEvent(new CustomEvent('ksClose', { detail: ok }));
      const label = (name: string) => this.getAttribute(name) ?? '';
      this.root.append(
        h(
          'section',
          { role: 'dialog', 'aria-modal': 'true', 'aria-label': label('heading') },
          h('h2', {}, label('heading')),
          h('div', { class: 'modal__body' }, h('slot')),
          h(
            'footer',
            {},
            h('button', { onclick: answer(false) }, label('cancel')),
            h('button', { class: 'primary', onclick: answer(true) }, label('confirm')),
          ),
        ),
      );
    }
  };

/** Registers the library once under the names of one bundle. */
export function defineWidgets(nameOf: (widget: string) => string): void {
  const library: Record<string, CustomElementConstructor> = {
    text: KsText(),
    space: KsSpace(),
    link: KsLink(),
    button: button('KsButton'),
    'icon-button': button('KsIconButton'),
    checkbox: KsCheckbox(),
    switch: KsSwitch(),
    modal: KsModal(),
    select: widget('KsSelect', ':host{display:inline-block}', '<slot></slot>'),
    'date-range-display-field': button('KsDateRangeDisplayField'),
  };
  for (const [name, constructor] of Object.entries(library)) customElements.define(nameOf(name), constructor);
}
