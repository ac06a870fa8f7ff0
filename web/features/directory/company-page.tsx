import { useAccount } from "../../app/session.ts";
import { useTitle } from "../../app/window-title.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Badge, Card, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { nameOf } from "./names.ts";
import { PersonRow } from "./people-list/person-row.tsx";
import { directoryTexts } from "./texts.ts";
import { usePeopleSearch } from "./use-people-search.ts";

/** One's own company and the colleagues one may find. */
export function CompanyPage() {
  const t = useTexts(directoryTexts);
  const account = useAccount();
  const company = account.companyName ?? "";
  const { people, failure, retry } = usePeopleSearch("", { limit: 50, within: "company" });
  const colleagues = people?.filter((person) => person.id !== account.id);
  useTitle(company);
  return (
    <div className="flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-2xl flex-col gap-6 px-4 py-8">
        <header className="flex items-center gap-4">
          <Avatar id={company} name={company} kind="bubble" size="huge" />
          <div className="min-w-0">
            <h1 dir="auto" className="font-semibold text-xl [overflow-wrap:anywhere]">
              {company}
            </h1>
            <p className="text-text-2">{t("companyDetail", { company })}</p>
          </div>
        </header>
        {failure && <LoadFailed failure={failure} onRetry={retry} />}
        {!colleagues && !failure && <SkeletonList />}
        {colleagues && (
          <Card title={t("members", { count: colleagues.length + 1 })}>
            <ul className="-mx-2">
              <li className="flex min-h-16 items-center gap-3 px-3">
                <Avatar id={account.id} name={`${account.firstName} ${account.lastName}`} />
                <span className="font-medium">
                  {account.firstName} {account.lastName}
                </span>
                <Badge>{t("you")}</Badge>
              </li>
              {colleagues
                .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
                .map((person) => (
                  <li key={person.id}>
                    <PersonRow person={person} showsCompany={false} />
                  </li>
                ))}
            </ul>
          </Card>
        )}
      </div>
    </div>
  );
}
