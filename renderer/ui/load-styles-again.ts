/** Style sheets that could not be loaded. Code that came without its styles does not ask for them again. */
const failed = new Set<HTMLLinkElement>();

document.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.add(target);
  },
  // The event of a link does not bubble.
  true,
);

/** Asks once more for every style sheet that could not be loaded; rejects where one still cannot. */
export async function loadStylesAgain(): Promise<void> {
  const links = [...failed];
  failed.clear();
  await Promise.all(links.map(replaced));
}

/** Puts a link with the same address in the place of one that has failed. */
function replaced(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const again = document.createElement('link');
    again.rel = 'stylesheet';
    again.href = link.href;
    again.addEventListener('load', () => resolve(), { once: true });
    again.addEventListener('error', () => reject(new Error(`${link.href} was not loaded`)), { once: true });
    link.replaceWith(again);
  });
}
