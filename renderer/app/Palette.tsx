import '@mantine/core/styles.css';
import '@mantine/spotlight/styles.css';
import { createTheme, MantineProvider } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useEffect, useMemo } from 'react';
import type { CommandRegistry } from './commands';
import type { ThemeName } from './view-store';

interface PaletteProps {
  readonly commands: CommandRegistry;
  readonly theme: ThemeName;
  readonly onClose: () => void;
}

const mantineTheme = createTheme({ fontFamily: 'var(--font)', defaultRadius: 'sm' });
const [store, spotlight] = createSpotlight();

/** Every action by name: type a part of it, choose with the arrows. */
export function Palette({ commands, theme, onClose }: PaletteProps) {
  useEffect(() => spotlight.open(), []);
  const actions = useMemo(
    () =>
      [...commands.values()]
        .filter((command) => command.id !== 'view.palette' && command.enabled())
        .map((command) => ({
          id: command.id,
          label: command.title(),
          ...(command.shortcut ? { description: command.shortcut } : {}),
          onClick: () => command.run(),
        })),
    [commands],
  );
  return (
    <MantineProvider theme={mantineTheme} forceColorScheme={theme === 'light' ? 'light' : 'dark'}>
      <Spotlight
        store={store}
        actions={actions}
        onSpotlightClose={onClose}
        shortcut={null}
        nothingFound="没有这样的命令。可以试试“撤销”“图表”“导出”。"
        searchProps={{ placeholder: '输入命令的名称', 'aria-label': '命令' }}
        transitionProps={{ duration: 0 }}
      />
    </MantineProvider>
  );
}
