import type { Fact, FactKind, FactPayloads } from "../facts.ts";
import type { CallOf, EndpointShape, InputOf, OutputOf, TokenScope } from "../protocol/endpoint.ts";
import type { Language } from "../protocol/failures/index.ts";
import type { ClientFrame, ServerFrame, WireEvent } from "../protocol/socket.ts";
import type { Config } from "./config/config.ts";
import type { Keys } from "./crypto/keys.ts";
import type { Db, Tx } from "./storage/database.ts";

/** Whoever a request or frame comes from, once the session cookie has been checked. */
export interface Caller {
  readonly accountId: string;
  readonly sessionId: string;
  readonly isOperator: boolean;
  /** The company the account is bound to (S8). */
  readonly companyId: string | null;
  /** Of that company. */
  readonly isAdministrator: boolean;
  /** When they last proved who they are in this session: at the sign-in, or when asked again. */
  readonly provedAt: number;
  /** Their company wants a second factor and they have none yet: only what leads to one is open to them. */
  readonly lacksSecondFactor: boolean;
  /** Has not accepted the current terms of use (S5). */
  readonly owesTerms: boolean;
  /** The bubble that they are, or wait to be, a guest of; null: somebody with an account. `accountId` is then the guest's id. */
  readonly guestOf: string | null;
  /** A program with an access token of theirs, and what it may do; undefined: themselves. `sessionId` is then the token's id. */
  readonly tokenScopes?: readonly TokenScope[];
  readonly language: Language;
}

/** What every act may depend on; an act names the few it uses with `Pick<Platform, …>`. */
export interface Platform {
  readonly audit: Audit;
  readonly config: Config;
  readonly db: Storage;
  readonly facts: Facts;
  readonly keys: Keys;
  readonly log: Log;
  /** Milliseconds since the epoch; tests move it. */
  readonly now: () => number;
  /** A new id (nanoid, 21 characters). */
  readonly newId: () => string;
}

export interface Storage {
  /** For reads. Sees what is committed. */
  readonly reader: Db;
  /**
   * Runs `act` in the write queue. Acts that wait together are committed together (group commit, synchronous=FULL); the
   * promise settles only after that commit. An act that throws is rolled back alone; it may then be run again with those
   * of its group, so an act changes nothing but `tx`.
   */
  transaction<T>(act: (tx: Tx) => Promise<T>): Promise<T>;
}

export interface Facts {
  /**
   * Records a fact in the act's own transaction; it gets its cursor there and is delivered after the commit.
   * @param scope who may ever learn of it when they come back: `conversation:<id>`, `company:<id>` or `account:<id>`
   * @param live what a subscriber would otherwise read back at once (the message just written); never stored, absent on redelivery
   */
  record<K extends FactKind>(
    tx: Tx,
    kind: K,
    payload: FactPayloads[K],
    options: { scope: Scope; live?: unknown },
  ): Promise<number>;
  /** The newest committed cursor. */
  head(): number;
  /**
   * Durable subscriber: called in order for each committed fact, at least once; its position is stored under `name`, so that
   * a crash between commit and handling repeats it. Handlers must be idempotent.
   */
  on<K extends FactKind>(kind: K, name: string, handler: (fact: Fact<K>, live?: unknown) => Promise<void>): void;
}
/** The record of administrative and security acts (S72): only ever added to, each entry chained to the one before. */
export interface Audit {
  /** Notes an act in its own transaction: no act without its entry, no entry without its act. */
  record(tx: Tx, entry: AuditEntry): Promise<void>;
}
export interface AuditEntry {
  /** Past tense, with the feature's name before it: `companies.member_invited`. */
  readonly act: string;
  /** Who did it; null: the program itself, or a command on the machine. */
  readonly actorId: string | null;
  /** Whose administrators may read of it, beside the operator; null: the operator alone. */
  readonly companyId: string | null;
  /** The account, company or thing that it was done to. */
  readonly subjectId?: string;
  /** Accounts it concerns beside that one: those whose entries of a log were read. */
  readonly alsoOf?: readonly string[];
  /** What changed, for a reader: values before and after, an address invited. Sealed; never content of a conversation. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

export type Scope = `conversation:${string}` | `account:${string}` | `company:${string}`;

export interface Log {
  debug(fields: object, text: string): void;
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

export interface RequestContext {
  /** Undefined only where the endpoint's access is `anyone`. */
  readonly caller: Caller | undefined;
  readonly requestId: string;
  readonly language: Language;
  /** The HTTP request; undefined when the call came over the socket. */
  readonly request: Request | undefined;
  /** The peer's address (after `trusted_proxies`), for limits and logs. */
  readonly address: string;
  /** Adds a response header (cookies). */
  setHeader(name: string, value: string): void;
}
type CallerOf<E extends EndpointShape> = E["access"] extends "anyone" ? Caller | undefined : Caller;

