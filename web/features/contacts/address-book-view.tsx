import { BookUser, Download, Ellipsis, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import type { AddressBookEntry } from "../../../src/protocol/contacts.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import {
  Avatar,
  Button,
  ConfirmDialog,
  EmptyState,
  IconButton,
  ListRow,
  LoadFailed,
  Locked,
  Menu,
  SkeletonList,
  TextField,
  useLock,
} from "../../ui/index.ts";
import { loadBook, useBookStore, withdrawConsent } from "./book-store.ts";
import { bookTexts } from "./book-texts.ts";
import { CardDialog } from "./card-dialog.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { useNetworkStore } from "./store.ts";

/** Rows that are drawn; the filter finds the others. */
const most = 200;

/** The tab of what one imported; nobody else reads it. */
export function AddressBookView() {
  const { count } = useNetworkStore(({ network }) => network.addressBook);
  const isKnown = useNetworkStore(({ status }) => status !== "loading");
  const { entries, failure } = useBookStore();
  // biome-ignore lint/correctness/useExhaustiveDependencies: again when another device changed it
  useEffect(() => {
    if (count > 0 && entries?.length !== count) void loadBook();
  }, [count]);
  if (!isKnown) return <SkeletonList />;
  if (count === 0) return <EmptyBook />;
  if (failure) return <LoadFailed failure={failure} onRetry={() => void loadBook()} />;
  if (!entries) return <SkeletonList />;
  return <Book entries={entries} />;
}

function EmptyBook() {
  const t = useTexts(bookTexts);
  const lock = useLock("importContacts");
  const [isImporting, setImporting] = useState(false);
  return (
    <>
      <EmptyState
        icon={<BookUser className="size-6" />}
        title={t("empty")}
        action={
          lock ? (
            <Locked because={lock}>{t("importLocked")}</Locked>
          ) : (
            <Button
              tone="primary"
              icon={<Download aria-hidden="true" className="size-4" />}
              onClick={() => setImporting(true)}
            >
              {t("importContacts")}
            </Button>
          )
        }
      >
        {t("emptyDetail")}
      </EmptyState>
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}

const fits = (entry: AddressBookEntry, query: string): boolean =>
  [entry.name, entry.company, ...entry.emails, ...entry.phones].some((text) => text.toLowerCase().includes(query));

function Book({ entries }: { entries: readonly AddressBookEntry[] }) {
  const t = useTexts(bookTexts);
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState<string>();
  const found = entries.filter((entry) => fits(entry, query.trim().toLowerCase()));
  const card = entries.find(({ id }) => id === shown);
  return (
    <>
      <BookHeader count={entries.length} />
      {entries.length > 10 && (
        <div className="px-3 pb-2">
          <TextField
            label={t("filter")}
            isLabelHidden
            look="filled"
            type="search"
            placeholder={t("filter")}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      {found.length === 0 && <p className="p-6 text-center text-text-2">{t("nothingFits", { query })}</p>}
      <ul>
        {found.slice(0, most).map((entry) => (
          <li key={entry.id}>
            <ListRow
              lead={<Avatar id={entry.id} name={entry.name || (entry.emails[0] ?? "")} hasPresence={false} />}
              title={entry.name || entry.emails[0] || entry.phones[0] || t("unnamed")}
              detail={[entry.company, entry.emails[0] ?? entry.phones[0]].filter(Boolean).join(" · ")}
              onSelect={() => setShown(entry.id)}
            />
          </li>
        ))}
      </ul>
      {found.length > most && (
        <p className="px-3 py-4 text-center text-sm text-text-3">{t("moreShown", { count: found.length - most })}</p>
      )}
      {card && <CardDialog entry={card} onClose={() => setShown(undefined)} />}
    </>
  );
}

function BookHeader({ count }: { count: number }) {
  const t = useTexts(bookTexts);
  const lock = useLock("importContacts");
  const [open, setOpen] = useState<"import" | "remove">();
  const close = () => setOpen(undefined);
  return (
    <div className="flex min-h-9 items-center gap-1 px-3 pt-1">
      <h2 className="min-w-0 flex-1 font-semibold text-text-3 text-xs">{t("count", { count })}</h2>
      {!lock && (
        <IconButton
          size="small"
          label={t("importContacts")}
          icon={<Download aria-hidden="true" className="size-4" />}
          onClick={() => setOpen("import")}
        />
      )}
      <Menu
        entries={[
          {
            label: t("removeAll"),
            icon: <Trash2 className="size-4" />,
            isDangerous: true,
            onSelect: () => setOpen("remove"),
          },
        ]}
        trigger={
          <IconButton size="small" label={t("actions")} icon={<Ellipsis aria-hidden="true" className="size-4" />} />
        }
      />
      {open === "import" && <ImportDialog onClose={close} />}
      {open === "remove" && (
        <ConfirmDialog
          title={t("removeAllTitle")}
          detail={t("removeAllDetail")}
          act={t("removeAllAct")}
          onConfirm={withdrawConsent}
          onClose={close}
        />
      )}
    </div>
  );
}
