import { nanoid } from "nanoid";
import type { BrowserContext, Page } from "playwright-core";
import type { Language } from "../../src/protocol/failures/index.ts";
import type { Browser } from "./browser.ts";
import type { Iris } from "./iris.ts";

export interface DeviceOptions {
  /** The browser's and, for `newPerson`, the account's. */
  readonly language?: Language;
  readonly theme?: "light" | "dark";
  readonly viewport?: { width: number; height: number };
  /** A touch screen. */
  readonly touch?: boolean;
  /** What the browser grants without asking; default camera and microphone. */
  readonly permissions?: readonly string[];
  /** True: the page's service worker runs. Without it a page asks the server for everything, and starts sooner. */
  readonly worker?: boolean;
  /** True: the page tries its network as it does at a first sign-in. */
  readonly triesNetwork?: boolean;
}
export const phoneViewport = { width: 390, height: 844 } as const;
const deskViewport = { width: 1440, height: 900 } as const;

export interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors in the console and uncaught exceptions, CSP violations among them. */
  readonly problems: readonly string[];
}

export interface Person extends Device {
  readonly accountId: string;
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The last name follows from the first: "Ada Lovelace". */
  readonly fullName: string;
}

const lastNames: Record<string, string> = {
  ada: "Lovelace",
  bob: "Kahn",
  carol: "Shaw",
  dave: "Mills",
  mallory: "Craig",
  olga: "Ladyzhenskaya",
};
const password = "correct horse battery staple";
const sessionCookie = "__Host-iris";

/** Signs somebody up (mail, code and all) and opens a device where they are signed in. */
export async function newPerson(
  iris: Iris,
  browser: Browser,
  name: string,
  options: DeviceOptions = {},
): Promise<Person> {
  const operator = await firstOperator(iris);
  const account = name === "olga" ? operator : await signUp(iris, name, options.language ?? "en");
  return { ...account, ...(await openDevice(iris, browser, account.session, options)) };
}

/** Another browser profile in which the same person signs in: own cookies, own storage, own socket. */
export async function newDevice(
  iris: Iris,
  browser: Browser,
  { email, password: own = password }: { readonly email: string; readonly password?: string },
  options: DeviceOptions = {},
): Promise<Device> {
  const answer = await post(iris, "/api/sign-in", { email, password: own });
  return openDevice(iris, browser, sessionOf(answer), options);
}

type Account = Omit<Person, keyof Device> & { readonly session: string };
const operators = new WeakMap<Iris, Promise<Account>>();

/** The instance opens for others once its first operator, olga, has used the printed link. */
function firstOperator(iris: Iris): Promise<Account> {
  const known = operators.get(iris);
  if (known) return known;
  const made = iris.operatorLink().then((link) => {
    const operatorToken = link.match(/[A-Za-z0-9_-]{16,}$/)?.[0];
    if (!operatorToken) throw new Error(`no token in ${link}`);
    return signUp(iris, "olga", "en", operatorToken);
  });
  operators.set(iris, made);
  return made;
}

const mailedCode = async (iris: Iris, email: string) => (await iris.mail.mailTo(email)).text.match(/\b\d{6}\b/)?.[0];

/** The first operator is known by the printed link and needs no mail. */
async function signUp(iris: Iris, name: string, language: Language, operatorToken?: string): Promise<Account> {
  const firstName = name.charAt(0).toUpperCase() + name.slice(1);
  const lastName = lastNames[name] ?? "Miller";
  const email = `${name}@example.test`;
  const { termsVersion } = await (await fetch(`${iris.url}/api/instance`)).json();
  const form = { email, password, firstName, lastName, language, acceptedTerms: termsVersion, operatorToken };
  await post(iris, "/api/sign-up", form);
  const answer =
    operatorToken === undefined
      ? await post(iris, "/api/verify-email", { email, code: await mailedCode(iris, email), password })
      : await post(iris, "/api/sign-in", { email, password });
  const { account, id: accountId = account.id } = await answer.json();
  return {
    accountId,
    email,
    password,
    firstName,
    lastName,
    fullName: `${firstName} ${lastName}`,
    session: sessionOf(answer),
  };
}

async function openDevice(iris: Iris, browser: Browser, session: string, options: DeviceOptions): Promise<Device> {
  const { language = "en", theme = "light", viewport = deskViewport, touch = false } = options;
  const context = await browser.newContext({
    baseURL: iris.url,
    locale: { en: "en-GB", de: "de-DE", fr: "fr-FR" }[language],
    colorScheme: theme,
    viewport,
    hasTouch: touch,
    isMobile: touch,
    ...(options.worker && { serviceWorkers: "allow" as const }),
    permissions: [...(options.permissions ?? ["camera", "microphone"])],
    extraHTTPHeaders: { "x-forwarded-for": ownAddress() },
  });
  await context.addCookies([
    { name: sessionCookie, value: session, url: iris.url.replace("http:", "https:"), secure: true, httpOnly: true },
  ]);
  // Trying the network is a matter of its own test; its connections would stand among those of a call.
  if (!options.triesNetwork)
    await context.addInitScript(() => {
      if (location.protocol === "http:") localStorage.setItem("iris.network-tried", "not in this test");
    });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await page.goto("/");
  return { context, page, problems };
}

async function post(iris: Iris, path: string, body: object): Promise<Response> {
  const answer = await fetch(iris.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": ownAddress(), "x-request-id": nanoid() },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

const sessionOf = (answer: Response): string => {
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookie}=`));
  const token = cookie?.slice(sessionCookie.length + 1).split(";")[0];
  if (!token) throw new Error("no session cookie was set");
  return token;
};

let lastAddress = 0;
const ownAddress = (): string => {
  lastAddress += 1;
  return `10.${(lastAddress >> 16) & 255}.${(lastAddress >> 8) & 255}.${lastAddress & 255}`;
};
