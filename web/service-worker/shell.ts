/** What the build knows of the interface it made: put in the place of these names by `scripts/build/embed-web.ts`. */
declare const SHELL: { readonly version: string; readonly indexEtag: string; readonly files: readonly string[] };

const shell = SHELL;
const page = "/index.html";
const prefix = "iris-shell-";
/** This version's and the one before it, whose pages may still be open. */
const keptVersions = 2;
const patienceMs = 4_000;

/** Keeps a whole version of the interface, or none: a page never meets scripts of another one. */
export async function keepShell(): Promise<void> {
  const index = await fetch("/", { cache: "no-cache", headers: { accept: "text/html" } });
  // The server was replaced meanwhile: the next look for a newer worker brings what fits.
  if (!index.ok || !index.headers.get("etag")?.startsWith(shell.indexEtag.slice(0, -1)))
    throw new Error("the page is of another version");
  const cache = await caches.open(prefix + shell.version);
  await cache.addAll(shell.files);
  await cache.put(page, index);
}

export async function forgetOldShells(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  for (const name of names.slice(0, -keptVersions)) if (name !== prefix + shell.version) await caches.delete(name);
}

/**
 * A page from the server, and from what is kept when the server cannot be reached: it then says itself that it is offline. Only
 * the interface is kept, never an answer of the API.
 */
export async function openPage(request: Request): Promise<Response> {
  try {
    // As it is: with options it would no longer count as a person opening an address.
    const answer = await soon(fetch(request));
    const isProxyTalking = answer.status === 502 || answer.status === 503 || answer.status === 504;
    return isProxyTalking ? ((await kept(page)) ?? answer) : answer;
  } catch (error) {
    const answer = await kept(page);
    if (answer) return answer;
    throw error;
  }
}

/** A file whose name carries its content's hash: what is kept is right for ever. */
export async function openFile(request: Request): Promise<Response> {
  const known = await caches.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) {
    const cache = await caches.open(prefix + shell.version);
    await cache.put(request, answer.clone());
  }
  return answer;
}

const soon = (answer: Promise<Response>): Promise<Response> =>
  Promise.race([
    answer,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error("the server takes too long")), patienceMs)),
  ]);

const kept = async (path: string): Promise<Response | undefined> =>
  (await caches.open(prefix + shell.version)).match(path);
