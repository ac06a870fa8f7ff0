import { navigate } from "wouter/use-browser-location";

/** Keeps the interface for when the server cannot be reached, and is told by push. While developing there is none. */
export function registerWorker(): void {
  if (!("serviceWorker" in navigator) || process.env.NODE_ENV !== "production") return;
  const worker = navigator.serviceWorker;
  worker.addEventListener("message", ({ data }) => {
    // A notification was clicked: this window shows what it was about, without loading anything afresh.
    if (data?.type === "open" && typeof data.url === "string" && data.url.startsWith("/")) navigate(data.url);
  });
  worker.register("/service-worker.js").catch(() => {
    // A browser that forbids it (private windows, storage turned off): everything else works.
  });
}
