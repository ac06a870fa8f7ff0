import type { KeyboardEvent } from "react";

const isArticle = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element.hasAttribute("data-message-id");

/**
 * Arrow keys walk from message to message once one has the focus; Enter on the list steps onto the newest shown one. There,
 * the menu key offers what the pointer's right button does.
 */
export function onMessageKeys(event: KeyboardEvent<HTMLElement>): void {
  const list = event.currentTarget;
  const focused = document.activeElement;
  const articles = [...list.querySelectorAll<HTMLElement>("[data-message-id]")];
  if (event.target === list && event.key === "Enter") {
    event.preventDefault();
    const bottom = list.getBoundingClientRect().bottom;
    articles.findLast((article) => article.getBoundingClientRect().bottom <= bottom)?.focus();
    return;
  }
  if (!isArticle(focused) || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const next = articles[articles.indexOf(focused) + (event.key === "ArrowUp" ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}
