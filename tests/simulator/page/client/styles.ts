/** Styles of what is inside the list's cells; a closed root needs them again, the document has them once. */
export const CELL_CSS = `
.cell-selection{display:grid;place-items:center}
.cell{min-width:0;line-height:20px}
[class$="_opt_status"]{display:flex;align-items:center;height:20px}
.name-cell{width:100%;min-width:0}
.cl-w-full{width:100%}.cl-overflow-hidden{overflow:hidden}.cl-inline-flex{display:inline-flex}.cl-items-center{align-items:center}.cl-flex-none{flex:none}.cl-w-fit{width:fit-content}
.name-line{height:20px;font-weight:500;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.under-name{height:18px;line-height:18px;font-size:12px}
.under-name .sub{display:var(--row-sub,block)}
.row-actions{display:var(--row-actions,none);gap:12px}
.row-action{color:var(--ks-color-accent);cursor:pointer}
.row-action:hover{text-decoration:underline}
.sub{display:block;height:18px;line-height:18px;font-size:12px;color:var(--ks-color-muted);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.status{display:flex;align-items:center;gap:6px;white-space:nowrap}
.status-dot{width:8px;height:8px;border-radius:50%;background:var(--ks-color-off);flex:none}
.status--delivery_ok .status-dot{background:#12a26b}
.status--not_delivery .status-dot{background:#d99a00}
.status--delete .status-dot{background:#c8463c}
.badge{font-size:11px;line-height:16px;min-width:16px;text-align:center;border-radius:8px;background:var(--ks-color-head);color:var(--ks-color-muted);box-sizing:border-box;padding:0 4px}
.tooltip-leaf{position:absolute;width:0;height:0;overflow:hidden}
.vi-switch{display:inline-block;cursor:pointer;line-height:0}
.vi-switch__core{display:inline-block;width:32px;height:18px;border-radius:9px;background:var(--ks-color-off);position:relative}
.vi-switch__core::after{content:"";position:absolute;left:2px;top:2px;width:14px;height:14px;border-radius:50%;background:#fff}
.vi-switch.is-checked .vi-switch__core{background:var(--ks-color-accent)}
.vi-switch.is-checked .vi-switch__core::after{left:16px}
.vi-switch.is-disabled{opacity:.5;cursor:default}`;

const TOKENS = `
:root{--ks-color-accent:#1f5f73;--ks-color-on-accent:#fff;--ks-color-accent-soft:#e6f0f3;--ks-color-surface:#fff;--ks-color-page:#f3f4f6;--ks-color-head:#f8f9fa;--ks-color-hover:#f6f8f9;--ks-color-line:#e6e8eb;--ks-color-line-strong:#cfd4da;--ks-color-text:#1b2530;--ks-color-muted:#6a7580;--ks-color-off:#c2c8ce;color-scheme:light}
:root.dark{--ks-color-accent:#6fb6cb;--ks-color-on-accent:#0d1a20;--ks-color-accent-soft:#1d3038;--ks-color-surface:#191e24;--ks-color-page:#101418;--ks-color-head:#1f252c;--ks-color-hover:#212830;--ks-color-line:#2b333b;--ks-color-line-strong:#45505a;--ks-color-text:#e6eaee;--ks-color-muted:#95a1ac;--ks-color-off:#56616b;color-scheme:dark}`;

