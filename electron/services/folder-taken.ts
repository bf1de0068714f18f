/** Another computer has taken the data folder, which went away for a while: nothing may be written there from here. */
export class FolderTaken extends Error {
  constructor() {
    super('数据文件夹已被另一台计算机接管。');
  }
}
