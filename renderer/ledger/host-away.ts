/** The host could not be reached, or did not answer in time; what the call was to do may have been done. */
export class HostAway extends Error {
  override readonly name = 'HostAway';
}

/** Something answers at the host's place, but it is not the host of this page's data. Nothing was done. */
export class HostStranger extends Error {
  override readonly name = 'HostStranger';
}

/** The host is there, and could not or would not do it. The message is its own. */
export class HostRefused extends Error {
  override readonly name = 'HostRefused';
}

/** Why a call has come to nothing, and what to do, in whole sentences. What the call was to do is for the caller to name. */
export function callTroubleText(error: unknown): string {
  if (error instanceof HostAway) return '后台服务没有回应。请确认启动程序的窗口仍在运行，再试一次。';
  if (error instanceof HostStranger)
    return '本页连到的不是原来那份数据的后台服务。请打开启动程序给出的新地址。';
  const message = error instanceof Error ? error.message : String(error);
  // What the services refuse they refuse in Chinese; everything else, also with a Chinese path in it, is for a support call.
  if (error instanceof HostRefused && /^\p{Script=Han}/u.test(message)) return message;
  return `出了意外，请再试一次。技术信息：${message}。`;
}