export const PAGE_CSS = `${TOKENS}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{font:13px/20px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans","Noto Color Emoji",sans-serif;color:var(--ks-color-text);background:var(--ks-color-page);overflow:hidden}
#app{display:grid;grid-template:52px 1fr/56px 1fr;height:100%}
header{grid-column:1/-1;display:flex;align-items:center;gap:12px;padding:0 20px;background:var(--ks-color-surface);border-bottom:1px solid var(--ks-color-line)}
.brand{font-weight:650;font-size:15px;letter-spacing:-.01em}
.brand small{font-weight:400;font-size:12px;color:var(--ks-color-muted);margin-left:8px}
.account{margin-left:auto;text-align:right;line-height:16px;min-width:0}
.account b{display:block;font-weight:600;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.account span{font-size:12px;color:var(--ks-color-muted);white-space:nowrap}
.account-switch{font:inherit;font-size:12px;max-width:200px;border:0;background:none;color:var(--ks-color-muted)}
.avatar{width:32px;height:32px;border-radius:50%;display:grid;place-items:center;background:var(--ks-color-accent-soft);color:var(--ks-color-accent);font-weight:600;flex:none}
nav.rail{display:flex;flex-direction:column;gap:4px;padding:12px 8px;background:var(--ks-color-surface);border-right:1px solid var(--ks-color-line)}
nav.rail a{width:40px;height:40px;border-radius:8px;display:grid;place-items:center;color:var(--ks-color-muted)}
nav.rail a:hover{background:var(--ks-color-hover)}
nav.rail a.on{background:var(--ks-color-accent-soft);color:var(--ks-color-accent)}
nav.rail svg{width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
main{display:flex;flex-direction:column;min-width:0;min-height:0;padding:16px 20px 12px;gap:12px}
.tabs{display:flex;gap:4px;align-items:flex-end}
.tab{font:inherit;font-weight:500;border:0;background:none;color:var(--ks-color-muted);padding:8px 14px;border-bottom:2px solid transparent;cursor:pointer;border-radius:6px 6px 0 0}
.tab:hover{color:var(--ks-color-text)}
.tab.on{color:var(--ks-color-accent);border-color:var(--ks-color-accent)}
.tab em{font-style:normal;font-size:12px;margin-left:6px;padding:0 6px;border-radius:8px;background:var(--ks-color-accent-soft)}
.panel{flex:1;min-height:0;display:flex;flex-direction:column;background:var(--ks-color-surface);border:1px solid var(--ks-color-line);border-radius:10px;overflow:hidden}
.toolbar{display:flex;align-items:center;gap:8px;padding:12px 16px;border-bottom:1px solid var(--ks-color-line);flex-wrap:wrap;position:relative}
.toolbar input,.toolbar select,.pager select,.picker-core__popup input{font:inherit;height:32px;padding:0 10px;border:1px solid var(--ks-color-line-strong);border-radius:6px;background:var(--ks-color-surface);color:inherit}
.toolbar input.search{width:240px}
.toolbar .space{flex:1}
.picker-core__popup{position:absolute;top:48px;right:16px;z-index:30;background:var(--ks-color-surface);border:1px solid var(--ks-color-line-strong);border-radius:8px;box-shadow:0 8px 32px #10182826;padding:12px;display:grid;gap:8px}
.picker-core__popup div{display:flex;gap:8px}
.table-root{flex:1;min-height:0}
.pager{display:flex;align-items:center;gap:4px;padding:8px 16px;border-top:1px solid var(--ks-color-line);font-variant-numeric:tabular-nums}
.pager .total{margin-right:auto;color:var(--ks-color-muted)}
.metric,.footer-value{white-space:nowrap}
.header-cell{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.gotit{position:fixed;inset:0;z-index:1500;background:#10182833;display:grid;place-items:center}
.gotit>div{background:var(--ks-color-surface);border-radius:10px;padding:20px 24px;width:360px;box-shadow:0 16px 48px #10182840}
.gotit h3{margin:0 0 4px;font-size:15px}.gotit p{margin:0 0 16px;color:var(--ks-color-muted)}
.toast{position:fixed;top:64px;left:50%;transform:translateX(-50%);z-index:1600;background:var(--ks-color-text);color:var(--ks-color-surface);border-radius:6px;padding:8px 14px;max-width:min(560px,90vw);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.vi-dialog{position:fixed;top:28vh;left:50%;width:420px;margin-left:-210px;z-index:2001;background:var(--ks-color-surface);border-radius:8px;box-shadow:0 16px 48px #10182840;padding:20px 24px}
.vi-dialog__footer{margin-top:64px;display:flex;justify-content:flex-end;gap:8px}
.vi-dialog__footer button{font:inherit;height:32px;padding:0 14px;border-radius:6px;border:1px solid var(--ks-color-line-strong);background:none;color:inherit;cursor:pointer}
.vi-dialog-body{position:fixed;top:calc(28vh + 52px);left:50%;margin-left:-186px;width:372px;z-index:2002}
.v-modal{position:fixed;inset:0;z-index:2000;background:#10182866}
.plain{display:grid;place-items:center;height:100%}
.card{background:var(--ks-color-surface);border:1px solid var(--ks-color-line);border-radius:12px;padding:32px;width:520px;max-width:90vw}
.card h1{margin:0 0 8px;font-size:18px}.card p{color:var(--ks-color-muted);margin:0 0 16px}
.card a{color:var(--ks-color-accent);display:block;padding:10px 0;border-top:1px solid var(--ks-color-line);text-decoration:none}
.gmv{width:100%;border-collapse:collapse}
.gmv th,.gmv td{text-align:left;padding:10px 16px;border-bottom:1px solid var(--ks-color-line)}
.gmv th{color:var(--ks-color-muted);font-weight:500;font-size:12px;background:var(--ks-color-head)}
.gmv-name{font-weight:500}.gmv a{color:var(--ks-color-accent);font-size:12px}
.gmv tr .analytics{visibility:hidden}.gmv tr:hover .analytics{visibility:visible}
${CELL_CSS}`;
