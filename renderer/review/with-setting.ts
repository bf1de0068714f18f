/** Settings with one of them set; undefined takes it away. */
export function withSetting<T extends object, K extends keyof T & string>(
  settings: T,
  key: K,
  value: T[K] | undefined,
): T {
  const others = Object.fromEntries(Object.entries(settings).filter(([each]) => each !== key));
  return (value === undefined ? others : { ...others, [key]: value }) as T;
}
