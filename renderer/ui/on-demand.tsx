import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { loadStylesAgain } from './load-styles-again';

/** What is said where loading takes longer than a glance. */
const opening = <p className="starting late">正在打开…</p>;

/** What is said where the code cannot be loaded. */
const missing = (
  <p className="not-loaded" role="alert">
    这一部分没有打开：后台服务没有回应，程序文件读不到。恢复以后会自动打开；没有存上的内容都还在本页。
  </p>
);

/** Milliseconds between two tries to load what could not be loaded. */
const tryAgain = 3_000;

export type OnDemand<Props> = ComponentType<Props> & {
  /** Loads the code ahead of the first showing; rejects where it cannot be loaded, and may be called again. */
  readonly fetchAhead: () => Promise<void>;
};

/**
 * A component whose code is loaded when it is first shown, at once from then on. Not React's `lazy`: what comes after the
 * fallback of a Suspense is held back for up to 300 ms. Where the code cannot be loaded, because the host is gone, that is
 * said in its place, and it comes by itself when it can be; `unloaded` is null for what may be missing for a while.
 * `waiting` may depend on what the component is given.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode | ((props: Props) => ReactNode) = opening,
  unloaded: ReactNode = missing,
): OnDemand<Props> {
  let known: ComponentType<Props> | null = null;
  let coming: Promise<void> | null = null;
  const come = () =>
    (coming ??= loadStylesAgain()
      .then(load)
      .then(
        (component) => {
          known = component;
        },
        (error: unknown) => {
          coming = null;
          throw error;
        },
      ));
  function Demanded(props: Props) {
    const [Shown, setShown] = useState(() => known);
    const [failures, setFailures] = useState(0);
    const [tries, setTries] = useState(0);
    useEffect(() => {
      if (Shown) return undefined;
      let current = true;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = () => current && setShown(() => known);
      const fail = () => {
        if (!current) return;
        setFailures((count) => count + 1);
        timer = setTimeout(() => setTries((count) => count + 1), tryAgain);
      };
      come().then(show, fail);
      return () => {
        current = false;
        clearTimeout(timer);
      };
    }, [Shown, tries]);
    if (Shown) return <Shown {...props} />;
    if (failures === 0) return typeof waiting === 'function' ? waiting(props) : waiting;
    return unloaded;
  }
  return Object.assign(Demanded, { fetchAhead: come });
}
