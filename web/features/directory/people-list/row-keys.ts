import { type KeyboardEvent, type RefObject, useRef } from "react";

/** Arrows go from the search field into the rows and from row to row; up from the first one leads back. */
export function useRowKeys(fieldRef: RefObject<HTMLInputElement | null>) {
  const listRef = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const rows = [...(listRef.current?.querySelectorAll<HTMLElement>("li > a, li > button") ?? [])];
    const isInField = document.activeElement === fieldRef.current;
    const at = rows.indexOf(document.activeElement as HTMLElement);
    if (step === 0 || (!isInField && at < 0)) return;
    const next = isInField ? (step === 1 ? 0 : -1) : at + step;
    const target = next < 0 ? fieldRef.current : rows[next];
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  return { listRef, onKeyDown };
}
