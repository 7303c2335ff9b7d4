import { did } from './did';
import { foreignNodes } from './foreign';

/** Takes out whatever is not the page's: as soon as it comes, and once more each frame. */
export function remove(): void {
  const sweep = () => {
    for (const node of foreignNodes()) {
      node.remove();
      did('remove');
    }
  };
  new MutationObserver(sweep).observe(document, { childList: true, subtree: true });
  const each = () => {
    sweep();
    window.requestAnimationFrame(each);
  };
  each();
}
