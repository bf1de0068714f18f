import './key-map.css';
import { useState } from 'react';
import { sheetKeyGroups } from '../entry/sheet-keys';
import type { EarlyText } from '../ui/KeyboardHold';
import { useDialog } from '../ui/use-dialog';
import type { CommandRegistry } from './commands';

interface KeyMapProps {
  readonly commands: CommandRegistry;
  /** Typed before the map was there. */
  readonly early: EarlyText;
  readonly onClose: () => void;
}

interface Line {
  readonly keys: readonly string[];
  readonly does: string;
}

interface Group {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Keys that belong to no command and not to the sheet. */
const windowKeys: Group = {
  title: '剪贴板和窗口',
  lines: [
    { keys: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'], does: '复制、剪切、粘贴' },
    { keys: ['F6', 'Shift+F6'], does: '离开表格，到窗口的下一部分、上一部分' },
    { keys: ['Tab', 'Shift+Tab'], does: '到下一个、上一个按钮或输入框（表格以外）' },
    { keys: ['Esc'], does: '关闭打开的面板或对话框' },
  ],
};

/** Commands as the registry has them; what a title says of the moment ("撤销：录入…") is left out. */
function commandGroup(commands: CommandRegistry): Group {
  const lines = [...commands.values()].flatMap(({ id, title, shortcut, secondShortcut }) => {
    const keys = [shortcut, secondShortcut].filter((each) => each !== undefined);
    const does = id.startsWith('edit.') ? (title().split('：')[0] ?? '') : title();
    return keys.length > 0 ? [{ keys, does }] : [];
  });
  return { title: '命令', lines };
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(' ', '');

function matching(groups: readonly Group[], query: string): readonly Group[] {
  const wanted = folded(query);
  return groups.flatMap(({ title, lines }) => {
    const kept = lines.filter(({ keys, does }) => folded(`${does} ${keys.join(' ')}`).includes(wanted));
    return kept.length > 0 ? [{ title, lines: kept }] : [];
  });
}

/** Every key of the program, to be looked up by what it does or by itself. */
export function KeyMap({ commands, early, onClose }: KeyMapProps) {
  const dialog = useDialog(onClose);
  const [query, setQuery] = useState(early.text);
  const groups = matching([...sheetKeyGroups, commandGroup(commands), windowKeys], query);
  return (
    <dialog ref={dialog} className="key-map" aria-labelledby="key-map-title">
      <header>
        <h2 id="key-map-title">快捷键一览</h2>
        <input
          data-safe
          aria-label="查快捷键"
          placeholder="查用途或按键，如“填充”“Ctrl”"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <button type="button" className="button" onClick={onClose}>
          关闭
        </button>
      </header>
      <div className="key-map-groups" tabIndex={0} role="group" aria-label="快捷键">
        {groups.length === 0 && (
          <p className="key-map-none">没有这样的快捷键。按 Ctrl+K 可以按名称找到所有操作。</p>
        )}
        {groups.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(({ keys, does }) => (
                <div key={`${does} ${keys.join()}`}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
