import { useEffect, useRef, useState } from "react";
import { askForProofWith } from "../../../api/index.ts";
import { later } from "../../../app/later.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Dialog } from "../../../ui/index.ts";
import { proofTexts } from "./proof-texts.ts";

const ProofWays = later(() => import("./proof-ways.tsx").then(({ ProofWays }) => ProofWays));

/** Asks before a dangerous act whether this is still the person who signed in; the act then goes on. */
export function ProofDialog() {
  const t = useTexts(proofTexts);
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<(isProved: boolean) => void>(() => {});
  useEffect(
    () =>
      askForProofWith(() => {
        setOpen(true);
        return new Promise((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );
  const close = (isProved: boolean) => {
    setOpen(false);
    answer.current(isProved);
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => close(false)}
      title={t("proveTitle")}
      description={t("proveDetail")}
      width="small"
    >
      {isOpen && <ProofWays onProved={() => close(true)} />}
    </Dialog>
  );
}
