import { focusMain } from '../ui/focus-main';
import { useViewStore } from './view-store';

/** The one line of the first start: what is open, and that it is saved by itself. It can be put away for good. */
export function WelcomeLine({ begun }: { readonly begun: boolean }) {
  const { welcomeDismissed, dismissWelcome } = useViewStore();
  if (welcomeDismissed) return null;
  return (
    <p className="welcome" data-region>
      {begun ? '这是随程序附带的规划，' : '现在打开的是随程序附带的规划，'}
      基期值和目标值取自规划文本。选中某一年的格子直接输入数字，离开格子就自动保存；输错了可以随时撤销。
      <button
        type="button"
        className="button quiet"
        onClick={() => {
          dismissWelcome();
          focusMain();
        }}
      >
        知道了
      </button>
    </p>
  );
}
