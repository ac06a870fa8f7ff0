const sentFromKey = "iris-sign-on-from";
/** Tells the page that waits for it that a proof was given in another window. */
const channelName = "iris-sign-on";

/** Leaves for the provider; what stood behind the sign-in page's address is wanted again on return. */
export function departFor(url: string, search = ""): void {
  sessionStorage.setItem(sentFromKey, search);
  location.assign(url);
}

/** The sign-in page's query before leaving, once. */
export function takeSentFrom(): string {
  const search = sessionStorage.getItem(sentFromKey) ?? "";
  sessionStorage.removeItem(sentFromKey);
  return search;
}

export function tellProved(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage("proved");
  channel.close();
}

/** @returns how to stop listening */
export function whenProved(handler: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = handler;
  return () => channel.close();
}
