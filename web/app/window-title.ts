import { useEffect } from "react";
import { create } from "zustand";
import type { Section } from "./feature.ts";

const usePageTitle = create<{ title: string }>(() => ({ title: "" }));

/** Names the page in the window's title for as long as it is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    usePageTitle.setState({ title });
    return () => usePageTitle.setState(({ title: now }) => ({ title: now === title ? "" : now }));
  }, [title]);
}

const useNothing = () => 0;

/** "(3) Ada Lovelace – Iris": what waits is seen from another tab. The first section that counts is the one that counts. */
export function useWindowTitle(sections: readonly Section[]): void {
  const useCount = sections.find((section) => section.useBadge)?.useBadge ?? useNothing;
  const count = useCount();
  const title = usePageTitle((state) => state.title);
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ""}${title ? `${title} – ` : ""}Iris`;
  }, [count, title]);
}
