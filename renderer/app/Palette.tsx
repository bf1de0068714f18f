// Only what the palette shows: the complete style sheet would set the type of the whole page.
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Group.css';
import '@mantine/core/styles/Mark.css';
import '@mantine/spotlight/styles.css';
import './palette.css';
import { createTheme, MantineProvider } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useLayoutEffect, useMemo, useState } from 'react';
import type { EarlyText } from '../ui/KeyboardHold';
import type { CommandRegistry } from './commands';
import { foundActions } from './found-actions';
import type { ThemeName } from './view-store';

interface PaletteProps {
  readonly commands: CommandRegistry;
  readonly theme: ThemeName;
  /** Typed before the palette was there. */
  readonly early: EarlyText;
  readonly onClose: () => void;
}

const mantineTheme = createTheme({
  fontFamily: 'var(--font)',
  defaultRadius: 'sm',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '14px', xl: '16px' },
});
const [store, spotlight] = createSpotlight();

/** Every action by name: type a part of it, choose with the arrows. */
export function Palette({ commands, theme, early, onClose }: PaletteProps) {
  const [query, setQuery] = useState(early.text);
  useLayoutEffect(() => spotlight.open(), []);
  const actions = useMemo(
    () =>
      [...commands.values()]
        .filter((command) => command.id !== 'view.palette' && command.enabled())
        .map((command) => ({
          id: command.id,
          label: command.title(),
          ...(command.shortcut ? { rightSection: <kbd>{command.shortcut}</kbd> } : {}),
          onClick: () => command.run(),
        })),
    [commands],
  );
  return (
    <MantineProvider theme={mantineTheme} forceColorScheme={theme === 'light' ? 'light' : 'dark'}>
      <Spotlight
        store={store}
        actions={actions}
        filter={foundActions}
        query={query}
        onQueryChange={setQuery}
        onSpotlightClose={onClose}
        shortcut={null}
        nothingFound="没有这样的命令。可以试试“撤销”“图表”“导出”。"
        searchProps={{ placeholder: '输入命令的名称', 'aria-label': '命令', autoFocus: true }}
        transitionProps={{ duration: 0 }}
        overlayProps={{ blur: 0, backgroundOpacity: 0.25 }}
        maxHeight={480}
        scrollable
        highlightQuery
      />
    </MantineProvider>
  );
}
