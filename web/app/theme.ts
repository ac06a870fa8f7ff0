import { create } from "zustand";

export type Theme = "system" | "light" | "dark";
const storageKey = "iris.theme";

const isTheme = (value: string | null): value is Theme => value === "light" || value === "dark" || value === "system";
const remembered = (): Theme => {
  const value = globalThis.localStorage?.getItem(storageKey) ?? null;
  return isTheme(value) ? value : "system";
};

export const useTheme = create<{ theme: Theme }>(() => ({ theme: remembered() }));

/** Puts the choice on <html>, where the tokens read it; "system" leaves the choice to the device. */
export function applyTheme(theme: Theme = useTheme.getState().theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Chosen per device: a dark phone at night does not darken the desk. */
export function setTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme);
  useTheme.setState({ theme });
  applyTheme(theme);
}
