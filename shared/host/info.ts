export interface HostInfo {
  readonly kind: 'electron' | 'browser';
  readonly version: string;
  /** Absolute path of the data folder, to show to people. */
  readonly dataFolder: string;
  /** Name of the operating-system user, the first proposal for "who". */
  readonly userName: string;
  /** Folder in which exports are proposed to be saved. */
  readonly documentsFolder: string;
  /** True where `file.pick` shows the system's own save dialog; else the page asks for folder and name itself. */
  readonly nativeDialogs: boolean;
}
