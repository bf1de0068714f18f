/* Plain ES5, run before the program: a browser that cannot run it gets a sentence instead of a blank page. */
(function () {
  var able =
    typeof Promise === 'function' &&
    typeof Promise.withResolvers === 'function' &&
    typeof structuredClone === 'function' &&
    !!window.indexedDB &&
    !!(window.crypto && window.crypto.subtle) &&
    !!(navigator.locks && navigator.locks.request);
  if (able) return;
  document.documentElement.setAttribute('data-old-browser', 'yes');
  document.addEventListener('DOMContentLoaded', function () {
    var root = document.getElementById('root');
    if (!root) return;
    root.innerHTML = '';
    var text = document.createElement('p');
    text.className = 'old-browser';
    text.setAttribute('role', 'alert');
    text.appendChild(
      document.createTextNode(
        '这个浏览器的版本太旧，无法运行指标工作台；没有读取或改动任何数据。' +
          '请改用 2024 年以后的 Chrome、Edge 或其他基于 Chromium 120 以上内核的浏览器打开本页地址。',
      ),
    );
    root.appendChild(text);
  });
})();
