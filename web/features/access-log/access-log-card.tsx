import { type FormEvent, useState } from "react";
import { type AccessLogEntry, readAccessLog } from "../../../src/protocol/access-log.ts";
import { type ApiFailure, asFailure, call, wordsOf } from "../../api/index.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button, Card, Notice, TextArea, TextField } from "../../ui/index.ts";
import { AccessEntryRow } from "./access-entry-row.tsx";
import { accessLogTexts } from "./access-log-texts.ts";

interface Person {
  readonly id: string;
  readonly name: string;
}
interface Wish {
  readonly reason: string;
  readonly from: string;
  readonly until: string;
  readonly action: string;
  readonly person: Person | null;
}
const noWish: Wish = { reason: "", from: "", until: "", action: "", person: null };
const leastReason = 10;
const dayMs = 24 * 3_600_000;

const bodyOf = ({ reason, from, until, action, person }: Wish, before?: string) => ({
  reason,
  ...(from && { from: new Date(`${from}T00:00`).getTime() }),
  ...(until && { until: new Date(`${until}T00:00`).getTime() + dayMs - 1 }),
  ...(action.trim() && { action: action.trim() }),
  ...(person && { personId: person.id }),
  ...(before && { before }),
});

/** The reason first, then the entries. */
export function AccessLogCard() {
  const t = useTexts(accessLogTexts);
  const [wish, setWish] = useState(noWish);
  const [entries, setEntries] = useState<readonly AccessLogEntry[]>();
  const [next, setNext] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const change = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }));

  const read = async (asked: Wish, known: readonly AccessLogEntry[], before?: string) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const page = await call(readAccessLog, { body: bodyOf(asked, before) });
      setEntries([...known, ...page.entries]);
      setNext(page.next);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  const readPerson = (person: Person | null) => {
    const asked = { ...wish, person };
    setWish(asked);
    void read(asked, []);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void read(wish, []);
  };
  return (
    <Card title={t("title")} description={t("intro")}>
      <form className="flex flex-col gap-3" onSubmit={submit}>
        <TextArea
          label={t("reason")}
          hint={t("reasonHint")}
          rows={2}
          maxLength={500}
          value={wish.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
        <div className="flex flex-wrap items-end gap-3">
          <TextField
            label={t("from")}
            type="date"
            value={wish.from}
            max={wish.until || undefined}
            onChange={(event) => change({ from: event.target.value })}
          />
          <TextField
            label={t("until")}
            type="date"
            value={wish.until}
            min={wish.from || undefined}
            onChange={(event) => change({ until: event.target.value })}
          />
          <TextField
            label={t("action")}
            value={wish.action}
            placeholder="signIn"
            maxLength={80}
            onChange={(event) => change({ action: event.target.value })}
          />
          <Button type="submit" tone="primary" isBusy={isBusy} disabled={wish.reason.trim().length < leastReason}>
            {t("read")}
          </Button>
        </div>
      </form>
      {wish.person && (
        <div className="mt-3 flex flex-wrap items-center gap-3 rounded-medium bg-accent-soft px-3 py-2 text-sm">
          <span className="min-w-0 flex-1">{t("personShown", { name: wish.person.name })}</span>
          <Button size="small" onClick={() => readPerson(null)}>
            {t("everyPerson")}
          </Button>
        </div>
      )}
      {failure && (
        <div className="mt-3">
          <Notice tone="danger" title={wordsOf(failure.problem).title}>
            {wordsOf(failure.problem).cure}
          </Notice>
        </div>
      )}
      {entries?.length === 0 && <p className="mt-3 text-text-3">{t("empty")}</p>}
      {entries && entries.length > 0 && (
        <ol className="mt-3 divide-y divide-line">
          {entries.map((entry, index) => (
            // Entries have no number of their own, and never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
            <AccessEntryRow key={index} entry={entry} onPerson={readPerson} />
          ))}
        </ol>
      )}
      {next !== null && (
        <Button size="small" className="mt-3" isBusy={isBusy} onClick={() => void read(wish, entries ?? [], next)}>
          {t("older")}
        </Button>
      )}
    </Card>
  );
}
