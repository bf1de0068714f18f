import { viewNames, viewShortcut, viewTitle } from './commands';
import { useViewStore } from './view-store';

/** The views, in words. */
export function Rail() {
  const { view: shown, show } = useViewStore();
  const view = shown === 'restore' ? 'history' : shown;
  return (
    <nav className="rail" aria-label="视图" data-region>
      {viewNames.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={name === view ? 'page' : undefined}
          {...(name === view ? { 'data-region-focus': '' } : {})}
          title={viewShortcut(name)}
          onClick={() => show(name)}
        >
          {viewTitle(name)}
        </button>
      ))}
    </nav>
  );
}
