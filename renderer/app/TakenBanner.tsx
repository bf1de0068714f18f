/** A backup has taken the place of the ledger on the screen while something was being typed, which must not vanish. */
export function TakenBanner() {
  return (
    <div className="banner" role="alert" data-region>
      <p>
        已换成备份里的数据。本页还是原来的，有正在输入、没有存上的内容，它们不会带过去：请先抄下或复制，再重新载入。
      </p>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        重新载入
      </button>
    </div>
  );
}
