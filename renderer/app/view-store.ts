import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** restore: back to a past state; it stands behind the history and is not gone back to at the next start. */
export type ViewName =
  'entry' | 'review' | 'charts' | 'plan' | 'history' | 'restore' | 'backup' | 'print' | 'export';
export type ThemeName = 'light' | 'dark' | 'contrast';

interface ViewState {
  readonly view: ViewName;
  readonly theme: ThemeName | 'system';
  /** The chart panel beside the sheet. */
  readonly panelOpen: boolean;
  /** The details of the active cell beside the sheet, in the place of the chart panel. */
  readonly inspectorOpen: boolean;
  /** The line of the first start has been read. */
  readonly welcomeDismissed: boolean;
  show(view: ViewName): void;
  setTheme(theme: ThemeName | 'system'): void;
  togglePanel(): void;
  toggleInspector(): void;
  dismissWelcome(): void;
}

/** What the user has chosen to look at; remembered between starts. It holds no data of the plan. */
export const useViewStore = create<ViewState>()(
  persist(
    (set) => ({
      view: 'entry',
      theme: 'system',
      panelOpen: false,
      inspectorOpen: false,
      welcomeDismissed: false,
      show: (view) => set({ view }),
      setTheme: (theme) => set({ theme }),
      togglePanel: () => set(({ panelOpen }) => ({ panelOpen: !panelOpen, inspectorOpen: false })),
      toggleInspector: () =>
        set(({ inspectorOpen }) => ({ inspectorOpen: !inspectorOpen, panelOpen: false })),
      dismissWelcome: () => set({ welcomeDismissed: true }),
    }),
    {
      name: 'indicator-workbench/view',
      partialize: ({ view, theme, panelOpen, inspectorOpen, welcomeDismissed }) => ({
        view: view === 'restore' ? 'history' : view,
        theme,
        panelOpen,
        inspectorOpen,
        welcomeDismissed,
      }),
    },
  ),
);
