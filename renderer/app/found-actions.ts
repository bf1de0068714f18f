interface Named {
  readonly label?: string;
}

/**
 * The actions whose name contains what is typed. What a name says of the moment, after its colon, counts least: “录入” opens
 * that view rather than undoing an entry.
 */
export function foundActions<Action extends object & Named>(
  query: string,
  actions: readonly Action[],
): Action[] {
  const wanted = query.trim().toLowerCase();
  const has = (text: string): boolean => text.toLowerCase().includes(wanted);
  const found = actions.filter(({ label = '' }) => has(label));
  const isFirst = ({ label = '' }: Action): boolean => has(label.split('：')[0] ?? '');
  return [...found.filter(isFirst), ...found.filter((action) => !isFirst(action))];
}
