import { CSPProvider } from "@base-ui/react/csp-provider";
import { Redirect, useLocation } from "wouter";
import { LiveRegion } from "../ui/announce.tsx";
import { AfterAWhile, LoadFailed, LogoMark, ToastRegion, TooltipProvider } from "../ui/index.ts";
import { CrashGuard } from "./crash-guard.tsx";
import { OfflinePage } from "./offline-page.tsx";
import { beginSession, gateFor, useSession } from "./session.ts";
import { Shell, useMatchedPage } from "./shell.tsx";

/** The content security policy forbids inline styles: the primitives must not write <style> elements. */
export function App() {
  return (
    <CSPProvider disableStyleElements>
      <TooltipProvider delay={500}>
        <ToastRegion>
          <CrashGuard>
            <SessionGate />
          </CrashGuard>
          <LiveRegion />
        </ToastRegion>
      </TooltipProvider>
    </CSPProvider>
  );
}

/** Who is here decides what is shown; addresses that anyone may open are shown in any case. */
function SessionGate() {
  const session = useSession((state) => state.session);
  const open = useMatchedPage(session.status === "signedIn" ? ["anyone"] : ["anyone", "signedOut"]);
  const [location] = useLocation();
  if (open && session.status !== "loading") return <open.route.Page params={open.params} />;
  switch (session.status) {
    case "loading":
      return (
        <div className="flex h-dvh items-center justify-center">
          <AfterAWhile>
            <LogoMark className="size-16 animate-shimmer" />
          </AfterAWhile>
        </div>
      );
    case "failed":
      return session.failure.isOffline ? (
        <OfflinePage onRetry={retryQuietly} />
      ) : (
        <main className="h-dvh">
          <LoadFailed failure={session.failure} onRetry={() => void beginSession()} />
        </main>
      );
    case "signedOut":
      return <Redirect to={`/sign-in${location === "/" ? "" : `?next=${encodeURIComponent(location)}`}`} replace />;
    case "visiting":
      return <Redirect to="/guest" replace />;
    case "signedIn": {
      const Gate = gateFor(session.account);
      if (Gate) return <Gate />;
      return location.startsWith("/sign-") ? <Redirect to={nextOf(globalThis.location.search)} replace /> : <Shell />;
    }
  }
}

/** Without showing that it loads: the page stays as it is until there is a connection. */
const retryQuietly = () => void beginSession(true);

/** Where the person wanted to go before signing in; only addresses of this site. */
const nextOf = (search: string): string => {
  const next = new URLSearchParams(search).get("next");
  // Browsers read `/\` as `//`: another site.
  return next !== null && /^\/(?![/\\])/.test(next) ? next : "/";
};
