import { type Browser as Chromium, chromium } from "playwright-core";

export type Browser = Chromium & AsyncDisposable;

export interface BrowserOptions {
  /** True: windows on the screen and slow motion, to watch a test. Also by `IRIS_HEADED=1`. */
  readonly headed?: boolean;
  /** Lets real host candidates out instead of mDNS names, which need a resolver that containers lack. Default true. */
  readonly realCandidates?: boolean;
  /** Pictures a second of the fake camera; several browsers that all encode share one machine. Default 20. */
  readonly cameraFps?: number;
  /** The whole browser, though nobody sees its windows: the lighter one refuses every notification. Default false. */
  readonly whole?: boolean;
  /** Code is made fast, as people's browsers do: for what measures it. Default false. */
  readonly optimises?: boolean;
}

/** A Chromium process of its own, with a fake camera (a moving picture) and microphone (a beep). */
export async function openBrowser({
  headed = process.env.IRIS_HEADED === "1",
  realCandidates = true,
  cameraFps = 20,
  whole = headed,
  optimises = false,
}: BrowserOptions = {}): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env.IRIS_CHROMIUM ?? chromiumPath(whole),
    headless: !headed,
    slowMo: headed ? 200 : 0,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--use-fake-device-for-media-stream=fps=${cameraFps}`,
      "--use-fake-ui-for-media-stream",
      "--auto-accept-this-tab-capture",
      "--allow-loopback-in-peer-connection",
      "--autoplay-policy=no-user-gesture-required",
      // A page lives for seconds here: making its code fast costs more than running it as it is, a fifth of the whole.
      ...(optimises ? [] : ["--js-flags=--no-opt --no-maglev"]),
      ...(realCandidates ? ["--disable-features=WebRtcHideLocalIpsWithMdns"] : []),
    ],
  });
  // What moves costs a picture at each step, and whoever clicks waits until it stands.
  // A page that a service worker answers makes requests that a test cannot see; whoever tests the worker allows it.
  const newContext = browser.newContext.bind(browser);
  browser.newContext = (options) => newContext({ serviceWorkers: "block", reducedMotion: "reduce", ...options });
  return browser as Browser;
}

/** The same engine without a window's frame takes little more than half of the processor's time. */
function chromiumPath(whole: boolean): string {
  const withWindows = ["chromium", "chromium-browser", "google-chrome"];
  const names = whole ? withWindows : ["chromium-headless-shell", ...withWindows];
  const found = names.map((name) => Bun.which(name)).find(Boolean);
  if (!found) throw new Error("Chromium is not installed: apt-get install chromium, or set IRIS_CHROMIUM");
  return found;
}
