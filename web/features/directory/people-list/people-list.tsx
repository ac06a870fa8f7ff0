import { Search, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useSearch } from "wouter";
import type { PeopleView } from "../../../app/feature.ts";
import { peopleSlots } from "../../../app/slots.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { IconButton, ListHeader, TextField } from "../../../ui/index.ts";
import { directoryTexts } from "../texts.ts";
import { Everybody, Found } from "./found.tsx";
import { changeList, useListState } from "./list-state.ts";
import { useRowKeys } from "./row-keys.ts";
import { Tabs } from "./tabs.tsx";

const everybody: PeopleView = {
  id: "everybody",
  label: (language) => translator(directoryTexts, language)("everybody"),
  List: Everybody,
  order: 10,
};

/** People: everybody one may find and what other features list beside them; what is typed searches everybody. */
export function PeopleList() {
  const t = useTexts(directoryTexts);
  const { query, viewId } = useListState();
  const views = [everybody, ...peopleSlots().views].toSorted((a, b) => a.order - b.order);
  const view = views.find(({ id }) => id === viewId) ?? everybody;
  const fieldRef = useRef<HTMLInputElement>(null);
  const { listRef, onKeyDown } = useRowKeys(fieldRef);
  useWantedView(views);
  const clear = () => {
    changeList({ query: "" });
    fieldRef.current?.focus();
  };

  return (
    <search className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      <ListHeader title={t("people")} action={<Actions />}>
        <TextField
          ref={fieldRef}
          label={t("find")}
          isLabelHidden
          look="filled"
          // No `search`: browsers would clear it with Escape and a cross of their own.
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={t("findHint")}
          value={query}
          onChange={(event) => changeList({ query: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape" && query !== "") clear();
          }}
          before={<Search aria-hidden="true" className="size-4" />}
          after={
            query && (
              <IconButton
                size="small"
                label={t("clear")}
                icon={<X aria-hidden="true" className="size-4" />}
                onClick={clear}
              />
            )
          }
        />
      </ListHeader>
      {query.trim() === "" && views.length > 1 && <Tabs views={views} current={view} />}
      <div ref={listRef} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {query.trim() === "" ? <view.List key={view.id} /> : <Found />}
      </div>
    </search>
  );
}

function Actions() {
  return (
    <span className="flex items-center gap-1">
      {peopleSlots().actions.map((Action, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <Action key={at} hasRoom={false} />
      ))}
    </span>
  );
}

/** `/people?view=invitations` opens that tab: where a notice leads. */
function useWantedView(views: readonly PeopleView[]): void {
  const wanted = new URLSearchParams(useSearch()).get("view");
  const isKnown = views.some(({ id }) => id === wanted);
  useEffect(() => {
    if (wanted !== null && isKnown) changeList({ viewId: wanted, query: "" });
  }, [wanted, isKnown]);
}
