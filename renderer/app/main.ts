import '../ui/style-shim';
import '../ui/tokens.css';
import './app.css';
import { startUp } from './start-up';

const incomplete = '程序的文件不完整，没有打开；数据没有改动。请重新启动程序，仍不行就重新安装。';

const root = document.getElementById('root');
if (root && !document.documentElement.hasAttribute('data-old-browser')) {
  // The data is being opened while the views are loaded.
  startUp.begin();
  import('./show').then(
    ({ show }) => show(root),
    () => {
      root.firstElementChild?.replaceChildren(incomplete);
    },
  );
}
