/** The page's size on both sides: an office screen. */
export const viewport = { width: 1366, height: 768 } as const;