export type Handler<E extends EndpointShape> = (
  input: InputOf<E> & Omit<RequestContext, "caller"> & { readonly caller: CallerOf<E> },
) => Promise<OutputOf<E>>;

/** One connected device. A person may have several. */
export interface Device {
  readonly socketId: string;
  readonly deviceId: string;
  readonly caller: Caller;
  send(frame: ServerFrame): void;
}

type FrameOf<T extends ClientFrame["type"]> = Extract<ClientFrame, { type: T }>;

/** Where a feature plugs in. `app.ts` hands it to each feature's `mount…`. */
export interface Host {
  /** Serves an endpoint over HTTP, and over the socket when it is marked `overSocket`. */
  route<const E extends EndpointShape>(endpoint: E, handler: Handler<E>): void;
  /** Handles a socket frame other than hello, ping and request. A thrown Failure is answered as an `error` frame. */
  command<T extends ClientFrame["type"]>(type: T, handler: (frame: FrameOf<T>, device: Device) => Promise<void>): void;
  /**
   * Turns facts of one kind into what a person's devices are told. Asked for every receiver at delivery and again on resume,
   * so access is re-checked each time.
   */
  broadcast<K extends FactKind>(kind: K, broadcast: Broadcast<K>): void;
  /** The scopes a person may hear of beside `account:<own id>`; asked on resume. */
  scopes(find: (accountId: string) => Promise<Scope[]>): void;
  /** Live frames to all devices of a person (typing, call signalling); lost when none is connected. */
  sendTo(accountId: string, frame: ServerFrame, except?: string): void;
  devicesOf(accountId: string): readonly Device[];
  isOnline(accountId: string): boolean;
  onConnected(handler: (device: Device) => void): void;
  onDisconnected(handler: (device: Device) => void): void;
  /** Closes the sockets of a session that ended. */
  closeSession(sessionId: string): void;
  /** Runs before readiness (load an index) and at shutdown (tell calls). */
  onStart(run: () => Promise<void>): void;
  onStop(run: () => Promise<void>): void;
}

export interface OnBehalf {
  /**
   * Runs an endpoint for somebody who asked for it earlier: the same handler with the same rules, so that they get what they may
   * see now and nothing else. Only endpoints that any account may call. @throws Failure
   */
  askAs<const E extends EndpointShape>(
    caller: Caller,
    endpoint: E,
    input?: Partial<CallOf<E>>,
    request?: Request,
  ): Promise<OutputOf<E>>;
}

export interface SentFrames {
  /** Hears what is told live of one kind, whether a device of that person is connected or not. */
  onSent<T extends ServerFrame["type"]>(
    type: T,
    listener: (accountId: string, frame: Extract<ServerFrame, { type: T }>) => void,
  ): void;
}

export interface Broadcast<K extends FactKind> {
  /** Who may know, now. */
  audience(fact: Fact<K>, live: unknown): Promise<readonly string[]>;
  /**
   * The event. Returning one value for all receivers is serialised once; a function is asked per receiver.
   * null: nothing (any more) to tell.
   */
  present(fact: Fact<K>, live: unknown): Promise<WireEvent | ((accountId: string) => Promise<WireEvent | null>) | null>;
}
