/**
 * The harness of the browser tests: the real program, real browsers, real mail.
 *
 *     await using iris = await startIris();                       // the compiled program, alone in an empty folder
 *     await using browser = await openBrowser();                  // Chromium with a fake camera and microphone
 *     const ada = await newPerson(iris, browser, "ada");          // signed up and in, with a page at the start
 *     const phone = await newDevice(iris, browser, ada, { viewport: phoneViewport });
 *     await ada.page.getByRole("button", { name: "Call" }).click();
 *     await until("bob's card shows", () => bob.page.getByRole("dialog").isVisible());
 *     await expectAccessible(ada.page);                           // axe-core, WCAG 2.2 AA
 *     await screenshot(ada.page, "call-active");                  // dist/screenshots/call-active-1440x900-light.png
 *
 * Tests live in `web/e2e/*.e2e.ts`; `bun test ./web/e2e/call.e2e.ts` runs one. They never sleep: they wait with `until` or a
 * locator. `iris.output()` is all the program said; `iris.kill()` is a power cut, `iris.restart()` comes back with the same data
 * at the same address. `IRIS_BINARY=dist/iris` uses that file as it is instead of building.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeExecutable } from "./executable.ts";
import { freePort } from "./free-port.ts";
import { catchMail, type MailCatcher } from "./mail-catcher.ts";
import { until } from "./until.ts";

export { expectAccessible } from "./accessibility.ts";
export { type Browser, openBrowser } from "./browser.ts";
export { type Device, newDevice, newPerson, type Person, phoneViewport } from "./person.ts";
export { screenshot } from "./screenshot.ts";
export { until } from "./until.ts";

export interface IrisOptions {
  /** clamd's address (`unix:…`, as `startClamd` gives it), or `off`. */
  readonly clamd?: string;
  /** False: no mail server is configured, mails go to the operator's outbox. `newPerson` needs mail. */
  readonly smtp?: boolean;
  /** More settings, as `IRIS_SECTION_KEY` variables. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Iris extends AsyncDisposable {
  /** `http://localhost:<port>`: browsers take Secure cookies from localhost without TLS. */
  readonly url: string;
  readonly mail: MailCatcher;
  /** The data folder. */
  readonly data: string;
  /** Everything the program wrote, over all its starts. */
  output(): string;
  /** The one-time link for the first operator, as printed. */
  operatorLink(): Promise<string>;
  /** SIGKILL: nothing is flushed or said good-bye to. */
  kill(): Promise<void>;
  /** SIGTERM, and waits for the end. @returns the exit code */
  stop(): Promise<number>;
  /** Starts it again after `kill` or `stop`. @param changes settings that are different from now on */
  restart(changes?: Readonly<Record<string, string>>): Promise<void>;
}

export async function startIris({ clamd = "off", smtp = true, env = {} }: IrisOptions = {}): Promise<Iris> {
  const folder = await mkdtemp(join(tmpdir(), "iris-e2e-"));
  const executable = await placeExecutable(folder);
  const mail = await catchMail();
  const [port, mediaPort] = await Promise.all([freePort(), freePort()]);
  const url = `http://localhost:${port}`;
  const data = join(folder, "data");
  const settings = {
    IRIS_SERVER_PORT: String(port),
    IRIS_SERVER_PUBLIC_URL: url,
    // Lets each person of a test come from an address of their own: limits per address stay on, as they are.
    IRIS_SERVER_TRUSTED_PROXIES: "127.0.0.1,::1",
    IRIS_STORAGE_DATA: data,
    IRIS_FILES_CLAMD: clamd,
    IRIS_MEDIA_UDP_PORT: String(mediaPort),
    IRIS_MEDIA_TCP_PORT: String(mediaPort),
    ...(smtp ? { IRIS_MAIL_SMTP_URL: mail.url } : {}),
    ...env,
  };

  let output = "";
  const listen = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    for await (const chunk of stream) output += decoder.decode(chunk, { stream: true });
  };
  const spawn = async () => {
    const child = Bun.spawn([executable, "serve"], {
      cwd: folder,
      // Nothing else of this environment: it may hold settings of a developer's own Iris.
      env: { PATH: process.env.PATH ?? "", HOME: folder, TMPDIR: tmpdir(), ...settings },
      stdin: "ignore",
      stdout: "pipe",
      stderr: "pipe",
    });
    void listen(child.stdout);
    void listen(child.stderr);
    const isReady = async () => child.exitCode !== null || (await fetch(`${url}/readyz`)).ok;
    await until("Iris is ready", isReady, { timeoutMs: readyWithinMs }).catch(async (error: unknown) => {
      child.kill("SIGKILL");
      throw new Error(`Iris did not become ready; it said:\n${output}`, { cause: error });
    });
    if (child.exitCode !== null) throw new Error(`Iris stopped while starting; it said:\n${output}`);
    return child;
  };

  let child = await spawn();
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    child.kill(signal);
    return child.exited;
  };
  return {
    url,
    mail,
    data,
    output: () => output,
    operatorLink: () => until("the operator's link is printed", () => output.match(operatorLinkPattern)?.[0]),
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
    restart: async (changes = {}) => {
      Object.assign(settings, changes);
      child = await spawn();
    },
    [Symbol.asyncDispose]: async () => {
      await end("SIGKILL");
      await mail.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Generous: after seeding, two hundred thousand facts are delivered before it is ready. */
const readyWithinMs = 120_000;
const operatorLinkPattern = /https?:\/\/\S+operator\S+/;
