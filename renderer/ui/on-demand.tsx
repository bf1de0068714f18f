import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

/** What is said where loading takes longer than a glance. */
const opening = <p className="starting late">正在打开…</p>;

/**
 * A component whose code is loaded when it is first shown, at once from then on. Not React's `lazy`: what comes after the
 * fallback of a Suspense is held back for up to 300 ms. Code that cannot be loaded is an error of the component.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = opening,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  let coming: Promise<void> | null = null;
  const come = () =>
    (coming ??= load().then((component) => {
      known = component;
    }));
  return function OnDemand(props: Props) {
    const [Shown, setShown] = useState(() => known);
    useEffect(() => {
      if (Shown) return undefined;
      let current = true;
      const show = () => current && setShown(() => known);
      const fail = (error: unknown) => {
        coming = null;
        if (!current) return;
        setShown(() => {
          throw error;
        });
      };
      come().then(show, fail);
      return () => {
        current = false;
      };
    }, [Shown]);
    return Shown ? <Shown {...props} /> : waiting;
  };
}
