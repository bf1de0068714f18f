import { useLayoutEffect, useSyncExternalStore } from 'react';
import { useViewStore, type ThemeName } from './view-store';

const darkQuery = matchMedia('(prefers-color-scheme: dark)');

function subscribeToSystem(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
}

/** The theme that is on: the chosen one, else the system's. Sets it on the document. */
export function useTheme(): ThemeName {
  const chosen = useViewStore(({ theme }) => theme);
  const systemDark = useSyncExternalStore(subscribeToSystem, () => darkQuery.matches);
  const theme = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return theme;
}
