import { createContext, useContext } from 'react';

/** The id by which the title of a setting belongs to its control. */
export const SettingId = createContext('');

export const useSettingId = (): string => useContext(SettingId);
