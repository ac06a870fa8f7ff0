import { type ComponentType, useEffect, useRef } from "react";
import { matchRoute, useLocation, useRouter } from "wouter";
import { useConnection } from "../api/connection.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { BesidePage, cx, OfflineBar } from "../ui/index.ts";
import type { PageRoute, Section } from "./feature.ts";
import { overlays } from "./features.ts";
import { BottomBar, Rail } from "./navigation.tsx";
import { NotFound } from "./not-found.tsx";
import { Palette } from "./palette.tsx";
import { routes, sections } from "./sections.ts";
import { useAccount } from "./session.ts";
import { appTexts } from "./texts.ts";
import { useLayout } from "./use-media.ts";
import { useWindowTitle } from "./window-title.ts";

type Params = Readonly<Record<string, string | undefined>>;

/** The first page whose address fits. */
export function useMatchedPage(
  access: readonly PageRoute["access"][],
): { route: PageRoute; params: Params } | undefined {
  const [location] = useLocation();
  const { parser } = useRouter();
  for (const route of routes) {
    if (!access.includes(route.access)) continue;
    const [matches, params] = matchRoute(parser, route.path, location);
    if (matches) return { route, params };
  }
  return undefined;
}

/** Rail, list and main part, or one of them at a time when the window is narrow. */
export function Shell() {
  const t = useTexts(appTexts);
  const account = useAccount();
  const layout = useLayout();
  const [location] = useLocation();
  const page = useMatchedPage(["signedIn"]);
  const isLost = useConnection((state) => state.lostAt !== null);
  const visible = sections.filter((section) => section.isFor?.(account) ?? true);
  const here = visible.find((section) => section.href === location);
  // A chat opened from the bubbles list keeps the bubbles list beside it.
  const last = useRef<Section | undefined>(undefined);
  // A page below a section's address belongs to it, however one came there.
  const around = here ?? visible.find((section) => location.startsWith(`${section.href}/`));
  if (around) last.current = around;
  const current = around ?? last.current ?? visible[0];
  useWindowTitle(visible);
  useKeptFocus(location);

  const isAlone = layout !== "full";
  const isListShown = current?.List !== undefined && (!isAlone || (here !== undefined && !page));
  const isMainShown = !isAlone || !isListShown;

  return (
    <div className="flex h-dvh flex-col bg-surface-0">
      <a
        href="#main"
        className="sr-only z-50 rounded-medium bg-surface-2 px-4 py-2 font-medium shadow-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t("skip")}
      </a>
      <OfflineBar isOffline={isLost} />
      <div className={cx("flex min-h-0 flex-1", layout === "column" ? "flex-col" : "flex-row")}>
        {layout !== "column" && <Rail sections={visible} current={current} />}
        <div
          className={cx(
            "flex min-h-0 min-w-0 flex-1 overflow-hidden bg-surface-2",
            layout !== "column" && "rounded-tl-large border-line border-t border-l",
          )}
        >
          {isListShown && current?.List && <ListPart List={current.List} isAlone={!isMainShown} label={t("list")} />}
          {isMainShown && (
            <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 outline-none">
              <MainPart page={page} section={here} />
            </main>
          )}
        </div>
        {layout === "column" && !page && <BottomBar sections={visible} current={current} />}
      </div>
      <Palette />
      {overlays.map((Overlay) => (
        <Overlay key={Overlay.displayName ?? Overlay.name} />
      ))}
    </div>
  );
}

/** Beside the main part, or in its place where there is room for one of them only. */
function ListPart({ List, isAlone, label }: { List: ComponentType; isAlone: boolean; label: string }) {
  const look = "flex min-h-0 flex-col bg-surface-1";
  if (isAlone)
    return (
      <main id="main" tabIndex={-1} className={cx(look, "min-w-0 flex-1 outline-none")}>
        <List />
      </main>
    );
  return (
    <section aria-label={label} className={cx(look, "w-80 shrink-0 border-line border-r")}>
      <BesidePage value>
        <List />
      </BesidePage>
    </section>
  );
}

interface MainPartProps {
  readonly page: ReturnType<typeof useMatchedPage>;
  readonly section: Section | undefined;
}
function MainPart({ page, section }: MainPartProps) {
  if (page) return <page.route.Page params={page.params} />;
  return section ? <section.Main /> : <NotFound />;
}

/** Where the list made way for the page, the focus went with it: it goes on in the main part. */
function useKeptFocus(location: string): void {
  const shown = useRef(location);
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    if (document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
  }, [location]);
}
