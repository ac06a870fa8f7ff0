import { type ComponentType, type FunctionComponent, useEffect, useSyncExternalStore } from "react";
import { ApiFailure, localProblem } from "../api/failure.ts";
import { LoadFailed } from "../ui/states.tsx";

/** `rest`: what always stands there and is seldom seen. It does not hurry, and nothing is said where it does not come. */
type Wanted = "shown" | "rest";

/** A part of the interface that does not come with the first script. */
class LaterPart<P extends object> {
  state: { readonly Part?: ComponentType<P>; readonly hasFailed?: boolean } = {};
  #loading: Promise<void> | undefined;
  readonly #load: () => Promise<ComponentType<P>>;
  readonly #listeners = new Set<() => void>();

  constructor(load: () => Promise<ComponentType<P>>) {
    this.#load = load;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly now = (): typeof this.state => this.state;

  readonly begin = (): Promise<void> => {
    this.#loading ??= this.#load().then(
      (Part) => this.#put({ Part }),
      () => {
        this.#loading = undefined;
        this.#put({ hasFailed: true });
      },
    );
    return this.#loading;
  };

  #put(state: typeof this.state): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Loads everything that comes later, in the order in which it was declared. */
const begins: (() => Promise<unknown>)[] = [];

/**
 * What opens first is small: this part of the interface is loaded when it is first shown, or before, once everything at hand
 * is done (`loadTheRest`). Until then nothing stands in its place.
 * @param load `() => import("./own-part.tsx").then(({ OwnPart }) => OwnPart)`
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  wanted: Wanted = "shown",
): FunctionComponent<P> {
  const part = new LaterPart(load);
  begins.push(part.begin);
  const component: FunctionComponent<P> = (props) => <Later part={part} given={props} wanted={wanted} />;
  // Lists of parts tell them apart by it.
  component.displayName = `later${begins.length}`;
  return component;
}

interface LaterProps<P extends object> {
  readonly part: LaterPart<P>;
  readonly given: P;
  readonly wanted: Wanted;
}

function Later<P extends object>({ part, given, wanted }: LaterProps<P>) {
  const { Part, hasFailed } = useSyncExternalStore(part.subscribe, part.now, part.now);
  useEffect(() => {
    if (wanted === "shown") void part.begin();
  }, [part, wanted]);
  if (Part) return <Part {...given} />;
  // A browser does not ask twice for a script that did not come.
  return hasFailed && wanted === "shown" ? (
    <LoadFailed failure={new ApiFailure(localProblem("core.unavailable"))} onRetry={() => location.reload()} />
  ) : null;
}

/** One part after the other, whenever the page has nothing else to do. What does not come now comes when it is shown. */
export async function loadTheRest(): Promise<void> {
  for (const begin of begins) {
    await idle();
    await begin();
  }
}

const idle = () =>
  new Promise<void>((resolve) => {
    // Safari has none.
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 20);
  });
