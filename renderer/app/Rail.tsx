import { viewNames, viewTitle } from './commands';
import { useViewStore } from './view-store';

/** The views, in words. */
export function Rail() {
  const { view, show } = useViewStore();
  return (
    <nav className="rail" aria-label="视图" data-region>
      {viewNames.map((name, index) => (
        <button
          key={name}
          type="button"
          aria-current={name === view ? 'page' : undefined}
          {...(name === view ? { 'data-region-focus': '' } : {})}
          title={name === 'export' ? 'Ctrl+Shift+S' : `Alt+${index + 1}`}
          onClick={() => show(name)}
        >
          {viewTitle(name)}
        </button>
      ))}
    </nav>
  );
}
