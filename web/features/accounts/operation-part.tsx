import { OutboxCard } from "./outbox-card.tsx";
import { ScanningNotice } from "./scanning-notice.tsx";

/** What the operator looks after: mail that waits, files that pass unscanned. */
export function OperationPart() {
  return (
    <>
      <ScanningNotice />
      <OutboxCard />
    </>
  );
}
